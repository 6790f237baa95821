"""What a capture is, and its text: found out from its bytes, never from its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from incidents import apart
from incidents.desk import archives, markup
from incidents.desk.errors import CaptureError
from incidents.words.refusals import refusal

KINDS = ("html", "pdf", "text", "warc", "wacz", "png")
"""What may be kept; a picture has no text to search."""

MOST_LETTERS = 3_000_000
MOST_PAGES = 500
HERE, MOST_HERE = ("text", "png"), 2_000_000
"""What is read in this process: what needs no decoder, and pages of this many bytes."""

HEAD = 2048


@dataclass(frozen=True)
class Read:
    """The text of a capture, and what was found out on the way.

    Attributes
    ----------
    text
        Its text; empty for a picture.
    when
        When an archive fetched the page, as it says; else empty.
    others
        How many other records an archive has.
    """

    text: str
    when: str = ""
    others: int = 0


def kind_of(content: bytes) -> str:
    """Tell what a capture is.

    Raises
    ------
    CaptureError
        If it is none that can be kept.
    """
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"\x89PNG\r\n"):
        return "png"
    if content.startswith((b"WARC/", b"\x1f\x8b")):
        return "warc"
    if content.startswith(b"PK") and _is_wacz(content):
        return "wacz"
    if not content or content.startswith(b"PK") or b"\0" in content[:HEAD].rstrip(b"\0"):
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "text"
        raise CaptureError(refusal("capture_kind"))
    head = content[:HEAD].lower()
    return "html" if any(tag in head for tag in (b"<html", b"<!doctype html", b"<body")) else "text"


def _is_wacz(content: bytes) -> bool:
    """Tell whether a zip has a folder for archives; what else is in it is read apart."""
    return b"archive/" in content


def read(content: bytes, kind: str, address: str = "") -> Read:
    """Read the text of a capture; of an archive, that of the answer for an address.

    What is packed or large is read apart, so that it takes no more than is fit.

    Raises
    ------
    CaptureError
        If it cannot be read.
    """
    if kind in HERE or (kind == "html" and len(content) <= MOST_HERE):
        return _fit(_READERS[kind](content, address))
    plain, found = apart.ask(unpacked, content, kind, address, fails=CaptureError)
    return Read(found["text"].decode("utf-8", "replace"), str(plain[0]), int(plain[1]))


def unpacked(content: bytes, kind: str, address: str) -> apart.Answer:
    """Read the text of a capture; a task to be done apart."""
    found = _fit(_READERS[kind](content, address))
    return (found.when, found.others), {"text": found.text.encode("utf-8", "replace")}


def _fit(found: Read) -> Read:
    if len(found.text) > MOST_LETTERS:
        raise CaptureError(refusal("capture_long", most=MOST_LETTERS))
    return found


def _html(content: bytes, _address: str) -> Read:
    return Read(markup.read(content))


def _text(content: bytes, _address: str) -> Read:
    return Read(markup.decoded(content).replace("\r\n", "\n"))


def _png(_content: bytes, _address: str) -> Read:
    return Read("")


def _pdf(content: bytes, _address: str) -> Read:
    import pypdfium2  # noqa: PLC0415  few captures are PDF

    try:
        document = pypdfium2.PdfDocument(content)
        pages = [
            document[number].get_textpage().get_text_range()
            for number in range(min(len(document), MOST_PAGES))
        ]
    except pypdfium2.PdfiumError as error:
        raise CaptureError(refusal("capture_unread", why=error)) from error
    return Read("\n".join(pages).replace("\r\n", "\n"))


def _archive(content: bytes, address: str) -> Read:
    """Read the page within an archive, which may be a PDF."""
    found = archives.answer(content, address)
    if found.content.startswith(b"%PDF"):
        inner = _pdf(found.content, "").text
    else:
        inner = markup.read(found.content, found.charset)
    return Read(inner, found.when, found.others)


_READERS: dict[str, Callable[[bytes, str], Read]] = {
    "html": _html,
    "pdf": _pdf,
    "text": _text,
    "png": _png,
    "warc": _archive,
    "wacz": _archive,
}
