"""The four layouts: what goes where. All of them say the same things about themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from incidents.maps.theme import Tokens
from incidents.snapshot import differ, figures, panels, parts, timeline
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.notes import Notes
from incidents.snapshot.parts import Page
from incidents.snapshot.sheet import Sheet


def landscape(page: Page) -> None:
    """Map with panels: the page as a picture."""
    width, height, edge = page.canvas.width, page.canvas.height, 32.0
    inner = width - 2 * edge
    top = parts.header(page, edge, 18, inner)
    foot = height - 112.0
    left = (inner - 30) * 1.32 / 2.32
    box = Box(edge, top, left, foot - top - 130 - parts.room_below(page, left))
    below = parts.map_with_key(page, box)
    timeline.draw(page.canvas, page.sheet, Box(edge, below + 4, left, timeline.HEIGHT), page.tokens)
    right = Box(edge + left + 30, top, inner - left - 30, foot - top)
    style = panels.Style(page.tokens, page.notes, rows=4)
    y = panels.draw(page.canvas, page.sheet.panels, right, style)
    parts.differences(page, Box(right.x, y + 8, right.w, foot - y - 14))
    parts.footer(page, Box(edge, foot, inner, height - foot - 14))


def map_only(page: Page) -> None:
    """Draw the map alone, with its key."""
    width, height, edge = page.canvas.width, page.canvas.height, 32.0
    inner = width - 2 * edge
    top = parts.header(page, edge, 18, inner)
    page.notes.of(page.sheet.shown.claims)
    foot = height - 100.0
    parts.map_with_key(page, Box(edge, top, inner, foot - top - parts.room_below(page, inner)))
    parts.footer(page, Box(edge, foot, inner, height - foot - 14))


def brief(page: Page) -> None:
    """One page in portrait: map, panels, chart, sources."""
    width, height, edge = page.canvas.width, page.canvas.height, 46.0
    inner = width - 2 * edge
    top = parts.header(page, edge, 34, inner)
    y = parts.map_with_key(page, Box(edge, top, inner, 428))
    style = panels.Style(page.tokens, page.notes, rows=4)
    y = panels.draw(page.canvas, page.sheet.panels, Box(edge, y + 8, inner, 0), style)
    foot = height - 130.0
    parts.differences(page, Box(edge, y + 8, inner, foot - y - 14))
    parts.footer(page, Box(edge, foot, inner, height - foot - 18))


def square(page: Page) -> None:
    """Draw a square for social media: fewer things, larger."""
    width, height, edge = page.canvas.width, page.canvas.height, 28.0
    inner = width - 2 * edge
    top = parts.header(page, edge, 14, inner)
    left = inner * 0.53
    box = Box(edge, top, left, 296)
    outside = parts.map_box(page, box)
    style = panels.Style(page.tokens, page.notes, rows=3, with_notes=False)
    right = Box(box.right + 22, top, inner - left - 22, 0)
    y = panels.draw(page.canvas, page.sheet.panels, right, style)
    y = parts.below_map(page, outside, edge, max(box.bottom, y) + 4, inner)
    foot = height - 127.0
    parts.differences(page, Box(edge, y + 6, inner, foot - y - 12))
    parts.footer(page, Box(edge, foot, inner, height - foot - 14))


def column(sheet: Sheet, tokens: Tokens, notes: Notes) -> Canvas:
    """Draw the panels and every row of the chart in one column, as tall as it takes."""
    width, rows = 640.0, [row for _, found in sheet.rows for row in found]
    style = panels.Style(tokens, notes, rows=12)
    axis = figures.axis_of(rows, sheet.dataset)
    chart = figures.Chart(sheet.dataset, axis, 2, width - 4, tokens, notes)
    charted = sum(differ.height_of(row, chart) for row in rows)
    tall = charted + 120 + panels.most_height(sheet.panels, style)
    canvas = Canvas(width, tall, tokens.paper)
    page = Page(canvas, sheet, tokens, notes)
    y = panels.draw(canvas, sheet.panels, Box(2, 4, width - 4, 0), style)
    parts.differences(page, Box(2, y + 8, width - 4, tall - y - 8))
    return canvas


@dataclass(frozen=True)
class Layout:
    """How a layout is drawn: its size in pixels before and its zoom to pixels at 96 per inch."""

    width: float
    height: float
    draw: Callable[[Page], None]
    zoom: float = 1.0


DRAWN: dict[str, Layout] = {
    "map": Layout(1600, 1000, map_only),
    "landscape": Layout(1600, 1080, landscape),
    "brief": Layout(1000, 1414, brief, zoom=0.794),
    "square": Layout(900, 900, square, zoom=1.2),
}
