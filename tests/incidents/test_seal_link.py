"""The link on a picture: printed, clickable, sealed, and the same view at whatever address."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from PIL import Image

from incidents import seal
from incidents.brief import Sight, view_id
from incidents.errors import AddressError
from incidents.picture import Picture
from incidents.query import Query, View, permalink
from incidents.seal import reading
from incidents.seal.record import Seal
from incidents.store import Store
from tests.pictures import pdf_text, plain

ADDRESS = "https://crossclaim.example.org/"
DAYS = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
VIEW = View(query=DAYS)
LINK = f"{ADDRESS}?data=tiny&from=2025-10-11&to=2025-10-12"
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


def draw(
    store: Store, fmt: str, view: View = VIEW, layout: str = "square", address: str = ADDRESS
) -> bytes:
    return seal.draw(view, store, Picture(fmt, layout), address=address)


def links(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", [])]


@pytest.mark.parametrize("fmt", seal.FORMATS)
def test_a_picture_with_an_address_verifies_anywhere(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch, fmt: str
) -> None:
    made = draw(tiny_store, fmt)
    assert json.loads(reading.read(made).text)["address"] == ADDRESS
    for here in ("", "https://elsewhere.example/", "no address"):
        monkeypatch.setenv(permalink.VARIABLE, here)
        assert seal.verify(made, tiny_store).same


def test_drawing_and_verifying_do_not_read_the_environment(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(permalink.VARIABLE, ADDRESS)
    bare = draw(tiny_store, "svg", address="")
    assert b"crossclaim.example.org" not in bare
    assert seal.verify(bare, tiny_store).same


@pytest.mark.parametrize("fmt", seal.FORMATS)
def test_the_id_is_the_same_at_any_address(tiny_store: Store, fmt: str) -> None:
    seals = [
        Seal.from_json(reading.read(draw(tiny_store, fmt, address=address)).text)
        for address in ("", ADDRESS, "http://localhost:8501")
    ]
    assert {one.id for one in seals} == {view_id(Sight(VIEW, tiny_store))}
    assert [one.address for one in seals] == ["", ADDRESS, "http://localhost:8501/"]
    assert all(one.is_whole for one in seals)


@pytest.mark.parametrize("layout", seal.LAYOUTS)
def test_every_layout_prints_the_link_and_leads_to_it(tiny_store: Store, layout: str) -> None:
    made = draw(tiny_store, "pdf", layout=layout)
    assert plain(LINK) in pdf_text(made)
    assert LINK in links(made)
    bare = draw(tiny_store, "pdf", layout=layout, address="")
    assert "crossclaim.example" not in pdf_text(bare)


def test_a_long_link_is_shortened_in_print_only(tiny_store: Store) -> None:
    link = permalink.view_link(ADDRESS, LONG, tiny_store.span, "tiny")
    made = draw(tiny_store, "pdf", LONG)
    assert link in links(made)
    assert plain(link) not in pdf_text(made)
    assert plain(link[:70]) in pdf_text(made)
    assert plain(link) in pdf_text(draw(tiny_store, "pdf", LONG, layout="a4"))


def test_the_full_link_is_in_every_format(tiny_store: Store) -> None:
    link = permalink.view_link(ADDRESS, LONG, tiny_store.span, "tiny")
    with Image.open(io.BytesIO(draw(tiny_store, "png", LONG))) as picture:
        assert picture.text["crossclaim-link"] == link
    escaped = link.replace("&", "&amp;").encode()
    assert b'link="' + escaped + b'"' in draw(tiny_store, "svg", LONG)
    assert b'href="' + escaped + b'"' in draw(tiny_store, "svg", LONG)
    assert b'name="crossclaim-link" content="' + escaped in draw(tiny_store, "html", LONG)


def test_the_link_opens_the_same_view(tiny_store: Store) -> None:
    view = View(query=Query(text="bridge & “x”", claimants=("N", "S"), kinds=("clash",)))
    for asked in (VIEW, LONG, View(incident="bridge"), View(tab="ledger"), view):
        link = permalink.view_link(ADDRESS, asked, tiny_store.span, "tiny")
        assert link.isascii()
        opened, ignored = View.from_params(parse_qs(urlsplit(link).query), tiny_store.names)
        assert not ignored
        assert opened.query.start is not None
        assert opened.query.end is not None
        assert tiny_store.totals(opened.query) == tiny_store.totals(asked.query)
        days = dataclasses.replace(opened.query, start=asked.query.start, end=asked.query.end)
        assert (days, opened.incident) == (asked.query, asked.incident)


def test_without_an_address_there_is_no_link(tiny_store: Store) -> None:
    assert permalink.view_link("", VIEW, tiny_store.span, "tiny") == ""


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_no_public_address_is_refused_in_one_line(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with pytest.raises(AddressError, match="write one such as https://") as caught:
        draw(tiny_store, "svg", address=address)
    assert "\n" not in str(caught.value)
    monkeypatch.setenv(permalink.VARIABLE, address)
    with pytest.raises(AddressError, match=permalink.VARIABLE):
        permalink.from_environment()
