"""What was said between two instants, a sentence a claim."""

from __future__ import annotations

import pytest

from incidents.ledger import news
from incidents.model import Claim
from incidents.words import changes
from tests.border import claim, dataset, instant

BEFORE = "2025-10-12T12:00Z"


def sentences(*claims: Claim) -> list[str]:
    data = dataset(*claims)
    found = [changes.sentence(one, data) for one in news(data, instant(BEFORE), None)]
    days = " (11 October 2025)."
    assert all(one.endswith(days) for one in found)
    return [one.removesuffix(days) for one in found]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (claim("a", "N", "S soldiers killed", 58), "Northland claimed 58 Southern soldiers killed"),
        (claim("a", "S", "S soldiers killed", 1), "Southland reported 1 Southern soldier killed"),
        (
            claim("a", "UN", "N civilians killed", "at least 17"),
            "UN mission counted at least 17 Northern civilians killed",
        ),
        (
            claim("a", "S-OFFICIALS", "S carried_out", stance="asserts"),
            "Unnamed Southern officials named Southland: whose operation it was",
        ),
        (
            claim("a", "S", "N civilians killed", stance="denies"),
            "Southland denied it: Northern civilians killed",
        ),
        (
            claim("a", "S", "N civilians killed", stance="disputes"),
            "Southland disputed it: Northern civilians killed",
        ),
        (
            claim("a", "S", "N civilians killed", stance="declines"),
            "Southland declined to comment: Northern civilians killed",
        ),
        (
            claim("a", "S", "N civilians killed", stance="no_comment"),
            "An outlet noted that Southland had not commented: Northern civilians killed",
        ),
        (
            claim("a", "N", "S posts captured", 1, scope="part"),
            "Northland claimed 1 Southern post captured, for a part of the incident",
        ),
        (
            claim("a", "S", "N fighters killed", 206, scope="period"),
            "Southland claimed 206 Northern fighters killed, over a period",
        ),
        (
            claim("a", "N", "S soldiers killed", "a large number"),
            "Northland gave no figure: Southern soldiers killed, “a large number”",
        ),
        (claim("a", "N", "S posts hit"), "Northland gave no figure: Southern posts hit"),
        (
            claim("a", "S", "restraint", stance="appeals"),
            "Southland made an appeal: calls for restraint",
        ),
        (claim("a", "N", "response", stance="warns"), "Northland gave a warning: what will follow"),
        (claim("a", "S", "response"), "Southland made a statement: what will follow"),
        (
            claim("a", "N", "response", quotation="an answer"),
            "Northland on what will follow: “an answer”",
        ),
    ],
    ids=str,
)  # fmt: skip
def test_each_kind_of_claim_has_its_sentence(made: Claim, said: str) -> None:
    assert sentences(made) == [said]


OLD = claim("old", "N", "S soldiers killed", 12, on="2025-10-11")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            claim("new", "N", "S soldiers killed", 58, revises=("old",)),
            "Northland claimed 58 Southern soldiers killed, instead of 12",
        ),
        (
            claim("new", "N", "S soldiers wounded", 58, revises=("old",)),
            "Northland claimed 58 Southern soldiers wounded, instead of 12 killed",
        ),
        (
            claim("new", "N", "S soldiers killed", stance="withdraws", revises=("old",)),
            "Northland took it back: Southern soldiers killed; before, the figure was 12",
        ),
    ],
    ids=str,
)
def test_what_was_replaced_is_named(new: Claim, said: str) -> None:
    assert sentences(OLD, new) == [said]


@pytest.mark.parametrize(("stance", "was"), [("denies", "denied"), ("disputes", "disputed")])
def test_a_denial_that_was_given_up_is_named(stance: str, was: str) -> None:
    first = claim("no", "S", "S soldiers killed", stance=stance, on="2025-10-11")
    then = claim("7", "S", "S soldiers killed", 7, revises=("no",))
    assert sentences(first, then) == [
        f"Southland reported 7 Southern soldiers killed; before, it was {was}"
    ]


def test_a_claim_of_an_incident_that_is_not_at_hand_has_no_days() -> None:
    data = dataset(claim("a", "N", "S soldiers killed", 58))
    (one,) = news(data, instant(BEFORE), None)
    alone = dataset()
    assert changes.sentence(one, alone) == "Northland claimed 58 Southern soldiers killed."
