"""The colours and marks of every drawing: page, map and picture share these tokens.

One idea: colour belongs to whoever speaks. ``a`` is side 1, ``b`` is side 2; all else is ink,
paper and grey. Contrast figures are in the design notes; shape, place and hatch direction always
repeat a side's colour. This module imports nothing, so that any drawing can use it.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]
Scheme = ThemeName | Literal["reader"]
"""The colours of something on a screen; the reader's are those that their machine asks for."""

MARK_STROKE = 1.3
SELECTED_STROKE = 3.0
HATCH_STROKE = 1.5


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``; ``relief`` is an opacity from 0 to 1."""

    paper: str
    wash: str
    ink: str
    muted: str
    faint: str
    old: str
    line: str
    hair: str
    a: str
    a_text: str
    a_tint: str
    b: str
    b_text: str
    b_tint: str
    sea: str
    land: str
    neighbour: str
    province: str
    border: str
    water: str
    label: str
    relief: float

    def as_dict(self) -> dict[str, str | float]:
        """Return the tokens by name, for a stylesheet or a script."""
        return asdict(self)


TOKENS: dict[ThemeName, Tokens] = {
    "light": Tokens(
        paper="#FBFAF7",
        wash="#F3F0EA",
        ink="#26251F",
        muted="#6A665C",
        faint="#8E897E",
        old="#767168",
        line="#DDD8CD",
        hair="#E9E5DC",
        a="#AD5F00",
        a_text="#8A4B00",
        a_tint="#FBF1E2",
        b="#34529F",
        b_text="#2C4788",
        b_tint="#EBEFF9",
        sea="#E4E6E4",
        land="#F7F5EF",
        neighbour="#ECE9E1",
        province="#CFC9BB",
        border="#A9A294",
        water="#B7CBD6",
        label="#57534A",
        relief=0.17,
    ),
    "dark": Tokens(
        paper="#15171B",
        wash="#1E2126",
        ink="#EDE9E1",
        muted="#A09C93",
        faint="#7D7A73",
        old="#8E8A82",
        line="#363B43",
        hair="#2A2E35",
        a="#F0A852",
        a_text="#F4BC78",
        a_tint="#2B2319",
        b="#7FA3F0",
        b_text="#A3BDF6",
        b_tint="#1B2333",
        sea="#101215",
        land="#23262C",
        neighbour="#1A1D21",
        province="#3B4048",
        border="#5A606A",
        water="#34495A",
        label="#B5B0A6",
        relief=0.55,
    ),
}


MAX_RADIUS = 26.0
"""No mark is larger, in pixels: at a million incidents circles would cover the map."""


def mark_radius(n_claims: int) -> float:
    """Return the radius, in pixels at 96 per inch, of the mark of a place with so many claims."""
    return round(min(5.2 + 1.75 * math.sqrt(max(n_claims, 0)), MAX_RADIUS), 1)
