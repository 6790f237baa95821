"""Reading seals out of files that somebody made to be read wrongly, slowly or never."""

from __future__ import annotations

import io
import json
import struct
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from incidents import seal
from incidents.errors import SnapshotError
from incidents.picture import Picture
from incidents.print.described import IDENT, SEAL
from incidents.query import Query, View
from incidents.seal import chunks, markup, rasters, reading
from incidents.seal.record import Seal
from incidents.store import Store

VIEW = View(query=Query(text="r"))
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(wide: int, tall: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 6, 0, 0, 0))


def png(*parts: bytes, size: tuple[int, int] = (1, 1)) -> bytes:
    data = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return SIGNATURE + header(*size) + b"".join(parts) + data + chunk(b"IEND", b"")


def text_chunk(kind: bytes, text: bytes) -> bytes:
    name = SEAL.encode()
    bodies = {
        b"tEXt": name + b"\0" + text,
        b"zTXt": name + b"\0\0" + zlib.compress(text),
        b"iTXt": name + b"\0\0\0\0\0" + text,
        b"iTXz": name + b"\0\1\0\0\0" + zlib.compress(text),
    }
    return chunk(kind.replace(b"z", b"t") if kind == b"iTXz" else kind, bodies[kind])


HOSTILE = {
    "many pixels": png(size=(2**31 - 1, 2**31 - 1)),
    "a packed bomb": png(chunk(b"zTXt", SEAL.encode() + b"\0\0" + zlib.compress(b"a" * 10**8, 9))),
    "a large text": png(text_chunk(b"iTXt", b"{" + b" " * 9_000_000)),
    "a deep text": png(text_chunk(b"iTXt", b"[" * 1_000_000)),
    "a long number": png(text_chunk(b"iTXt", b'{"scale":' + b"9" * 5000 + b"}")),
    "many parts": png(chunk(b"tEXt", b"a\0b") * 50_000),
    "a signature": SIGNATURE,
    "a length": SIGNATURE + b"\xff\xff\xff\xffIHDR",
    "half a header": SIGNATURE + header(1, 1)[:-3],
    "laughs": b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    "elsewhere": b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
    "many attributes": b"<svg " + b"".join(b"a%d='' " % n for n in range(10**6)) + b"/>",
    "deep": b"<svg>" + b"<g>" * 100_000,
    "wide": b'<svg xmlns="s">' + b"<g/>" * 1_000_000 + b"</svg>",
    "an encoding": b'<?xml version="1.0" encoding="x-bogus"?><svg/>',
    "another encoding": b'<?xml version="1.0" encoding="utf-7"?><svg/>',
    "wide letters": '<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"),
    "keywords": b"%PDF-1.4 /Keywords ({" + b"\\(" * 1_000_000 + b"})",
    "a bare pdf": b"%PDF",
    "an open page": b"<!doctype html><meta name=crossclaim-seal content='" + b"a" * 5_000_000,
    "an empty page": b"<!doctype html>" + b"<" * 1_000_000,
    "nothing": b"",
    "zeros": b"\0" * 1000,
    "another picture": b"GIF89a" + b"\0" * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_answered_in_a_line(tiny_store: Store, name: str) -> None:
    begin = time.process_time()
    found = seal.verify(HOSTILE[name], tiny_store)
    assert time.process_time() - begin < 5
    assert found.kind in ("unreadable", "no_seal", "altered")
    assert found.reasons
    assert all(reason and "\n" not in reason and "0x" not in reason for reason in found.reasons)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300)
    | st.sampled_from([SIGNATURE, b"%PDF-1.7\n", b"<svg ", b"<!doctype html>"]).flatmap(
        lambda head: st.binary(max_size=300).map(lambda tail: head + tail)
    )
)
def test_reading_answers_or_refuses_and_nothing_else(content: bytes) -> None:
    # What is read apart is called here as it is there: a process for each would take minutes.
    read = reading.information if content.startswith(b"%PDF") else reading.read
    try:
        told = str(read(content))
    except SnapshotError as error:
        told = str(error).replace("\n", "a second line")
    assert "a second line" not in told


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"iTXz"])
def test_a_seal_is_found_in_any_kind_of_text(kind: bytes) -> None:
    assert reading.read(png(text_chunk(kind, b'{"a":1}'))).text == '{"a":1}'


def test_a_seal_is_found_in_xmp_alone() -> None:
    packet = b"<x><crossclaim:seal>{&quot;a&quot;:1}</crossclaim:seal></x>"
    body = chunks.PACKET.encode() + b"\0\0\0\0\0" + packet
    assert reading.read(png(chunk(b"iTXt", body))).text == '{"a":1}'


def test_every_format_gives_its_seal_and_id_back(tiny_store: Store) -> None:
    for fmt in seal.FORMATS:
        found = reading.read(seal.draw(VIEW, tiny_store, Picture(fmt=fmt, layout="square")))
        assert found.fmt == fmt
        assert Seal.from_json(found.text).id == found.ident


def test_an_id_beside_the_seal_that_is_another_is_an_alteration(tiny_store: Store) -> None:
    made = seal.draw(VIEW, tiny_store, Picture(fmt="svg", layout="square"))
    found = reading.read(made)
    edited = made.replace(f'id="{found.ident}"'.encode(), b'id="cc-000000000000"')
    assert edited != made
    verdict = seal.verify(edited, tiny_store)
    assert verdict.kind == "altered"
    assert "contradicts its seal" in verdict.reasons[0]


def sealed_png(store: Store, size: tuple[int, int]) -> bytes:
    """Put the seal of a picture into another one."""
    text = reading.read(seal.draw(VIEW, store, Picture(fmt="png", layout="square"))).text
    return png(text_chunk(b"iTXt", text.encode()), size=size)


@pytest.mark.parametrize("size", [(60_000, 60_000), (1, 1), (0, 0), (1080, 1080)])
def test_a_seal_in_another_picture_is_an_alteration(
    tiny_store: Store, size: tuple[int, int]
) -> None:
    verdict = seal.verify(sealed_png(tiny_store, size), tiny_store)
    assert verdict.kind == "altered"
    assert len(verdict.reasons[0]) < 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<g>" * 150 + b"</g>" * 150,
        b'<image xlink:href="file:///etc/passwd"/>',
        b'<use xlink:href="https://evil.example/a.svg#x"/>',
        b'<rect style="fill:url(https://evil.example)"/>',
        b'<g onload="x()"/>',
        b"<foreignObject/>",
        b'<set attributeName="d"/>',
    ],
)
def test_a_seal_in_another_drawing_is_an_alteration(tiny_store: Store, body: bytes) -> None:
    text = reading.read(seal.draw(VIEW, tiny_store, Picture(fmt="svg", layout="square"))).text
    kept = text.replace("&", "&amp;").replace("<", "&lt;").encode()
    names = b'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    drawing = b"<svg %s><crossclaim>%s</crossclaim>%s</svg>" % (names, kept, body)
    verdict = seal.verify(drawing, tiny_store)
    assert verdict.kind == "altered"


def test_what_an_svg_does_is_seen() -> None:
    quiet = markup.looked_through(b'<svg><a href="https://a.example"/><use href="#a"/></svg>')
    assert (quiet.is_active, quiet.links) == (False, ["https://a.example"])
    assert markup.looked_through(b"<svg><script/></svg>").is_active
    assert markup.looked_through(b'<svg><a href="javascript:x()"/></svg>').is_active


def test_a_file_that_is_not_there_or_too_large_is_an_error(
    tiny_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SnapshotError, match=r"none.png cannot be read: No such file"):
        seal.verify(tmp_path / "none.png", tiny_store)
    (tmp_path / "large.png").write_bytes(b"x" * 2000)
    monkeypatch.setattr("incidents.seal.verifying.MAX_BYTES", 1000)
    with pytest.raises(SnapshotError, match="larger than 1,000 bytes"):
        seal.verify(tmp_path / "large.png", tiny_store)


def test_pages_and_pixels_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(3):
            pdf.add_blank_page(page_size=(200, 200))
        pdf.save(stream)
    assert [one.size for one in rasters.pdf_pages(stream.getvalue())] == [(267, 267)] * 3
    monkeypatch.setattr(rasters, "MOST_PAGES", 2)
    with pytest.raises(SnapshotError, match="more parts"):
        rasters.pdf_pages(stream.getvalue())
    monkeypatch.setattr(rasters, "MOST_PAGES", 80)
    monkeypatch.setattr(rasters, "MOST_PIXELS", 1000)
    with pytest.raises(SnapshotError, match="more pixels"):
        rasters.pdf_pages(stream.getvalue())
    with pytest.raises(SnapshotError, match="is damaged"):
        rasters.pdf_pages(b"%PDF nothing")
    with pytest.raises(SnapshotError, match="is damaged"):
        rasters.png_pages(png()[:40])
    with pytest.raises(SnapshotError, match="SVG is damaged"):
        rasters.svg_pages(b"<svg", (10, 10))


@given(st.lists(st.integers(0, 255), min_size=16, max_size=16), st.integers(0, 40))
def test_differing_pixels_are_counted(values: list[int], most: int) -> None:
    one = Image.new("RGBA", (4, 4), (0, 0, 0, 255))
    two = one.copy()
    two.putdata([(value, 0, 0, 255) for value in values])
    assert rasters.differing(one, two, most) == sum(value > most for value in values)


def test_the_seal_is_ascii_and_has_no_secret_of_this_machine(tiny_store: Store) -> None:
    found = reading.read(seal.draw(VIEW, tiny_store, Picture(fmt="png", layout="square")))
    values = json.loads(found.text)
    assert found.text.isascii()
    assert str(Path.cwd()) not in found.text
    assert set(values) >= {"id", "query", "data", "version", "records", "tools"}
    assert IDENT == "crossclaim-id"
