"""Setting type: how a piece of text is set, how wide it is, where its lines break.

All lengths are pixels at 96 per inch. Nothing here draws.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from incidents.snapshot import fonts

_MEASURED_AT = 64.0


@dataclass(frozen=True)
class Type:
    """How a piece of text is set: size in pixels, weight, family, colour, style."""

    size: float = 13.0
    weight: int = 400
    family: str = fonts.SANS
    color: str = "#000000"
    italic: bool = False
    struck: bool = False

    def but(self, **changes: object) -> Type:
        """Return the same type with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


Run = tuple[str, Type]


def clean(text: str) -> str:
    """Make a text one line that holds no control, format or surrogate character.

    Characters that turn the direction of writing could make a line read as something else.
    The joiners of Arabic script and of Indian scripts stay.
    """
    kept = (
        letter
        for letter in " ".join(text.split())
        if letter in "\u200c\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}
    )
    return "".join(kept)


@functools.lru_cache(maxsize=32)
def _files(families: tuple[str, ...], weight: int, italic: bool) -> tuple[str, ...]:
    fonts.register()
    props = FontProperties(weight=weight, style="italic" if italic else "normal")
    found = []
    for name in families:
        props.set_family(name)
        found.append(str(fontManager.findfont(props, fallback_to_default=False)))
    return tuple(found)


@functools.lru_cache(maxsize=20_000)
def _advance(text: str, family: str, weight: int, italic: bool) -> float:
    font = get_font(_files(tuple(fonts.families(family, text)), weight, italic))
    font.set_size(_MEASURED_AT, 72)
    widths = []
    # The font reports the width of the ink, so blanks at the ends are measured between two bars.
    for measured in (f"|{text}|", "||"):
        font.set_text(measured, 0.0, flags=LoadFlags.NO_HINTING)
        widths.append(font.get_width_height()[0] / 64.0)
    return (widths[0] - widths[1]) / _MEASURED_AT


def width_of(text: str, kind: Type) -> float:
    """Measure a text in pixels, as it will be drawn."""
    face = (kind.family, kind.weight, kind.italic)
    return sum(_advance(piece, *face) for piece in segments(text)) * kind.size


def wrap(text: str, kind: Type, width: float, most: int | None = None) -> list[str]:
    """Break a text into lines of at most a width; the last of ``most`` lines ends in "…"."""
    lines: list[str] = [""]
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width_of(longer, kind) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fit(line, kind, width) for line in lines if line]


def fit(text: str, kind: Type, width: float) -> str:
    """Shorten a text to a width, ending it in "…" if anything was left out."""
    if width_of(text, kind) <= width:
        return text
    kept = text
    while kept and width_of(kept.rstrip(" ,;·") + "…", kind) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;·") + "…"


def wrap_runs(runs: Iterable[Run], width: float) -> list[list[Run]]:
    """Break differently set pieces of text into lines of at most a width, between words."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for text, kind in runs:
        for word in _words(clean_run(text)):
            if lines[-1] and used + width_of(word.rstrip(), kind) > width:
                lines.append([])
                used = 0.0
            kept = word if lines[-1] else word.lstrip()
            lines[-1].append((kept, kind))
            used += width_of(kept, kind)
    return [_joined(line) for line in lines if line]


_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+"
_SEGMENT = re.compile(f"{_RIGHT_TO_LEFT}(?:[ \u200c\u200d'’.-]+{_RIGHT_TO_LEFT})*")


def segments(text: str) -> list[str]:
    """Split a line into pieces that each run in one direction, in reading order.

    A line is read from left to right, whatever script the names in it are in. Set one by one,
    the pieces cannot pull the numbers and signs beside them to their other end.
    """
    pieces, done = [], 0
    for found in _SEGMENT.finditer(text):
        pieces += [text[done : found.start()], found[0]]
        done = found.end()
    return [piece for piece in (*pieces, text[done:]) if piece]


def clean_run(text: str) -> str:
    """Clean a piece of a line, keeping one space at either end if there was one."""
    inner = clean(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"


def _words(text: str) -> list[str]:
    words = text.split(" ")
    return [word + (" " if place < len(words) - 1 else "") for place, word in enumerate(words)]


def _joined(line: list[Run]) -> list[Run]:
    """Join neighbours that are set alike, so that a sentence stays one piece of text."""
    joined: list[Run] = []
    for text, kind in line:
        if joined and joined[-1][1] == kind:
            joined[-1] = (joined[-1][0] + text, kind)
        else:
            joined.append((text, kind))
    return joined
