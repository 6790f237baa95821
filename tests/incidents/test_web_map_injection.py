"""Nothing in a record runs on the server: every payload in every sink, both ways to render."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import branca.element
import folium
import jinja2
import pytest
from streamlit_folium import _get_feature_group_string, _get_header, _get_html, _get_map_string

from incidents.brief.shape import MapView
from incidents.web.map import base, inside, marks
from incidents.web.map.literal import LiteralTemplate, literal_branca
from tests.incidents.map_payloads import ENVIRONMENT, PAYLOADS, PRODUCT
from tests.incidents.map_samples import EVERY, VIEW
from tests.incidents.test_web_map_layers import FILES

Render = Callable[[MapView, folium.FeatureGroup], str]

# Raw traces that must not reach a browser: they would mean that a payload kept its characters.
RAW = ("<img src=x", "<script>window.__pwned", "<svg onload", "${", "{% ", "{{")


def hostile(payload: str) -> MapView:
    """Put a payload into every text that a map has."""
    texts = {"label": payload, "words": (payload, payload), "incidents": (payload,)}
    marks_ = tuple(replace(mark, key=f"{mark.key}{payload}", **texts) for mark in EVERY)
    named = dict.fromkeys(("boundary", "boundary_note", "credit"), payload)
    return replace(VIEW, marks=marks_, **named)


def saved(view: MapView, layer: folium.FeatureGroup) -> str:
    fmap = base.base_map(FILES, view)
    layer.add_to(fmap)
    return fmap.get_root().render()


def streamed(view: MapView, layer: folium.FeatureGroup) -> str:
    """Do what st_folium does: render the map, then collect header, page and scripts."""
    fmap = base.base_map(FILES, view)
    fmap.get_root().render()
    parts = (_get_html(fmap), _get_header(fmap), _get_map_string(fmap))
    return "\n".join((*parts, _get_feature_group_string(layer, map=fmap)))


def filed(view: MapView, _layer: folium.FeatureGroup) -> str:
    return "".join(inside.drawn(view, "light"))


def assert_harmless(text: str) -> None:
    assert PRODUCT not in text
    assert ENVIRONMENT not in os.environ
    assert not [trace for trace in RAW if trace in text]
    text.encode("utf-8")


def render_all(render: Render) -> None:
    for payload in PAYLOADS:
        view = hostile(payload)
        assert_harmless(render(view, marks.mark_layer(view.marks, payload, "light")))


@pytest.mark.parametrize("render", [saved, streamed, filed])
def test_no_payload_is_evaluated_or_breaks_the_map(render: Render) -> None:
    render_all(render)


@pytest.mark.parametrize("render", [saved, streamed])
def test_the_encoder_alone_would_hold(monkeypatch: pytest.MonkeyPatch, render: Render) -> None:
    for module in (base, marks):
        monkeypatch.setattr(module, "literal_branca", lambda: None)
    monkeypatch.setitem(vars(branca.element), "Template", jinja2.Template)
    render_all(render)


def test_the_guard_alone_would_hold() -> None:
    literal_branca()
    for payload in PAYLOADS:
        assert branca.element.Element(payload).render() == payload
    assert ENVIRONMENT not in os.environ


def test_the_guard_may_be_set_twice() -> None:
    literal_branca()
    literal_branca()
    assert branca.element.Template is LiteralTemplate


def test_drawing_a_map_sets_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    for draw in (lambda: base.base_map(FILES, VIEW), lambda: marks.mark_layer((), None, "light")):
        monkeypatch.setitem(vars(branca.element), "Template", jinja2.Template)
        draw()
        assert branca.element.Template is LiteralTemplate


def test_without_guard_and_encoder_the_payloads_do_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The payloads are worth something: branca as shipped evaluates them."""
    monkeypatch.setitem(vars(branca.element), "Template", jinja2.Template)
    assert PRODUCT in branca.element.Element(PAYLOADS[0]).render()
