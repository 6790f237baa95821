"""Text to be set: runs in one type each, and paragraphs. Lengths are pixels at 96 an inch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from incidents.print.fitting import settable

Align = Literal["start", "center", "end"]

ASCENT, SERIF_ASCENT = 1.025, 1.036
"""How far the first line reaches above its base, in sizes, of the sans and of the serif."""

CAPITAL, SERIF_CAPITAL = 0.698, 0.67
"""How high their capitals and figures are, in sizes."""

CLOSE = -0.06
"""How much closer than their full height lines of small text stand, in sizes."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one type.

    Attributes
    ----------
    text
        Plain text; it is never read as markup.
    size, weight
        In pixels; 400 is regular, 600 semibold.
    ink, halo
        Names of tokens; a halo of none is no halo.
    rise
        Pixels above the base, for the numbers of sources.
    link
        Where it leads, checked; or nothing.
    lang
        The language it is in, where that is not the picture's.
    """

    text: str
    size: float
    ink: str = "ink"
    weight: int = 400
    is_italic: bool = False
    is_serif: bool = False
    is_struck: bool = False
    rise: float = 0.0
    spaced: float = 0.0
    halo: str = ""
    link: str = ""
    lang: str = ""

    @property
    def ascent(self) -> float:
        """Pixels that its line reaches above its base."""
        return self.size * (SERIF_ASCENT if self.is_serif else ASCENT)

    @property
    def capital(self) -> float:
        """Pixels that its capitals reach above their base."""
        return self.size * (SERIF_CAPITAL if self.is_serif else CAPITAL)


@dataclass(frozen=True)
class Para:
    """Runs set one after the other: on one line, or broken to a width where one is given.

    ``level`` makes it a heading. A ``tight`` one has no room above its capitals nor below its
    base. Prose runs from the side its language does; all else from the left.
    """

    runs: tuple[Run, ...]
    width: float = 0.0
    align: Align = "start"
    level: int = 0
    leading: float = 0.0
    is_tight: bool = False
    is_prose: bool = False

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(run.text for run in self.runs)

    @property
    def ascent(self) -> float:
        """Pixels from its top to the base of its first line."""
        return max((run.capital if self.is_tight else run.ascent for run in self.runs), default=0.0)

    def within(self, width: float, align: Align = "start") -> Para:
        """Break it to a width."""
        return replace(self, width=round(width, 2), align=align)


def run_json(run: Run, inks: Mapping[str, str], halo: float) -> dict[str, Any]:
    """Write a run as plain data, its tokens as colours."""
    return {
        "text": settable(run.text),
        "size": run.size,
        "ink": inks[run.ink],
        "weight": run.weight,
        "italic": run.is_italic,
        "serif": run.is_serif,
        "struck": run.is_struck,
        "rise": run.rise,
        "spaced": run.spaced,
        "halo": inks[run.halo] if run.halo else "",
        "halowidth": halo,
        "link": run.link,
        "lang": run.lang,
    }


def para_json(para: Para, inks: Mapping[str, str], direction: str, halo: float) -> dict[str, Any]:
    """Write a paragraph as plain data."""
    return {
        "runs": [run_json(run, inks, halo) for run in para.runs],
        "width": para.width,
        "align": para.align,
        "level": para.level,
        "leading": para.leading,
        "tight": para.is_tight,
        "dir": direction if para.is_prose else "ltr",
    }
