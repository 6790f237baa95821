"""Captures: kept under their hash, read in every kind, never half."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from incidents.desk import quoting, texts
from incidents.desk.archives import MOST_OF_PAGE
from incidents.desk.captures import Captures
from incidents.desk.errors import CaptureError
from tests import captured
from tests.captured import ADDRESS, PAGE, PNG, QUOTED


@pytest.fixture
def kept(tmp_path: Path) -> Captures:
    return Captures(tmp_path / "captures")


def keep(kept: Captures, content: bytes) -> str:
    made = kept.keep(content, name="page", address=ADDRESS, by="Dana R.")
    return made.sha256


CONTENTS = {
    "html": PAGE.encode(),
    "text": f"The army said “{QUOTED}”.".encode(),
    "pdf": captured.pdf(f"The army said {QUOTED} fighters"),
    "warc": captured.warc(),
    "wacz": captured.wacz(captured.warc()),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_kind_is_kept_and_read(kept: Captures, kind: str) -> None:
    sha = keep(kept, CONTENTS[kind])
    found = kept.find(sha)
    assert found is not None
    assert (found.kind, found.size, found.by) == (kind, len(CONTENTS[kind]), "Dana R.")
    assert kept.path(sha).read_bytes() == CONTENTS[kind]
    text = kept.read(sha, ADDRESS).text
    assert quoting.find(QUOTED, text) is not None
    # What a script holds is no text of the page.
    assert "var over" not in text


def test_a_picture_is_kept_and_has_no_text(kept: Captures) -> None:
    assert kept.read(keep(kept, PNG)).text == ""


def test_an_archive_tells_when_it_was_made_and_what_else_it_has(kept: Captures) -> None:
    read = kept.read(keep(kept, captured.warc()), f"{ADDRESS}/?utm_source=x#top")
    assert read.when
    assert read.others == 1


@pytest.mark.parametrize(
    "content",
    [
        captured.warc(address="https://other.example/"),
        captured.warc(status="404 Not Found"),
        captured.warc()[:200],
        captured.wacz(b"no archive"),
    ],
)
def test_an_archive_without_the_answer_says_so(kept: Captures, content: bytes) -> None:
    sha = keep(kept, content)
    with pytest.raises(CaptureError):
        kept.read(sha, ADDRESS)


@pytest.mark.parametrize("content", [b"", b"PK\3\4 a spreadsheet", b"\x7fELF\0\0\0\1"])
def test_what_is_no_capture_is_refused(kept: Captures, content: bytes) -> None:
    with pytest.raises(CaptureError, match="no capture"):
        keep(kept, content)
    assert not kept.is_there


def test_what_is_too_large_is_refused(kept: Captures) -> None:
    with pytest.raises(CaptureError, match="50 MB"):
        keep(kept, b"a" * (MOST_OF_PAGE + 1))


def test_a_broken_pdf_says_so(kept: Captures) -> None:
    with pytest.raises(CaptureError):
        kept.read(keep(kept, b"%PDF-1.4 and nothing"))


def test_the_same_bytes_are_kept_once_and_a_damaged_one_again(kept: Captures) -> None:
    sha = keep(kept, PAGE.encode())
    first = kept.find(sha)
    assert kept.keep(PAGE.encode(), name="again", address="", by="Noor A.") == first
    kept.path(sha).write_bytes(b"damaged")
    assert not kept.is_whole(sha)
    keep(kept, PAGE.encode())
    assert kept.is_whole(sha)


def test_a_page_in_another_encoding_is_read() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body>café</body></html>'
    assert texts.read(page.encode("windows-1252"), "html").text == "café"


def test_a_page_without_an_end_of_its_head_is_read() -> None:
    assert "heard" in texts.read(b"<html><head><title>T</title><body><p>heard", "html").text


def zipped(size: int) -> bytes:
    """Pack an archive that unpacks to far more than it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("archive/data.warc", b"\0" * size)
    return stream.getvalue()


BOMBS = {
    "a zip": lambda: zipped(250_000_000),
    "many files": lambda: captured.wacz(b"") + b"PK\1\2" * 100_000,
    "a packed archive": lambda: gzip.compress(captured.warc() + b"\0" * 300_000_000, 9),
    "a packed page": lambda: captured.warc(b"<p>" * 60_000_000),
    "a drawing": lambda: captured.pdf(") Tj (x" * 2_000_000),
    "a pdf of nothing": lambda: b"%PDF-1.7\n" + b"1 0 obj" * 1_000_000,
    "a large page": lambda: b"<html><body>" + b"<div><p>" * 1_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_unpacks_to_far_more_is_read_apart_or_refused(kept: Captures, name: str) -> None:
    sha = keep(kept, BOMBS[name]())
    with contextlib.suppress(CaptureError):
        kept.read(sha, ADDRESS)


def test_a_page_of_an_archive_is_bounded_like_one_by_itself(kept: Captures) -> None:
    sha = keep(kept, captured.warc(b"x" * (MOST_OF_PAGE + 1)))
    with pytest.raises(CaptureError, match="larger than 50 MB"):
        kept.read(sha, ADDRESS)
