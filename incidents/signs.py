"""The signs of what a side does without giving a figure: page, map and picture draw the same.

A broken outline: nothing from the side itself. A whole one, in its shape and colour: it spoke.
Ink without a side's outline: it lies in the view. A word always stands beside a sign. Like the
colours, this module imports nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

SIZE = 14.0
"""The grid on which signs are drawn, with the vertical axis pointing down."""

WEIGHT = 1.5
RADIUS, CORNER = 5.7, 1.5
"""Side 1's outline is a circle about the middle, side 2's a square that far from the edge."""

Points = tuple[tuple[float, float], ...]
Outline = Literal["whole", "dashed", "dotted", "none"]

STROKES: Mapping[str, tuple[Points, ...]] = {
    "silent": (),
    "unsearched": (
        ((5.3, 5.6), (5.7, 4.5), (7, 4), (8.3, 4.5), (8.7, 5.6), (8.2, 6.6), (7, 7.4), (7, 8.4)),
        ((7, 10.2), (7, 10.3)),
    ),
    "not_commented": (((7, 4.2), (7, 7.3), (9.2, 8.6)),),
    "elsewhere": (((7, 2), (7, 7)), ((7, 7), (12, 7))),
    "declines": (((4, 7), (10, 7)),),
    "words": (((5.4, 4.8), (5.4, 7.8)), ((8.6, 4.8), (8.6, 7.8))),
    "denies": (((1.9, 12.1), (12.1, 1.9)),),
    "denies_operation": (((1.9, 12.1), (12.1, 1.9)), ((1.9, 1.9), (12.1, 12.1))),
    "disputes": (((3.4, 8.6), (4.6, 5.8), (5.8, 5.6), (8.2, 8.4), (9.4, 8.2), (10.6, 5.4)),),
    "withdrew": (((10.2, 7), (4.2, 7)), ((6.7, 4.6), (4.2, 7), (6.7, 9.4))),
    "hidden": (
        ((1.4, 2.4), (12.6, 2.4), (8.4, 7.5), (8.4, 12.1), (5.6, 10.6), (5.6, 7.5), (1.4, 2.4)),
    ),
    "outside_dates": (
        ((3.4, 2.5), (1.2, 2.5), (1.2, 11.5), (3.4, 11.5)),
        ((6.4, 2.5), (8.6, 2.5), (8.6, 11.5), (6.4, 11.5)),
        ((12.2, 6.9), (12.4, 7.1)),
    ),
    "outside": (((3, 2.5), (3, 11.5)), ((5.6, 7), (12, 7)), ((9.4, 4.4), (12, 7), (9.4, 9.6))),
    "nothing": (
        ((4.4, 2.5), (2.2, 2.5), (2.2, 11.5), (4.4, 11.5)),
        ((9.6, 2.5), (11.8, 2.5), (11.8, 11.5), (9.6, 11.5)),
    ),
}
"""Each state's strokes inside its outline."""

VIEW = ("hidden", "outside_dates", "outside", "nothing")
"""States that lie in the view and not in the side: drawn in ink, without its outline."""

HEAVY = {"declines": 2.0, "words": 1.8}
"""Strokes that are heavier than `WEIGHT`."""

_BROKEN: Mapping[str, Outline] = {
    "silent": "dashed",
    "not_commented": "dashed",
    "unsearched": "dotted",
}

DASHES: Mapping[tuple[Outline, int], tuple[float, float, float]] = {
    ("dashed", 0): (2.9, 1.58, 0.0),
    ("dashed", 1): (2.75, 1.65, 1.37),
    ("dotted", 0): (0.01, 2.55, 0.0),
    ("dotted", 1): (0.01, 2.55, 0.0),
}
"""A broken outline's stroke, gap and start, by its kind and by the side's slot."""


def outline(state: str) -> Outline:
    """Tell how the outline of a state is drawn."""
    return "none" if state in VIEW else _BROKEN.get(state, "whole")
