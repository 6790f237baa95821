"""Finding: what is suggested while typing, in any spelling, and which claims match a view."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import brief
from incidents.brief.finding import cut
from incidents.query import Query, View
from incidents.store import Store
from tests.border import claim, dataset
from tests.briefs import store_of


@pytest.fixture(scope="module")
def shipped() -> Store:
    return Store.open()


def found(store: Store, text: str, **asked: Any) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in brief.suggestions(store, Query(**asked), text)]


def one(store: Store, text: str, kind: str) -> brief.Suggestion:
    return next(each for each in brief.suggestions(store, Query(), text) if each.kind == kind)


@pytest.mark.parametrize("typed", ["spin b", "SPIN BOLDAK", "سپین", "سپين"])
def test_a_place_is_found_in_any_spelling_and_script(shipped: Store, typed: str) -> None:
    assert ("place", "Spin Boldak") in found(shipped, typed)


def test_the_spelling_that_was_meant_stands_beside_the_name(shipped: Store) -> None:
    assert one(shipped, "سپین", "place").detail == "سپین بولدک"
    assert one(shipped, "سپین", "place").label == (("Spin Boldak", False),)


def test_incidents_parties_speakers_and_words_are_told_apart(shipped: Store) -> None:
    assert ("incident", "2025-10-15-spin-boldak") in found(shipped, "spin b")
    assert ("party", "UNAMA") in found(shipped, "unama")
    assert "speaker" in dict(found(shipped, "Muttaqi"))
    assert ("claim", "c080") in found(shipped, "military objectives")


def test_what_lies_outside_the_days_says_so(tiny_store: Store) -> None:
    later = brief.suggestions(tiny_store, Query(start=dt.date(2030, 1, 1)), "bridge")
    (told,) = (each for each in later if each.kind == "incident")
    assert told.detail.endswith("outside these dates")
    (now,) = (e for e in brief.suggestions(tiny_store, Query(), "bridge") if e.kind == "incident")
    assert now.detail.endswith("6 claims")


@pytest.mark.parametrize("typed", ["", "s", "?!", "%", "nothing holds this", "' OR 1=1 --"])
def test_little_or_nothing_suggests_nothing(shipped: Store, typed: str) -> None:
    assert found(shipped, typed) == []


def test_never_more_than_a_few_of_each(shipped: Store) -> None:
    kinds = [kind for kind, _value in found(shipped, "an")]
    assert max(map(kinds.count, kinds)) <= 3


@given(st.text(max_size=40), st.text(max_size=6))
def test_cutting_loses_nothing(text: str, wanted: str) -> None:
    assert "".join(piece for piece, _found in cut(text, wanted)) == text


def matching(store: Store, **asked: Any) -> brief.Matches | None:
    return brief.matches(brief.Sight(View(query=Query(**asked)), store))


def test_a_view_without_search_or_speaker_lists_no_claims(shipped: Store) -> None:
    assert matching(shipped) is None


def test_the_claims_of_a_speaker_are_listed(shipped: Store) -> None:
    listed = matching(shipped, text="Muttaqi")
    assert listed is not None
    assert listed.heading.startswith("Claims with “Muttaqi”: ")
    assert all("Muttaqi" in f"{one.speaker} {one.notes}" for one in listed.cards)
    assert matching(shipped, claimants=("UNAMA",)) is not None


def test_a_party_is_found_by_its_name() -> None:
    store = store_of(
        dataset(claim("1", "N-MOD", "S soldiers killed", 5), claim("2", "S", "N began"))
    )
    listed = matching(store, text="northern ministry")
    assert listed is not None
    assert [one.id for one in listed.cards] == ["1"]


def test_words_of_a_title_alone_list_no_claim() -> None:
    store = store_of(dataset(claim("1", "N", "S soldiers killed", 5)))
    assert matching(store, text="title of clash") is None


def test_what_was_replaced_is_not_listed() -> None:
    store = store_of(
        dataset(
            claim("1", "N", "S soldiers killed", 5, on="2025-10-11"),
            claim("2", "N", "S soldiers killed", 9, revises=("1",)),
        )
    )
    listed = matching(store, claimants=("N",))
    assert listed is not None
    assert [(one.id, one.replaces) for one in listed.cards] == [("2", ("1",))]
