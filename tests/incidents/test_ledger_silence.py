"""Silence and its neighbours: nobody looked, nothing found, an outlet's note, said later."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.ledger import compare, touching
from incidents.model import Dataset
from tests.border import claim, dataset, incident, instant, search

SAID = claim("a", "N", "S soldiers killed", 58, on="2025-10-12T08:00Z")
UNSEARCHED = incident(searched=None)


def of_south(data: Dataset, on: str = "") -> str:
    (row,) = compare(data, instant(on) if on else None)
    return row.accounts[1].state


def test_a_day_of_search_counts_for_both_sides() -> None:
    assert of_south(dataset(SAID)) == "silent"


def test_without_any_search_nobody_has_looked() -> None:
    assert of_south(dataset(SAID, incidents=[UNSEARCHED])) == "unsearched"


@pytest.mark.parametrize(("side", "state"), [("S", "silent"), ("N", "unsearched")])
def test_a_logged_search_counts_for_its_side_alone(side: str, state: str) -> None:
    logged = search(side, dt.date(2026, 1, 1))
    assert of_south(dataset(SAID, incidents=[UNSEARCHED], searches=[logged])) == state


def test_a_search_of_another_incident_counts_for_nothing() -> None:
    logged = search("S", dt.date(2026, 1, 1), incident="raid")
    data = dataset(SAID, incidents=[UNSEARCHED, incident("raid")], searches=[logged])
    assert of_south(data) == "unsearched"


def test_an_outlets_note_is_neither_silence_nor_a_refusal_to_comment() -> None:
    note = claim("n", "S", "S soldiers killed", stance="no_comment")
    assert of_south(dataset(SAID, note)) == "not_commented"
    declines = claim("d", "S", "S soldiers killed", stance="declines")
    assert of_south(dataset(SAID, note, declines)) == "declines"


def test_who_speaks_later_is_not_silent_before() -> None:
    later = claim("b", "S", "S soldiers killed", 23, on="2025-10-13T08:00Z")
    assert of_south(dataset(SAID, later), "2025-10-12T09:00Z") == "outside"
    assert of_south(dataset(SAID, later), "2025-10-13T08:00Z") == "figure"


def test_who_speaks_later_in_other_terms_is_not_silent_before() -> None:
    later = claim("b", "S", "S soldiers killed_or_wounded", 52, on="2025-10-13T08:00Z")
    assert of_south(dataset(SAID, later), "2025-10-12T09:00Z") == "outside"


def test_an_undated_statement_is_not_silence_at_an_instant() -> None:
    undated = claim("b", "S", "S soldiers killed", 23, on="")
    assert of_south(dataset(SAID, undated), "2025-10-12T09:00Z") == "outside"


def test_a_later_note_leaves_a_side_silent() -> None:
    note = claim("n", "S", "S soldiers killed", stance="no_comment", on="2025-10-14T08:00Z")
    assert of_south(dataset(SAID, note), "2025-10-12T09:00Z") == "silent"


def test_what_is_said_later_of_another_incident_does_not_count() -> None:
    later = claim("b", "S", "S soldiers killed", 2, incident="raid", on="2025-10-13T08:00Z")
    assert of_south(dataset(SAID, later), "2025-10-12T09:00Z") == "silent"


def test_a_filter_chooses_rows_and_changes_no_account() -> None:
    rows = compare(
        dataset(
            SAID,
            claim("23", "S", "S soldiers killed", 23),
            claim("30", "N", "S soldiers wounded", 30),
            claim("un", "UN", "N civilians killed", 17),
        )
    )
    assert touching(rows, {"23"}) == rows[:1]
    assert [row.category for row in touching(rows, {"un"})] == ["civilians"]
    assert touching(rows, set()) == ()
