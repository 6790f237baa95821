"""What a map needs beside its marks: scale bar, north, credits, key, tray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import box as rectangle

from incidents.maps.theme import Tokens
from incidents.model import Boundary, Side
from incidents.snapshot import marks
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.frame import Frame
from incidents.snapshot.typesetting import Type, fit, width_of

STEPS = (1, 2, 5)
SCALE_WIDTH = 110.0
KEY_LINE = 19.0
KEY_GAP = 17.0
TRAY_LINE = 20.0


def scale_length(km_per_pixel: float, most: float = SCALE_WIDTH) -> int:
    """Choose the longest of 1, 2, 5, 10, … km that is at most so many pixels long."""
    lengths = [step * 10**power for power in range(5) for step in STEPS]
    return max((km for km in lengths if km / km_per_pixel <= most), default=1)


def draw_scale(canvas: Canvas, frame: Frame, tokens: Tokens) -> list[Box]:
    """Draw the scale bar, right at the middle of the map, the arrow to the north, and credits."""
    t = tokens
    length = scale_length(frame.km_per_pixel())
    wide = length / frame.km_per_pixel()
    right, base = frame.box.right - 14, frame.box.bottom - 24
    left = right - wide
    small = Type(10.5, color=t.label)
    corners = [(left, base - 6), (left, base), (right, base), (right, base - 6)]
    canvas.line(corners, t.land, 4.0, z=8.5)
    canvas.line(corners, t.label, 1.3, z=8.6)
    said, middle = f"{length:,} km", (left + right) / 2
    canvas.text(middle, base - 5, said, small, anchor="center", halo=t.land, z=8.7)
    x = left - 20
    arrow = [(x, base - 20), (x + 5, base - 3), (x, base - 7), (x - 5, base - 3)]
    canvas.polygon(arrow, t.label, z=8.6)
    canvas.text(x, base + 9, "N", small, anchor="center", halo=t.land, z=8.7)
    return [Box(x - 10, base - 24, right - x + 16, 38)]


def draw_credit(canvas: Canvas, frame: Frame, tokens: Tokens, text: str) -> Box:
    """Write where the ground comes from, in the corner of the map."""
    kind = Type(9.5, color=tokens.muted)
    wide = width_of(text, kind) + 12
    strip = Box(frame.box.right - wide, frame.box.bottom - 15, wide, 15)
    canvas.box(strip, tokens.paper, z=8.2)
    canvas.text(strip.x + 6, strip.bottom - 4.5, text, kind, z=8.3)
    return strip


@dataclass(frozen=True)
class KeyItem:
    """One entry of the key: what is drawn, how wide it is, what it means."""

    kind: str
    text: str
    states: tuple[str, str] = ("silent", "silent")
    width: float = 16.0

    @property
    def indent(self) -> float:
        """Where the words begin, after the drawing."""
        return self.width + 6 if self.width else 0.0

    @property
    def room(self) -> float:
        """How much room it takes, with the gap behind it."""
        return self.indent + width_of(self.text, Type(11.5)) + KEY_GAP


def key_items(sides: Sequence[Side], boundary: Boundary | None) -> list[KeyItem]:
    """List what the key explains."""
    first, second = (side.name for side in sides)
    items = [
        KeyItem("circle", "both have spoken", ("stated", "stated")),
        KeyItem("circle", f"{first} only", ("stated", "silent")),
        KeyItem("circle", f"{second} only", ("silent", "stated")),
        KeyItem("circle", "denies it", ("stated", "denies")),
        KeyItem("hatch", "area, not a point", width=22.0),
        KeyItem("stretch", "stretch of a line", width=28.0),
    ]
    if boundary is not None:
        items.append(KeyItem("boundary", f"{boundary.name}, {boundary.note}", width=28.0))
    return [*items, KeyItem("none", "larger: more claims", width=0.0)]


def draw_key(canvas: Canvas, items: Sequence[KeyItem], box: Box, tokens: Tokens) -> float:
    """Draw the key in as many lines as it needs, and return the y below it."""
    kind = Type(11.5, color=tokens.muted)
    base = box.y + 13
    for line in key_lines(items, box.w):
        at = box.x
        for item in line:
            _key_mark(canvas, item, at, base - 4, tokens)
            canvas.text(at + item.indent, base, fit(item.text, kind, box.w), kind)
            at += item.room
        base += KEY_LINE
    return base - 11


def key_lines(items: Sequence[KeyItem], width: float) -> list[list[KeyItem]]:
    """Break the key into lines of at most a width."""
    lines: list[list[KeyItem]] = [[]]
    used = 0.0
    for item in items:
        if lines[-1] and used + item.room - KEY_GAP > width:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += item.room
    return lines


def _key_mark(canvas: Canvas, item: KeyItem, x: float, y: float, tokens: Tokens) -> None:
    t = tokens
    if item.kind == "circle":
        marks.circle(canvas, (x + 8, y), 7.4, item.states, t)
    elif item.kind == "hatch":
        shape = rectangle(x, y - 7, x + 22, y + 7)
        marks.hatch(canvas, shape, ("stated", "stated"), t)
        canvas.box(Box(x, y - 7, 22, 14), stroke=t.ink, weight=0.8)
    elif item.kind == "stretch":
        for order, color in enumerate((t.a, t.b)):
            ends = [(x, y), (x + 28, y)]
            canvas.line(ends, color, 6.0, dash=(7.0, 7.0), offset=order * 7.0)
    elif item.kind == "boundary":
        canvas.line([(x, y), (x + 28, y)], t.ink, 1.6, dash=(7, 4))


def draw_tray(
    canvas: Canvas,
    entries: Sequence[tuple[str, str]],
    box: Box,
    tokens: Tokens,
) -> float:
    """Name what is in view but not on the map, in one line, and return the y below."""
    bold, plain = Type(12, 600, color=tokens.ink), Type(12, color=tokens.muted)
    x, base = box.x, box.y + 13
    for label, names in entries:
        x += canvas.text(x, base, label, bold) + 9
        x += canvas.text(x, base, fit(names, plain, box.right - x), plain) + 18
    return box.y + TRAY_LINE if entries else box.y
