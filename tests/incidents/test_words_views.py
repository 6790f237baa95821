"""What stands on a view besides its rows: filters, panels, timeline, map, sums."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.ledger import compare, subtract
from incidents.ledger.accounts import account
from incidents.ledger.standing import Known
from incidents.quantities import CountRange
from incidents.query import Names, Query
from incidents.vocabulary import CORE
from incidents.words import adding, asked, keys, marks, notes, panels, terms, timeline
from tests.border import PARTIES, SIDES, claim, dataset

NAMES = Names(sides=SIDES, parties={party.id: party for party in PARTIES})
DATA = dataset()
D = dt.date


# What is asked


def test_a_query_is_one_phrase() -> None:
    query = Query(
        start=D(2025, 10, 11),
        end=D(2025, 10, 12),
        claimants=("N", "UN"),
        subjects=("S",),
        stances=("denies",),
        kinds=("clash",),
        text="a word",
        as_known_on=dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC),
    )
    assert asked.describe(query, NAMES) == (
        "11–12 October 2025, claims by Northland or UN mission, with the stance denies,"
        " about losses of Southland, ground clashes, containing “a word”,"
        " as known on 12 October 2025, 09:00 UTC"
    )
    assert asked.describe(Query(), NAMES) == "all dates"


def test_every_filter_that_is_said_has_a_title() -> None:
    query = Query(
        claimants=("N",),
        subjects=("N",),
        stances=("denies",),
        kinds=("clash",),
        text="a",
        place="b",
    )
    told = asked.filters(query, NAMES)
    assert set(told) <= set(asked.titles())
    assert told["place"] == "at b"


# Panels


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("speaks", "2 claims about 1 incident"),
        ("hidden", "hidden by your filter: 3 claims"),
        ("outside", "said later: 3 claims"),
        ("outside_dates", "outside these dates: 3 claims"),
        ("nothing", "nothing in view"),
        ("not_commented", "had not commented"),
        ("silent", "no statement found"),
        ("unsearched", "not looked for yet"),
    ],
)
def test_each_reason_not_to_speak_has_its_words(state: str, said: str) -> None:
    assert panels.spoken(state, 2, 1, 3) == said


def test_no_two_states_are_said_alike() -> None:
    said = [terms.state(name) for name in terms.STATES]
    assert len(set(said)) == len(said)


def test_a_panel_heads_its_blocks_by_owner() -> None:
    north, south = SIDES
    assert panels.heading(north) == "Northland says"
    assert [panels.block(owner, south) for owner in ("other", "own", "third")] == [
        "Southern losses it claims", "Its own losses it reports", "Losses of others it claims",
    ]  # fmt: skip


def test_a_row_of_a_panel_says_what_it_is_of() -> None:
    assert panels.loss(CORE, "soldiers", "killed") == "Soldiers killed"
    assert [panels.several(n) for n in (1, 3)] == ["1 incident", "a sum over 3 incidents"]
    assert panels.torn(1, 1) == "several voices"
    assert panels.torn(2, 2) == "several voices in each"
    assert panels.torn(1, 3) == "several voices in 1 of them"
    assert [panels.left_out(n) for n in (1, 2)] == ["1 claim not added", "2 claims not added"]
    assert panels.losses(
        CORE, [("soldiers", "killed"), ("civilians", "killed"), ("posts", "hit")]
    ) == ("Soldiers, civilians killed; posts hit")


def test_incidents_without_a_number_say_what_was_said_of_them() -> None:
    many = claim("a", "N", "S soldiers killed", "a large number")
    data = dataset(many)
    one = account(Known.at(data), "N", [many], "clash")
    assert panels.without(data, [("clash", one)], 2025) == "for 11 Oct “a large number”"


def test_a_sum_in_a_sentence() -> None:
    key = ("BANNER", "militants", "killed")
    one, many = CountRange(low=1, high=1), CountRange(low=2, high=None)
    assert panels.sum_loss(DATA, key, one) == "Red Banner group militant killed"
    assert panels.sum_loss(DATA, key, many) == "Red Banner group militants killed"
    assert panels.sum_title(DATA, "S", *key) == "Southland: Red Banner group: militants killed"
    assert (
        panels.total("Southland", "5", "posts hit", 1, 0)
        == "Southland: 5 posts hit, in 1 incident."
    )
    assert panels.total("Southland", "5+", "posts hit", 2, 1) == (
        "Southland: 5+ posts hit, in 2 incidents; 1 without a number."
    )


REASONS = (
    *("revised", "period", "part", "denies", "disputes", "declines", "withdrew", "beside"),
    *("scope", "category"),
)


def test_each_reason_to_leave_a_claim_out_has_its_sentence() -> None:
    said = [panels.why_left_out(reason, "Northern soldiers") for reason in REASONS]
    assert len(set(said)) == len(REASONS)
    assert all(one.endswith(".") for one in said)


# Subtracting


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            ("N", "S posts captured", 25),
            ("S", "N posts captured", 19),
            (
                "The 25 Southern posts that Northland says it captured; the 19 Northern posts that"
                " Southland says it captured: they are different posts with different owners."
            ),
        ),
        (
            ("N", "S soldiers killed", 58),
            ("S", "S soldiers killed", 23),
            "Both count Southern soldiers killed: 35 apart.",
        ),
        (
            ("N", "S soldiers killed", "at least 30"),
            ("S", "S soldiers killed", 58),
            "Both count Southern soldiers killed: the two figures do not contradict each other.",
        ),
        (
            ("N", "S soldiers killed", 58),
            ("S", "S soldiers killed", "many"),
            "One of the two gives no number.",
        ),
        (
            ("N", "S soldiers killed", 58),
            ("N", "S started", None),
            "A statement without a count cannot be subtracted.",
        ),
        (
            ("N", "S soldiers killed", 58),
            ("S", "S soldiers wounded", 23),
            (
                "The 58 Southern soldiers that Northland says it killed; the 23 Southern soldiers"
                " that Southland gives as wounded: they are soldiers of different status."
            ),
        ),
    ],
)
def test_a_difference_or_why_there_is_none(first, second, said: str) -> None:
    data = dataset(claim("a", *first), claim("b", *second))
    assert adding.difference(subtract(data, "a", "b"), data) == said


def test_a_figure_that_was_revised_names_what_it_became() -> None:
    data = dataset(
        claim("19", "S", "N posts captured", 19),
        claim("21", "S", "N posts captured", 21, revises=("19",), on="2025-10-13"),
    )
    assert adding.described(data.claims["19"], data) == (
        "the 19 Northern posts that Southland says it captured (later 21)"
    )


def test_a_sum_that_cannot_be_made_says_why() -> None:
    assert adding.no_side("UN mission").startswith("UN mission is not one of the two sides")
    assert adding.nothing(DATA, "N", "S", "killed") == (
        "No claim by Northland about Southland and “killed” can be added up here."
    )
    keys_ = [("S", "soldiers"), ("S", "civilians"), ("BOTH", "soldiers")]
    assert adding.not_one(DATA, keys_) == (
        "Not one number: soldiers and civilians are different categories and may overlap;"
        " Southland and Both countries are different subjects. Each sum stands alone."
    )


# The timeline and the map


def test_a_bar_says_what_it_holds() -> None:
    manifest = DATA.manifest
    by_side = {"N": 11, "S": 13, None: 2}
    assert timeline.bar("11 October 2025", by_side, manifest) == (
        "11 October 2025: 26 claims (11 Northern, 13 Southern and 2 by others)"
    )
    assert timeline.bar("11 October 2025", {"N": 1}, manifest) == (
        "11 October 2025: 1 claim (1 Northern)"
    )
    assert timeline.vague("October 2025", 1) == "1 claim known only to October 2025"


@pytest.mark.parametrize(("days", "unit"), [(1, "day"), (7, "week"), (31, "month"), (366, "years")])
def test_a_bar_says_what_it_stands_for(days: int, unit: str) -> None:
    said = f"claims by the {unit} the event began"
    assert timeline.unit(days) == said
    assert timeline.unit(days, with_earlier=True) == f"{said}, or the first here"


def test_the_timeline_in_words() -> None:
    assert timeline.summary("9–19 October 2025", 0, "") == (
        "Claims by day of the event, 9–19 October 2025: 0 claims."
    )
    assert timeline.summary("9–19 October 2025", 61, "11 October 2025").endswith(
        "61 claims. Most on 11 October 2025."
    )


def test_a_mark_says_what_each_side_did_and_how_surely_it_is_placed() -> None:
    assert marks.said("stated", "Northland") == "Northland has spoken"
    assert marks.said("denies", "Northland") == "Northland only denies"
    assert marks.said("outside", "Northland") == "Northland: said later"
    assert marks.said("hidden", "Northland") == "Northland: hidden by your filter"
    assert marks.counted(1, 2, 0) == "1 incident, 2 claims"
    assert marks.counted(2, 1, 1) == "2 incidents, 1 claim, 1 by third parties"
    assert marks.surety("point", 5.0) == ""
    assert marks.surety("point", 12.4) == "known to about 12 km"
    assert marks.surety("area", 0) == "somewhere in this area"


def test_the_key_names_the_sides_and_nothing_twice() -> None:
    said = keys.entries("Northland", "Southland")
    assert said["first"] == "Northland only"
    assert len(set(said.values())) == len(said)
    assert keys.boundary("The Line", "not recognised") == "The Line, not recognised"


def test_how_a_view_is_read_names_both_sides_alike() -> None:
    assert notes.reading("Northland", "Southland")[0].startswith(
        "Circle, left, up: Northland. Square, right, down: Southland."
    )
    assert notes.boundary("The Line", "disputed.") == "The Line: disputed."


def test_rows_are_compared_before_they_are_said() -> None:
    """A row whose figures cannot be compared never has a gap to say."""
    data = dataset(
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N-AND-REBELS fighters killed", "more than 200"),
    )
    (row,) = compare(data)
    assert (row.gap, terms.VERDICTS[row.verdict]) == (None, "not compared")
