"""The typefaces of every picture: from packages, cut to fixed weights, the same on any machine.

The packages hold variable fonts, of which matplotlib draws only the default weight. Fixed weights
are cut from them once, into the user's cache, and registered under names of this module's own, so
that no font of the machine can take their place.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import matplotlib as mpl
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from matplotlib import font_manager

from incidents.snapshot import kerning

SANS, SERIF = "Crossclaim Sans", "Crossclaim Serif"
ARABIC, REST = "Crossclaim Arabic", "Crossclaim Rest"

# Letters that names and quotations need: Latin, Cyrillic, punctuation, arrows, a few signs.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x218, 0x21B), (0x259, 0x259)),
    *((0x2BB, 0x2BF), (0x301, 0x304), (0x323, 0x332), (0x400, 0x45F), (0x490, 0x493)),
    *((0x1E0C, 0x1E13), (0x1E24, 0x1E2B), (0x1E60, 0x1E63), (0x1E6C, 0x1E6F), (0x1E92, 0x1E96)),
    *((0x2009, 0x200D), (0x2010, 0x2026), (0x2030, 0x203A), (0x20AC, 0x20AC)),
    *((0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2265)),
)
RECIPE = 3  # to be raised whenever the way of cutting changes
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "rlig", "init", "medi", "fina")


@dataclass(frozen=True)
class Face:
    """One weight of one family: where its file comes from, and how it is cut from it.

    ``axes`` are the positions of the variable axes; None means that the file is used as it is.
    """

    family: str
    weight: int
    package: str
    file: str
    italic: bool = False
    axes: tuple[tuple[str, float], ...] | None = None

    @property
    def style(self) -> str:
        """The style as CSS and matplotlib both call it."""
        return "italic" if self.italic else "normal"

    @property
    def source(self) -> Path:
        """The file in the package."""
        return Path(import_module(self.package).ROOT) / "files" / self.file


def _sans(weight: int, *, italic: bool = False) -> Face:
    name = "IBMPlexSans-Italic[wdth,wght].ttf" if italic else "IBMPlexSans[wdth,wght].ttf"
    axes = (("wdth", 100.0), ("wght", float(weight)))
    return Face(SANS, weight, "fontpkg_ibm_plex_sans", name, italic, axes)


def _serif(weight: int) -> Face:
    axes = (("opsz", 20.0), ("wght", float(weight)))
    return Face(SERIF, weight, "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", axes=axes)


def _arabic(weight: int, name: str) -> Face:
    file = f"IBMPlexSansArabic-{name}.ttf"
    return Face(ARABIC, weight, "fontpkg_ibm_plex_sans_arabic", file)


FACES = (
    *(_sans(400), _sans(600), _sans(400, italic=True), _serif(400), _serif(600)),
    *(_arabic(400, "Regular"), _arabic(600, "SemiBold")),
)


def families(family: str, text: str) -> list[str]:
    """Name a family with those that stand in for letters of a text that it lacks."""
    if _is_plain(text):
        return [family]
    return [family, ARABIC, REST]


def _is_plain(text: str) -> bool:
    return all(any(low <= ord(letter) <= high for low, high in RANGES) for letter in text)


@functools.cache
def register() -> None:
    """Make every face known to matplotlib; slow the first time on a machine, then at once."""
    for face in FACES:
        entry = _entry(path_of(face))
        named = replace(
            entry, name=face.family, weight=face.weight, style=face.style, stretch="normal"
        )
        font_manager.fontManager.ttflist.append(named)
    rest = _entry(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
    for weight in (400, 600):
        entry = replace(rest, name=REST, weight=weight)
        font_manager.fontManager.ttflist.append(entry)


def _entry(path: Path) -> Any:
    return font_manager.ttfFontProperty(font_manager.get_font(str(path)))


@functools.cache
def path_of(face: Face) -> Path:
    """Find the file of a face, cutting it first if this machine has not done so yet."""
    if face.axes is None:
        return face.source
    path = _cache() / f"{_digest(face)}.ttf"
    if not path.exists():
        _write(path, _cut(face))
    return path


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    for folder in (Path(base) / "crossclaim" / "fonts", Path(tempfile.gettempdir()) / "crossclaim"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="crossclaim-"))


def _digest(face: Face) -> str:
    """Tell apart faces cut from other files, by other tools or by other rules."""
    recipe = repr((RECIPE, face, RANGES, FEATURES, version("fonttools")))
    return hashlib.sha256(face.source.read_bytes() + recipe.encode()).hexdigest()[:32]


def _write(path: Path, content: bytes) -> None:
    """Write through a temporary file, so that two processes never read half a font."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(content)
    Path(draft.name).replace(path)


def _cut(face: Face) -> bytes:
    letters = [code for low, high in RANGES for code in range(low, high + 1)]
    font = _subset(TTFont(face.source, recalcTimestamp=False), letters)
    instancer.instantiateVariableFont(
        font, dict(face.axes or ()), inplace=True, updateFontNames=True
    )
    kerning.flatten(font)
    return _saved(font)


def _subset(font: TTFont, letters: Iterable[int]) -> TTFont:
    options = subset.Options(hinting=False, notdef_outline=True)
    options.layout_features = list(FEATURES)
    options.legacy_kern = True
    options.drop_tables = [*options.drop_tables, "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    return font


def _saved(font: TTFont) -> bytes:
    # fontTools writes to a path or a stream; a temporary stream keeps the order of tables fixed.
    with tempfile.TemporaryFile() as stream:
        font.save(stream, reorderTables=True)
        stream.seek(0)
        return stream.read()


def embeddable(face: Face, text: str) -> bytes:
    """Cut a face down to the letters of a text, for embedding: a TrueType file.

    Common letters are always among them, so that most texts need the same file.

    Returns
    -------
    bytes
        The same for the same letters; empty if the face has none of them.
    """
    wanted = _letters_of(face) & {ord(letter) for letter in text}
    if not wanted - {0x20, 0xA0}:
        return b""
    if face.family != ARABIC:
        wanted |= _letters_of(face) & COMMON
    return _embedded(face, frozenset(wanted))


COMMON = frozenset((*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…×→↑↓āīūşğİı")))


@functools.cache
def _letters_of(face: Face) -> frozenset[int]:
    return frozenset(TTFont(path_of(face)).getBestCmap())


@functools.lru_cache(maxsize=64)
def _embedded(face: Face, letters: frozenset[int]) -> bytes:
    return _saved(_subset(TTFont(path_of(face), recalcTimestamp=False), sorted(letters)))


if __name__ == "__main__":
    # While setting a machine up, so that nobody's first picture has to wait for it.
    register()
