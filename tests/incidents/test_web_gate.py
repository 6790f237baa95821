"""Between text and markup there is one gate, and nothing gets through it."""

from __future__ import annotations

import htpy as h
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.text import is_web_address
from incidents.web.gate import (
    bdi,
    filled,
    fold,
    glyph,
    html,
    kept,
    link,
    mark,
    opener,
    quote,
    struck,
)
from incidents.words import page
from incidents.words.tongue import speaking
from tests.markup import read
from tests.payloads import PAYLOADS


@given(st.text())
def test_text_never_becomes_markup(text: str) -> None:
    page = read(html(text, bdi(text, text), quote(text, text)))
    assert page.names == ["bdi", "q", "bdi"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text_between_tags_and_in_attributes(payload: str) -> None:
    page = read(html(opener(payload, payload, bdi(payload), label=payload), fold(payload, payload)))
    assert page.names == ["span", "bdi", "details", "summary", "span"]
    (attrs,) = page.all("span", "")[:1]
    assert set(attrs) == {"class", "data-open", "role", "tabindex", "aria-label"}


def test_text_is_kept_as_it_is_shown() -> None:
    assert read(html(bdi("5 < 6 & “7” <b> {{7*7}}"))).text == "5 < 6 & “7” <b> {{7*7}}"


def test_foreign_text_keeps_its_language_and_finds_its_own_direction() -> None:
    page = read(html(quote("سلام", "ur")))
    assert page.tags == [("q", {"lang": "ur", "dir": "auto"}), ("bdi", {})]
    assert page.text == "سلام"


def test_markup_is_not_escaped_twice() -> None:
    assert html(html("<"), html(bdi("&"))) == "&lt;<bdi>&amp;</bdi>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//host/x",
        "https:///x",
        "ftp://host",
        "http://[",
        "https://a\u202eb",
        "https://a/\x00b",
        "https://ho\u200bst/",
        "",
        "plain words",
        *PAYLOADS,
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert not is_web_address(url)
    page = read(html(link("Outlet", url)))
    assert page.names == ["span", "bdi"]
    assert page.text == "Outlet"


@given(st.text())
def test_no_text_makes_a_link_elsewhere(text: str) -> None:
    for attrs in read(html(link("x", text), link("x", f"https://a.example/{text}"))).all("a"):
        assert attrs["href"].startswith(("http://", "https://"))


def test_a_link_opens_apart_and_tells_nothing() -> None:
    (anchor,) = read(html(link("Out<let", ' https://example.org/?a="b"&c '))).all("a")
    assert anchor["href"] == 'https://example.org/?a="b"&c'
    assert anchor["target"] == "_blank"
    assert anchor["rel"] == "noopener noreferrer"


def test_an_opener_is_reached_and_pressed_by_keyboard() -> None:
    (attrs,) = read(html(opener("v", "clash", "58", label="58 killed"))).all("span")
    assert attrs["role"] == "button"
    assert attrs["tabindex"] == "0"
    assert attrs["data-open"] == "clash"
    assert attrs["aria-label"] == "58 killed"


def test_an_opener_without_a_label_is_named_by_its_text() -> None:
    (attrs,) = read(html(opener("", "clash", "Fighting"))).all("span")
    assert "aria-label" not in attrs
    assert "class" not in attrs


def test_signs_are_for_the_eye_alone() -> None:
    page = read(html(mark(0), mark(1), mark(2), glyph("silent", 1)))
    assert [attrs["class"] for attrs in page.all("i")] == ["mk a", "mk b", "mk t", "gy b silent"]
    assert page.values("aria-hidden") == ["true"] * 4


def test_replaced_figures_are_struck_oldest_first() -> None:
    page = read(html(struck(["12", "20"])))
    assert page.names == ["s", "bdi", "s", "bdi"]
    assert page.text == "12 20 "


def test_values_stand_where_a_message_has_them() -> None:
    assert read(html(filled("{b} of {a}!", a=bdi("x"), b="<2>"))).text == "<2> of x!"
    assert html(filled("nothing")) == "nothing"


def test_what_is_kept_is_drawn_once_in_each_language() -> None:
    drawn: list[str] = []

    @kept(8)
    def draw(text: str) -> h.Element:
        drawn.append(text)
        return h.p[page.headings()["place"], bdi(text)]

    first = draw("<b>")
    assert draw("<b>") is first
    assert "&lt;b&gt;" in first
    with speaking("en_XA"):
        assert draw("<b>") != first
    assert drawn == ["<b>", "<b>"]
