"""Exports: exactly the view, in formats that others can open, and back again."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import warnings
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import frictionless
import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from incidents import cite, export
from incidents.errors import ExportError
from incidents.export.geojson import as_geojson
from incidents.export.spreadsheet import safe
from incidents.loader import load
from incidents.query import Query, View
from incidents.store import Store
from tests.conftest import CLAIMS, write_tiny

ALL = View()
NOTHING = View(query=Query(text="nothing has this"))
KML = "{http://www.opengis.net/kml/2.2}"


def written(store: Store, fmt: str, view: View = ALL) -> bytes:
    return export.write(view, store, fmt)


def saved(content: bytes, folder: Path, fmt: str) -> Path:
    path = folder / f"view{export.FORMATS[fmt].extension}"
    path.write_bytes(content)
    return path


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_the_same_view_has_the_same_bytes(tiny_store: Store, fmt: str) -> None:
    assert written(tiny_store, fmt) == written(tiny_store, fmt)


def test_csv_has_a_row_a_claim_and_keeps_silent_incidents(tiny_store: Store) -> None:
    rows = rows_of(written(tiny_store, "csv"))
    assert {row["claim_id"] for row in rows if row["claim_id"]} == {one["id"] for one in CLAIMS}
    assert [row["incident_id"] for row in rows if not row["claim_id"]] == ["quiet"]
    by_id = {row["claim_id"]: row for row in rows}
    assert by_id["n1"]["standing"] == "revised"
    assert by_id["n2"]["standing"] == "stands"
    assert by_id["s2"]["low"] == "201"
    assert by_id["s2"]["high"] == ""


def test_every_row_says_what_it_was_cut_from(tiny_store: Store) -> None:
    view = View(query=Query(claimants=("N",)))
    rows = rows_of(written(tiny_store, "csv", view))
    for row in rows:
        assert row["view"] == "all dates, claims by Northland"
        assert row["view_id"] == cite.view_id(view, tiny_store)
        assert row["dataset"] == "tiny 1.0.0"
        assert "CC0" in row["licences"]
        assert row["as_known"] == "as known on 2 January 2026"
        assert row["outlets"]


def test_an_export_is_exactly_the_view(tiny_store: Store) -> None:
    view = View(query=Query(claimants=("S",), kinds=("airstrike",)))
    rows = rows_of(written(tiny_store, "csv", view))
    assert {row["claim_id"] for row in rows} == {"s3", "s4", "s5"}
    features = json.loads(written(tiny_store, "geojson", view))["features"]
    assert [one["id"] for one in features] == ["strike"]


def test_a_mark_goes_in_front_only_where_asked(tiny_store: Store) -> None:
    assert not written(tiny_store, "csv").startswith(b"\xef\xbb\xbf")
    marked = export.write(ALL, tiny_store, "csv", bom=True)
    assert marked == b"\xef\xbb\xbf" + written(tiny_store, "csv")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", "\x01", " =", "＝"])
def test_a_cell_that_could_be_a_formula_is_neutralised(start: str) -> None:
    assert safe(f"{start}HYPERLINK()").startswith("'")


@given(st.text(max_size=20))
def test_a_safe_cell_is_safe_and_says_the_same(text: str) -> None:
    cell = safe(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, f"'{text}") or any(letter < " " for letter in text)


def test_numbers_stay_numbers() -> None:
    assert safe(-3) == -3
    assert safe(None) is None


def test_hostile_cells_are_neutralised_in_csv_but_kept_in_the_package(tmp_path: Path) -> None:
    claims = [{**CLAIMS[2], "speaker": "=1+1", "note": "@x\n+y"}]
    store = Store.open(write_tiny(tmp_path / "d", claims=claims, retellings=[]), tmp_path / "c")
    found = next(row for row in rows_of(written(store, "csv")) if row["claim_id"])
    assert found["speaker"] == "'=1+1"
    folder = unpacked(written(store, "zip"), tmp_path / "z")
    assert load(folder)[0].claims["n3"].speaker == "=1+1"


def test_geojson_follows_its_standard(tiny_store: Store) -> None:
    collection = json.loads(written(tiny_store, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert collection["crossclaim"]["id"] == cite.view_id(ALL, tiny_store)
    assert collection["crossclaim"]["licences"][0]["name"] == "CC0-1.0"
    assert collection["crossclaim"]["sources"]
    by_id = {one["id"]: one for one in collection["features"]}
    assert by_id["truce"]["geometry"] is None
    assert by_id["bridge"]["geometry"]["type"] == "MultiPoint"
    area = shape(by_id["strike"]["geometry"])
    polygons = getattr(area, "geoms", [area])
    assert all(one.exterior.is_ccw for one in polygons)
    assert 60 < area.centroid.x < 75
    assert 29 < area.centroid.y < 39


@given(st.floats(60, 70), st.floats(30, 35))
def test_rings_turn_right_whatever_they_were(lon: float, lat: float) -> None:
    clockwise = shape(
        {
            "type": "Polygon",
            "coordinates": [[(lon, lat), (lon, lat + 1), (lon + 1, lat + 1), (lon, lat)]],
        }
    )
    made = as_geojson(clockwise)
    assert made is not None
    assert shape(made).exterior.is_ccw
    assert all(round(value, 6) == value for point in made["coordinates"][0] for value in point)


def test_a_geopackage_opens_with_its_layers(tiny_store: Store, tmp_path: Path) -> None:
    path = saved(written(tiny_store, "gpkg"), tmp_path, "gpkg")
    layers = dict(pyogrio.list_layers(path))
    assert layers["incidents_points"] == "MultiPoint"
    assert layers["incidents_areas"] == "MultiPolygon"
    assert layers["incidents_lines"] == "MultiLineString"
    points = gpd.read_file(path, layer="incidents_points")
    assert set(points["place"]) == {"Spin Boldak", "Chaman", "Kabul"}
    assert points.crs.to_epsg() == 4326
    claims = pyogrio.read_dataframe(path, layer="claims")
    assert set(claims["claim_id"]) == {one["id"] for one in CLAIMS}
    assert set(pyogrio.read_dataframe(path, layer="incidents_without_place")["incident_id"]) == {
        *("truce", "war")
    }
    about = pyogrio.read_dataframe(path, layer="about_this_view").set_index("name")["value"]
    assert about["id"] == cite.view_id(ALL, tiny_store)
    assert "CC0" in about["licences"]


def test_kml_is_well_formed_and_carries_time(tiny_store: Store, tmp_path: Path) -> None:
    content = written(tiny_store, "kml")
    marks = list(ET.fromstring(content).iter(f"{KML}Placemark"))
    assert len(marks) == 5
    span = marks[1].find(f"{KML}TimeSpan") if marks[1].get("id") == "bridge" else None
    begins = {mark.get("id"): mark.findtext(f"{KML}TimeSpan/{KML}begin") for mark in marks}
    assert begins["bridge"] == "2025-10-11"
    assert span is None or span.findtext(f"{KML}end") == "2025-10-12"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pyogrio.read_dataframe(saved(content, tmp_path, "kml"))
    assert len(read) == 5


def test_kml_says_hostile_text_as_text(tmp_path: Path) -> None:
    claims = [{**CLAIMS[2], "speaker": "x", "note": "<script>alert(1)</script>"}]
    incidents = [
        {
            "id": "bridge",
            "title": "<b>&amp;",
            "kind": "clash",
            "start": "2025-10-11",
            "end": "2025-10-11",
            "places": "Kabul",
            "summary": "<script>alert(1)</script>",
        }
    ]
    folder = write_tiny(tmp_path / "d", claims=claims, incidents=incidents, retellings=[])
    content = written(Store.open(folder, tmp_path / "c"), "kml")
    mark = next(ET.fromstring(content).iter(f"{KML}Placemark"))
    assert mark.findtext(f"{KML}name") == "<b>&amp;"
    assert "<script>" not in (mark.findtext(f"{KML}description") or "")


def test_geoparquet_reads_back_with_its_facts(tiny_store: Store, tmp_path: Path) -> None:
    path = saved(written(tiny_store, "parquet"), tmp_path, "parquet")
    frame = gpd.read_parquet(path)
    assert set(frame["claim_id"].dropna()) == {one["id"] for one in CLAIMS}
    assert frame.loc[frame["incident_id"] == "truce", "geometry"].isna().all()
    facts = json.loads(pq.read_schema(path).metadata[b"crossclaim"])
    assert facts["id"] == cite.view_id(ALL, tiny_store)


def equal(first: object, second: object) -> bool:
    return dataclasses.replace(first, digest="") == dataclasses.replace(second, digest="")


@pytest.mark.parametrize(
    "query", [Query(), Query(claimants=("N",)), Query(text="bridge"), Query(kinds=("ceasefire",))]
)
def test_the_package_loads_again_as_it_was(tiny_store: Store, tmp_path: Path, query: Query) -> None:
    folder = unpacked(written(tiny_store, "zip", View(query=query)), tmp_path)
    loaded, report = load(folder)
    assert report.problems == ()
    assert equal(loaded, tiny_store.slice(query, limit=None))


def test_the_shipped_data_go_out_and_in(store: Store, tmp_path: Path) -> None:
    folder = unpacked(written(store, "zip"), tmp_path)
    loaded, report = load(folder)
    assert report.problems == ()
    assert equal(loaded, store.slice(Query(), limit=None))
    assert frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_package_is_valid_and_says_where_it_is_from(tiny_store: Store, tmp_path: Path) -> None:
    view = View(query=Query(claimants=("S",)))
    folder = unpacked(written(tiny_store, "zip", view), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["crossclaim"]["view"]["query"] == {"claimant": "S"}
    readme = (folder / "README.md").read_text("utf-8")
    for must in ("claims by Southland", "CC0", "Gazette", cite.view_id(view, tiny_store)):
        assert must in readme
    with zipfile.ZipFile(io.BytesIO(written(tiny_store, "zip"))) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {one.date_time[0] for one in archive.infolist()} == {2000}


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_an_empty_view_can_be_written(tiny_store: Store, fmt: str, tmp_path: Path) -> None:
    path = saved(written(tiny_store, fmt, NOTHING), tmp_path, fmt)
    if fmt in ("gpkg", "geojson"):
        pyogrio.read_dataframe(path)
    assert path.stat().st_size > 0


def test_one_incident_can_be_written(tiny_store: Store) -> None:
    rows = rows_of(written(tiny_store, "csv", View(incident="truce")))
    assert {row["incident_id"] for row in rows} == {"truce"}


def test_an_unknown_format_is_refused(tiny_store: Store) -> None:
    with pytest.raises(ExportError, match="csv, geojson"):
        written(tiny_store, "shp")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30).filter(str.strip))
def test_any_text_survives_every_text_format(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = write_tiny(folder / "d", claims=[{**CLAIMS[2], "note": text}], retellings=[])
        try:
            store = Store.open(data, folder / "c")
        except (ValueError, UnicodeError):
            return
    ET.fromstring(written(store, "kml"))
    json.loads(written(store, "geojson"))
    loaded, _ = load(unpacked(written(store, "zip"), folder / "z"))
    assert equal(loaded, store.slice(Query(), limit=None))
