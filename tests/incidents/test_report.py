"""The report of a load: every row in one bucket, causes first, each problem with its remedy."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from incidents.report import FILES, Findings, Problem, Report
from incidents.words import reports
from incidents.words.tongue import speaking

ROWS = st.dictionaries(
    st.sampled_from(("parties.csv", "claims.csv", "other.csv")), st.integers(0, 6), max_size=3
)
NOTES = st.lists(
    st.tuples(
        st.sampled_from(("warn", "refuse")),
        st.sampled_from(("parties.csv", "claims.csv", "datapackage.json")),
        st.integers(1, 7),
        st.sampled_from(("empty", "no_number", "formula")),
    ),
    max_size=12,
)
Rows = dict[str, int]
Notes = list[tuple[str, str, int, str]]


def _told(rows: Rows, notes: Notes) -> tuple[Rows, Notes]:
    """Keep notes about what is in a file: its header, which is line 1, and its rows."""
    return rows, [note for note in notes if note[2] <= rows.get(note[1], 0) + 1]


CASES = st.builds(_told, ROWS, NOTES)


def found(rows: Rows, notes: Notes) -> Report:
    findings = Findings()
    for file, number in rows.items():
        findings.saw(file, number)
    for level, file, line, fault in notes:
        getattr(findings, level)((file, line), "name", "x", fault)
    return findings.report()


@given(CASES)
def test_every_row_is_in_exactly_one_bucket(case: tuple[Rows, Notes]) -> None:
    rows, notes = case
    report = found(rows, notes)
    for file, number in rows.items():
        levels = {
            line: {level for level, where, at, _ in notes if (where, at) == (file, line)}
            for line in range(2, number + 2)
        }
        refused = sum("refuse" in of_line for of_line in levels.values())
        warned = sum(of_line == {"warn"} for of_line in levels.values())
        assert report.rows(file) == number
        assert (report.refused[file], report.warned[file]) == (refused, warned)
        assert report.loaded[file] == number - refused - warned
    assert report.is_clean == (not notes)


@given(CASES)
def test_problems_are_told_in_the_order_in_which_files_build_on_each_other(
    case: tuple[Rows, Notes],
) -> None:
    rows, notes = case
    report = found(rows, notes)
    order = [(FILES.index(one.file), one.line) for one in report.problems]
    assert order == sorted(order)
    assert Counter((one.file, one.line, one.fault) for one in report.problems) == Counter(
        (file, line, fault) for _, file, line, fault in notes
    )


@given(CASES)
def test_a_report_survives_json(case: tuple[Rows, Notes]) -> None:
    rows, notes = case
    report = found(rows, notes)
    assert Report.restored(json.loads(json.dumps(report.stored()))) == report


def test_a_problem_is_told_with_file_line_field_value_and_remedy() -> None:
    findings = Findings()
    findings.saw("claims.csv", 1)
    findings.refuse(("claims.csv", 2), "low", "58 \u202emen\n", "number_large", most="10")
    (problem,) = findings.report().problems
    assert str(problem) == (
        "claims.csv:2: low “58 \\u202emen\\u000a”: the number is too large; write a number up to 10"
    )
    assert problem.as_json() == {
        "level": "refused",
        "file": "claims.csv",
        "line": 2,
        "field": "low",
        "value": "58 \\u202emen\\u000a",
        "message": "the number is too large",
        "remedy": "write a number up to 10",
    }


def test_a_column_is_told_with_the_signs_that_cannot_be_seen() -> None:
    one = Problem("warned", "claims.csv", 1, "c\ufeffountry\t", "x", "columns_unknown")
    assert "c\\ufeffountry\\u0009 “x”" in str(one)
    assert str(one).isprintable()


def test_values_from_data_are_told_and_never_run() -> None:
    problem = Problem("warned", "x.csv", 2, "a", "b", "timezone", {"why": "{0} {why} %s"})
    assert problem.message == "{0} {why} %s; days end in UTC"


def test_a_stored_report_is_told_in_the_language_of_its_reader() -> None:
    report = found({"claims.csv": 1}, [("refuse", "claims.csv", 2, "empty")])
    again = Report.restored(report.stored())
    with speaking("en_XA"):
        assert "⟦" in again.problems[0].message
    assert again.problems[0].message == "this is empty"


def test_lines_count_every_file_and_then_tell_every_problem() -> None:
    report = found({"claims.csv": 3, "parties.csv": 1}, [("refuse", "claims.csv", 2, "empty")])
    assert list(reports.lines(report)) == [
        "parties.csv: 1 row: 1 loaded, 0 loaded with a warning, 0 refused",
        "claims.csv: 3 rows: 2 loaded, 0 loaded with a warning, 1 refused",
        "claims.csv:2: name “x”: this is empty; fill it in",
    ]
