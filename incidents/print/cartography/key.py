"""The key of a map: every symbol and every outline that is on it, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shapely

from incidents.print.cartography import strokes, symbols
from incidents.print.cartography.plate import Plate
from incidents.print.cartography.scene import Site
from incidents.print.composer import Composer
from incidents.print.pieces import Drawing, Piece, Words, together
from incidents.theme import Tokens
from incidents.words import keys, legends

APART = 16.0
LINE_GAP = 4.0

HALVES = {
    "both": ("stated", "stated"),
    "first": ("stated", "silent"),
    "second": ("silent", "stated"),
    "denies": ("stated", "denies"),
    "hidden": ("stated", "hidden"),
    "cell": ("stated", "stated"),
    "third": ("silent", "silent"),
    "neither": ("silent", "silent"),
}
"""The circles of the key, by symbol."""


Draw = Callable[[float, float, Tokens, float], str]
"""Draws a symbol of so many pixels, in a theme, at a scale."""


@dataclass(frozen=True)
class Symbol:
    """One drawing of the key: how wide it is, and how to draw it."""

    wide: float
    draw: Draw


@dataclass(frozen=True)
class KeyItem:
    """One entry: its symbols, and what they mean."""

    words: str
    symbols: tuple[Symbol, ...] = ()


def entries(composer: Composer, plate: Plate) -> Iterator[KeyItem]:
    """List what the key of a map explains."""
    view, sites = composer.brief.map, plate.scene.sites
    for one in view.key:
        found = tuple(_symbols(one.symbol, sites))
        if found:
            yield KeyItem(one.words, found)
    if any(site.is_led for site in sites):
        yield KeyItem(legends.true_place(), (Symbol(20, _led),))
    if view.boundary:
        words = keys.boundary(view.boundary, view.boundary_note)
        yield KeyItem(words, (Symbol(28, _boundary),))
    if len({site.r for site in sites if site.r}) > 1:
        yield KeyItem(legends.larger())
    if plate.has_numbers:
        yield KeyItem(legends.number_beside())


def _symbols(symbol: str, sites: Sequence[Site]) -> Iterator[Symbol]:
    """Draw a symbol as it is on this map, which may show fewer marks than the view."""
    here = [site for site in sites if _is_one(symbol, site)]
    if symbol == "stretch" and here:
        yield Symbol(40, _stretch)
    elif symbol == "spoken" and here:
        yield Symbol(22, _spoken)
    elif symbol in AREAS and here:
        yield Symbol(22, lambda w, h, tokens, scale: _area(AREAS[symbol], w, h, tokens, scale))
    elif symbol in HALVES:
        if any(site.r for site in here):
            yield _round(symbol)
        if symbol in LEANS and any(site.areas for site in here):
            yield Symbol(22, lambda w, h, tokens, scale: _area(symbol, w, h, tokens, scale))


def _is_one(symbol: str, site: Site) -> bool:
    """Tell whether a symbol of the key stands for a mark."""
    mark = site.mark
    stated = tuple(state == "stated" for state in mark.states)
    is_event = bool(site.r or site.lines or not mark.spoken_about)
    tests = {
        "both": stated == (True, True) and is_event,
        "first": stated == (True, False) and is_event,
        "second": stated == (False, True) and is_event,
        "denies": "denies" in mark.states and is_event,
        "hidden": "hidden" in mark.states,
        "area": bool(site.areas) and not mark.spoken_about and mark.heard != "others",
        "third_area": bool(site.areas) and not mark.spoken_about and mark.heard == "others",
        "third": bool(site.r) and mark.heard == "others",
        "neither": bool(site.r) and mark.heard == "nobody",
        "spoken": bool(site.areas) and mark.spoken_about,
        "stretch": bool(site.lines),
        "cell": mark.shape == "cell",
    }
    return tests.get(symbol, False)


AREAS = {"area": "both", "third_area": "third"}
"""Symbols that are of areas alone, by what fills them."""

LEANS = ("first", "second", "denies")
"""Symbols that areas have too, besides circles."""


def _round(symbol: str) -> Symbol:
    return Symbol(15, lambda w, h, tokens, scale: _circle(symbol, w, h, tokens, scale))


def _circle(symbol: str, w: float, h: float, tokens: Tokens, scale: float) -> str:
    at, r = (w / 2, h / 2), min(w, h) / 2 - 1.2
    drawn = symbols.halves(at, r, HALVES[symbol], tokens, scale * 0.8)
    return drawn + (symbols.third(at, r, tokens) if symbol == "third" else "")


def _area(symbol: str, w: float, h: float, tokens: Tokens, scale: float) -> str:
    box = shapely.box(1, 2, w - 1, h - 2)
    return symbols.area([box], HALVES[symbol], tokens, scale * 0.75)


def _spoken(w: float, h: float, tokens: Tokens, scale: float) -> str:
    return symbols.outline([shapely.box(2, 3, w - 2, h - 3)], tokens, scale * 0.8)


def _stretch(w: float, h: float, tokens: Tokens, scale: float) -> str:
    thread = symbols.FAR.scaled(scale)
    line = [(thread.bead / 2, h / 2), (w - 1, h / 2)]
    return symbols.stretch([line], ("stated", "stated"), tokens, thread)


def _boundary(w: float, h: float, tokens: Tokens, scale: float) -> str:
    line = strokes.lines([[(0, h / 2), (w, h / 2)]])
    return strokes.path(line, stroke=tokens.ink, weight=1.6 * scale, dash=(7 * scale, 4 * scale))


def _led(w: float, h: float, tokens: Tokens, scale: float) -> str:
    line = strokes.lines([[(3 * scale, h / 2), (w, h / 2)]])
    dot = strokes.disc((3 * scale, h / 2), 2.4 * scale, fill=tokens.ink)
    return strokes.path(line, stroke=tokens.ink, weight=1.2 * scale) + dot


def key(composer: Composer, plate: Plate, width: float, style: str = "small") -> Piece:
    """Set the key in as many lines as it needs."""
    items = list(entries(composer, plate))
    scale = composer.sheet.sizes[style] / 12.5
    pieces = [_item(composer, one, style, scale, width) for one in items]
    return flowed(pieces, width, APART * scale, LINE_GAP * scale)


def _item(
    composer: Composer, item: KeyItem, style: str, scale: float, width: float
) -> tuple[Piece, float]:
    """Set an entry; return it with its width."""
    para = composer.line(composer.run(style, item.words))
    line = composer.sheet.sizes[style] * 1.3
    drawings, x = [], 0.0
    for symbol in item.symbols:
        drawings.append(_drawing(symbol, x, line, scale))
        x += symbol.wide * scale + 5 * scale
    if x + composer.wide(para) > width:
        para = para.within(width - x)
    piece = Piece((*drawings, Words(x, 0, para)), max(composer.tall(para), line))
    return piece, x + composer.wide(para)


def _drawing(symbol: Symbol, x: float, line: float, scale: float) -> Drawing:
    wide = symbol.wide * scale

    def picture(tokens: Tokens) -> str:
        return strokes.picture(wide, line, [symbol.draw(wide, line, tokens, scale)])

    return Drawing(x, 0, wide, line, picture=picture)


def flowed(pieces: Sequence[tuple[Piece, float]], width: float, apart: float, gap: float) -> Piece:
    """Set pieces one after the other, and on a new line where the width is full."""
    placed: list[Piece] = []
    x = y = tall = 0.0
    for piece, wide in pieces:
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall + gap, 0.0
        placed.append(piece.at(x, y))
        x, tall = x + wide + apart, max(tall, piece.height)
    return together(placed)
