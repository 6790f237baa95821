"""Labels on the axis: they cover no mark and no other label, or they go a lane lower."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from incidents.web.dodging import MARGIN_LEFT, MARGIN_RIGHT, Plotted, beneath, overlap, place
from incidents.web.track import MIDDLE, NARROW, WIDE

plotted = st.builds(
    lambda low, width, figure, verb, is_open: Plotted(
        low, min(low + width, 100), figure, verb, is_open
    ),
    st.floats(0, 100),
    st.sampled_from((0.0, 0.0, 10.0)),
    st.sampled_from(("9", ">200", "15–20", "8, 10 or 17")),
    st.sampled_from(("claimed", "reported", "reported, captured briefly")),
    st.booleans(),
)
WIDTHS = st.sampled_from((NARROW, MIDDLE, WIDE))


@given(st.lists(plotted, min_size=1, max_size=2), WIDTHS)
def test_labels_cover_nothing_and_stay_inside(figures: list[Plotted], width: float) -> None:
    figures.sort(key=lambda one: one.low)
    spots = place(figures, width)
    if "D" in spots:
        assert set(spots) == {"D"}
        return
    labels = [one.label(spot, width) for one, spot in zip(figures, spots, strict=True)]
    marks = [one.span(width) for one in figures]
    assert all(start >= -MARGIN_LEFT and end <= width + MARGIN_RIGHT for start, end in labels)
    assert not any(overlap(*pair) for pair in itertools.combinations(labels, 2))
    assert not any(overlap(label, mark) for label in labels for mark in marks)


@given(st.lists(plotted, min_size=2, max_size=2), WIDTHS)
def test_no_label_stands_on_the_bar_that_joins_two_marks(
    figures: list[Plotted], width: float
) -> None:
    figures.sort(key=lambda one: one.low)
    spots = place(figures, width, is_joined=True)
    bar = (figures[0].span(width)[0], figures[1].span(width)[1])
    if "D" not in spots:
        labels = [one.label(spot, width) for one, spot in zip(figures, spots, strict=True)]
        assert not any(overlap(label, bar) for label in labels)


@given(st.lists(plotted, min_size=1, max_size=2), WIDTHS)
def test_labels_below_stay_apart_and_inside_where_there_is_room(
    figures: list[Plotted], width: float
) -> None:
    figures.sort(key=lambda one: one.low)
    found = beneath(figures, width)
    lefts = [one.left * width / 100 for one in found]
    ends = [left + one.text_width for left, one in zip(lefts, figures, strict=True)]
    assert all(left >= -MARGIN_LEFT - 1e-6 for left in lefts)
    room = width + MARGIN_LEFT + MARGIN_RIGHT
    for end, one in zip(ends, figures, strict=True):
        assert end <= width + MARGIN_RIGHT + 1e-6 or one.text_width > room
    if sum(one.text_width + 11 for one in figures) <= room:
        assert {one.line for one in found} == {0}
        assert all(end <= left for end, left in zip(ends, lefts[1:], strict=False))


def test_labels_without_room_beside_each_other_take_a_line_each() -> None:
    verb = "reported, captured briefly"
    low, high = Plotted(40, 40, "20", verb, False), Plotted(60, 60, ">200", verb, True)
    assert [one.line for one in beneath([low, high], NARROW)] == [0, 1]
    assert [one.line for one in beneath([low, high], WIDE)] == [0, 0]


def test_a_label_below_stands_under_its_mark() -> None:
    one = Plotted(50, 50, "30", "claimed", False)
    (below,) = beneath([one], 400)
    assert below.left * 4 + one.text_width / 2 == 200


@given(plotted, WIDTHS, st.sampled_from(("L", "R")))
def test_a_label_stands_clear_of_its_own_mark(one: Plotted, width: float, spot: str) -> None:
    assert not overlap(one.label(spot, width), one.span(width))


@given(st.tuples(*[st.floats(-50, 700)] * 4))
def test_overlapping_is_mutual(ends: tuple[float, ...]) -> None:
    one, two = (min(ends[:2]), max(ends[:2])), (min(ends[2:]), max(ends[2:]))
    assert overlap(one, two) == overlap(two, one)


def test_the_lower_figure_is_labelled_left_and_the_higher_right() -> None:
    low, high = Plotted(40, 40, "23", "reported", False), Plotted(60, 60, "58", "claimed", False)
    assert place([low, high], 400) == ("L", "R")


def test_an_arrow_keeps_its_side_free() -> None:
    low, high = Plotted(30, 30, "9", "reported", False), Plotted(100, 100, ">200", "claimed", True)
    assert place([low, high], 400) == ("L", "L")


def test_labels_that_fit_nowhere_go_a_lane_lower() -> None:
    low, high = (
        Plotted(2, 2, "8, 10 or 17", "reported", False),
        Plotted(98, 98, ">200", "claimed", True),
    )
    assert place([low, high], 120) == ("D", "D")


def test_figures_at_one_spot_are_labelled_to_both_sides() -> None:
    same = [Plotted(50, 50, "30", verb, False) for verb in ("claimed", "reported")]
    assert place(same, 560) == ("L", "R")
