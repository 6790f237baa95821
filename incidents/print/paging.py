"""Flowing pieces over pages, each with the foot that what it cites asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incidents.print.pieces import Piece, stack

Head = Callable[[str, bool, bool, int], Piece]
"""Heads the flows of a kind: whether it is continued, whether with an axis, how many there are."""


@dataclass(frozen=True)
class Flow:
    """A piece that is not torn apart, the gap above it, and the kind whose head it stands under."""

    piece: Piece
    gap: float = 0.0
    kind: str = ""
    has_axis: bool = False


def pages(
    flows: Sequence[Flow],
    first: Piece,
    later: Callable[[], Piece],
    room: Callable[[frozenset[int]], float],
    head: Head,
) -> list[Piece]:
    """Fill pages with what flows; nothing is left out.

    Parameters
    ----------
    flows
        What to place, in order.
    first, later
        What the first page begins with, and what every later one does.
    room
        Gives the height of a page that cites these sources.
    head
        Heads the flows of a kind on each page on which they stand.

    Returns
    -------
    list of Piece
        One a page. A piece higher than a page stands alone on one.
    """
    made: list[Piece] = []
    rest, seen = list(flows), set[str]()
    begin = first
    while rest or not made:
        count = _count(rest, begin, room, head, seen)
        # A later page takes one at least, or there would be no end.
        count = max(count, 1) if made else count
        made.append(_filled(begin, rest[:count], head, seen))
        seen |= {one.kind for one in rest[:count]}
        rest, begin = rest[count:], later()
    return made


def _count(
    rest: Sequence[Flow],
    begin: Piece,
    room: Callable[[frozenset[int]], float],
    head: Head,
    seen: set[str],
) -> int:
    """Count how many flows fit a page."""
    count = 0
    while count < len(rest):
        page = _filled(begin, rest[: count + 1], head, seen)
        if page.height > room(page.cites):
            break
        count += 1
    return count


def _filled(begin: Piece, flows: Sequence[Flow], head: Head, seen: set[str]) -> Piece:
    pieces, kind = [begin], ""
    for place, one in enumerate(flows):
        if one.kind and one.kind != kind:
            alike = [other for other in flows[place:] if other.kind == one.kind]
            has_axis = any(other.has_axis for other in alike)
            pieces.append(_spaced(head(one.kind, one.kind in seen, has_axis, len(alike)), 10.0))
        kind = one.kind
        pieces.append(_spaced(one.piece, one.gap))
    return stack(pieces)


def _spaced(piece: Piece, gap: float) -> Piece:
    return piece.at(0, gap) if gap else piece
