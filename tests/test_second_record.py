"""The record of a second border, `in-pk`: its rows, its card, its atlas, and that it is fair."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from geodata.setting import Setting
from incidents import export
from incidents.ledger import compare
from incidents.loader import load
from incidents.model import MAX_QUOTATION_WORDS, Dataset
from incidents.query import View
from incidents.report import Report
from incidents.schemas import columns, schemas
from incidents.store import Store
from tests.swap import mirror_comparison, swap
from tests.test_data import LOADED, OWN_WORDS, QUOTED

FOLDER = Path(__file__).parents[1] / "incidents" / "data" / "in-pk"
TABLES = ("parties", "sources", "incidents", "claims", "retellings")


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Read a table as it is written, without any of the project's readers."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def card() -> str:
    """Read the data card."""
    return (FOLDER / "README.md").read_text(encoding="utf-8")


@cache
def loaded() -> tuple[Dataset, Report]:
    """Load the folder once."""
    return load(FOLDER)


def setting() -> Setting:
    """Give where it plays."""
    found = loaded()[0].setting
    assert found is not None
    return found


def test_frictionless_finds_no_fault() -> None:
    report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_its_tables_have_columns_that_every_dataset_may_have() -> None:
    dataset = loaded()[0]
    known = schemas(dataset.vocabulary, [side.id for side in dataset.manifest.sides])
    manifest: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
    for resource in manifest["resources"]:
        header = columns(resource)
        with (FOLDER / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == header
        if resource["name"] in known:
            assert set(header) <= set(columns(known[resource["name"]]))


def test_nothing_is_refused_and_each_warning_has_its_reason_in_the_data_card() -> None:
    dataset, report = loaded()
    told = card()[card().index("## Warnings that remain") : card().index("## Background")]
    lines = (FOLDER / "claims.csv").read_text(encoding="utf-8").splitlines()
    warned = {lines[one.line - 1].partition(",")[0] for one in report.problems}
    assert not any(report.refused.values())
    assert {one.file for one in report.problems} == {"claims.csv"}
    assert warned == set(re.findall(r"\(`(k\d+)`\):", told))
    for table in TABLES:
        assert set(getattr(dataset, table)) == {row["id"] for row in rows(table)}


def test_it_is_large_enough_to_be_a_record_of_its_own() -> None:
    dataset = loaded()[0]
    assert len(dataset.incidents) >= 14
    assert len(dataset.claims) >= 150


@pytest.mark.parametrize("table", [*TABLES, "searches", "changes", "places"])
def test_the_data_card_counts_right(table: str) -> None:
    assert f"| `{table}.csv` | {len(rows(table))} |" in card()


DESCRIBED = {
    *("a", "elders", "hospital", "hospitals", "members", "militants", "president", "prime"),
    *("residents", "spokesman", "students", "unnamed", "witnesses"),
}
"""With what the name of a party begins that is a description, and stands in sentences as such."""


@pytest.mark.parametrize("record", ["af-pk", "in-pk"])
def test_who_is_described_and_not_named_opens_with_a_small_letter(record: str) -> None:
    with (FOLDER.parent / record / "parties.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    described = [one for one in names if re.split(r"\W", one)[0].lower() in DESCRIBED]
    assert len(described) > 5
    assert [one for one in described if one[0].isupper()] == []


@pytest.mark.parametrize("table", [*TABLES, "searches"])
def test_no_loaded_word_outside_quotations(table: str) -> None:
    for row in rows(table):
        for column in OWN_WORDS[table]:
            bare = QUOTED.sub("", row[column])
            assert not LOADED.search(bare), (row, column, bare)


def test_quotations_are_fragments_and_foreign_ones_are_translated() -> None:
    for row in rows("claims"):
        assert len(row["quotation"].split()) <= MAX_QUOTATION_WORDS
        if row["quotation"] and row["quotation_language"] != "en":
            assert row["translation"], row["id"]


def test_every_place_is_found_and_the_line_is_that_of_control() -> None:
    dataset = loaded()[0]
    for incident in dataset.incidents.values():
        assert incident.places or incident.place_note
        assert set(incident.places) <= set(dataset.places)
    assert setting().atlas_name == "in-pk"
    line = setting().line
    assert line is not None
    assert line.name == "Line of Control"


def test_a_place_of_its_own_lies_where_its_row_says() -> None:
    found = {row["name"]: (float(row["lon"]), float(row["lat"])) for row in rows("places")}
    assert set(found) <= set(loaded()[0].places)
    for name, point in found.items():
        assert loaded()[0].places[name].label_point == pytest.approx(point)


def test_a_package_of_it_brings_its_places_and_names_its_atlas(tmp_path: Path) -> None:
    store = Store.open(FOLDER, tmp_path / "cache")
    with zipfile.ZipFile(io.BytesIO(export.write(View(), store, "zip"))) as archive:
        archive.extractall(tmp_path / "out")
    again, report = load(tmp_path / "out")
    assert report.problems == store.report.problems
    assert again.places == store.slice(View().query, limit=None).places
    assert Package(str(tmp_path / "out" / "datapackage.json")).validate().valid


def test_the_two_sides_are_treated_alike() -> None:
    dataset = loaded()[0]
    expected = [mirror_comparison(row, dataset.manifest) for row in compare(dataset)]
    turned = list(compare(swap(dataset)))
    assert sorted(map(repr, turned)) == sorted(map(repr, expected))
    assert len(expected) > len(dataset.incidents)


@pytest.mark.parametrize(
    ("low", "measure", "before"),
    [("31", "killed", "26"), ("25", "shot_down", "12")],
    ids=["the dead of 7 May", "drones"],
)
def test_revised_figures_are_chains(low: str, measure: str, before: str) -> None:
    claims = {row["id"]: row for row in rows("claims")}
    assert any(
        claims[old]["low"] == before
        for row in rows("claims")
        if (row["low"], row["measure"]) == (low, measure)
        for old in filter(None, row["revises"].split(";"))
    )


def test_the_map_opens_on_every_place_that_is_a_point() -> None:
    south, west, north, east = setting().atlas.region.home
    for name, place in loaded()[0].places.items():
        lon, lat = place.label_point
        assert place.shape != "point" or (south < lat < north and west < lon < east), name
