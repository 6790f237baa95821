"""What the store answers besides records: counts, marks, bars and sums, bounded in number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shapely.geometry.base import BaseGeometry

from incidents.model import CountRange

MarkState = Literal["stated", "denies", "silent"]
"""What a side has done at a place: said something, only denied or disputed, or said nothing.

To decline is to say nothing.
"""

MarkShape = Literal["point", "area", "line", "cell"]

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees of EPSG:4326."""


@dataclass(frozen=True)
class Totals:
    """How much is in view, and how much is not.

    Attributes
    ----------
    incidents, claims
        In view. Only claims that stand are counted.
    by_side
        Claims and incidents with such claims, by side; None stands for third parties.
    hidden_incidents, hidden_claims
        Stand as known on the same instant, but are filtered out.
    unplaced
        Incidents in view without a place on the map.
    undated
        Claims left out because no date was found for them; 0 where the view is of now.
    later, revised
        Claims that pass the other filters, but were said after the instant, or replaced by it.
    """

    incidents: int
    claims: int
    by_side: Mapping[str | None, tuple[int, int]]
    hidden_incidents: int
    hidden_claims: int
    unplaced: int
    undated: int
    later: int
    revised: int


@dataclass(frozen=True)
class Mark:
    """One mark on the map: a place with its incidents, or a cell that holds several places.

    Attributes
    ----------
    key
        The place's key, or ``cell/z/x/y``.
    shape, geometry
        How it is drawn, and its (lon, lat) geometry in EPSG:4326.
    lon, lat
        Where a label may stand, in degrees.
    incidents
        Ids of at most 20 incidents, those with most claims first.
    states
        What each side has done there, in the order of the sides.
    n_third
        How many of the claims are by third parties.
    precision_km
        How far from the label point the spot that is meant may lie.
    """

    key: str
    shape: MarkShape
    geometry: BaseGeometry | None
    lon: float
    lat: float
    label: str
    incidents: tuple[str, ...]
    n_incidents: int
    n_claims: int
    states: tuple[MarkState, MarkState]
    precision_km: float
    n_third: int = 0


@dataclass(frozen=True)
class DayCount:
    """Claims by side over inclusive days: one day, or the week or month a bar stands for."""

    start: dt.date
    end: dt.date
    by_side: Mapping[str | None, int]


@dataclass(frozen=True)
class SumRow:
    """A sum over incidents for one side's claims about one subject, category and measure.

    Attributes
    ----------
    side, subject, category, measure
        Whose claims, about whose losses, of what.
    total
        The interval; without a number when nothing could be added. It is not bounded by
        `incidents.model.MAX_COUNT`.
    incidents
        How many incidents the side gives an account of.
    parts
        How many claims these accounts are made of.
    missing
        How many of the accounts give no number: they make the total a least.
    left_out
        How many claims were not added: parts of an incident, and totals over a period.
    """

    side: str
    subject: str
    category: str
    measure: str
    total: CountRange
    incidents: int
    parts: int = 0
    missing: int = 0
    left_out: int = 0
