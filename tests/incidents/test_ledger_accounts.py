"""Accounts: silence, denial, words and zero are four things; open ends stay open."""

import pytest

from incidents.ledger import compare, sentences
from incidents.ledger.accounts import hull, measure_gap, voices_of
from incidents.model import CountRange
from tests.build import claim, count, dataset, incident


@pytest.mark.parametrize(
    ("first", "second", "verdict", "gap", "ratio"),
    [
        (58, 23, "differ", (35, 35), 58 / 23),
        ((15, 20), (18, 30), "agree", None, None),
        ((15, 20), 20, "agree", None, None),
        (0, 0, "agree", None, None),
        (0, 7, "differ", (7, 7), None),
        ("more than 200", 9, "differ", (192, None), 201 / 9),
        ("more than 200", 25, "differ", (176, None), 201 / 25),
        ("at least 30", 29, "differ", (1, None), 30 / 29),
        ("at least 30", 58, "agree", None, None),
        ("at least 30", "at least 900", "agree", None, None),
        ((30, 40), (10, 20), "differ", (10, 10), 1.5),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_gap_and_ratio(first, second, verdict, gap, ratio, turned) -> None:
    pair = (count(second), count(first)) if turned else (count(first), count(second))
    found = measure_gap(*pair)
    assert found.verdict == verdict
    assert (found.gap and (found.gap.low, found.gap.high)) == gap
    assert found.ratio == (pytest.approx(ratio) if ratio else None)


def test_hull_holds_every_voice() -> None:
    assert hull(voices_of([count(15), count((3, 8)), count(15)])) == count((3, 15))
    assert hull(voices_of([count("more than 12"), count(15)])).label == "12+"
    assert hull(voices_of([count(2), count("at least 9")])) == CountRange(low=2)
    assert hull([]) == CountRange()


def pair(stance_or_figure: object, other: object) -> tuple[str, str]:
    claims = []
    for claimant, said in (("AF", stance_or_figure), ("PK", other)):
        if said is None:
            continue
        stance = {"stance": said} if said in {"denies", "disputes", "declines"} else {}
        figure = None if stance else said
        claims.append(claim(claimant, claimant, "PK soldiers killed", figure, **stance))
    (row,) = compare(dataset(*claims))
    return row.verdict, row.reason


REFUSAL = "and gives no figure."
MANY, FEW = "Afghanistan says “many”, without a figure", "Pakistan says “few”, without a figure"
PAIRS = [
    (5, "denies", "denied", f"Afghanistan claims 5; Pakistan denies it {REFUSAL}"),
    (5, "disputes", "disputed", f"Afghanistan claims 5; Pakistan disputes it {REFUSAL}"),
    (5, "declines", "declined", "Afghanistan claims 5; Pakistan declined to comment."),
    ("many", "denies", "denied", f"{MANY}; Pakistan denies it {REFUSAL}"),
    (5, "few", "no_number", f"Afghanistan claims 5; {FEW}."),
    ("many", "few", "no_number", f"{MANY}; {FEW}."),
    ("denies", "denies", "agree", "Both sides deny it."),
    ("disputes", "disputes", "disputed", "Both dispute it."),
    ("declines", "declines", "declined", "Both declined to comment."),
    ("denies", "declines", "declined", "Afghanistan denies it; Pakistan declined to comment."),
    (5, 5, "agree", "Both sides give the same figure."),
    ((1, 5), 5, "agree", "The two ranges overlap."),
    (0, 0, "agree", "Both sides give the same figure."),
]


@pytest.mark.parametrize(("one", "two", "verdict", "reason"), PAIRS)
def test_every_pair_of_states_has_its_verdict(one, two, verdict, reason) -> None:
    assert pair(one, two) == (verdict, reason)


def test_silence_carries_the_date_it_was_last_looked_for() -> None:
    verdict, reason = pair(5, None)
    assert verdict == "one_sided"
    assert (
        reason
        == "No statement by Pakistan on this was found (last looked for on 22 November 2026)."
    )
    never = dataset(claim("a", "AF", "PK soldiers killed", 5), incidents=[incident(searched=None)])
    assert compare(never)[0].reason == "No statement by Pakistan on this was found."


def test_a_denial_alone_is_not_a_figure() -> None:
    verdict, reason = pair(None, "denies")
    assert verdict == "one_sided"
    assert reason.startswith("Pakistan denies it. No statement by Afghanistan")


def test_zero_is_a_figure() -> None:
    ds = dataset(claim("a", "PK", "PK soldiers killed", 0))
    (row,) = compare(ds)
    assert row.accounts[1].state == "figure"
    assert sentences.account_label(row.accounts[1], ds) == "0 admitted"


def test_a_figure_stands_beside_a_dispute_of_the_same_side() -> None:
    ds = dataset(
        claim("58", "AF", "PK soldiers killed", 58),
        claim("23", "PK-ISPR", "PK soldiers killed", 23),
        claim("far", "PK", "PK soldiers killed", stance="disputes"),
    )
    (row,) = compare(ds)
    assert row.verdict == "differ"
    assert row.accounts[1].claims == ("23", "far")
    assert row.reason.endswith("Pakistan also disputes the other figure.")


def test_a_number_beside_a_denial_is_not_the_claimants_figure() -> None:
    ds = dataset(
        claim("50", "PK", "AF soldiers killed", 50),
        claim("no", "AF", "AF soldiers killed", 50, stance="denies"),
    )
    assert compare(ds)[0].verdict == "denied"


def test_ranges_of_voices_are_named_as_lowest_and_highest() -> None:
    ds = dataset(
        claim("a", "AF", "PK soldiers killed", (40, 60)),
        claim("b", "PK", "PK soldiers killed", (10, 20)),
    )
    assert compare(ds)[0].reason == (
        "Afghanistan’s lowest figure is 2 times the highest Pakistan admits: 20 apart."
    )


def test_an_open_ratio_is_rounded_down() -> None:
    ds = dataset(
        claim("a", "PK", "AF soldiers killed", "more than 101"),
        claim("b", "AF", "AF soldiers killed", 7),
    )
    (row,) = compare(ds)
    assert sentences.verdict_label(row) == "at least ×14.5 apart"
    assert row.reason == (
        "Pakistan’s figure is at least 14.5 times the one Afghanistan admits: at least 95 apart."
    )


def test_rows_fold_with_the_nearest_category_and_once_only() -> None:
    ds = dataset(
        claim("9", "AF", "AF soldiers killed", 9),
        claim("200", "PK", "AF-AND-ALLIES fighters killed", 200),
        claim("60", "PK", "TTP militants killed", 60),
        claim("p", "AF", "AF persons killed", 70),
    )
    found = [row for row in compare(ds) if row.verdict == "incomparable"]
    assert sorted(row.counted or () for row in found) == [
        (("AF", "persons"), ("TTP", "militants")),
        (("AF", "soldiers"), ("AF-AND-ALLIES", "fighters")),
    ]


def test_losses_of_opposite_sides_never_fold() -> None:
    ds = dataset(
        claim("a", "AF", "AF soldiers killed", 9),
        claim("b", "PK", "PK soldiers killed", 9),
    )
    assert [row.verdict for row in compare(ds)] == ["one_sided", "one_sided"]


def test_categories_of_one_subject() -> None:
    ds = dataset(
        claim("a", "AF", "AF civilians killed", 3),
        claim("b", "PK", "AF persons killed", "at least 8"),
    )
    assert compare(ds)[0].reason == (
        "Categories differ: Pakistan counts Afghan people, Afghanistan its own civilians only."
    )
