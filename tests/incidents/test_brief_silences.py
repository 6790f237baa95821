"""Silence and its neighbours in a brief: no filter, instant or bound makes a side silent."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.differences import rows_of
from incidents.brief.shape import Cell, LedgerRow
from incidents.query import Query, View
from incidents.store import Store
from incidents.words import terms
from tests.border import DAY, claim, dataset, incident, instant, search
from tests.briefs import brief_of, store_of

KHOST = "2025-11-25-khost"
NORTH_SPEAKS = claim("a", "N", "S soldiers killed", 58, on="2025-10-12T08:00Z")
SOUTH_LATER = claim("b", "S", "S soldiers killed", 23, on="2025-10-20T08:00Z")
RAID = incident("raid", start=dt.date(2025, 11, 1), end=dt.date(2025, 11, 1))
SOUTH_ELSEWHERE = claim("c", "S", "S soldiers killed", 2, incident="raid", on="2025-11-02")
NOTE = claim("n", "S", "S soldiers killed", stance="no_comment")
UNSEARCHED = incident(searched=None)


def south(made: Brief) -> tuple[str, str]:
    return (made.panels[1].state, made.panels[1].words)


# Each view, and what the panel of Southland says in it


def test_who_speaks_speaks() -> None:
    made = brief_of(dataset(NORTH_SPEAKS, SOUTH_LATER))
    assert south(made) == ("speaks", "1 claim about 1 incident")


def test_who_is_hidden_by_a_filter() -> None:
    made = brief_of(dataset(NORTH_SPEAKS, SOUTH_LATER), claimants=("N",))
    assert south(made) == ("hidden", "hidden by your filter: 1 claim")


def test_who_speaks_outside_the_dates() -> None:
    made = brief_of(dataset(NORTH_SPEAKS, SOUTH_ELSEWHERE, incidents=[RAID]), start=DAY, end=DAY)
    assert south(made) == ("outside_dates", "outside these dates: 1 claim")


def test_who_speaks_after_the_instant() -> None:
    made = brief_of(dataset(NORTH_SPEAKS, SOUTH_LATER), as_known_on=instant("2025-10-13T00:00Z"))
    assert south(made) == ("outside", "said later: 1 claim")


def test_nothing_is_in_view() -> None:
    empty = dt.date(1990, 1, 1)
    made = brief_of(dataset(), start=empty, end=empty)
    assert [panel.state for panel in made.panels] == ["nothing", "nothing"]
    assert south(made)[1] == "nothing in view"


def test_of_whom_an_outlet_noted_that_it_had_not_commented() -> None:
    assert south(brief_of(dataset(NORTH_SPEAKS, NOTE))) == ("not_commented", "had not commented")


def test_for_whom_somebody_looked() -> None:
    assert south(brief_of(dataset(NORTH_SPEAKS))) == ("silent", "no statement found")
    logged = search("S", dt.date(2026, 1, 1))
    made = brief_of(dataset(NORTH_SPEAKS, incidents=[UNSEARCHED], searches=[logged]))
    assert south(made) == ("silent", "no statement found")


def test_for_whom_nobody_has_looked_yet() -> None:
    made = brief_of(dataset(NORTH_SPEAKS, incidents=[UNSEARCHED]))
    assert south(made) == ("unsearched", "not looked for yet")
    logged = search("N", dt.date(2026, 1, 1))
    made = brief_of(dataset(NORTH_SPEAKS, incidents=[UNSEARCHED], searches=[logged]))
    assert south(made)[0] == "unsearched"


def test_a_filter_and_an_instant_together_still_say_who_speaks() -> None:
    made = brief_of(
        dataset(NORTH_SPEAKS, SOUTH_LATER),
        claimants=("N",),
        as_known_on=instant("2025-10-13T00:00Z"),
    )
    assert south(made)[0] == "outside"


# The other parts of the brief say the same


@pytest.mark.parametrize(
    ("claims", "more", "state"),
    [
        ((NORTH_SPEAKS, SOUTH_LATER), {}, "speaks"),
        ((NORTH_SPEAKS, SOUTH_LATER), {"claimants": ("N",)}, "hidden"),
        ((NORTH_SPEAKS, SOUTH_LATER), {"as_known_on": instant("2025-10-13T00:00Z")}, "outside"),
        ((NORTH_SPEAKS, NOTE), {}, "not_commented"),
        ((NORTH_SPEAKS,), {}, "silent"),
    ],
    ids=str,
)
def test_lists_rows_and_panels_agree_on_what_kind_of_silence_it_is(claims, more, state) -> None:
    made = brief_of(dataset(*claims), **more)
    (line,), (row,) = made.incidents, rows_of(made.differences)
    assert (line.states[1], made.panels[1].state) == (state, state)
    if state not in ("speaks", "hidden"):
        assert row.cells[1].state == state
        assert line.spoken[1] == row.cells[1].label == made.panels[1].words.partition(":")[0]


def test_marks_of_the_map_agree_with_the_rows(store: Store) -> None:
    """At the instant Islamabad had not spoken of that night, and did so later."""
    at = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)
    night = "2025-10-11-durand-line"
    made = brief.make(Sight(View(Query(as_known_on=at), incident=night), store))
    assert {row.cells[1].state for row in rows_of(made.differences)} <= {"outside", "silent"}
    assert [line.states[1] for line in made.incidents] == ["outside"]
    assert {mark.states[1] for mark in made.map.marks} == {"outside"}
    assert made.panels[1].state == "outside"


def test_a_bound_makes_no_side_silent() -> None:
    """Of more incidents than are judged, those in the tray keep what was said of them."""
    loud = [
        claim(f"{name}{n}", "N", "S soldiers killed", 1, incident=f"loud{n}")
        for n in range(2)
        for name in "abc"
    ]
    quiet = claim("q", "S", "S soldiers killed", 1, incident="quiet")
    view = View()
    sight = Sight(view, store_of(dataset(*loud, quiet)), limit=2)
    assert set(sight.shown.incidents) == {"loud0", "loud1"}
    lines = {line.id: line for line in brief.unplaced(sight)}
    assert lines["quiet"].states == ("silent", "speaks")
    assert lines["quiet"].spoken == ("no statement found", "1 claim", "0 claims")


# A filter chooses rows; accounts stay whole


QUERIES = [
    Query(claimants=("AF",)), Query(claimants=("PK",)), Query(claimants=("UNAMA",)),
    Query(subjects=("PK",)), Query(stances=("denies",)), Query(text="Mujahid"),
    Query(claimants=("PK",), kinds=("airstrike",)),
]  # fmt: skip


def said(row: LedgerRow) -> tuple[object, ...]:
    """Give what a row says, but for where it stands on the axis and what a filter leaves."""
    cells = [(one.state, one.label, one.claims, one.noted, one.superseded) for one in row.cells]
    others = [(one.claim, one.label) for one in row.others]
    return (row.title, row.verdict, row.label, row.reason, cells, others)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_filter_chooses_rows_and_changes_no_account(store: Store, query: Query) -> None:
    every = {row.key: row for row in rows_of(brief.differences(Sight(View(), store)))}
    sight = Sight(View(query), store)
    found = rows_of(brief.differences(sight))
    assert 0 < len(found) < len(every)
    for row in found:
        assert said(row) == said(every[row.key])
        held = {name for cell in row.cells for name in cell.claims} | {o.claim for o in row.others}
        assert held & set(sight.shown.claims)


def test_a_cell_says_whether_a_filter_leaves_any_of_it(store: Store) -> None:
    (row,) = [
        row
        for row in rows_of(brief.differences(Sight(View(Query(claimants=("PK",))), store)))
        if row.key == "2025-10-11-durand-line/PK/soldiers/killed"
    ]
    assert [cell.in_view for cell in row.cells] == [False, True]


def test_the_note_says_that_a_filter_chose_the_rows(store: Store) -> None:
    assert brief.differences(Sight(View(), store)).note == ""
    assert brief.differences(Sight(View(Query(kinds=("clash",))), store)).note == ""
    assert brief.differences(Sight(View(Query(claimants=("PK",))), store)).note


def test_without_a_filter_on_claims_nothing_is_read_twice(store: Store) -> None:
    sight = Sight(View(), store)
    assert sight.whole is sight.shown


# What went wrong before


@pytest.mark.parametrize("view", [View(incident=KHOST), View()], ids=["open", "everything"])
def test_on_25_november_pakistan_denied(store: Store, view: View) -> None:
    made = brief.make(Sight(view, store))
    cells = {
        row.key.removeprefix(f"{KHOST}/"): row.cells[1]
        for row in rows_of(made.differences)
        if row.incident == KHOST
    }
    assert cells["AF/civilians/killed"].label == "denies"
    assert cells["AF/civilians/wounded"].label == "denies the operation"
    assert cells["-/-/carried_out"].label == "denies"
    assert {line.states[1] for line in made.incidents if line.id == KHOST} == {"speaks"}


def test_on_25_november_the_panel_says_so_too(store: Store) -> None:
    made = brief.make(Sight(View(incident=KHOST), store))
    panel = made.panels[1]
    assert panel.state == "speaks"
    told = {(one.state, one.losses) for block in panel.blocks for one in block.quiet}
    assert told == {
        ("denies", "Civilians killed"),
        ("denies_operation", "Civilians, people wounded; houses destroyed"),
    }  # fmt: skip


def test_no_loss_that_a_side_speaks_of_in_part_is_called_silent(store: Store) -> None:
    """Afghanistan reported children killed as parts of other figures."""
    made = brief.make(Sight(View(), store))
    (own,) = (block for block in made.panels[0].blocks if block.owner == "own")
    silent = " ".join(one.losses.lower() for one in own.quiet if one.state == "silent")
    assert "children killed" not in silent


def test_the_state_of_a_cell_is_what_its_label_says(store: Store) -> None:
    for row in rows_of(brief.differences(Sight(View(), store))):
        for cell in row.cells:
            assert is_said(cell), cell


def is_said(cell: Cell) -> bool:
    """Tell whether a cell without a figure or an answer of its own is labelled by its state."""
    if cell.state in ("figure", "states", "words"):
        return cell.label not in terms.STATES.values()
    return cell.label == terms.state(cell.state)


# An open incident


def test_an_outlets_note_is_shown_and_nobody_is_called_silent_for_it() -> None:
    note = claim("n", "S", "N civilians killed", stance="no_comment")
    made = brief_of(dataset(note), incident="clash")
    assert made.incident is not None
    (topic,) = made.incident.topics
    assert [card.id for card in topic.cards[1]] == ["n"]
    assert made.incident.nobody == ""


def test_what_nobody_looked_for_is_not_called_silent() -> None:
    un = claim("un", "UN", "N civilians killed", 17)
    made = brief_of(dataset(un, incidents=[UNSEARCHED]), incident="clash")
    assert made.incident is not None
    assert made.incident.nobody == (
        "Nobody has looked yet for what either side said of Northern civilians killed."
    )
    looked = brief_of(dataset(un), incident="clash").incident
    assert looked is not None
    assert looked.nobody == "No statement by either side was found on Northern civilians killed."


def test_quiet_losses_say_the_strongest_of_what_a_side_does() -> None:
    made = brief_of(
        dataset(
            claim("a", "N", "N civilians killed", 5),
            claim("no", "S", "N civilians killed", stance="denies", incident="raid"),
            claim("b", "N", "N civilians killed", 7, incident="raid"),
        )
    )
    (other,) = (block for block in made.panels[1].blocks if block.owner == "other")
    assert [(one.state, one.losses) for one in other.quiet] == [("denies", "Civilians killed")]
