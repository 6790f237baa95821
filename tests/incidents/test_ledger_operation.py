"""What is said of the operation as a whole is said of every loss in it."""

from __future__ import annotations

import pytest

from incidents.ledger import Comparison, compare
from tests.border import claim, dataset

TEN = claim("ten", "N", "N civilians killed", 10)
FOUR = claim("four", "N", "N civilians wounded", 4)


def losses(*claims) -> list[Comparison]:
    return [row for row in compare(dataset(*claims)) if row.category is not None]


def test_a_denial_that_it_happened_answers_every_loss() -> None:
    denial = claim("no", "S-ARMY", "S occurred", stance="denies")
    for row in losses(TEN, FOUR, denial):
        assert (row.verdict, row.accounts[1].state) == ("denied", "denies_operation")
        assert row.accounts[1].claims == ("no",)


@pytest.mark.parametrize("loss", ["S carried_out", "carried_out", "BOTH carried_out"])
def test_a_denial_of_ones_own_operation_answers_every_loss(loss: str) -> None:
    denial = claim("no", "S-ARMY", loss, stance="denies")
    assert [row.accounts[1].state for row in losses(TEN, FOUR, denial)] == ["denies_operation"] * 2


@pytest.mark.parametrize("subject", ["N", "REBELS"])
def test_a_denial_of_somebody_elses_operation_answers_no_loss(subject: str) -> None:
    denial = claim("no", "S-ARMY", f"{subject} carried_out", stance="denies")
    (row,) = losses(TEN, denial)
    assert (row.verdict, row.accounts[1].state) == ("one_sided", "silent")


def test_a_denial_for_one_night_answers_for_that_night_alone() -> None:
    first, second = (
        claim(name, "N", "N civilians killed", 10, scope="part", part=f"the {name} night")
        for name in ("first", "second")
    )
    more = {"stance": "denies", "scope": "part", "part": "The first night"}
    rows = losses(first, second, FOUR, claim("no", "S", "S carried_out", **more))
    assert [row.accounts[1].state for row in rows] == ["denies_operation", "silent", "silent"]


def test_a_denial_of_having_begun_answers_no_loss() -> None:
    (row,) = losses(TEN, claim("no", "S", "S started", stance="denies"))
    assert row.accounts[1].state == "silent"


def test_what_is_said_of_a_loss_itself_goes_first() -> None:
    (row,) = losses(
        TEN,
        claim("no", "S", "S carried_out", stance="denies"),
        claim("own", "S", "N civilians killed", stance="disputes"),
    )
    assert row.accounts[1].state == "disputes"


def test_a_denial_goes_before_a_refusal_to_comment_and_that_before_a_note() -> None:
    declines = claim("aside", "S", "S carried_out", stance="declines")
    note = claim("note", "S", "S carried_out", stance="no_comment")
    denial = claim("no", "S", "S carried_out", stance="denies")
    assert [row.accounts[1].state for row in losses(TEN, declines)] == ["declines"]
    assert [row.accounts[1].state for row in losses(TEN, note)] == ["not_commented"]
    assert [row.accounts[1].state for row in losses(TEN, note, declines)] == ["declines"]
    assert [row.accounts[1].state for row in losses(TEN, note, declines, denial)] == [
        "denies_operation"
    ]


def test_a_denial_of_the_operation_answers_whose_it_was() -> None:
    rows = compare(
        dataset(
            claim("who", "N", "S carried_out", stance="accuses"),
            claim("no", "S", "S occurred", stance="denies"),
        )
    )
    whose = next(row for row in rows if row.measure == "carried_out")
    assert (whose.verdict, whose.accounts[1].state) == ("denied", "denies_operation")


def test_none_killed_and_a_denial_of_the_operation_say_the_same() -> None:
    (row,) = losses(
        claim("none", "N", "N civilians killed", 0),
        claim("no", "S", "S carried_out", stance="denies"),
    )
    assert row.verdict == "agree"


def test_a_third_partys_denial_answers_nothing() -> None:
    (row,) = losses(TEN, claim("no", "REBELS", "REBELS carried_out", stance="denies"))
    assert row.verdict == "one_sided"
