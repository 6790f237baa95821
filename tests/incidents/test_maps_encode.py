"""The encoder: text arrives verbatim and powerless, and only drawable geometry passes."""

from __future__ import annotations

import html
import json
import math

import jinja2
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point, Polygon

from incidents.maps import encode
from tests.incidents.map_payloads import PAYLOADS, PRODUCT

ACTIVE = set("&<>\"'`${}\\%#")


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 200


@given(st.text())
def test_html_text_holds_no_active_character_and_reads_back_verbatim(text):
    encoded = encode.html_text(text)
    assert not ACTIVE & set(encoded.replace("&#", "").replace("#", ""))
    assert html.unescape(encoded) == encode.clean(text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_text_survives_two_template_passes(payload):
    encoded = encode.html_text(payload)
    once = jinja2.Template(encoded).render()
    assert jinja2.Template(once).render() == encoded
    assert PRODUCT not in once


@given(st.text())
def test_script_literal_of_text_is_json_without_markup(text):
    literal = encode.script_literal(text)
    assert json.loads(literal) == encode.clean(text)
    assert not ACTIVE & set(literal[1:-1].replace("\\u", ""))


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), inner)
        ),
    )
)
def test_script_literal_reads_back(value):
    literal = encode.script_literal(value)
    assert json.loads(literal) == value
    assert jinja2.Template(literal).render() == literal


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, object(), {1, 2}, b"x"])
def test_script_literal_refuses_what_no_script_can_hold(value):
    with pytest.raises(TypeError, match="cannot be written into a script"):
        encode.script_literal([value])


def test_clean_keeps_one_printable_line_of_bounded_length():
    assert encode.clean("a\r\n\tb\x00c") == "a b c"
    assert encode.clean("x\ud800y") == "x\ufffdy"
    assert len(encode.clean("x" * 10_000)) == encode.MAX_TEXT


@given(st.text(), st.text())
def test_mark_ids_are_opaque_stable_and_distinct(one, other):
    assert encode.mark_id(one).isalnum()
    assert encode.mark_id(one) == encode.mark_id(str(one))
    if one.encode("utf-8", "replace") != other.encode("utf-8", "replace"):
        assert encode.mark_id(one) != encode.mark_id(other)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (math.nan, 66),
        (31, math.nan),
        (math.inf, 66),
        (31, -math.inf),
        (91, 66),
        (31, 500),
        (None, 1),
    ],
)
def test_a_coordinate_off_the_map_is_no_point(lat, lon):
    assert encode.point(lat, lon) is None


@given(st.floats(), st.floats())
def test_every_point_that_passes_is_finite_and_on_the_map(lat, lon):
    found = encode.point(lat, lon)
    if found is not None:
        assert all(map(math.isfinite, found["coordinates"]))
        assert abs(found["coordinates"][1]) <= encode.MAX_LATITUDE


BROKEN = [
    None,
    Polygon(),
    LineString(),
    Polygon([(66, 31), (67, math.nan), (67, 32)]),
    LineString([(66, 31), (math.inf, 32)]),
    LineString([(66, 31), (500, 32)]),
    LineString([(66, 31), (67, 89)]),
    {"type": "Polygon", "coordinates": []},
    {"type": "Polygon"},
    {"type": "Nonsense", "coordinates": [1, 2]},
    {"coordinates": [1, 2]},
    {"type": "LineString", "coordinates": [["a", "b"]]},
    {"type": "Point", "coordinates": None},
    "POINT (66 31)",
    42,
]


@pytest.mark.parametrize("value", BROKEN, ids=repr)
def test_a_broken_geometry_is_left_out(value):
    assert encode.geometry(value) is None


def test_a_sound_geometry_is_rounded_and_simplified():
    noisy = shapely.segmentize(LineString([(66.123456789, 31), (67, 32)]), 0.001)
    found = encode.geometry(noisy)
    assert found == {"type": "LineString", "coordinates": ((66.1235, 31.0), (67.0, 32.0))}
    assert encode.geometry({"type": "Point", "coordinates": [66, 31]}) is not None
    assert encode.geometry(Point(66, 31)) is not None


def test_pieces_of_a_line_are_merged_so_that_dashes_run_on():
    pieces = MultiLineString([[(66, 31), (67, 32)], [(67, 32), (68, 31)]])
    found = encode.geometry(pieces)
    assert found is not None
    assert found["type"] == "LineString"
