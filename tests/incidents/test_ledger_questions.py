"""Questions without a count: who began it, whose operation it was, whether it happened."""

from __future__ import annotations

from incidents.ledger import Comparison, compare
from tests.border import claim, dataset


def only(*claims) -> Comparison:
    (row,) = compare(dataset(*claims))
    return row


def states(row: Comparison) -> tuple[str, str]:
    return (row.accounts[0].state, row.accounts[1].state)


def test_each_names_the_other() -> None:
    row = only(
        claim("a", "N", "S started", stance="accuses"),
        claim("b", "S", "N started", stance="accuses"),
    )
    assert (row.verdict, row.loss.subject, row.category) == ("each_says_the_other", None, None)
    assert row.remarks == ()


def test_whoever_names_more_than_the_other_is_remarked_on() -> None:
    row = only(
        claim("a", "N", "S started", stance="accuses"),
        claim("b", "S", "N started", stance="accuses"),
        claim("c", "S", "REBELS started", stance="accuses"),
    )
    assert row.verdict == "each_says_the_other"
    assert [(one.kind, one.side, one.claims) for one in row.remarks] == [
        ("names_also", "S", ("b", "c")),
    ]  # fmt: skip


def test_a_set_that_holds_the_other_names_the_other() -> None:
    row = only(
        claim("a", "N", "S started", stance="accuses"),
        claim("b", "S", "N-AND-REBELS started", stance="accuses"),
    )
    assert row.verdict == "each_says_the_other"


def test_who_denies_and_names_the_other_names_the_other() -> None:
    row = only(
        claim("a", "N", "S started", stance="accuses"),
        claim("b", "S", "S started", stance="denies"),
        claim("c", "S", "N started", stance="accuses"),
    )
    assert (row.verdict, states(row)) == ("each_says_the_other", ("states", "states"))


def test_one_says_and_the_other_denies() -> None:
    row = only(
        claim("a", "N", "S started", stance="accuses"),
        claim("b", "S", "S started", stance="denies"),
    )
    assert row.verdict == "denied"


def test_both_name_one_party() -> None:
    row = only(
        claim("a", "N", "REBELS carried_out", stance="accuses"),
        claim("b", "S", "REBELS carried_out", stance="accuses"),
        claim("c", "REBELS", "REBELS carried_out", stance="denies"),
    )
    assert (row.verdict, row.loss.subject, row.others) == ("agree", "REBELS", ("c",))


def test_the_side_struck_may_be_the_one_that_denies() -> None:
    row = only(
        claim("a", "S-OFFICIALS", "S carried_out", stance="asserts"),
        claim("b", "N", "S carried_out", stance="denies"),
    )
    assert (row.verdict, states(row)) == ("denied", ("denies", "states"))


def test_naming_different_parties_is_not_compared() -> None:
    row = only(
        claim("a", "N", "REBELS started", stance="accuses"),
        claim("b", "S", "N started", stance="accuses"),
    )
    assert row.verdict == "incomparable"


def test_each_denies_it_of_itself() -> None:
    row = only(
        claim("a", "N", "N started", stance="denies"),
        claim("b", "S", "S started", stance="denies"),
    )
    assert row.verdict == "each_denies"


def test_both_deny_one_thing() -> None:
    row = only(
        claim("a", "N", "REBELS started", stance="denies"),
        claim("b", "S", "REBELS started", stance="denies"),
    )
    assert row.verdict == "agree"


def test_whether_it_happened() -> None:
    says = claim("a", "N", "N occurred", stance="asserts")
    assert only(says, claim("b", "S", "S occurred", stance="reports")).verdict == "agree"
    assert only(says, claim("b", "S", "N occurred", stance="denies")).verdict == "denied"
    both = [claim(side, side, f"{side} occurred", stance="denies") for side in "NS"]
    assert only(*both).verdict == "agree"


def test_statements_stand_side_by_side() -> None:
    row = only(
        claim("a", "N", "ceasefire_meaning", stance="asserts"),
        claim("b", "S", "ceasefire_meaning", stance="asserts"),
    )
    assert (row.verdict, row.aspect) == ("incomparable", "side_by_side")


def test_one_side_declines_or_is_silent() -> None:
    says = claim("a", "N", "S started", stance="accuses")
    assert only(says, claim("b", "S", "S started", stance="declines")).verdict == "declined"
    assert (only(says).verdict, states(only(says))) == ("one_sided", ("states", "silent"))
    taken_back = claim("b", "S", "N started", stance="withdraws")
    assert states(only(says, taken_back)) == ("states", "withdrew")


def test_what_only_others_say_is_a_row_of_its_own() -> None:
    row = only(claim("a", "UN", "S carried_out"))
    assert (row.verdict, row.others) == ("silent", ("a",))


def test_a_question_and_a_count_never_share_a_row() -> None:
    rows = compare(
        dataset(
            claim("a", "N", "S started", stance="accuses"),
            claim("b", "N", "S soldiers killed", 5),
        )
    )
    assert [row.category for row in rows] == ["soldiers", None]
