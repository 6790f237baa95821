"""Another border by its folder alone: every pen shows it, and nothing of one that ships."""

from __future__ import annotations

import json

import pytest

from incidents import export, seal
from incidents.brief import Sight, make
from incidents.picture import Picture
from incidents.query import Query, View
from incidents.seal import rasters
from incidents.store import Store
from tests import ferghana
from tests.ferghana import DAY, NAMES, OWN

VIEW = View(query=Query(start=DAY, end=DAY))
CALLED = tuple(name.partition(",")[0].removesuffix(" Town") for name in NAMES)
"""The names of the places as a map has them."""

SHIPPED = ("Durand", "Line of Control", "Kabul", "Peshawar", "Pakistan", "Afghan")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("ferghana")
    return Store.open(ferghana.write(folder / "data"), folder / "cache")


def test_every_place_is_found_where_it_is(store: Store) -> None:
    assert store.report.is_clean
    assert set(store.places) == set(NAMES)
    lie = {name: (place.country, place.parent) for name, place in store.places.items()}
    assert lie["Batken Town"] == ("KG", "Batken")
    assert lie["Vorukh, Sughd"] == ("TJ", "Sughd")
    for name, *_, lat, lon, _km, _within in OWN:
        assert store.places[name].label_point == (float(lon), float(lat))


def test_the_map_of_the_page_has_both_countries_the_border_and_every_place(store: Store) -> None:
    found = make(Sight(VIEW, store))
    assert {mark.label for mark in found.map.marks} == set(CALLED)
    south, west, north, east = store.ground.region.home
    assert all(west < mark.lon < east and south < mark.lat < north for mark in found.map.marks)
    labels = {one["t"]: one for one in store.ground.labels if one["cls"] == "lb-country"}
    assert set(labels) == {"Kyrgyzstan", "Tajikistan"}
    assert all(west < one["lon"] < east and south < one["lat"] < north for one in labels.values())
    (line,) = store.ground.features("boundary")
    assert store.setting.line is not None
    assert line.geometry.hausdorff_distance(store.setting.line.geometry) < 0.01


@pytest.mark.parametrize("layout", ["map", "landscape"])
def test_a_picture_names_both_countries_the_border_and_every_place(
    store: Store, layout: str
) -> None:
    text, _links = rasters.pdf_words(seal.draw(VIEW, store, Picture(fmt="pdf", layout=layout)))
    told = "".join(text.split()).casefold()
    for name in ("Kyrgyzstan", "Tajikistan", "Border of Northland and Southland", *CALLED):
        assert "".join(name.split()).casefold() in told
    assert not [word for word in SHIPPED if word.casefold() in told]


@pytest.mark.parametrize("fmt", ["html", "geojson", "kml", "csv"])
def test_a_file_holds_every_place_and_nothing_of_another_border(store: Store, fmt: str) -> None:
    drawn = (
        seal.draw(VIEW, store, Picture(fmt=fmt))
        if fmt == "html"
        else export.write(VIEW, store, fmt)
    )
    text = drawn.decode()
    assert all(name in text for name in NAMES)
    assert not [word for word in SHIPPED if word in text]


def test_suggestions_are_of_the_region_and_the_nearest_comes_first(store: Store) -> None:
    close = store.setting.gazetteer.look_up("Chorkk")
    assert getattr(close, "suggestions", ())[0] == "Chorku"
    found = [store.setting.gazetteer.find(one) for one in getattr(close, "suggestions", ())]
    assert {place.country for place in found} <= {"KG", "TJ"}


def test_an_export_counts_a_place_once(store: Store) -> None:
    features = json.loads(export.write(VIEW, store, "geojson"))["features"]
    assert [one["properties"]["place"] for one in features] == list(NAMES)
