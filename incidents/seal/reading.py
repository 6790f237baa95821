"""Reading the seal back out of a file of any format, and what the file says beside it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape

from incidents import apart
from incidents.errors import SnapshotError
from incidents.print.described import IDENT, SEAL
from incidents.seal import chunks, markup
from incidents.words.tongue import in_digits
from incidents.words.verdicts import refused

MAX_BYTES = 100_000_000
HEAD = 4_000_000
"""Bytes at the beginning of a page in which its seal stands."""

_STREAM = re.compile(r"^stream <[^>]*>: ")
_META = re.compile(rb'<meta name="crossclaim-(seal|id)" content="([^"]{0,2000000})"')


@dataclass(frozen=True)
class Sealed:
    """What a file says of itself: its format, the text of its seal, the id beside it.

    ``ident`` is empty where the file has none beside its seal.
    """

    fmt: str
    text: str
    ident: str = ""


def read(content: bytes) -> Sealed:
    """Find the seal in a picture, whatever its file is called.

    Raises
    ------
    SnapshotError
        If the file is of no known format, or damaged.
    """
    if len(content) > MAX_BYTES:
        raise SnapshotError(refused("too_large", file="it", most=in_digits(MAX_BYTES)))
    if content.startswith(chunks.SIGNATURE):
        return _png(content)
    if content.startswith(b"%PDF"):
        return _pdf(content)
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<!doctype html"):
        return _html(content)
    if b"<svg" in head:
        found = markup.looked_through(content)
        return Sealed("svg", found.seal, found.ident)
    raise SnapshotError(refused("unknown"))


def _png(content: bytes) -> Sealed:
    found = dict(chunks.texts(content, (SEAL, IDENT, chunks.PACKET)))
    text = found.get(SEAL) or chunks.in_packet(found.get(chunks.PACKET, ""))
    return Sealed("png", text, found.get(IDENT, ""))


def _pdf(content: bytes) -> Sealed:
    """Read the document's information; seals of 0.1 are among its keywords."""
    said, _ = apart.ask(information, content, fails=SnapshotError)
    keywords = said.get("/Keywords", "")
    seal = said.get(f"/{SEAL}", "") or (keywords if keywords.startswith("{") else "")
    return Sealed("pdf", seal, said.get(f"/{IDENT}", ""))


def information(content: bytes) -> apart.Answer:
    """Read what a PDF says of itself; a task to be done apart.

    Raises
    ------
    SnapshotError
        If it is damaged.
    """
    from pikepdf import Pdf, PdfError  # noqa: PLC0415  only who reads a PDF waits for it

    try:
        with Pdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return {str(name): str(value) for name, value in pdf.docinfo.items()}, {}
    except (PdfError, ValueError, RuntimeError, TypeError, AttributeError) as error:
        why = _STREAM.sub("", " ".join(str(error).split()))[:80]
        raise SnapshotError(refused("damaged", kind="PDF", why=why)) from error


def _html(content: bytes) -> Sealed:
    found = {
        name.decode(): unescape(text.decode("utf-8", errors="replace"))
        for name, text in _META.findall(content[:HEAD])
    }
    return Sealed("html", found.get("seal", ""), found.get("id", ""))
