"""The symbols of the map: halved circles, hatched areas, outlines, beads and bars on the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import shapely
from shapely.geometry import MultiLineString

from incidents.print.cartography import strokes
from incidents.print.cartography.mercator import parts, spots_of
from incidents.print.shapes import Spot
from incidents.theme import HATCH_STROKE, MARK_STROKE, Tokens, mark_radius

RING = 2.2
HATCH = 8.0
FAR_ZOOM = 5.8
MOST_CELL = 26.0
HATCHED = ("stated", "denies")


@dataclass(frozen=True)
class Thread:
    """How beads and bars are drawn on the line, in pixels: near, and from afar."""

    bead: float
    every: float
    bar: float
    length: float

    def scaled(self, by: float) -> Thread:
        """Draw them larger or smaller."""
        return Thread(*(one * by for one in astuple(self)))


NEAR = Thread(bead=9.5, every=25, bar=5.5, length=10)
FAR = Thread(bead=6.6, every=17, bar=4, length=7)


def radius(claims: int, incidents: int, shape: str) -> float:
    """Give the radius of a circle: more claims, or places in a cell, larger."""
    if shape == "cell":
        return min(10.0 + math.sqrt(incidents), MOST_CELL)
    return mark_radius(claims)


def halves(at: Spot, r: float, states: Sequence[str], tokens: Tokens, symbol: float) -> str:
    """Draw a halved circle: side 1 left, side 2 right.

    Solid: it has stated something. Stripes: it only denies. Grey grain: a filter hides it.
    Empty: nothing by it stands.
    """
    drawn = [strokes.disc(at, r + RING * symbol, fill=tokens.paper)]
    colors = ((tokens.a, -1), (tokens.b, 1))
    for state, (color, side) in zip(states, colors, strict=True):
        drawn.append(_half(at, r, state, side=side, color=color, tokens=tokens))
    middle = strokes.lines([[(at[0], at[1] - r), (at[0], at[1] + r)]])
    return "".join(
        [
            *drawn,
            strokes.path(middle, stroke=tokens.paper, weight=max(r * 0.13, 1.0)),
            strokes.disc(at, r, stroke=tokens.ink, weight=MARK_STROKE * symbol),
        ]
    )


def _half(at: Spot, r: float, state: str, *, side: int, color: str, tokens: Tokens) -> str:
    x, y = at
    if state == "stated":
        turn = int(side > 0)
        top, base = strokes.number(y - r), strokes.number(y + r)
        course = (
            f"M{strokes.number(x)} {top}A{r:.2f} {r:.2f} 0 0 {turn} {strokes.number(x)} {base}Z"
        )
        return strokes.path(course, fill=color)
    if state == "denies":
        bars = [_chord(at, r, share, side) for share in (-0.75, -0.25, 0.25, 0.75)]
        return strokes.path(strokes.lines(bars), stroke=color, weight=r * 0.26)
    return "".join(_grain(at, r, side, tokens)) if state == "hidden" else ""


def _chord(at: Spot, r: float, share: float, side: int) -> list[Spot]:
    """Run from the middle of a circle to its edge, so far up or down as a share of the radius."""
    reach = math.sqrt(1.0 - share**2) * r * side
    y = at[1] + share * r
    return [(at[0], y), (at[0] + reach, y)]


def _grain(at: Spot, r: float, side: int, tokens: Tokens) -> list[str]:
    """Fill a half with grey dots."""
    step = max(r / 3, 2.4)
    count = int(r / step) + 1
    spots = [
        ((column + 0.5 + (row % 2) / 2) * step, row * step)
        for row in range(-count, count + 1)
        for column in range(count)
    ]
    inside = [spot for spot in spots if math.hypot(*spot) < r - step / 3]
    return [
        strokes.disc((at[0] + side * x, at[1] + y), step * 0.3, fill=tokens.muted)
        for x, y in inside
    ]


def third(at: Spot, r: float, tokens: Tokens) -> str:
    """Draw the diamond of third parties: only they have spoken."""
    x, y = at
    reach = min(r * 0.5, 5.5)
    spots = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    return strokes.path(f"{strokes.lines([spots])}Z", fill=tokens.ink)


def area(
    shapes: Sequence[shapely.Polygon], states: Sequence[str], tokens: Tokens, symbol: float
) -> str:
    """Hatch an area where something is said to have happened, and draw its outline."""
    leans = zip(states, (tokens.a, tokens.b), (-1.0, 1.0), strict=True)
    hatches = [
        _hatch(shapes, state, color, lean, symbol)
        for state, color, lean in leans
        if state in HATCHED
    ]
    edge = strokes.path(strokes.rings(shapes), stroke=tokens.ink, weight=1.0 * symbol)
    return "".join([*hatches, edge])


def _hatch(
    shapes: Sequence[shapely.Polygon], state: str, color: str, lean: float, symbol: float
) -> str:
    ruled = [shapely.intersection(_ruled(one.bounds, lean, HATCH * symbol), one) for one in shapes]
    found = [spots_of(part) for one in ruled for part in parts(one)]
    course = strokes.lines([line for line in found if len(line) > 1])
    dash = (3.0 * symbol, 2.4 * symbol) if state == "denies" else ()
    if not course:
        return ""
    return strokes.path(course, stroke=color, weight=HATCH_STROKE * symbol, dash=dash)


def _ruled(bounds: Sequence[float], lean: float, step: float) -> MultiLineString:
    """Rule parallel lines over bounds; they lie on one grid, so that neighbours' lines meet."""
    left, top, right, bottom = bounds
    # Lines x - lean * y = n * space, so that n is the same for every area of the map.
    space = step * math.sqrt(2)
    offsets = [x - lean * y for x in (left, right) for y in (top, bottom)]
    numbers = range(math.floor(min(offsets) / space), math.ceil(max(offsets) / space) + 1)
    return MultiLineString([[(n * space + lean * y, y) for y in (top, bottom)] for n in numbers])


def outline(shapes: Sequence[shapely.Polygon], tokens: Tokens, symbol: float) -> str:
    """Draw the outline of an area that was only spoken about."""
    return strokes.path(
        strokes.rings(shapes),
        stroke=tokens.ink,
        weight=1.5 * symbol,
        dash=(0.01, 3.6 * symbol),
        is_round=True,
    )


def stretch(
    lines: Sequence[Sequence[Spot]], states: Sequence[str], tokens: Tokens, thread: Thread
) -> str:
    """Draw a stretch of the line: round beads are side 1, bars side 2, on a thread of ink.

    A side that only denies has hollow beads, or bars of half their length.
    """
    course = strokes.lines(lines)
    drawn = [
        strokes.path(course, stroke=tokens.paper, weight=thread.bead + 2.6, is_round=True),
        strokes.path(course, stroke=tokens.ink, weight=max(thread.bar / 5, 0.8)),
    ]
    first, second = states
    if second in HATCHED:
        length = thread.length / (1 if second == "stated" else 2)
        dash = (length, thread.every - length)
        offset = (length - thread.every) / 2
        drawn.append(
            strokes.path(course, stroke=tokens.b, weight=thread.bar, dash=dash, offset=offset)
        )
    if first in HATCHED:
        drawn.append(_beads(course, thread, first, tokens))
    return "".join(drawn)


def _beads(course: str, thread: Thread, state: str, tokens: Tokens) -> str:
    dash = (0.01, thread.every)
    whole = strokes.path(course, stroke=tokens.a, weight=thread.bead, dash=dash, is_round=True)
    if state == "stated":
        return whole
    hole = strokes.path(
        course, stroke=tokens.paper, weight=thread.bead * 0.45, dash=dash, is_round=True
    )
    return whole + hole
