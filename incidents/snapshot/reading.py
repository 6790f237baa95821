"""Reading the seal back out of a file of any format."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from PIL import Image

from incidents.errors import SnapshotError
from incidents.snapshot.seal import Seal

MAX_BYTES = 100_000_000
SEAL_NAME = "crossclaim-seal"
_PDF_KEYWORDS = re.compile(rb"/Keywords \((\{(?:[^()\\]|\\.)*\})\)", re.DOTALL)
_PDF_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
_PDF_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def read_seal(content: bytes) -> Seal:
    """Find the seal in a picture, whatever its file is called.

    Raises
    ------
    SnapshotError
        If the file is of no known format or carries no seal that can be read.
    """
    text = _text(content)
    if not text:
        raise SnapshotError("the file carries no seal: it is no snapshot, or its seal was removed")
    return Seal.from_json(text)


def _text(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return _png(content)
    if content.startswith(b"%PDF"):
        return _pdf(content)
    head = content[:1000].lstrip().lower()
    if head.startswith(b"<!doctype html"):
        return _html(content)
    if b"<svg" in head:
        return _svg(content)
    raise SnapshotError("the file is no PNG, SVG, PDF or HTML")


def _png(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            return str(picture.info.get(SEAL_NAME, ""))
    except (OSError, ValueError, SyntaxError) as error:
        raise SnapshotError(f"the PNG is damaged: {error}") from error


def _svg(content: bytes) -> str:
    try:
        # The standard parser loads nothing from elsewhere and refuses entities that explode.
        root = ET.fromstring(content)  # noqa: S314
    except (ET.ParseError, ValueError) as error:
        raise SnapshotError(f"the SVG is damaged: {error}") from error
    found = (one for one in root.iter() if str(one.tag).endswith("}crossclaim"))
    return next((one.text or "" for one in found), "")


def _pdf(content: bytes) -> str:
    found = _PDF_KEYWORDS.search(content)
    if found is None:
        return ""
    plain = _PDF_ESCAPE.sub(lambda one: _PDF_ESCAPES.get(one[1], one[1]), found[1])
    return plain.decode("latin-1")


def _html(content: bytes) -> str:
    reader = _MetaReader()
    reader.feed(content.decode("utf-8", errors="replace"))
    return reader.seal


class _MetaReader(HTMLParser):
    """Finds the first meta element that holds a seal."""

    def __init__(self) -> None:
        super().__init__()
        self.seal = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        found = dict(attrs)
        if tag == "meta" and found.get("name") == SEAL_NAME and not self.seal:
            self.seal = found.get("content") or ""
