"""Small marks: circle for side 1, square for side 2, diamond for third parties."""

from __future__ import annotations

from matplotlib.patches import FancyBboxPatch

from incidents.snapshot.boxes import Box, Point
from incidents.snapshot.canvas import Canvas

HALF = 6.5
ARROW = 24.0


def mark(
    canvas: Canvas,
    side: int,
    at: Point,
    *,
    half: float = HALF,
    fill: str = "none",
    stroke: str = "none",
    weight: float = 1.2,
    dash: tuple[float, ...] = (),
    z: float = 6.0,
) -> None:
    """Draw a mark around a point; ``side`` is 0, 1, or 2 for a third party."""
    x, y = at
    if side == 0:
        canvas.disc(x, y, half, fill, stroke=stroke, weight=weight, dash=dash, z=z)
    elif side == 1:
        box = Box(x - half * 0.92, y - half * 0.92, half * 1.84, half * 1.84)
        canvas.box(box, fill, stroke=stroke, weight=weight, dash=dash, z=z)
    else:
        reach = half * 1.1
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        canvas.polygon(corners, fill, stroke=stroke, z=z)


def count(
    canvas: Canvas,
    side: int,
    ends: Point,
    y: float,
    color: str,
    *,
    is_open: bool,
    paper: str,
) -> None:
    """Draw one count: a mark, a mark stretched over a range, an arrow for "more than".

    ``ends`` are the x of its least and of its most.
    """
    start, end = ends
    if end - start > 1.0:
        _stretched(canvas, side, ends, y, color)
        return
    if is_open:
        arrow(canvas, start + HALF, y, color)
    mark(canvas, side, (start, y), half=HALF + 1.3, fill=paper, z=5.8)
    mark(canvas, side, (start, y), fill=color)


def _stretched(canvas: Canvas, side: int, ends: Point, y: float, color: str) -> None:
    start, end = ends
    box = Box(start - HALF, y - HALF * 0.8, end - start + 2 * HALF, HALF * 1.6)
    if side == 1:
        canvas.box(box, color, z=6.0)
        return
    style = "round" if side == 0 else "round4"
    radius = HALF * 0.8
    drawn = FancyBboxPatch(
        (box.x, box.y),
        box.w,
        box.h,
        boxstyle=f"{style},pad=0,rounding_size={radius}",
        facecolor=color,
        edgecolor="none",
    )
    canvas.add(drawn, 6.0)


def arrow(canvas: Canvas, x: float, y: float, color: str, *, length: float = 17.0) -> None:
    """Draw an arrow to the right."""
    tip = x + length
    canvas.line([(x, y), (tip - 5, y)], color, 2.0, z=5.5)
    canvas.polygon([(tip, y), (tip - 7, y - 4), (tip - 7, y + 4)], color, z=5.5)


def empty(canvas: Canvas, side: int, state: str, at: Point, color: str) -> None:
    """Draw the place of a figure that is not given: dashed for silence, slashed for denial."""
    half = 5.5
    x, y = at
    if state in ("denies", "disputes"):
        mark(canvas, side, at, half=half, stroke=color)
        reach = half * 0.66
        canvas.line([(x - reach, y + reach), (x + reach, y - reach)], color, 1.2, z=6.1)
    elif state == "silent":
        mark(canvas, side, at, half=half, stroke=color, dash=(2.2, 1.8))
    else:
        mark(canvas, side, at, half=half, stroke=color, dash=(1.0, 1.6))
