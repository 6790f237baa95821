"""Nothing in a record runs on the server: every payload in every sink, both ways to render."""

from __future__ import annotations

import os
from dataclasses import replace

import branca.element
import jinja2
import pytest
from streamlit_folium import _get_feature_group_string, _get_header, _get_html, _get_map_string

from incidents.maps import base, marks
from incidents.maps.literal import LiteralTemplate, literal_branca
from incidents.model import Boundary
from tests.incidents.map_payloads import ENVIRONMENT, PAYLOADS, PRODUCT
from tests.incidents.map_samples import AREA, BOUNDARY, CELL, SIDES, STRETCH, TOWN
from tests.incidents.test_maps_layers import FILES

# Raw traces that must not reach a browser: they would mean that a payload kept its characters.
RAW = ("<img src=x", "<script>window.__pwned", "<svg onload", "${", "{% ", "{{")


def named(payload):
    """Put a payload into every text that a mark has."""
    shapes = (TOWN, AREA, STRETCH, CELL)
    return [
        replace(m, key=f"{m.key}{payload}", label=payload, incidents=(payload,)) for m in shapes
    ]


def group(payload, sides=SIDES, selected=None):
    return marks.mark_layer(named(payload), selected, "light", sides=sides)


def boundary(payload):
    return Boundary.model_construct(place=payload, name=payload, note=payload)


SINKS = {
    "marks": lambda payload: (BOUNDARY, group(payload)),
    "sides": lambda payload: (BOUNDARY, group("plain", sides=(payload, payload))),
    "selected": lambda payload: (BOUNDARY, group("plain", selected=payload)),
    "boundary": lambda payload: (boundary(payload), group("plain")),
}


def saved(line, layer):
    fmap = base.base_map(FILES, line)
    layer.add_to(fmap)
    return fmap.get_root().render()


def streamed(line, layer):
    """Do what st_folium does: render the map, then collect header, page and scripts."""
    fmap = base.base_map(FILES, line)
    fmap.get_root().render()
    parts = (_get_html(fmap), _get_header(fmap), _get_map_string(fmap))
    return "\n".join((*parts, _get_feature_group_string(layer, map=fmap)))


def assert_harmless(text):
    assert PRODUCT not in text
    assert ENVIRONMENT not in os.environ
    assert not [trace for trace in RAW if trace in text]
    text.encode("utf-8")


@pytest.mark.parametrize("render", [saved, streamed])
@pytest.mark.parametrize("sink", SINKS)
def test_no_payload_is_evaluated_or_breaks_the_map(sink, render):
    for payload in PAYLOADS:
        assert_harmless(render(*SINKS[sink](payload)))


@pytest.mark.parametrize("render", [saved, streamed])
def test_the_encoder_alone_would_hold(monkeypatch, render):
    for module in (base, marks):
        monkeypatch.setattr(module, "literal_branca", lambda: None)
    monkeypatch.setitem(vars(branca.element), "Template", jinja2.Template)
    for payload in PAYLOADS:
        assert_harmless(render(boundary(payload), group(payload, sides=(payload, payload))))


def test_the_guard_alone_would_hold():
    literal_branca()
    for payload in PAYLOADS:
        assert branca.element.Element(payload).render() == payload
    assert ENVIRONMENT not in os.environ


def test_the_guard_may_be_set_twice():
    literal_branca()
    literal_branca()
    assert branca.element.Template is LiteralTemplate


def test_without_guard_and_encoder_the_payloads_do_run(monkeypatch):
    """The payloads are worth something: branca as shipped evaluates them."""
    monkeypatch.setitem(vars(branca.element), "Template", jinja2.Template)
    assert PRODUCT in branca.element.Element(PAYLOADS[0]).render()
