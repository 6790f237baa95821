"""Where things stand: the axis of the rows, the scale of the days, marks on the earth."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.axis import FIRST_TICK, MAX_TICKS, Axis, step_below, steps_between
from incidents.brief.differences import rows_of
from incidents.brief.geometry import around, drawable, is_on_earth
from incidents.brief.timeline import Scale, timeline
from incidents.quantities import MAX_COUNT
from incidents.query import Query, View
from incidents.store import Store
from tests.border import claim, dataset, incident
from tests.briefs import brief_of, sight_of

counts = st.integers(0, MAX_COUNT)


# The axis


@pytest.mark.parametrize(
    ("value", "step"), [(0, 1), (1, 1), (4, 2), (7, 5), (9, 5), (10, 10), (1000, 1000)]
)
def test_the_first_tick_is_the_step_below(value: int, step: int) -> None:
    assert step_below(value) == step


def test_steps_are_of_the_series_1_2_5() -> None:
    assert steps_between(3, 60) == [5, 10, 20, 50]


def test_equal_steps_are_equal_ratios() -> None:
    axis = Axis.over([5, 500])
    assert axis.at(50) - axis.at(5) == pytest.approx(axis.at(500) - axis.at(50))
    assert (axis.at(5), axis.at(500)) == (FIRST_TICK, 100)


def test_zero_stands_apart_at_the_left() -> None:
    axis = Axis.over([0, 7, 200])
    assert axis.at(0) == 0
    assert axis.ticks == (0, 5, 10, 20, 50, 100, 200)


def test_without_figures_there_is_still_an_axis() -> None:
    assert Axis.over([]).ticks[0] == 0
    assert Axis.over([5]).at(5) == FIRST_TICK


@given(st.lists(counts, min_size=1, max_size=20))
def test_every_value_lies_on_the_axis_in_order(values: list[int]) -> None:
    axis = Axis.over(values)
    places = [axis.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= at <= 100 for at in places)
    assert 1 <= len(axis.ticks) <= MAX_TICKS + 1


def points(made: Brief) -> list[tuple[int, float]]:
    """Pair each figure that is drawn with where it stands."""
    found = []
    for row in rows_of(made.differences):
        for cell in row.cells:
            found += [(cell.low or 0, cell.points[0].start)] if cell.points else []
    return found


def test_positions_of_a_brief_are_percent_and_monotone(store: Store) -> None:
    made = brief.make(Sight(View(), store))
    for row in rows_of(made.differences):
        for one in (*(p for c in row.cells for p in c.points), *(o.point for o in row.others)):
            assert one is None or 0 <= one.start <= one.end <= 100
        for old in (old for cell in row.cells for old in cell.old):
            assert 0 <= old.at <= 100
        for cell in row.cells:
            starts = [one.start for one in cell.points]
            assert starts == sorted(starts)
    ticks = [tick.at for tick in made.differences.ticks]
    assert ticks == sorted(ticks)
    assert all(0 <= at <= 100 for at in ticks)


def test_a_larger_figure_never_stands_further_left() -> None:
    figures = [0, 1, 7, (15, 20), 58, 1000, "at least 2000"]
    made = brief_of(
        dataset(
            *(
                claim(f"c{n}", "N", "S soldiers killed", one, incident=f"i{n}")
                for n, one in enumerate(figures)
            )
        )
    )
    found = sorted(points(made))
    assert len(found) == len(figures)
    assert [at for _low, at in found] == sorted(at for _low, at in found)


def test_more_than_stands_at_the_number_that_was_said() -> None:
    made = brief_of(
        dataset(
            claim("a", "N", "S soldiers killed", "more than 200"),
            claim("b", "S", "S soldiers killed", 200),
        )
    )
    (row,) = rows_of(made.differences)
    first, second = (cell.points[0] for cell in row.cells)
    assert first.start == second.start
    assert (first.is_open, second.is_open) == (True, False)


def test_replaced_figures_and_third_parties_widen_the_axis() -> None:
    made = brief_of(
        dataset(
            claim("12", "N", "S soldiers killed", 12),
            claim("58", "N", "S soldiers killed", 58, revises=("12",)),
            claim("un", "UN", "S soldiers killed", 900),
        )
    )
    (row,) = rows_of(made.differences)
    assert [one.label for one in row.cells[0].old] == ["12"]
    assert row.others[0].point is not None
    assert row.others[0].point.start == 100
    assert row.cells[0].old[0].at < row.cells[0].points[0].start < 100


# The scale of days


def days_of(made: Brief) -> list[tuple[str, float]]:
    return [(bar.start, bar.at) for bar in made.timeline.bars]


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(start=dt.date(2025, 10, 9), end=dt.date(2025, 10, 19)),
        Query(start=dt.date(2025, 10, 12), end=dt.date(2025, 10, 12)),
        Query(start=dt.date(2025, 10, 1), end=dt.date(2025, 12, 31)),
        Query(start=dt.date(2019, 10, 1)),
    ],
    ids=str,
)
def test_bars_and_dates_stand_in_order_of_time(store: Store, query: Query) -> None:
    made = brief.make(Sight(View(query), store))
    line = made.timeline
    for stood in (days_of(made), [(tick.label, tick.at) for tick in line.ticks]):
        assert all(0 <= at <= 100 for _, at in stood)
        assert all(one[1] <= two[1] for one, two in pairwise(stood))
    assert line.tallest == max((max(bar.counts[:2]) for bar in line.bars), default=0)
    assert line.peak is None or 0 <= line.peak.at <= 100
    assert all(bar.in_period for bar in line.bars)


def test_the_scale_has_one_step_fewer_than_days() -> None:
    scale = Scale(dt.date(2025, 10, 9), dt.date(2025, 10, 19))
    assert [scale.at(dt.date(2025, 10, day)) for day in (9, 14, 19)] == [0, 50, 100]
    assert Scale(scale.start, scale.start).at(scale.start) == 0


def test_bars_outside_the_chosen_days_are_told_apart(store: Store) -> None:
    days = {"start": dt.date(2025, 10, 11), "end": dt.date(2025, 10, 12)}
    sight = Sight(View(Query(**days)), store)
    line = timeline(sight, (dt.date(2025, 10, 9), dt.date(2025, 10, 19)))
    chosen = [bar.start for bar in line.bars if bar.in_period]
    assert chosen
    assert set(chosen) < {bar.start for bar in line.bars}


def test_what_is_known_to_a_month_has_no_bar() -> None:
    month = incident(precision="month", start=dt.date(2025, 10, 1), end=dt.date(2025, 10, 31))
    made = brief_of(dataset(claim("a", "N", "S soldiers killed", 5), incidents=[month]))
    assert made.timeline.bars == ()
    assert [bar.words for bar in made.timeline.vague] == ["1–31 October 2025: 1 claim (1 Northern)"]


@pytest.mark.parametrize(
    ("span", "first", "most"),
    [
        (8, "9 Oct", 9),
        (16, "9 Oct", 9),
        (60, "15 Oct", 9),
        (200, "Nov", 9),
        (4000, "2026", 12),
    ],
)
def test_dates_under_the_bars_are_few(span: int, first: str, most: int) -> None:
    start = dt.date(2025, 10, 9)
    sight = sight_of(dataset(claim("a", "N", "S soldiers killed", 5)))
    ticks = timeline(sight, (start, start + dt.timedelta(days=span))).ticks
    assert ticks[0].label == first
    assert len(ticks) <= most


# The earth


@pytest.mark.parametrize(
    ("lat", "lon", "is_there"),
    [
        (34.5, 69.2, True),
        (85.0, 180.0, True),
        (85.1, 0.0, False),
        (0.0, 180.1, False),
        (float("nan"), 0.0, False),
        (float("inf"), 0.0, False),
        (None, 0.0, False),
    ],
)
def test_only_what_is_on_the_earth_is_drawn(lat, lon, is_there: bool) -> None:
    assert is_on_earth(lat, lon) == is_there


def test_a_geometry_that_cannot_be_drawn_is_none() -> None:
    assert drawable(None) is None
    assert drawable(Polygon()) is None
    assert drawable(LineString([(0, 0), (0, 89)])) is None
    assert drawable(Point(float("nan"), 0)) is None
    assert drawable(LineString([(0, 0), (1, 1)])) == {
        "type": "LineString", "coordinates": ((0.0, 0.0), (1.0, 1.0)),
    }  # fmt: skip


def test_several_extents_are_framed_together() -> None:
    assert around([]) is None
    assert around([(0, 1, 2, 3), (-1, 2, 1, 5)]) == (-1, 1, 2, 5)


def test_the_map_frames_what_happened(store: Store) -> None:
    made = brief.make(Sight(View(), store))
    assert made.map.extent is not None
    west, south, east, north = made.map.extent
    assert west < east
    assert south < north
    for mark in made.map.marks:
        assert is_on_earth(mark.lat, mark.lon)
        assert (mark.geometry is None) == (mark.shape in ("point", "cell"))


def test_the_key_explains_what_is_on_the_map_and_nothing_else(store: Store) -> None:
    made = brief.make(Sight(View(), store))
    symbols = {entry.symbol for entry in made.map.key}
    states = {state for mark in made.map.marks for state in mark.states}
    shapes = {mark.shape for mark in made.map.marks}
    assert ("hidden" in symbols) == ("hidden" in states)
    assert ("denies" in symbols) == ("denies" in states)
    assert ("stretch" in symbols) == ("line" in shapes)
    assert "cell" not in symbols
    assert "both" in symbols
