"""Web archives: the answer of one address in a WARC or WACZ file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from incidents.desk.addresses import plain
from incidents.desk.errors import CaptureError
from incidents.words.refusals import refusal

MOST_BYTES = 200_000_000
"""The most that is read of an archive, unpacked."""

MOST_OF_PAGE = 50_000_000
"""The most that a page or file may hold, in an archive or by itself."""


@dataclass(frozen=True)
class Answer:
    """What a server answered for an address, when, and how many other records there are."""

    content: bytes
    kind: str
    charset: str
    when: str
    others: int


def answer(content: bytes, address: str) -> Answer:
    """Find the answer of an address in a web archive; with no address, its first page.

    Raises
    ------
    CaptureError
        If the archive cannot be read, or holds no such answer.
    """
    try:
        return _answer(content, address)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
        if isinstance(error, CaptureError):
            raise
        raise CaptureError(refusal("archive_unread", why=error)) from error


def _answer(content: bytes, address: str) -> Answer:
    found: Answer | None = None
    seen = 0
    for record in _records(content):
        seen += 1
        if found is None and _answers(record, address):
            found = _read(record)
    if found is None:
        raise CaptureError(refusal("archive_silent", value=address or "text/html"))
    return Answer(found.content, found.kind, found.charset, found.when, seen - 1)


def _records(content: bytes) -> Iterator[Any]:
    """Go through the records of a WARC, or of every WARC within a WACZ."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CaptureError(refusal("desk_missing", value=error.name)) from error
    try:
        for stream in _streams(content):
            yield from ArchiveIterator(stream, no_record_parse=False)
    except ArchiveLoadFailed as error:
        raise CaptureError(refusal("archive_unread", why=error)) from error


def _streams(content: bytes) -> Iterator[io.BytesIO]:
    if not content.startswith(b"PK"):
        yield io.BytesIO(content)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.endswith((".warc", ".warc.gz"))]
        if sum(packed.getinfo(name).file_size for name in names) > MOST_BYTES:
            raise CaptureError(refusal("archive_large", most=MOST_BYTES))
        for name in names:
            yield io.BytesIO(packed.read(name))


def _answers(record: Any, address: str) -> bool:
    """Tell whether a record is a good answer for an address."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    if record.http_headers.get_statuscode() != "200":
        return False
    asked = record.rec_headers.get_header("WARC-Target-URI") or ""
    if address:
        return plain(asked) == plain(address)
    return bool(urlsplit(asked).hostname) and "html" in (_type(record))


def _type(record: Any) -> str:
    return str(record.http_headers.get_header("Content-Type") or "").lower()


def _read(record: Any) -> Answer:
    kind, _, rest = _type(record).partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'")
    content = record.content_stream().read(MOST_OF_PAGE + 1)
    if len(content) > MOST_OF_PAGE:
        raise CaptureError(refusal("capture_large", most=MOST_OF_PAGE // 1_000_000))
    when = record.rec_headers.get_header("WARC-Date") or ""
    return Answer(content, kind.strip(), charset, when, 0)
