"""Between text and markup there is one gate, and nothing gets through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.charts.html import (
    Html,
    bdi,
    el,
    esc,
    figure,
    is_web_address,
    join,
    link,
    opener,
    quote,
    struck,
)
from incidents.model import CountRange
from tests.drawing import PAYLOADS
from tests.markup import read


@given(st.text())
def test_text_never_becomes_markup(text: str) -> None:
    page = read(el("p", "x", text, title=text))
    assert [tag for tag, _ in page.tags] == ["p"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text_between_tags_and_in_attributes(payload: str) -> None:
    page = read(
        el("div", "x", bdi(payload, payload), quote(payload), title=payload, data_open=payload)
    )
    assert [tag for tag, _ in page.tags] == ["div", "bdi", "q", "bdi"]
    assert page.tags[0][1]["title"] == str(page.tags[0][1]["data-open"])


def test_text_is_kept_as_it_is_shown() -> None:
    assert read(esc("5 < 6 & “7” <b> {{7*7}}")).text == "5 < 6 & “7” <b> {{7*7}}"


def test_direction_marks_that_reach_out_of_their_element_are_dropped() -> None:
    assert bdi("a\u202eb\u2069c") == '<bdi dir="auto">abc</bdi>'


def test_control_characters_are_dropped_and_line_ends_become_spaces() -> None:
    assert esc("a\x00b\nc") == "ab c"


def test_foreign_text_keeps_its_language_and_finds_its_own_direction() -> None:
    assert quote("سلام", "ur") == '<q lang="ur" dir="auto"><bdi dir="auto">سلام</bdi></q>'


def test_markup_is_not_escaped_twice() -> None:
    assert join([Html("<b>1</b>"), "<", None, ""], " ") == "<b>1</b> &lt;"


def test_attributes_that_are_none_are_left_out() -> None:
    assert el("i", "", title=None, hidden=True) == "<i hidden></i>"
    assert el("br", "") == "<br>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "https:///x",
        "ftp://host",
        "http://[",
        "",
        "plain words",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert not is_web_address(url)
    assert read(link("Outlet", url)).all("a") == []
    assert read(link("Outlet", url)).text == "Outlet"


def test_a_link_opens_apart_and_tells_nothing() -> None:
    (anchor,) = read(link("Out<let", 'https://example.org/?a="b"&c')).all("a")
    assert anchor["href"] == 'https://example.org/?a="b"&c'
    assert anchor["target"] == "_blank"
    assert anchor["rel"] == "noopener noreferrer"


def test_an_opener_is_reached_and_pressed_by_keyboard() -> None:
    (attrs,) = read(opener("v", "58", target="clash", label="58 killed")).all("span")
    assert attrs["role"] == "button"
    assert attrs["tabindex"] == "0"
    assert attrs["data-open"] == "clash"


def test_figures_and_words() -> None:
    assert read(figure(CountRange(low=15, high=20))).text == "15–20"
    assert read(figure(CountRange(low=201, wording="more than 200"))).text == "200+"
    assert read(figure(CountRange(low=0, high=0))).text == "0"
    assert read(figure(CountRange(wording="a large number"))).text == "“a large number”"
    assert figure(CountRange()) == ""
    assert read(struck([CountRange(low=12, high=12), CountRange()])).text == "12"
