"""The key below the map, and the tokens that all drawings share."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from incidents.maps.legend import key_html
from incidents.maps.theme import TOKENS, mark_radius
from incidents.model import Boundary
from tests.incidents.map_payloads import PAYLOADS
from tests.incidents.map_samples import BOUNDARY, SIDES


class Tags(HTMLParser):
    """Collect the tags and the text of a piece of HTML."""

    def __init__(self):
        super().__init__()
        self.tags = set()
        self.text = ""

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text += data


def read(html):
    tags = Tags()
    tags.feed(html)
    return tags


def test_the_key_explains_every_mark_in_the_dataset_s_words():
    words = re.sub(r"\s+", " ", read(key_html("light", SIDES, BOUNDARY)).text)
    for entry in (
        "both have spoken",
        "Northland only",
        "Southland only",
        "denies it",
        "area, not a point",
        "stretch of the line",
        "The Line, disputed",
        "not recognised by Northland",
    ):
        assert entry in words


@pytest.mark.parametrize("theme", TOKENS)
def test_every_symbol_is_a_picture_in_the_theme_s_colours(theme):
    images = re.findall(r"base64,([^\"]+)\"", key_html(theme, SIDES, BOUNDARY, has_cells=True))
    drawings = [base64.b64decode(image).decode() for image in images]
    assert len(drawings) == 8
    for drawing in drawings:
        ET.fromstring(drawing)
        assert TOKENS[theme].ink in drawing or TOKENS[theme].a in drawing


def test_the_key_explains_cells_only_where_there_are_some():
    assert "several places" in key_html("light", SIDES, None, has_cells=True)
    assert "several places" not in key_html("light", SIDES, None)


def test_without_a_contested_line_the_key_has_none():
    assert "disputed" not in key_html("light", SIDES, None)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_from_data_becomes_markup(payload):
    boundary = Boundary.model_construct(place="x", name=payload, note=payload)
    assert read(key_html("light", (payload, payload), boundary)).tags == {
        "div",
        "span",
        "img",
        "em",
    }


def test_both_themes_have_the_same_tokens_and_no_shared_side_colour():
    light, dark = (TOKENS[name].as_dict() for name in ("light", "dark"))
    assert light.keys() == dark.keys()
    for tokens in (light, dark):
        assert all(re.fullmatch("#[0-9A-F]{6}", v) for v in tokens.values() if isinstance(v, str))
        assert tokens["a"] != tokens["b"]


def test_a_mark_grows_with_the_root_of_its_claims():
    assert mark_radius(0) == 5.2
    assert mark_radius(4) == 8.7
    assert mark_radius(-3) == 5.2
