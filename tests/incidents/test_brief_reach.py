"""A place that is filtered by: where the map is to look, and which figures are of more than it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from incidents.brief.differences import rows_of
from incidents.brief.shape import Heard
from incidents.store import Store, holds
from tests.border import claim, dataset, incident
from tests.briefs import brief_of

BEYOND = "of more than Chaman alone"


def test_the_map_is_to_look_at_the_place_that_is_filtered_by(tiny_store: Store) -> None:
    west, south, east, north = brief_of(tiny_store, place="Chaman").map.aim or (0, 0, 0, 0)
    assert 66 < west <= east < 67
    assert 30 < south <= north < 31.5
    assert brief_of(tiny_store).map.aim is None


def test_a_province_is_looked_at_whole(tiny_store: Store) -> None:
    west, south, east, north = brief_of(tiny_store, place="Khost Province").map.aim or (0, 0, 0, 0)
    assert east - west > 0.5
    assert north - south > 0.5


def test_a_figure_of_several_places_says_so_when_one_of_them_is_chosen(tiny_store: Store) -> None:
    made = brief_of(tiny_store, place="Chaman")
    night = [row for row in rows_of(made.differences) if row.incident == "bridge"]
    assert night
    assert all(row.where.endswith(BEYOND) for row in night)
    figures = [row for panel in made.panels for block in panel.blocks for row in block.rows]
    assert figures
    assert all(BEYOND in row.notes for row in figures if row.incident == "bridge")


def test_without_a_chosen_place_no_figure_is_called_wider(tiny_store: Store) -> None:
    made = brief_of(tiny_store)
    assert not [row for row in rows_of(made.differences) if "of more than" in row.where]


def test_a_figure_of_the_chosen_place_alone_says_nothing(tiny_store: Store) -> None:
    made = brief_of(tiny_store, place="Khost Province")
    rows = rows_of(made.differences)
    assert rows
    assert not [row for row in rows if "of more than" in row.where]


def test_the_lead_says_that_it_is_of_more_than_the_chosen_place(store: Store) -> None:
    view = brief_of(store, place="Kurram")
    assert view.lead is not None
    assert view.lead.words.endswith("of more than Kurram alone")


def test_a_place_holds_what_lies_in_it_and_not_what_is_wider(store: Store) -> None:
    find = store.names.find_place
    khost, chaman, valley = find("Khost Province"), find("Chaman"), find("Kurram")
    assert holds(khost, khost)
    assert holds(chaman, chaman)
    assert not holds(chaman, khost)
    assert not holds(khost, valley)


@pytest.mark.parametrize(
    ("claims", "heard"),
    [
        ([claim("1", "N", "S soldiers killed", 3)], "side"),
        ([claim("1", "UN", "S soldiers killed", 3)], "others"),
        ([], "nobody"),
    ],
)
def test_a_mark_tells_who_has_spoken_of_it(tiny_store: Store, claims: list, heard: Heard) -> None:
    data = dataset(*claims, incidents=[incident(places=("Town",))])
    place = replace(tiny_store.names.find_place("Kabul"), name="Town")
    view = brief_of(replace(data, places={"Town": place})).map
    assert [mark.heard for mark in view.marks] == [heard]
    symbol = {"side": "first", "others": "third", "nobody": "neither"}[heard]
    assert symbol in {entry.symbol for entry in view.key}
    assert heard in get_args(Heard)


def test_the_key_tells_an_area_that_only_others_counted(tiny_store: Store) -> None:
    data = dataset(claim("1", "UN", "S soldiers killed", 3), incidents=[incident(places=("P",))])
    place = replace(tiny_store.names.find_place("Khost Province"), name="P")
    symbols = {one.symbol for one in brief_of(replace(data, places={"P": place})).map.key}
    assert "third_area" in symbols
    assert "area" not in symbols
