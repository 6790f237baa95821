"""Finishing a PNG: its facts as text, and its size on paper, beside the pixels as they are."""

from __future__ import annotations

import struct
import zlib

from incidents.errors import SnapshotError
from incidents.print.described import IDENT, LINK, SEAL, Described, packet
from incidents.words.pictures import refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = len(SIGNATURE) + 25
"""Where the first chunk, which tells the size, ends."""

INCH = 0.0254


def finished(content: bytes, facts: Described, ppi: float) -> bytes:
    """Put facts into a PNG behind its header; no pixel changes.

    Parameters
    ----------
    content
        The PNG as it was set.
    facts
        What it says of itself.
    ppi
        Its pixels per inch.

    Raises
    ------
    SnapshotError
        If it is no PNG.
    """
    if not content.startswith(SIGNATURE) or content[12:16] != b"IHDR":
        raise SnapshotError(refused("not_set", why="no PNG"))
    density = round(ppi / INCH)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", density, density, 1))]
    chunks += [_text(name, value) for name, value in _texts(facts).items() if value]
    return content[:HEADER] + b"".join(chunks) + content[HEADER:]


def _texts(facts: Described) -> dict[str, str]:
    return {
        "Title": facts.title,
        "Description": facts.description,
        "Author": facts.credit,
        "Source": facts.source,
        "Copyright": facts.rights,
        "Alternative Text": facts.alt,
        IDENT: facts.ident,
        LINK: facts.address,
        SEAL: facts.seal,
        "XML:com.adobe.xmp": packet(facts),
    }


def _text(name: str, value: str) -> bytes:
    """Write a chunk of international text, uncompressed."""
    return _chunk(b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + value.encode())


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
