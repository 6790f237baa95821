"""A filter on claims chooses rows; it never makes the other side look silent."""

from __future__ import annotations

import pytest

from incidents.context import context
from incidents.ledger import compare
from incidents.query import Query
from incidents.store import Store


@pytest.mark.parametrize(
    "query",
    [
        Query(claimants=("AF",)),
        Query(claimants=("PK",)),
        Query(subjects=("PK",)),
        Query(stances=("denies",)),
        Query(text="Mujahid"),
    ],
    ids=str,
)
def test_a_filter_changes_which_rows_are_shown_and_no_account(query: Query) -> None:
    store = Store.open()
    everything = {row.key: row for row in compare(store.slice(Query(), limit=None))}
    found = context(store, query, limit=None)
    assert found.comparisons
    assert len(found.comparisons) < len(everything)
    for row in found.comparisons:
        assert row == everything[row.key]


def test_every_row_holds_a_claim_that_is_in_view() -> None:
    found = context(Store.open(), Query(claimants=("UNAMA",)), limit=None)
    for row in found.comparisons:
        held = {*row.others, *(name for account in row.accounts for name in account.claims)}
        assert held & set(found.shown.claims)


def test_third_parties_that_the_filter_hides_are_left_out_of_the_panels() -> None:
    found = context(Store.open(), Query(claimants=("PK",)), limit=None)
    assert any(row.others for row in found.comparisons)
    assert not any(row.others for row in found.in_view())


def test_without_a_filter_on_claims_nothing_is_asked_twice() -> None:
    found = context(Store.open(), Query(), limit=None)
    assert found.whole is found.shown
