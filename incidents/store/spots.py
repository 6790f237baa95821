"""Choosing spots of the map: one a place, or cells where there are too many places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from geodata.place import Place
from incidents.store import sql
from incidents.store.answers import Bounds, SideState, Spot
from incidents.store.database import Question, Values
from incidents.store.tiles import CELL_ZOOM_STEPS, ZOOM, cell_box, cell_radius_km

DRAWN_SHARE = 4
"""Among cells, at most a quarter of the spots are areas and lines that are drawn themselves."""

Tiled = tuple[Place, int, int]
"""A place, with its tile's x and y."""

Numbered = tuple[Spot, list[int]]
"""A spot, and the numbers of its first incidents."""


class SideFacts(NamedTuple):
    """What one side has done about the incidents of a spot, in the order of `sql.SIDE_FACTS`."""

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
    """What part of the map is asked for: a Leaflet zoom, and bounds or None for everything."""

    zoom: int
    bounds: Bounds | None
    limit: int

    @property
    def values(self) -> dict[str, object]:
        """The bounds by the names that statements bind."""
        if self.bounds is None:
            return {}
        return dict(zip(("west", "south", "east", "north"), self.bounds, strict=True))


def find(question: Question, tiled: Sequence[Tiled], sight: Screen) -> tuple[Spot, ...]:
    """Choose at most ``sight.limit`` spots.

    Parameters
    ----------
    question
        The query.
    tiled
        Every place by its number, with its tile.
    sight
        Which part of the map, how near, and how many.
    """
    statement = sql.place_marks(question.query, bounded=bool(sight.bounds))
    rows = question.rows(statement, **sight.values, limit=sight.limit + 1)
    if len(rows) <= sight.limit:
        return _named(question, [_of_place(tiled[row[0]][0], row[1:]) for row in rows])
    areas = [row for row in rows if tiled[row[0]][0].shape != "point"]
    drawn = areas[: sight.limit // DRAWN_SHARE]
    spots = [_of_place(tiled[row[0]][0], row[1:]) for row in drawn]
    return _named(question, [*spots, *_cells(question, tiled, sight, [row[0] for row in drawn])])


def _cells(
    question: Question, tiled: Sequence[Tiled], sight: Screen, drawn: list[int]
) -> list[Numbered]:
    left = sight.limit - len(drawn)
    level = _level(tiled, min(sight.zoom + CELL_ZOOM_STEPS, ZOOM), left)
    rows = question.rows(
        sql.cell_marks(question.query, bounded=bool(sight.bounds)),
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
    """Fill in what a row of `sql.place_marks` or `sql.cell_marks` says, after its key."""
    incidents, claims, third, ranked, *facts = sums
    half = len(sql.SIDE_FACTS)
    first, second = (SideFacts(*facts[start : start + half]).state for start in (0, half))
    spot = replace(
        bare,
        n_incidents=incidents,
        n_claims=int(claims),
        n_third=int(third),
        states=(first, second),
    )
    return spot, [rank % sql.RANK for rank in ranked]


def _named(question: Question, spots: Sequence[Numbered]) -> tuple[Spot, ...]:
    """Give the spots the ids of their incidents, asked for all at once."""
    numbers = sorted({number for _, first in spots for number in first})
    ids: dict[int, str] = (
        dict(question.database.rows(sql.INCIDENT_IDS, numbers=numbers)) if numbers else {}
    )
    return tuple(
        replace(spot, incidents=tuple(ids[number] for number in first)) for spot, first in spots
    )
