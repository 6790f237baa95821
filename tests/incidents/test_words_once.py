"""One fact is worded once: figures, days, places and verbs are the same wherever they stand."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.differences import rows_of
from incidents.brief.shape import Card, LedgerRow, PanelRow
from incidents.query import Query, View
from incidents.store import Store

NIGHT = "2025-10-11-durand-line"
OCTOBER = (dt.date(2025, 10, 9), dt.date(2025, 10, 19))
KILLED = f"{NIGHT}/PK/soldiers/killed"
ONE_VERB = {"claims": "claimed", "reports": "reported", "counts": "counted"}


@pytest.fixture(scope="module")
def everything(store: Store) -> Brief:
    """Give the days of October 2025."""
    return brief.make(Sight(View(Query(start=OCTOBER[0], end=OCTOBER[1])), store))


@pytest.fixture(scope="module")
def night(store: Store) -> Brief:
    return brief.make(Sight(View(incident=NIGHT), store))


def row_of(made: Brief, key: str) -> LedgerRow:
    return next(row for row in rows_of(made.differences) if row.key == key)


def cards_of(made: Brief) -> dict[str, Card]:
    assert made.incident is not None
    return {
        card.id: card
        for topic in made.incident.topics
        for side in (*topic.cards, topic.others)
        for card in side
    }


def panel_rows(made: Brief) -> list[PanelRow]:
    return [row for panel in made.panels for block in panel.blocks for row in block.rows]


def test_one_figure_in_the_panel_the_row_the_card_and_the_lead(
    everything: Brief, night: Brief
) -> None:
    cell = row_of(night, KILLED).cells[0]
    card = cards_of(night)["c068"]
    (panel,) = [row for row in panel_rows(night) if row.key == "AF/PK/soldiers/killed"]
    assert cell.figure == card.figure == panel.figure == "58"
    assert cell.old[0].label == card.old[0] == panel.old[0] == "12+"
    assert cell.verb == panel.verb == ONE_VERB[card.badge] == "claimed"
    assert cell.label == f"{panel.figure} {panel.verb}"
    assert row_of(everything, KILLED).cells[0].label == cell.label


def test_one_open_figure_in_all_of_them(night: Brief) -> None:
    row = row_of(
        night, next(r.key for r in rows_of(night.differences) if "c083" in r.cells[1].claims)
    )
    card = cards_of(night)["c083"]
    (panel,) = [one for one in panel_rows(night) if "c083" in one.claims]
    assert row.cells[1].figure == card.figure == panel.figure == ">200"
    assert row.cells[1].verb == panel.verb == "claimed"
    assert row.cells[1].told == "claimed (by intelligence estimates)"
    assert "by intelligence estimates" in panel.notes


def test_words_in_place_of_a_number_are_the_same(store: Store) -> None:
    made = brief.make(Sight(View(incident="2025-10-15-spin-boldak"), store))
    row = row_of(made, "2025-10-15-spin-boldak/PK/soldiers/killed")
    (panel,) = [one for one in panel_rows(made) if one.key == "AF/PK/soldiers/killed"]
    assert row.cells[0].label == cards_of(made)["c121"].figure == panel.figure == "“a large number”"


def test_one_wording_of_days_and_places(everything: Brief, night: Brief) -> None:
    row, line = row_of(everything, KILLED), next(i for i in everything.incidents if i.id == NIGHT)
    card = cards_of(night)["c068"]
    (panel,) = [one for one in panel_rows(everything) if one.key == "AF/PK/posts/captured"]
    assert row.days == panel.where == "11–12 Oct"
    assert row.where == f"{row.days}, Durand Line, Angoor Adda and 1 more"
    # A list spans years, and an incident alone may be of any: both name it.
    assert line.when == "11–12 Oct 2025"
    assert card.where == row.where.replace(row.days, line.when)


def test_every_cell_of_one_voice_is_its_card(store: Store) -> None:
    for incident in store.incidents(Query())[10:18]:
        made = brief.make(Sight(View(incident=incident.id), store))
        cards = cards_of(made)
        for row in rows_of(made.differences):
            for cell in row.cells:
                if cell.state == "figure" and len(cell.points) == 1:
                    figures = {cards[one].figure for one in cell.claims if one in cards}
                    assert cell.figure in figures
            for other in row.others:
                assert other.figure in (
                    cards[other.claim].figure,
                    cards[other.claim].figure.strip("“”"),
                )


def test_third_parties_counts_are_the_same_beside_a_row_and_in_the_list(everything: Brief) -> None:
    beside = {
        one.claim: one.figure for row in rows_of(everything.differences) for one in row.others
    }
    for one in everything.others:
        assert one.figure == beside[one.claim]


def test_one_instant_is_worded_once(store: Store) -> None:
    query = Query.from_params({"as_known_on": "2025-10-12T09:00Z"}, store.names)[0]
    made = brief.make(Sight(View(query), store))
    assert made.asked.as_known == made.asked.as_of
    assert made.asked.words.endswith(made.asked.as_known)
    assert made.asked.as_known in made.notes.citation
