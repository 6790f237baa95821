"""Pictures as pixels, so that two files can be compared by what is seen."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageChops

from incidents.errors import SnapshotError
from incidents.print.setter import rastered
from incidents.words.verdicts import refused

MOST_PIXELS = 60_000_000
MOST_PAGES = 80
PPI = 96
MOST_SVG = 20_000_000
"""Bytes of the largest SVG that is drawn to be compared."""


def png_pages(content: bytes) -> list[Image.Image]:
    """Decode a PNG.

    Raises
    ------
    SnapshotError
        If it is damaged or has more pixels than any picture.
    """
    with _readable("PNG"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            _check(picture.size)
            return [picture.convert("RGBA")]


def pdf_pages(content: bytes) -> list[Image.Image]:
    """Draw the pages of a PDF.

    Raises
    ------
    SnapshotError
        If it is damaged, or has more or larger pages than any picture.
    """
    import pypdfium2  # noqa: PLC0415  it takes a moment to import

    with _readable("PDF"):
        document = pypdfium2.PdfDocument(content)
        if len(document) > MOST_PAGES:
            raise SnapshotError(refused("many_parts", kind="PDF"))
        found = []
        for page in document:
            _check((page.get_width() * PPI / 72, page.get_height() * PPI / 72))
            found.append(page.render(scale=PPI / 72).to_pil().convert("RGBA"))
        return found


def pdf_words(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Read the text of a PDF, and where its links lead."""
    import pikepdf  # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    with _readable("PDF"):
        pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
        text = "\f".join(pages)
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            notes = [one for page in pdf.pages for one in page.get("/Annots", [])]
            links = tuple(str(one["/A"].get("/URI", "")) for one in notes if "/A" in one)
        return text, links


def svg_pages(content: bytes, size: tuple[int, int]) -> list[Image.Image]:
    """Draw an SVG by the typesetter that pictures are set by, in so many pixels.

    Raises
    ------
    SnapshotError
        If it cannot be drawn, or is larger than any picture.
    """
    if len(content) > MOST_SVG:
        raise SnapshotError(refused("deep"))
    with _readable("SVG"):
        return png_pages(rastered(content.decode(), *size))


def differing(one: Image.Image, two: Image.Image, most: int) -> int:
    """Count the pixels of two pictures of one size that differ by more than a step or so."""
    found = ImageChops.difference(one, two)
    channels = (channel.point(lambda value: 255 * (value > most)) for channel in found.split())
    worst = next(channels)
    for channel in channels:
        worst = ImageChops.lighter(worst, channel)
    return worst.histogram()[255]


def _check(size: tuple[float, float]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise SnapshotError(refused("many_pixels"))


@contextmanager
def _readable(kind: str) -> Iterator[None]:
    """Turn whatever a decoder raises into one line."""
    try:
        yield
    except SnapshotError:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # A decoder written in another language may panic with what is no Exception.
        why = " ".join(str(error).split())[:80] or type(error).__name__
        raise SnapshotError(refused("damaged", kind=kind, why=why)) from error
