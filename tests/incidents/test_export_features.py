"""Places in files: one feature each, valid as it is written, and told apart from the others."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from fastkml.validator import validate
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry

from geodata.errors import ShapeError
from incidents.export.features import drawn
from incidents.store import Store
from tests.conftest import INCIDENTS, write_tiny
from tests.exports import rows_of, saved, written

KML = "{http://www.opengis.net/kml/2.2}"
ON_MAP = ("geojson", "kml", "parquet")
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
SEVERAL = ("Spin Boldak", "Khost Province", "Durand Line, Kurram sector", "Paktia", "Nowhereton")
"""A point, two areas that touch, a line, and a name that no atlas knows."""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Make a store with an incident of many shapes, whose id begins with its year."""
    many = {**INCIDENTS[0], "id": "2025-10-11.1", "places": ";".join(SEVERAL)}
    folder = tmp_path_factory.mktemp("mixed")
    return Store.open(write_tiny(folder / "d", incidents=[many, *INCIDENTS]), folder / "c")


def of_geojson(content: bytes, _folder: Path) -> list[Mapping[str, Any]]:
    return [
        one["properties"] | {"geometry": one["geometry"] and shape(one["geometry"])}
        for one in json.loads(content)["features"]
    ]


def of_parquet(content: bytes, _folder: Path) -> list[Mapping[str, Any]]:
    frame = gpd.read_parquet(io.BytesIO(content))
    return [dict(row) for _, row in frame.iterrows()]


def of_kml(content: bytes, folder: Path) -> list[Mapping[str, Any]]:
    """Read the geometries as GDAL does, beside what each placemark tells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shapes = pyogrio.read_dataframe(saved(content, folder, "kml")).geometry
    marks = list(ET.fromstring(content).iter(f"{KML}Placemark"))
    return [
        {str(one.get("name")): one.findtext(f"{KML}value") for one in mark.iter(f"{KML}Data")}
        | {"geometry": geometry}
        for mark, geometry in zip(marks, shapes, strict=True)
    ]


READ = {"geojson": of_geojson, "kml": of_kml, "parquet": of_parquet}


@pytest.mark.parametrize("fmt", ON_MAP)
def test_each_place_of_an_incident_is_a_feature(mixed: Store, tmp_path: Path, fmt: str) -> None:
    found = READ[fmt](written(mixed, fmt), tmp_path)
    named = Counter(one["incident_id"] for one in found)
    assert named == {"2025-10-11.1": 5, "bridge": 2, "strike": 1, "truce": 1, "quiet": 1, "war": 1}
    many = [one for one in found if one["incident_id"] == "2025-10-11.1"]
    assert tuple(one["place"] for one in many) == SEVERAL
    assert [(int(one["place_number"]), int(one["place_count"])) for one in many] == [
        (number, 5) for number in range(1, 6)
    ]
    assert [one.get("place_shape") or "" for one in many] == ["point", "area", "line", "area", ""]
    assert [one["geometry"] is None for one in many] == [False] * 4 + [True]


@pytest.mark.parametrize("fmt", ON_MAP)
def test_every_feature_is_of_one_kind_valid_and_holds_its_own_coordinate(
    mixed: Store, tmp_path: Path, fmt: str
) -> None:
    placed = [one for one in READ[fmt](written(mixed, fmt), tmp_path) if one["geometry"]]
    assert len(placed) == 8
    for one in placed:
        geometry = one["geometry"]
        assert geometry.is_valid
        assert geometry.geom_type != "GeometryCollection"
        assert float(one["precision_km"]) > 0
        spot = shape({"type": "Point", "coordinates": (float(one["lon"]), float(one["lat"]))})
        assert geometry.distance(spot) < 0.000_01


def test_the_shipped_record_is_valid_as_it_is_written(store: Store) -> None:
    features = json.loads(written(store, "geojson"))["features"]
    shapes = [shape(one["geometry"]) for one in features if one["geometry"]]
    assert len(shapes) > 100
    assert all(one.is_valid for one in shapes)
    kinds = {one.geom_type.removeprefix("Multi") for one in shapes}
    assert kinds == {"Point", "LineString", "Polygon"}


def test_ids_of_kml_are_names_of_xml_and_none_is_there_twice(mixed: Store, store: Store) -> None:
    for one in (mixed, store):
        root = ET.fromstring(written(one, "kml"))
        ids = [str(found.get("id")) for found in root.iter() if found.get("id") is not None]
        assert len(ids) > len(INCIDENTS)
        assert all(NCNAME.fullmatch(name) for name in ids)
        assert len(set(ids)) == len(ids)


def test_kml_is_valid_by_the_schema_of_the_geospatial_consortium(
    mixed: Store, store: Store, tmp_path: Path
) -> None:
    for one in (mixed, store):
        path = saved(written(one, "kml"), tmp_path, "kml")
        assert validate(file_to_validate=path)


def test_what_the_schema_forbids_is_found(mixed: Store, tmp_path: Path) -> None:
    for right, wrong in (
        (b'id="incident-2025', b'id="2025'),
        (b"<TimeSpan><begin>2025-10-11<", b"<TimeSpan><begin>11.10.2025<"),
        (b"<outerBoundaryIs>", b"<outerBoundaryIs><Point/>"),
    ):
        content = written(mixed, "kml")
        assert right in content
        path = saved(content.replace(right, wrong), tmp_path, "kml")
        with pytest.raises(AssertionError):
            validate(file_to_validate=path)


def test_a_placemark_says_which_of_the_places_it_is(mixed: Store) -> None:
    marks = list(ET.fromstring(written(mixed, "kml")).iter(f"{KML}Placemark"))
    by_id = {mark.get("id"): mark.findtext(f"{KML}description") or "" for mark in marks}
    assert "Khost Province (an area): place 2 of 5" in by_id["incident-2025-10-11.1.2"]
    assert "Nowhereton (not on the map): place 5 of 5" in by_id["incident-2025-10-11.1.5"]
    assert "place 1 of" not in by_id["incident-strike.1"]
    assert {mark.findtext(f"{KML}name") for mark in marks} == {one["title"] for one in INCIDENTS}


def test_an_incident_of_several_places_has_no_coordinate(mixed: Store) -> None:
    rows = {row["incident_id"]: row for row in rows_of(written(mixed, "csv"))}
    many, one = rows["2025-10-11.1"], rows["strike"]
    assert (many["lon"], many["lat"], many["precision_km"]) == ("", "", "")
    assert many["places"] == "; ".join(SEVERAL)
    assert many["place_shapes"] == "point; area; line; area; "
    assert float(one["lon"]) > 60
    assert float(one["precision_km"]) > 0


def test_a_layer_of_a_geopackage_holds_each_place_with_its_own_coordinate(
    mixed: Store, tmp_path: Path
) -> None:
    path = saved(written(mixed, "gpkg"), tmp_path, "gpkg")
    areas = pyogrio.read_dataframe(path, layer="incidents_areas").set_index("place")
    assert set(areas.index) == {"Khost Province", "Paktia"}
    assert areas.loc["Paktia", ["place_number", "place_count"]].tolist() == [4, 5]
    assert areas.loc["Paktia", "lon"] != areas.loc["Khost Province", "lon"].iloc[0]


DEGREES = st.floats(0, 1, allow_subnormal=False) | st.floats(0, 0.000_01, allow_subnormal=False)
SPOTS = st.tuples(DEGREES, DEGREES)


def written_again(geometry: BaseGeometry) -> BaseGeometry:
    return shape(json.loads(json.dumps(mapping(drawn(geometry)))))


@given(st.lists(SPOTS, min_size=3, max_size=8))
def test_any_ring_is_valid_once_it_is_written(ring: list[tuple[float, float]]) -> None:
    """Slivers, spikes and rings across themselves too."""
    _holds(Polygon(ring), "Polygon")


@given(st.lists(SPOTS, min_size=2, max_size=6))
def test_any_line_is_valid_once_it_is_written(line: list[tuple[float, float]]) -> None:
    _holds(LineString(line), "LineString")


@given(st.lists(SPOTS, min_size=1, max_size=4), st.floats(1e-7, 0.5))
def test_areas_that_touch_or_overlap_are_valid_once_they_are_written(
    corners: list[tuple[float, float]], size: float
) -> None:
    squares = [box(x, y, x + size, y + size) for x, y in corners]
    _holds(
        MultiPolygon([*squares, *(box(x + size, y, x + 1, y + size) for x, y in corners)]),
        "Polygon",
    )


def _holds(geometry: BaseGeometry, kind: str) -> None:
    try:
        again = written_again(geometry)
    except ShapeError:
        return  # Nothing of it is left at 0.1 m, which is refused.
    assert again.is_valid
    assert not again.is_empty
    assert again.geom_type.removeprefix("Multi") == kind
    if kind == "Polygon":
        assert all(one.exterior.is_ccw for one in getattr(again, "geoms", [again]))


def test_a_shape_smaller_than_the_grid_is_refused() -> None:
    for lost in (LineString([(0, 0), (1e-8, 0)]), box(0, 0, 1e-8, 1e-8)):
        with pytest.raises(ShapeError):
            drawn(lost)
