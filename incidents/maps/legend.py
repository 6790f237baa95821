"""The key below the map, as HTML with pictures in data addresses.

Streamlit strips inline SVG, so each symbol is an ``<img>``. Names come from the dataset and are
encoded.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

from incidents.maps.encode import html_text
from incidents.maps.theme import TOKENS, ThemeName, Tokens
from incidents.model import Boundary

ROUND = 14
STRIPES = (1, 4.5, 8, 11.5)


def key_html(
    theme: ThemeName,
    sides: Sequence[str],
    boundary: Boundary | None,
    *,
    has_cells: bool = False,
) -> str:
    """Write the key of the map.

    Parameters
    ----------
    theme
        Which colours the symbols have.
    sides
        The names of side 1 and side 2.
    boundary
        The contested line: its name and, for narrow screens, its full note.
    has_cells
        Whether places are drawn together, so that the key has to explain it.

    Returns
    -------
    str
        One ``<div class="cc-key">`` in which every text from data is encoded.
    """
    colours = TOKENS[theme]
    entries = [*_circles(colours, sides), *_shapes(colours), *_cells(colours, has_cells)]
    spans = [f"<span>{image} {html_text(text)}</span>" for image, text in entries]
    spans += _boundary(colours, boundary)
    return f'<div class="cc-key">{"".join(spans)}</div>'


def _circles(colours: Tokens, sides: Sequence[str]) -> list[tuple[str, str]]:
    first, second = sides
    return [
        (_circle(colours, "ss"), "both have spoken"),
        (_circle(colours, "sn"), f"{first} only"),
        (_circle(colours, "ns"), f"{second} only"),
        (_circle(colours, "sd"), "denies it"),
    ]


def _shapes(colours: Tokens) -> list[tuple[str, str]]:
    return [
        (_image(_hatch(colours), 22, ROUND), "area, not a point"),
        (_image(_dashes(colours), 26, 9), "stretch of the line"),
    ]


def _cells(colours: Tokens, wanted: bool) -> list[tuple[str, str]]:
    ring = (
        f'<circle cx="7" cy="7" r="6" fill="{colours.ink}" fill-opacity=".12" '
        f'stroke="{colours.ink}" stroke-dasharray="2 2"/>'
    )
    return [(_image(ring, ROUND, ROUND), "several places, with their incidents")] if wanted else []


def _boundary(colours: Tokens, boundary: Boundary | None) -> list[str]:
    if boundary is None:
        return []
    line = f'<path d="M0 4.5H26" stroke="{colours.ink}" stroke-width="1.8" stroke-dasharray="7 4"/>'
    name, note = html_text(boundary.name), html_text(boundary.note)
    words = f'<em class="cc-short">disputed</em><em class="cc-full">{note}</em>'
    return [f'<span title="{note}">{_image(line, 26, 9)} {name}, {words}</span>']


def _circle(colours: Tokens, codes: str) -> str:
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
    stripes = [(top, 1.8) for top in STRIPES]
    bars: list[tuple[float, float]] = {"s": [(0.0, 14.0)], "d": stripes}.get(code, [])
    return "".join(
        f'<rect x="{7 * side}" y="{top}" width="7" height="{height}" fill="{fill}"/>'
        for top, height in bars
    )


def _hatch(colours: Tokens) -> str:
    first = "M-8 14L6 0M2 14L16 0M12 14L26 0"
    second = "M-4 0L10 14M6 0L20 14M16 0L30 14"
    return (
        f'<g stroke-width="1.5"><path d="{first}" stroke="{colours.a}"/>'
        f'<path d="{second}" stroke="{colours.b}"/></g>'
        f'<rect x=".5" y=".5" width="21" height="13" fill="none" stroke="{colours.ink}" '
        'stroke-opacity=".6"/>'
    )


def _dashes(colours: Tokens) -> str:
    dash = '<path d="M0 4.5H26" stroke="{}" stroke-width="6" stroke-dasharray="6.5 6.5"{}/>'
    return dash.format(colours.a, "") + dash.format(colours.b, ' stroke-dashoffset="6.5"')


def _image(shapes: str, width: int, height: int) -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{shapes}</svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    # The words beside the symbol say it all: a screen reader skips the picture.
    return f'<img alt="" width="{width}" height="{height}" src="data:image/svg+xml;base64,{data}">'
