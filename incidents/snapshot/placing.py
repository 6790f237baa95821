"""Names on the map: the most important first, each at the first spot that is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from incidents.maps.theme import DIMMED_OPACITY, Tokens
from incidents.model import Boundary
from incidents.snapshot import basemap, marks
from incidents.snapshot.boxes import Box, Point
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.frame import Frame
from incidents.snapshot.typesetting import Type, width_of
from incidents.store.answers import Mark

GAP = 3.0
SPOTS_ON_BOUNDARY = 24
_ORDER = {"point": 0.0, "cell": -1.5, "country": 0.4, "area": 0.5, "boundary": -3.0}


@dataclass(frozen=True)
class Name:
    """A name to place: its lines, the spots it may have, in order, and how important it is.

    ``middles`` are pixels. ``dot`` marks a town of the base map.
    """

    lines: tuple[tuple[str, Type], ...]
    order: float
    spots: tuple[Point, ...]
    tail: tuple[str, Type] | None = None
    dot: Point | None = None
    spaced: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        wide = max(width_of(text, kind) + self.spaced * len(text) for text, kind in self.lines)
        if self.tail:
            wide += 4 + width_of(*self.tail)
        return wide, sum(kind.size * 1.17 for _, kind in self.lines)


@dataclass
class Board:
    """What is taken: boxes that a name may not touch."""

    frame: Frame
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies wholly on the map and touches nothing."""
        inside = self.frame.box.shrunk(3.0).holds(box)
        return inside and not any(box.meets(other) for other in self.taken)

    def claim(self, box: Box) -> bool:
        """Take a box if it is free."""
        free = self.is_free(box)
        if free:
            self.taken.append(box)
        return free


def draw(
    canvas: Canvas,
    frame: Frame,
    seen: Sequence[Mark],
    tokens: Tokens,
    *,
    boundary: Boundary | None = None,
    chosen: str = "",
    reserved: Iterable[Box] = (),
) -> None:
    """Name marks, the contested line, towns, provinces and countries, as far as there is room."""
    board = Board(frame, [*reserved, *_obstacles(frame, seen)])
    named = {_short(mark.label) for mark in seen}
    names = [
        *_mark_names(frame, seen, tokens, chosen),
        *_boundary_names(frame, boundary, seen, tokens),
        *(name for raw in basemap.labels() for name in _base_names(frame, raw, tokens, named)),
    ]
    for name in sorted(names, key=lambda one: one.order):
        _settle(canvas, board, name, tokens)


def _obstacles(frame: Frame, seen: Sequence[Mark]) -> list[Box]:
    return [
        _around(frame.spot(mark.lon, mark.lat), marks.radius(mark) + 1.0)
        for mark in seen
        if mark.shape in ("point", "cell")
    ]


def _around(spot: Point, reach: float) -> Box:
    return Box(spot[0] - reach, spot[1] - reach, 2 * reach, 2 * reach)


def _short(label: str) -> str:
    return label.partition(",")[0]


def _mark_names(frame: Frame, seen: Sequence[Mark], tokens: Tokens, chosen: str) -> Iterable[Name]:
    line = MultiLineString(basemap.boundary_line(frame))
    for mark in seen:
        if mark.shape == "line":
            continue
        faint = bool(chosen) and chosen not in mark.incidents
        kind = Type(12.5, 600, color=tokens.faint if faint else tokens.ink)
        text = str(mark.n_incidents) if mark.shape == "cell" else _short(mark.label)
        count = str(mark.n_incidents) if mark.n_incidents > 1 and mark.shape != "cell" else ""
        tail = (count, kind.but(weight=400, color=tokens.muted)) if count else None
        name = Name(
            ((text, kind),),
            _ORDER[mark.shape] - mark.n_claims / 1e6 + (DIMMED_OPACITY if faint else 0.0),
            (),
            tail,
        )
        found = _spotted(name, mark.shape, frame.spot(mark.lon, mark.lat), marks.radius(mark))
        yield replace(found, spots=_clear_first(found, line))


def _clear_first(name: Name, line: MultiLineString) -> tuple[Point, ...]:
    """Put spots that lie over a line behind those that do not; else their order stays."""
    wide, tall = name.size
    boxes = {spot: shapely.box(*spot, spot[0] + wide, spot[1] + tall) for spot in name.spots}
    return tuple(sorted(name.spots, key=lambda spot: bool(line.intersects(boxes[spot]))))


def _spotted(name: Name, shape: str, at: Point, reach: float) -> Name:
    wide, tall = name.size
    centred = (at[0] - wide / 2, at[1] - tall / 2)
    spots: tuple[Point, ...] = (centred,)
    if shape in ("point", "town"):
        spots = _beside(at, reach + GAP, wide, tall)
    elif shape == "area":
        spots = (centred, (centred[0], at[1] - tall - 4), (centred[0], at[1] + 4))
    return Name(name.lines, name.order, spots, name.tail, name.dot, name.spaced)


def _beside(at: Point, gap: float, wide: float, tall: float) -> tuple[Point, ...]:
    """List the upper left corners of six boxes around a point, best first."""
    x, y = at
    return (
        (x + gap, y - tall / 2),
        (x - gap - wide, y - tall / 2),
        (x - wide / 2, y + gap - 1),
        (x - wide / 2, y - gap - tall + 1),
        (x + gap * 0.7, y + gap * 0.5),
        (x - gap * 0.7 - wide, y - gap * 0.5 - tall),
    )


def _boundary_names(
    frame: Frame, boundary: Boundary | None, seen: Sequence[Mark], tokens: Tokens
) -> Iterable[Name]:
    """Name the contested line beside it, at the first of many spots along it that is free."""
    parts = basemap.boundary_line(frame)
    if boundary is None or not parts:
        return
    bold = Type(12.0, 600, color=tokens.ink)
    note = Type(11.0, italic=True, color=tokens.ink)
    name = Name(((boundary.name, bold), (boundary.note, note)), _ORDER["boundary"], ())
    longest = max((LineString(part) for part in parts), key=lambda line: line.length)
    wide, tall = name.size
    drawn = shapely.union_all([frame.pixels_of(shape) for shape in _outlines(seen)])
    spots: list[tuple[bool, Point]] = []
    for number in range(SPOTS_ON_BOUNDARY):
        at = longest.interpolate((number + 0.5) / SPOTS_ON_BOUNDARY, normalized=True)
        for corner in _beside((at.x, at.y), 14.0, wide, tall):
            box = shapely.box(*corner, corner[0] + wide, corner[1] + tall)
            if longest.distance(box) > 4.0:
                spots.append((bool(drawn.intersects(box)), corner))
    # Spots that cover no outline come first; else the order along the line stays.
    spots.sort(key=lambda spot: spot[0])
    yield Name(name.lines, name.order, tuple(corner for _, corner in spots))


def _outlines(seen: Sequence[Mark]) -> list[BaseGeometry]:
    """List what marks draw as lines: edges of areas and stretches."""
    shapes = [mark.geometry for mark in seen if mark.geometry is not None]
    return [one.boundary if one.geom_type.endswith("Polygon") else one for one in shapes]


def _base_names(
    frame: Frame, raw: dict[str, Any], tokens: Tokens, named: set[str]
) -> Iterable[Name]:
    low, high = raw.get("minz", 0), raw.get("maxz", 99)
    kind = raw["cls"].removeprefix("lb-")
    if kind == "line" or raw["t"] in named or not low <= frame.zoom + 0.35 <= high:
        return
    text = raw["t"].upper() if kind.startswith("country") else raw["t"]
    types = {
        "country": Type(15.0, 400, color=tokens.label),
        "country2": Type(11.0, 400, color=tokens.faint),
        "prov": Type(11.0, italic=True, color=tokens.muted),
        "town": Type(11.5, color=tokens.label),
    }
    spaced = {"country": 3.6, "country2": 2.2}.get(kind, 0.0)
    at = frame.spot(raw["lon"], raw["lat"])
    dot = at if kind == "town" else None
    order = float(raw["pr"])
    name = Name(((text, types.get(kind, types["town"])),), order, (), None, dot, spaced)
    yield _spotted(name, kind, at, 3.0)


def _settle(canvas: Canvas, board: Board, name: Name, tokens: Tokens) -> None:
    wide, tall = name.size
    if name.dot and not board.is_free(_around(name.dot, 3.0)):
        return
    for x, y in name.spots:
        if board.claim(Box(x - 1, y - 1, wide + 2, tall + 2)):
            _write(canvas, name, x, y, tokens)
            if name.dot:
                canvas.disc(*name.dot, 2.0, tokens.label, z=5.9, clip=board.frame.box)
                board.taken.append(_around(name.dot, 3.0))
            return


def _write(canvas: Canvas, name: Name, x: float, y: float, tokens: Tokens) -> None:
    halo = tokens.land
    for text, kind in name.lines:
        base = y + kind.size * 0.92
        if name.spaced:
            _letters(canvas, (x, base), text, kind, space=name.spaced, halo=halo)
        else:
            wide = canvas.text(x, base, text, kind, halo=halo, z=8.0)
            if name.tail:
                canvas.text(x + wide + 4, base, *name.tail, halo=halo, z=8.0)
        y += kind.size * 1.17


def _letters(canvas: Canvas, at: Point, text: str, kind: Type, *, space: float, halo: str) -> None:
    """Set a name with space between its letters."""
    x, y = at
    for letter in text:
        x += canvas.text(x, y, letter, kind, halo=halo, z=7.5) + space
