"""The controlled words: trees without holes, and which of them can be of the same things."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.vocabulary import (
    CORE,
    REFUSING_STANCES,
    REPLACED_STANCES,
    SAME_THINGS,
    STANCES,
    Vocabulary,
)

CATEGORIES = st.sampled_from(sorted(CORE.categories))
MEASURES = st.sampled_from(sorted(CORE.measures))


def test_every_word_is_an_id_and_every_parent_a_word() -> None:
    words = (*CORE.categories, *CORE.measures, *CORE.kinds, *STANCES)
    assert all(word.isidentifier() and word == word.lower() for word in words)
    assert {parent for parent in CORE.categories.values() if parent} <= set(CORE.categories)
    assert len(set(CORE.kinds)) == len(CORE.kinds)
    assert set().union(*SAME_THINGS) <= set(CORE.measures)


def test_replaced_words_are_known_no_more_and_lead_to_known_ones() -> None:
    assert not set(REPLACED_STANCES) & set(STANCES)
    assert set(REPLACED_STANCES.values()) | set(REFUSING_STANCES) <= set(STANCES)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("persons", "soldiers"), ("combatants", "militants"), ("civilians", "children"),
        ("materiel", "posts"), ("aircraft", "helicopters"), ("buildings", "hospitals"),
    ],
)  # fmt: skip
def test_a_wide_category_holds_a_narrow_one(wide: str, narrow: str) -> None:
    assert CORE.contains(wide, narrow)
    assert not CORE.contains(narrow, wide)
    assert CORE.is_of(wide, narrow)
    assert not CORE.is_of(wide, None)


@pytest.mark.parametrize(
    ("one", "two", "related"),
    [
        ("soldiers", "fighters", True),
        ("soldiers", "persons", True),
        ("women", "children", True),
        ("soldiers", "civilians", False),
        ("posts", "tanks", False),
        ("posts", "soldiers", False),
        ("posts", "posts", True),
    ],
)
def test_what_may_be_the_same_people_or_things(one: str, two: str, related: bool) -> None:
    assert CORE.related(one, two) is CORE.related(two, one) is related


@given(CATEGORIES, CATEGORIES)
def test_the_tree_is_one(one: str, two: str) -> None:
    shared = CORE.common(one, two)
    assert shared == CORE.common(two, one)
    assert CORE.steps(one, two) == CORE.steps(two, one)
    assert (CORE.steps(one, two) == 0) == (one == two or shared is None)
    if shared:
        assert CORE.contains(shared, one)
        assert CORE.contains(shared, two)


@given(MEASURES, MEASURES)
def test_statuses_of_the_same_things_are_counted(one: str, two: str) -> None:
    assert CORE.same_things(one, two) == CORE.same_things(two, one)
    if one != two and CORE.same_things(one, two):
        assert CORE.counts(one)
        assert CORE.counts(two)
    assert not (CORE.counts(one) and CORE.asks_who(one))


def test_killed_is_never_captured_nor_destroyed() -> None:
    for one, two in product(("killed", "wounded"), ("captured", "destroyed", "displaced")):
        assert not CORE.same_things(one, two)
    assert not CORE.same_things("captured", "destroyed")


def test_a_dataset_may_bring_words_of_its_own() -> None:
    own = Vocabulary(
        {**CORE.categories, "boats": "ships"}, {**CORE.measures, "sunk": "count"}, ("raid",)
    )
    assert own.contains("materiel", "boats")
    assert own.counts("sunk")
    assert not own.counts("sank")
