"""Small pieces of SVG: the map is drawn as one picture without words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely

from incidents.print.shapes import Spot

SVG = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink"


def picture(w: float, h: float, parts: Iterable[str]) -> str:
    """Put pieces into a picture of so many pixels; what reaches beyond it is cut."""
    size = f'width="{number(w)}" height="{number(h)}" viewBox="0 0 {number(w)} {number(h)}"'
    names = f'xmlns="{SVG}" xmlns:xlink="{LINK}"'
    return f"<svg {names} {size}>{''.join(parts)}</svg>"


def cropped(w: float, h: float, parts: Iterable[str]) -> str:
    """Cut pieces at a box's edges: not every program cuts what reaches beyond a picture within.

    The box has the one name that a picture may give once.
    """
    box = f'<clipPath id="crop"><path d="M0 0H{number(w)}V{number(h)}H0Z"/></clipPath>'
    return f'{box}<g clip-path="url(#crop)">{"".join(parts)}</g>'


def number(value: float) -> str:
    """Write a length as shortly as a picture needs it."""
    # Adding nothing turns -0.0 into 0.0.
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def lines(found: Iterable[Sequence[Spot]]) -> str:
    """Write open lines as the course of a path."""
    return "".join(_course(one) for one in found)


def rings(areas: Iterable[shapely.Polygon]) -> str:
    """Write areas with their holes as the course of a path."""
    every = (ring for area in areas for ring in (area.exterior, *area.interiors))
    return "".join(f"{_course(list(ring.coords)[:-1])}Z" for ring in every)


def _course(spots: Sequence[Sequence[float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y, *_ in spots)


def path(
    course: str,
    *,
    fill: str = "none",
    stroke: str = "none",
    weight: float = 1.0,
    dash: Sequence[float] = (),
    offset: float = 0.0,
    is_round: bool = False,
) -> str:
    """Draw a path."""
    more = ""
    if stroke != "none":
        more = f' stroke="{stroke}" stroke-width="{number(weight)}"'
        more += f' stroke-dasharray="{" ".join(f"{one:g}" for one in dash)}"' if dash else ""
        more += f' stroke-dashoffset="{number(offset)}"' if offset else ""
        more += ' stroke-linecap="round"' if is_round else ""
    return f'<path d="{course}" fill="{fill}" fill-rule="evenodd"{more} stroke-linejoin="round"/>'


def box(x: float, y: float, w: float, h: float, fill: str) -> str:
    """Fill a box."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
    return f'<rect {place} fill="{fill}"/>'


def disc(at: Spot, r: float, *, fill: str = "none", stroke: str = "none", weight: float = 1) -> str:
    """Draw a circle around a point."""
    place = f'cx="{number(at[0])}" cy="{number(at[1])}" r="{r:.2f}"'
    edge = f' stroke="{stroke}" stroke-width="{weight:.2f}"' if stroke != "none" else ""
    return f'<circle {place} fill="{fill}"{edge}/>'
