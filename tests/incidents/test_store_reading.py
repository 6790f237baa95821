"""Reading records back: a slice, one incident, claims by id; and what a query may ask for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from incidents.errors import QueryError, UnknownIncidentError
from incidents.ledger import standing
from incidents.model import Dataset
from incidents.query import Query
from incidents.store import Store
from tests.conftest import RETELLINGS, claim
from tests.folders import opened

DAY = dt.date


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_the_store_reads_back_what_was_loaded(tiny_store: Store, tiny: Dataset) -> None:
    totals = tiny_store.totals(Query())
    assert (totals.incidents, totals.claims, totals.revised, totals.unplaced) == (5, 13, 1, 2)
    assert tiny_store.manifest == tiny.manifest
    assert tiny_store.parties == tiny.parties
    assert tiny_store.digest == tiny.digest
    assert tiny_store.span == (DAY(2025, 10, 1), DAY(2025, 12, 31))
    whole = tiny_store.slice(Query(), limit=None)
    same = replace(tiny, incidents=whole.incidents, setting=whole.setting, ground=whole.ground)
    assert whole == same
    assert list(whole.claims) == list(tiny.claims)
    assert list(whole.incidents) == ["war", "bridge", "strike", "quiet", "truce"]


def test_searches_and_changes_are_read_back() -> None:
    log = {"incident": "bridge", "side": "S", "day": "2026-01-01", "by": "me", "where": "the wire",
           "languages": "en;fa", "found": "s1"}  # fmt: skip
    edit = {"id": "e1", "when": "2026-01-02", "file": "claims.csv", "row": "n2", "why": "a slip"}
    with opened({"searches": [log], "changes": [edit]}) as found:
        assert found.store.frame.changes == found.dataset.changes
        (one,) = found.store.slice(Query()).searches
        assert (one.found, one.languages) == (("s1",), ("en", "fa"))
        assert found.store.incident("strike").searches == ()


def test_a_dataset_without_incidents_opens_on_its_headline() -> None:
    with opened({"incidents": [], "claims": [], "retellings": []}) as found:
        window = found.dataset.manifest.headline
        assert found.store.span == (window.start, window.end)
        assert found.store.totals(Query()).incidents == 0
        assert found.store.marks(Query()) == found.store.days(Query()) == ()


def test_a_clock_never_shows_what_came_later(tiny_store: Store) -> None:
    early = Query(as_known_on=at("2025-10-12T05:00Z"))
    assert set(tiny_store.slice(early).claims) == {"n1"}
    totals = tiny_store.totals(early)
    assert (totals.claims, totals.later, totals.undated, totals.revised) == (1, 12, 1, 0)
    noon = tiny_store.slice(Query(as_known_on=at("2025-10-12T12:00Z")))
    assert set(noon.claims) == {"n1", "n2"}
    assert [one.id for one in standing(noon, at("2025-10-12T12:00Z"))] == ["n2"]


def test_an_undated_revision_replaces_only_now() -> None:
    rows = [
        claim("a", "bridge", "N", low="1", high="1", stated="2025-10-12"),
        claim("b", "bridge", "N", low="2", high="2", stated="", revises="a"),
        claim("c", "bridge", "N", low="3", high="3", stated="2025-10-14", revises="b"),
    ]
    with opened({"claims": rows, "retellings": []}) as found:
        for text, key in (("2025-10-13T12:00Z", "a"), ("2025-10-15T12:00Z", "c"), ("", "c")):
            instant = at(text) if text else None
            seen = found.store.slice(Query(as_known_on=instant))
            assert [one.id for one in standing(seen, instant)] == [key]
            assert [one.id for one in standing(found.dataset, instant)] == [key]
            assert found.store.totals(Query(as_known_on=instant)).claims == 1


def test_a_claim_is_replaced_from_the_first_revision_on() -> None:
    rows = [
        claim("a", "bridge", "N", low="1", high="1", stated="2025-10-12"),
        claim("b", "bridge", "N", low="2", high="2", stated="2025-10-13", revises="a"),
        claim("c", "bridge", "N", low="3", high="3", stated="2025-10-15", revises="a"),
    ]
    with opened({"claims": rows, "retellings": []}) as found:
        seen = found.store.totals(Query(as_known_on=at("2025-10-14T12:00Z")))
        assert (seen.claims, seen.revised, seen.later) == (1, 1, 1)


def test_a_slice_takes_the_incidents_with_most_claims_in_order_of_time(tiny_store: Store) -> None:
    seen = tiny_store.slice(Query(), limit=2)
    assert list(seen.incidents) == ["bridge", "strike"]
    assert seen.claims["n2"].revises == ("n1",)
    assert "n1" in seen.claims
    assert set(seen.retellings) == {"r1"}
    assert set(seen.sources) == {"s1"}
    assert set(seen.places) == {"Spin Boldak", "Chaman", "Khost Province"}


def test_a_slice_of_no_incidents_holds_none(tiny_store: Store) -> None:
    assert tiny_store.slice(Query(), incidents=()) == replace(tiny_store.frame, places={})


def test_a_slice_of_some_incidents_holds_these(tiny_store: Store) -> None:
    assert set(tiny_store.slice(Query(), incidents=("truce", "quiet")).incidents) == {
        "truce",
        "quiet",
    }
    with pytest.raises(UnknownIncidentError):
        tiny_store.slice(Query(), incidents=("truce", "nothing"))


def test_one_incident(tiny_store: Store) -> None:
    assert set(tiny_store.incident("strike").claims) == {"n4", "s3", "s4", "s5", "n6"}
    before = tiny_store.incident("strike", as_known_on=at("2025-01-01T00:00Z"))
    assert (set(before.incidents), before.claims, before.sources) == ({"strike"}, {}, {})
    assert set(before.places) == {"Khost Province"}


def test_an_unknown_incident_is_answered_with_the_closest(tiny_store: Store) -> None:
    with pytest.raises(UnknownIncidentError, match="closest are bridge") as caught:
        tiny_store.incident("bridges")
    assert caught.value.closest[0] == "bridge"
    with pytest.raises(UnknownIncidentError) as caught:
        tiny_store.incident("bri\n\u202edge" * 90)
    assert str(caught.value).isprintable()


def test_claims_by_id_bring_what_they_replaced_and_nothing_of_others() -> None:
    told = [*RETELLINGS, {**RETELLINGS[0], "id": "r2", "claim": "s1"}]
    with opened({"retellings": told}) as found:
        seen = found.store.claims(["n2", "n5", "gone"])
        assert set(seen.claims) == {"n1", "n2", "n5"}
        assert set(seen.incidents) == {"bridge", "truce"}
        assert set(seen.sources) == {"s1", "s2"}
        assert set(seen.retellings) == {"r1"}
        assert found.store.claims([]).claims == {}


def test_lists_are_pages(tiny_store: Store) -> None:
    pages = [tiny_store.incidents(Query(), limit=2, offset=n) for n in (0, 2, 4, 6)]
    ids = [one.id for page in pages for one in page]
    assert ids == ["war", "bridge", "strike", "quiet", "truce"]
    assert [one.id for one in tiny_store.unplaced(Query())] == ["war", "truce"]
    assert len(tiny_store.incidents(Query(), limit=10_000)) == 5


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        (Query(claimants=("S",), start=DAY(2025, 10, 19), end=DAY(2025, 10, 19)), {"s6", "s7"}),
        (Query(subjects=("REBELS",)), {"s2"}),
        (Query(text="nandu"), {"s2"}),
        (Query(text="brucke", stances=("reports",)), {"n3", "s1"}),
        (Query(text="REVUE"), {"n5"}),
        (Query(place="Kandahar Province", claimants=("UN",)), {"u1"}),
        (Query(kinds=("totals",)), {"s7"}),
        (Query(within=("truce",)), {"n5", "s6"}),
        (Query(text="'; DROP TABLE claims; --"), set()),
        (Query(text="An  ASIDE!"), {"s6"}),
        (Query(text="a%e"), set()),
    ],
)
def test_filters(tiny_store: Store, query: Query, claims: set[str]) -> None:
    assert {one.id for one in standing(tiny_store.slice(query))} == claims


@pytest.mark.parametrize("query", [Query(claimants=("NOBODY",)), Query(place="Atlantis")])
def test_a_query_that_means_nothing_here_raises(tiny_store: Store, query: Query) -> None:
    with pytest.raises(QueryError):
        tiny_store.totals(query)


def test_days_end_where_the_dataset_says(tiny_store: Store) -> None:
    assert tiny_store.zone == tiny_store.names.zone == dt.UTC
