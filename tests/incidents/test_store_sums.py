"""Adding up: what is in a sum, what is not, and that a number and its claims are one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.generate import generate
from incidents.loader import load
from incidents.model import Dataset
from incidents.quantities import MAX_COUNT
from incidents.query import Query
from incidents.store import LossKey, Store, Sum, tables
from incidents.store.database import Database
from tests.conftest import Row, claim
from tests.folders import opened
from tests.oracle import Key, Oracle, add, key_of

NIGHTS: list[Row] = [
    {
        "id": name,
        "title": name,
        "kind": "totals" if name == "war" else "clash",
        "start": f"2025-10-1{n}",
        "end": f"2025-10-1{n}",
    }
    for n, name in enumerate(("first", "second", "third", "war"))
]


def one(key: str, incident: str, claimant: str = "N", exact: int | None = None, **more: str) -> Row:
    """Make a claim of soldiers of the south killed."""
    figure = {} if exact is None else {"low": str(exact), "high": str(exact)}
    return claim(key, incident, claimant, **{"subject": "S", **figure, **more})


@contextmanager
def store_of(*claims: Row) -> Iterator[Store]:
    with opened({"incidents": NIGHTS, "claims": claims, "retellings": []}) as found:
        assert not sum(found.report.refused.values()), found.report.problems
        yield found.store


def sums(*claims: Row) -> dict[LossKey, Sum]:
    with store_of(*claims) as store:
        return {each.key: each for each in store.sums(Query())}


def only(*claims: Row) -> Sum:
    (found,) = sums(*claims).values()
    return found


SOLDIERS = LossKey("N", "S", "soldiers", "killed")
TWO_NIGHTS = (
    one("12", "first", exact=12),
    one("58", "first", exact=58, revises="12"),
    one("15", "first", exact=15, part_of="58"),
    one("19", "second", "N-ARMY", low="19", high="21"),
    one("24", "second", exact=24),
    one("many", "third", wording="a large number"),
    one("500", "war", exact=500),
    one("60", "third", exact=60, scope="period"),
    one("23", "first", "S", exact=23, stance="reports"),
    one("un", "first", "UN", exact=40, stance="counts"),
    one("w", "first", exact=30, measure="wounded"),
    one("p", "second", exact=99, category="persons"),
)


def test_a_sum_takes_each_incident_once_and_whole() -> None:
    found = sums(*TWO_NIGHTS)[SOLDIERS]
    assert (found.total.low, found.total.high) == (58 + 19, None)
    assert (found.incidents, found.parts, found.missing, found.left_out) == (3, 4, 1, 3)
    assert found.claims == ("58", "19", "24", "many")


def test_each_sum_stands_alone() -> None:
    found = sums(*TWO_NIGHTS)
    assert {str(key): each.total.low for key, each in found.items()} == {
        "N/S/soldiers/killed": 77,
        "S/S/soldiers/killed": 23,
        "N/S/soldiers/wounded": 30,
        "N/S/persons/killed": 99,
    }


def test_several_voices_make_a_sum_an_interval() -> None:
    found = only(one("a", "first", exact=15), one("b", "first", "N-ARMY", exact=7))
    assert (found.total.low, found.total.high) == (7, 15)
    assert (found.incidents, found.parts) == (1, 2)


def test_an_open_voice_makes_a_sum_a_least() -> None:
    found = only(one("a", "first", low="13", wording="more than 12"), one("b", "second", exact=4))
    assert (found.total.low, found.total.high, found.missing) == (17, None, 0)


def test_words_alone_are_a_sum_without_a_number() -> None:
    found = only(one("a", "first", wording="heavy losses"))
    assert not found.total.has_number
    assert (found.incidents, found.missing, found.claims) == (1, 1, ("a",))


def test_a_denial_is_left_out_and_a_dispute_makes_the_sum_a_least() -> None:
    five, denial = one("a", "first", "S", exact=5), one("b", "second", "S", stance="denies")
    found = only(five, denial)
    assert (found.total.low, found.total.high, found.missing) == (5, 5, 0)
    found = only(five, denial, one("c", "third", "S", stance="disputes"))
    assert (found.total.low, found.total.high, found.missing) == (5, None, 1)
    assert found.claims == ("a",)


def test_a_side_that_denies_and_disputes_lacks_no_number() -> None:
    both = [one(stance, "second", "S", stance=stance) for stance in ("denies", "disputes")]
    found = only(one("a", "first", "S", exact=5), *both)
    assert (found.total.low, found.total.high, found.missing, found.incidents) == (5, 5, 0, 1)


@pytest.mark.parametrize("stance", ["denies", "disputes", "declines", "no_comment"])
def test_nothing_but_refusals_is_no_sum(stance: str) -> None:
    assert sums(one("a", "first", "S", stance=stance)) == {}


def test_a_withdrawn_figure_is_no_sum() -> None:
    taken = one("b", "first", stance="withdraws", revises="a", stated="2025-10-13")
    assert sums(one("a", "first", exact=58), taken) == {}


def test_parts_and_periods_alone_are_no_sum() -> None:
    assert sums(one("a", "first", exact=5, scope="part"), one("b", "war", exact=9)) == {}


def test_a_sum_may_exceed_what_one_claim_may_say() -> None:
    found = only(*(one(name, name, exact=MAX_COUNT) for name in ("first", "second", "third")))
    assert found.total.high == 3 * MAX_COUNT


def test_third_parties_have_no_sums_and_a_zero_is_a_number() -> None:
    found = sums(
        one("a", "first", "UN", exact=40, stance="counts"),
        one("b", "first", "S", exact=0, stance="reports"),
    )
    assert [(str(key), each.total.low) for key, each in found.items()] == [
        ("S/S/soldiers/killed", 0)
    ]


def test_behind_a_sum_are_its_claims_then_those_it_leaves_out() -> None:
    with store_of(*TWO_NIGHTS) as store:
        found = store.behind(Query(), SOLDIERS)
        assert found is not None
        own = ("58", "15", "19", "24", "many", "60", "500")
        assert found.claims == (*own, "p")
        assert found.total == 8
        assert set(store.claims(found.claims).claims) == {*found.claims, "12"}
        assert store.behind(Query(claimants=("S",)), SOLDIERS) is None
        assert store.behind(Query(), LossKey("N", "S", "tanks", "lost")) is None


# The same at any size


@pytest.fixture(scope="module", params=[40, 1000, 3000])
def generated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Dataset]]:
    folder = tmp_path_factory.mktemp("generated")
    dataset, report = load(generate(folder / "data", request.param, seed=7))
    tables.write(dataset, report, folder / "store.duckdb", "rules")
    store = Store(Database(folder / "store.duckdb"))
    yield store, dataset
    store._database.close()


ASKED = (
    Query(),
    Query(claimants=("N-ARMY",)),
    Query(stances=("asserts",), kinds=("clash",)),
    Query(as_known_on=dt.datetime(2015, 1, 1, tzinfo=dt.UTC)),
)


def test_a_number_and_the_claims_behind_it_are_one(generated: tuple[Store, Dataset]) -> None:
    store, dataset = generated
    for query in ASKED if len(dataset.incidents) <= 1000 else ASKED[:1]:
        oracle = Oracle(dataset, store.names, query)
        expected = oracle.sums()
        by_key: defaultdict[Key, list[str]] = defaultdict(list)
        for claim_ in oracle.said:
            by_key[key_of(dataset, claim_)].append(claim_.id)
        assert len(expected) == len(store.sums(query)) > 0
        for each in store.sums(query):
            key = (each.key.side, each.key.subject, each.key.category, each.key.measure)
            behind = store.behind(query, each.key, None)
            assert behind is not None
            assert behind.sum == each
            own = behind.claims[: len(by_key[key])]
            assert sorted(own) == sorted(by_key[key])
            again = add(dataset, [dataset.claims[name] for name in own])[key]
            bounds = (each.total.low, each.total.high, each.incidents, each.parts, each.missing)
            assert again == expected[key]
            assert bounds == (again.low, again.high, again.incidents, again.parts, again.missing)


def test_the_claims_behind_a_number_are_bounded_and_counted(
    generated: tuple[Store, Dataset],
) -> None:
    store, _ = generated
    first = store.sums(Query())[0]
    behind, whole = store.behind(Query(), first.key), store.behind(Query(), first.key, None)
    assert behind is not None
    assert whole is not None
    assert behind.claims == whole.claims[:200]
    assert behind.total == len(whole.claims)
    assert behind.sum == whole.sum == first
