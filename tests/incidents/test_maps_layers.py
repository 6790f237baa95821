"""The base map and the mark layer, read back from what folium makes of them."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace

import folium
import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string

from incidents.maps.base import LAYERS, SCRIPTS, STYLES, base_map
from incidents.maps.encode import mark_id
from incidents.maps.marks import View, mark_layer
from incidents.maps.tips import tip
from tests.incidents.map_samples import (
    AREA,
    BAD,
    BOUNDARY,
    CELL,
    DENIES,
    EVERY,
    SIDES,
    SILENT,
    STRETCH,
    TOWN,
)

FILES = {name: f"../../app/static/{name}?v=1" for name in (*SCRIPTS, *STYLES, *LAYERS.values())}


def base_script():
    fmap = base_map(FILES, BOUNDARY)
    fmap.get_root().render()
    return _get_map_string(fmap)


def layer_script(marks, selected=None, theme="light", **options):
    """Return what st_folium sends to the browser for these marks."""
    fmap = base_map(FILES, BOUNDARY)
    return _get_feature_group_string(mark_layer(marks, selected, theme, **options), map=fmap)


def settings(script):
    found = re.search(r"crossmap\.marks\(map_div, (.*)\);", script)
    assert found
    return json.loads(found[1])


def layers(marks, selected=None):
    group = mark_layer(marks, selected, "light", sides=SIDES)
    return [child for child in group._children.values() if isinstance(child, folium.GeoJson)]


def styles(marks, selected=None):
    """List the style of every drawn feature, by the mark's id."""
    return [
        (feature["id"], layer.style_function(feature))
        for layer in layers(marks, selected)
        for feature in layer.data["features"]
    ]


def test_the_base_map_is_the_same_text_every_time():
    pieces = [re.sub("[0-9a-f]{32}", "", base_script()) for _ in range(2)]
    assert pieces[0] == pieces[1]


def test_the_base_map_asks_for_served_files_only():
    fmap = base_map(FILES, BOUNDARY)
    page = fmap.get_root().render()
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == {FILES[n] for n in SCRIPTS + STYLES}
    assert "http:" not in page
    assert "https:" not in page


def test_the_base_map_needs_no_boundary():
    fmap = base_map(FILES, None)
    assert "null" in fmap.get_root().render()


def test_the_base_map_names_a_missing_file():
    with pytest.raises(KeyError, match=r"crossmap\.js"):
        base_map({name: url for name, url in FILES.items() if name != "crossmap.js"}, BOUNDARY)


def test_equal_marks_make_equal_scripts():
    assert layer_script(EVERY) == layer_script(EVERY)


def test_the_order_of_marks_does_not_matter():
    assert layer_script(EVERY) == layer_script(EVERY[::-1])


def test_each_shape_is_drawn_as_itself():
    drawn = {d["className"].split()[0] for _, d in styles(EVERY)}
    assert drawn == {"cc-point", "cc-area", "cc-line", "cc-cell"}


def test_a_town_is_a_halved_circle_sized_by_its_claims():
    [(_, style)] = styles([TOWN])
    assert style["fillColor"] == "url(#cc-mark-sd)"
    assert style["radius"] == pytest.approx(5.2 + 1.75 * math.sqrt(9), abs=0.05)
    assert style["weight"] == 1.3


def test_an_area_is_hatched_per_side():
    assert styles([AREA])[0][1]["fillColor"] == "url(#cc-hatch-sn)"
    assert (
        styles([replace(AREA, states=(SILENT, DENIES))])[0][1]["fillColor"] == "url(#cc-hatch-nd)"
    )


def test_an_area_as_wide_as_a_province_is_fainter_and_lies_below():
    wide = replace(AREA, key="wide", precision_km=150.0)
    drawn = styles([AREA, wide])
    assert [key for key, _ in drawn] == [mark_id("wide"), mark_id("area")]
    assert ["cc-vague" in style["className"] for _, style in drawn] == [True, False]


def test_a_small_town_lies_above_a_large_one():
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
def test_a_stretch_has_dashes_for_each_side_that_spoke(states, dashes):
    classes = " ".join(style["className"] for _, style in styles([replace(STRETCH, states=states)]))
    assert "cc-casing" in classes
    assert "".join(side for side in "ab" if f"cc-dash-{side}" in classes) == dashes
    assert ("cc-hollow" in classes) == (not dashes)


def test_only_the_casing_of_a_stretch_takes_clicks():
    assert [layer.options.get("interactive", True) for layer in layers([STRETCH])] == [
        True,
        False,
        False,
    ]


def test_swapping_the_sides_mirrors_the_map():
    swapped = replace(TOWN, states=TOWN.states[::-1])
    assert styles([TOWN])[0][1]["fillColor"] == "url(#cc-mark-sd)"
    assert styles([swapped])[0][1]["fillColor"] == "url(#cc-mark-ds)"
    assert styles([TOWN])[0][1]["radius"] == styles([swapped])[0][1]["radius"]


@pytest.mark.parametrize("selected", ["I3", "area"])
def test_the_selected_mark_stands_out_and_the_others_recede(selected):
    emphasis = {
        key: style["className"].split()[-1] for key, style in styles([TOWN, AREA], selected)
    }
    assert emphasis == {mark_id("town"): "cc-dim", mark_id("area"): "cc-on"}


def test_a_selected_town_has_the_heavy_stroke():
    assert styles([TOWN], "I1")[0][1]["weight"] == 3.0


def test_an_incident_that_is_not_on_the_map_dims_nothing():
    assert all("cc-dim" not in style["className"] for _, style in styles(EVERY, "I99"))


def test_a_feature_carries_an_opaque_id_and_a_tip_and_no_more():
    for layer in layers(EVERY):
        for feature in layer.data["features"]:
            assert set(feature) == {"type", "id", "geometry", "properties"}
            assert set(feature["properties"]) == {"tip"}
            assert re.fullmatch("m[0-9a-f]{16}", feature["id"])


@pytest.mark.parametrize(
    "bad",
    [
        BAD,
        replace(BAD, lat=31.0, lon=math.inf),
        replace(BAD, lat=95.0),
        replace(BAD, lat=31.0, lon=500.0),
        replace(AREA, key="bad", geometry=None),
        replace(AREA, key="bad", geometry={"type": "Polygon", "coordinates": []}),
        replace(STRETCH, key="bad", lat=math.nan),
    ],
    ids=repr,
)
def test_a_bad_record_is_left_out_and_the_others_stay(bad):
    script = layer_script([*EVERY, bad])
    assert mark_id("bad") not in script
    assert all(mark_id(mark.key) in script for mark in EVERY)
    assert not re.search(r"\b(NaN|Infinity)\b", script)


def test_two_marks_with_one_key_are_one_mark():
    [layer] = layers([TOWN, replace(TOWN, label="Again")])
    assert len(layer.data["features"]) == 1


def test_no_marks_make_an_empty_map():
    assert settings(layer_script([]))["labels"] == []


def test_the_script_hands_over_labels_theme_and_wishes():
    said = settings(layer_script(EVERY, "I1", "dark", report_view=True, view=View(31.5, 66.0, 7.0)))
    assert said["theme"] == "dark"
    assert said["reportView"] is True
    assert said["view"] == [31.5, 66.0, 7.0]
    assert said["cells"] == [mark_id(CELL.key)]
    assert said["selected"] == [mark_id("town")]
    assert ["Town", 2, 31.0, 66.4, 10.4, "point", 9, "cc-on", mark_id("town")] in said["labels"]


def test_five_hundred_marks_stay_small_on_the_wire():
    many = [replace(TOWN, key=f"t{i}", lat=29 + i / 100, label=f"Town {i}") for i in range(500)]
    assert len(layer_script(many, sides=SIDES)) < 300_000


def test_a_tip_says_how_many_how_surely_and_who():
    assert tip(TOWN, SIDES) == (
        "<b>Town, District</b><span>2 incidents, 9 claims</span>"
        "<span>Northland has spoken</span><span>Southland only denies</span>"
    )


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (AREA, "somewhere in this area"),
        (STRETCH, "along this stretch"),
        (CELL, "several places: open to look closer"),
        (replace(TOWN, precision_km=12.4), "known to about 12 km"),
        (replace(TOWN, n_third=3), "9 claims, 3 by third parties"),
        (replace(TOWN, n_incidents=1, n_claims=1), "1 incident, 1 claim<"),
        (replace(TOWN, states=(SILENT, SILENT)), "Southland: no statement found"),
    ],
)
def test_a_tip_names_what_is_not_known(mark, words):
    assert words in tip(mark, SIDES)
