"""The signs of silence: one for each state, none like another, the same words in every pen."""

from __future__ import annotations

import re
from typing import get_args
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from incidents import signs
from incidents.brief.shape import PanelState
from incidents.ledger.records import QUIET, State
from incidents.theme import TOKENS, mark_radius
from incidents.web.gate import SIDES
from incidents.web.glyphs import stylesheet
from incidents.web.styles import NAMES, sheet, tokens

RULE = re.compile(r'\.gy\.([ab])\.(\w+)\{--g:url\("data:image/svg\+xml,([^"]+)"\)\}')
# What the page around it sets, and what the pen sets on an element of its own.
BY_PAGE, BY_PEN = {"serif", "sans"}, {"n", "t", "nt", "i", "ni", "d", "nd", "l", "nl", "k", "nk"}
SVG = "{http://www.w3.org/2000/svg}"


def masks() -> dict[tuple[str, str], str]:
    return {(side, state): unquote(drawing) for side, state, drawing in RULE.findall(stylesheet())}


def test_every_state_has_a_mask_for_each_side() -> None:
    assert set(masks()) == {(side, state) for side in SIDES[:2] for state in signs.STROKES}


def test_every_state_of_an_account_and_of_a_panel_has_a_sign() -> None:
    states = {*get_args(State), *get_args(PanelState)} - {"figure", "states", "speaks"}
    assert states <= set(signs.STROKES)


@pytest.mark.parametrize("side", SIDES[:2])
def test_no_two_masks_of_a_side_are_alike(side: str) -> None:
    drawn = [drawing for (of, _), drawing in masks().items() if of == side]
    assert len(set(drawn)) == len(drawn)


def test_every_mask_is_a_drawing_within_its_grid() -> None:
    for (_, state), drawing in masks().items():
        root = ET.fromstring(drawing)
        assert root.tag == f"{SVG}svg"
        assert len(root.findall(f"{SVG}g/{SVG}path")) == len(signs.STROKES[state])
    for strokes in signs.STROKES.values():
        assert all(0 <= at <= signs.SIZE for points in strokes for point in points for at in point)


def test_a_side_that_spoke_has_a_whole_outline_and_what_lies_in_the_view_has_none() -> None:
    for state in signs.STROKES:
        kind = signs.outline(state)
        if state in signs.VIEW or state == "outside":
            assert kind == "none"
        elif state in QUIET and state != "elsewhere":
            assert kind in ("dashed", "dotted")
        else:
            assert kind == "whole"


def test_side_1_is_round_and_side_2_square() -> None:
    outlined = [state for state in signs.STROKES if signs.outline(state) != "none"]
    for state in outlined:
        assert "<circle" in masks()["a", state]
        assert "<rect" in masks()["b", state]
    assert not any("<circle" in masks()[side, state] or "<rect" in masks()[side, state]
                   for side in SIDES[:2] for state in signs.VIEW)  # fmt: skip


def test_every_sign_and_every_colour_has_a_rule() -> None:
    rules = sheet()
    assert stylesheet() in rules
    assert re.search(r"\.gy\s*[{,]", rules)
    used = set(re.findall(r"var\(--([a-z-]+)\)", rules))
    assert set(NAMES) <= set(re.findall(r"--([a-z-]+): light-dark", tokens()))
    assert used <= set(re.findall(r"--([a-z0-9-]+)\s*:", rules)) | BY_PAGE | BY_PEN


def test_both_themes_have_the_same_tokens_and_no_shared_side_colour() -> None:
    light, dark = (TOKENS[name].as_dict() for name in ("light", "dark"))
    assert light.keys() == dark.keys()
    for found in (light, dark):
        assert all(re.fullmatch("#[0-9A-F]{6}", v) for v in found.values() if isinstance(v, str))
        assert found["a"] != found["b"]


def test_a_mark_grows_with_the_root_of_its_claims() -> None:
    assert mark_radius(0) == 5.2
    assert mark_radius(4) == 8.7
    assert mark_radius(-3) == 5.2
    assert mark_radius(100_000) == 26.0
