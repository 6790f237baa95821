"""Where names stand on the map: the most important first, each where it covers least."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from incidents.print.shapes import Spot

EDGE, NEAR = 4.0, 3.0
ABOVE, BELOW = 0.17, 0.05
"""The parts of a line's height, above and below, in which no letter stands."""

ON_LINE, ON_SHAPE = 60.0, 3.0
"""What it costs to cover the contested line or a stretch, and other outlines, at all."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, spot: Spot, reach: float) -> Box:
        """Draw a box around a point."""
        x, y = spot
        return cls(x - reach, y - reach, x + reach, y + reach)

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share any area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def grown(self, by: float) -> Box:
        """Give a larger box."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def covers(self, lines: BaseGeometry) -> float:
        """Tell how many pixels of lines it covers."""
        if self.bottom <= self.top:
            return 0.0
        return shapely.clip_by_rect(lines, self.left, self.top, self.right, self.bottom).length

    def lies_in(self, w: float, h: float, edge: float) -> bool:
        """Tell whether it lies in a frame, with an edge to spare."""
        return (
            self.left >= edge
            and self.top >= edge
            and self.right <= w - edge
            and self.bottom <= h - edge
        )


@dataclass(frozen=True)
class Candidate:
    """A place that a name may have: its upper left corner, what that costs, and any leader.

    ``end`` is where a leader from the name's anchor ends, or None where the name stands close.
    """

    x: float
    y: float
    cost: float
    end: Spot | None = None


@dataclass(frozen=True)
class Placed:
    """A name that found a place."""

    key: str
    x: float
    y: float
    end: Spot | None = None


@dataclass(frozen=True)
class Name:
    """A name to place: how large it is, where it may stand, how important it is.

    ``lines`` is of how many it consists, ``dot`` a spot that must be free too. Less ``order``
    comes first. A name that would cost more than ``most`` is left out.
    """

    key: str
    w: float
    h: float
    order: float
    candidates: tuple[Candidate, ...]
    dot: Spot | None = None
    dot_reach: float = 3.0
    most: float = math.inf
    lines: int = 1


@dataclass
class Board:
    """The map while names are placed: what is taken, and what had better not be covered."""

    w: float
    h: float
    lines: BaseGeometry
    shapes: BaseGeometry
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies on the map and touches nothing that is taken."""
        return box.lies_in(self.w, self.h, EDGE) and not any(box.meets(one) for one in self.taken)

    def cost(self, box: Box, base: float) -> float:
        """Tell what it costs to cover a box, besides what its place costs."""
        on_line, on_shape = box.grown(NEAR).covers(self.lines), box.covers(self.shapes)
        return (
            base
            + (ON_LINE + on_line if on_line else 0.0)
            + (ON_SHAPE + on_shape / 12 if on_shape else 0.0)
        )


def place(board: Board, names: Iterable[Name]) -> list[Placed]:
    """Place names, the most important first; those that find no room are left out."""
    placed = []
    for name in sorted(names, key=lambda one: (one.order, one.key)):
        found = _settle(board, name)
        if found:
            placed.append(found)
    return placed


def _settle(board: Board, name: Name) -> Placed | None:
    dot = Box.around(name.dot, name.dot_reach) if name.dot else None
    if dot and not board.is_free(dot):
        return None
    best = _cheapest(board, name)
    if best is None:
        return None
    board.taken.append(_box(name, best))
    if dot:
        board.taken.append(dot)
    return Placed(name.key, best.x, best.y, best.end)


def _cheapest(board: Board, name: Name) -> Candidate | None:
    best, least = None, name.most
    for one in name.candidates:
        box = _box(name, one)
        if one.cost < least and board.is_free(box):
            cost = board.cost(box, one.cost)
            if cost < least:
                best, least = one, cost
    return best


def _box(name: Name, at: Candidate) -> Box:
    line = name.h / name.lines
    top, bottom = at.y + line * ABOVE, at.y + name.h - line * BELOW
    return Box(at.x - 1, top, at.x + name.w + 1, bottom)


def beside(at: Spot, reach: float, w: float, h: float, rings: Sequence[float]) -> list[Candidate]:
    """List places around a spot: close to it first, then further out with a leader.

    Parameters
    ----------
    at, reach
        The spot, and how far from it a name must stay, in pixels.
    w, h
        Size of the name.
    rings
        How much further out to go, if need be.
    """
    found = [Candidate(*corner, cost) for corner, cost in _corners(at, reach, w, h)]
    for ring in rings:
        for (x, y), cost in _corners(at, reach + ring, w, h):
            end = (min(max(at[0], x), x + w), min(max(at[1], y + h * ABOVE), y + h * (1 - BELOW)))
            found.append(Candidate(x, y, 12 + cost + ring, end))
    return found


def _corners(at: Spot, gap: float, w: float, h: float) -> list[tuple[Spot, float]]:
    """List the upper left corners of boxes around a point, with what each costs."""
    x, y = at
    slant = gap * 0.72
    high, low = y - slant - h * (1 - BELOW), y + slant - h * ABOVE
    return [
        ((x + gap, y - h / 2), 0.0),
        ((x - gap - w, y - h / 2), 0.5),
        ((x + slant, low), 2.0),
        ((x + slant, high), 2.0),
        ((x - slant - w, low), 2.5),
        ((x - slant - w, high), 2.5),
        ((x - w / 2, y + gap - h * ABOVE), 1.5),
        ((x - w / 2, y - gap - h * (1 - BELOW)), 1.5),
    ]


def around(at: Spot, w: float, h: float, step: float, rings: int) -> list[Candidate]:
    """List places centred on a spot, or moved from it by some steps."""
    found = []
    for down in range(-rings, rings + 1):
        for across in range(-rings, rings + 1):
            x, y = at[0] + across * step, at[1] + down * step * 0.6
            far = abs(across) + abs(down)
            found.append(Candidate(x - w / 2, y - h / 2, far * 1.6))
    return sorted(found, key=lambda one: one.cost)
