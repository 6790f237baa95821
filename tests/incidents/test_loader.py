"""Loading: every row in one bucket, with file, line, field, value and remedy."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import UnknownPlaceError
from geodata.gazetteer import Gazetteer
from geodata.place import Place
from incidents.errors import DatasetError
from incidents.loader import load
from incidents.loader.links import circles
from incidents.model import Dataset
from incidents.moments import parse_moment
from incidents.report import Problem, Report
from tests.conftest import (
    CLAIMS,
    COLUMNS,
    INCIDENTS,
    PACKAGE,
    PARTIES,
    SOURCES,
    TABLES,
    claim,
    write_table,
    write_tiny,
)

Row = dict[str, str]


def loaded(folder: Path, **tables: Sequence[Any]) -> tuple[Dataset, Report]:
    return load(write_tiny(folder / "data", **tables))


def only(report: Report, file: str = "claims.csv") -> Problem:
    (found,) = [problem for problem in report.problems if problem.file == file]
    return found


def test_the_tiny_dataset_is_clean(tiny_folder: Path) -> None:
    dataset, report = load(tiny_folder)
    assert report.is_clean, report.lines()
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
    assert "14 rows" in report.lines()[0]


def test_the_shipped_dataset_is_clean_of_refusals(store: Any) -> None:
    assert not sum(store.report.refused.values()), store.report.lines()


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


@pytest.mark.parametrize(
    "text",
    [
        "Saturday",
        "2020",
        "1/2",
        "05/06/2020",
        "9999-12-31",
        "2025-02-30",
        "2025-13",
        "2025-1-2",
        "2025-10-12T08:13",
        "2025-10-12/",
        "/2025-10-12",
        "2025-10-12/2025-10-11",
        "20251012",
        "2025-10-12T25:00Z",
        "٢٠٢٥-١٠-١٢",
        "2025-10-12 08:13Z",
        "1899-12-31",
    ],
)
def test_only_iso_dates_are_moments(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_moment(text)


def test_an_hour_keeps_its_own_day(tmp_path: Path) -> None:
    rows = [
        INCIDENTS[0] | {"start": "2025-10-12T01:30+04:30", "end": "2025-10-12", "precision": "hour"}
    ]
    dataset, report = loaded(tmp_path, incidents=rows, claims=[], retellings=[])
    assert report.is_clean
    found = dataset.incidents["bridge"]
    assert found.start == dt.date(2025, 10, 12)
    assert found.hour_start == dt.datetime(2025, 10, 11, 21, tzinfo=dt.UTC)


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
    ("stated", "Saturday", "2025-10-12"),
    ("stance", "confirms", "asserts"),
    ("measure", "neutralised", "killed"),
    ("category", "martyrs", "soldiers"),
    ("incident", "nowhere", "id"),
    ("claimant", "NOBODY", "id"),
    ("subject", "NOBODY", "id"),
    ("sources", "unknown", "id"),
    ("sources", "", "name at least one"),
    ("speaker", " ", "fill it in"),
    ("id", "=HYPERLINK(1)", "letters"),
    ("id", "", "letters"),
    ("scope", "half", "one of"),
    (
        "quotation",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "shorten",
    ),
]


@pytest.mark.parametrize(("field", "value", "remedy"), CLAIM_FAULTS)
def test_a_bad_cell_refuses_its_row_alone(
    tmp_path: Path, field: str, value: str, remedy: str
) -> None:
    bad = claim("bad", "bridge", "N", low="1", high="1") | {field: value}
    dataset, report = loaded(tmp_path, claims=[*CLAIMS, bad])
    assert set(dataset.claims) == {one["id"] for one in CLAIMS}
    problem = only(report)
    assert (problem.level, problem.file, problem.line) == ("refused", "claims.csv", 16)
    assert problem.value.strip() == value.strip()[:119] or problem.field == ""
    assert remedy in f"{problem.message} {problem.remedy}"
    assert report.refused["claims.csv"] == 1
    assert report.rows("claims.csv") == 15


def test_a_reversed_count_is_refused(tmp_path: Path) -> None:
    bad = claim("bad", "bridge", "N", low="9", high="3")
    problem = only(loaded(tmp_path, claims=[*CLAIMS, bad])[1])
    assert "low 9 is greater than high 3" in problem.message


INCIDENT_FAULTS = [
    ("start", "2025-02-30"),
    ("start", "12/10/2025"),
    ("start", "3025-01-01"),
    ("start", "2025-10-12T08:00Z"),
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


def test_a_source_must_be_an_address(tmp_path: Path) -> None:
    rows = [SOURCES[0] | {"url": "javascript:alert(1)"}, *SOURCES[1:]]
    dataset, report = loaded(tmp_path, sources=rows)
    assert only(report, "sources.csv").field == "url"
    assert dataset.claims["n5"].sources == ("s2",)
    assert "n1" not in dataset.claims


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
    assert dataset.incidents["bridge"].places == ("Chaman",)
    assert "Spin Boldakk" in dataset.incidents["bridge"].place_note
    problem = only(report, "incidents.csv")
    assert (problem.level, problem.value) == ("warned", "Spin Boldakk")
    assert "Spin Boldak" in problem.remedy


def test_an_ambiguous_place_is_not_guessed(tmp_path: Path) -> None:
    def find(name: str) -> Place:
        if name == "Chaman":
            raise UnknownPlaceError(name)
        return Gazetteer.shipped().find(name)

    dataset, report = load(write_tiny(tmp_path / "data"), find)
    assert set(dataset.places) == {"Spin Boldak", "Khost Province", "Kabul"}
    assert only(report, "incidents.csv").level == "warned"


def test_identical_rows_are_one_and_others_conflict(tmp_path: Path) -> None:
    twice = [*CLAIMS, CLAIMS[0], {**CLAIMS[1], "low": "60", "high": "60"}]
    dataset, report = loaded(tmp_path, claims=twice)
    assert len(dataset.claims) == 14
    assert dataset.claims["n2"].count.low == 58
    assert (report.warned["claims.csv"], report.refused["claims.csv"]) == (1, 1)


def test_circles_are_refused_and_dangling_links_dropped(tmp_path: Path) -> None:
    rows = [
        claim("a", "bridge", "N", low="1", high="1", revises="b"),
        claim("b", "bridge", "N", low="2", high="2", revises="a"),
        claim("c", "bridge", "N", low="3", high="3", revises="c"),
        claim("d", "bridge", "N", low="4", high="4", revises="b;gone"),
        claim("e", "bridge", "N", low="5", high="5", part_of="gone"),
        claim("f", "bridge", "N", low="5", high="5", part_of="f"),
    ]
    dataset, report = loaded(tmp_path, claims=rows, retellings=[])
    assert set(dataset.claims) == {"d", "e"}
    assert dataset.claims["d"].revises == ()
    assert (dataset.claims["e"].part_of, dataset.claims["e"].scope) == (None, "part")
    assert (report.warned["claims.csv"], report.refused["claims.csv"]) == (2, 4)


def test_no_side_unsays_what_another_said(tmp_path: Path) -> None:
    rows = [*CLAIMS, claim("x", "bridge", "S", subject="S", stance="admits", low="0", revises="n2")]
    dataset, report = loaded(tmp_path, claims=rows)
    assert dataset.claims["x"].revises == ()
    assert only(report).level == "warned"


@pytest.mark.parametrize(
    ("claimant", "subject", "stance"),
    [("N", "S", "admits"), ("UN", "N", "admits"), ("N", "S", "counts")],
)
def test_a_stance_that_does_not_fit_is_warned_of(
    tmp_path: Path, claimant: str, subject: str, stance: str
) -> None:
    row = claim("x", "bridge", claimant, subject=subject, stance=stance, low="1", high="1")
    dataset, report = loaded(tmp_path, claims=[*CLAIMS, row])
    assert "x" in dataset.claims
    assert only(report).field == "stance"


def test_each_side_has_its_party_whatever_the_file_holds(tmp_path: Path) -> None:
    rows = [
        PARTIES[0] | {"side": "S"},
        *PARTIES[2:],
        {"id": "Q", "name": "Q", "kind": "x", "side": "Q"},
    ]
    dataset, report = loaded(tmp_path, parties=rows)
    assert dataset.parties["N"].side == "N"
    assert dataset.parties["S"].name == "Southland"
    assert report.refused["parties.csv"] == 2
    assert len(dataset.claims) == 14


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("crossclaim",), None),
        (("crossclaim", "sides"), "N and S"),
        (("crossclaim", "sides"), []),
        (("crossclaim", "sides", 0, "id"), "N"),
        (("crossclaim", "headline"), {"start": "soon"}),
        (("created",), None),
        (("title",), ""),
    ],
)
def test_a_manifest_that_is_none_raises(tiny_folder: Path, path: Sequence[Any], value: Any) -> None:
    package = json.loads(json.dumps(PACKAGE))
    inner = package
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    (tiny_folder / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(DatasetError, match=r"datapackage\.json"):
        load(tiny_folder)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": NaN}', "\ud800", "[" * 100_000])
def test_a_package_that_is_no_json_raises(tiny_folder: Path, text: str) -> None:
    (tiny_folder / "datapackage.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DatasetError, match=r"datapackage\.json"):
        load(tiny_folder)


def test_a_missing_column_raises_and_a_strange_one_is_told(tiny_folder: Path) -> None:
    table = tiny_folder / "parties.csv"
    table.write_text(
        "id,name,kind,side,colour\nN,Northland,state,N,red\nS,Southland,state,S,blue\n"
    )
    dataset, report = load(tiny_folder)
    assert dataset.parties["N"].members == ()
    assert "colour" in [problem.value for problem in report.problems]
    table.write_text("id,kind\nN,state\n")
    with pytest.raises(DatasetError, match="'name' is missing"):
        load(tiny_folder)


def test_retellings_may_be_missing(tiny_folder: Path) -> None:
    (tiny_folder / "retellings.csv").unlink()
    assert load(tiny_folder)[0].retellings == {}


def test_a_report_survives_json(tmp_path: Path) -> None:
    report = loaded(tmp_path, claims=[*CLAIMS, {"id": "x"}])[1]
    assert Report.from_json(json.loads(json.dumps(report.as_json()))) == report


hostile = st.one_of(
    st.text(max_size=40),
    st.text(
        st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=()), max_size=10
    ),
    st.sampled_from(
        [
            '"',
            '","',
            "\n",
            '"\n"',
            "=1+1",
            "\u202e",
            "\x00",
            ";",
            ";;",
            ",",
            "{{7*7}}",
            "n2",
            "2025-10-12T09:00Z",
            "9" * 400,
            "x" * 11_000,
            "\ud800",
            "s1;s1",
            "N",
            "whole",
        ]
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_in_a_cell_costs_another_row(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(TABLES)))
    field = data.draw(st.sampled_from(COLUMNS[file].split()))
    value = data.draw(hostile)
    victim = dict.fromkeys(COLUMNS[file].split(), "") | dict(TABLES[file][-1]) | {"id": "victim"}
    rows = [*TABLES[file], victim | {field: value}]
    with tempfile.TemporaryDirectory() as folder:
        path = write_tiny(Path(folder))
        write_table(path, file, rows)
        dataset, report = load(path)
    collections = {
        "parties.csv": dataset.parties,
        "sources.csv": dataset.sources,
        "incidents.csv": dataset.incidents,
        "claims.csv": dataset.claims,
        "retellings.csv": dataset.retellings,
    }
    for name, kept in collections.items():
        assert {row["id"] for row in TABLES[name]} <= set(kept)
        buckets = (report.loaded, report.warned, report.refused)
        counts = [bucket[name] for bucket in buckets]
        assert sum(counts) >= len(TABLES[name])
        told = {problem.line for problem in report.problems if problem.file == name}
        assert counts[1] + counts[2] == len(told)
    for problem in report.problems:
        assert problem.message
        assert problem.remedy
        assert str(problem).isprintable()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80))
def test_nothing_in_a_line_costs_another_row(junk: bytes) -> None:
    junk = junk.replace(b"\n", b"").replace(b"\r", b"")
    with tempfile.TemporaryDirectory() as folder:
        path = write_tiny(Path(folder))
        lines = (path / "claims.csv").read_bytes().splitlines()
        (path / "claims.csv").write_bytes(b"\n".join([*lines[:4], junk, *lines[4:]]) + b"\n")
        dataset, report = load(path)
    assert set(dataset.claims) >= {row["id"] for row in CLAIMS}
    assert report.rows("claims.csv") == len(CLAIMS) + bool(junk.strip(b" \t"))


Graph = dict[str, list[str]]


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
def test_without_the_circles_found_no_circle_is_left(graph: Graph) -> None:
    found = circles(graph)
    rest = {node: [one for one in to if one not in found] for node, to in graph.items()}
    reachable: Callable[[str], set[str]] = lambda node: _reach(rest, node)  # noqa: E731
    assert not any(node in reachable(node) for node in rest if node not in found)
    assert all(node in _reach(graph, node) for node in found)


def _reach(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, []))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(graph.get(node, []))
    return seen
