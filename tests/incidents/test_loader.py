"""Loading: every row in one bucket, all its faults at once, with field, value and remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from geodata.atlas import Atlas
from geodata.errors import AmbiguousPlaceError
from geodata.place import Place
from incidents.errors import DatasetError
from incidents.loader import load
from incidents.model import Dataset
from incidents.report import Problem, Report
from incidents.store import Store
from tests.conftest import CLAIMS as GIVEN
from tests.conftest import (
    COLUMNS,
    INCIDENTS,
    PARTIES,
    RETELLINGS,
    SOURCES,
    Row,
    claim,
    write_table,
    write_tiny,
)

LATER = {"s4": "2025-10-16", "s5": "2025-10-16", "n5": "2025-10-19"}
CLAIMS = tuple({**one, "stated": LATER.get(one["id"], one["stated"])} for one in GIVEN)
"""The tiny dataset's claims, each said after its incident began: nothing is to be warned of."""


def loaded(folder: Path, **tables: Sequence[Any]) -> tuple[Dataset, Report]:
    path = write_tiny(folder / "data", **{"claims": CLAIMS, **tables})
    for name in ("searches", "changes"):
        if name in tables:
            write_table(path, f"{name}.csv", tables[name])
    return load(path)


def only(report: Report, file: str = "claims.csv") -> Problem:
    (found,) = [problem for problem in report.problems if problem.file == file]
    return found


def told(report: Report, file: str, line: int) -> dict[str, str]:
    """Give the fault of each field of one row; each is told once."""
    found = [one for one in report.problems if (one.file, one.line) == (file, line)]
    assert len({(one.column, one.value) for one in found}) == len(found)
    assert all(one.message and one.remedy for one in found)
    return {one.column: one.fault for one in found}


def test_a_dataset_without_faults_is_clean(tmp_path: Path) -> None:
    dataset, report = loaded(tmp_path)
    assert report.is_clean, report.problems
    assert report.loaded == {
        "parties.csv": 7,
        "sources.csv": 3,
        "incidents.csv": 5,
        "claims.csv": 14,
        "retellings.csv": 1,
    }
    assert [side.id for side in dataset.manifest.sides] == ["N", "S"]
    assert dataset.places["Khost Province"].shape == "area"
    assert len(dataset.digest) == 64


def test_the_shipped_dataset_is_clean_of_refusals(store: Store) -> None:
    assert not sum(store.report.refused.values()), store.report.problems


def test_moments_become_intervals(tiny: Dataset) -> None:
    day = tiny.claims["n3"].stated
    assert (day.earliest, day.latest) == (
        dt.datetime(2025, 10, 12, tzinfo=dt.UTC),
        dt.datetime(2025, 10, 13, tzinfo=dt.UTC),
    )
    minute = tiny.claims["n1"].stated
    assert minute.earliest == minute.latest == dt.datetime(2025, 10, 12, 4, tzinfo=dt.UTC)
    assert tiny.claims["s3"].stated.latest == dt.datetime(2025, 11, 1, tzinfo=dt.UTC)
    assert tiny.claims["s6"].stated.latest == dt.datetime(2025, 10, 20, 12, tzinfo=dt.UTC)
    assert not tiny.claims["n4"].stated.is_known


# All faults of a row at once

BAD_ROWS: list[tuple[str, Row, dict[str, str]]] = [
    (
        "claims",
        claim("bad id", "no where", "NOBODY?", speaker=" ", stance="confirms", subject="GHOST",
              category="martyrs", measure="neutralised", low="58 men", high="1.000",
              scope="half", stated="Saturday", sources="gone;lost",
              quotation=" ".join("abcdefghijklm")),
        {
            "id": "no_id", "incident": "unknown_incident", "claimant": "unknown_party",
            "speaker": "empty", "stance": "word_near", "subject": "unknown_party",
            "category": "word_near", "measure": "word_near", "low": "no_number",
            "high": "no_number", "scope": "word_unknown", "stated": "no_moment",
            "sources": "unknown_sources", "quotation": "quotation_long",
        },
    ),
    (
        "incidents",
        {"id": "", "title": " ", "kind": "battles", "start": "12/10/2025", "end": "2025-02-30",
         "precision": "about", "searched": "yesterday", "summary": "=A1"},
        {
            "id": "no_id", "title": "empty", "kind": "word_near", "start": "no_date",
            "end": "no_date", "precision": "word_unknown", "searched": "no_date",
            "summary": "formula",
        },
    ),
    (
        "sources",
        {"id": "a b", "outlet": "", "url": "javascript:x", "published": "May", "note": "a\u202eb"},
        {"id": "no_id", "outlet": "empty", "url": "no_address", "published": "no_moment",
         "note": "invisible"},
    ),
    (
        "parties",
        {"id": "?", "name": "", "kind": "tribe", "side": "W"},
        {"id": "no_id", "name": "empty", "kind": "party_kind", "side": "side_of_party"},
    ),
    (
        "retellings",
        {"id": "", "claim": "gone", "kind": "", "outlet": "", "url": "no", "printed": "",
         "explanation": ""},
        {"id": "no_id", "claim": "unknown_claim", "kind": "empty", "outlet": "empty",
         "url": "no_address", "printed": "empty", "explanation": "empty"},
    ),
    (
        "searches",
        {"incident": "gone", "side": "W", "day": "soon", "by": "", "where": "", "found": "gone"},
        {"incident": "unknown_incident", "side": "no_side", "day": "no_date", "by": "empty",
         "where": "empty", "found": "unknown_found"},
    ),
    (
        "changes",
        {"id": "", "when": "2025-10", "proven": "perhaps", "file": "", "why": ""},
        {"id": "no_id", "when": "no_when", "proven": "no_flag", "file": "empty", "why": "empty"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "faults"), BAD_ROWS, ids=[one[0] for one in BAD_ROWS])
def test_all_faults_of_a_row_are_told_at_once(
    tmp_path: Path, table: str, row: Row, faults: dict[str, str]
) -> None:
    report = loaded(tmp_path, **{"retellings": [], "claims": [], table: [row]})[1]
    assert told(report, f"{table}.csv", 2) == faults
    assert report.refused[f"{table}.csv"] == 1
    assert report.rows(f"{table}.csv") == 1


@pytest.mark.parametrize(("table", "row", "faults"), BAD_ROWS, ids=[one[0] for one in BAD_ROWS])
def test_each_fault_is_told_with_what_the_cell_holds(
    tmp_path: Path, table: str, row: Row, faults: dict[str, str]
) -> None:
    report = loaded(tmp_path, **{"retellings": [], "claims": [], table: [row]})[1]
    for one in report.problems:
        if one.file == f"{table}.csv":
            assert one.value == row[one.column].strip().replace("\u202e", "\\u202e")
            assert "{" not in one.message + one.remedy


def test_cells_that_are_empty_but_needed_are_told_together(tmp_path: Path) -> None:
    tables = {"claims": [{"id": "x"}], "incidents": [{"id": "i"}], "retellings": []}
    report = loaded(tmp_path, **tables)[1]
    assert told(report, "claims.csv", 2) == {
        "incident": "no_id",
        "claimant": "no_id",
        "speaker": "empty",
        "stance": "empty",
        "measure": "empty",
        "sources": "none_named",
    }
    assert told(report, "incidents.csv", 2) == {"title": "empty", "kind": "empty", "start": "empty"}


CLAIM_FAULTS = [
    ("low", "58 soldiers", "digits"),
    ("low", "1.000", "digits"),
    ("low", "1,000", "digits"),
    ("low", "-5", "digits"),
    ("low", "~30", "digits"),
    ("low", "at least 30", "digits"),
    ("low", "1_000", "digits"),
    ("low", "٥٨", "digits"),
    ("low", "99999999", "10000000"),
    ("low", "5e3", "digits"),
    ("low", "9", "exchange or correct them"),
    ("low", "", "write low 0 for “up to”"),
    ("stated", "Saturday", "2025-10-12"),
    ("stance", "confirms", "asserts"),
    ("measure", "neutralised", "killed"),
    ("measure", "started", "takes no number"),
    ("category", "martyrs", "soldiers"),
    ("category", "", "needs a subject and a category"),
    ("subject", "", "needs a subject and a category"),
    ("incident", "nowhere", "id"),
    ("claimant", "NOBODY", "id"),
    ("subject", "NOBODY", "id"),
    ("sources", "unknown", "id"),
    ("sources", "", "name at least one"),
    ("speaker", " ", "fill it in"),
    ("id", "=HYPERLINK(1)", "letters"),
    ("id", "", "letters"),
    ("scope", "half", "one of"),
    ("quotation", " ".join("abcdefghijklm"), "shorten"),
]


@pytest.mark.parametrize(("field", "value", "remedy"), CLAIM_FAULTS)
def test_a_bad_cell_refuses_its_row_alone(
    tmp_path: Path, field: str, value: str, remedy: str
) -> None:
    bad = claim("bad", "bridge", "N", low="1", high="1") | {field: value}
    dataset, report = loaded(tmp_path, claims=[*CLAIMS, bad])
    assert set(dataset.claims) == {one["id"] for one in CLAIMS}
    refused = [one for one in report.problems if one.level == "refused"]
    assert {(one.file, one.line) for one in refused} == {("claims.csv", 16)}
    assert any(remedy in f"{one.message} {one.remedy}" for one in refused)
    assert report.refused["claims.csv"] == 1
    assert report.rows("claims.csv") == 15


INCIDENT_FAULTS = [
    ("start", "2025-02-30"),
    ("start", "12/10/2025"),
    ("start", "3025-01-01"),
    ("start", "2025-10-12T08:00"),
    ("end", "2025-10-01"),
    ("kind", "massacre"),
    ("title", ""),
    ("precision", "about"),
    ("searched", "yesterday"),
]


@pytest.mark.parametrize(("field", "value"), INCIDENT_FAULTS)
def test_a_refused_incident_takes_its_claims_along(tmp_path: Path, field: str, value: str) -> None:
    rows = [INCIDENTS[0] | {field: value}, *INCIDENTS[1:]]
    dataset, report = loaded(tmp_path, incidents=rows)
    assert "bridge" not in dataset.incidents
    assert report.refused["incidents.csv"] == 1
    assert report.refused["claims.csv"] == 6
    assert report.refused["retellings.csv"] == 1
    assert len(dataset.claims) == 8
    files = [one.file for one in report.problems]
    assert files == sorted(files, key=["incidents.csv", "claims.csv", "retellings.csv"].index)


@pytest.mark.parametrize(
    ("table", "field", "value", "nearest"),
    [
        ("claims", "stance", "assert", "asserts"),
        ("claims", "stance", "Denied", "denies"),
        ("claims", "stance", "no comment", "no_comment"),
        ("claims", "measure", "shot down", "shot_down"),
        ("claims", "measure", "Captured-Briefly", "captured_briefly"),
        ("claims", "category", "soldier", "soldiers"),
        ("claims", "scope", "parts", "part"),
        ("incidents", "kind", "air strike", "airstrike"),
        ("incidents", "precision", "days", "day"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest(
    tmp_path: Path, table: str, field: str, value: str, nearest: str
) -> None:
    rows = {"claims": CLAIMS[0], "incidents": INCIDENTS[4]}
    report = loaded(tmp_path, **{table: [{**rows[table], field: value}], "retellings": []})[1]
    problem = next(one for one in report.problems if one.column == field)
    assert problem.remedy.startswith(f"write {nearest}, or another of ")
    assert repr(value) in problem.message


def test_a_word_like_none_is_answered_with_all(tmp_path: Path) -> None:
    problem = only(loaded(tmp_path, claims=[claim("x", "war", "N", stance="?")], retellings=[])[1])
    assert problem.remedy.startswith("use one of asserts, reports, counts")


def test_an_old_word_is_read_as_the_new_one_and_told(tmp_path: Path) -> None:
    row = claim("x", "bridge", "N", subject="N", stance="admits", low="1", high="1")
    dataset, report = loaded(tmp_path, claims=[*CLAIMS, row])
    assert dataset.claims["x"].stance == "reports"
    problem = only(report)
    assert (problem.level, problem.column, problem.value) == ("warned", "stance", "admits")
    assert problem.remedy == "write reports"
    assert report.warned["claims.csv"] == 1


# Hours

HOUR = {"start": "2025-10-12T01:30+04:30", "end": "2025-10-12T03:00+04:30", "precision": "hour"}


def test_hours_are_kept_with_their_offset_and_their_own_day(tmp_path: Path) -> None:
    dataset, report = loaded(
        tmp_path, incidents=[INCIDENTS[0] | HOUR], claims=[], retellings=[]
    )  # fmt: skip
    assert report.is_clean
    found = dataset.incidents["bridge"]
    assert (found.start, found.end) == (dt.date(2025, 10, 12),) * 2
    assert found.hour_start == dt.datetime(2025, 10, 11, 21, tzinfo=dt.UTC)
    assert found.hour_end is not None
    assert found.hour_end.isoformat() == "2025-10-12T03:00:00+04:30"


def test_without_an_end_an_incident_ends_when_it_starts(tmp_path: Path) -> None:
    row = INCIDENTS[0] | HOUR | {"end": ""}
    found = loaded(tmp_path, incidents=[row], claims=[], retellings=[])[0].incidents["bridge"]
    assert (found.end, found.hour_end) == (found.start, found.hour_start)


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"precision": "day"}, {"start": "hour_precision", "end": "hour_precision"}),
        ({"precision": "", "end": ""}, {"start": "hour_precision"}),
        ({"precision": "interval", "start": "2025-10-11"}, {"end": "hour_precision"}),
        ({"end": "2025-10-12T01:00+04:30"}, {"end": "ends_first"}),
        ({"start": "2025-10-12T01:30"}, {"start": "no_hour"}),
        ({"start": "2025-10-12T26:30Z"}, {"start": "no_hour"}),
    ],
)
def test_an_hour_needs_its_offset_its_precision_and_its_order(
    tmp_path: Path, given: Row, faults: dict[str, str]
) -> None:
    row = INCIDENTS[0] | HOUR | given
    report = loaded(tmp_path, incidents=[row], claims=[], retellings=[])[1]
    assert told(report, "incidents.csv", 2) == faults


# What a row names


def test_a_source_must_be_an_address(tmp_path: Path) -> None:
    rows = [SOURCES[0] | {"url": "javascript:alert(1)"}, *SOURCES[1:]]
    dataset, report = loaded(tmp_path, sources=rows)
    assert only(report, "sources.csv").column == "url"
    assert dataset.claims["n5"].sources == ("s2",)
    assert "n1" not in dataset.claims
    warned = [one for one in report.problems if one.level == "warned"]
    assert [(one.fault, one.value) for one in warned] == [("unknown_source", "s1")]


def test_what_cannot_be_seen_is_warned_of(tmp_path: Path) -> None:
    rows = [
        SOURCES[0] | {"title": "abc\u202edef"},
        SOURCES[1] | {"note": "=HYPERLINK(1)"},
        SOURCES[2],
    ]
    dataset, report = loaded(tmp_path, sources=rows)
    assert [problem.level for problem in report.problems] == ["warned", "warned"]
    assert "\\u202e" in report.problems[0].value
    assert len(dataset.sources) == 3
    assert (report.loaded["sources.csv"], report.warned["sources.csv"]) == (1, 2)


def test_an_unknown_place_goes_to_the_tray_with_suggestions(tmp_path: Path) -> None:
    rows = [INCIDENTS[0] | {"places": "Spin Boldakk;Chaman;Chaman"}, *INCIDENTS[1:]]
    dataset, report = loaded(tmp_path, incidents=rows)
    bridge = dataset.incidents["bridge"]
    assert (bridge.places, bridge.place_note) == (("Spin Boldakk", "Chaman"), "")
    assert set(dataset.places) & set(bridge.places) == {"Chaman"}
    problem = only(report, "incidents.csv")
    assert (problem.level, problem.value) == ("warned", "Spin Boldakk")
    assert "Spin Boldak" in problem.remedy


def test_a_place_like_none_is_told_without_suggestions(tmp_path: Path) -> None:
    rows = [INCIDENTS[0] | {"places": "Qqqqqqq"}, *INCIDENTS[1:]]
    assert only(loaded(tmp_path, incidents=rows)[1], "incidents.csv").fault == "place_unknown"


def test_an_ambiguous_place_is_not_guessed(tmp_path: Path) -> None:
    def find(name: str) -> Place:
        if name == "Chaman":
            raise AmbiguousPlaceError(name, ["Chaman, North", "Chaman, South"])
        return Atlas.named("af-pk").gazetteer.find(name)

    dataset, report = load(write_tiny(tmp_path / "data", claims=CLAIMS), find)
    assert set(dataset.places) == {"Spin Boldak", "Khost Province", "Kabul"}
    problem = only(report, "incidents.csv")
    assert (problem.level, problem.fault) == ("warned", "place_several")
    assert problem.remedy == "write one of: Chaman, North, Chaman, South"


def test_identical_rows_are_one_and_others_conflict(tmp_path: Path) -> None:
    twice = [*CLAIMS, CLAIMS[0], {**CLAIMS[1], "low": "60", "high": "60"}]
    dataset, report = loaded(tmp_path, claims=twice)
    assert len(dataset.claims) == 14
    assert dataset.claims["n2"].count.low == 58
    assert (report.warned["claims.csv"], report.refused["claims.csv"]) == (1, 1)
    assert [one.message.split()[:2] for one in report.problems] == [["line", "2"], ["line", "3"]]


def test_the_first_good_row_of_an_id_is_kept(tmp_path: Path) -> None:
    rows = [{**CLAIMS[0], "incident": "nowhere"}, CLAIMS[0]]
    dataset, report = loaded(tmp_path, claims=rows, retellings=[])
    assert dataset.claims["n1"].incident == "bridge"
    assert (report.loaded["claims.csv"], report.refused["claims.csv"]) == (1, 1)


def test_each_side_has_its_party_whatever_the_file_holds(tmp_path: Path) -> None:
    rows = [
        PARTIES[0] | {"side": "S"},
        *PARTIES[2:],
        {"id": "Q", "name": "Q", "kind": "police", "side": "Q"},
    ]
    dataset, report = loaded(tmp_path, parties=rows)
    assert dataset.parties["N"].side == "N"
    assert dataset.parties["S"].name == "Southland"
    assert dataset.parties["N-AND-REBELS"].members == ("N", "REBELS")
    assert report.refused["parties.csv"] == 2
    assert len(dataset.claims) == 14
    sides = [one for one in report.problems if one.column == "side"]
    assert [one.remedy for one in sides] == ["write N", "write N or S, or leave it empty"]


def test_a_set_leaves_out_who_is_not_there(tmp_path: Path) -> None:
    rows = [*PARTIES[:5], {**PARTIES[5], "members": "N;GHOST"}, PARTIES[6]]
    dataset, report = loaded(tmp_path, parties=rows)
    assert dataset.parties["N-AND-REBELS"].members == ("N",)
    problem = only(report, "parties.csv")
    assert (problem.fault, problem.value) == ("unknown_member", "GHOST")


def test_too_many_values_in_a_cell_are_refused(tmp_path: Path) -> None:
    rows = [claim("x", "bridge", "N", sources=";".join(f"s{n}" for n in range(300)))]
    assert only(loaded(tmp_path, claims=rows, retellings=[])[1]).fault == "many_values"


# Searches and changes


def test_searches_are_read(tmp_path: Path) -> None:
    row = {"incident": "quiet", "side": "S", "day": "2026-01-01", "by": "an editor",
           "where": "the ministry’s page", "languages": "en;fa", "found": "s1;gone"}  # fmt: skip
    dataset, report = loaded(tmp_path, searches=[row, {**row, "side": "N", "found": ""}])
    first, second = dataset.searches
    assert (first.languages, first.found, first.day) == (("en", "fa"), ("s1",), dt.date(2026, 1, 1))
    assert (second.side, second.found) == ("N", ())
    problem = only(report, "searches.csv")
    assert (problem.level, problem.fault, problem.value) == ("warned", "unknown_found", "gone")
    assert (report.loaded["searches.csv"], report.warned["searches.csv"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "proven"),
    [("yes", True), ("TRUE", True), ("1", True), ("", False), ("no", False), ("False", False)],
)
def test_changes_are_read(tmp_path: Path, text: str, proven: bool) -> None:
    row = {"id": "e1", "when": "2026-01-02T10:00+04:30", "who": "an editor", "proven": text,
           "version": "1.1", "file": "claims.csv", "row": "n2", "field": "low", "before": "57",
           "after": "58", "why": "misread"}  # fmt: skip
    dataset, report = loaded(tmp_path, changes=[row])
    (found,) = dataset.changes
    assert report.is_clean
    assert found.proven is proven
    assert (found.when, found.row, found.before, found.after) == (row["when"], "n2", "57", "58")


# Files as a whole


def test_a_missing_column_raises_and_a_strange_one_is_told(tiny_folder: Path) -> None:
    table = tiny_folder / "parties.csv"
    table.write_text(
        "id,name,kind,side,colour\nN,Northland,state,N,red\nS,Southland,state,S,blue\n"
    )
    dataset, report = load(tiny_folder)
    assert dataset.parties["N"].members == ()
    problem = only(report, "parties.csv")
    assert (problem.line, problem.value, problem.fault) == (1, "colour", "columns_unknown")
    assert report.loaded["parties.csv"] == 2
    table.write_text("id,kind\nN,state\n")
    with pytest.raises(DatasetError, match=r"parties\.csv:1: the column “name” is missing"):
        load(tiny_folder)


@pytest.mark.parametrize(
    ("separator", "said"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_another_separator_is_named(tiny_folder: Path, separator: str, said: str) -> None:
    path = tiny_folder / "incidents.csv"
    path.write_text(path.read_text().replace(",", separator))
    with pytest.raises(DatasetError, match=rf"incidents\.csv:1: its cells are separated by {said}"):
        load(tiny_folder)


def test_a_first_line_for_spreadsheets_is_named(tiny_folder: Path) -> None:
    path = tiny_folder / "claims.csv"
    path.write_text("sep=,\n" + path.read_text())
    with pytest.raises(DatasetError, match="“sep=,”, is for spreadsheets: remove it"):
        load(tiny_folder)


def test_optional_columns_and_files_may_be_missing(tiny_folder: Path) -> None:
    (tiny_folder / "retellings.csv").unlink()
    dataset = load(tiny_folder)[0]
    assert dataset.retellings == {}
    assert (dataset.searches, dataset.changes) == ((), ())
    names = [name for name in COLUMNS["claims.csv"].split() if not name.startswith("transl")]
    rows = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in CLAIMS)]
    (tiny_folder / "claims.csv").write_text("\n".join(rows))
    assert load(tiny_folder)[1].is_clean
    assert len(RETELLINGS) == 1
