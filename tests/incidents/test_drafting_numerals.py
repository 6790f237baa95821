from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.drafting.numerals import numerals, value
from incidents.drafting.units import not_counts


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("58 soldiers", 58, 58),
        ("at least eight", 8, None),
        ("no fewer than forty men", 40, None),
        ("more than 200", 201, None),
        ("over 1,200 people", 1201, None),
        ("upwards of 30", 31, None),
        ("fewer than 10", None, 9),
        ("up to 20", None, 20),
        ("as many as sixty", None, 60),
        ("about 1.6 million", 1_600_000, 1_600_000),
        ("between 17 and 22", 17, 22),
        ("15 to 20", 15, 20),
        ("two or three", 2, 3),
        ("35 or more", 35, None),
        ("half a dozen", 6, 6),
        ("a pair of tanks", 2, 2),
        ("twenty-one", 21, 21),
        ("a hundred and four", 104, 104),
        ("not one of them", 0, 0),
        ("no soldiers", 0, 0),
        ("dozens of them", None, None),
        ("several", None, None),
    ],
)
def test_a_number_is_the_interval_that_its_words_mean(words, low, high) -> None:
    one = numerals(words)[0]
    assert (one.low, one.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("about 20 km from the frontier", "distance"),
        ("within 24 hours", "time"),
        ("on 16 February", "date"),
        ("on February 16", "date"),
        ("in 1999 the war", "year"),
        ("Marta Rojas, 54, said", "age"),
        ("a man of 25 was there", "age"),
        ("16 per cent of them", "share"),
        ("50 million dollars", "money"),
        ("1,200 head of cattle", "animals"),
        ("at kilometre 27", "label"),
    ],
)
def test_a_number_that_counts_no_loss_is_told_apart(words, why) -> None:
    assert why in {not_counts(words, one) for one in numerals(words)}


@pytest.mark.parametrize(
    "words", ["the M23", "Su-25 jets", "an eight-year-old", "the 1990s", "3rd"]
)
def test_a_name_with_a_digit_is_no_number(words) -> None:
    assert [one for one in numerals(words) if one.kind != "article"] == []


@given(st.integers(min_value=0, max_value=2_000_000_000))
def test_digits_are_read_as_they_are_written(number: int) -> None:
    assert value(f"{number:,}") == number
    assert value(str(number)) == number


@given(st.text(max_size=200))
def test_numbers_never_lie_inside_each_other(words: str) -> None:
    found = numerals(words)
    for one, two in itertools.pairwise(found):
        assert one.end <= two.start
    assert all(words[one.start : one.end].strip() == one.wording for one in found)
