"""One counting rule: every part of a brief counts the same claims, incidents and losses."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.differences import rows_of
from incidents.query import Query, View
from incidents.store import Store

FIRST, LAST = dt.date(2017, 5, 1), dt.date(2025, 12, 31)
DAYS = st.sampled_from((
    (None, None), (None, None), (dt.date(2025, 10, 9), dt.date(2025, 10, 19)),
    (dt.date(2025, 10, 12), None), (None, dt.date(2025, 1, 1)),
    (dt.date(2025, 10, 12), dt.date(2025, 10, 12)), (dt.date(1990, 1, 1), dt.date(1990, 1, 2)),
))  # fmt: skip
INSTANTS = (
    None, None, None, dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC),
    dt.datetime(2025, 10, 14, tzinfo=dt.UTC), dt.datetime(2024, 12, 27, tzinfo=dt.UTC),
)  # fmt: skip
CHOICES = {
    "claimants": ("AF", "PK", "UNAMA", "AF-SPOKESMAN", "PK-OFFICIALS"),
    "subjects": ("AF", "PK", "TTP"),
    "stances": ("asserts", "reports", "denies", "disputes", "declines", "accuses", "counts"),
    "kinds": ("clash", "airstrike", "totals", "attack", "talks"),
}
WORDS = ("", "", "", "Spin Boldak", "hospital", "Mujahid", "nothing says this")
PLACES = ("", "", "", "Chaman", "Paktika", "Durand Line")


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Draw a query of the shipped record; most ask for little, so that something is in view."""
    start, end = draw(DAYS)
    asked = draw(st.sets(st.sampled_from(sorted(CHOICES)), max_size=2))
    chosen = {
        name: tuple(draw(st.sets(st.sampled_from(CHOICES[name]), min_size=1, max_size=2)))
        for name in sorted(asked)
    }
    return Query(
        start=start,
        end=end,
        text=draw(st.sampled_from(WORDS)),
        place=draw(st.sampled_from(PLACES)),
        as_known_on=draw(st.sampled_from(INSTANTS)),
        **chosen,
    )


def number(words: str) -> int:
    """Read how many claims a text counts; a state in its place counts none."""
    found = re.match(r"(\d+) claim", words)
    return int(found[1]) if found else 0


def counts_agree(made: Brief, sight: Sight) -> None:
    tally, sides = made.tally, made.tally.by_side
    assert tally.claims == sum(claims for claims, _ in sides)
    assert [(one.claims, one.incidents) for one in made.panels] == list(sides[:2])
    rows = rows_of(made.differences)
    assert (tally.losses, tally.questions) == (
        sum(row.is_loss for row in rows), sum(not row.is_loss for row in rows),
    )  # fmt: skip
    lists_agree(made)
    bars = (*made.timeline.bars, *made.timeline.vague)
    assert [sum(bar.counts[slot] for bar in bars) for slot in (0, 1, 2)] == [
        one[0] for one in sides
    ]


def lists_agree(made: Brief) -> None:
    tally, listed = made.tally, made.incidents
    assert len(listed) == tally.incidents
    assert len(made.unplaced) == tally.unplaced
    for slot in (0, 1, 2):
        spoken = [number(line.spoken[slot]) for line in listed]
        assert (sum(spoken), sum(map(bool, spoken))) == tally.by_side[slot]
    for line in listed:
        for state, words in zip(line.states, line.spoken[:2], strict=True):
            assert (state == "speaks") == bool(number(words))


def marks_agree(made: Brief, sight: Sight) -> None:
    said = {line.id: [number(words) for words in line.spoken] for line in made.incidents}
    at_place: dict[str, set[str]] = {}
    for incident in sight.shown.incidents.values():
        for name in incident.places:
            if name in sight.shown.places:
                at_place.setdefault(sight.shown.places[name].key, set()).add(incident.id)
    assert {mark.key for mark in made.map.marks} == set(at_place)
    for mark in made.map.marks:
        here = at_place[mark.key]
        assert set(mark.incidents) <= here
        assert mark.n_incidents == len(here)
        assert mark.n_claims == sum(sum(said[one]) for one in here)
        assert mark.n_third == sum(said[one][2] for one in here)
    placed = set().union(*at_place.values()) if at_place else set()
    assert len(placed) + made.tally.unplaced == made.tally.incidents


def silences_agree(made: Brief) -> None:
    """A side that speaks in view speaks in its panel, and the other way round."""
    for slot, panel in enumerate(made.panels):
        assert (panel.state == "speaks") == bool(made.tally.by_side[slot][0])
        assert not panel.blocks or panel.state == "speaks"


def figures_agree(made: Brief, sight: Sight, most: int | None = 2) -> None:
    """A figure of a panel is the sum that opens, and what its incident's row says."""
    cells = {
        (row.incident, cell.side, cell.subject, cell.category, cell.measure): cell
        for row in rows_of(made.differences)
        for cell in row.cells
        if row.is_loss and row.scope == "whole" and cell.state in ("figure", "words")
    }
    for panel in made.panels:
        for row in (row for block in panel.blocks for row in block.rows[:most]):
            key = brief.parse_key(row.key)
            assert key is not None
            opened = brief.opened_sum(sight, key)
            assert opened is not None
            if set(row.claims):
                assert {card.id for card in opened.added} == set(row.claims)
            if row.figure[:1].isdigit() or row.figure[:1] in ">≤":
                assert opened.figure == row.figure
            cell = cells.get((row.incident, *row.key.split("/")))
            # Where the view leaves some of an account's claims out, the row keeps it whole.
            if cell and set(cell.claims) <= set(sight.shown.claims) and cell.figure:
                assert (cell.figure, cell.verb.split(",")[0]) == (row.figure, row.verb)


def what_is_left_out_adds_up(made: Brief, sight: Sight) -> None:
    tally, store = made.tally, sight.store
    everything = store.totals(sight.query.of_instant())
    assert tally.claims + tally.hidden_claims + tally.outside_claims == everything.claims
    assert tally.incidents + tally.hidden_incidents + tally.outside_incidents == (
        everything.incidents
    )
    for told, found in (
        (tally.outside, tally.outside_incidents + tally.outside_claims),
        (tally.hidden, tally.hidden_incidents + tally.hidden_claims),
        (tally.placed, tally.unplaced),
    ):
        assert bool(told) == bool(found)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries())
def test_every_part_of_a_brief_counts_alike(store: Store, query: Query) -> None:
    sight = Sight(View(query), store)
    made = brief.make(sight)
    counts_agree(made, sight)
    marks_agree(made, sight)
    silences_agree(made)
    figures_agree(made, sight)
    what_is_left_out_adds_up(made, sight)


def test_an_open_incident_counts_alike_and_leaves_nothing_out(store: Store) -> None:
    for incident in store.incidents(Query())[::6]:
        sight = Sight(View(Query(claimants=("AF",)), incident=incident.id), store)
        made = brief.make(sight)
        counts_agree(made, sight)
        marks_agree(made, sight)
        silences_agree(made)
        figures_agree(made, sight)
        assert (made.tally.hidden, made.tally.outside, made.left_out) == ("", "", ())


def test_an_open_incident_shows_every_claim_that_stands(store: Store) -> None:
    for incident in store.incidents(Query()):
        sight = Sight(View(incident=incident.id), store)
        opened = brief.opened(sight)
        assert opened is not None
        cards = [
            card
            for topic in opened.topics
            for side in (*topic.cards, topic.others)
            for card in side
        ]
        cards += [*opened.others, *(card for side in opened.rest for card in side)]
        replaced = {old for one in sight.whole.claims.values() for old in one.revises}
        assert {card.id for card in cards} == set(sight.whole.claims) - replaced


@pytest.fixture(scope="module")
def everything(store: Store) -> Brief:
    return brief.make(Sight(View(), store))


def test_every_figure_of_the_panels_is_the_sum_that_opens(everything: Brief, store: Store) -> None:
    figures_agree(everything, Sight(View(), store), most=None)


def test_the_whole_record_counts_as_it_always_did(everything: Brief) -> None:
    tally = everything.tally
    assert (tally.incidents, tally.claims) == (107, 715)
    assert tally.by_side == ((273, 69), (254, 73), (188, 57))
    assert (tally.unplaced, tally.hidden, tally.outside, tally.past) == (27, "", "", "")


def test_sources_are_numbered_in_the_order_in_which_rows_cite_them(everything: Brief) -> None:
    assert [one.number for one in everything.sources] == list(range(1, len(everything.sources) + 1))
    cited = [
        name
        for row in rows_of(everything.differences)
        for cell in row.cells
        for name in (*cell.claims, *cell.noted)
    ]
    first = everything.sources[0]
    assert cited[0] in first.claims
    ids = Counter(one.id for one in everything.sources)
    assert max(ids.values()) == 1


def test_others_are_whole_incidents_first_and_deaths_before_other_harm(everything: Brief) -> None:
    losses = [one.loss.split()[-1] for one in everything.others if "–" not in one.where]
    assert losses.index("wounded") > losses.index("killed")
    assert {one.name for one in everything.others} >= {"UNICEF", "EMERGENCY"}


def test_the_lead_is_the_first_row_that_differs(everything: Brief) -> None:
    lead = everything.lead
    assert lead is not None
    row = next(row for row in rows_of(everything.differences) if row.key == lead.row)
    assert row == rows_of(everything.differences)[0]
    assert [(line.figure, line.verb) for line in lead.lines] == [
        (cell.figure, cell.verb) for cell in row.cells
    ]
    assert (
        lead.words
        == "of the 6 losses in view that can be compared, the farthest apart in proportion"
    )
