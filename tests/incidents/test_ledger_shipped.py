"""The ledger of the shipped record: the worked examples of its rules, and that it is fair."""

from __future__ import annotations

import pytest

from incidents.ledger import Comparison, compare, groups, order, subtract
from incidents.model import Dataset
from incidents.quantities import CountRange
from tests.swap import mirror_comparison, swap

NIGHT = "2025-10-11-durand-line"


@pytest.fixture(scope="module")
def rows(shipped: Dataset) -> dict[str, Comparison]:
    """Find rows by incident, side whose loss it is, category and measure; whole incidents only."""
    return {
        f"{row.incident}/{row.loss.subject or '-'}/{row.category or '-'}/{row.measure}": row
        for row in reversed(compare(shipped))
        if row.loss.scope == "whole"
    }


def states(row: Comparison) -> tuple[str, str]:
    return (row.accounts[0].state, row.accounts[1].state)


def lows(row: Comparison) -> list[int | None]:
    return [account.count.low for account in row.accounts]


def test_soldiers_killed_that_night_differ_by_35(rows: dict[str, Comparison]) -> None:
    row = rows[f"{NIGHT}/PK/soldiers/killed"]
    assert (row.verdict, lows(row), row.gap) == ("differ", [58, 23], CountRange(low=35, high=35))
    assert round(row.ratio or 0, 1) == 2.5
    assert [(one.kind, one.side) for one in row.remarks] == [("older", "AF"), ("refuses_too", "PK")]


def test_wounded_that_night_differ_by_1(rows: dict[str, Comparison]) -> None:
    row = rows[f"{NIGHT}/PK/soldiers/wounded"]
    assert (row.verdict, row.gap) == ("differ", CountRange(low=1))


def test_more_than_200_count_others_too(rows: dict[str, Comparison]) -> None:
    row = rows[f"{NIGHT}/AF/combatants/killed"]
    assert (row.verdict, row.aspect, row.gap, row.ratio) == ("incomparable", "subject", None, None)
    assert {row.counted_by(side).subject for side in ("AF", "PK")} == {"AF", "AF-AND-ALLIES"}


def test_posts_of_different_owners_are_never_compared(
    shipped: Dataset, rows: dict[str, Comparison]
) -> None:
    theirs, ours = (
        rows[f"{NIGHT}/{key}"] for key in ("PK/posts/captured", "AF/posts/captured_briefly")
    )
    assert (states(theirs), states(ours)) == (("figure", "disputes"), ("silent", "figure"))
    older = ours.accounts[1].superseded[0]
    assert subtract(shipped, theirs.accounts[0].claims[0], older).obstacle == "other_owners"


@pytest.mark.parametrize(
    ("key", "verdict", "expected"),
    [
        (f"{NIGHT}/-/-/started", "each_says_the_other", ("states", "states")),
        ("2025-10-15-spin-boldak/AF/civilians/killed", "one_sided", ("figure", "silent")),
        ("2025-10-15-spin-boldak/PK/soldiers/killed", "one_sided", ("words", "silent")),
        ("2025-10-15-kabul/-/-/carried_out", "denied", ("denies", "states")),
        ("2025-10-15-truce/-/-/asked_for_truce", "each_says_the_other", ("states", "states")),
        ("2025-10-17-paktika/-/persons/killed", "incomparable", ("figure", "figure")),
        ("2025-10-17-paktika/AF/civilians/killed", "denied", ("figure", "denies")),
        ("2025-10-17-mir-ali/PK/soldiers/killed", "one_sided", ("silent", "figure")),
        ("2025-11-25-khost/AF/civilians/killed", "denied", ("figure", "denies")),
        ("2025-11-25-khost/AF/civilians/wounded", "denied", ("figure", "denies_operation")),
    ],
)
def test_the_worked_examples(
    rows: dict[str, Comparison], key: str, verdict: str, expected: tuple[str, str]
) -> None:
    assert (rows[key].verdict, states(rows[key])) == (verdict, expected)


def test_third_parties_stand_beside(rows: dict[str, Comparison], shipped: Dataset) -> None:
    for key, name in (
        ("2025-10-15-spin-boldak/AF/civilians/killed", ["UNAMA"]),
        ("2025-10-17-paktika/AF/civilians/killed", ["UNAMA"]),
        ("2025-10-15-kabul/AF/persons/killed", ["EMERGENCY", "UNAMA"]),
    ):
        assert [shipped.claims[one].claimant for one in rows[key].others] == name


def test_the_two_sides_are_treated_alike(shipped: Dataset) -> None:
    expected = [mirror_comparison(row, shipped.manifest) for row in order(compare(shipped))]
    assert list(order(compare(swap(shipped)))) == expected


def test_every_row_of_the_record_stands_under_one_heading(shipped: Dataset) -> None:
    found = compare(shipped)
    assert sum(len(each) for _, each in groups(found)) == len(found)
    assert {row.incident for row in found} == set(shipped.incidents)
    assert len({row.key for row in found}) == len(found)


def test_no_count_is_compared_twice(shipped: Dataset) -> None:
    compared = [
        name
        for row in compare(shipped)
        if row.category and row.verdict in ("agree", "compatible", "differ")
        for account in row.accounts
        for name in account.claims
    ]
    assert len(compared) == len(set(compared))
