"""The shape of a brief’s timeline, map and lists of incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from incidents.brief.shape_rows import Tick

Heard = Literal["side", "others", "nobody"]


@dataclass(frozen=True)
class Bar:
    """Claims of a day, a week, a month or some years.

    Attributes
    ----------
    start, end
        Its first and its last day, as ISO texts.
    counts
        Claims by the first side, by the second, and by third parties.
    at
        Where its middle stands, in percent of the scale.
    in_period
        Whether it is among the chosen days.
    words
        What it holds, in words.
    """

    start: str
    end: str
    counts: tuple[int, int, int]
    at: float
    in_period: bool
    words: str


@dataclass(frozen=True)
class Timeline:
    """Claims by the day of the event.

    Attributes
    ----------
    start, end
        The days that the scale spans, as ISO texts.
    bars
        In order of time.
    vague
        Claims known only to a month or a year, which have no day.
    ticks
        Dates written under the bars.
    tallest
        The largest count of a side in a bar.
    peak
        The bar with most claims, in words, and where it stands; null without any.
    unit
        What a bar stands for, in words.
    summary
        The whole in words.
    """

    start: str
    end: str
    bars: tuple[Bar, ...]
    vague: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    tallest: int
    peak: Tick | None
    unit: str
    summary: str


@dataclass(frozen=True)
class Mark:
    """One mark of the map: a place with its incidents, or a cell that holds several places.

    Attributes
    ----------
    key
        A stable id of the place.
    shape
        ``point``, ``area``, ``line`` or ``cell``.
    lon, lat
        Where a label may stand, in degrees of EPSG:4326.
    geometry
        GeoJSON in EPSG:4326; null for a point or a cell.
    label, words
        Its name, and what it says of itself, line by line.
    surety
        How surely its place is known; empty where it is known well.
    said
        What each side has done there, in the order of the sides, in words.
    incidents
        Ids of its first incidents, at most 20.
    n_incidents, n_claims, n_third
        How many incidents and claims it stands for, and how many of these are by third parties.
    states
        What each side has done there, in the order of the sides: ``stated``, ``denies``,
        ``declines``, ``withdrew``, ``not_commented``, ``outside``, ``silent``, ``unsearched`` or
        ``hidden``.
    precision_km
        How far from the label the spot that is meant may lie.
    spoken_about
        Whether nothing is said to have happened there: it is only accused.
    heard
        Who has spoken of it, be it in view or hidden by a filter: a ``side``, only ``others``,
        or ``nobody``.
    """

    key: str
    shape: str
    lon: float
    lat: float
    geometry: dict[str, Any] | None
    label: str
    words: tuple[str, ...]
    surety: str
    said: tuple[str, str]
    incidents: tuple[str, ...]
    n_incidents: int
    n_claims: int
    n_third: int
    states: tuple[str, str]
    precision_km: float
    spoken_about: bool
    heard: Heard


@dataclass(frozen=True)
class KeyEntry:
    """A symbol of the map.

    Attributes
    ----------
    symbol
        Which symbol.
    words
        What it means.
    """

    symbol: str
    words: str


@dataclass(frozen=True)
class MapView:
    """The map.

    Attributes
    ----------
    marks
        What is drawn.
    key
        The symbols that are on it.
    boundary, boundary_note, boundary_legend
        The contested line: its name, what is said of it, and that in a word or two; empty without.
    extent
        West, south, east and north of what happened, in degrees of EPSG:4326; null without any.
    aim
        The extent of the place that the view is filtered by; null without one.
    centre
        Longitude, latitude and Leaflet's zoom, if the view has a position; else null.
    credit
        Whose the layers are.
    words
        What the map shows, for those who cannot see it.
    """

    marks: tuple[Mark, ...]
    key: tuple[KeyEntry, ...]
    boundary: str
    boundary_note: str
    boundary_legend: str
    extent: tuple[float, float, float, float] | None
    aim: tuple[float, float, float, float] | None
    centre: tuple[float, float, float] | None
    credit: str
    words: str


@dataclass(frozen=True)
class IncidentLine:
    """An incident in a list.

    Attributes
    ----------
    id, title
        Its id and its title.
    start, end
        Its first and its last day, as ISO texts.
    when, where, kind
        When, where and of what kind, in words.
    spoken
        Claims by the first side, by the second, and by third parties, in words; for a side
        without any, what kind of silence that is.
    states
        The same as words of a fixed list, in the order of the sides: ``speaks``, ``hidden``,
        ``outside``, ``not_commented``, ``silent`` or ``unsearched``.
    """

    id: str
    title: str
    start: str
    end: str
    when: str
    where: str
    kind: str
    spoken: tuple[str, str, str]
    states: tuple[str, str]
