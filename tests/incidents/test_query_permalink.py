"""The link that opens a view: whole, the same view at whatever address, and never markup."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import AddressError
from incidents.query import Query, View, permalink
from incidents.store import Store

ADDRESS = "https://crossclaim.example.org/"
DAYS = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
LONG = Query(text="سپین بولدک " * 9, start=DAYS.start, end=DAYS.end)

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


def test_a_link_names_the_days_and_is_ascii(tiny_store: Store) -> None:
    found = permalink.view_link(ADDRESS, View(query=DAYS), tiny_store.span, "tiny")
    assert found == f"{ADDRESS}?data=tiny&from=2025-10-11&to=2025-10-12"
    assert permalink.view_link(ADDRESS, View(query=LONG), tiny_store.span, "tiny").isascii()


@pytest.mark.parametrize(
    "view",
    [
        View(query=DAYS),
        View(query=LONG),
        View(incident="bridge"),
        View(tab="ledger"),
        View(query=Query(end=dt.date(2020, 1, 1))),
        View(query=Query(start=dt.date(2030, 1, 1))),
        View(query=Query(text="bridge & “x”", claimants=("N", "S"), kinds=("clash",))),
        View(query=Query(as_known_on=dt.datetime(2025, 10, 12, 9, 0, 7, tzinfo=dt.UTC))),
    ],
)
def test_the_link_opens_the_same_view(tiny_store: Store, view: View) -> None:
    link = permalink.view_link(ADDRESS, view, tiny_store.span, "tiny")
    opened, ignored = View.from_params(parse_qs(urlsplit(link).query), tiny_store.names)
    assert not ignored
    assert opened.query.start is not None
    assert opened.query.end is not None
    assert tiny_store.totals(opened.query) == tiny_store.totals(view.query)
    days = dataclasses.replace(opened.query, start=view.query.start, end=view.query.end)
    assert (days, opened.incident) == (view.query, view.incident)


def test_without_an_address_there_is_no_link(tiny_store: Store) -> None:
    assert permalink.view_link("", View(query=DAYS), tiny_store.span, "tiny") == ""
    assert permalink.link(ADDRESS, {}) == ADDRESS


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_no_public_address_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with pytest.raises(AddressError, match="write one such as https://"):
        permalink.checked(address)
    monkeypatch.setenv(permalink.VARIABLE, address)
    with pytest.raises(AddressError, match=permalink.VARIABLE) as caught:
        permalink.from_environment()
    assert "\n" not in str(caught.value)


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
    except AddressError as error:
        kept, said = "", str(error)
        assert "\n" not in said
    assert not kept or re.fullmatch(r"(?i)https?://[\x21-\x7e]+", kept)
    assert not set(kept) & set("\"'<>()\\?#@ ")
