"""Claims as cards, an open incident, and the claims behind a figure."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents import brief
from incidents.brief import Sight
from incidents.brief.shape import Card, Opened, OpenedSum
from incidents.model import Claim, Dataset
from incidents.query import View
from incidents.store import LossKey, Store
from tests.border import claim, dataset, incident, source
from tests.briefs import sight_of

KILLED = "S soldiers killed"
KEY = LossKey("N", "S", "soldiers", "killed")


def opened(data: Dataset, name: str = "clash", **asked) -> Opened:
    found = brief.opened(sight_of(data, name, **asked))
    assert found is not None
    return found


def card(made: Claim, *others: Claim, **more) -> Card:
    found = opened(dataset(made, *others, **more))
    every = [one for topic in found.topics for side in (*topic.cards, topic.others) for one in side]
    return next(one for one in every if one.id == made.id)


def summed(*claims: Claim, key: LossKey = KEY, **more) -> OpenedSum:
    found = brief.opened_sum(sight_of(dataset(*claims, **more)), key)
    assert found is not None
    return found


# Cards


def test_a_card_says_who_said_what_when_and_where() -> None:
    made = claim(
        "a", "S-ARMY", KILLED, "more than 20", speaker="a spokesman", quotation="over twenty",
        quotation_language="en", translation="more than 20", translation_by="us",
        sources=("g", "p"), note="By telephone.",
    )  # fmt: skip
    found = card(made, sources=[source("g", "Gazette"), source("p", "Post")])
    assert (found.slot, found.stance, found.badge) == (1, "reports", "reports")
    assert (found.figure, found.is_words, found.topic) == (">20", False, "soldiers killed")
    assert (found.speaker, found.institution) == ("a spokesman", "Army of the South")
    assert (found.said, found.where) == ("12 Oct", "11 Oct, no place given")
    assert [(one.outlet, one.url) for one in found.sources] == [
        ("Gazette", "https://example.org/g"), ("Post", "https://example.org/p"),
    ]  # fmt: skip
    assert (found.quotation, found.translation, found.notes) == (
        "over twenty", "more than 20", ("By telephone.",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "figure", "is_words"),
    [
        (claim("a", "N", KILLED, "heavy losses"), "“heavy losses”", True),
        (claim("a", "N", KILLED, stance="denies"), "", True),
        (claim("a", "N", "S started"), "", False),
        (claim("a", "N", KILLED, 0), "0", False),
    ],
)
def test_a_card_without_a_number_says_so(made: Claim, figure: str, is_words: bool) -> None:
    found = card(made)
    assert (found.figure, found.is_words) == (figure, is_words)


def test_a_card_tells_what_it_replaced() -> None:
    old = claim("12", "N", KILLED, 12, on="2025-10-11")
    new = claim("58", "N", KILLED, 58, revises=("12",))
    found = card(new, old)
    assert found.old == ("12",)
    assert found.revisions == ("12, 11 Oct: a spokesman → Outlet. Replaced, not added.",)


def test_third_parties_have_a_slot_of_their_own() -> None:
    assert card(claim("un", "UN", KILLED, 5)).slot == 2
    assert card(claim("un", "UN", KILLED, 5)).badge == "counts"


# An open incident


def test_an_open_incident_is_told_question_by_question_and_loss_by_loss() -> None:
    found = opened(
        dataset(
            claim("a", "N", KILLED, 58),
            claim("b", "S", KILLED, 23),
            claim("who", "N", "S started"),
            claim("un", "UN", "N civilians killed", 17),
        )
    )
    assert [topic.row.title for topic in found.topics] == [
        "Who began it", "Southern soldiers killed", "Northern civilians killed",
    ]  # fmt: skip
    assert [topic.is_quiet for topic in found.topics] == [False, False, True]
    assert [one.id for one in found.topics[2].others] == ["un"]
    assert found.nobody == "No statement by either side was found on Northern civilians killed."
    assert found.rest == ((), ())


def test_an_open_incident_has_its_facts_in_order(tiny_store: Store) -> None:
    found = brief.opened(Sight(View(incident="bridge"), tiny_store))
    assert found is not None
    assert [name for name, _ in found.facts] == ["When", "Where", "Line", "Claims", "In short"]
    facts = dict(found.facts)
    assert facts["When"] == "11–12 October 2025."
    assert facts["Claims"] == "2 Northern, 2 Southern, 1 by others, from 1 publication"
    # "The Line" has its article already.
    assert facts["Line"].startswith("Spin Boldak: about 6 km from the Line. Chaman: about 4 km")
    assert [one.printed for one in found.retellings] == ["58 people"]
    assert found.retellings[0].back == "Northern army’s claim"


def test_an_incident_of_which_nothing_was_said_is_there(tiny_store: Store) -> None:
    found = brief.opened(Sight(View(incident="quiet"), tiny_store))
    assert found is not None
    assert (found.topics, found.nobody) == ((), "No claim about it is on record.")
    assert found.searched == "Nobody has looked for statements of either side yet."


def test_an_open_incident_keeps_its_whole_past_at_an_instant() -> None:
    data = dataset(
        claim("12", "N", KILLED, 12, on="2025-10-11T20:00Z"),
        claim("58", "N", KILLED, 58, on="2025-10-12T20:00Z", revises=("12",)),
    )
    at = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)
    (topic,) = opened(data, as_known_on=at).topics
    assert [one.id for one in topic.cards[0]] == ["12"]
    assert topic.row.cells[0].figure == "12"


def test_nothing_is_open_without_an_incident() -> None:
    assert brief.opened(sight_of(dataset())) is None


# The claims behind a figure


def why(found: OpenedSum) -> dict[str, str]:
    return {one.card.id: one.why for one in found.left_out}


def test_a_sum_lists_what_it_is_made_of_and_why_the_rest_is_not() -> None:
    found = summed(
        claim("old", "N", KILLED, 12, on="2025-10-11"),
        claim("58", "N", KILLED, 58, revises=("old",)),
        claim("part", "N", KILLED, 15, part_of="58"),
        claim("period", "N", KILLED, 206, scope="period"),
        claim("civilians", "N", "S persons killed", 3),
        claim("both", "N", "BOTH soldiers killed", 70),
        claim("raid", "N", KILLED, 4, incident="raid"),
        claim("no", "N", KILLED, stance="disputes", incident="third"),
        claim("mine", "S", KILLED, 23),
    )
    assert [one.id for one in found.added] == ["58", "raid"]
    assert why(found) == {
        "old": "Revised: replaced by a later claim, never added to it.",
        "part": "A part of an incident: already in the whole, or not the whole.",
        "period": "A total over a period: shown beside, never added.",
        "civilians": "Counts Southern people: another category.",
        "both": "Counts Both countries soldiers: another scope.",
        "no": "Disputes it, and gives no figure.",
    }
    assert (found.low, found.high, found.missing) == (62, None, 1)
    assert found.sentence == (
        "Northland: 62+ Southern soldiers killed, in 3 incidents; 1 without a number."
    )


def test_several_voices_make_a_sum_an_interval() -> None:
    found = summed(
        claim("a", "N", KILLED, 10),
        claim("b", "N-MOD", KILLED, 17),
        claim("c", "N", KILLED, 5, incident="raid"),
    )
    assert (found.low, found.high, found.figure) == (15, 22, "15–22")


def test_a_sum_of_one_incident_is_written_as_it_was_said() -> None:
    assert summed(claim("a", "N", KILLED, "more than 200")).figure == ">200"
    two = summed(claim("a", "N", KILLED, "more than 12"), claim("b", "N-MOD", KILLED, 15))
    assert two.figure == ">12 or 15"
    assert summed(claim("a", "N", KILLED, 1)).sentence == (
        "Northland: 1 Southern soldier killed, in 1 incident."
    )


def test_words_make_a_sum_a_least() -> None:
    found = summed(
        claim("a", "N", KILLED, 58), claim("b", "N", KILLED, "a large number", incident="raid")
    )
    assert (found.low, found.high, found.missing) == (58, None, 1)
    assert [one.id for one in found.added] == ["a", "b"]


def test_a_set_is_never_added_to_a_side() -> None:
    key = LossKey("S", "N", "fighters", "killed")
    found = summed(
        claim("set", "S", "N-AND-REBELS fighters killed", "more than 200"),
        claim("own", "S", "N fighters killed", 15, incident="raid"),
        key=key,
    )
    assert (found.low, found.high) == (15, 15)
    assert why(found) == {"set": "Counts Northern and allied fighters: another scope."}


def test_a_key_is_read_as_it_was_written() -> None:
    assert brief.parse_key(str(KEY)) == KEY
    for text in ("", "N/S/soldiers", "N//soldiers/killed", "a/b/c/d/e"):
        assert brief.parse_key(text) is None


def test_a_sum_that_is_not_in_view_is_none() -> None:
    data = dataset(claim("a", "N", KILLED, 5))
    assert brief.opened_sum(sight_of(data, claimants=("S",)), KEY) is None
    assert brief.opened_sum(sight_of(data), LossKey("N", "S", "drones", "hit")) is None


def test_the_panel_names_what_one_incident_gives_and_sums_the_rest() -> None:
    made = brief.panels(
        sight_of(
            dataset(
                claim("a", "N", KILLED, 58),
                claim("b", "N", KILLED, "a large number", incident="raid"),
                claim("c", "N", "N soldiers killed", 9),
                claim("d", "N", "N soldiers killed", 4, incident="raid"),
                incidents=[
                    incident(),
                    incident("raid", start=dt.date(2025, 10, 15), end=dt.date(2025, 10, 15)),
                ],
            )
        )
    )
    other, own = made[0].blocks
    (theirs,), (ours,) = other.rows, own.rows
    assert (theirs.figure, theirs.where, theirs.notes) == (
        "58", "11 Oct", ("for 15 Oct “a large number”",),
    )  # fmt: skip
    assert (ours.figure, ours.verb, ours.where) == ("13", "reported", "a sum over 2 incidents")


def test_a_translation_says_whose_it_is_and_from_which_language() -> None:
    said = {"quotation": "40 kişi", "quotation_language": "tr", "translation": "40 people"}
    ours = card(claim("a", "S", KILLED, 40, **said))
    assert (ours.translation_by, ours.translated) == ("", "our translation, from Turkish")
    theirs = card(claim("a", "S", KILLED, 40, translation_by="B. Reader", **said))
    assert theirs.translated == "translation by B. Reader, from Turkish"
    assert card(claim("a", "S", KILLED, 40)).translated == ""
