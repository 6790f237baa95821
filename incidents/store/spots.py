"""Choosing spots of the map: one a place, or cells where there are too many places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from geodata.place import Place
from incidents.store import marking
from incidents.store.answers import Bounds, SideState, Spot
from incidents.store.database import Question, Values
from incidents.store.records import Records
from incidents.store.schema import HAPPENED_BIT, SIDE_FACTS
from incidents.store.tiles import CELL_ZOOM_STEPS, ZOOM, cell_box, cell_radius_km

DRAWN_SHARE = 4
"""Among cells, at most a quarter of the spots are areas and lines that are drawn themselves."""

Tiled = tuple[Place, int, int]
"""A place, with its tile's x and y."""

Numbered = tuple[Spot, list[int]]
"""A spot, and the numbers of its first incidents."""


class SideFacts(NamedTuple):
    """What one side has done about the incidents of a spot, in the order of `schema.SIDE_FACTS`."""

    said: bool
    refused: bool
    declined: bool
    withdrew: bool
    noted: bool
    later: bool
    shown: bool
    searched: bool

    @property
    def state(self) -> SideState:
        """The strongest of what it has done; what a filter leaves out is hidden, never silent."""
        spoke: dict[SideState, bool] = {
            "stated": self.said,
            "denies": self.refused,
            "withdrew": self.withdrew,
            "declines": self.declined,
        }
        done = next((state for state, is_so in spoke.items() if is_so), None)
        if done is not None:
            return done if self.shown else "hidden"
        if self.noted or self.later:
            return "not_commented" if self.noted else "outside"
        return "silent" if self.searched else "unsearched"


@dataclass(frozen=True)
class Screen:
    """What part of the map is asked for: a Leaflet zoom, and bounds or None for everything.

    ``named`` asks which incidents a spot has; else only one that is alone there is named.
    """

    zoom: int
    bounds: Bounds | None
    limit: int
    named: bool = True

    @property
    def values(self) -> dict[str, object]:
        """The bounds by the names that statements bind."""
        if self.bounds is None:
            return {}
        return dict(zip(("west", "south", "east", "north"), self.bounds, strict=True))


def find(
    question: Question, tiled: Sequence[Tiled], sight: Screen, records: Records
) -> tuple[Spot, ...]:
    """Choose at most ``sight.limit`` spots.

    Parameters
    ----------
    question
        The query.
    tiled
        Every place by its number, with its tile.
    sight
        Which part of the map, how near, and how many.
    records
        Who knows the ids of incidents.
    """
    asked = {"bounded": bool(sight.bounds), "named": sight.named}
    statement = marking.place_marks(question.query, **asked)
    rows = question.rows(statement, **sight.values, limit=sight.limit + 1)
    if len(rows) <= sight.limit:
        return _named(records, [_of_place(tiled[row[0]][0], row[1:]) for row in rows])
    areas = [row for row in rows if tiled[row[0]][0].shape != "point"]
    drawn = areas[: sight.limit // DRAWN_SHARE]
    spots = [_of_place(tiled[row[0]][0], row[1:]) for row in drawn]
    return _named(records, [*spots, *_cells(question, tiled, sight, [row[0] for row in drawn])])


def _cells(
    question: Question, tiled: Sequence[Tiled], sight: Screen, drawn: list[int]
) -> list[Numbered]:
    left = sight.limit - len(drawn)
    level = _level(tiled, min(sight.zoom + CELL_ZOOM_STEPS, ZOOM), left)
    rows = question.rows(
        marking.cell_marks(question.query, bounded=bool(sight.bounds), named=sight.named),
        **sight.values,
        drawn=drawn,
        cell=1 << (ZOOM - level),
        limit=left,
    )
    return [_of_cell(level, row[0], row[1], row[2:]) for row in rows]


def _level(tiled: Sequence[Tiled], wanted: int, limit: int) -> int:
    """Find the finest level, no finer than wanted, at which all places fill few enough cells."""
    for level in range(wanted, 0, -1):
        shift = ZOOM - level
        if len({(x >> shift, y >> shift) for _, x, y in tiled}) <= limit:
            return level
    return 0


def _of_place(place: Place, sums: Values) -> Numbered:
    lon, lat = place.label_point
    bare = Spot(
        key=place.key,
        shape=place.shape,
        geometry=place.geometry,
        lon=lon,
        lat=lat,
        label=place.name,
        precision_km=place.precision_km,
    )
    return _counted(bare, sums)


def _of_cell(level: int, x: int, y: int, sums: Values) -> Numbered:
    geometry = cell_box(level, x, y)
    lon, lat = geometry.centroid.x, geometry.centroid.y
    bare = Spot(
        key=f"cell/{level}/{x}/{y}",
        shape="cell",
        geometry=geometry,
        lon=lon,
        lat=lat,
        label="",
        precision_km=cell_radius_km(level, lat),
    )
    return _counted(bare, sums)


def _counted(bare: Spot, sums: Values) -> Numbered:
    """Fill in what a row of `marking.place_marks` or `marking.cell_marks` says, after its key."""
    incidents, claims, third, done, ranked = sums
    spot = replace(
        bare,
        n_incidents=incidents,
        n_claims=int(claims),
        n_third=int(third),
        states=(_side(done, 0).state, _side(done, 1).state),
        happened=bool(done & HAPPENED_BIT),
    )
    return spot, [rank % marking.RANK for rank in ranked]


def _side(done: int, slot: int) -> SideFacts:
    """Read the bits of one side."""
    bits = done >> slot * len(SIDE_FACTS)
    return SideFacts(*(bool(bits >> place & 1) for place in range(len(SIDE_FACTS))))


def _named(records: Records, spots: Sequence[Numbered]) -> tuple[Spot, ...]:
    """Give the spots the ids of their incidents, asked for all at once."""
    known = [
        (spot, first)
        for spot, first in spots
        if len(first) == min(spot.n_incidents, marking.MARK_INCIDENTS)
    ]
    numbers = sorted({number for _, first in known for number in first})
    ids = dict(zip(numbers, records.ids(numbers), strict=True))
    found = {spot.key: tuple(ids[number] for number in first) for spot, first in known}
    return tuple(replace(spot, incidents=found.get(spot.key, ())) for spot, _ in spots)
