"""Comparing a file with the picture that its seal rebuilds to, by what is seen and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PIL import Image

from incidents import apart
from incidents.errors import SnapshotError
from incidents.print import LAYOUTS, Layout
from incidents.seal import markup, rasters
from incidents.seal.drawing import PAGE
from incidents.seal.record import Seal
from incidents.words import verdicts as said

MOST_MB = 1024
"""What two of the largest pictures take, and what draws them."""

EXACT, NEAR = 0, 12
"""How far the channels of a pixel may be apart: in PNG not at all; numbers that a program wrote
anew in an SVG or a PDF move edges by less than can be seen."""


def differences(content: bytes, rebuilt: bytes, seal: Seal) -> list[str]:
    """Say in what a file differs from its picture to the eye, the reader or the hand.

    Returns
    -------
    list of str
        Sentences; empty where only bytes differ.

    Raises
    ------
    SnapshotError
        If the file cannot be decoded.
    """
    if seal.layout == PAGE:
        return [said.other_bytes()]
    task = (compared, content, rebuilt, seal.fmt, seal.layout)
    found, _ = apart.ask(*task, fails=SnapshotError, most_mb=MOST_MB)
    return [str(one) for one in found]


def compared(content: bytes, rebuilt: bytes, fmt: str, layout: str) -> apart.Answer:
    """Decode both files and compare them; a task to be done apart."""
    compare: dict[str, Callable[[bytes, bytes, Layout], list[str]]] = {
        "png": _png,
        "svg": _svg,
        "pdf": _pdf,
    }
    return compare[fmt](content, rebuilt, LAYOUTS[layout]), {}


def _png(content: bytes, rebuilt: bytes, _layout: Layout) -> list[str]:
    return _pixels(rasters.png_pages(content), rasters.png_pages(rebuilt), EXACT)


def _svg(content: bytes, rebuilt: bytes, layout: Layout) -> list[str]:
    mine, theirs = markup.looked_through(rebuilt), markup.looked_through(content)
    if theirs.is_active:
        return [said.active()]
    size = (layout.width, layout.height)
    found = _pixels(rasters.svg_pages(content, size), rasters.svg_pages(rebuilt, size), NEAR)
    return found + ([said.other_links()] if theirs.links != mine.links else [])


def _pdf(content: bytes, rebuilt: bytes, _layout: Layout) -> list[str]:
    found = _pixels(rasters.pdf_pages(content), rasters.pdf_pages(rebuilt), NEAR)
    text, links = rasters.pdf_words(content)
    own_text, own_links = rasters.pdf_words(rebuilt)
    found += [said.other_text()] if text != own_text else []
    return found + ([said.other_links()] if links != own_links else [])


def _pixels(found: Sequence[Image.Image], own: Sequence[Image.Image], most: int) -> list[str]:
    if [one.size for one in found] != [one.size for one in own]:
        return [said.other_size()]
    pairs = zip(found, own, strict=True)
    different = sum(rasters.differing(one, two, most) for one, two in pairs)
    return [said.differs(different)] if different else []
