"""What the article recalls, replaces or leaves aside."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.drafting import read
from tests.incidents.drafted import DISPUTE, drafted, told

DAY = dt.date(2026, 6, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2011 Arda said a raid had killed nine of its soldiers.",
        "Last year Arda said a raid had killed nine of its soldiers.",
        "In an earlier clash Arda said nine of its soldiers had been killed.",
        "In January Arda said nine of its soldiers had been killed.",
        "Arda said nine of its soldiers were killed in the last war.",
    ],
)
def test_an_older_event_stands_apart(sentence) -> None:
    found = read(sentence, DISPUTE, DAY)
    assert found.drafts == ()
    assert [one.low for one in found.older] == [9]
    assert found.older[0].older


@pytest.mark.parametrize(
    "sentence",
    [
        "Since 2011 Arda says nine of its soldiers have been killed.",
        "Arda said on 2 June 2026 that nine of its soldiers had been killed.",
        "Arda said on Tuesday that nine of its soldiers had been killed.",
    ],
)
def test_the_episode_itself_is_not_older(sentence) -> None:
    found = read(sentence, DISPUTE, DAY)
    assert [one.low for one in found.drafts] == [9]


def test_a_total_since_a_day_is_of_a_period() -> None:
    found = drafted("Since October Arda says nine of its soldiers have been killed.")
    assert [one.scope for one in found] == ["period"]


def test_a_new_figure_names_the_one_it_replaces() -> None:
    text = "Arda's ministry lowered its count of the dead from 27 to 24."
    found = read(text, DISPUTE).drafts
    assert [(one.low, one.revises) for one in found] == [(27, None), (24, 0)]
    text = "Arda's ministry said 52 people were killed, correcting an earlier figure of 42."
    found = read(text, DISPUTE).drafts
    assert [(one.low, one.revises) for one in found] == [(42, None), (52, 0)]


def test_a_part_is_a_part_and_of_the_same_side() -> None:
    found = drafted("Arda said 46 people were wounded, 15 of them soldiers.")
    assert [(one.low, one.category, one.scope) for one in found] == [
        (46, "persons", "whole"),
        (15, "soldiers", "part"),
    ]


def test_every_number_is_a_draft_or_is_listed_with_the_reason() -> None:
    text = (
        "Arda said 9 of its soldiers were killed 20 km from the lake.\n"
        "Thirty lorries stood at the ford.\nSix were killed in 1998."
    )
    found = read(text, DISPUTE, DAY)
    assert [one.low for one in found.drafts] == [9]
    assert [(one.words, one.why) for one in found.unused] == [
        ("20", "distance"),
        ("Thirty", "not_lost"),
        ("Six", "no_source"),
        ("1998", "year"),
    ]


def test_strengths_and_bystanders_are_no_losses() -> None:
    assert told("Arda said 30 gunmen took part and that 400 soldiers guard the lake.") == []


def test_a_heading_is_not_read() -> None:
    assert told("Arda says 99 of its soldiers were killed\n\nNothing else was said.") == []
