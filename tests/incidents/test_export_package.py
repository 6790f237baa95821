"""The data package: it loads again as it was, and its schemas are those of the loader."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import frictionless
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import brief
from incidents.export import package
from incidents.export.about import about
from incidents.loader import load
from incidents.loader.loader import COLUMNS
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.schemas import columns, schemas
from incidents.store import Store
from incidents.vocabulary import CORE
from tests.conftest import CLAIMS
from tests.exports import (
    ALL,
    NOTHING,
    equal,
    is_sound,
    rich_store,
    rows_of,
    unpacked,
    written,
)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return rich_store(tmp_path_factory.mktemp("rich") / "data")


@pytest.mark.parametrize(
    "query", [Query(), Query(claimants=("N",)), Query(text="bridge"), Query(kinds=("ceasefire",))]
)
def test_the_package_loads_again_as_it_was(rich: Store, tmp_path: Path, query: Query) -> None:
    loaded, report = load(unpacked(written(rich, "zip", View(query=query)), tmp_path))
    assert is_sound(report)
    assert equal(loaded, rich.slice(query, limit=None))


def test_hours_searches_changes_and_translations_come_back(rich: Store, tmp_path: Path) -> None:
    loaded, _ = load(unpacked(written(rich, "zip"), tmp_path))
    bridge = loaded.incidents["bridge"]
    assert bridge.hour_start == dt.datetime(2025, 10, 11, 19, tzinfo=dt.UTC)
    assert bridge.start == dt.date(2025, 10, 11)
    assert [one.found for one in loaded.searches] == [("n1", "n2"), ()]
    assert loaded.searches[0].languages == ("en", "ur")
    assert [(one.id, one.proven) for one in loaded.changes] == [
        ("k1", True),
        ("k3", False),
        ("k2", False),
    ]
    assert loaded.claims["n1"].translation == "fifty-eight"
    assert loaded.manifest == rich.manifest


def test_the_shipped_data_go_out_and_in(store: Store, tmp_path: Path) -> None:
    folder = unpacked(written(store, "zip"), tmp_path)
    loaded, report = load(folder)
    # What the record warns of goes out with it: a doubt is not mended by an export.
    assert report.problems == store.report.problems
    assert equal(loaded, store.slice(Query(), limit=None))
    assert frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_package_is_valid_and_says_where_it_is_from(rich: Store, tmp_path: Path) -> None:
    view = View(query=Query(claimants=("S",)))
    content = written(rich, "zip", view)
    folder = unpacked(content, tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["crossclaim"]["view"]["query"] == {"claimant": "S"}
    readme = (folder / "README.md").read_text("utf-8")
    for must in ("claims by Southland", "CC0", "Gazette", brief.view_id(brief.Sight(view, rich))):
        assert must in readme
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {one.date_time[0] for one in archive.infolist()} == {2000}


def test_a_table_without_rows_is_left_out_only_where_it_may_be(
    tiny_store: Store, tmp_path: Path
) -> None:
    folder = unpacked(written(tiny_store, "zip", NOTHING), tmp_path)
    names = {path.name for path in folder.glob("*.csv")}
    assert names == {"parties.csv", "sources.csv", "incidents.csv", "claims.csv"}
    assert load(folder)[0].incidents == {}


TEXTS = st.text(min_size=1, max_size=30).filter(lambda text: text == text.strip() != "")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_any_text_survives_every_text_format(
    tiny: Dataset, tiny_store: Store, tmp_path: Path, text: str
) -> None:
    """Past the loader, which has rules of its own: what a record can hold, every file can."""
    facts = about(brief.Sight(ALL, tiny_store), tiny)
    hostile = tiny.claims["n3"].model_copy(update={"note": text, "speaker": text})
    title = tiny.incidents["bridge"].model_copy(update={"title": text})
    data = dataclasses.replace(
        tiny,
        claims=dict(tiny.claims) | {"n3": hostile},
        incidents=dict(tiny.incidents) | {"bridge": title},
    )
    for fmt, module in (("kml", "kml"), ("geojson", "geojson"), ("csv", "spreadsheet")):
        content = write_with(module, data, facts)
        if fmt == "kml":
            ET.fromstring(content)
        elif fmt == "geojson":
            told = {one["id"]: one for one in json.loads(content)["features"]}
            assert told["bridge.1"]["properties"]["incident_title"] == text
        else:
            assert len(rows_of(content)) == len(CLAIMS) + 1
    with zipfile.ZipFile(io.BytesIO(package.write(data, facts))) as archive:
        (row,) = [one for one in rows_of(archive.read("claims.csv")) if one["id"] == "n3"]
    assert (row["note"], row["speaker"]) == (text, text)


def write_with(module: str, data: Dataset, facts: Any) -> bytes:
    from importlib import import_module  # noqa: PLC0415

    return import_module(f"incidents.export.{module}").write(data, facts)


def test_the_schemas_have_the_columns_that_the_loader_reads() -> None:
    described = schemas(CORE, ("N", "S"))
    assert {f"{name}.csv" for name in described} == set(COLUMNS)
    for name, resource in described.items():
        required, optional = COLUMNS[f"{name}.csv"]
        assert set(columns(resource)) == {*required, *optional}
        assert len(columns(resource)) == len(set(columns(resource)))
        assert all(
            field["title"] and field["description"] for field in resource["schema"]["fields"]
        )


def test_the_schemas_allow_the_words_of_the_dataset_alone() -> None:
    described = schemas(CORE, ("N", "S"))
    fields = {
        (name, field["name"]): field.get("constraints", {}).get("enum")
        for name, resource in described.items()
        for field in resource["schema"]["fields"]
    }
    assert fields["parties", "side"] == ["N", "S"]
    assert fields["claims", "measure"] == list(CORE.measures)
    assert "reports" in fields["claims", "stance"]
    assert "admits" not in fields["claims", "stance"]
