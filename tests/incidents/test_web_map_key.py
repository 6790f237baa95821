"""The key below the map: every symbol of the view, in words and in the theme's colours."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from incidents.theme import TOKENS, ThemeName
from incidents.web.map.key import SYMBOLS, key_html
from incidents.words import keys
from tests.incidents.map_payloads import PAYLOADS
from tests.incidents.map_samples import SIDES, VIEW
from tests.markup import read

THEMES: tuple[ThemeName, ...] = ("light", "dark")


def drawings(theme: ThemeName) -> list[str]:
    images = re.findall(r"base64,([^\"]+)\"", key_html(VIEW, theme))
    return [base64.b64decode(image).decode() for image in images]


def test_every_symbol_that_is_explained_can_be_drawn() -> None:
    assert set(SYMBOLS) == set(keys.entries(*SIDES))


def test_the_key_explains_every_mark_in_the_dataset_s_words() -> None:
    text = read(key_html(VIEW, "light")).text
    for entry in (*keys.entries(*SIDES).values(), "The Line, disputed", "not recognised"):
        assert entry in text


@pytest.mark.parametrize("theme", THEMES)
def test_every_symbol_is_a_picture_in_the_theme_s_colours(theme: ThemeName) -> None:
    each = THEMES.index(theme) + 1
    found = drawings(theme)[each - 1 :: each]
    assert len(found) == len(VIEW.key) + 1
    colours = TOKENS[theme]
    for drawing in found:
        ET.fromstring(drawing)
        assert any(colour in drawing for colour in (colours.ink, colours.a, colours.muted))


def test_on_a_dark_page_each_symbol_has_the_light_one_s_twin_for_paper() -> None:
    assert drawings("dark")[::2] == drawings("light")
    assert drawings("reader") == drawings("dark")


def test_no_two_symbols_are_drawn_alike() -> None:
    found = drawings("light")
    assert len(set(found)) == len(found)


def test_a_symbol_is_for_the_eye_alone() -> None:
    assert set(read(key_html(VIEW, "light")).values("alt")) == {""}


def test_the_key_explains_only_what_is_on_the_map() -> None:
    text = read(key_html(replace(VIEW, key=VIEW.key[:1]), "light")).text
    assert "both have spoken" in text
    assert "several places" not in text


def test_without_a_contested_line_the_key_has_none() -> None:
    bare = replace(VIEW, boundary="", boundary_note="")
    assert "disputed" not in read(key_html(bare, "light")).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_from_data_becomes_markup(payload: str) -> None:
    entries = tuple(replace(one, words=payload) for one in VIEW.key)
    hostile = replace(VIEW, key=entries, boundary=payload, boundary_note=payload)
    assert read(key_html(hostile, "light")).shape == read(key_html(VIEW, "light")).shape
