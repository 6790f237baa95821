"""Reading the texts of a PNG chunk by chunk, none longer than a seal can be."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Collection, Iterator
from html import unescape

from incidents.errors import SnapshotError
from incidents.words.verdicts import refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_CHUNKS, MOST_LETTERS = 20_000, 2_000_000
KINDS = (b"tEXt", b"zTXt", b"iTXt")
PACKET = "XML:com.adobe.xmp"
_IN_PACKET = re.compile(r"<crossclaim:seal>([^<]{1,2000000})</crossclaim:seal>")


def texts(content: bytes, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """List the texts of a PNG that have some names, whichever kind of chunk holds them.

    Raises
    ------
    SnapshotError
        If the file is damaged.
    """
    names = {one.encode("latin-1"): one for one in wanted}
    for kind, body in _chunks(content):
        key, _nul, _rest = body[:80].partition(b"\0")
        if kind not in KINDS or key not in names or len(body) > 2 * MOST_LETTERS:
            continue
        text = _text(kind, body[len(key) + 1 :])
        if text is not None:
            yield names[key], text


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    for _number in range(MOST_CHUNKS):
        if at + 8 > len(content):
            raise SnapshotError(refused("ends_early"))
        length, kind = struct.unpack_from(">I4s", content, at)
        if at + 12 + length > len(content):
            raise SnapshotError(refused("ends_early"))
        yield kind, content[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length
    raise SnapshotError(refused("many_parts", kind="PNG"))


def _text(kind: bytes, rest: bytes) -> str | None:
    """Decode the text of a chunk; None of one that is too long, or damaged."""
    if kind == b"tEXt":
        return rest.decode("latin-1") if len(rest) <= MOST_LETTERS else None
    if kind == b"zTXt":
        plain = _inflated(rest[1:])
        return None if plain is None else plain.decode("latin-1")
    flag, rest = rest[:1], rest[2:]
    _language, _nul, rest = rest.partition(b"\0")
    _translated, _nul, rest = rest.partition(b"\0")
    found = _inflated(rest) if flag == b"\1" else rest
    if found is None or len(found) > MOST_LETTERS:
        return None
    return found.decode("utf-8", errors="replace")


def _inflated(packed: bytes) -> bytes | None:
    """Unpack what is packed, as far as a seal can be long."""
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(packed, MOST_LETTERS)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else plain


def in_packet(text: str) -> str:
    """Find the seal in an XMP packet; nothing without one."""
    match = _IN_PACKET.search(text)
    return unescape(match[1]) if match else ""
