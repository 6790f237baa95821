"""Where the labels of one row's figures stand: outward of their marks, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

Side = Literal["left", "right", "below", "lower"]

CHOICES: dict[str, tuple[tuple[Side, int], ...]] = {
    "first": (("left", 0), ("right", 1), ("below", 3), ("lower", 5)),
    "last": (("right", 0), ("left", 1), ("below", 3), ("lower", 5)),
}
"""Where a label may stand and what that costs: of the lower figure, and of the higher."""

LANES: dict[Side, int] = {"left": 0, "right": 0, "below": 1, "lower": 2}


@dataclass(frozen=True)
class Mark1D:
    """A mark on the axis with its label: from where to where it reaches, how wide the label is."""

    start: float
    end: float
    wide: float


@dataclass(frozen=True)
class Label:
    """Where a label stands: its left edge in pixels, and its lane; 0 is that of the marks."""

    x: float
    lane: int
    wide: float

    @property
    def end(self) -> float:
        """Its right edge."""
        return self.x + self.wide


def place(
    marks: Sequence[Mark1D], limit: float, gap: float, *, is_joined: bool = False
) -> list[Label]:
    """Place the labels of marks.

    Parameters
    ----------
    marks
        At most two, the lower figure first.
    limit
        Pixels from the left within which labels must stay, as far as they are narrower.
    gap
        Pixels between a mark and its label.
    is_joined
        Whether a bar joins the marks, on which no label may stand.

    Returns
    -------
    list of Label
        One a mark. No two labels overlap, and none overlaps a mark or the bar.
    """
    orders = ("last",) if len(marks) == 1 else ("first", "last")
    choices = [CHOICES[order] for order in orders[: len(marks)]]
    ranked = sorted(product(*choices), key=lambda chosen: sum(cost for _side, cost in chosen))
    for chosen in ranked:
        labels = [
            _label(mark, side, limit, gap)
            for mark, (side, _cost) in zip(marks, chosen, strict=True)
        ]
        if _fits(labels, _taken(marks, is_joined=is_joined), limit):
            return labels
    # Always room: each label in a lane of its own below the marks.
    return [
        Label(_clamped(mark.start, mark.wide, limit), lane, mark.wide)
        for lane, mark in enumerate(marks, start=1)
    ]


def _label(mark: Mark1D, side: Side, limit: float, gap: float) -> Label:
    beside = {"left": mark.start - gap - mark.wide, "right": mark.end + gap}
    middle = (mark.start + mark.end - mark.wide) / 2
    x = beside[side] if side in beside else _clamped(middle, mark.wide, limit)
    return Label(x, LANES[side], mark.wide)


def _clamped(x: float, wide: float, limit: float) -> float:
    return max(min(x, limit - wide), 0.0)


def _taken(marks: Sequence[Mark1D], *, is_joined: bool) -> list[tuple[float, float]]:
    """List where no label may stand beside the marks."""
    if is_joined and len(marks) > 1:
        return [(marks[0].start, marks[-1].end)]
    return [(mark.start, mark.end) for mark in marks]


def _fits(labels: Sequence[Label], taken: Sequence[tuple[float, float]], limit: float) -> bool:
    if any(one.x < 0 or one.end > limit for one in labels if one.lane == 0):
        return False
    on_marks = any(
        one.lane == 0 and overlap((one.x, one.end), span) for one in labels for span in taken
    )
    return not on_marks and not any(_meet(*pair) for pair in _pairs(labels))


def _pairs(labels: Sequence[Label]) -> Iterator[tuple[Label, Label]]:
    for place_, one in enumerate(labels):
        for two in labels[place_ + 1 :]:
            yield one, two


def _meet(one: Label, two: Label) -> bool:
    return one.lane == two.lane and overlap((one.x, one.end), (two.x, two.end))


def overlap(one: tuple[float, float], two: tuple[float, float], apart: float = 2.0) -> bool:
    """Tell whether two stretches come closer than some pixels."""
    return one[0] < two[1] + apart and two[0] < one[1] + apart
