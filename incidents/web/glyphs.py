"""The signs of silence and its neighbours as a stylesheet: masks, since inline SVG is stripped."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from incidents import signs
from incidents.web.gate import SIDES


@cache
def stylesheet() -> str:
    """Write a rule a sign: the mask that ``.gy.<side>.<state>`` is cut with."""
    return "\n".join(_rule(state, slot) for state in signs.STROKES for slot in (0, 1))


def _rule(state: str, slot: int) -> str:
    return f'.gy.{SIDES[slot]}.{state}{{--g:url("data:image/svg+xml,{quote(_svg(state, slot))}")}}'


def _svg(state: str, slot: int) -> str:
    size = f"{signs.SIZE:g}"
    weight = signs.HEAVY.get(state, signs.WEIGHT)
    strokes = "".join(f'<path d="{_path(points)}"/>' for points in signs.STROKES[state])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" fill="none" '
        f'stroke="#000" stroke-linecap="round" stroke-linejoin="round">{_outline(state, slot)}'
        f'<g stroke-width="{weight:g}">{strokes}</g></svg>'
    )


def _path(points: signs.Points) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _outline(state: str, slot: int) -> str:
    kind = signs.outline(state)
    if kind == "none":
        return ""
    style = f'stroke-width="{signs.WEIGHT:g}"'
    if kind != "whole":
        on, off, start = signs.DASHES[kind, slot]
        cap = "butt" if kind == "dashed" else "round"
        style += f' stroke-dasharray="{on:g} {off:g}" stroke-dashoffset="{start:g}"'
        style += f' stroke-linecap="{cap}"'
    middle, side = signs.SIZE / 2, signs.SIZE - 2 * signs.CORNER
    if slot == 0:
        return f'<circle cx="{middle:g}" cy="{middle:g}" r="{signs.RADIUS:g}" {style}/>'
    corner = f"{signs.CORNER:g}"
    return f'<rect x="{corner}" y="{corner}" width="{side:g}" height="{side:g}" {style}/>'
