"""Making marks of rows: one a place, or cells of the map where there are too many places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geodata.place import Place
from incidents.store import asked
from incidents.store.answers import Mark, MarkState
from incidents.store.database import Question
from incidents.store.tiles import CELL_ZOOM_STEPS, ZOOM, cell_box, cell_radius_km

DRAWN_SHARE = 4
"""Among cells, at most a quarter of the marks are areas and lines that are drawn themselves."""

Tiled = tuple[Place, int, int]
"""A place, with its tile's x and y."""


class Sums(NamedTuple):
    """What a mark says of its incidents, in the order of the columns."""

    incidents: int
    claims: int
    third: int
    said_a: bool
    said_b: bool
    refused_a: bool
    refused_b: bool
    ranked: list[int]

    @property
    def first(self) -> list[int]:
        """The numbers of its incidents, those with most claims first."""
        return [rank % asked.RANK for rank in self.ranked]

    @property
    def states(self) -> tuple[MarkState, MarkState]:
        """What each side has done there."""
        return (_state(self.said_a, self.refused_a), _state(self.said_b, self.refused_b))


def find(question: Question, tiled: Sequence[Tiled], zoom: int, limit: int) -> tuple[Mark, ...]:
    """Choose at most ``limit`` marks.

    Parameters
    ----------
    question
        The query; its shape has ``bounds`` if only what is in sight is wanted.
    tiled
        Every place by its number, with its tile.
    zoom
        Leaflet's zoom, which sets the size of cells.
    limit
        The most marks.
    """
    rows = question.rows(asked.place_marks, limit=limit + 1)
    if len(rows) <= limit:
        return _named(question, [_of_place(tiled[row[0]][0], Sums(*row[1:])) for row in rows])
    drawn = [row for row in rows if tiled[row[0]][0].shape != "point"][: limit // DRAWN_SHARE]
    left = limit - len(drawn)
    level = _level(tiled, min(zoom + CELL_ZOOM_STEPS, ZOOM), left)
    numbers = [row[0] for row in drawn]
    cells = question.rows(asked.cell_marks, drawn=numbers, cell=1 << (ZOOM - level), limit=left)
    marks = [_of_place(tiled[row[0]][0], Sums(*row[1:])) for row in drawn]
    marks += [_of_cell(level, row[0], row[1], Sums(*row[2:])) for row in cells]
    return _named(question, marks)


def _level(tiled: Sequence[Tiled], wanted: int, limit: int) -> int:
    """Find the finest level, no finer than wanted, at which all places fill few enough cells."""
    for level in range(wanted, 0, -1):
        shift = ZOOM - level
        if len({(x >> shift, y >> shift) for _, x, y in tiled}) <= limit:
            return level
    return 0


def _of_place(place: Place, sums: Sums) -> tuple[Mark, list[int]]:
    lon, lat = place.label_point
    mark = Mark(
        key=place.key,
        shape=place.shape,
        geometry=place.geometry,
        lon=lon,
        lat=lat,
        label=place.name,
        incidents=(),
        n_incidents=sums.incidents,
        n_claims=int(sums.claims),
        states=sums.states,
        precision_km=place.precision_km,
        n_third=int(sums.third),
    )
    return mark, sums.first


def _of_cell(level: int, x: int, y: int, sums: Sums) -> tuple[Mark, list[int]]:
    geometry = cell_box(level, x, y)
    lon, lat = geometry.centroid.x, geometry.centroid.y
    mark = Mark(
        key=f"cell/{level}/{x}/{y}",
        shape="cell",
        geometry=geometry,
        lon=lon,
        lat=lat,
        label="",
        incidents=(),
        n_incidents=sums.incidents,
        n_claims=int(sums.claims),
        states=sums.states,
        precision_km=cell_radius_km(level, lat),
        n_third=int(sums.third),
    )
    return mark, sums.first


def _named(question: Question, marks: Sequence[tuple[Mark, list[int]]]) -> tuple[Mark, ...]:
    """Give the marks the ids of their incidents, asked for all at once."""
    numbers = sorted({number for _, first in marks for number in first})
    ids: dict[int, str] = dict(question.database.rows(asked.incident_ids, numbers=numbers))
    return tuple(
        replace(mark, incidents=tuple(ids[number] for number in first)) for mark, first in marks
    )


def _state(said: bool, refused: bool) -> MarkState:
    if said:
        return "stated"
    return "denies" if refused else "silent"
