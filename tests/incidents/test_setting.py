"""Any border: a dataset's own places, its line, its atlas, and the ground its maps draw."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incidents import seal
from incidents.brief import Sight, make
from incidents.loader import load
from incidents.picture import Picture
from incidents.query import View
from incidents.store import Store
from tests.conftest import PACKAGE, write_tiny

BOUNDARY = {"between": ["KG", "TJ"], "name": "The border", "note": "in parts not agreed on"}
PLACES = """\
name,alternates,kind,lat,lon,precision_km,within,origin
Kok-Tash,Көк-Таш,village,40.05,70.75,2,Batken Province,a map
Nowhere,,village,400,70.6,2,,a map
"""
SIDES = [
    {"id": "S", "name": "Kyrgyzstan", "adjective": "Kyrgyz"},
    {"id": "N", "name": "Tajikistan", "adjective": "Tajik"},
]
INCIDENTS = [
    {"id": f"i{n}", "title": place, "kind": "clash", "start": "2025-10-11", "end": "2025-10-11",
     "precision": "day", "places": place, "searched": "2025-11-01"}
    for n, place in enumerate(("Kok-Tash", "Isfara", "Peshawer"))
]  # fmt: skip


def write(folder: Path, **own: object) -> Path:
    """Write a small dataset of another border, by its files alone."""
    write_tiny(folder, incidents=INCIDENTS, claims=[], retellings=[])
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    said = PACKAGE["crossclaim"] | {"sides": SIDES, "boundary": BOUNDARY, "atlas": ""} | own  # type: ignore[operator]
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE | {"crossclaim": said}), "utf-8")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("border")
    return Store.open(write(folder / "data"), folder / "cache")


def test_own_place_is_found_and_bad_row_is_refused(store: Store) -> None:
    assert store.places["Kok-Tash"].label_point == (70.75, 40.05)
    assert (store.report.loaded["places.csv"], store.report.refused["places.csv"]) == (1, 1)
    (fault,) = [one for one in store.report.problems if one.file == "places.csv"]
    assert (fault.line, fault.column, fault.value) == (3, "lat", "400")


def test_what_is_not_found_is_offered_no_place_of_another_border(store: Store) -> None:
    (fault,) = [one for one in store.report.problems if one.file == "incidents.csv"]
    assert fault.value == "Peshawer"
    assert "Peshawar" not in str(fault)


def test_line_and_side_are_told_of_whatever_border(store: Store) -> None:
    found = make(Sight(View(incident="i0"), store)).incident
    assert found is not None
    assert "from the border, on the Kyrgyz side" in str(found)


def test_map_shows_this_border_and_nothing_of_another(store: Store) -> None:
    names = {label["t"] for label in store.ground.labels}
    assert {"Kyrgyzstan", "Tajikistan"} <= names
    south, west, north, east = store.ground.region.home
    assert south < 40.05 < north
    assert west < 70.75 < east
    page = seal.draw(View(), store, Picture(fmt="html")).decode()
    assert "Durand" not in page
    assert "The border" in page


def test_page_filters_by_a_place_of_its_own(store: Store) -> None:
    assert store.names.find_place("Көк-Таш").name == "Kok-Tash"


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ({"boundary": BOUNDARY | {"between": ["KG", "PT"]}}, "no_border"),
        ({"boundary": {"place": "The Wall", "name": "Wall", "note": "none"}}, "no_line"),
        ({"atlas": "atlantis"}, "no_atlas"),
    ],
)
def test_what_cannot_be_resolved_is_a_warning_with_a_remedy(
    tmp_path: Path, own: dict[str, object], fault: str
) -> None:
    data, report = load(write(tmp_path / "data", **own))
    (found,) = [one for one in report.problems if one.fault == fault]
    assert found.remedy
    assert ("boundary" in data.ground.layers) == (fault == "no_atlas")


def test_shape_of_its_own_can_be_the_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", boundary={"place": "The Ditch", "name": "D", "note": "n"})
    line = {"type": "LineString", "coordinates": [[70.5, 39.9], [70.7, 40.1]]}
    feature = {"type": "Feature", "properties": {"name": "The Ditch"}, "geometry": line}
    (folder / "layers").mkdir()
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / "layers/lines.geojson").write_text(text, encoding="utf-8")
    data, report = load(folder)
    assert data.setting.line is not None
    assert report.loaded["layers/lines.geojson"] == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"features":' + "[" * 100_000,
        '{"features": [{"geometry": {"type": "Polygonn", "coordinates": []}}]}',
        '{"features": [{"geometry": 5, "properties": [1]}]}',
        "\x00",
    ],
)
def test_a_layer_that_is_none_is_refused_in_words(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path / "data", boundary=None)
    (folder / "layers").mkdir()
    (folder / "layers/own.geojson").write_text(text, encoding="utf-8")
    _, report = load(folder)
    assert "layer_wrong" in {one.fault for one in report.problems}


def test_places_beyond_the_180th_meridian_are_refused_in_words(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", boundary=None)
    rows = "name,lat,lon\nKok-Tash,-17,179.9\nIsfara,-17,-179.9\n"
    (folder / "places.csv").write_text(rows, encoding="utf-8")
    _, report = load(folder)
    assert "180th meridian" in " ".join(one.message for one in report.problems)
