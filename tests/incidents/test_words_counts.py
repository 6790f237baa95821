"""Numbers in words: a count is said in one function, as a figure or in a sentence."""

from __future__ import annotations

import pytest

from incidents.ledger import compare
from incidents.ledger.accounts import hull, voices_of
from incidents.ledger.records import Account, Voice
from incidents.quantities import CountRange
from incidents.words import counts
from tests.border import claim, count, dataset

UP_TO = CountRange(low=0, high=20, wording="up to 20")
ESTIMATED = CountRange(low=201, wording="more than 200, by intelligence estimates")


@pytest.mark.parametrize(
    ("given", "figure", "spoken"),
    [
        (58, "58", "58"),
        (0, "0", "0"),
        (1514, "1,514", "1,514"),
        ((15, 20), "15–20", "15–20"),
        ("at least 30", "30+", "at least 30"),
        ("more than 200", ">200", "more than 200"),
        (UP_TO, "≤20", "up to 20"),
        (CountRange(low=70, high=70, wording="nearly 70"), "≈70", "nearly 70"),
        (CountRange(low=15, high=20, wording="around 15 to 20"), "≈15–20", "around 15–20"),
        (CountRange(low=3, high=3, wording="three, reportedly"), "3", "3 (reportedly)"),
        (ESTIMATED, ">200", "more than 200 (by intelligence estimates)"),
        (
            CountRange(wording="about half, reportedly"),
            "about half, reportedly",
            "“about half, reportedly”",
        ),
        ((0, 20), "0–20", "0–20"),
        ("a large number", "a large number", "“a large number”"),
        (None, "", "no number"),
    ],
)
def test_a_count_is_a_figure_or_part_of_a_sentence(given, figure: str, spoken: str) -> None:
    one = given if isinstance(given, CountRange) else count(given)
    assert counts.figure(one) == figure
    assert counts.spoken(one) == spoken


@pytest.mark.parametrize(
    "wording", ["over 200", "above 200", "in excess of 200", "well over 200", "upwards of 200"]
)
def test_every_way_to_say_more_than_is_one_sign(wording: str) -> None:
    assert counts.figure(CountRange(low=201, wording=wording)) == ">200"
    assert counts.figure(CountRange(low=200, wording="200 or more")) == "200+"


def test_words_of_others_are_one_line() -> None:
    assert counts.figure(CountRange(wording="heavy\nlosses")) == "heavy losses"
    assert counts.quoted("a\tb\u202e") == "“a b”"


def account(*figures: object) -> Account:
    claims = [claim(f"c{n}", "N", "S soldiers killed", one) for n, one in enumerate(figures)]
    voices = voices_of(claims)
    state = voices[0].state
    held = hull([one.count for one in voices if one.state == state])
    return Account("N", state, tuple(one.id for one in claims), held, voices)


def test_every_voice_of_an_account_is_shown() -> None:
    assert counts.account_figure(account(58)) == "58"
    assert counts.account_figure(account(17, 8, 10)) == "8, 10 or 17"
    assert counts.account_figure(account("more than 12", 15)) == ">12 or 15"
    assert counts.account_figure(account(58, "heavy losses")) == "58"
    assert counts.account_figure(account(1, 2, 3, 4, 5)) == "1–5 (5 figures)"


def test_voices_in_a_sentence_hold_words_too() -> None:
    assert counts.voices(account(58, "heavy losses")) == "58 or “heavy losses”"
    assert counts.voices(account("more than 12", 15)) == "more than 12 or 15"
    assert counts.voices(account("dozens", None)) == "“dozens”"
    assert counts.voices(account(None)) == "no number"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (58, 23, "×2.5 apart"),
        (30, 29, "1 apart"),
        (7, 0, "7 apart"),
        (1200, 10, "×120 apart"),
        ("at least 30", 29, "at least 1 apart"),
        ("at least 100", 29, "at least ×3.4 apart"),
        ("more than 101", 7, "more than ×14.4 apart"),
        ("more than 200", 200, "at least 1 apart"),
    ],
)
def test_a_distance_in_a_few_words(first, second, said: str) -> None:
    claims = (
        claim("a", "N", "S soldiers killed", first),
        claim("b", "S", "S soldiers killed", second),
    )
    (row,) = compare(dataset(*claims))
    assert counts.gap(row) == said


def test_a_least_ratio_is_rounded_down_and_another_to_the_nearest() -> None:
    assert counts.times(14.499, least=True) == "14.4"
    assert counts.times(2.56) == "2.6"
    assert counts.times(2.0) == "2"
    assert counts.times(100.9) == "100"


@pytest.mark.parametrize(
    ("say", "one", "two"),
    [
        (counts.claims, "1 claim", "2 claims"),
        (counts.incidents, "1 incident", "2 incidents"),
        (counts.losses, "1 loss", "2 losses"),
        (counts.questions, "1 statement without a count", "2 statements without a count"),
        (counts.publications, "1 publication", "2 publications"),
        (counts.more, "1 more", "2 more"),
    ],
)
def test_nouns_agree_with_their_number(say, one: str, two: str) -> None:
    assert (say(1), say(2)) == (one, two)


def test_a_bound_says_how_many_of_how_many() -> None:
    assert counts.of(200, 1000) == "200 of 1,000"


def test_distinct_texts_keep_their_order_and_drop_empty_ones() -> None:
    assert counts.distinct(["b", "", "a", "b"]) == ("b", "a")


def test_quotation_marks_inside_a_quotation_are_single_ones() -> None:
    assert counts.quoted("by “inspectors”") == "“by ‘inspectors’”"
    assert counts.quoted('taken "very, very" so') == "“taken ‘very, very’ so”"
    assert counts.quoted('"all" (or "none")') == "“‘all’ (or ‘none’)”"


def test_what_makes_a_figure_uncertain_stays_with_it() -> None:
    assert counts.hedged(CountRange(low=25, high=30, wording="25 to 30, suspected")) == (
        "25–30 (suspected)"
    )
    assert counts.hedged(CountRange(low=25, high=30, wording="25 to 30")) == "25–30"
    sure, unsure = CountRange(low=7, high=7), CountRange(low=3, high=3, wording="3, allegedly")
    voices = tuple(Voice("figure", one, ("c1",)) for one in (unsure, sure))
    assert counts.doubt(Account("N", "figure", voices=voices[:1])) == "allegedly"
    assert not counts.doubt(Account("N", "figure", voices=voices))
