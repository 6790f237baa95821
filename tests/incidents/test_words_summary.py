"""The summary of the rows in view, made by rule."""

from __future__ import annotations

import pytest

from incidents.ledger import compare
from incidents.model import Claim
from incidents.words import summary as words
from tests.border import claim, dataset

KILLED = "S soldiers killed"


def summary(*claims: Claim) -> str:
    data = dataset(*claims)
    return words.summary(data, compare(data))


def pair(first, second, loss: str = KILLED, **more) -> tuple[Claim, Claim]:
    name = loss.replace(" ", "")
    return claim(f"{name}1", "N", loss, first, **more), claim(f"{name}2", "S", loss, second, **more)


def test_many_rows_are_counted_and_the_farthest_apart_is_told() -> None:
    assert summary(
        *pair(58, 23),
        *pair(30, 29, "S soldiers wounded"),
        *pair(3, 0, "S drones shot_down"),
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N-AND-REBELS fighters killed", "more than 200"),
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="disputes"),
        claim("21", "S", "N posts captured_briefly", 21),
        claim("g", "S", "N gates destroyed", "the gate"),
        claim("who", "N", "S started"),
    ) == (
        "In view: 7 losses; both sides give comparable figures for 3 and differ on 3."
        " Farthest apart in proportion are Southern drones shot down, 11 October 2025:"
        " Northland claims 3, Southland reports 0."
        " Of the rest, 1 is given by one side and denied or disputed by the other;"
        " 1 is given by one side only; 1 is counted in ways that cannot be compared;"
        " 1 has no figure by either side."
    )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (58, 23, "both sides give comparable figures for one and differ."),
        (58, 58, "both sides give comparable figures for one and agree."),
        (
            58,
            (50, 60),
            "both sides give comparable figures for one, and these do not contradict each other.",
        ),
    ],
)
def test_one_loss_that_can_be_compared(first, second, said: str) -> None:
    told = summary(*pair(first, second))
    assert told.startswith(f"In view: 1 loss; {said} Southern soldiers killed, 11 October 2025: ")


def test_nothing_is_farthest_apart_where_all_agree() -> None:
    told = summary(*pair(5, 5), *pair(7, 7, "S soldiers wounded"))
    assert told.startswith(
        "In view: 2 losses; both sides give comparable figures for 2 and differ on none."
        " Southern soldiers killed, 11 October 2025: Northland claims 5, Southland reports 5."
    )


def test_one_loss_that_is_refused() -> None:
    assert summary(
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="disputes"),
    ) == (
        "In view: 1 loss; the two sides give no comparable figures."
        " Southern posts captured, 11 October 2025: Northland claims 25, Southland: disputes."
    )


def test_the_larger_figure_leads_whichever_side_it_is_of() -> None:
    assert summary(*pair(23, 58)).endswith("Southland reports 58, Northland claims 23.")


def test_parts_lead_only_where_there_is_nothing_whole() -> None:
    whole = claim("a", "N", KILLED, 5)
    part = claim("p", "N", "S posts captured", 90, scope="part")
    assert "Southern soldiers killed" in summary(part, whole)
    assert "Southern posts captured" in summary(part)


def test_without_a_figure_there_is_none() -> None:
    assert summary() == "No figure by either side is in view."
    assert summary(claim("a", "UN", KILLED, 5)) == "No figure by either side is in view."
    assert summary(claim("a", "N", "S started")) == "No figure by either side is in view."
