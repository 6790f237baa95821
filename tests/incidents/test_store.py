"""The store: what is in view is what the rules say, bounded, and whatever happens to its file."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate, place_names
from geodata.folding import fold
from incidents.errors import DatasetError, QueryError, UnknownIncidentError
from incidents.ledger import standing, sums
from incidents.loader import load
from incidents.model import Claim, Dataset, Incident
from incidents.query import Query
from incidents.store import Store, StoreError
from incidents.store.bars import bars
from incidents.store.cache import KEPT_FILES, default_folder, obtain, sweep
from incidents.store.places import meets
from tests.conftest import CLAIMS, INCIDENTS, claim, write_table

DAY = dt.date
UTC = dt.UTC


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.fixture(scope="module")
def generated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("generated"), 400, seed=7)


@pytest.fixture(scope="module")
def generated(generated_folder: Path) -> Dataset:
    return load(generated_folder)[0]


@pytest.fixture(scope="module")
def big(generated_folder: Path, cache_folder: Path) -> Store:
    return Store.open(generated_folder, cache_folder)


class Plain:
    """What is in view, by the rules of the query, claim by claim."""

    def __init__(self, dataset: Dataset, query: Query, store: Store) -> None:
        self.dataset, self.query, self.names = dataset, query, store.names
        self.stood = standing(dataset, query.as_known_on)
        self.claims = [claim for claim in self.stood if self.shows(claim)]
        spoken = {claim.incident for claim in self.claims}
        anyone = {claim.incident for claim in dataset.claims.values()}
        self.incidents = {
            one.id
            for one in dataset.incidents.values()
            if one.id in spoken
            or (
                one.id not in anyone
                and not query.filters_claims
                and self.about(one)
                and self.has_text(*self.texts(one))
            )
        }

    def texts(self, incident: Incident) -> tuple[str, ...]:
        return (incident.title, incident.summary, *incident.places)

    def has_text(self, *texts: str) -> bool:
        return any(fold(self.query.text) in fold(text) for text in texts)

    def about(self, incident: Incident) -> bool:
        query = self.query
        if query.place:
            here = self.names.find_place(query.place)
            if not any(meets(self.dataset.places[name], here) for name in incident.places):
                return False
        return (
            (query.start is None or incident.end >= query.start)
            and (query.end is None or incident.start <= query.end)
            and (not query.kinds or incident.kind in query.kinds)
        )

    def shows(self, claim: Claim) -> bool:
        query, incident = self.query, self.dataset.incidents[claim.incident]
        outlets = [self.dataset.sources[source].outlet for source in claim.sources]
        said = (claim.speaker, claim.quotation, claim.note, *outlets)
        return (
            self.about(incident)
            and (not query.claimants or claim.claimant in self.names.speakers(query.claimants))
            and (not query.subjects or claim.subject in self.names.subjects(query.subjects))
            and (not query.stances or claim.stance in query.stances)
            and self.has_text(*said, *self.texts(incident))
        )


PARTIES = ["N", "S", "N-ARMY", "S-POLICE", "UN", "CLINIC"]
TEXTS = ["", "", "dawn", "river bridge", "SPOKESMAN 3", "gazette 1", "nothing like it"]
queries = st.builds(
    Query,
    start=st.none() | st.dates(DAY(2005, 1, 1), DAY(2014, 1, 1)),
    end=st.none() | st.dates(DAY(2014, 1, 1), DAY(2025, 1, 1)),
    claimants=st.lists(st.sampled_from(PARTIES), max_size=2).map(tuple),
    subjects=st.lists(st.sampled_from(["N", "S"]), max_size=1).map(tuple),
    kinds=st.lists(st.sampled_from(["clash", "drone", "airstrike"]), max_size=2).map(tuple),
    stances=st.lists(st.sampled_from(["asserts", "denies", "admits"]), max_size=2).map(tuple),
    text=st.sampled_from(TEXTS),
    place=st.sampled_from(["", "", "Kandahar Province", "Kabul", "Balochistan", "Durand Line"]),
    as_known_on=st.none()
    | st.integers(0, 24 * 7300).map(
        lambda hours: at("2006-01-01T00:00Z") + dt.timedelta(hours=hours)
    ),
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries)
def test_what_is_in_view_is_what_the_rules_say(
    big: Store, generated: Dataset, query: Query
) -> None:
    plain = Plain(generated, query, big)
    totals = big.totals(query)
    assert (totals.claims, totals.incidents) == (len(plain.claims), len(plain.incidents))
    unplaced = [key for key in plain.incidents if not generated.incidents[key].places]
    assert totals.unplaced == len(unplaced)
    known = Plain(generated, Query(as_known_on=query.as_known_on), big)
    assert totals.hidden_claims == len(known.claims) - len(plain.claims)
    assert totals.hidden_incidents == len(known.incidents) - len(plain.incidents)
    for side, counts in totals.by_side.items():
        mine = [one for one in plain.claims if generated.side_of(one.claimant) == side]
        assert counts == (len(mine), len({one.incident for one in mine}))
    seen = big.slice(query, limit=None)
    assert set(seen.incidents) == plain.incidents
    assert [one.id for one in standing(seen, query.as_known_on)] == [one.id for one in plain.claims]
    assert {key: one for key, one in generated.claims.items() if key in seen.claims} == seen.claims


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries)
def test_sums_are_the_ledgers(big: Store, query: Query) -> None:
    seen = big.slice(query, limit=None)
    expected = {
        (one.side, one.subject, one.category, one.measure): (
            one.total.low,
            one.total.high,
            len(one.incidents),
            one.missing,
        )
        for one in sums.table(seen, query.as_known_on)
    }
    found = {
        (one.side, one.subject, one.category, one.measure): (
            one.total.low,
            one.total.high,
            one.incidents,
            one.missing,
        )
        for one in big.sums(query)
    }
    assert found == expected


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries, limit=st.integers(1, 500), zoom=st.integers(0, 19))
def test_marks_are_bounded_and_count_each_incident_once(
    big: Store, generated: Dataset, query: Query, limit: int, zoom: int
) -> None:
    marks = big.marks(query, zoom=zoom, limit=limit)
    assert len(marks) <= limit
    assert len({mark.key for mark in marks}) == len(marks)
    plain = Plain(generated, query, big)
    on_map = {key for key in plain.incidents if generated.incidents[key].places}
    assert {key for mark in marks for key in mark.incidents} <= on_map
    assert bool(marks) == bool(on_map)
    for mark in marks:
        assert 0 < len(mark.incidents) == min(mark.n_incidents, 20)
        assert mark.geometry is not None
        if mark.shape != "cell":
            here = [one for one in plain.claims if _is_at(generated, one, mark.key)]
            assert mark.n_claims == len(here)
            assert mark.n_third == sum(generated.side_of(one.claimant) is None for one in here)
            assert mark.states == tuple(_state(generated, here, side) for side in ("N", "S"))
    assert sum(mark.n_incidents for mark in marks) >= len(on_map)


def _is_at(dataset: Dataset, claim: Claim, key: str) -> bool:
    names = dataset.incidents[claim.incident].places
    return any(dataset.places[name].key == key for name in names)


def _state(dataset: Dataset, claims: list[Claim], side: str) -> str:
    stances = {one.stance for one in claims if dataset.side_of(one.claimant) == side}
    if stances - {"denies", "disputes", "declines"}:
        return "stated"
    return "denies" if stances & {"denies", "disputes"} else "silent"


def test_the_tiny_store_answers_as_its_dataset(tiny_store: Store, tiny: Dataset) -> None:
    totals = tiny_store.totals(Query())
    assert (totals.incidents, totals.claims, totals.revised, totals.unplaced) == (5, 13, 1, 2)
    assert tiny_store.manifest == tiny.manifest
    assert tiny_store.parties == tiny.parties
    assert tiny_store.digest == tiny.digest
    assert tiny_store.span == (DAY(2025, 10, 1), DAY(2025, 12, 31))
    whole = tiny_store.slice(Query(), limit=None)
    assert whole == replace(tiny, incidents=whole.incidents)
    assert list(whole.claims) == list(tiny.claims)
    assert list(whole.incidents) == ["war", "bridge", "strike", "quiet", "truce"]


def test_a_clock_never_shows_what_came_later(tiny_store: Store) -> None:
    early = Query(as_known_on=at("2025-10-12T05:00Z"))
    seen = tiny_store.slice(early)
    assert set(seen.claims) == {"n1"}
    totals = tiny_store.totals(early)
    assert (totals.claims, totals.later, totals.undated, totals.revised) == (1, 12, 1, 0)
    noon = tiny_store.slice(Query(as_known_on=at("2025-10-12T12:00Z")))
    assert set(noon.claims) == {"n1", "n2"}
    assert [one.id for one in standing(noon, at("2025-10-12T12:00Z"))] == ["n2"]


def test_every_matching_claim_is_counted_once(tiny_store: Store, tiny: Dataset) -> None:
    for hour in range(0, 24 * 40, 7):
        totals = tiny_store.totals(
            Query(as_known_on=at("2025-10-11T00:00Z") + dt.timedelta(hours=hour))
        )
        counted = totals.claims + totals.later + totals.undated + totals.revised
        assert counted == len(tiny.claims)


def test_an_undated_revision_replaces_only_now(tiny_folder: Path, cache_folder: Path) -> None:
    rows = [
        claim("a", "bridge", "N", low="1", high="1", stated="2025-10-12"),
        claim("b", "bridge", "N", low="2", high="2", stated="", revises="a"),
        claim("c", "bridge", "N", low="3", high="3", stated="2025-10-14", revises="b"),
    ]
    write_table(tiny_folder, "claims.csv", rows)
    write_table(tiny_folder, "retellings.csv", [])
    found = Store.open(tiny_folder, cache_folder)
    dataset = load(tiny_folder)[0]
    for text in ("2025-10-13T12:00Z", "2025-10-15T12:00Z", None):
        instant = at(text) if text else None
        seen = found.slice(Query(as_known_on=instant))
        expected = [one.id for one in standing(dataset, instant)]
        assert [one.id for one in standing(seen, instant)] == expected
        assert found.totals(Query(as_known_on=instant)).claims == len(expected) == 1


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        (Query(claimants=("S",), start=DAY(2025, 10, 19), end=DAY(2025, 10, 19)), {"s6", "s7"}),
        (Query(subjects=("REBELS",)), {"s2"}),
        (Query(text="nandu"), {"s2"}),
        (Query(text="brucke", stances=("admits",)), {"n3", "s1"}),
        (Query(text="REVUE"), {"n5"}),
        (Query(place="Kandahar Province", claimants=("UN",)), {"u1"}),
        (Query(kinds=("totals",)), {"s7"}),
        (Query(text="'; DROP TABLE claims; --"), set()),
        (Query(text="An  ASIDE!"), {"s6"}),
        (Query(text="a%e"), set()),
    ],
)
def test_filters(tiny_store: Store, query: Query, claims: set[str]) -> None:
    seen = tiny_store.slice(query)
    assert {one.id for one in standing(seen)} == claims


def test_incidents_of_which_nobody_spoke(tiny_store: Store) -> None:
    day = DAY(2025, 10, 17)
    assert [one.id for one in tiny_store.incidents(Query(start=day, end=day))] == ["war", "quiet"]
    one_side = Query(start=day, end=day, claimants=("N",))
    assert tiny_store.incidents(one_side) == ()
    (mark,) = tiny_store.marks(Query(start=day, end=day))
    assert (mark.states, mark.n_claims, mark.incidents) == (("silent", "silent"), 0, ("quiet",))


def test_marks_of_the_tiny_store(tiny_store: Store) -> None:
    marks = {mark.label: mark for mark in tiny_store.marks(Query())}
    assert marks["Spin Boldak"].n_claims == 5
    assert marks["Spin Boldak"].states == ("stated", "stated")
    assert marks["Khost"].shape == "area"
    denies = tiny_store.marks(Query(stances=("denies",)))
    assert [mark.states for mark in denies] == [("denies", "silent")]
    lon, lat = marks["Spin Boldak"].lon, marks["Spin Boldak"].lat
    near = tiny_store.marks(Query(), bounds=(lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01))
    assert {mark.label for mark in near} == {"Spin Boldak"}


def test_too_many_places_become_cells_that_keep_every_incident(big: Store) -> None:
    marks = big.marks(Query(), zoom=6, limit=40)
    cells = [mark for mark in marks if mark.shape == "cell"]
    assert cells
    assert len(marks) <= 40
    assert sum(mark.shape in ("area", "line") for mark in marks) <= 10
    for cell in cells:
        assert cell.geometry is not None
        assert cell.geometry.covers(cell.geometry.centroid)
    placed = big.totals(Query()).incidents - big.totals(Query()).unplaced
    assert sum(mark.n_incidents for mark in marks) >= placed


def test_bars_are_by_event_day_whatever_the_period(tiny_store: Store) -> None:
    days = tiny_store.days(Query(start=DAY(2025, 10, 15), end=DAY(2025, 10, 15)))
    assert {(one.start, side): n for one in days for side, n in one.by_side.items()} == {
        (DAY(2025, 10, 1), "S"): 1,
        (DAY(2025, 10, 11), "N"): 2,
        (DAY(2025, 10, 11), "S"): 2,
        (DAY(2025, 10, 11), None): 1,
        (DAY(2025, 10, 15), "N"): 2,
        (DAY(2025, 10, 15), "S"): 3,
        (DAY(2025, 10, 19), "N"): 1,
        (DAY(2025, 10, 19), "S"): 1,
    }
    inside = tiny_store.days(Query(), within=(DAY(2025, 10, 12), DAY(2025, 10, 16)))
    assert [one.start for one in inside] == [DAY(2025, 10, 15)]


def test_bars_by_record_day_hold_replaced_claims_and_no_undated_ones(tiny_store: Store) -> None:
    days = tiny_store.said_days(Query(as_known_on=at("2025-10-12T05:00Z")))
    assert sum(sum(one.by_side.values()) for one in days) == 13
    assert {one.start: one.by_side for one in days}[DAY(2025, 10, 12)]["N"] == 4


@given(
    st.lists(
        st.tuples(
            st.dates(DAY(1900, 1, 1), DAY(2100, 12, 31)), st.integers(0, 2), st.integers(1, 9)
        )
    ),
    st.integers(1, 400),
)
def test_bars_are_bounded_and_lose_nothing(
    rows: list[tuple[dt.date, int, int]], limit: int
) -> None:
    found = bars(rows, ("N", "S", None), limit)
    assert len(found) <= limit
    assert sum(sum(one.by_side.values()) for one in found) == sum(row[2] for row in rows)
    assert all(one.end < later.start for one, later in pairwise(found))


def test_a_slice_takes_the_incidents_with_most_claims_in_order_of_time(tiny_store: Store) -> None:
    seen = tiny_store.slice(Query(), limit=2)
    assert list(seen.incidents) == ["bridge", "strike"]
    assert seen.claims["n2"].revises == ("n1",)
    assert "n1" in seen.claims
    assert set(seen.retellings) == {"r1"}
    assert set(seen.sources) == {"s1"}
    assert set(seen.places) == {"Spin Boldak", "Chaman", "Khost Province"}
    assert tiny_store.slice(Query(), limit=0).incidents == {}


def test_one_incident(tiny_store: Store) -> None:
    assert set(tiny_store.incident("strike").claims) == {"n4", "s3", "s4", "s5", "n6"}
    before = tiny_store.incident("strike", as_known_on=at("2025-01-01T00:00Z"))
    assert (set(before.incidents), before.claims) == ({"strike"}, {})
    with pytest.raises(UnknownIncidentError, match="closest are bridge"):
        tiny_store.incident("bridges")


def test_lists_are_pages(tiny_store: Store) -> None:
    assert [one.id for one in tiny_store.incidents(Query(), limit=2, offset=1)] == [
        "bridge",
        "strike",
    ]
    assert [one.id for one in tiny_store.unplaced(Query())] == ["war", "truce"]
    assert len(tiny_store.incidents(Query(), limit=10_000)) == 5


@pytest.mark.parametrize("query", [Query(claimants=("NOBODY",)), Query(place="Atlantis")])
def test_a_query_that_means_nothing_here_raises(tiny_store: Store, query: Query) -> None:
    with pytest.raises(QueryError):
        tiny_store.totals(query)


def test_neighbours_do_not_meet(tiny_store: Store) -> None:
    find = tiny_store.names.find_place
    assert meets(find("Spin Boldak"), find("Kandahar Province"))
    assert not meets(find("Kandahar Province"), find("Helmand Province"))
    assert meets(find("Khost Province"), find("Khost Province"))


# The file: whatever happens to it, there is a store or one readable error.


def files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if path.suffix == ".duckdb")


def age(folder: Path) -> None:
    """Make files look settled, so that their times can be trusted."""
    for path in folder.iterdir():
        os.utime(path, ns=(time.time_ns() - 10**10,) * 2)


def test_a_store_is_built_once_and_shared(tiny_folder: Path, tmp_path: Path) -> None:
    age(tiny_folder)
    first = Store.open(tiny_folder, tmp_path / "c")
    assert Store.open(tiny_folder, tmp_path / "c") is first
    assert len(files(tmp_path / "c")) == 1
    assert not [path for path in (tmp_path / "c").iterdir() if "building" in path.name]


def test_an_edited_dataset_gives_another_store_and_a_broken_one_keeps_the_old(
    tiny_folder: Path, tmp_path: Path
) -> None:
    first = Store.open(tiny_folder, tmp_path / "c")
    write_table(tiny_folder, "claims.csv", CLAIMS[:3])
    second = Store.open(tiny_folder, tmp_path / "c")
    assert (first.totals(Query()).claims, second.totals(Query()).claims) == (13, 2)
    (tiny_folder / "claims.csv").write_text("nonsense\n")
    with pytest.raises(DatasetError, match="'id' is missing"):
        Store.open(tiny_folder, tmp_path / "c")
    assert second.totals(Query(text="fighting")).claims == 2
    write_table(tiny_folder, "claims.csv", CLAIMS)
    assert Store.open(tiny_folder, tmp_path / "c").totals(Query()).claims == 13


def test_the_same_time_and_size_do_not_hide_a_fresh_edit(tiny_folder: Path, tmp_path: Path) -> None:
    Store.open(tiny_folder, tmp_path / "c")
    path = tiny_folder / "incidents.csv"
    stat = path.stat()
    path.write_text(path.read_text().replace("Truce", "Peace"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    titles = [one.title for one in Store.open(tiny_folder, tmp_path / "c").incidents(Query())]
    assert "Peace" in titles


def test_a_missing_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="nowhere"):
        Store.open(tmp_path / "nowhere", tmp_path / "c")


COUNT = """
import sys
from pathlib import Path
from incidents.query import Query
from incidents.store import Store
print(Store.open(Path(sys.argv[1]), Path(sys.argv[2])).totals(Query()).claims)
"""


def in_another_process(folder: Path, cache: Path, times: int = 1) -> list[int]:
    """Count claims in new interpreters, all at once."""
    command = [sys.executable, "-c", COUNT, str(folder), str(cache)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(times)]
    return [int(process.communicate(timeout=120)[0]) for process in running]


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "text"])
def test_a_damaged_file_is_made_again(tiny_folder: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "c"

    def write(path: Path) -> None:
        path.write_bytes(b"0123456789" * 100)

    path = obtain(cache, "stem", write)
    whole = path.read_bytes()
    damaged = {"flip": b"x" + whole[1:], "cut": whole[:500], "empty": b"", "text": b"hello"}[damage]
    path.write_bytes(damaged)
    again = obtain(cache, "stem", write)
    assert again.read_bytes() == whole
    assert files(cache) == [again]


def test_two_processes_build_at_once_and_a_third_uses_it(tiny_folder: Path, tmp_path: Path) -> None:
    assert in_another_process(tiny_folder, tmp_path / "c", 2) == [13, 13]
    before = files(tmp_path / "c")
    assert Store.open(tiny_folder, tmp_path / "c").totals(Query()).claims == 13
    assert files(tmp_path / "c") == before


def test_a_cache_that_cannot_be_written_falls_back(
    tiny_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert Store.open(tiny_folder, blocked).totals(Query()).claims == 13
    assert "cannot be used" in caplog.text


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No folder"):
        obtain(tmp_path / "c", "stem", write)
    assert list((tmp_path / "c").iterdir()) == []


def test_old_files_and_strays_are_swept(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / f"{number}.duckdb"
        path.touch()
        os.utime(path, (number, number))
    stray, busy = tmp_path / "a.building", tmp_path / "b.building"
    stray.touch()
    busy.touch()
    os.utime(stray, (1, 1))
    sweep(tmp_path)
    assert not stray.exists()
    assert busy.exists()
    kept = sorted(path.name for path in tmp_path.glob("*.duckdb"))
    assert kept == [f"{number}.duckdb" for number in range(11 - KEPT_FILES, 10)]


def test_the_cache_folder_is_the_readers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCLAIM_CACHE", "/a")
    assert default_folder() == Path("/a")
    monkeypatch.delenv("CROSSCLAIM_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert default_folder() == Path("/b/crossclaim")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_folder() == Path("~/.cache/crossclaim").expanduser()


def test_many_threads_ask_at_once(tiny_folder: Path, tmp_path: Path) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        opened = Store.open(tiny_folder, tmp_path / "c")
        day = DAY(2025, 10, 1) + dt.timedelta(days=number % 7)
        opened.marks(Query(start=day))
        opened.slice(Query(start=day))
        found.append(opened.totals(Query(text="a spokesman", start=day)).claims)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == 24
    assert len(set(found)) == 1


def test_the_file_is_open_for_reading_only(tiny_store: Store) -> None:
    with pytest.raises(duckdb.Error, match="read-only"):
        tiny_store._database._connection.cursor().execute("CREATE TABLE x (y INT)")


def test_swapping_the_sides_mirrors_every_count(tiny_folder: Path, tmp_path: Path) -> None:
    first = Store.open(tiny_folder, tmp_path / "c")
    package = (tiny_folder / "datapackage.json").read_text()
    renamed = package.replace("Northland", "Zealand").replace("Southland", "Aland")
    (tiny_folder / "datapackage.json").write_text(renamed)
    second = Store.open(tiny_folder, tmp_path / "c")
    assert [side.id for side in second.manifest.sides] == ["S", "N"]
    assert first.totals(Query()).by_side == second.totals(Query()).by_side
    there = {mark.key: mark.states for mark in second.marks(Query())}
    assert {mark.key: mark.states[::-1] for mark in first.marks(Query())} == there
    assert set(first.sums(Query())) == set(second.sums(Query()))


def test_generated_data_are_the_same_each_time(tmp_path: Path) -> None:
    one, two = generate(tmp_path / "1", 30, seed=3), generate(tmp_path / "2", 30, seed=3)
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()
    assert load(one)[1].refused["claims.csv"] == 0
    assert len(place_names()) > 500
    assert len(INCIDENTS) == 5
