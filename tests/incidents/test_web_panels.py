"""The panels: every figure opens its claims, and no silence is hidden."""

from __future__ import annotations

import re
from typing import Any

import pytest

from incidents.model import Claim
from incidents.web import differ
from incidents.web.panels import IN_SIGHT, SUM, panels
from incidents.words import terms
from tests.border import claim, dataset, incident
from tests.briefs import brief_of
from tests.markup import Page, read

KILLED = "S soldiers killed"


def markup(*claims: Claim, incidents: Any = (), **asked: Any) -> str:
    found = brief_of(dataset(*claims, incidents=incidents), **asked)
    return panels(found.panels, found.others, differ.questions(found.differences))


def drawn(*claims: Claim, **more: Any) -> Page:
    return read(markup(*claims, **more))


def test_heads_count_claims_and_incidents() -> None:
    text = drawn(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23)).text
    assert "Northland says1 claim about 1 incident" in text
    assert "Southland says1 claim about 1 incident" in text


def test_both_sides_have_the_same_blocks_in_the_same_order() -> None:
    page = drawn(claim("1", "N", KILLED, 58), claim("2", "S", "REBELS militants killed", 4))
    classes = [attrs["class"] for attrs in page.all("div", "cc-side")]
    # Two heads; losses of the other side, its own, those of others; what is not in sight.
    assert classes == ["cc-side a", "cc-side b"] + ["cc-side in a", "cc-side in b"] * 4
    assert "Losses of others it claims" in page.text


def test_a_block_says_to_whom_it_belongs() -> None:
    page = drawn(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))
    assert [attrs["aria-label"] for attrs in page.all("div", "in") if attrs.get("role")] == [
        "Northland says: Southern losses it claims",
        "Southland says: Its own losses it reports",
    ]


def test_headings_come_in_order() -> None:
    page = drawn(claim("1", "N", KILLED, 58), claim("2", "UN", KILLED, 3))
    assert page.headings[:2] == [2, 2]
    assert set(page.headings[2:]) == {3}


def test_every_figure_opens_its_claims() -> None:
    page = drawn(
        claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23), claim("3", "UN", KILLED, 3)
    )
    assert page.values("data-open") == [
        "sum:N/S/soldiers/killed",
        "sum:S/S/soldiers/killed",
        "clash",
    ]
    assert all(attrs["aria-label"] for _, attrs in page.tags if "data-open" in attrs)


def test_claimed_and_reported_stand_beside_every_figure() -> None:
    text = drawn(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23)).text
    assert "Soldiers killed58 claimed" in text
    assert "Soldiers killed23 reported" in text


def test_a_replaced_figure_is_struck_beside_the_one_that_stands() -> None:
    page = drawn(
        claim("old", "N", KILLED, 12, on="2025-10-11"),
        claim("new", "N", KILLED, 58, revises=("old",)),
    )
    assert "12 58 claimed" in page.text
    assert len(page.all("s")) == 1


def test_denial_and_silence_are_named_with_their_signs() -> None:
    page = drawn(
        claim("1", "N", KILLED, 58),
        claim("2", "S", "S posts captured", stance="denies"),
        claim("3", "N", "S posts captured", 25),
    )
    assert "No statement found: Soldiers killed" in page.text
    assert "Denies: Posts captured" in page.text
    assert page.all("i", "gy b silent")
    assert page.all("i", "gy b denies")


def test_notes_say_what_a_sum_is_made_of() -> None:
    text = drawn(
        claim("1", "S", KILLED, 3, incident="one"),
        claim("2", "S", KILLED, 0, incident="two"),
        claim("3", "S-ARMY", KILLED, 7, incident="two"),
        claim("4", "S", KILLED, "heavy losses", incident="three"),
        claim("5", "S", KILLED, 206, incident="four", scope="period"),
    ).text
    assert "a sum over 3 incidents" in text
    for note in ("several voices in 1 of them", "“heavy losses”", "1 claim not added"):
        assert note in text


def test_sets_of_parties_are_named() -> None:
    text = drawn(claim("1", "S", "N-AND-REBELS fighters killed", "more than 200")).text
    assert "Fighters killedNorthern and allied fighters>200 claimed" in text


LOSSES = ("soldiers killed", "soldiers wounded", "posts captured", "posts destroyed")
MORE = ("civilians wounded", "drones shot_down")


def test_few_figures_of_a_panel_are_in_sight_and_the_rest_is_in_a_fold() -> None:
    found = markup(*(claim(str(n), "N", f"S {one}", 7) for n, one in enumerate(LOSSES + MORE)))
    page = read(found)
    assert len(page.values("data-open")) == len(LOSSES + MORE)
    seen, inside = found.split("3 more</span></summary>")
    assert seen.count('class="cc-row"') == IN_SIGHT
    assert inside.split("</details>")[0].count('class="cc-row"') == 3


def test_the_others_losses_and_its_own_are_in_sight_on_both_sides_alike() -> None:
    losses = [f"{who} {what}" for who in "NS" for what in LOSSES]
    claims = [claim(f"{side}{n}", side, one, 7) for side in "NS" for n, one in enumerate(losses)]
    found = markup(*claims)
    seen = found.split('<details class="cc-fold"><summary><span>')[0]
    assert seen.count('class="cc-row"') == 2 * IN_SIGHT
    assert seen.count(f'data-open="{SUM}N/S') == seen.count(f'data-open="{SUM}S/N') == 1
    assert seen.count(f'data-open="{SUM}N/N') == seen.count(f'data-open="{SUM}S/S') == 2


def test_many_losses_without_a_figure_are_one_line() -> None:
    losses = ("soldiers killed", "soldiers wounded", "civilians killed", "posts captured")
    claims = [claim(str(n), "N", f"S {one}", 7) for n, one in enumerate(losses)]
    page = drawn(*claims, claim("pk", "S", "S drones shot_down", 1))
    # One a side: the other's is of the drones.
    assert len(page.all("details", "cc-fold no")) == 2
    assert (
        "No statement found: Soldiers, civilians killed; soldiers wounded; posts captured"
        in page.text
    )


def test_third_parties_have_a_line_each_and_all_their_figures_in_a_fold() -> None:
    more = [claim(f"t{n}", "UN", "N civilians killed", n, incident=f"i{n}") for n in range(10)]
    page = drawn(claim("1", "N", KILLED, 58), *more)
    assert "Others" in page.text
    assert "8 more" in page.text
    assert {f"i{n}" for n in range(10)} <= set(page.values("data-open"))


def test_a_total_of_others_is_named_by_its_days() -> None:
    text = drawn(claim("1", "UN", "N civilians killed", 47, scope="period")).text
    assert "47 civilians killed, 11 Oct" in text


def test_questions_on_which_both_speak_stand_in_words() -> None:
    page = drawn(claim("1", "N", "S started"), claim("2", "S", "N started"))
    assert "In wordsWho began it, 11 Oct: Each side names the other." in page.text
    assert "In words" not in drawn(claim("1", "N", "S started")).text


def test_nothing_at_all_is_said_as_such() -> None:
    page = drawn(incidents=[incident()])
    assert page.text == "Northland saysno statement foundSouthland saysno statement found"
    assert page.values("data-open") == []


@pytest.mark.parametrize(
    ("state", "asked", "searched"),
    [
        ("hidden", {"claimants": ("N",)}, True),
        ("outside_dates", {"end": incident().start.replace(day=1)}, True),
        ("nothing", {"text": "no claim has this"}, None),
        ("silent", {}, True),
        ("unsearched", {}, False),
    ],
)
def test_a_side_that_does_not_speak_says_why(
    state: str, asked: dict[str, Any], searched: bool | None
) -> None:
    speaks = [claim("1", "N", KILLED, 58)] if searched is not None else []
    elsewhere = [claim("2", "S", KILLED, 23)] if asked and speaks else []
    scene = incident(**({} if searched else {"searched": None}))
    found = markup(*speaks, *elsewhere, incidents=[scene], **asked)
    second = re.findall(r'<div class="cc-side [ab]">.*?</div>', found)[1]
    assert f'<i class="gy b {state}"' in second
    assert terms.state(state) in read(second).text
