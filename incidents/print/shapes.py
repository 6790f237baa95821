"""Plain shapes of a drawing: circles, boxes and lines, in pixels from its upper left corner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Spot = tuple[float, float]
"""x and y in pixels, y downwards."""


@dataclass(frozen=True)
class Shape:
    """One shape. ``fill`` and ``stroke`` name tokens; of none it has neither.

    A ``circle`` has its middle at ``x``, ``y``; a ``rect`` its upper left corner there, and
    corners of radius ``r``; a ``path`` runs through ``points``.
    """

    kind: Literal["circle", "rect", "path"]
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0
    r: float = 0.0
    points: tuple[Spot, ...] = ()
    is_closed: bool = False
    fill: str = ""
    stroke: str = ""
    weight: float = 1.2
    dash: tuple[float, ...] = ()
    phase: float = 0.0
    cap: Literal["butt", "round"] = "butt"


def circle(x: float, y: float, r: float, **style: Any) -> Shape:
    """Draw a circle around a point."""
    return Shape("circle", x=x, y=y, r=r, **style)


def rect(x: float, y: float, w: float, h: float, **style: Any) -> Shape:
    """Draw a box from its upper left corner."""
    return Shape("rect", x=x, y=y, w=w, h=h, **style)


def path(*points: Spot, **style: Any) -> Shape:
    """Draw a line through points."""
    return Shape("path", points=points, **style)


def mark(slot: int, x: float, y: float, half: float, **style: Any) -> Shape:
    """Draw a mark around a point: circle for side 1, square for side 2, diamond for others."""
    if slot == 0:
        return circle(x, y, half, **style)
    if slot == 1:
        side = half * 0.92
        return rect(x - side, y - side, 2 * side, 2 * side, **style)
    reach = half * 1.1
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return path(*corners, is_closed=True, **style)


def arrow(x: float, y: float, length: float, ink: str) -> list[Shape]:
    """Draw an arrow to the right."""
    tip, head = x + length, length * 0.4
    return [
        path((x, y), (tip - head, y), stroke=ink, weight=length / 9),
        path(
            (tip, y), (tip - head, y - head * 0.6), (tip - head, y + head * 0.6),
            is_closed=True, fill=ink,
        ),
    ]  # fmt: skip


def shape_json(shape: Shape, inks: Mapping[str, str]) -> dict[str, Any]:
    """Write a shape as plain data, its tokens as colours."""
    return {
        "kind": shape.kind,
        "x": round(shape.x, 2),
        "y": round(shape.y, 2),
        "w": round(shape.w, 2),
        "h": round(shape.h, 2),
        "r": round(shape.r, 2),
        "points": [_rounded(point) for point in shape.points],
        "closed": shape.is_closed,
        "fill": inks[shape.fill] if shape.fill else "",
        "stroke": inks[shape.stroke] if shape.stroke else "",
        "weight": round(shape.weight, 2),
        "dash": list(shape.dash),
        "phase": shape.phase,
        "cap": shape.cap,
    }


def _rounded(point: Sequence[float]) -> list[float]:
    return [round(part, 2) for part in point]
