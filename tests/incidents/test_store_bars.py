"""Bars: days of the event and of record; never a day that nobody knows, never a claim lost."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.query import Query
from incidents.store import MOST_BARS, Store
from incidents.store.bars import bars, spread
from tests.conftest import INCIDENTS, claim
from tests.folders import opened

DAY = dt.date
SLOTS = ("N", "S", None)
OCTOBER = (DAY(2025, 10, 1), DAY(2025, 10, 31))


def test_bars_are_by_event_day_whatever_the_period(tiny_store: Store) -> None:
    days = tiny_store.days(Query(start=DAY(2025, 10, 15), end=DAY(2025, 10, 15)))
    assert {(one.start, side): n for one in days for side, n in one.by_side.items()} == {
        (DAY(2025, 10, 1), "S"): 1,
        (DAY(2025, 10, 11), "N"): 2,
        (DAY(2025, 10, 11), "S"): 2,
        (DAY(2025, 10, 11), None): 1,
        (DAY(2025, 10, 15), "N"): 2,
        (DAY(2025, 10, 15), "S"): 3,
        (DAY(2025, 10, 19), "N"): 1,
        (DAY(2025, 10, 19), "S"): 1,
    }


def test_a_claim_counts_on_the_first_day_inside_a_window(tiny_store: Store) -> None:
    inside = tiny_store.days(Query(), within=(DAY(2025, 10, 12), DAY(2025, 10, 16)))
    assert {one.start: sum(one.by_side.values()) for one in inside} == {
        DAY(2025, 10, 12): 6,
        DAY(2025, 10, 15): 5,
    }


@pytest.mark.parametrize(
    ("precision", "span"),
    [
        ("month", OCTOBER),
        ("year", (DAY(2025, 1, 1), DAY(2025, 12, 31))),
    ],
)
def test_what_is_known_to_a_month_or_a_year_is_in_no_day(
    precision: str, span: tuple[dt.date, dt.date]
) -> None:
    start, end = (day.isoformat() for day in span)
    vague = {**INCIDENTS[0], "id": "vague", "precision": precision, "start": start, "end": end}
    said = [claim("v", "vague", "N", low="3", high="3"), claim("d", "bridge", "S", low="1")]
    rows = {"incidents": [vague, INCIDENTS[0]], "claims": said, "retellings": []}
    query = Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 19))
    with opened(rows) as found:
        window = (query.start, query.end)
        dated = found.store.days(query, within=window)  # type: ignore[arg-type]
        undated = found.store.vague(query, within=window)  # type: ignore[arg-type]
        assert [(one.start, one.end, one.by_side) for one in undated] == [(*span, {"N": 1})]
        assert [one.by_side for one in dated] == [{"S": 1}]
        assert found.store.totals(query).claims == 2
        assert [one.by_side for one in found.store.days(Query())] == [{"S": 1}]


def test_an_interval_of_days_is_dated(tiny_store: Store) -> None:
    assert tiny_store.vague(Query()) == ()


def test_bars_by_record_day_hold_replaced_claims_and_no_undated_ones(tiny_store: Store) -> None:
    days = tiny_store.said_days(Query(as_known_on=dt.datetime(2025, 10, 12, 5, tzinfo=dt.UTC)))
    assert sum(sum(one.by_side.values()) for one in days) == 13
    assert {one.start: one.by_side for one in days}[DAY(2025, 10, 12)]["N"] == 4


def test_a_limit_is_never_passed(tiny_store: Store) -> None:
    for limit in (1, 2, 3, 10**9):
        assert len(tiny_store.days(Query(), limit=limit)) <= min(limit, MOST_BARS)
        assert len(tiny_store.said_days(Query(), limit=limit)) <= min(limit, MOST_BARS)


ROWS = st.lists(
    st.tuples(st.dates(DAY(1900, 1, 1), DAY(2100, 12, 31)), st.integers(0, 2), st.integers(1, 9))
)


@given(ROWS, st.integers(1, MOST_BARS))
def test_bars_are_bounded_apart_and_lose_nothing(
    rows: list[tuple[dt.date, int, int]], limit: int
) -> None:
    found = bars(rows, SLOTS, limit)
    assert len(found) <= limit
    assert all(one.start <= one.end for one in found)
    assert all(one.end < later.start for one, later in pairwise(found))
    for slot, side in enumerate(SLOTS):
        assert sum(one.by_side.get(side, 0) for one in found) == sum(
            claims for _, mine, claims in rows if mine == slot
        )


@given(ROWS)
def test_few_days_are_drawn_as_days(rows: list[tuple[dt.date, int, int]]) -> None:
    near = [(DAY(2025, 10, 1) + (day - DAY(1900, 1, 1)) % dt.timedelta(30), *rest)
            for day, *rest in rows]  # fmt: skip
    found = bars(near, SLOTS, MOST_BARS)
    assert {(one.start, one.end) for one in found} == {(day, day) for day, *_ in near}


def test_spans_known_alike_are_one() -> None:
    rows = [(*OCTOBER, 0, 2), (*OCTOBER, 0, 1), (*OCTOBER, 2, 4)]
    (found,) = spread(rows, SLOTS)
    assert (found.start, found.end, found.by_side) == (*OCTOBER, {"N": 3, None: 4})
