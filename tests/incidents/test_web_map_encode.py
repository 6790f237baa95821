"""The encoder: text arrives verbatim and powerless, and only drawable geometry passes."""

from __future__ import annotations

import json
import math

import jinja2
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from incidents.brief.geometry import MAX_LATITUDE, drawable, is_on_earth
from incidents.text import one_line
from incidents.web.map import encode
from tests.incidents.map_payloads import PAYLOADS, PRODUCT

ACTIVE = set("&<>\"'`${}\\%#")


def shown(text: str) -> str:
    return one_line(text, encode.MAX_TEXT)


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_survives_two_template_passes(payload: str) -> None:
    literal = encode.script_literal([payload])
    once = jinja2.Template(literal).render()
    assert jinja2.Template(once).render() == literal
    assert PRODUCT not in once


@given(st.text())
def test_script_literal_of_text_is_json_without_markup(text: str) -> None:
    literal = encode.script_literal(text)
    assert json.loads(literal) == shown(text)
    assert not ACTIVE & set(literal[1:-1].replace("\\u", ""))


NAMES = st.from_regex("[a-z]{1,8}", fullmatch=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_script_literal_reads_back(value: object) -> None:
    literal = encode.script_literal(value)
    assert json.loads(literal) == value
    assert jinja2.Template(literal).render() == literal


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, object(), {1, 2}, b"x"])
def test_script_literal_refuses_what_no_script_can_hold(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be written into a script"):
        encode.script_literal([value])


def test_a_text_is_one_line_of_bounded_length() -> None:
    def sent(text: str) -> str:
        read: str = json.loads(encode.script_literal(text))
        return read

    assert sent("a\r\n\tb\x00c") == "a b c"
    assert sent("x\ud800y") == "x\ufffdy"
    assert len(sent("x" * 10_000)) == encode.MAX_TEXT


@given(st.text(), st.text())
def test_mark_ids_are_opaque_stable_and_distinct(one: str, other: str) -> None:
    assert encode.mark_id(one).isalnum()
    assert encode.mark_id(one) == encode.mark_id(str(one))
    if one.encode("utf-8", "replace") != other.encode("utf-8", "replace"):
        assert encode.mark_id(one) != encode.mark_id(other)


OFF_THE_MAP = [
    (math.nan, 66), (31, math.nan), (math.inf, 66), (31, -math.inf), (91, 66), (31, 500), (None, 1)
]  # fmt: skip


@pytest.mark.parametrize(("lat", "lon"), OFF_THE_MAP)
def test_a_coordinate_off_the_map_is_no_place(lat: float | None, lon: float) -> None:
    assert not is_on_earth(lat, lon)


@given(st.floats(), st.floats())
def test_every_point_that_passes_is_finite_and_on_the_map(lat: float, lon: float) -> None:
    if is_on_earth(lat, lon):
        assert math.isfinite(lat)
        assert math.isfinite(lon)
        assert abs(lat) <= MAX_LATITUDE


with np.errstate(invalid="ignore"):
    NO_NUMBER = LineString([(66, 31), (67, math.nan)])

BROKEN = [
    None,
    Polygon(),
    LineString(),
    NO_NUMBER,
    LineString([(66, 31), (math.inf, 32)]),
    LineString([(66, 31), (500, 32)]),
    LineString([(66, 31), (67, 89)]),
]


@pytest.mark.parametrize("value", BROKEN, ids=repr)
def test_a_broken_geometry_is_not_drawn(value: BaseGeometry | None) -> None:
    assert drawable(value) is None


def test_a_sound_geometry_is_rounded_and_simplified() -> None:
    noisy = shapely.segmentize(LineString([(66.123456789, 31), (67, 32)]), 0.001)
    found = drawable(noisy)
    assert found == {"type": "LineString", "coordinates": ((66.1235, 31.0), (67.0, 32.0))}
    assert drawable(Point(66, 31)) is not None


def test_pieces_of_a_line_are_merged_so_that_dashes_run_on() -> None:
    pieces = MultiLineString([[(66, 31), (67, 32)], [(67, 32), (68, 31)]])
    found = drawable(pieces)
    assert found is not None
    assert found["type"] == "LineString"
