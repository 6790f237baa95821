"""The base map and the mark layer, read back from what folium makes of them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point
from streamlit_folium import _get_feature_group_string, _get_map_string

from geodata.place import Place
from incidents.brief.shape import Mark
from incidents.web import map as room
from incidents.web.map.base import LAYERS, SCRIPTS, STYLES, base_map
from incidents.web.map.encode import mark_id
from incidents.web.map.inside import drawn as drawn_inside
from incidents.web.map.looks import EMPTY, STATE_CODES, THIRD
from incidents.web.map.marks import Opening, mark_layer
from tests.border import claim, dataset, incident
from tests.briefs import brief_of
from tests.incidents.map_samples import (
    AREA,
    BAD,
    DENIES,
    EVERY,
    HIDDEN,
    SILENT,
    STRETCH,
    TOWN,
    VIEW,
)

FILES = {name: f"../../app/static/{name}?v=1" for name in (*SCRIPTS, *STYLES, *LAYERS.values())}
STATIC = Path(room.__file__).parents[1] / "static"


def base_script() -> str:
    fmap = base_map(FILES, VIEW)
    fmap.get_root().render()
    return _get_map_string(fmap)


def layer_script(
    marks: Iterable[Mark], selected: str | None = None, theme: Any = "light", **options: Any
) -> str:
    """Return what st_folium sends to the browser for these marks."""
    fmap = base_map(FILES, VIEW)
    return _get_feature_group_string(mark_layer(marks, selected, theme, **options), map=fmap)


def settings(script: str) -> dict[str, Any]:
    found = re.search(r"crossmap\.marks\(map_div, (.*), feature_group_feature_group_0\);", script)
    assert found
    return json.loads(found[1])


def layers(marks: Iterable[Mark], selected: str | None = None) -> list[tuple[Any, list[Any]]]:
    """Read back, pass by pass, the options and what is drawn: the mark's id and its style."""
    said = settings(layer_script(marks, selected))
    return [
        (options, [(said["marks"][place][0], said["styles"][style]) for place, style in rows])
        for options, rows in said["passes"]
    ]


def styles(marks: Iterable[Mark], selected: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """List the style of every drawn feature, by the mark's id."""
    return [row for _options, rows in layers(marks, selected) for row in rows]


def radius(mark: Mark) -> float:
    [row] = settings(layer_script([mark]))["marks"]
    size: float = row[4]
    return size


def test_the_base_map_is_the_same_text_every_time() -> None:
    pieces = [re.sub("[0-9a-f]{32}", "", base_script()) for _ in range(2)]
    assert pieces[0] == pieces[1]


def test_the_base_map_asks_for_served_files_only() -> None:
    page = base_map(FILES, VIEW).get_root().render()
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == {FILES[n] for n in SCRIPTS + STYLES}
    assert "http:" not in page
    assert "https:" not in page


def test_the_base_map_needs_no_boundary() -> None:
    page = base_map(FILES, replace(VIEW, boundary="", boundary_note="")).get_root().render()
    assert '"boundary": null' in page
    assert "not recognised" not in page


def test_the_base_map_names_a_missing_file() -> None:
    with pytest.raises(KeyError, match=r"crossmap\.js"):
        base_map({name: url for name, url in FILES.items() if name != "crossmap.js"}, VIEW)


def test_equal_marks_make_equal_scripts() -> None:
    assert layer_script(EVERY) == layer_script(EVERY)
    assert drawn_inside(VIEW, "light") == drawn_inside(VIEW, "light")


def test_in_a_file_nothing_is_named_by_chance() -> None:
    place, script = drawn_inside(VIEW, "dark")
    assert not re.search("[0-9a-f]{32}", place + script)


def test_the_order_of_marks_does_not_matter() -> None:
    assert layer_script(EVERY) == layer_script(EVERY[::-1])


def test_each_shape_is_drawn_as_itself() -> None:
    drawn = {style["className"].split()[0] for _, style in styles(EVERY)}
    assert drawn == {"cc-point", "cc-area", "cc-line", "cc-cell"}


def test_a_town_is_a_halved_circle_sized_by_its_claims() -> None:
    [(_, style)] = styles([TOWN])
    assert style["fillColor"] == "url(#cc-mark-sd)"
    assert radius(TOWN) == pytest.approx(5.2 + 1.75 * math.sqrt(9), abs=0.05)
    assert style["weight"] == 1.3


def test_an_area_is_hatched_per_side() -> None:
    assert styles([AREA])[0][1]["fillColor"] == "url(#cc-hatch-sn)"
    turned = replace(AREA, states=(SILENT, DENIES))
    assert styles([turned])[0][1]["fillColor"] == "url(#cc-hatch-nd)"


@pytest.mark.parametrize("mark", [TOWN, AREA], ids=["town", "area"])
def test_what_a_filter_hides_is_not_drawn_as_silence(mark: Mark) -> None:
    fills = {
        styles([replace(mark, states=(state, SILENT))])[0][1]["fillColor"]
        for state in (*STATE_CODES, SILENT)
    }
    assert len(fills) == len(STATE_CODES) + 1


def test_a_hidden_side_of_a_stretch_has_dashes_of_its_own() -> None:
    def classes(state: str) -> str:
        drawn = styles([replace(STRETCH, states=(state, SILENT))])
        return " ".join(style["className"] for _, style in drawn)

    assert "cc-dash-a cc-hidden" in classes(HIDDEN)
    assert "cc-dash-a" not in classes(SILENT)


@pytest.mark.parametrize("state", ["silent", "unsearched", "not_commented", "declines", "withdrew"])
def test_who_gave_no_account_of_it_leaves_its_half_empty(state: str) -> None:
    drawn = styles([replace(TOWN, states=(state, state))])
    assert drawn[0][1]["fillColor"] == f"url(#cc-mark-{EMPTY}{EMPTY})"


def test_the_browser_has_a_pattern_for_every_pair_of_halves() -> None:
    script = (STATIC / "crossmap.js").read_text("utf-8")
    found = re.search(r"const CODES = \[([^\]]*)\]", script)
    assert found
    assert set(re.findall(r'"(\w)"', found[1])) == {*STATE_CODES.values(), EMPTY}


@pytest.mark.parametrize(
    ("changes", "css"),
    [({"spoken_about": True}, "cc-spoken"), ({"heard": "others"}, "cc-third")],
    ids=["accused only", "counted by others only"],
)
def test_an_area_where_no_side_says_that_it_happened_is_an_outline(changes: Any, css: str) -> None:
    quiet = replace(AREA, **changes)
    [(_, style)] = styles([quiet])
    assert style["fillColor"] == "transparent"
    assert css in style["className"].split()
    assert [row[8] for row in settings(layer_script([AREA, quiet]))["marks"]] == [1]


def test_a_circle_of_which_only_others_spoke_has_their_diamond() -> None:
    [(_, style)] = styles([replace(TOWN, states=(SILENT, SILENT), heard="others")])
    assert style["fillColor"] == f"url(#cc-mark-{THIRD})"
    assert f'const THIRD = "{THIRD}"' in (STATIC / "crossmap.js").read_text("utf-8")


def test_an_area_as_wide_as_a_province_is_fainter_and_lies_below() -> None:
    wide = replace(AREA, key="wide", precision_km=150.0)
    drawn = styles([AREA, wide])
    assert [key for key, _ in drawn] == [mark_id("wide"), mark_id("area")]
    assert ["cc-vague" in style["className"] for _, style in drawn] == [True, False]


def test_a_small_town_lies_above_a_large_one() -> None:
    small = replace(TOWN, key="small", n_claims=1)
    assert [key for key, _ in styles([small, TOWN])] == [mark_id("town"), mark_id("small")]


@pytest.mark.parametrize(
    ("states", "dashes"),
    [
        (("stated", "stated"), "ab"),
        ((SILENT, "stated"), "b"),
        (("denies", SILENT), "a"),
        ((SILENT, SILENT), ""),
    ],
)
def test_a_stretch_has_dashes_for_each_side_that_spoke(
    states: tuple[str, str], dashes: str
) -> None:
    classes = " ".join(style["className"] for _, style in styles([replace(STRETCH, states=states)]))
    assert "cc-casing" in classes
    assert "".join(side for side in "ab" if f"cc-dash-{side}" in classes) == dashes
    assert ("cc-hollow" in classes) == (not dashes)


def test_only_the_casing_of_a_stretch_takes_clicks() -> None:
    takes = [options.get("interactive", True) for options, _rows in layers([STRETCH])]
    assert takes[0] is True
    assert not any(takes[1:])


def test_swapping_the_sides_mirrors_the_map() -> None:
    swapped = replace(TOWN, states=TOWN.states[::-1])
    assert styles([TOWN])[0][1]["fillColor"] == "url(#cc-mark-sd)"
    assert styles([swapped])[0][1]["fillColor"] == "url(#cc-mark-ds)"
    assert radius(TOWN) == radius(swapped)


@pytest.mark.parametrize("selected", ["I3", "area"])
def test_the_selected_mark_stands_out_and_the_others_recede(selected: str) -> None:
    emphasis = {
        key: style["className"].split()[-1] for key, style in styles([TOWN, AREA], selected)
    }
    assert emphasis == {mark_id("town"): "cc-dim", mark_id("area"): "cc-on"}


def test_what_is_beside_the_open_mark_is_filled_by_a_pale_twin() -> None:
    assert styles([TOWN, AREA], "area")[-1][1]["fillColor"] == "url(#cc-mark-sd-dim)"
    assert styles([TOWN, AREA], "I1")[0][1]["fillColor"] == "url(#cc-hatch-sn-dim)"


def test_a_selected_town_has_the_heavy_stroke() -> None:
    assert styles([TOWN], "I1")[0][1]["weight"] == 3.0


def test_an_incident_that_is_not_on_the_map_dims_nothing() -> None:
    assert all("cc-dim" not in style["className"] for _, style in styles(EVERY, "I99"))


def test_a_mark_travels_with_an_opaque_id_and_no_name_of_its_own() -> None:
    script = layer_script([replace(mark, key=f"{mark.key}-secret") for mark in EVERY])
    assert "secret" not in script
    for row in settings(script)["marks"]:
        assert re.fullmatch("m[0-9a-f]{16}", row[0])


def test_an_outline_that_is_published_does_not_travel() -> None:
    said = settings(layer_script(EVERY, shapes={AREA.key: "../../app/static/geo/a.json"}))
    assert said["files"] == ["../../app/static/geo/a.json"]
    assert set(said["shapes"]) == {mark_id(STRETCH.key)}


@pytest.mark.parametrize(
    "bad",
    [
        BAD,
        replace(BAD, lat=31.0, lon=math.inf),
        replace(AREA, key="bad", geometry=None),
        replace(STRETCH, key="bad", geometry=None),
        replace(STRETCH, key="bad", lat=math.nan),
    ],
    ids=["no number", "infinite", "no area", "no line", "no label point"],
)
def test_a_mark_that_cannot_be_drawn_is_left_out_and_the_others_stay(bad: Mark) -> None:
    script = layer_script([*EVERY, bad])
    assert mark_id("bad") not in script
    assert all(mark_id(mark.key) in script for mark in EVERY)
    assert not re.search(r"\b(NaN|Infinity)\b", script)


def test_a_place_off_the_map_is_left_out_of_it_and_its_neighbour_stays() -> None:
    def place(name: str, lat: float) -> Place:
        return Place(name, "town", Point(66.0, lat), 3.0, "made up", key=name, country="")

    data = dataset(claim("1", "N", "S soldiers killed", 58), incidents=[
        incident(places=("Pole", "Town"))])  # fmt: skip
    placed = replace(data, places={"Pole": place("Pole", 89.9), "Town": place("Town", 31.0)})
    assert [mark.label for mark in brief_of(placed).map.marks] == ["Town"]


def test_two_marks_with_one_key_are_one_mark() -> None:
    [(_options, rows)] = layers([TOWN, replace(TOWN, label="Again")])
    assert len(rows) == 1


def test_no_marks_make_an_empty_map() -> None:
    said = settings(layer_script([]))
    assert said["marks"] == said["passes"] == []


def test_the_script_hands_over_marks_theme_and_wishes() -> None:
    opening = Opening(31.5, 66.0, 7.0)
    said = settings(layer_script(EVERY, "I1", "dark", report_view=True, view=opening))
    assert said["theme"] == "dark"
    assert said["reportView"] is True
    assert said["view"] == [31.5, 66.0, 7.0]
    town = [mark_id("town"), "point", 31.0, 66.4, 10.4, 2, 9, "cc-on", 0]
    assert [row[-1] for row in said["marks"] if row[:-1] == town] == [words(said, TOWN)]
    assert said["aim"] is None


def test_the_script_says_where_the_map_is_to_look() -> None:
    said = settings(layer_script(EVERY, aim=(69.1, 33.0, 70.5, 34.25)))
    assert said["aim"] == [[33.0, 69.1], [34.25, 70.5]]


def words(said: dict[str, Any], mark: Mark) -> list[int]:
    return [said["lines"].index(line) for line in mark.words]


def test_five_hundred_marks_stay_small_on_the_wire() -> None:
    many = [
        replace(
            TOWN,
            key=f"t{i}",
            lat=29 + i / 100,
            label=f"Town {i}",
            words=(f"Town {i}, District", f"{i} incidents, {2 * i} claims", *TOWN.words[2:]),
            n_claims=2 * i,
        )
        for i in range(500)
    ]
    assert len(layer_script(many)) < 75_000


def test_what_a_tip_says_is_sent_once_for_all_marks_that_say_it() -> None:
    said = settings(layer_script(EVERY))
    assert len(said["lines"]) == len(set(said["lines"]))
    assert {line for mark in EVERY for line in mark.words} == set(said["lines"])
