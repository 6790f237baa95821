"""Accounts: a figure, words, a denial, a withdrawal and silence are told apart, and compared."""

from __future__ import annotations

import pytest

from incidents.ledger import Comparison, compare
from incidents.ledger.accounts import Finding, compare_figures, hull, voices_of
from incidents.ledger.records import Account, Voice
from incidents.quantities import CountRange
from tests.border import claim, count, dataset

KILLED = "S soldiers killed"


def account(side: str, *figures: object) -> Account:
    counts = [count(figure) for figure in figures]
    voices = tuple(Voice("figure", one, (f"{side}{n}",)) for n, one in enumerate(counts))
    return Account(side=side, state="figure", count=hull(counts), voices=voices)


def only(*claims) -> Comparison:
    (row,) = compare(dataset(*claims))
    return row


def said(row: Comparison) -> tuple[str, str]:
    first, second = row.accounts
    return (first.state, second.state)


# Figures against figures


@pytest.mark.parametrize(
    ("first", "second", "verdict", "gap", "ratio"),
    [
        (58, 23, "differ", (35, 35), 58 / 23),
        (0, 0, "agree", None, None),
        ((15, 20), (15, 20), "agree", None, None),
        ("at least 30", "at least 30", "agree", None, None),
        ((15, 20), (18, 30), "compatible", None, None),
        ((15, 20), 20, "compatible", None, None),
        ("at least 1", 200, "compatible", None, None),
        ("at least 30", "at least 900", "compatible", None, None),
        ((0, 20), 12, "compatible", None, None),
        (0, 7, "differ", (7, 7), None),
        ("at least 30", 29, "differ", (1, None), 30 / 29),
        ((30, 40), (10, 20), "differ", (10, 10), 1.5),
        # A ratio of an open figure is worked from the number that was said, its gap from the least.
        ("more than 50", 2, "differ", (49, None), 25),
        ("more than 200", 200, "differ", (1, None), 1),
        ("more than 200", 9, "differ", (192, None), 200 / 9),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_figures_agree_fit_or_differ(first, second, verdict, gap, ratio, turned) -> None:
    pair = (account("N", first), account("S", second))
    found = compare_figures(*(reversed(pair) if turned else pair))
    assert found.verdict == verdict
    assert (found.gap and (found.gap.low, found.gap.high)) == gap
    assert found.ratio == (pytest.approx(ratio) if ratio else None)


def test_the_nearest_ends_of_several_voices_are_compared() -> None:
    found = compare_figures(account("N", 58, 100), account("S", 23))
    assert found == Finding("differ", count((35, 35)), 58 / 23)


def test_voices_that_span_the_other_figure_fit_it_and_do_not_agree() -> None:
    assert compare_figures(account("N", 0, 7), account("S", 5)).verdict == "compatible"
    assert compare_figures(account("N", 0, 7), account("S", (0, 7))).verdict == "compatible"


def test_a_hull_holds_every_voice() -> None:
    assert hull([count(15), count((3, 8))]) == CountRange(low=3, high=15)
    assert hull([count(2), count("at least 9")]) == CountRange(low=2)
    assert hull([count("more than 12"), count("more than 12")]).is_more_than
    assert hull([]) == CountRange()


def test_a_figure_keeps_how_it_was_said() -> None:
    assert hull([count("more than 200")]).said == 200
    assert hull([CountRange(low=0, high=20, wording="up to 20")]).is_up_to


# Voices


def test_voices_come_figures_first_then_words_then_refusals() -> None:
    claims = [
        claim("no", "S", KILLED, stance="denies"),
        claim("many", "S", KILLED, "heavy losses"),
        claim("b", "S", KILLED, 30),
        claim("a", "S-ARMY", KILLED, 23),
    ]
    assert [one.claims for one in voices_of(claims)] == [("a",), ("b",), ("many",), ("no",)]


def test_the_same_figure_of_two_parties_is_one_voice() -> None:
    row = only(claim("a", "N-MOD", KILLED, 58), claim("b", "N", KILLED, 58))
    assert [voice.claims for voice in row.accounts[0].voices] == [("a", "b")]
    assert row.accounts[0].count == count(58)


def test_the_same_words_are_one_voice_and_other_words_another() -> None:
    claims = [claim(n, "N", KILLED, w) for n, w in (("a", "many"), ("b", "many"), ("c", "dozens"))]
    assert [one.claims for one in voices_of(claims)] == [("c",), ("a", "b")]


# What an account amounts to, and every pair of them


PAIRS = [
    (5, 5, ("figure", "figure"), "agree"),
    (5, "denies", ("figure", "denies"), "denied"),
    (5, "disputes", ("figure", "disputes"), "disputed"),
    (5, "declines", ("figure", "declines"), "declined"),
    (5, "withdraws", ("figure", "withdrew"), "one_sided"),
    (5, "no_comment", ("figure", "not_commented"), "one_sided"),
    (5, None, ("figure", "silent"), "one_sided"),
    (5, "few", ("figure", "words"), "no_number"),
    ("many", "few", ("words", "words"), "no_number"),
    ("many", "denies", ("words", "denies"), "denied"),
    ("many", None, ("words", "silent"), "one_sided"),
    ("denies", "denies", ("denies", "denies"), "agree"),
    ("denies", 0, ("denies", "figure"), "agree"),
    ("denies", "disputes", ("denies", "disputes"), "disputed"),
    ("disputes", "disputes", ("disputes", "disputes"), "disputed"),
    ("denies", "declines", ("denies", "declines"), "declined"),
    ("declines", "declines", ("declines", "declines"), "declined"),
    ("denies", None, ("denies", "silent"), "one_sided"),
    ("withdraws", None, ("withdrew", "silent"), "one_sided"),
    ("no_comment", "no_comment", ("not_commented", "not_commented"), "silent"),
]
STANCES = {"denies", "disputes", "declines", "withdraws", "no_comment"}


@pytest.mark.parametrize(("one", "two", "states", "verdict"), PAIRS)
@pytest.mark.parametrize("turned", [False, True])
def test_every_pair_of_answers_has_its_verdict(one, two, states, verdict, turned) -> None:
    answers = zip(("S", "N") if turned else ("N", "S"), (one, two), strict=True)
    claims = [
        claim(side, side, KILLED, stance=answer)
        if answer in STANCES
        else claim(side, side, KILLED, answer)
        for side, answer in answers
        if answer is not None
    ]
    row = only(*claims)
    assert said(row) == (states[::-1] if turned else states)
    assert row.verdict == verdict


def test_zero_is_a_figure() -> None:
    row = only(claim("a", "N", KILLED, 7), claim("b", "S", KILLED, 0))
    assert (row.verdict, row.gap, row.ratio) == ("differ", count((7, 7)), None)


def test_a_range_from_zero_and_a_denial_do_not_say_the_same() -> None:
    row = only(claim("a", "S", KILLED, (0, 3)), claim("b", "N", KILLED, stance="denies"))
    assert row.verdict == "denied"


@pytest.mark.parametrize("stance", ["denies", "disputes"])
def test_a_number_beside_a_refusal_is_the_others_number(stance: str) -> None:
    row = only(claim("a", "N", KILLED, 58), claim("b", "S", KILLED, 58, stance=stance))
    assert row.accounts[1].state == stance
    assert not row.accounts[1].figures


def test_words_are_no_number_and_no_silence() -> None:
    row = only(claim("a", "N", KILLED, "a large number"), claim("b", "S", KILLED, 23))
    assert (row.accounts[0].state, row.verdict) == ("words", "no_number")
    assert row.accounts[0].count.wording == "a large number"


def test_a_figure_stands_beside_a_refusal_of_the_same_side() -> None:
    row = only(
        claim("58", "N", KILLED, 58),
        claim("23", "S-ARMY", KILLED, 23),
        claim("far", "S-OFFICIALS", KILLED, stance="disputes"),
    )
    account_ = row.accounts[1]
    assert (row.verdict, account_.state) == ("differ", "figure")
    assert (account_.claims, account_.speaking) == (("23", "far"), ("23",))


def test_an_outlets_note_is_no_claim_of_the_side() -> None:
    row = only(
        claim("8", "N", "N civilians killed", 8),
        claim("note", "S", "N civilians killed", stance="no_comment"),
    )
    assert (row.accounts[1].claims, row.accounts[1].noted) == ((), ("note",))


def test_a_note_beside_what_the_side_says_itself_changes_nothing_but_the_note() -> None:
    row = only(claim("a", "S", KILLED, 23), claim("note", "S", KILLED, stance="no_comment"))
    assert row.accounts[1].state == "figure"
    assert (row.accounts[1].claims, row.accounts[1].noted) == (("a",), ("note",))
