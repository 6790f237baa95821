"""The two panels: what each side claims of the other's losses and admits of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.charts import words
from incidents.maps.theme import Tokens
from incidents.snapshot import fonts, glyphs
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.notes import Notes
from incidents.snapshot.sheet import Block, Panel, PanelRow
from incidents.snapshot.typesetting import Type, fit, width_of, wrap

GAP = 20.0
ROW = 23.0
NOTE = 13.5
HEAD = 54.0
BLOCK_HEAD = 24.0


@dataclass(frozen=True)
class Style:
    """How the panels are set: theme, how many rows a block may have, whether notes are shown."""

    tokens: Tokens
    notes: Notes
    rows: int = 5
    with_notes: bool = True


def draw(canvas: Canvas, panels: Sequence[Panel], box: Box, style: Style) -> float:
    """Draw both panels side by side on one grid, and return the y below them."""
    width = (box.w - GAP) / 2
    lefts = (box.x, box.x + width + GAP)
    for side, (panel, left) in enumerate(zip(panels, lefts, strict=True)):
        _head(canvas, panel, side, Box(left, box.y, width, HEAD), style.tokens)
    y = box.y + HEAD
    for number in range(2):
        blocks = [panel.blocks[number] for panel in panels]
        y = _block_pair(canvas, blocks, Box(box.x, y, width, 0), style)
    return y


def most_height(panels: Sequence[Panel], style: Style) -> float:
    """Give a height that both panels never exceed, in pixels."""
    blocks = [max(len(panel.blocks[number].rows) for panel in panels) for number in range(2)]
    rows = sum(min(count, style.rows) for count in blocks)
    return HEAD + 2 * (BLOCK_HEAD + 6) + rows * (ROW + 16 + NOTE)


def _head(canvas: Canvas, panel: Panel, side: int, box: Box, tokens: Tokens) -> None:
    x, y, width = box.x, box.y, box.w
    color = (tokens.a, tokens.b)[side]
    canvas.box(Box(x, y, width, 4), color)
    glyphs.mark(canvas, side, (x + 6.5, y + 22), half=6.0, fill=color)
    title = Type(18, 600, fonts.SERIF, tokens.ink)
    canvas.text(x + 19, y + 28, fit(f"{panel.side.name} says", title, width - 19), title)
    about = words.plural(panel.incidents, "incident")
    count = f"{words.plural(panel.claims, 'claim')} about {about}"
    canvas.text(x, y + 46, count, Type(12, color=tokens.muted))


def _block_pair(canvas: Canvas, blocks: Sequence[Block], box: Box, style: Style) -> float:
    """Draw the same block of both panels, row beside row, so that they line up."""
    t = style.tokens
    lefts = (box.x, box.x + box.w + GAP)
    rule = box.y + BLOCK_HEAD - 3
    for block, left in zip(blocks, lefts, strict=True):
        canvas.text(left, box.y + 14, block.heading, Type(12.5, 600, color=t.muted))
        canvas.line([(left, rule), (left + box.w, rule)], t.hair)
    y = box.y + BLOCK_HEAD
    shown = [_shown(block.rows, style.rows) for block in blocks]
    for place in range(max(map(len, shown))):
        tall = 0.0
        for side, (rows, left) in enumerate(zip(shown, lefts, strict=True)):
            if place < len(rows):
                at = Box(left, y, box.w, 0)
                tall = max(tall, _row(canvas, rows[place], side, at, style))
        y += tall
    return y + 6


def _shown(rows: Sequence[PanelRow | str], most: int) -> list[PanelRow | str]:
    """Keep the first rows and count the rest in the last."""
    if len(rows) <= most:
        return list(rows)
    return [*rows[: most - 1], f"{len(rows) - most + 1} more on the page"]


def _row(canvas: Canvas, row: PanelRow | str, side: int, box: Box, style: Style) -> float:
    t, notes = style.tokens, style.notes
    if isinstance(row, str):
        canvas.text(box.x, box.y + 15, row, Type(12, italic=True, color=t.muted))
        return ROW
    used = _value(canvas, row, side, box, style)
    label = Type(13.5, color=t.ink)
    lines = wrap(row.line.label, label, box.w - used - 12 - notes.room(row.claims), most=2)
    y, wide = box.y + 16, 0.0
    for number, text in enumerate(lines):
        y = box.y + 16 + 16 * number
        wide = canvas.text(box.x, y, text, label)
    notes.write(canvas, box.x + wide + 2, y, row.claims)
    said = _small(row, box.w - (used + 12 if len(lines) == 1 else 0), style)
    for line in said:
        y += NOTE
        canvas.text(box.x, y, line, Type(11.5, color=t.muted))
    canvas.line([(box.x, y + 7), (box.right, y + 7)], t.hair)
    return y + 7 - box.y


def _small(row: PanelRow, width: float, style: Style) -> list[str]:
    if not style.with_notes or not row.line.notes:
        return []
    return wrap("; ".join(row.line.notes), Type(11.5), width, most=1)


def _value(canvas: Canvas, row: PanelRow, side: int, box: Box, style: Style) -> float:
    """Write the figure at the right, what it replaced struck before it; return their width."""
    tokens = style.tokens
    color = (tokens.a_text, tokens.b_text)[side]
    kind = Type(17, 600, color=color) if row.line.is_figure else Type(12.5, color=tokens.muted)
    used = canvas.text(box.right, box.y + 17, row.line.value, kind, anchor="right")
    old = Type(13, color=tokens.faint, struck=True)
    for label in reversed(row.line.old if style.with_notes else ()):
        canvas.text(box.right - used - 8, box.y + 16.5, label, old, anchor="right")
        used += 8 + width_of(label, old)
    return used
