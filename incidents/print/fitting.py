"""Fitting text to the typefaces: letters that none of them has, and words without an end."""

from __future__ import annotations

import re
import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from incidents.text import REPLACEMENT
from incidents.words.tongue import FIRST_STRONG, POP

PACKAGES = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic", "fontpkg_source_serif_4")
FACES = ("IBMPlexSans[[]wdth,wght].ttf", "IBMPlexSansArabic-Regular.ttf")
"""Which files tell what the typefaces have; the serif stands in for neither."""

UNSEEN = frozenset("\u200b\u200c\u200d\u2066\u2067\u2068\u2069")
"""Letters that only break, join or isolate: no typeface needs them."""

STEP = 18
_ENDLESS = re.compile(rf"[^\s\u00ad\u200b-]{{{STEP * 2},}}")


def folders() -> list[Path]:
    """List where the typefaces are.

    Raises
    ------
    ModuleNotFoundError
        If a package of typefaces is not installed.
    """
    found = []
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(name)
        found.append(Path(spec.submodule_search_locations[0]) / "files")
    return found


def settable(text: str) -> str:
    """Make text settable: U+FFFD for letters that no typeface has, breaks in endless words."""
    if text.isascii() and len(text) < STEP * 2:
        return text
    kept = "".join(map(_had, text))
    return _ENDLESS.sub(lambda found: _broken(found[0]), kept)


def shortened(text: str, most: int) -> str:
    """Cut text to so many letters, with an ellipsis; what is isolated stays so."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rstrip()
    return cut + POP * (cut.count(FIRST_STRONG) - cut.count(POP)) + "…"


def _had(letter: str) -> str:
    if letter.isascii() or letter in covered() or letter in UNSEEN:
        return letter
    return " " if letter.isspace() else REPLACEMENT


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + STEP] for at in range(0, len(word), STEP))


@cache
def covered() -> frozenset[str]:
    """List the letters that the typefaces have."""
    files = [next(one.glob(face)) for one in folders() for face in FACES if list(one.glob(face))]
    return frozenset(chr(code) for file in files for code in _codes(file.read_bytes()))


def _codes(font: bytes) -> set[int]:
    """Read the table of a font that tells which characters it has, in its format 4."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for number in range(count):
        (offset,) = struct.unpack_from(">I", table, 8 + 8 * number)
        if struct.unpack_from(">H", table, offset) == (4,):
            found |= _segments(table[offset:])
    return found


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _sum, start, size = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == name:
            return font[start : start + size]
    return b""


def _segments(table: bytes) -> set[int]:
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + doubled)
    spans = zip(starts, ends, strict=True)
    return {code for start, end in spans for code in range(start, end + 1)} - {0xFFFF}
