"""Blocks: what is set and drawn, with its height and the sources it cites, to be stacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.print.paras import Para
from incidents.print.shapes import Shape
from incidents.theme import Tokens


@dataclass(frozen=True)
class Words:
    """A paragraph and the upper left corner at which it stands, in pixels."""

    x: float
    y: float
    para: Para


@dataclass(frozen=True)
class Drawing:
    """Shapes and words in a box; ``alt`` says it in words, or it is for the eye only.

    ``picture`` draws an SVG below both that fills the box, in the colours it is given.
    """

    x: float
    y: float
    w: float
    h: float
    alt: str = ""
    shapes: tuple[Shape, ...] = ()
    texts: tuple[Words, ...] = ()
    picture: Callable[[Tokens], str] | None = None


Item = Words | Drawing


@dataclass(frozen=True)
class Piece:
    """Items and smaller pieces from an upper left corner of their own.

    Attributes
    ----------
    items
        What stands in it.
    height
        In pixels.
    cites
        The numbers of the sources it cites.
    parts
        Smaller pieces, each with the x and y of its corner.
    """

    items: tuple[Item, ...] = ()
    height: float = 0.0
    cites: frozenset[int] = frozenset()
    parts: tuple[tuple[float, float, Piece], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even room."""
        return not (self.items or self.parts or self.height)

    def at(self, x: float, y: float) -> Piece:
        """Move it right and down."""
        return Piece((), self.height + y, self.cites, ((x, y, self),))

    def placed(self, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Item]]:
        """List every item with the corner from which it counts, in reading order."""
        for item in self.items:
            yield x, y, item
        for dx, dy, part in self.parts:
            yield from part.placed(x + dx, y + dy)


EMPTY = Piece()


def together(pieces: Iterable[Piece]) -> Piece:
    """Put pieces into one place: each keeps its own corner."""
    kept = [one for one in pieces if not one.is_empty]
    return Piece(
        height=max((one.height for one in kept), default=0.0),
        cites=frozenset().union(*(one.cites for one in kept)),
        parts=tuple((0.0, 0.0, one) for one in kept),
    )


def stack(pieces: Iterable[Piece], gap: float = 0.0) -> Piece:
    """Put pieces below each other, with a gap between those that have anything in them."""
    kept = [one for one in pieces if not one.is_empty]
    placed = []
    y = 0.0
    for one in kept:
        placed.append((0.0, y, one))
        y += one.height + gap
    cites = frozenset().union(*(one.cites for one in kept))
    return Piece((), max(y - gap, 0.0), cites, tuple(placed))


def heights(pieces: Sequence[Piece], gap: float) -> float:
    """Tell how high pieces are when stacked."""
    return sum(one.height for one in pieces) + gap * max(len(pieces) - 1, 0)


def filled(pieces: Sequence[Piece], limit: float, gap: float) -> list[list[Piece]]:
    """Fill columns one after the other, each up to a height; what is higher stands alone."""
    found: list[list[Piece]] = [[]]
    used = 0.0
    for one in pieces:
        if found[-1] and used + one.height > limit + 0.01:
            found.append([])
            used = 0.0
        found[-1].append(one)
        used += one.height + gap
    return found


def split(pieces: Sequence[Piece], count: int, gap: float) -> list[list[Piece]]:
    """Break pieces into columns, in order, so that the highest is nearly as low as can be."""
    low = max((one.height for one in pieces), default=0.0)
    high = heights(pieces, gap)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(filled(pieces, middle, gap)) <= count:
            high = middle
        else:
            low = middle
    return filled(pieces, high, gap)


def most(total: int, fits: Callable[[int], bool], least: int = 1) -> int:
    """Find the largest number up to a total that fits; what fits, fits when it is fewer too."""
    low, high = min(least, total), total
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
