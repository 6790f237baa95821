"""The timeline shares the slider's scale; side 1 goes up, side 2 down."""

import datetime as dt
import itertools

import pytest

from incidents.charts import words
from incidents.charts.bars import MAX_BARS, said_histogram, ticks, timeline
from tests.build import manifest
from tests.drawing import SPAN, Day, day
from tests.markup import read

D = dt.date


def left(attrs: dict[str, str]) -> float:
    return float(attrs["style"].split("left:")[1].split("%")[0])


def test_bar_centres_stand_on_the_sliders_steps() -> None:
    page = read(timeline([day(0, AF=1), day(61, AF=1)], manifest(), SPAN))
    first, last = page.all("div", "bar up")
    assert (left(first), left(last)) == (0, 100)


def test_side_1_goes_up_side_2_down_on_one_scale() -> None:
    page = read(timeline([day(4, AF=7, PK=14, third=1)], manifest(), SPAN))
    (up,), (down,) = page.all("div", "bar up"), page.all("div", "bar dn")
    assert "height:16.5px" in up["style"]
    assert "height:33.0px" in down["style"]
    assert len(page.all("div", "ot")) == 1
    assert "11 Oct: 22 claims" in page.text


def test_days_outside_the_period_are_faded() -> None:
    period = (D(2025, 10, 8), D(2025, 10, 20))
    page = read(timeline([day(0, AF=1), day(5, PK=1)], manifest(), SPAN, period))
    assert len(page.all("div", "bar up out")) == 1
    assert page.all("div", "bar dn out") == []


def test_bars_of_several_days_stand_in_their_middle_and_outside_ones_are_left_out() -> None:
    week = Day(D(2025, 10, 7), D(2025, 10, 13), {"AF": 2})
    before = Day(D(2025, 9, 1), D(2025, 9, 7), {"AF": 9})
    page = read(timeline([before, week], manifest(), SPAN))
    (bar,) = page.all("div", "bar up")
    assert left(bar) == pytest.approx(100 * 3 / 61, abs=0.01)
    assert "7–13 Oct: 2 claims" in page.text


def hits(*days: Day, period: tuple[D, D] | None = None) -> list[dict[str, str]]:
    return read(timeline(days, manifest(), SPAN, period)).all("div", "hit")


def test_a_bar_offers_its_days_and_says_what_they_hold() -> None:
    (hit,) = hits(day(4, AF=11, PK=13, third=2))
    assert hit["data-days"] == "2025-10-11/2025-10-11"
    assert (hit["role"], hit["tabindex"]) == ("button", "0")
    told = "11 October 2025: 26 claims (11 Afghan, 13 Pakistani, 2 by others)."
    assert hit["aria-label"] == f"{told} Show only this day."


def test_the_only_chosen_day_offers_the_way_back() -> None:
    home = manifest().headline
    (hit,) = hits(day(4, AF=1), period=(D(2025, 10, 11), D(2025, 10, 11)))
    assert hit["aria-label"].endswith(f"Go back to {words.days(home.start, home.end, full=True)}.")


def test_bars_are_easy_to_hit_and_never_take_a_neighbours_click() -> None:
    areas = [
        (left(one), left(one) + float(one["style"].split("width:")[1].rstrip("%")))
        for one in hits(day(0, AF=1), day(1, PK=1), day(9, AF=1), day(10, third=1))
    ]
    assert all(end - start > 1.2 for start, end in areas)
    assert all(one[1] <= two[0] + 0.011 for one, two in itertools.pairwise(areas))


def test_a_day_without_claims_has_no_area() -> None:
    assert hits(day(4, AF=0)) == []


def test_at_most_400_bars_are_drawn() -> None:
    many = [Day(SPAN[0], SPAN[0], {"AF": 1}) for _ in range(MAX_BARS + 50)]
    assert len(read(timeline(many, manifest(), SPAN)).all("div", "bar up")) == MAX_BARS


def test_an_empty_timeline_is_drawn_and_says_so() -> None:
    page = read(timeline([], manifest(), SPAN))
    assert page.all("div", "cc-tl")[0]["aria-label"].endswith("0 claims.")
    assert page.all("span", "an") == []


def test_a_single_day_is_a_scale_too() -> None:
    page = read(timeline([day(0, AF=1)], manifest(), (SPAN[0], SPAN[0])))
    assert left(page.all("div", "bar up")[0]) == 0


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        (D(2025, 10, 7), D(2025, 12, 7), "8 Oct"),
        (D(2025, 10, 7), D(2025, 10, 12), "7 Oct"),
        (D(2025, 1, 5), D(2025, 12, 7), "Feb"),
        (D(2017, 1, 5), D(2025, 12, 7), "2018"),
        (D(1900, 1, 5), D(2025, 12, 7), "1901"),
    ],
)
def test_ticks_are_few_and_dated(start: D, end: D, first: str) -> None:
    found = ticks(start, end)
    assert found[0][1] == first
    assert 1 < len(found) <= 12
    assert all(start <= date <= end for date, _ in found)


def test_what_was_said_later_is_faded() -> None:
    page = read(said_histogram([day(0, AF=3), day(9, third=1)], D(2025, 10, 8)))
    assert len(page.all("i", "bar")) == 2
    assert len(page.all("i", "bar out")) == 1
    assert "When it was said" in page.text


def test_without_dates_the_histogram_says_so() -> None:
    assert "No claim in view" in read(said_histogram([])).text
