"""ACLED's files, tables of no fixed format, GeoJSON, and tables with a row for each person."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from incidents.cli import main
from incidents.errors import DatasetError
from incidents.importing.amounts import amount, any_day
from incidents.importing.events import UnfitError
from incidents.importing.proposals import proposed
from incidents.loader import load
from tests.imports import bring, rows, table

ACLED = {
    "event_id_cnty": "NOR1",
    "event_date": "11 October 2025",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Northland (2024-)",
    "actor2": "Military Forces of Southland (2021-)",
    "location": "Ford",
    "latitude": "34.5",
    "longitude": "69.2",
    "geo_precision": "1",
    "fatalities": "4",
    "notes": "They fought at the ford.",
}
TERMS = {"accepted": True, "accessed": "2026-01-31", "filters": "Northland, 2025"}
LEDGER = {
    "Event ID": "e 1",
    "Date": "2025-10-11",
    "Claimed by": "Northland",
    "Whose loss": "Southland",
    "Location": "Ford",
    "Lat": "34.5",
    "Lon": "69.2",
    "Killed": "58",
    "Injured": "more than 30",
    "Link": "https://example.org/1",
    "Mood": "grim",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "made"


def acled(folder: Path, *changes: dict[str, str]) -> list[dict[str, str]]:
    text = table([{**ACLED, **change} for change in changes])
    bring(folder, {"acled.csv": text}, "acled", **TERMS)
    _, report = load(folder)
    assert sum(report.refused.values()) == 0
    return rows(folder, "incidents")


# ACLED


def test_a_figure_is_a_floor_and_none_reported_is_not_zero(folder: Path) -> None:
    acled(folder, {}, {"event_id_cnty": "NOR2", "fatalities": "0"})
    some, none = rows(folder, "claims")
    assert (some["low"], some["high"]) == ("4", "")
    assert "lowest" in some["note"]
    assert (none["low"], none["high"], none["wording"]) == ("", "", "none reported")
    assert (some["claimant"], some["stance"]) == ("ACLED", "counts")


@pytest.mark.parametrize(
    "day", ["11 October 2025", "2025-10-11", "11-Oct-2025", "October 11, 2025"]
)
@pytest.mark.parametrize(
    ("code", "start", "end", "precision"),
    [
        ("1", "2025-10-11", "2025-10-11", "day"),
        ("2", "2025-10-08", "2025-10-14", "interval"),
        ("3", "2025-10-01", "2025-10-31", "month"),
    ],
)
def test_days_are_as_exact_as_they_are_coded(
    folder: Path, day: str, code: str, start: str, end: str, precision: str
) -> None:
    (found,) = acled(folder, {"event_date": day, "time_precision": code})
    assert (found["start"], found["end"], found["precision"]) == (start, end, precision)


def test_a_region_is_an_area_and_a_town_a_point(folder: Path) -> None:
    acled(folder, {}, {"event_id_cnty": "NOR2", "geo_precision": "3", "location": "Upper valley"})
    assert [one["name"] for one in rows(folder, "places")] == ["Ford"]
    layer = json.loads((folder / "layers" / "imported.geojson").read_text(encoding="utf-8"))
    assert [one["properties"]["name"] for one in layer["features"]] == ["Upper valley"]


def test_forces_of_a_country_are_on_its_side(folder: Path) -> None:
    text = table([ACLED, {**ACLED, "event_id_cnty": "2", "actor1": "Police Forces of Northland"}])
    bring(folder, {"a.csv": text}, "acled", **TERMS, sides=("Northland", "Southland"))
    camps = {one["name"]: one["side"] for one in rows(folder, "parties") if one["side"]}
    assert camps == {
        "Military Forces of Northland (2024-)": "NORTHLAND",
        "Police Forces of Northland": "NORTHLAND",
        "Northland": "NORTHLAND",
        "Military Forces of Southland (2021-)": "MILITARY-FORCES-OF-SOUTHLAND-2021",
    }


def test_a_protest_is_told_and_left_out(folder: Path) -> None:
    protest = {"event_id_cnty": "3", "event_type": "Protests", "sub_event_type": "Peaceful protest"}
    outcome = bring(folder, {"a.csv": table([ACLED, {**ACLED, **protest}])}, "acled", **TERMS)
    assert [one.fault for one in outcome.report.problems] == ["import_no_event"]
    assert outcome.report.rows("a.csv") == 2


@pytest.mark.parametrize("given", [{}, {"accepted": True}, {"accessed": "2026-01-31"}])
def test_a_folder_needs_the_terms_and_the_day_of_access(folder: Path, given: dict) -> None:
    with pytest.raises(DatasetError, match="terms"):
        bring(folder, {"a.csv": table([ACLED])}, "acled", **given)


def test_the_day_of_access_and_the_filters_are_cited(folder: Path) -> None:
    acled(folder, {})
    dataset, _ = load(folder)
    assert "2026-01-31" in dataset.manifest.citation
    assert "Northland, 2025" in dataset.manifest.citation
    assert any("may not be passed on" in one for one in dataset.manifest.caveats)


# Tables by a mapping


def test_columns_are_proposed_by_their_names() -> None:
    found = proposed([name.lower() for name in LEDGER]).columns
    assert found == {
        "id": "event id",
        "start": "date",
        "place": "location",
        "latitude": "lat",
        "longitude": "lon",
        "claimant": "claimed by",
        "subject": "whose loss",
        "killed": "killed",
        "wounded": "injured",
        "url": "link",
    }


def test_rows_of_one_event_are_one_incident_with_the_claims_of_both(folder: Path) -> None:
    own = {**LEDGER, "Claimed by": "Southland", "Killed": "23", "Injured": ""}
    third = {**LEDGER, "Claimed by": "UN mission", "Killed": "dozens", "Injured": ""}
    more = {**LEDGER, "Event ID": "e2", "Date": "12 October 2025", "Claimed by": "Southland"}
    text = table([LEDGER, own, third, more, LEDGER], ";")
    outcome = bring(folder, {"list.csv": text}, "csv")
    assert [side.name for side in outcome.sides] == ["Northland", "Southland"]
    assert [one.fault for one in outcome.report.problems] == ["row_twice_same"]
    dataset, report = load(folder)
    assert sum(report.refused.values()) == 0
    assert set(dataset.incidents) == {"e-1", "e2"}
    told = [
        (one.claimant, one.stance, one.measure, one.count.low, one.count.high, one.count.wording)
        for one in dataset.claims.values()
        if one.incident == "e-1"
    ]
    assert told == [
        ("NORTHLAND", "asserts", "killed", 58, 58, ""),
        ("NORTHLAND", "asserts", "wounded", 31, None, "more than 30"),
        ("SOUTHLAND", "reports", "killed", 23, 23, ""),
        ("UN-MISSION", "counts", "killed", None, None, "dozens"),
    ]


def test_a_mapping_is_proposed_shown_corrected_and_used_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = folder.parent / "list.csv", folder.parent / "mapping.json"
    file.write_text(table([{**LEDGER, "Date": "", "When": "2025-10-11"}]), encoding="utf-8")
    command = ["import", "--format", "csv", str(file), "--out", str(folder)]
    command += ["--mapping", str(mapping), "--sides", "Northland", "Southland"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "killed holds killed: 58" in said
    assert "mood is not read: grim" in said
    assert not folder.exists()
    given = json.loads(mapping.read_text(encoding="utf-8"))
    given["columns"]["start"] = "When"
    mapping.write_text(json.dumps(given), encoding="utf-8")
    assert main(command) == 0
    assert rows(folder, "incidents")[0]["start"] == "2025-10-11"


@pytest.mark.parametrize(
    "mapping",
    [
        "[]",
        "{",
        '{"columns": {"start": "nowhere"}}',
        '{"columns": {"colour": "mood"}}',
        '{"columns": {"start": "date"}, "sides": ["one"]}',
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_in_one_line(folder: Path, mapping: str) -> None:
    with pytest.raises(DatasetError, match="mapping"):
        bring(folder, {"l.csv": table([LEDGER])}, "csv", mapping=mapping)


def test_a_table_without_days_is_refused(folder: Path) -> None:
    with pytest.raises(DatasetError, match="start"):
        bring(folder, {"l.csv": table([{"Killed": "3"}])}, "csv", sides=("A", "B"))


# One row a person


def test_rows_of_one_person_each_are_summed_and_no_name_is_kept(folder: Path) -> None:
    person = {"incident_id": "x1", "incident_date": "2025-10-11", "victim_id": "1",
              "name": "Somebody Somewhere", "age": "0.3", "killed_or_injured": "k"}  # fmt: skip
    changes = (
        {},
        {"victim_id": "2", "killed_or_injured": "i"},
        {"victim_id": "3", "killed_or_injured": "?"},
        {"incident_id": "x2", "victim_id": "1"},
    )
    text = table([{**person, **change} for change in changes])
    outcome = bring(folder, {"p.csv": text}, "csv", sides=("Northland", "Southland"))
    assert outcome.report.refused["p.csv"] == 1
    assert outcome.events == 2
    claims = {one["id"]: (one["low"], one["high"]) for one in rows(folder, "claims")}
    assert claims == {"x1-killed": ("1", "1"), "x1-wounded": ("1", "1"), "x2-killed": ("1", "1")}
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.*"))
    assert "Somebody" not in written
    _, report = load(folder)
    assert sum(report.refused.values()) == 0


# GeoJSON


def feature(said: dict, geometry: dict | None) -> dict:
    return {"type": "Feature", "properties": said, "geometry": geometry}


def test_features_are_rows_and_no_area_is_a_dot(folder: Path) -> None:
    said = {"Date": "2025-10-11", "Killed": 3, "Title": "At the ford"}
    square = [[[69, 34], [70, 34], [70, 35], [69, 35], [69, 34]]]
    features = [
        feature(said, {"type": "Point", "coordinates": [69.2, 34.5]}),
        feature({**said, "Killed": None}, {"type": "Polygon", "coordinates": square}),
        feature(said, None),
        "no feature",
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features})
    outcome = bring(folder, {"f.geojson": text}, "geojson", sides=("Northland", "Southland"))
    report = outcome.report
    assert (report.loaded, report.warned, report.refused) == (
        {"f.geojson": 2}, {"f.geojson": 1}, {"f.geojson": 1}
    )  # fmt: skip
    assert [one["lat"] for one in rows(folder, "places")] == ["34.5"]
    assert (folder / "layers" / "imported.geojson").exists()
    _, loaded = load(folder)
    assert sum(loaded.refused.values()) == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": 3}', "\xff"])
def test_what_is_no_geojson_is_refused_in_one_line(folder: Path, text: str) -> None:
    with pytest.raises(DatasetError, match="GeoJSON"):
        bring(folder, {"f.geojson": text}, "geojson", sides=("A", "B"))


# Days and counts


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("58", (58, 58, "")),
        ("58.0", (58, 58, "")),
        ("1,200", (1200, 1200, "")),
        ("15-20", (15, 20, "")),
        ("15 to 20", (15, 20, "")),
        ("30+", (30, None, "30+")),
        ("at least 30", (30, None, "at least 30")),
        ("more than 200", (201, None, "more than 200")),
        (">200", (201, None, "more than 200")),
        ("up to 20", (0, 20, "up to 20")),
        ("dozens", (None, None, "dozens")),
        ("20-15", (None, None, "20-15")),
        ("3 of 5", (None, None, "3 of 5")),
        ("12 soldiers", (None, None, "12 soldiers")),
        ("99999999999", (None, None, "99999999999")),
    ],
)
def test_a_count_is_read_where_it_is_sure(
    cell: str, found: tuple[int | None, int | None, str]
) -> None:
    assert amount(cell) == found


@pytest.mark.parametrize(
    "cell", ["11/10/2025", "Ma 3, 2025", "2025", "31 February 2025", "0025-01-01"]
)
def test_a_day_that_may_be_two_is_not_guessed_at(cell: str) -> None:
    with pytest.raises(UnfitError):
        any_day(cell, "start")
    assert any_day("11 Oct 2025", "start") == dt.date(2025, 10, 11)


def test_a_second_file_that_lacks_a_column_of_the_mapping_is_named(folder: Path) -> None:
    less = {name: cell for name, cell in LEDGER.items() if name != "Claimed by"}
    files = {"a.csv": table([LEDGER]), "b.csv": table([less])}
    with pytest.raises(DatasetError, match=r"b\.csv:1: the column “claimed by” is missing"):
        bring(folder, files, "csv")
    assert not folder.exists()
