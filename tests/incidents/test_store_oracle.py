"""The store against plain Python: every answer, on random ledgers under random queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.query import FILTERS, Query
from incidents.store import DayCount, LossKey, Store
from tests.folders import INSTANTS, folders, opened, queries
from tests.oracle import ELSEWHERE, OF_CLAIMS, OF_INCIDENTS, Added, Key, Oracle, add

ROUNDS = 5
"""How many queries are put to each random ledger: it is dear to make, and quick to ask."""

WINDOWS = (None, (dt.date(2025, 10, 12), dt.date(2025, 10, 14)), (dt.date(2030, 1, 1),) * 2)

QUIET = ("silent", "unsearched", "not_commented", "outside")


def test_the_oracle_knows_every_filter() -> None:
    assert {*OF_INCIDENTS, *OF_CLAIMS, *ELSEWHERE} == {one.field for one in FILTERS}


def counts_right(store: Store, oracle: Oracle) -> None:
    totals = store.totals(oracle.query)
    unplaced = [one for one in oracle.incidents if not oracle.is_placed(one)]
    assert (totals.claims, totals.incidents) == (len(oracle.said), len(oracle.incidents))
    assert totals.unplaced == len(unplaced)
    assert totals.by_side == oracle.by_side()
    assert (totals.undated, totals.later, totals.revised) == oracle.not_standing()


def lists_right(store: Store, oracle: Oracle) -> None:
    found = [one.id for one in store.incidents(oracle.query)]
    assert found == oracle.incidents
    assert [one.id for one in store.incidents(oracle.query, limit=1, offset=1)] == found[1:2]
    unplaced = [one for one in oracle.incidents if not oracle.is_placed(one)]
    assert [one.id for one in store.unplaced(oracle.query)] == unplaced


def reads_right(store: Store, oracle: Oracle) -> None:
    """What is in view is read back whole, with what it replaced, and nothing else."""
    dataset, seen = oracle.dataset, store.slice(oracle.query, limit=None)
    assert list(seen.incidents) == oracle.incidents
    shown = {claim.id for claim in oracle.shown}
    waiting, wanted = list(shown), set(shown)
    while waiting:
        older = set(dataset.claims[waiting.pop()].revises) - wanted
        wanted |= older
        waiting.extend(older)
    assert list(seen.claims) == [key for key in dataset.claims if key in wanted]
    assert all(seen.claims[key] == dataset.claims[key] for key in wanted)
    assert set(seen.sources) == {one for key in wanted for one in dataset.claims[key].sources}
    names = {name for one in seen.incidents.values() for name in one.places}
    assert set(seen.places) == names & set(dataset.places)
    assert seen.searches == tuple(
        one for one in dataset.searches if one.incident in seen.incidents
    )  # fmt: skip


def opens_right(store: Store, oracle: Oracle) -> None:
    """One incident is there at any instant, with all that stood of it then, notes too."""
    at = oracle.query.as_known_on
    alone = Oracle(oracle.dataset, oracle.names, Query(within=("i0",), as_known_on=at))
    found = store.incident("i0", at)
    assert found.incidents == {"i0": oracle.dataset.incidents["i0"]}
    assert {claim.id for claim in alone.shown} <= set(found.claims)
    assert {key for key in found.claims if key not in alone.replaced} == {
        claim.id for claim in alone.shown
    }


def marks_right(store: Store, oracle: Oracle) -> None:
    marks = store.marks(oracle.query)
    here = oracle.at_place()
    assert {mark.key for mark in marks} == set(here)
    numbers = [(-mark.n_claims, mark.key) for mark in marks]
    assert numbers == sorted(numbers)
    for mark in marks:
        said = [claim for claim in oracle.said if claim.incident in here[mark.key]]
        assert mark.incidents == tuple(here[mark.key])
        assert (mark.n_incidents, mark.n_claims) == (len(here[mark.key]), len(said))
        assert mark.n_third == sum(oracle.side_of(claim) is None for claim in said)
        assert mark.states == tuple(oracle.state(side, here[mark.key]) for side in oracle.sides)


def bars_right(store: Store, oracle: Oracle) -> None:
    """Bars show every day, whatever days are asked for, and no day for what is known to a month."""
    anytime = Query(**{**vars(oracle.query), "start": None, "end": None})
    ever = Oracle(oracle.dataset, oracle.names, anytime)
    for window in WINDOWS:
        days = store.days(oracle.query, within=window)
        assert spans(days) == ever.bars(window, vague=False)
        assert sum(one.earlier for one in days) == (ever.earlier(*window) if window else 0)
        assert spans(store.vague(oracle.query, within=window)) == ever.bars(window, vague=True)


def spans(bars: Iterable[DayCount]) -> dict[tuple[dt.date, dt.date], dict[str | None, int]]:
    return {(one.start, one.end): dict(one.by_side) for one in bars}


def bars_add_up(store: Store, oracle: Oracle) -> None:
    query = oracle.query
    window = (query.start or dt.date(1900, 1, 1), query.end or dt.date(2100, 12, 31))
    bars = [*store.days(query, within=window), *store.vague(query, within=window)]
    assert sum(sum(bar.by_side.values()) for bar in bars) == store.totals(query).claims


def said_days_right(store: Store, oracle: Oracle) -> None:
    ever = Oracle(
        oracle.dataset, oracle.names, Query(**{**vars(oracle.query), "as_known_on": None})
    )
    bars = store.said_days(oracle.query)
    for side in (*oracle.sides, None):
        assert sum(bar.by_side.get(side, 0) for bar in bars) == ever.said_days()[side]


def sums_right(store: Store, oracle: Oracle) -> None:
    found = {
        (one.key.side, one.key.subject, one.key.category, one.key.measure): Added(
            one.total.low, one.total.high, one.incidents, one.parts,
            one.missing, one.left_out, one.claims,
        )
        for one in store.sums(oracle.query)
    }  # fmt: skip
    assert found == oracle.sums()


def a_sum_and_its_claims_are_one(store: Store, oracle: Oracle) -> None:
    """The number in the panel, and what the claims behind it add up to: above all else."""
    sums = store.sums(oracle.query)
    for one in sums:
        key: Key = (one.key.side, one.key.subject, one.key.category, one.key.measure)
        behind = store.behind(oracle.query, one.key, None)
        assert behind is not None
        assert behind.sum == one
        assert list(behind.claims) == oracle.behind(key)
        assert behind.total == len(behind.claims)
        first = store.behind(oracle.query, one.key, 1)
        assert first is not None
        assert (first.sum, first.claims) == (one, behind.claims[:1])
        assert first.total == behind.total
        read = store.claims(behind.claims)
        again = add(read, [read.claims[name] for name in behind.claims])[key]
        assert (again.low, again.high) == (one.total.low, one.total.high)
    for loss in (LossKey("N", "S", "soldiers", "killed"), LossKey("S", "S", "tanks", "lost")):
        if loss not in {one.key for one in sums}:
            assert store.behind(oracle.query, loss) is None


def claims_right(store: Store, oracle: Oracle) -> None:
    dataset = oracle.dataset
    wanted = [claim.id for claim in oracle.shown][:3]
    found = store.claims([*wanted, "gone"])
    assert set(wanted) <= set(found.claims)
    assert all(found.claims[key] == dataset.claims[key] for key in found.claims)
    assert set(found.incidents) == {found.claims[key].incident for key in found.claims}
    assert set(found.sources) == {one for key in found.claims.values() for one in key.sources}


CHECKS = (
    counts_right,
    lists_right,
    reads_right,
    opens_right,
    marks_right,
    bars_right,
    bars_add_up,
    said_days_right,
    sums_right,
    a_sum_and_its_claims_are_one,
    claims_right,
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_=folders(), data=st.data())
def test_every_answer_is_what_plain_python_says(given_: dict, data: st.DataObject) -> None:
    with opened(given_) as found:
        for _ in range(ROUNDS):
            oracle = Oracle(found.dataset, found.store.names, data.draw(queries))
            for check in CHECKS:
                check(found.store, oracle)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_=folders())
def test_at_any_instant_every_claim_is_counted_once(given_: dict) -> None:
    with opened(given_) as found:
        notes = sum(one.stance == "no_comment" for one in found.dataset.claims.values())
        for instant in (None, *INSTANTS):
            totals = found.store.totals(Query(as_known_on=instant))
            parts = (totals.claims, totals.later, totals.undated, totals.revised)
            assert sum(parts) == len(found.dataset.claims) - notes


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_=folders(), query=queries)
def test_a_filter_never_makes_a_side_silent(given_: dict, query: Query) -> None:
    """At each place in view, a side that has spoken there by then is not called silent."""
    with opened(given_) as found:
        store, dataset = found.store, found.dataset
        for mark in store.marks(query):
            for side, state in zip(("N", "S"), mark.states, strict=True):
                whole = [store.incident(one, query.as_known_on) for one in mark.incidents]
                known = Oracle(dataset, store.names, Query(as_known_on=query.as_known_on))
                spoke = any(
                    known.stands(claim) and claim.stance != "no_comment"
                    for seen in whole
                    for claim in seen.claims.values()
                    if dataset.side_of(claim.claimant) == side
                )
                assert spoke == (state not in QUIET)


@pytest.mark.parametrize("limit", [0, 1, 2, 500])
def test_a_limit_keeps_those_with_most_claims(tiny_store: Store, limit: int) -> None:
    seen = tiny_store.slice(Query(), limit=limit)
    expected = ["bridge", "strike", "truce", "war", "quiet"][:limit]
    assert set(seen.incidents) == set(expected)
