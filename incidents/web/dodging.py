"""Where a figure's label goes: outward from its mark, or a lane lower when nothing else fits."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

LabelSide = Literal["L", "R", "D"]
"""Left of its mark, right of it, or in the lane below."""

HALF_MARK = 8.0
ARROW = 26.0
GAP = 11.0
MARGIN_LEFT = 14.0
MARGIN_RIGHT = 34.0
"""Space that the plot leaves beside the axis, in CSS pixels; views.css has the same numbers."""

DIGIT = 8.8
LETTER = 6.1

Interval = tuple[float, float]


@dataclass(frozen=True)
class Plotted:
    """One side's figure on the axis: its ends in percent, its text, whether it is open above."""

    low: float
    high: float
    figure: str
    verb: str
    is_open: bool

    def span(self, width: float) -> Interval:
        """Give the pixels its marks cover on an axis of a width."""
        tail = ARROW if self.is_open else 0.0
        return (
            self.low * width / 100 - HALF_MARK,
            self.high * width / 100 + HALF_MARK + tail,
        )

    @property
    def text_width(self) -> float:
        """Estimate the width of its label, in pixels."""
        return len(self.figure) * DIGIT + LETTER * (len(self.verb) + 1)

    def label(self, spot: LabelSide, width: float) -> Interval:
        """Give the pixels its label covers at a spot."""
        start, end = self.span(width)
        gap = GAP - HALF_MARK
        if spot == "L":
            return (start - gap - self.text_width, start - gap)
        return (end + gap, end + gap + self.text_width)

    @property
    def wishes(self) -> tuple[LabelSide, LabelSide]:
        """Prefer the side away from the arrow."""
        return ("L", "R") if self.is_open else ("R", "L")


def place(
    plotted: Sequence[Plotted], width: float, *, is_joined: bool = False
) -> tuple[LabelSide, ...]:
    """Choose a spot for every label.

    Parameters
    ----------
    plotted
        What is on the axis, the lower figure first.
    width
        The width of the axis, in pixels.
    is_joined
        Whether a bar joins the marks, on which no label may stand.
    """
    marks = [one.span(width) for one in plotted]
    if is_joined:
        marks = [(marks[0][0], marks[-1][1])]
    for spots in _choices(plotted):
        if _fits(plotted, spots, width, marks):
            return spots
    return tuple("D" for _ in plotted)


class Below(NamedTuple):
    """Where a label goes below its mark: its left edge, in percent of the axis, and its line."""

    left: float
    line: int


def beneath(plotted: Sequence[Plotted], width: float) -> tuple[Below, ...]:
    """Place labels below their marks, lower figure first.

    Each is under the middle of its mark, as far as the edges and the other label let it; labels
    that have no room beside each other take a line each.
    """
    needed = sum(one.text_width + GAP for one in plotted) - GAP
    has_room = needed <= MARGIN_LEFT + width + MARGIN_RIGHT
    lefts = _in_a_line(plotted, width) if has_room else [_under(one, width) for one in plotted]
    lines = itertools.repeat(0) if has_room else itertools.count()
    return tuple(Below(100 * left / width, line) for left, line in zip(lefts, lines, strict=False))


def _in_a_line(plotted: Sequence[Plotted], width: float) -> Iterator[float]:
    least = -MARGIN_LEFT
    for number, one in enumerate(plotted):
        rest = sum(after.text_width + GAP for after in plotted[number + 1 :])
        left = _under(one, width, least, rest)
        least = left + one.text_width + GAP
        yield left


def _under(one: Plotted, width: float, least: float = -MARGIN_LEFT, rest: float = 0) -> float:
    """Centre a label under its mark, right of ``least`` and with ``rest`` pixels after it."""
    middle = (one.low + one.high) * width / 200
    most = width + MARGIN_RIGHT - rest - one.text_width
    return max(min(middle - one.text_width / 2, most), least)


def _choices(plotted: Sequence[Plotted]) -> Iterator[tuple[LabelSide, ...]]:
    """List arrangements, best first: the lower figure's label goes left, the higher's right."""
    wishes: list[tuple[LabelSide, LabelSide]] = [one.wishes for one in plotted]
    if len(plotted) > 1:
        wishes[0] = ("L", "R")
    return iter(itertools.product(*wishes))


def _fits(
    plotted: Sequence[Plotted],
    spots: Sequence[LabelSide],
    width: float,
    marks: Sequence[Interval],
) -> bool:
    labels = [one.label(spot, width) for one, spot in zip(plotted, spots, strict=True)]
    inside = all(start >= -MARGIN_LEFT and end <= width + MARGIN_RIGHT for start, end in labels)
    pairs = itertools.chain(itertools.combinations(labels, 2), itertools.product(labels, marks))
    # A label touches no other label and no mark; marks may touch one another.
    return inside and not any(overlap(one, other) for one, other in pairs)


def overlap(first: Interval, second: Interval) -> bool:
    """Tell whether two spans of pixels share any."""
    return first[0] < second[1] and second[0] < first[1]
