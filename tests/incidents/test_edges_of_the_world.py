"""Places at the 180th meridian and the poles: drawn, or refused in words, by every pen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from shapely.geometry import shape

from incidents import export, seal
from incidents.brief import Sight, make
from incidents.importing import blank
from incidents.picture import Picture
from incidents.query import Query, View
from incidents.seal import rasters
from incidents.store import Store
from tests.ferghana import DAY, fill

Opening = Callable[..., Store]
VIEW = View(query=Query(start=DAY, end=DAY))


@pytest.fixture
def opened(tmp_path: Path) -> Opening:
    """Open a dataset of some places, those with a spot its own, with an incident at each."""

    def make_store(*places: str, **own: tuple[float, float]) -> Store:
        folder = tmp_path / "data"
        blank.write(folder, ("Northland", "Southland"), (), DAY)
        fill(folder / "places.csv", [
            {"name": name, "lat": str(lat), "lon": str(lon)} for name, (lat, lon) in own.items()
        ])  # fmt: skip
        fill(folder / "incidents.csv", [
            {"id": f"i{n}", "title": f"At {name}", "kind": "clash", "start": DAY.isoformat(),
             "end": DAY.isoformat(), "precision": "day", "places": name}
            for n, name in enumerate((*own, *places))
        ])  # fmt: skip
        return Store.open(folder, tmp_path / "cache")

    return make_store


def drawn(store: Store) -> str:
    """Give the words of a picture, without spaces."""
    text, _links = rasters.pdf_words(seal.draw(VIEW, store, Picture(fmt="pdf", layout="map")))
    return "".join(text.split())


def exported(store: Store) -> dict[str, str]:
    """Give the kind of geometry of each place in a file; empty for what is not on the map."""
    features = json.loads(export.write(VIEW, store, "geojson"))["features"]
    shapes = {one["properties"]["place"]: one["geometry"] for one in features}
    assert all(shape(one).is_valid for one in shapes.values() if one)
    return {name: one["type"] if one else "" for name, one in shapes.items()}


def told(store: Store) -> str:
    return " ".join(f"{one.value} {one.message}" for one in store.report.problems)


def test_an_area_that_the_180th_meridian_parts_is_drawn(opened: Opening) -> None:
    store = opened("Fiji")
    assert store.report.is_clean
    south, west, north, east = store.ground.region.home
    assert east - west < 10
    assert south < -18 < north
    assert west < 178 < east
    assert [mark.label for mark in make(Sight(VIEW, store)).map.marks] == ["Fiji"]
    assert exported(store) == {"Fiji": "MultiPolygon"}
    assert "Fiji" in drawn(store)
    assert "Fiji" in seal.draw(VIEW, store, Picture(fmt="html")).decode()


def test_of_places_on_both_sides_those_on_one_are_drawn_and_the_others_named(
    opened: Opening,
) -> None:
    store = opened(Suva=(-18.14, 178.44), Labasa=(-16.43, 179.37), Taveuni=(-16.85, -179.97))
    assert "Taveuni places on both sides of the 180th meridian" in told(store)
    found = make(Sight(VIEW, store))
    assert {mark.label for mark in found.map.marks} == {"Suva", "Labasa"}
    assert [one.title for one in found.unplaced] == ["At Taveuni"]
    assert exported(store) == {"Suva": "Point", "Labasa": "Point", "Taveuni": ""}
    assert "Withoutaplaceonthemap:1AtTaveuni" in drawn(store)
    assert "Taveuni (not on the map)" in seal.draw(VIEW, store, Picture(fmt="html")).decode()


@pytest.mark.parametrize("name", ["Russia", "Antarctica"])
def test_a_land_as_wide_as_the_map_is_drawn_with_what_else_there_is(
    opened: Opening, name: str
) -> None:
    store = opened(name, Camp=(-78.5, 60.0) if name == "Antarctica" else (66.2, 150.0))
    assert store.report.is_clean
    assert set(store.places) == {name, "Camp"}
    assert exported(store) == {name: "MultiPolygon", "Camp": "Point"}
    assert "Camp" in drawn(store)


def test_a_place_near_the_pole_is_refused_in_words_and_one_less_near_is_drawn(
    opened: Opening,
) -> None:
    store = opened(Drift=(89.5, 30.0), Svalbard=(78.92, 11.93))
    assert "Drift it lies beyond 85° of latitude, where maps end" in told(store)
    found = make(Sight(VIEW, store))
    assert [mark.label for mark in found.map.marks] == ["Svalbard"]
    assert [one.title for one in found.unplaced] == ["At Drift"]
    assert exported(store) == {"Drift": "", "Svalbard": "Point"}
    assert "AtDrift" in drawn(store)
    assert "Drift (not on the map)" in seal.draw(VIEW, store, Picture(fmt="html")).decode()


def test_a_line_across_the_180th_meridian_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    blank.write(folder, ("Northland", "Southland"), (), DAY)
    line = {"type": "LineString", "coordinates": [[179.5, -17], [-179.5, -17]]}
    feature = {"type": "Feature", "properties": {"name": "The Ditch"}, "geometry": line}
    (folder / "layers").mkdir()
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / "layers" / "lines.geojson").write_text(text, encoding="utf-8")
    store = Store.open(folder, tmp_path / "cache")
    assert store.report.refused["layers/lines.geojson"] == 1
    assert "cut it there into two" in told(store)
