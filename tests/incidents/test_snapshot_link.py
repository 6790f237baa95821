"""The link on a picture: printed, clickable, sealed, and the same view at whatever address."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import io
import json
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from incidents import cite, snapshot
from incidents.errors import SnapshotError
from incidents.query import Query, View
from incidents.snapshot import parts, permalink, reading, verifying
from incidents.snapshot.boxes import Box
from incidents.snapshot.marks import outline
from incidents.snapshot.seal import Seal
from incidents.snapshot.sheet import gather
from incidents.store import Store

ADDRESS = "https://crossclaim.example.org/"
DAYS = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
VIEW = View(query=DAYS)
LINK = f"{ADDRESS}?from=2025-10-11&to=2025-10-12"
LONG = View(query=Query(text="سپین بولدک " * 9, start=DAYS.start, end=DAYS.end))

HOSTILE = (
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://a.example/",
    "file:///etc/passwd",
    "crossclaim.example.org",
    "//crossclaim.example.org/",
    "https://",
    "https:///path",
    "https://a.example/?x=1",
    "https://a.example/#x",
    "https://user:word@a.example/",
    "https://a.example:99999/",
    "https://a.example:0/",
    "https://a.example/ b",
    'https://a.example/"><script>alert(1)</script>',
    "https://a.example/)>>",
    "https://a.example/\n/b",
    "https://a\u202eb.example/",
    "https://\u0430.example/",
    "https://a.example/" + "a" * 200,
)


def draw(store: Store, fmt: str, view: View = VIEW, **more: object) -> bytes:
    return snapshot.draw(view, store, fmt=fmt, **{"address": ADDRESS, **more})


def svg_texts(content: bytes) -> list[str]:
    root = ET.fromstring(content)
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
def test_a_picture_with_an_address_verifies_anywhere(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch, fmt: str
) -> None:
    made = draw(tiny_store, fmt, layout="square")
    assert reading.read_seal(made).address == ADDRESS
    for here in ("", "https://elsewhere.example/", "no address"):
        monkeypatch.setenv(permalink.VARIABLE, here)
        assert verifying.verify_bytes(made, tiny_store).same


def test_drawing_and_verifying_do_not_read_the_environment(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(permalink.VARIABLE, ADDRESS)
    plain = draw(tiny_store, "svg", address="")
    assert b"crossclaim.example.org" not in plain
    assert verifying.verify_bytes(plain, tiny_store).same


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
def test_the_id_is_the_same_at_any_address(tiny_store: Store, fmt: str) -> None:
    seals = [
        reading.read_seal(draw(tiny_store, fmt, address=address))
        for address in ("", ADDRESS, "http://localhost:8501")
    ]
    assert {seal.id for seal in seals} == {cite.view_id(VIEW, tiny_store)}
    assert [seal.address for seal in seals] == ["", ADDRESS, "http://localhost:8501/"]
    assert all(seal.is_whole for seal in seals)


def test_a_seal_without_an_address_says_nothing_of_one(tiny_store: Store) -> None:
    seal = reading.read_seal(draw(tiny_store, "png", address=""))
    assert "address" not in json.loads(seal.to_json())
    assert Seal.from_json(seal.to_json()) == seal


@pytest.mark.parametrize("layout", snapshot.LAYOUTS)
def test_every_layout_prints_the_whole_link_if_there_is_room(
    tiny_store: Store, layout: str
) -> None:
    made = draw(tiny_store, "svg", layout=layout)
    assert LINK in svg_texts(made)
    assert f'href="{html.escape(LINK)}"'.encode() in made
    plain = svg_texts(draw(tiny_store, "svg", layout=layout, address=""))
    assert not [one for one in plain if "://" in one]


@pytest.mark.parametrize("layout", snapshot.LAYOUTS)
def test_a_long_link_is_shortened_in_print_only(tiny_store: Store, layout: str) -> None:
    link = permalink.view_link(ADDRESS, LONG, tiny_store)
    made = draw(tiny_store, "svg", LONG, layout=layout)
    (printed,) = [one for one in svg_texts(made) if one.startswith("https:")]
    assert printed.endswith("…")
    assert link.startswith(printed.rstrip("…"))
    assert printed.startswith(f"{ADDRESS}?from=2025-10-11")
    assert html.escape(link).encode() in made


def test_the_full_link_is_in_every_format(tiny_store: Store) -> None:
    link = permalink.view_link(ADDRESS, LONG, tiny_store)
    with Image.open(io.BytesIO(draw(tiny_store, "png", LONG))) as picture:
        assert picture.info["crossclaim-link"] == link
    assert f"/URI ({link})".encode() in draw(tiny_store, "pdf", LONG)
    page = draw(tiny_store, "html", LONG).decode()
    escaped = html.escape(link)
    assert f'<meta name="crossclaim-link" content="{escaped}">' in page
    assert f'<a href="{escaped}" rel="noopener noreferrer">{escaped}</a>' in page


def test_the_link_opens_the_same_view(tiny_store: Store) -> None:
    view = View(query=Query(text="bridge & “x”", claimants=("N", "S"), kinds=("clash",)))
    for asked in (VIEW, LONG, View(incident="bridge"), View(tab="ledger"), view):
        link = permalink.view_link(ADDRESS, asked, tiny_store)
        assert link.isascii()
        opened, ignored = View.from_params(parse_qs(urlsplit(link).query), tiny_store.names)
        assert not ignored
        assert opened.query.start is not None
        assert opened.query.end is not None
        assert tiny_store.totals(opened.query) == tiny_store.totals(asked.query)
        days = dataclasses.replace(opened.query, start=asked.query.start, end=asked.query.end)
        assert (days, opened.incident) == (asked.query, asked.incident)


def test_without_an_address_there_is_no_link(tiny_store: Store) -> None:
    assert permalink.view_link("", VIEW, tiny_store) == ""


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_no_public_address_is_refused_in_one_line(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with pytest.raises(SnapshotError, match="write one such as https://") as caught:
        draw(tiny_store, "svg", address=address)
    assert "\n" not in str(caught.value)
    monkeypatch.setenv(permalink.VARIABLE, address)
    with pytest.raises(SnapshotError, match=permalink.VARIABLE):
        permalink.from_environment()


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("https://crossclaim.example.org", ADDRESS),
        (f" {ADDRESS}\n", ADDRESS),
        ("http://192.0.2.7:8501/border/", "http://192.0.2.7:8501/border/"),
        ("http://[2001:db8::1]:80", "http://[2001:db8::1]:80/"),
        ("https://a.example/app", "https://a.example/app"),
    ],
)
def test_addresses_are_kept_as_they_are_printed(
    monkeypatch: pytest.MonkeyPatch, given_: str, kept: str
) -> None:
    assert permalink.checked(given_) == kept
    assert permalink.checked(kept) == kept
    monkeypatch.setenv(permalink.VARIABLE, given_)
    assert permalink.from_environment() == kept


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda tail: f"https://a.b{tail}"))
def test_an_address_is_plain_or_refused(text: str) -> None:
    try:
        kept = permalink.checked(text)
    except SnapshotError:
        return
    assert not kept or re.fullmatch(r"(?i)https?://[\x21-\x7e]+", kept)
    assert not set(kept) & set("\"'<>()\\?#@ ")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example", "", " "])
def test_a_seal_with_another_address_is_never_the_same(tiny_store: Store, address: str) -> None:
    made = draw(tiny_store, "html").decode()
    seal = reading.read_seal(made.encode())
    other = dataclasses.replace(seal, address=address)
    edited = made.replace(html.escape(seal.to_json()), html.escape(other.to_json()))
    assert edited != made
    verdict = verifying.verify_bytes(edited.encode(), tiny_store)
    assert not verdict.same
    assert len(verdict.reasons) == 1


def test_the_last_day_of_a_short_period_is_named(store: Store) -> None:
    texts = svg_texts(draw(store, "svg"))
    assert "11 Oct 2025" in texts
    assert "12 Oct" in texts


@pytest.mark.parametrize("size", [(908, 412), (908, 428), (857, 676), (447, 296), (1536, 757)])
def test_no_mark_is_cut_at_the_edge_of_the_map(store: Store, size: tuple[float, float]) -> None:
    window = store.manifest.headline
    sheet = gather(View(query=Query(start=window.start, end=window.end)), store)
    box = Box(40, 100, *size)
    frame = parts._frame(sheet, box)
    for mark in sheet.framed(parts.basemap.RELIEF_EXTENT):
        assert box.holds(outline(frame, mark)), mark.label


def test_the_brief_shows_its_notes_whole(store: Store) -> None:
    said = " ".join(svg_texts(draw(store, "svg", View(), layout="brief")))
    assert "struck: replaced." in said
