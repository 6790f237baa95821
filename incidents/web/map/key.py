"""The key below the map, as HTML with pictures in data addresses.

Streamlit strips inline SVG, so each symbol is an ``<img>``; the words beside it say it all. A
picture keeps its colours on paper, which is light: on a dark page each has a light twin for it,
and on a page in the reader's colours a dark one.
"""

from __future__ import annotations

import base64
from collections.abc import Callable

import htpy as h

from incidents.brief.shape import MapView
from incidents.theme import TOKENS, Scheme, Tokens
from incidents.web.gate import Html, bdi, html, kept
from incidents.words import keys

Draw = Callable[[Tokens], h.VoidElement]

ROUND = 14
STRIPES = (1, 4.5, 8, 11.5)


def key_html(found: MapView, theme: Scheme) -> Html:
    """Write the key of the map: its symbols, and the contested line with its note."""
    entries = [h.span[_both(SYMBOLS[one.symbol], theme), " ", bdi(one.words)] for one in found.key]
    return html(h.div(class_=f"cc-key {theme}")[entries, _boundary(theme, found)])


@kept(64)
def _both(draw: Draw, theme: Scheme) -> list[h.Element]:
    """Draw a symbol for the screen, and for paper where that looks different."""
    light, dark = draw(TOKENS["light"]), draw(TOKENS["dark"])
    if theme == "light":
        return [h.i[light]]
    return [h.i(".cc-day")[light], h.i(".cc-night")[dark]]


def _boundary(theme: Scheme, found: MapView) -> h.Element | None:
    if not found.boundary:
        return None
    short = keys.boundary(found.boundary, found.boundary_legend)
    full = keys.boundary(found.boundary, found.boundary_note)
    return h.span(title=found.boundary_note)[
        _both(_line, theme), " ", h.em(".cc-short")[bdi(short)], h.em(".cc-full")[bdi(full)]
    ]


def _line(colours: Tokens) -> h.VoidElement:
    path = f'<path d="M0 4.5H26" stroke="{colours.ink}" stroke-width="1.8" stroke-dasharray="7 4"/>'
    return _image(path, 26, 9)


def _third(colours: Tokens) -> h.VoidElement:
    diamond = f'<path d="M7 3.1L10.9 7L7 10.9L3.1 7Z" fill="{colours.ink}"/>'
    return _image(_ring(colours) + diamond, ROUND, ROUND)


def _ring(colours: Tokens) -> str:
    return (
        f'<circle cx="7" cy="7" r="6" fill="{colours.paper}" '
        f'stroke="{colours.ink}" stroke-width="1.3"/>'
    )


def _outline(colours: Tokens, dash: str = "") -> h.VoidElement:
    """Draw the edge of an area that is not filled: dotted where it is only accused."""
    rect = (
        f'<rect x="1" y="1.5" width="20" height="11" fill="none" stroke="{colours.muted}" '
        f'stroke-width="1.3" stroke-linecap="round" {dash}/>'
    )
    return _image(rect, 22, ROUND)


def _circle(colours: Tokens, codes: str) -> h.VoidElement:
    halves = "".join(_half(colours, code, side) for side, code in enumerate(codes))
    shape = (
        '<clipPath id="c"><circle cx="7" cy="7" r="6"/></clipPath>'
        f'<circle cx="7" cy="7" r="6" fill="{colours.paper}"/>'
        f'<g clip-path="url(#c)">{halves}'
        f'<rect x="6.6" width=".8" height="14" fill="{colours.paper}"/></g>'
        f'<circle cx="7" cy="7" r="6" fill="none" stroke="{colours.ink}" stroke-width="1.3"/>'
    )
    return _image(shape, ROUND, ROUND)


def _half(colours: Tokens, code: str, side: int) -> str:
    fill = (colours.a, colours.b)[side]
    if code == "h":
        dots = ((2, 3), (5, 3), (3.5, 6), (2, 9), (5, 9), (3.5, 12))
        return "".join(
            f'<circle cx="{7 * side + x}" cy="{y}" r=".9" fill="{colours.faint}"/>' for x, y in dots
        )
    stripes = [(top, 1.8) for top in STRIPES]
    bars: list[tuple[float, float]] = {"s": [(0.0, 14.0)], "d": stripes}.get(code, [])
    return "".join(
        f'<rect x="{7 * side}" y="{top}" width="7" height="{height}" fill="{fill}"/>'
        for top, height in bars
    )


def _hatch(colours: Tokens) -> h.VoidElement:
    first = "M-8 14L6 0M2 14L16 0M12 14L26 0"
    second = "M-4 0L10 14M6 0L20 14M16 0L30 14"
    shapes = (
        f'<g stroke-width="1.5"><path d="{first}" stroke="{colours.a}"/>'
        f'<path d="{second}" stroke="{colours.b}"/></g>'
        f'<rect x=".5" y=".5" width="21" height="13" fill="none" stroke="{colours.ink}" '
        'stroke-opacity=".6"/>'
    )
    return _image(shapes, 22, ROUND)


def _stretch(colours: Tokens) -> h.VoidElement:
    beads = "".join(f'<circle cx="{x}" cy="5" r="3.4" fill="{colours.a}"/>' for x in (4, 20))
    bars = f'<path d="M8.5 5H15.5M24.5 5H29" stroke="{colours.b}" stroke-width="4"/>'
    thread = f'<path d="M0 5H30" stroke="{colours.ink}" stroke-width="1"/>'
    return _image(thread + beads + bars, 30, 10)


def _cell(colours: Tokens) -> h.VoidElement:
    ring = (
        f'<circle cx="7" cy="7" r="6" fill="{colours.ink}" fill-opacity=".12" '
        f'stroke="{colours.ink}" stroke-dasharray="2 2"/>'
    )
    return _image(ring, ROUND, ROUND)


SYMBOLS: dict[str, Draw] = {
    "both": lambda colours: _circle(colours, "ss"),
    "first": lambda colours: _circle(colours, "sn"),
    "second": lambda colours: _circle(colours, "ns"),
    "denies": lambda colours: _circle(colours, "sd"),
    "hidden": lambda colours: _circle(colours, "sh"),
    "area": _hatch,
    "spoken": lambda colours: _outline(colours, 'stroke-dasharray="1.2 3.2"'),
    "stretch": _stretch,
    "cell": _cell,
    "third": _third,
    "third_area": _outline,
    "neither": lambda colours: _image(_ring(colours), ROUND, ROUND),
}


def _image(shapes: str, width: int, height: int) -> h.VoidElement:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{shapes}</svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    address = f"data:image/svg+xml;base64,{data}"
    return h.img(alt="", width=width, height=height, src=address)
