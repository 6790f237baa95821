"""Hostile files for `verify`: pictures written over, other seals, bombs; each gets a verdict."""

from __future__ import annotations

import io
import json
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import get_args

import pikepdf

from incidents import seal
from incidents.picture import Picture
from incidents.print.described import IDENT, SEAL
from incidents.query import Query, View
from incidents.query.identity import make_id
from incidents.seal import reading
from incidents.seal.chunks import SIGNATURE
from incidents.seal.verdict import Kind
from incidents.store import Store
from tests.conftest import write_tiny
from tests.fuzz.hostile import changed, overwritten

VIEW = View(query=Query(text="r"))
KINDS = get_args(Kind)


def case(chance: random.Random, folder: Path) -> str:
    """Verify one hostile file."""
    store = _store(folder.parent)
    fmt, own = chance.choice(sorted(_pictures(store).items()))
    content = chance.choice(WAYS)(chance, own)
    verdict = seal.verify(content, store)
    if verdict.kind not in KINDS:
        return f"{fmt}: no verdict: {verdict.kind}"
    if verdict.same and content != own:
        return f"{fmt}: another file is called the same"
    told = (verdict.words, *verdict.reasons)
    return (
        "" if all("\n" not in one and "Traceback" not in one for one in told) else f"told: {told}"
    )


@cache
def _store(folder: Path) -> Store:
    return Store.open(write_tiny(folder / "tiny"), folder / "cache")


@cache
def _pictures(store: Store) -> dict[str, bytes]:
    return {
        fmt: seal.draw(VIEW, store, Picture(fmt=fmt, layout="square"))
        for fmt in sorted(seal.FORMATS)
    }


def _written_over(chance: random.Random, content: bytes) -> bytes:
    return overwritten(chance, content)


def _resealed(chance: random.Random, content: bytes) -> bytes:
    """Write another seal into a picture, now and then with an id that follows from it."""
    found = reading.read(content)
    values = changed(chance, json.loads(found.text))
    if isinstance(values, dict) and chance.random() < 0.7:
        try:
            values["id"] = make_id(values.get("query"), values.get("data"), values.get("version"))
        except (TypeError, ValueError):
            values["id"] = "cc-000000000000"
    return _with_seal(
        content,
        found,
        json.dumps(values),
        str(dict(values).get("id")) if isinstance(values, dict) else "",
    )


def _with_seal(content: bytes, found: reading.Sealed, text: str, ident: str) -> bytes:
    if found.fmt == "png":
        body = SEAL.encode() + b"\0\0\0\0\0" + text.encode()
        return content[:33] + chunk(b"iTXt", body) + content[33:]
    if found.fmt == "pdf":
        return _with_info(content, text, ident)
    old = (str(escape(found.text)), str(escape(found.text, quote=False)))
    return content.replace(old[0].encode(), escape(text).encode()).replace(
        old[1].encode(), escape(text, quote=False).encode()
    )


def _with_info(content: bytes, text: str, ident: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo[f"/{SEAL}"], pdf.docinfo[f"/{IDENT}"] = text, ident
        pdf.save(stream)
    return stream.getvalue()


def _joined(chance: random.Random, content: bytes) -> bytes:
    """Begin as one format and go on as another."""
    head = chance.choice(
        (SIGNATURE, b"%PDF-1.7\n", b"<svg ", b"<!doctype html>", b"GIF89a", b"PK\3\4")
    )
    return head + content[chance.randrange(40) :]


def _bomb(chance: random.Random, _content: bytes) -> bytes:
    return chance.choice(BOMBS)()


def chunk(kind: bytes, body: bytes) -> bytes:
    """Write a chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(*parts: bytes, size: tuple[int, int] = (1, 1)) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return SIGNATURE + head + b"".join(parts) + data + chunk(b"IEND", b"")


def _packed(letters: int, kind: bytes = b"zTXt", name: bytes = SEAL.encode()) -> bytes:
    return chunk(kind, name + b"\0\0" + zlib.compress(b"a" * letters, 9))


def _text(body: bytes) -> bytes:
    return chunk(b"iTXt", SEAL.encode() + b"\0\0\0\0\0" + body)


def _pdf_of(stream: bytes, more: bytes = b"") -> bytes:
    """Write a PDF of one page, whose content is packed and large."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(stream)
        pdf.docinfo[f"/{SEAL}"] = more.decode() or "{}"
        pdf.save(made, compress_streams=True)
    return made.getvalue()


BOMBS: tuple[Callable[[], bytes], ...] = (
    lambda: _png(size=(2**31 - 1, 2**31 - 1)),
    lambda: _png(size=(60_000, 60_000)),
    lambda: _png(_packed(200_000_000)),
    lambda: _png(*(_packed(900_000, name=b"k%d" % n) for n in range(100))),
    lambda: _png(_packed(100_000_000, b"iCCP", b"x")),
    lambda: _png(_text(b"{" + b" " * 30_000_000)),
    lambda: _png(_text(b"[" * 1_000_000)),
    lambda: _png(_text(b'{"scale":' + b"9" * 5000 + b"}")),
    lambda: _png(chunk(b"tEXt", b"a\0b") * 100_000),
    lambda: SIGNATURE + b"\xff\xff\xff\xffIHDR",
    lambda: (
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
        + b']><svg xmlns="http://www.w3.org/2000/svg">&j;</svg>'
    ),
    lambda: (
        b'<!DOCTYPE l [<!ENTITY a "' + b"a" * 100_000 + b'">]><svg>' + b"&a;" * 50_000 + b"</svg>"
    ),
    lambda: (
        b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><crossclaim>&a;</crossclaim></svg>'
    ),
    lambda: b"<svg>" + b"<g>" * 1_000_000,
    lambda: b'<svg xmlns="s">' + b"<g>" * 100_000 + b"</g>" * 100_000 + b"</svg>",
    lambda: b'<svg xmlns="s">' + b"<g/>" * 2_000_000 + b"</svg>",
    lambda: b"<svg " + b" ".join(b"a%d='x'" % n for n in range(200_000)) + b"/>",
    lambda: '<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"),
    lambda: b"%PDF-1.4 /Keywords ({" + b"\\(" * 5_000_000 + b"})",
    lambda: b"%PDF" + b"/Keywords ({" * 1_000_000,
    lambda: _pdf_of(b"q " * 30_000_000),
    lambda: _pdf_of(b"0 0 m " + b"1 1 l " * 3_000_000 + b" S"),
    lambda: b"<!doctype html>" + b"<meta name=crossclaim-seal content='" + b"a" * 20_000_000,
    lambda: b"<!doctype html>" + b'<meta name="crossclaim-seal" content="' * 200_000,
    lambda: b"<!doctype html>" + b"&amp" * 5_000_000,
    lambda: b"",
    lambda: b"\0" * 1000,
)
"""What unpacks, nests or repeats to far more than it is."""

WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(_written_over,) * 8, *(_resealed,) * 8, _joined, _bomb, _bomb)  # fmt: skip
