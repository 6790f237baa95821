"""One incident: its claims face each other, nothing it holds is left out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from incidents.brief import absent, opened_sum
from incidents.brief.differences import rows_of
from incidents.model import Claim, Dataset, Retelling, Source
from incidents.store import LossKey
from incidents.vocabulary import STANCES
from incidents.web.cards import How
from incidents.web.cards import opened_sum as draw_sum
from incidents.web.incident import incident as draw
from incidents.web.tail import Tail
from incidents.web.topics import fitted
from incidents.words import terms
from tests.border import claim, dataset, incident
from tests.briefs import brief_of, checked, sight_of, store_of
from tests.ledgers import ledgers
from tests.markup import Page, read

KILLED = "S soldiers killed"


def markup(data: Dataset, name: str = "clash", **asked: Any) -> str:
    found = brief_of(data, incident=name, **asked)
    assert found.incident is not None
    return draw(found.incident)


def view(*claims: Claim, **more: Any) -> Page:
    return read(markup(dataset(*claims, **more)))


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_is_a_badge_with_its_word(stance: str) -> None:
    one = claim("1", "N", "S started", stance=stance)
    found = markup(dataset(one, claim("2", "S", "N started")))
    badge = re.search(rf'<span class="bd {stance}">([^<]*)</span>', found)
    assert badge is not None
    assert badge[1] == terms.stance(stance)


def test_a_card_holds_quotation_translation_speaker_sources_date_and_note() -> None:
    page = view(
        claim(
            "1", "N-MOD", KILLED, 58, on="2025-10-12T08:13Z", speaker="A. Speaker",
            quotation="۵۸", quotation_language="ps", translation="fifty-eight",
            translation_by="B. Reader", note="A note.",
        )
    )  # fmt: skip
    for part in (
        "12 Oct, 08:13 UTC",
        "A. Speaker, Northern Ministry of Defence → Outlet",
        "fifty-eight translation by B. Reader, from Pashto",
        "A note.",
    ):
        assert part in page.text
    assert page.all("q")[0] == {"lang": "ps", "dir": "auto"}
    assert page.all("article", "cd a")[0]["id"] == "claim-1"
    assert page.all("a")[0]["rel"] == "noopener noreferrer"


def test_how_a_date_is_known_is_told_on_pointing_at_it() -> None:
    stated = claim("1", "N", KILLED, 58).stated.model_copy(update={"basis": "an index stamp"})
    page = view(claim("1", "N", KILLED, 58).model_copy(update={"stated": stated}))
    assert page.all("time")[0]["title"] == "Date: an index stamp"


@pytest.mark.parametrize(
    ("code", "words"), [("url", "Date: stands in the address"), ("none", None)]
)
def test_a_code_for_how_a_date_is_known_is_put_into_words(code: str, words: str | None) -> None:
    stated = claim("1", "N", KILLED, 58).stated.model_copy(update={"basis": code})
    page = view(claim("1", "N", KILLED, 58).model_copy(update={"stated": stated}))
    assert page.all("time")[0].get("title") == words


def test_a_date_that_was_not_found_is_said() -> None:
    assert "date not found" in view(claim("1", "N", KILLED, 58, on="")).text


def test_what_a_claim_replaced_is_struck_and_told_oldest_first() -> None:
    text = view(
        claim("1", "N", KILLED, 12, on="2025-10-11"),
        claim("2", "N", KILLED, 20, revises=("1",)),
        claim("3", "N", KILLED, 58, revises=("2",)),
    ).text
    assert "12 20 58" in text
    assert text.count("Replaced, not added.") == 2
    assert "12, 11 Oct: a spokesman → Outlet. Replaced, not added.20, 12 Oct" in text


def test_parts_and_totals_are_said_to_be_such() -> None:
    text = view(
        claim("whole", "N", "S posts captured", 25),
        claim("part", "N", "S posts captured", 3, part_of="whole"),
        claim("piece", "N", "S tanks captured", 3, scope="part"),
        claim("total", "N", "S drones shot_down", 99, scope="period"),
    ).text
    assert "Part of 25 posts captured, not added to it." in text
    assert "Covers a part" in text
    assert "A total over a period" in text


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    data = dataset(claim("1", "N", KILLED, 58))
    bad = Source(id="s1", outlet="Outlet", url="javascript:alert(1)")
    page = read(markup(replace(data, sources={"s1": bad})))
    assert page.all("a") == []
    assert "Outlet" in page.text


def test_the_view_says_when_where_and_how_many() -> None:
    text = view(
        claim("1", "N", KILLED, 58),
        claim("2", "S", KILLED, 23),
        claim("3", "UN", KILLED, 3),
        incidents=[incident(places=("Nowhere",), time_note="At night", summary="In short.")],
    ).text
    for part in (
        "Ground clash",
        "11 October 2025. At night",
        "Nowhere (not on the map)",
        "1 Northern, 1 Southern, 1 by others, from 1 publication",
        "In short.",
    ):
        assert part in text


def test_an_incident_without_a_place_says_so() -> None:
    assert "Not on the map: no place given" in view(claim("1", "N", KILLED, 58)).text


def test_cards_face_each_other_and_silence_has_its_sign_and_its_day() -> None:
    page = view(claim("1", "N", KILLED, 58))
    assert [attrs["class"] for attrs in page.all("article")] == ["cd a"]
    assert len(page.all("i", "gy b silent")) == 1
    assert "no statement found" in page.text
    assert "last looked for on 22 November 2026" in page.text


def test_a_question_says_which_side_has_no_card_and_a_loss_does_so_on_its_track() -> None:
    asked = view(claim("1", "N", "restraint", stance="appeals"))
    assert "Southland no statement found" in asked.text
    assert len(asked.all("div", "fp q")) == 1
    counted = view(claim("1", "N", KILLED, 58))
    assert len(counted.all("div", "fp q one")) == 1


def test_columns_are_named_for_those_who_cannot_see_them() -> None:
    page = view(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))
    groups = [attrs["aria-label"] for attrs in page.all("div") if attrs.get("role") == "group"]
    assert groups == ["Northland", "Southland"]


def test_headings_come_in_order() -> None:
    headings = view(claim("1", "N", KILLED, 58), claim("2", "UN", "restraint")).headings
    assert headings[0] == 2
    assert set(headings[1:]) == {3}


def test_a_bar_joins_only_what_was_compared() -> None:
    page = view(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))
    assert len(page.all("i", "m")) == 2
    assert len(page.all("i", "cn")) == 1
    page = view(
        claim("1", "N", "N soldiers killed", 9),
        claim("2", "S", "N-AND-REBELS fighters killed", 200),
    )
    assert len(page.all("i", "m")) == 2
    assert page.all("i", "cn") == []


def test_every_loss_stands_on_one_axis_with_third_parties_below_what_was_said() -> None:
    found = markup(
        dataset(
            claim("1", "UN", KILLED, 30),
            claim("2", "N", KILLED, 58),
            claim("3", "S", "N civilians killed", 4),
            claim("4", "N", "restraint", stance="appeals"),
            claim("5", "UN", "N civilians wounded", 7),
        )
    )
    page = read(found)
    assert len(page.all("div", "axis")) == 1
    assert found.index("restraint") < found.index('class="ls"') < found.index('class="say nb"')
    losses = found[found.index('class="ls"') : found.index('class="say nb"')]
    assert losses.count("<section") == 3
    assert losses.count("m t") == 2


@pytest.mark.parametrize(("searched", "state"), [(True, "silent"), (False, "unsearched")])
def test_rows_on_which_both_are_quiet_alike_are_told_once_at_the_end(
    searched: bool, state: str
) -> None:
    scene = incident(**({} if searched else {"searched": None}))
    losses = ("N civilians killed", "N civilians wounded")
    claims = [claim(str(n), "UN", loss, 7) for n, loss in enumerate(losses)]
    page = view(*claims, incidents=[scene])
    for slot in "ab":
        # A sign on each of the two rows, and the one beside the sentence.
        assert len(page.all("i", f"gy {slot} {state}")) == 3
    assert page.text.count("Northern civilians killed and Northern civilians wounded.") == 1
    assert len(page.all("article", "cd t")) == 2


def test_quiet_sides_that_are_not_alike_are_told_on_their_row() -> None:
    data = dataset(claim("1", "N", KILLED, stance="no_comment"), claim("2", "UN", KILLED, 3))
    (row,) = rows_of(brief_of(data).differences)
    page = read(markup(data))
    assert row.reason in page.text
    assert "Northland had not commented" in row.reason
    assert "by either side" not in page.text


def named(page: Page) -> set[str]:
    return {attrs["id"].removeprefix("claim-") for attrs in page.all("article") if "id" in attrs}


def test_every_standing_claim_has_a_card() -> None:
    claims = (
        claim("1", "N", KILLED, 58),
        claim("2", "S", "restraint", stance="appeals"),
        claim("3", "UN", "N civilians killed", 17),
        claim("4", "UN", "restraint", stance="appeals"),
        claim("5", "REBELS", "REBELS carried_out"),
    )
    assert named(view(*claims)) == {one.id for one in claims}


@settings(max_examples=12, deadline=None)
@given(ledgers())
def test_any_incident_shows_every_claim_that_stands(data: Dataset) -> None:
    data = checked(data)
    store = store_of(data)
    replaced = {old for one in data.claims.values() for old in one.revises}
    for name in data.incidents:
        found = brief_of(store, incident=name)
        assert found.incident is not None
        own = {one.id for one in data.claims.values() if one.incident == name}
        assert own - replaced <= named(read(draw(found.incident)))


def retold(data: Dataset, key: str) -> Dataset:
    told = Retelling(
        id="r", claim=key, kind="k", outlet="Paper", url="https://example.org/r",
        printed="200 troops", explanation="Others were counted too.",
    )  # fmt: skip
    return replace(data, retellings={"r": told})


def test_retellings_are_linked_to_the_claim_they_distort() -> None:
    data = dataset(claim("1", "S", "N-AND-REBELS fighters killed", 200))
    page = read(markup(retold(data, "1")))
    assert (
        "Paper printed “200 troops”: Others were counted too. See Southland’s claim." in page.text
    )
    assert "#claim-1" in [attrs["href"] for attrs in page.all("a")]


def test_a_retelling_of_a_replaced_claim_points_at_no_card_that_is_not_there() -> None:
    data = dataset(
        claim("1", "N", KILLED, 12, on="2025-10-11"), claim("2", "N", KILLED, 58, revises=("1",))
    )
    page = read(markup(retold(data, "1")))
    assert "See Northland’s claim." in page.text
    assert not [attrs for attrs in page.all("a") if attrs["href"].startswith("#")]


def summed(*claims: Claim) -> Page:
    found = opened_sum(sight_of(dataset(*claims)), LossKey("S", "S", "soldiers", "killed"))
    assert found is not None
    return read(draw_sum(found))


def test_a_sum_shows_its_claims_and_those_left_out_with_the_reason() -> None:
    page = summed(
        claim("1", "S", KILLED, 3, incident="one"),
        claim("2", "S", KILLED, 206, incident="two", scope="period"),
        claim("3", "S", KILLED, 5, incident="three"),
    )
    assert len(page.all("article")) == 3
    added, left_out = page.text.split("Not added")
    assert "8" in added
    assert added.count("Soldiers killed") == 2
    assert "A total over a period: shown beside, never added." in left_out
    assert "206" in left_out
    assert page.headings == [2, 3, 3]


def test_cards_in_a_sum_say_their_incident_and_have_no_address_of_their_own() -> None:
    page = summed(claim("1", "S", KILLED, 3))
    assert "11 Oct, no place given" in page.text
    assert page.values("id") == []


def many(number: int) -> Dataset:
    """An incident with many losses of which both sides speak."""
    measures = ("killed", "wounded", "captured", "missing")
    losses = [f"{side} {what} {how}" for side in "NS" for what in KINDS for how in measures]
    return dataset(
        *(claim(f"{n}{side}", side, loss, n + 1) for n, loss in enumerate(losses[:number])
          for side in "NS")
    )  # fmt: skip


KINDS = ("soldiers", "fighters", "police")


LAST = "row:clash/S/police/missing"


def drawn(data: Dataset, at: str = "") -> str:
    found = brief_of(data, incident="clash")
    assert found.incident is not None
    cite = Tail("https://page.example/", "tiny", lambda kind, name: [("text", f"{kind} {name}")])
    return draw(found.incident, How(cite, at))


def test_a_long_incident_is_cut_before_four_screens_of_a_phone_and_loses_nothing() -> None:
    found = drawn(many(24))
    page, before = read(found), found.split('<details class="cc-fold more"')[0]
    in_sight = before.count('<section class="tp')
    assert len(page.all("article", "cd")) == 48
    assert 0 < in_sight < 24
    assert f"{24 - in_sight} more" in page.text


def test_a_short_incident_opens_every_card_and_a_long_one_sets_losses_close() -> None:
    short, long = (brief_of(many(n), incident="clash").incident for n in (2, 12))
    assert short is not None
    assert long is not None
    assert all(one.is_open and one.in_sight for one in fitted(short.topics))
    assert not [one for one in fitted(long.topics) if one.is_open]


def test_what_the_reader_stands_at_is_in_sight() -> None:
    at_row = drawn(many(24), LAST)
    assert len(read(at_row).all("section", "tp lr here")) == 1
    assert '<details class="cc-fold more" open>' in at_row
    at_claim = drawn(many(24), "claim:23N")
    assert len(read(at_claim).all("article", "cd here")) == 1
    assert '<details class="cc-fold more" open>' in at_claim
    assert not [one for one in read(drawn(many(24))).values("class") if "here" in one]


def test_a_claim_that_was_replaced_is_where_its_successor_stands() -> None:
    old = claim("1", "N", KILLED, 12, on="2025-10-11")
    found = drawn(dataset(old, claim("2", "N", KILLED, 20, revises=("1",))), "claim:1")
    assert [one["id"] for one in read(found).all("article", "here")] == ["claim-2"]


def test_a_card_has_its_address_and_its_citations_at_its_foot() -> None:
    page = read(drawn(dataset(claim("1", "N", KILLED, 12))))
    assert "https://page.example/?data=tiny&claim=1" in page.values("data-copy")
    assert "https://page.example/?data=tiny&incident=clash" in page.values("data-copy")
    assert "claim 1" in page.text
    assert not read(markup(dataset(claim("1", "N", KILLED, 12)))).values("data-copy")


@pytest.mark.parametrize(
    ("said", "on", "words"),
    [
        ("2025-10-14", "2025-10-12T12:00+00:00", "said (14 Oct 2025) after 12 October 2025"),
        ("2025-10-12", "2025-10-12T12:00+00:00", "not certain that it was said (12 Oct 2025) by"),
        ("", "2025-10-12T12:00+00:00", "it has no date"),
    ],
)
def test_a_claim_that_did_not_stand_yet_is_said_to_be_missing(
    said: str, on: str, words: str
) -> None:
    early = claim("2", "S", KILLED, 23, on="2025-10-11")
    data = dataset(claim("1", "N", KILLED, 58, on=said), early)
    sight = sight_of(data, as_known_on=dt.datetime.fromisoformat(on))
    assert words in absent(sight, "1")
    assert absent(sight, "2") == absent(sight_of(data), "1") == absent(sight, "") == ""


def test_long_facts_open_under_a_short_line() -> None:
    night = incident(time_note="A long night of which much is told. " * 8)
    found = markup(dataset(claim("1", "N", KILLED, 58), incidents=[night]))
    summary = found.split('<details class="cc-fold fx">')[1].split("</summary>")[0]
    assert "11 October 2025 · no place given · 1 Northern" in read(f"{summary}</summary>").text
    assert "much is told" not in summary
    assert "much is told" in found
    assert "cc-fold fx" not in markup(dataset(claim("1", "N", KILLED, 58)))


def test_the_short_form_of_an_incident_keeps_every_fact_and_its_name() -> None:
    data = dataset(claim("1", "N", KILLED, 58), incidents=[incident(summary="In short.")])
    opened = brief_of(data, incident="clash").incident
    assert opened is not None
    page = read(draw(opened))
    for name, text in opened.facts:
        assert text.removesuffix(".") in page.text
        assert name in page.text or text == opened.summary
