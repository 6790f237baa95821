"""The axis and the labels on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.charts.axis import FIRST_TICK, MAX_TICKS, Axis, step_below
from incidents.charts.labels import MARGIN_LEFT, MARGIN_RIGHT, Plotted, overlap, place
from incidents.model import MAX_COUNT

counts = st.integers(0, MAX_COUNT)


@pytest.mark.parametrize(
    ("value", "step"), [(0, 1), (1, 1), (4, 2), (7, 5), (9, 5), (10, 10), (1000, 1000)]
)
def test_the_first_tick_is_the_step_below(value: int, step: int) -> None:
    assert step_below(value) == step


def test_equal_steps_are_equal_ratios() -> None:
    axis = Axis.over([5, 500])
    assert axis.at(50) - axis.at(5) == pytest.approx(axis.at(500) - axis.at(50))
    assert axis.at(5) == FIRST_TICK
    assert axis.at(500) == 100


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


plotted = st.builds(
    lambda low, width, figure, is_open: Plotted(
        low, min(low + width, 100), figure, "claimed", is_open
    ),
    st.floats(0, 100),
    st.sampled_from((0.0, 0.0, 10.0)),
    st.sampled_from(("9", "200+", "15–20", "8, 10 or 17")),
    st.booleans(),
)


@given(st.lists(plotted, min_size=1, max_size=2), st.sampled_from((285.0, 360.0, 560.0)))
def test_labels_cover_nothing_and_stay_inside(figures: list[Plotted], width: float) -> None:
    figures.sort(key=lambda one: one.low)
    spots = place(figures, width)
    if "D" in spots:
        assert set(spots) == {"D"}
        return
    labels = [one.label(spot, width) for one, spot in zip(figures, spots, strict=True)]
    assert all(start >= -MARGIN_LEFT and end <= width + MARGIN_RIGHT for start, end in labels)
    assert len(labels) < 2 or not overlap(*labels)


def test_the_lower_figure_is_labelled_left_and_the_higher_right() -> None:
    low, high = Plotted(40, 40, "23", "admitted", False), Plotted(60, 60, "58", "claimed", False)
    assert place([low, high], 400) == ("L", "R")


def test_an_arrow_keeps_its_side_free() -> None:
    low, high = Plotted(30, 30, "9", "admitted", False), Plotted(100, 100, "200+", "claimed", True)
    assert place([low, high], 400) == ("L", "L")


def test_labels_that_fit_nowhere_go_a_lane_lower() -> None:
    low, high = (
        Plotted(2, 2, "8, 10 or 17", "admitted", False),
        Plotted(98, 98, "200+", "claimed", True),
    )
    assert place([low, high], 120) == ("D", "D")
