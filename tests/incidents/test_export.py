"""Exports: exactly the view, in formats that others can open, and back again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
import json
import os
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from incidents import brief, export
from incidents.errors import ExportError, UnknownIncidentError
from incidents.export import package
from incidents.export.about import about
from incidents.export.spreadsheet import FORMULA_STARTS, TURNING, safe
from incidents.loader import load
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.store import Store
from tests.conftest import CLAIMS, INCIDENTS, write_tiny
from tests.exports import (
    ALL,
    NOTHING,
    rich_store,
    rows_of,
    saved,
    unpacked,
    written,
)

KML = "{http://www.opengis.net/kml/2.2}"
LAYERS = ("incidents_points", "incidents_areas", "incidents_lines")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return rich_store(tmp_path_factory.mktemp("rich") / "data")


VIEWS = st.builds(
    View,
    query=st.builds(
        Query,
        start=st.sampled_from((None, None, dt.date(2025, 10, 12))),
        end=st.sampled_from((None, None, dt.date(2025, 10, 16))),
        claimants=st.sampled_from(((), (), ("N",), ("S", "UN"))),
        stances=st.sampled_from(((), (), ("denies",), ("asserts",))),
        subjects=st.sampled_from(((), (), ("N",))),
        kinds=st.sampled_from(((), (), ("clash",), ("airstrike", "totals"))),
        text=st.sampled_from(("", "", "", "bridge", "nothing has this")),
        as_known_on=st.sampled_from(
            (None, None, *(dt.datetime(2025, 10, day, 5, tzinfo=dt.UTC) for day in (12, 14)))
        ),
    ),
    incident=st.sampled_from(("", "", "", "strike", "quiet")),
)  # fmt: skip


def layers_of(path: Path) -> dict[str, Any]:
    return {name: pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)}


Held = tuple[set[str], list[str]]
"""The incidents that a file holds, and its claims in order of their ids."""


def of_csv(content: bytes, _folder: Path) -> Held:
    rows = rows_of(content)
    return {row["incident_id"] for row in rows}, [row["claim_id"] for row in rows]


def of_geojson(content: bytes, _folder: Path) -> Held:
    features = json.loads(content)["features"]
    told = [one["properties"] for one in features]
    claims = {claim["claim_id"] for one in told for claim in one["claims"]}
    assert len({one["id"] for one in features}) == len(features)
    return {one["incident_id"] for one in told}, sorted(claims)


def of_kml(content: bytes, _folder: Path) -> Held:
    marks = list(ET.fromstring(content).iter(f"{KML}Placemark"))
    told = [data_of(mark) for mark in marks]
    claims = [
        json.loads(value)
        for one in told
        for name, value in one.items()
        if name.startswith("claim_")
    ]
    return {one["incident_id"] for one in told}, sorted({one["claim_id"] for one in claims})


def data_of(mark: ET.Element) -> dict[str, str]:
    values = {one.get("name"): one.findtext(f"{KML}value") for one in mark.iter(f"{KML}Data")}
    return {str(name): value or "" for name, value in values.items()}


def of_parquet(content: bytes, folder: Path) -> Held:
    frame = gpd.read_parquet(saved(content, folder, "parquet"))
    claims = {claim["claim_id"] for inside in frame["claims"] for claim in inside}
    return set(frame["incident_id"]), sorted(claims)


def of_gpkg(content: bytes, folder: Path) -> Held:
    layers = layers_of(saved(content, folder, "gpkg"))
    names = (*LAYERS, "incidents_without_place")
    return {one for name in names for one in layers[name]["incident_id"]}, list(
        layers["claims"]["claim_id"]
    )


def of_zip(content: bytes, _folder: Path) -> Held:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        incidents, claims = (
            rows_of(archive.read(f"{name}.csv")) for name in ("incidents", "claims")
        )
    return {row["id"] for row in incidents}, [row["id"] for row in claims]


READ = {"csv": of_csv, "geojson": of_geojson, "kml": of_kml, "parquet": of_parquet,
        "gpkg": of_gpkg, "zip": of_zip}  # fmt: skip


def held(store: Store, fmt: str, view: View, folder: Path) -> Held:
    incidents, claims = READ[fmt](written(store, fmt, view), folder)
    return incidents, sorted(filter(None, claims))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VIEWS)
def test_every_format_holds_the_same_rows(rich: Store, tmp_path: Path, view: View) -> None:
    found = {fmt: held(rich, fmt, view, tmp_path) for fmt in export.FORMATS}
    assert all(one == found["csv"] for one in found.values()), found
    rows = rows_of(written(rich, "csv", view))
    standing = [row for row in rows if row["standing"] == "stands"]
    tally = brief.tally(brief.Sight(view, rich))
    assert len(found["csv"][0]) == tally.incidents
    assert sum(row["stance"] != "no_comment" for row in standing) == tally.claims


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_every_format_carries_the_view_with_its_counts(
    rich: Store, tmp_path: Path, fmt: str
) -> None:
    view = View(query=Query(claimants=("N",)))
    found = brief.make(brief.Sight(view, rich))
    content = written(rich, fmt, view)
    if fmt == "gpkg":
        told = layers_of(saved(content, tmp_path, fmt))["about_this_view"].to_csv()
    elif fmt == "zip":
        told = (unpacked(content, tmp_path) / "view.metadata.json").read_text("utf-8")
    elif fmt == "parquet":
        told = pq.read_schema(io.BytesIO(content)).metadata[b"crossclaim"].decode()
    else:
        told = content.decode("utf-8")
    for must in (found.asked.id, "claims by Northland", "tiny", "1.0.0", "CC0"):
        assert must in told
    if fmt != "csv":
        assert found.asked.digest in told
        assert "hidden_claims" in told


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_an_open_incident_is_written_whatever_the_filters(
    rich: Store, tmp_path: Path, fmt: str
) -> None:
    filters = Query(claimants=("UN",), kinds=("clash",), text="bridge")
    view = View(query=filters, incident="truce")
    assert held(rich, fmt, view, tmp_path) == ({"truce"}, ["n5", "s6"])


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_the_same_view_has_the_same_bytes(rich: Store, fmt: str) -> None:
    assert written(rich, fmt) == written(rich, fmt)


def test_another_process_writes_the_same_bytes(tiny_folder: Path) -> None:
    code = (
        "import sys, hashlib\nfrom pathlib import Path\nfrom incidents import export\n"
        "from incidents.query import View\nfrom incidents.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "for fmt in export.FORMATS:\n"
        "    print(hashlib.sha256(export.write(View(), store, fmt)).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tiny_folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    )
    store = Store.open(tiny_folder)
    here = [hashlib.sha256(written(store, fmt)).hexdigest() for fmt in export.FORMATS]
    assert told.stdout.split() == here


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_an_empty_view_can_be_written(rich: Store, fmt: str, tmp_path: Path) -> None:
    assert held(rich, fmt, NOTHING, tmp_path) == (set(), [])


def test_what_there_is_not_is_refused(rich: Store) -> None:
    with pytest.raises(ExportError, match="csv, geojson"):
        written(rich, "shp")
    with pytest.raises(UnknownIncidentError):
        written(rich, "csv", View(incident="nowhere"))


def test_every_format_has_a_name_for_a_choice() -> None:
    assert set(export.labels()) == set(export.FORMATS)
    assert len(set(export.labels().values())) == len(export.FORMATS)


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
    for row in rows_of(written(tiny_store, "csv", view)):
        assert row["view"] == "all dates, claims by Northland"
        assert row["view_id"] == brief.view_id(brief.Sight(view, tiny_store))
        assert row["dataset"] == "tiny 1.0.0"
        assert "CC0" in row["licences"]
        assert row["as_known"] == "as known on 2 January 2026"
        assert row["outlets"]


def test_a_mark_goes_in_front_only_where_asked(tiny_store: Store) -> None:
    assert not written(tiny_store, "csv").startswith(b"\xef\xbb\xbf")
    marked = export.write(ALL, tiny_store, "csv", bom=True)
    assert marked == b"\xef\xbb\xbf" + written(tiny_store, "csv")


@pytest.mark.parametrize(
    "start",
    [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r",
        "\x01",
        " =",
        "＝",
        "＋",
        "−",
        "﹢",
        "|",
        "\u200b=",
        "\ufeff=",
        "\u00a0=",
    ],
)
def test_a_cell_that_could_be_a_formula_is_neutralised(start: str) -> None:
    assert safe(f"{start}HYPERLINK()").startswith("'")


@given(st.text(max_size=20))
def test_a_safe_cell_is_safe_and_says_the_same(text: str) -> None:
    cell = safe(text)
    assert cell[:1] not in FORMULA_STARTS
    assert not TURNING & set(cell)
    as_was = not any(letter < " " or letter in TURNING for letter in text)
    assert cell in (text, f"'{text}") or not as_was


def test_what_turns_text_around_is_shown_as_its_code() -> None:
    assert safe("10\u202e85") == "10\\u202e85"


def test_numbers_stay_numbers() -> None:
    assert safe(-3) == -3
    assert safe(None) is None


def test_hostile_cells_are_neutralised_in_csv_but_kept_in_the_package(tmp_path: Path) -> None:
    claims = [{**CLAIMS[2], "speaker": "=1+1", "note": "@x\n+y"}]
    store = Store.open(write_tiny(tmp_path / "d", claims=claims, retellings=[]), tmp_path / "c")
    found = next(row for row in rows_of(written(store, "csv")) if row["claim_id"])
    assert found["speaker"] == "'=1+1"
    assert found["note"].startswith("'@x")
    folder = unpacked(written(store, "zip"), tmp_path / "z")
    loaded = load(folder)[0].claims["n3"]
    assert (loaded.speaker, loaded.note) == ("=1+1", "@x\n+y")


@pytest.mark.parametrize("note", ["a\nb", 'a "b", c', "a;b", "‘a’ — ب"])
def test_line_ends_and_signs_within_a_cell_come_back(
    tiny: Dataset, tiny_store: Store, tmp_path: Path, note: str
) -> None:
    told = tiny.claims["n3"].model_copy(update={"note": note})
    data = dataclasses.replace(tiny, claims=dict(tiny.claims) | {"n3": told})
    facts = about(brief.Sight(ALL, tiny_store), data)
    loaded, _ = load(unpacked(package.write(data, facts), tmp_path))
    assert loaded.claims["n3"].note == note


def test_geojson_follows_its_standard(tiny_store: Store) -> None:
    collection = json.loads(written(tiny_store, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert collection["crossclaim"]["licences"][0]["name"] == "CC0-1.0"
    assert collection["crossclaim"]["sources"]
    by_id = {one["id"]: one for one in collection["features"]}
    assert by_id["truce.0"]["geometry"] is None
    assert by_id["bridge.1"]["geometry"]["type"] == "Point"
    area = shape(by_id["strike.1"]["geometry"])
    polygons = getattr(area, "geoms", [area])
    assert all(one.exterior.is_ccw for one in polygons)
    assert 60 < area.centroid.x < 75
    assert 29 < area.centroid.y < 39


def test_a_geopackage_opens_with_its_layers(tiny_store: Store, tmp_path: Path) -> None:
    path = saved(written(tiny_store, "gpkg"), tmp_path, "gpkg")
    kinds = dict(pyogrio.list_layers(path))
    assert [kinds[name] for name in LAYERS] == ["MultiPoint", "MultiPolygon", "MultiLineString"]
    layers = layers_of(path)
    assert set(layers["incidents_points"]["place"]) == {"Spin Boldak", "Chaman", "Kabul"}
    assert layers["incidents_points"].crs.to_epsg() == 4326
    assert set(layers["incidents_without_place"]["incident_id"]) == {"truce", "war"}
    assert len(layers["sources"]) == 3


CORRECTED = (
    "low (1.0.0, 2026-01-02): “11” → “12”. misread",
    "title (1.1.0, 2026-02-03): “A bridge” → “The bridge”. there is one",
)
"""What the log of the rich dataset says of the claim ``n1``, and of the incident ``bridge``."""


def test_rows_say_which_fields_were_corrected_and_when(rich: Store, tmp_path: Path) -> None:
    frame = gpd.read_parquet(saved(written(rich, "parquet"), tmp_path, "parquet"))
    read = [
        claim | {name: row[name] for name in ("incident_id", "incident_corrections")}
        for row in frame.to_dict("records")
        for claim in row["claims"]
    ]
    for told in (rows_of(written(rich, "csv")), read):
        claims = {row["claim_id"]: row["corrections"] for row in told}
        incidents = {row["incident_id"]: row["incident_corrections"] for row in told}
        assert (claims.pop("n1"), incidents.pop("bridge")) == CORRECTED
        assert not any((*claims.values(), *incidents.values()))


def test_geojson_and_kml_say_what_was_corrected(rich: Store) -> None:
    features = {
        one["id"]: one["properties"] for one in json.loads(written(rich, "geojson"))["features"]
    }
    bridge = features["bridge.1"]
    claims = {one["claim_id"]: one.get("corrections") for one in bridge["claims"]}
    assert (claims.pop("n1"), bridge["incident_corrections"]) == CORRECTED
    assert not any(claims.values())
    assert not features["strike.1"]["incident_corrections"]
    marks = {
        one.get("id"): one for one in ET.fromstring(written(rich, "kml")).iter(f"{KML}Placemark")
    }
    said = (marks["incident-bridge.2"].findtext(f"{KML}description") or "").split("<br>")
    corrected = [line for line in said if "corrected:" in line]
    assert [one in line for one, line in zip(CORRECTED[::-1], corrected, strict=True)] == [True] * 2


def test_a_geopackage_has_a_table_of_corrections(rich: Store, tmp_path: Path) -> None:
    layers = layers_of(saved(written(rich, "gpkg"), tmp_path, "gpkg"))
    found = layers["corrections"][["table", "record", "field", "before", "after", "why"]]
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("claims", "n1", "low", "11", "12", "misread"),
        ("incidents", "bridge", "title", "A bridge", "The bridge", "there is one"),
    ]
    only = View(query=Query(kinds=("ceasefire",)))
    assert layers_of(saved(written(rich, "gpkg", only), tmp_path, "gpkg"))["corrections"].empty


def test_kml_is_well_formed_and_carries_time(rich: Store, tmp_path: Path) -> None:
    content = written(rich, "kml")
    marks = {mark.get("id"): mark for mark in ET.fromstring(content).iter(f"{KML}Placemark")}
    span = marks["incident-strike.1"].find(f"{KML}TimeSpan")
    assert span is not None
    assert [one.text for one in span] == ["2025-10-15", "2025-10-15"]
    begin = marks["incident-bridge.2"].findtext(f"{KML}TimeSpan/{KML}begin")
    assert begin == "2025-10-11T23:30:00+04:30"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pyogrio.read_dataframe(saved(content, tmp_path, "kml"))
    assert len(read) == len(marks) == len(INCIDENTS) + 1


def test_kml_says_hostile_text_as_text(tmp_path: Path) -> None:
    claims = [{**CLAIMS[2], "speaker": "x", "note": "<script>alert(1)</script>"}]
    bridge = {**INCIDENTS[0], "title": "<b>&amp;", "summary": "<script>alert(1)</script>"}
    folder = write_tiny(tmp_path / "d", claims=claims, incidents=[bridge], retellings=[])
    content = written(Store.open(folder, tmp_path / "c"), "kml")
    mark = next(ET.fromstring(content).iter(f"{KML}Placemark"))
    assert mark.findtext(f"{KML}name") == "<b>&amp;"
    described = mark.findtext(f"{KML}description") or ""
    assert "<script>" not in described
    assert "&lt;script&gt;" in described


def test_geoparquet_reads_back_with_its_geometry(tiny_store: Store, tmp_path: Path) -> None:
    frame = gpd.read_parquet(saved(written(tiny_store, "parquet"), tmp_path, "parquet"))
    assert frame.loc[frame["incident_id"] == "truce", "geometry"].isna().all()
    assert list(frame.loc[frame["incident_id"] == "bridge", "place"]) == ["Spin Boldak", "Chaman"]
    claims = pq.read_table(io.BytesIO(written(tiny_store, "parquet")))["claims"]
    kinds = {field.name: str(field.type) for field in claims.type.value_type}
    assert (kinds["low"], kinds["wording"]) == ("int64", "string")
    assert {one["low"] for inside in claims.to_pylist() for one in inside} >= {201, None}
