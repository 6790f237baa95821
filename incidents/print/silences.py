"""Signs of what a side does without giving a figure, as shapes of a picture."""

from __future__ import annotations

from typing import Any

from incidents import signs
from incidents.print.shapes import Shape, Spot, circle, path, rect
from incidents.print.shapes import mark as filled

SPOKEN = ("figure", "states")
"""States that have the side's own mark for a sign."""


def glyph(state: str, slot: int, at: Spot, size: float, inks: tuple[str, ...]) -> list[Shape]:
    """Draw the sign of a state.

    Parameters
    ----------
    state
        A state of an account or of a panel.
    slot
        Whose it is: 0 or 1; or 2, a third party's, where it speaks.
    at
        Its upper left corner, in pixels.
    size
        Its width and height.
    inks
        The tokens of each slot.
    """
    unit, (x, y) = size / signs.SIZE, at
    if state in SPOKEN:
        return [filled(slot, x + size / 2, y + size / 2, size * 0.44, fill=inks[slot])]
    outline = signs.outline(state)
    ink = "ink" if outline == "none" else inks[slot]
    weight = signs.HEAVY.get(state, signs.WEIGHT) * unit
    strokes = [
        path(*((x + px * unit, y + py * unit) for px, py in points), **_pen(ink, weight))
        for points in signs.STROKES[state]
    ]
    return [*_outline(outline, slot, at, unit, ink), *strokes]


def _pen(ink: str, weight: float) -> dict[str, Any]:
    return {"stroke": ink, "weight": weight, "cap": "round"}


def _outline(outline: signs.Outline, slot: int, at: Spot, unit: float, ink: str) -> list[Shape]:
    if outline == "none":
        return []
    dash: tuple[float, ...] = ()
    phase = 0.0
    if outline != "whole":
        stroke, gap, start = signs.DASHES[outline, slot]
        dash, phase = (round(stroke * unit, 3), round(gap * unit, 3)), start * unit
    cap = "round" if outline == "dotted" else "butt"
    style: dict[str, Any] = {**_pen(ink, signs.WEIGHT * unit), "cap": cap}
    style |= {"dash": dash, "phase": phase}
    middle, edge = signs.SIZE / 2 * unit, signs.CORNER * unit
    if slot == 0:
        return [circle(at[0] + middle, at[1] + middle, signs.RADIUS * unit, **style)]
    side = (signs.SIZE - 2 * signs.CORNER) * unit
    return [rect(at[0] + edge, at[1] + edge, side, side, **style)]
