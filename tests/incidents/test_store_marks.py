"""Spots of the map: one a place, or cells; what each side has done there, never made silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate, place_names
from incidents.loader import load
from incidents.model import Dataset
from incidents.query import Query
from incidents.store import MOST_MARKS, Store, tables
from incidents.store.database import Database
from incidents.store.places import meets
from incidents.store.tiles import ZOOM, cell_box, cell_radius_km, tile
from tests.conftest import CLAIMS, INCIDENTS, claim
from tests.folders import opened
from tests.oracle import Oracle

DAY = dt.date


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Dataset]]:
    folder = tmp_path_factory.mktemp("generated")
    dataset, report = load(generate(folder / "data", 400, seed=7))
    tables.write(dataset, report, folder / "store.duckdb", "rules")
    store = Store(Database(folder / "store.duckdb"))
    yield store, dataset
    store._database.close()


PARTIES = ["N", "S", "N-ARMY", "S-POLICE", "UN", "CLINIC"]
queries = st.builds(
    Query,
    start=st.none() | st.dates(DAY(2005, 1, 1), DAY(2014, 1, 1)),
    end=st.none() | st.dates(DAY(2014, 1, 1), DAY(2025, 1, 1)),
    claimants=st.lists(st.sampled_from(PARTIES), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["clash", "drone", "airstrike"]), max_size=2).map(tuple),
    text=st.sampled_from(["", "", "dawn", "river bridge", "SPOKESMAN 3", "nothing like it"]),
    place=st.sampled_from(["", "", "Kandahar Province", "Kabul", "Balochistan", "Durand Line"]),
    as_known_on=st.none()
    | st.datetimes(
        dt.datetime(2006, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        dt.datetime(2024, 1, 1),  # noqa: DTZ001
        timezones=st.just(dt.UTC),
    ),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries, limit=st.integers(1, MOST_MARKS), zoom=st.integers(0, 19))
def test_marks_are_bounded_and_leave_no_incident_out(
    big: tuple[Store, Dataset], query: Query, limit: int, zoom: int
) -> None:
    store, dataset = big
    marks, oracle = store.marks(query, zoom=zoom, limit=limit), Oracle(dataset, store.names, query)
    on_map = {one for one in oracle.incidents if oracle.is_placed(one)}
    assert len(marks) <= limit
    assert len({mark.key for mark in marks}) == len(marks)
    assert {one for mark in marks for one in mark.incidents} <= on_map
    assert bool(marks) == bool(on_map)
    assert sum(mark.n_incidents for mark in marks) >= len(on_map)
    for mark in marks:
        assert 0 < len(mark.incidents) == min(mark.n_incidents, 20)
        assert mark.geometry is not None
        for side, state in zip(oracle.sides, mark.states, strict=True):
            if mark.n_incidents <= 20:
                assert state == oracle.state(side, mark.incidents)


def test_too_many_places_become_cells_that_keep_every_incident(big: tuple[Store, Dataset]) -> None:
    store, _ = big
    marks = store.marks(Query(), zoom=6, limit=40)
    cells = [mark for mark in marks if mark.shape == "cell"]
    assert cells
    assert len(marks) <= 40
    assert sum(mark.shape in ("area", "line") for mark in marks) <= 10
    for cell in cells:
        assert cell.geometry is not None
        assert cell.geometry.covers(cell.geometry.centroid)
        assert cell.precision_km > 0
    totals = store.totals(Query())
    assert sum(mark.n_incidents for mark in marks) >= totals.incidents - totals.unplaced


def test_no_limit_is_more_than_the_most(big: tuple[Store, Dataset]) -> None:
    assert len(big[0].marks(Query(), limit=10**6)) <= MOST_MARKS
    assert big[0].marks(Query(), limit=0) == ()


def test_marks_of_places(tiny_store: Store) -> None:
    marks = {mark.label: mark for mark in tiny_store.marks(Query())}
    assert marks["Spin Boldak"].n_claims == 5
    assert marks["Spin Boldak"].n_third == 1
    assert marks["Spin Boldak"].states == ("stated", "stated")
    assert marks["Khost"].shape == "area"
    assert marks["Kabul"].states == ("unsearched", "unsearched")


def test_marks_in_sight(tiny_store: Store) -> None:
    town = next(mark for mark in tiny_store.marks(Query()) if mark.label == "Spin Boldak")
    around = (town.lon - 0.01, town.lat - 0.01, town.lon + 0.01, town.lat + 0.01)
    assert {mark.label for mark in tiny_store.marks(Query(), bounds=around)} == {"Spin Boldak"}
    assert tiny_store.marks(Query(), bounds=(0, 0, 1, 1)) == ()


SAID = {
    "stated": claim("a", "strike", "S", subject="N", low="5", high="5"),
    "denies": claim("a", "strike", "S", stance="denies"),
    "declines": claim("a", "strike", "S", stance="declines"),
    "not_commented": claim("a", "strike", "S", stance="no_comment"),
}


def states_of(*claims: object, query: Query | None = None, **more: object) -> tuple[str, str]:
    rows = [{**INCIDENTS[1], "searched": "", **more.pop("incident", {})}]  # type: ignore[dict-item]
    tables_ = {"incidents": rows, "claims": claims, "retellings": [], **more}
    with opened(tables_) as found:  # type: ignore[arg-type]
        (mark,) = found.store.marks(query or Query())
        return mark.states


@pytest.mark.parametrize("state", SAID)
def test_a_side_is_shown_by_what_it_does(state: str) -> None:
    assert states_of(SAID[state]) == ("unsearched", state)


def test_a_denial_weighs_less_than_a_statement_and_more_than_declining() -> None:
    stated, denies, declines = (
        {**SAID[name], "id": name} for name in ("stated", "denies", "declines")
    )
    assert states_of(declines, denies, stated)[1] == "stated"
    assert states_of(declines, denies)[1] == "denies"


def test_a_figure_taken_back_is_withdrawn() -> None:
    back = claim("b", "strike", "S", stance="withdraws", revises="a", stated="2025-10-13")
    assert states_of(SAID["stated"], back)[1] == "withdrew"


def test_nobody_is_silent_where_nobody_looked() -> None:
    assert states_of() == ("unsearched", "unsearched")
    assert states_of(incident={"searched": "2026-01-01"}) == ("silent", "silent")
    log = {"incident": "strike", "side": "S", "day": "2026-01-01", "by": "me", "where": "the wire"}
    assert states_of(searches=[log]) == ("unsearched", "silent")


@pytest.mark.parametrize(
    "query",
    [
        Query(claimants=("N",)),
        Query(subjects=("S",)),
        Query(stances=("accuses", "asserts"), claimants=("N",)),
    ],
)
def test_a_side_that_a_filter_leaves_out_is_hidden(query: Query) -> None:
    other = claim("b", "strike", "N", low="2", high="2")
    assert states_of(SAID["stated"], other, query=query) == ("stated", "hidden")
    assert states_of(SAID["denies"], other, query=query) == ("stated", "hidden")


def test_text_that_only_one_side_used_hides_the_other() -> None:
    mine = claim("b", "strike", "N", low="2", high="2", quotation="at the river")
    assert states_of(SAID["stated"], mine, query=Query(text="river")) == ("stated", "hidden")


def test_a_side_that_spoke_later_is_outside_the_instant() -> None:
    early = claim("b", "strike", "N", low="2", high="2", stated="2025-10-10")
    at = dt.datetime(2025, 10, 12, tzinfo=dt.UTC)
    assert states_of(SAID["stated"], early, query=Query(as_known_on=at)) == ("stated", "outside")


def test_an_outlets_note_is_no_claim_of_the_side_and_stays_in_view() -> None:
    rows = {"incidents": [INCIDENTS[1]], "claims": [SAID["not_commented"]], "retellings": []}
    at = dt.datetime(2025, 10, 14, tzinfo=dt.UTC)
    with opened(rows) as found:
        for query in (Query(), Query(as_known_on=at), Query(stances=("no_comment",))):
            totals = found.store.totals(query)
            assert (totals.incidents, totals.claims) == (1, 0)
        assert set(found.store.incident("strike", at).claims) == {"a"}


def test_incidents_of_which_nobody_spoke(tiny_store: Store) -> None:
    day = DAY(2025, 10, 17)
    assert [one.id for one in tiny_store.incidents(Query(start=day, end=day))] == ["war", "quiet"]
    assert tiny_store.incidents(Query(start=day, end=day, claimants=("N",))) == ()
    (mark,) = tiny_store.marks(Query(start=day, end=day))
    assert (mark.n_claims, mark.incidents) == (0, ("quiet",))


def test_swapping_the_sides_mirrors_every_mark() -> None:
    def other(party: str) -> str:
        return {"N": "S", "S": "N"}.get(party[:1], party[:1]) + party[1:]

    swapped = [
        {**one, "claimant": other(one["claimant"]), "subject": other(one["subject"])}
        for one in CLAIMS
        if one["subject"] != "N-AND-REBELS"
    ]
    same = [one for one in CLAIMS if one["subject"] != "N-AND-REBELS"]
    with opened({"claims": same}) as first, opened({"claims": swapped}) as second:
        one, two = first.store.totals(Query()), second.store.totals(Query())
        assert one.by_side == {**two.by_side, "N": two.by_side["S"], "S": two.by_side["N"]}
        states = {mark.key: mark.states for mark in second.store.marks(Query())}
        assert {mark.key: mark.states[::-1] for mark in first.store.marks(Query())} == states


def test_neighbours_do_not_meet(tiny_store: Store) -> None:
    find = tiny_store.names.find_place
    assert meets(find("Spin Boldak"), find("Kandahar Province"))
    assert meets(find("Kandahar Province"), find("Spin Boldak"))
    assert not meets(find("Kandahar Province"), find("Helmand Province"))
    assert meets(find("Khost Province"), find("Khost Province"))


@given(st.floats(-180, 180), st.floats(-84, 84), st.integers(1, ZOOM))
def test_a_point_lies_in_the_cell_of_its_tile(lon: float, lat: float, level: int) -> None:
    x, y = (number >> (ZOOM - level) for number in tile(lon, lat))
    west, south, east, north = cell_box(level, x, y).bounds
    assert west - 1e-6 <= lon <= east + 1e-6
    assert south - 1e-6 <= lat <= north + 1e-6
    assert cell_radius_km(level, lat) > 0


def test_generated_data_are_the_same_each_time(tmp_path: Path) -> None:
    one, two = generate(tmp_path / "1", 30, seed=3), generate(tmp_path / "2", 30, seed=3)
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()
    assert load(one)[1].refused["claims.csv"] == 0
    assert len(place_names()) > 400
