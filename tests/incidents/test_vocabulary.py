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
    Term,
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
    own = CORE.extended(
        {
            "categories": (Term("boats", "ships", "boat", "boats"),),
            "measures": (
                Term("sunk", "destroyed", "sunk", "sunk"),
                Term("holed", "sunk", "holed", "holed"),
                Term("towed", "count", "towed", "towed"),
                Term("blocked", "who", "who blocked it", "who blocked it"),
            ),
            "kinds": (
                Term("raid", "", "raid", "raids"),
                Term("tally", "totals", "tally", "tallies"),
            ),
        }
    )
    assert own.contains("materiel", "boats")
    assert own.counts("sunk")
    assert own.asks_who("blocked")
    assert not own.counts("sank")
    assert own.statuses("holed") == ["holed", "sunk", "destroyed"]
    assert own.same_things("holed", "lost")
    assert not own.same_things("towed", "lost")
    assert own.is_kind("tally", "totals")
    assert own.kinds_of("raid") == {"raid"}


@given(MEASURES, MEASURES)
def test_a_kind_of_a_measure_is_of_what_that_may_be_of(one: str, two: str) -> None:
    words = CORE.extended({"measures": (Term("own", one, "own", "own"),)})
    assert words.answered_by("own") == words.answered_by(one)
    assert (
        words.same_things("own", two) == words.same_things(two, "own") == CORE.same_things(one, two)
    )
