"""UCDP's tables as datasets: each row once, each figure UCDP's own, each place as it is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incidents.errors import DatasetError
from incidents.importing.ucdp import release_of
from incidents.loader import load
from tests.imports import bring, rows, ucdp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "made"


def counts(folder: Path) -> dict[str, tuple[str, str, str]]:
    return {one["id"]: (one["low"], one["best"], one["high"]) for one in rows(folder, "claims")}


def test_the_range_is_one_claim_and_each_column_of_deaths_is_one(folder: Path) -> None:
    bring(folder, {"ged.csv": ucdp({})})
    assert counts(folder) == {
        "ucdp-1001-all": ("0", "5", "9"),
        "ucdp-1001-a": ("3", "", "3"),
        "ucdp-1001-b": ("2", "", "2"),
        "ucdp-1001-civilians": ("0", "", "0"),
        "ucdp-1001-unknown": ("0", "", "0"),
    }
    claims = rows(folder, "claims")
    assert {one["claimant"] for one in claims} == {"UCDP"}
    assert {one["stance"] for one in claims} == {"counts"}
    parties = {one["id"]: one for one in rows(folder, "parties")}
    assert parties["UCDP"]["side"] == ""
    everyone = parties[claims[0]["subject"]]
    assert everyone["members"].split(";")[:2] == [one["subject"] for one in claims[1:3]]


def test_what_was_imported_loads_without_a_refused_row(folder: Path) -> None:
    bring(folder, {"ged.csv": ucdp({}, {"id": "2", "where_prec": "4"}, {"id": "3", "best": "0"})})
    dataset, report = load(folder)
    assert sum(report.refused.values()) == 0
    assert report.rows("incidents.csv") == 3
    assert {side.name for side in dataset.manifest.sides} == {
        "Government of Northland",
        "Government of Southland",
    }
    assert dataset.claims["ucdp-1001-all"].count.best == 5


@pytest.mark.parametrize(
    ("code", "start", "end", "precision"),
    [
        ("1", "2025-10-11", "2025-10-11", "day"),
        ("2", "2025-10-11", "2025-10-13", "interval"),
        ("2", "2025-10-11", "2025-10-11", "interval"),
        ("4", "2025-10-01", "2025-10-31", "month"),
        ("4", "2025-10-02", "2025-10-31", "interval"),
        ("5", "2025-01-01", "2025-12-31", "year"),
        ("5", "2025-03-01", "2025-08-31", "interval"),
    ],
)
def test_days_are_as_exact_as_their_code(
    folder: Path, code: str, start: str, end: str, precision: str
) -> None:
    change = {"date_prec": code, "date_start": f"{start} 00:00:00.000", "date_end": end}
    bring(folder, {"ged.csv": ucdp(change)})
    (found,) = rows(folder, "incidents")
    assert (found["start"], found["end"], found["precision"]) == (start, end, precision)


@pytest.mark.parametrize(("code", "km"), [("1", "5"), ("2", "25")])
def test_a_town_is_a_point_with_its_reach(folder: Path, code: str, km: str) -> None:
    bring(folder, {"ged.csv": ucdp({"where_prec": code})})
    (place,) = rows(folder, "places")
    assert (place["name"], place["lat"], place["lon"]) == ("Ford town", "34.5", "69.2")
    assert place["precision_km"] == km
    assert not (folder / "layers").exists()


@pytest.mark.parametrize("code", ["3", "4", "5", "6", "7"])
def test_what_is_placed_less_exactly_is_an_area_and_no_dot(folder: Path, code: str) -> None:
    bring(folder, {"ged.csv": ucdp({"where_prec": code})})
    assert rows(folder, "places") == []
    layer = json.loads((folder / "layers" / "imported.geojson").read_text(encoding="utf-8"))
    (feature,) = layer["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["properties"]["name"] == rows(folder, "incidents")[0]["places"]


def test_one_name_at_two_spots_is_two_places(folder: Path) -> None:
    bring(folder, {"ged.csv": ucdp({}, {"id": "2", "latitude": "35.1"}, {"id": "3"})})
    first, second, third = (one["places"] for one in rows(folder, "incidents"))
    assert first == third != second
    assert [one["name"] for one in rows(folder, "places")] == [first, second]


def test_the_newest_release_of_an_event_stands(folder: Path) -> None:
    old = ucdp({"best": "4", "deaths_a": "2"}, {"id": "2"})
    new = ucdp({}, {"id": "3"})
    outcome = bring(folder, {"Candidate_v26_0_3.csv": new, "Candidate_v26_0_2.csv": old})
    assert counts(folder)["ucdp-1001-all"] == ("0", "5", "9")
    assert {one["id"] for one in rows(folder, "incidents")} == {"ucdp-1001", "ucdp-2", "ucdp-3"}
    report = outcome.report
    assert (report.loaded["Candidate_v26_0_2.csv"], report.warned["Candidate_v26_0_2.csv"]) == (
        1,
        1,
    )
    assert [one.fault for one in report.problems] == ["import_replaced"]


def test_an_import_made_again_changes_nothing(folder: Path) -> None:
    files = {"ged221.csv": ucdp({}, {"id": "2", "where_prec": "3"})}

    def content() -> dict[str, bytes]:
        return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.*")}

    bring(folder, files)
    first = content()
    bring(folder, files)
    assert content() == first
    outcome = bring(folder, {**files, "again.csv": files["ged221.csv"]})
    assert {one.fault for one in outcome.report.problems} == {"import_again"}
    assert len(rows(folder, "incidents")) == 2


def test_every_row_is_in_one_bucket(folder: Path) -> None:
    odd = [
        {"id": "2", "date_start": "2025-02-30"},
        {"id": "3", "date_end": "2025-10-01"},
        {"id": "4", "where_prec": "9"},
        {"id": "5", "latitude": "north"},
        {"id": "6", "deaths_a": "three"},
        {"id": ""},
        {"id": "7", "low": "6", "high": "4"},
        {"id": "8", "best": "7"},
        {"id": "9", "best": "5.0"},
        {"deaths_a": "4"},
        {},
        {"id": "10", "high": "20000000"},
    ]
    outcome = bring(folder, {"ged.csv": ucdp({}, *odd)})
    report = outcome.report
    assert report.rows("ged.csv") == len(odd) + 1
    faults = {one.line: (one.level, one.fault) for one in report.problems}
    assert faults == {
        3: ("refused", "import_date"),
        4: ("refused", "ends_first"),
        5: ("refused", "import_code"),
        6: ("refused", "import_degrees"),
        7: ("refused", "import_number"),
        8: ("refused", "no_id"),
        9: ("warned", "import_range"),
        10: ("warned", "import_best_no_sum"),
        12: ("refused", "row_twice_other"),
        13: ("warned", "row_twice_same"),
        14: ("refused", "number_large"),
    }
    dataset, loaded = load(folder)
    assert sum(loaded.refused.values()) == 0
    odd_range = dataset.claims["ucdp-7-all"]
    assert (odd_range.count.low, odd_range.count.best, odd_range.count.high) == (4, 5, 6)
    assert "low 6, best 5, high 4" in odd_range.note


def test_one_sided_violence_has_no_fighters_on_its_second_side(folder: Path) -> None:
    change = {"type_of_violence": "3", "side_b": "Civilians", "deaths_b": "0"}
    bring(folder, {"ged.csv": ucdp({}, {"id": "2", **change})})
    names = [one["id"] for one in rows(folder, "claims") if one["incident"] == "ucdp-2"]
    assert names == ["ucdp-2-all", "ucdp-2-a", "ucdp-2-civilians", "ucdp-2-unknown"]


def test_two_sides_of_one_code_are_two(folder: Path) -> None:
    unnamed = {"id": "2", "side_a": "XXX475", "side_b": "XXX475"}
    outcome = bring(folder, {"ged.csv": ucdp(*([unnamed | {"id": str(n)} for n in range(5)]), {})})
    subjects = {one["subject"] for one in rows(folder, "claims") if one["incident"] == "ucdp-2"}
    assert len(subjects) == 5
    assert [side.name for side in outcome.sides] == [
        "Government of Northland",
        "Government of Southland",
    ]


def test_sides_are_found_by_name_or_country_and_never_guessed(folder: Path) -> None:
    files = {"ged.csv": ucdp({}, {"id": "2", "side_b": "Red Banner"})}
    outcome = bring(folder, files, sides=("northland", "Red Banner"))
    assert [side.id for side in outcome.sides] == ["GOVERNMENT-OF-NORTHLAND", "RED-BANNER"]
    with pytest.raises(DatasetError, match="Red Banner"):
        bring(folder, files, sides=("Northland", "Red Baner"))
    with pytest.raises(DatasetError, match="Both sides"):
        bring(folder, files, sides=("Northland", "Government of Northland"))


def test_a_table_without_sides_needs_them_named(folder: Path) -> None:
    text = ucdp({"side_a": "", "side_b": ""})
    with pytest.raises(DatasetError, match="--sides"):
        bring(folder, {"ged.csv": text})
    assert not folder.exists()
    bring(folder, {"ged.csv": text}, sides=("Northland", "Southland"))
    _, report = load(folder)
    assert sum(report.refused.values()) == 0


def test_a_failed_import_leaves_the_earlier_one_as_it_was(folder: Path) -> None:
    bring(folder, {"ged.csv": ucdp({})})
    before = rows(folder, "incidents")
    with pytest.raises(DatasetError, match="No row"):
        bring(folder, {"ged.csv": ucdp({"where_prec": "x"})})
    with pytest.raises(DatasetError, match="column"):
        bring(folder, {"ged.csv": "id,best\n1,2\n"})
    assert rows(folder, "incidents") == before
    assert [one.name for one in folder.parent.iterdir() if one.name.startswith(".")] == []


def test_a_folder_that_is_no_import_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(DatasetError, match="no earlier import"):
        bring(folder, {"ged.csv": ucdp({})})
    assert (folder / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_an_interrupt_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_file: str, _share: float) -> None:
        raise KeyboardInterrupt

    from incidents.importing.formats import UcdpFormat  # noqa: PLC0415
    from incidents.importing.importer import Given, Importing  # noqa: PLC0415
    from incidents.importing.output import fresh  # noqa: PLC0415

    path = folder.parent / "ged.csv"
    path.write_text(ucdp({}), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), fresh(folder) as opener:
        Importing(UcdpFormat(), [Given.of(path)], progress=stop).write(opener)
    assert [one.name for one in folder.parent.iterdir()] == ["ged.csv"]


@pytest.mark.parametrize(
    ("file", "release"),
    [
        ("GEDEvent_v26_0_2.csv", (26, 0, 2)),
        ("GEDEvent_v25_01_25_12.csv", (25, 1, 25, 12)),
        ("ged251.csv", (25, 1)),
        ("ucdp_candidate_26_0_2_world_2026-01_02.csv", (26, 0, 2)),
        ("ucdp-ged-22.1.csv", (22, 1)),
        ("ucdp_ged_pakistan_1989_2021.csv", ()),
        ("events.csv", ()),
    ],
)
def test_a_release_is_read_from_the_name_of_its_file(file: str, release: tuple[int, ...]) -> None:
    assert release_of(file) == release


def test_many_faults_of_a_kind_are_counted_and_few_are_told(folder: Path) -> None:
    changes = [{"id": str(n), "where_prec": "x"} for n in range(100)]
    outcome = bring(folder, {"ged.csv": ucdp({}, *changes)})
    assert outcome.report.refused["ged.csv"] == 100
    assert len(outcome.report.problems) == 20
    assert outcome.untold == {("ged.csv", "refused", "import_code"): 80}
