"""Everything is bounded, and says its bound: 230 incidents on disk, of which 200 are judged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.differences import rows_of
from incidents.query import Query, View
from incidents.store import MOST_BARS, MOST_MARKS, MOST_ROWS, LossKey, Store
from tests.conftest import claim, write_tiny

MANY = 230
FIRST = dt.date(2025, 1, 1)
TOWNS = ("Kabul", "Chaman", "Spin Boldak")


def incidents() -> list[dict[str, str]]:
    """Make one incident a day; every tenth has a place."""
    days = [(FIRST + dt.timedelta(days=number)).isoformat() for number in range(MANY)]
    return [
        {
            "id": f"i{number}",
            "title": f"Incident {number}",
            "kind": "clash",
            "start": day,
            "end": day,
            "places": TOWNS[number % 3] if number % 10 == 0 else "",
            "searched": "2026-01-01",
        }
        for number, day in enumerate(days)
    ]


def claims() -> list[dict[str, str]]:
    """Let Northland claim 1 a time, and the UN mission count 2; both say so long after."""
    said = {"stated": "2025-12-31"}
    north = [
        claim(f"n{number}", f"i{number}", "N-ARMY", low="1", high="1", **said)
        for number in range(MANY)
    ]
    count = {"stance": "counts", "subject": "S", "low": "2", "high": "2"}
    third = [claim(f"u{number}", f"i{number}", "UN", **count, **said) for number in range(MANY)]
    return [*north, *third]


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Store:
    folder = tmp_path_factory.mktemp("big") / "data"
    write_tiny(folder, incidents=incidents(), claims=claims(), retellings=[])
    return Store.open(folder, cache_folder)


@pytest.fixture(scope="module")
def made(big: Store) -> Brief:
    return brief.make(Sight(View(), big))


def test_the_tally_counts_everything(made: Brief) -> None:
    assert (made.tally.incidents, made.tally.claims) == (MANY, 2 * MANY)
    assert made.tally.by_side == ((MANY, MANY), (0, 0), (MANY, MANY))
    assert made.tally.unplaced == MANY - 23


def test_every_list_that_is_cut_says_of_how_many(made: Brief) -> None:
    assert [(one.what, one.shown, one.total) for one in made.left_out] == [
        ("incidents", 200, 230), ("unplaced", 200, 207),
    ]  # fmt: skip
    assert [one.words for one in made.left_out] == [
        "Rows are of the 200 incidents with most claims, of 230 in view.",
        "Of incidents without a place on the map, 200 of 207 are listed.",
    ]
    lengths = {"incidents": len(made.incidents), "unplaced": len(made.unplaced)}
    assert lengths == {one.what: one.shown for one in made.left_out}
    assert len(rows_of(made.differences)) == len(made.others) == MOST_ROWS


def test_large_numbers_are_written_with_their_thousands(made: Brief) -> None:
    assert made.tally.shown == "230 incidents and 460 claims"


def test_a_limit_that_is_lifted_leaves_nothing_out_but_says_what_lists_cut(big: Store) -> None:
    sight = Sight(View(), big, limit=None)
    assert len(rows_of(brief.differences(sight))) == MANY
    assert [(one.what, one.shown, one.total) for one in brief.bounds(sight)] == [
        ("unplaced", 200, 207), ("others", 200, 230),
    ]  # fmt: skip
    assert len(brief.others(sight)) == 200


def test_a_small_view_leaves_nothing_out(big: Store) -> None:
    last = FIRST + dt.timedelta(days=9)
    made = brief.make(Sight(View(Query(start=FIRST, end=last)), big))
    assert (made.tally.incidents, made.left_out) == (10, ())


def test_a_sum_is_over_everything_and_says_how_many_of_its_claims_are_listed(
    made: Brief, big: Store
) -> None:
    row = made.panels[0].blocks[0].rows[0]
    assert (row.figure, row.where, row.claims) == ("230", "a sum over 230 incidents", ())
    opened = brief.opened_sum(Sight(View(), big), LossKey("N", "S", "soldiers", "killed"))
    assert opened is not None
    assert (opened.low, opened.high, opened.figure) == (230, 230, "230")
    assert len(opened.added) == 200
    assert opened.bound is not None
    assert opened.bound.words == "200 of 230 claims"
    whole = brief.opened_sum(Sight(View(), big), LossKey("N", "S", "soldiers", "killed"), None)
    assert whole is not None
    assert (len(whole.added), whole.bound) == (MANY, None)


def test_marks_and_bars_hold_every_claim(made: Brief) -> None:
    assert len(made.map.marks) <= MOST_MARKS
    assert sum(mark.n_incidents for mark in made.map.marks) == 23
    assert all(len(mark.incidents) <= 20 for mark in made.map.marks)
    bars = (*made.timeline.bars, *made.timeline.vague)
    assert len(bars) <= MOST_BARS
    assert sum(sum(bar.counts) for bar in bars) == 2 * MANY


def test_no_side_is_called_silent_for_a_bound(made: Brief) -> None:
    assert {line.states for line in (*made.incidents, *made.unplaced)} == {("speaks", "silent")}
    assert [panel.state for panel in made.panels] == ["speaks", "silent"]
