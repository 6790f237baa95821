"""What the store answers besides records: counts, spots, bars and sums, bounded in number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from incidents.quantities import CountRange

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SideState = Literal[
    "stated",
    "denies",
    "declines",
    "withdrew",
    "not_commented",
    "outside",
    "silent",
    "unsearched",
    "hidden",
]
"""What a side has done about the incidents of a spot, as far as the view lets it be seen.

``denies`` is only denying or disputing, ``outside`` that it speaks only after the instant;
``silent`` that somebody looked and found nothing, ``unsearched`` that nobody has looked;
``hidden`` that it has spoken and a filter leaves it out.
"""

SpotShape = Literal["point", "area", "line", "cell"]

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees of EPSG:4326."""


@dataclass(frozen=True)
class Totals:
    """How much is in view.

    Attributes
    ----------
    incidents, claims
        In view. Only claims that stand are counted, and no outlet's notes.
    by_side
        Claims and incidents with such claims, by side; None stands for third parties.
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
    unplaced: int
    undated: int
    later: int
    revised: int


@dataclass(frozen=True)
class Spot:
    """A place with its incidents in view, or a cell of the map that holds several places.

    Attributes
    ----------
    key
        The place's key, or ``cell/z/x/y``.
    shape, geometry
        How it is drawn, and its (lon, lat) geometry in EPSG:4326, which the key stands for where
        two are compared.
    lon, lat
        Where a label may stand, in degrees.
    incidents
        Ids of at most 20 incidents, those with most claims first; of several only where asked.
    states
        What each side has done there, in the order of the sides.
    n_third
        How many of the claims are by third parties.
    precision_km
        How far from the label point the spot that is meant may lie.
    happened
        Whether anything is said to have happened there, and not only to have been spoken of.
    """

    key: str
    shape: SpotShape
    geometry: BaseGeometry | None = field(compare=False)
    lon: float
    lat: float
    label: str
    precision_km: float
    incidents: tuple[str, ...] = ()
    n_incidents: int = 0
    n_claims: int = 0
    n_third: int = 0
    states: tuple[SideState, SideState] = ("silent", "silent")
    happened: bool = True


@dataclass(frozen=True)
class DayCount:
    """Claims by side over inclusive days: one day, or the week or month a bar stands for.

    Attributes
    ----------
    start, end
        The first and the last day.
    by_side
        How many claims each side made, and others under None.
    earlier
        How many of them are about what began before the days that were asked about.
    """

    start: dt.date
    end: dt.date
    by_side: Mapping[str | None, int]
    earlier: int = 0


@dataclass(frozen=True)
class LossKey:
    """What is added up: one side's claims about one subject, category and measure."""

    side: str
    subject: str
    category: str
    measure: str

    def __str__(self) -> str:
        return "/".join((self.side, self.subject, self.category, self.measure))


@dataclass(frozen=True)
class Sum:
    """A sum over the incidents in view for one side's claims about one loss.

    Attributes
    ----------
    key
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
    claims
        Ids of the claims it is made of, where it is over few incidents; else empty.
    """

    key: LossKey
    total: CountRange
    incidents: int
    parts: int = 0
    missing: int = 0
    left_out: int = 0
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Behind:
    """The claims behind a sum: those of its own loss, then of losses that overlap with it.

    ``claims`` are ids; ``total`` how many there are in all, when only the first are given.
    """

    sum: Sum
    claims: tuple[str, ...]
    total: int
