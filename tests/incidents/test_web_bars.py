"""The timeline: side 1 goes up, side 2 down, and each bar chooses its days."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from incidents import brief
from incidents.brief.shape import Timeline
from incidents.model import Claim, Incident
from incidents.store import DayCount
from incidents.web.bars import MAX_BARS, said_histogram, timeline
from tests.border import claim, dataset, incident
from tests.briefs import sight_of
from tests.markup import Page, read

D = dt.date
SPAN = (D(2025, 10, 7), D(2025, 12, 7))
NAMES = ("Northern", "Southern")
PARTIES = {"a": "N", "b": "S", "t": "UN"}


def day(number: int, **more: Any) -> tuple[Incident, list[Claim]]:
    """Make an incident so many days after the first, with so many claims: ``a=7, b=3, t=1``."""
    name = f"day{number}"
    numbers = {slot: more.pop(slot, 0) for slot in PARTIES}
    date = SPAN[0] + dt.timedelta(days=number)
    scene = incident(name, **({"start": date, "end": date} | more))
    claims = [
        claim(f"{name}{slot}{one}", PARTIES[slot], "S soldiers killed", one, incident=name)
        for slot, count in numbers.items()
        for one in range(count)
    ]
    return scene, claims


def line(*days: tuple[Incident, list[Claim]], span: Any = SPAN, **asked: Any) -> Timeline:
    data = dataset(
        *(one for _, claims in days for one in claims), incidents=[one for one, _ in days]
    )
    return brief.timeline(sight_of(data, **asked), span)


def drawn(*days: Any, span: Any = SPAN, period: Any = SPAN, home: Any = SPAN) -> Page:
    return read(timeline(line(*days, span=span), NAMES, period, home))


def left(attrs: dict[str, str]) -> float:
    return float(attrs["style"].split("left:")[1].split("%")[0])


def test_bar_centres_stand_on_the_sliders_steps() -> None:
    first, last = drawn(day(0, a=1), day(61, a=1)).all("div", "bar up")
    assert (left(first), left(last)) == (0, 100)


def test_side_1_goes_up_side_2_down_on_one_scale() -> None:
    page = drawn(day(4, a=7, b=14, t=1))
    (up,), (down,) = page.all("div", "bar up"), page.all("div", "bar dn")
    assert "height:16.5px" in up["style"]
    assert "height:33.0px" in down["style"]
    assert len(page.all("div", "ot")) == 1
    assert "Northern claims ↑Southern claims ↓" in page.text
    assert "11 Oct: 22 claims" in page.text


@pytest.mark.parametrize(("number", "flip"), [(4, False), (60, True)])
def test_words_stand_where_the_highest_bar_is_not(number: int, flip: bool) -> None:
    page = drawn(day(number, a=7, b=14))
    assert len(page.all("span", "sl L")) == 3 * flip
    assert len(page.all("span", "an L")) == flip


def test_days_outside_the_period_are_faded() -> None:
    found = line(day(0, a=1), day(5, b=1), start=D(2025, 10, 8), end=D(2025, 10, 20))
    page = read(timeline(found, NAMES, (D(2025, 10, 8), D(2025, 10, 20)), SPAN))
    assert len(page.all("div", "bar up out")) == 1
    assert len(page.all("div", "bar dn")) == 1
    assert page.all("div", "bar dn out") == []


def test_a_bar_offers_its_days_and_says_what_they_hold() -> None:
    (hit,) = drawn(day(4, a=11, b=13, t=2)).all("div", "hit")
    assert hit["data-days"] == "2025-10-11/2025-10-11"
    assert (hit["role"], hit["tabindex"]) == ("button", "0")
    assert hit["title"] == ("11 October 2025: 26 claims (11 Northern, 13 Southern and 2 by others)")
    assert hit["aria-label"] == f"{hit['title']}. Show only this day."


def test_the_only_chosen_day_offers_the_way_back() -> None:
    one = (D(2025, 10, 11), D(2025, 10, 11))
    (hit,) = drawn(day(4, a=1), period=one).all("div", "hit")
    assert hit["aria-label"].endswith("Go back to 7 October – 7 December 2025.")


def test_bars_are_easy_to_hit_and_never_take_a_neighbours_click() -> None:
    hits = drawn(day(0, a=1), day(1, b=1), day(9, a=1), day(10, t=1)).all("div", "hit")
    areas = [
        (left(one), left(one) + float(one["style"].split("width:")[1].rstrip("%"))) for one in hits
    ]
    assert len(areas) == 4
    assert all(end - start > 1.2 for start, end in areas)
    assert all(one[1] <= two[0] + 0.011 for one, two in itertools.pairwise(areas))


def test_an_empty_timeline_is_drawn_and_says_so() -> None:
    page = drawn()
    assert page.all("div", "cc-tl")[0]["aria-label"].endswith("0 claims.")
    assert page.all("div", "hit") == []
    assert page.all("span", "an") == []


def test_a_single_day_is_a_scale_too() -> None:
    one = (SPAN[0], SPAN[0])
    page = drawn(day(0, a=1), span=one, period=one)
    assert left(page.all("div", "bar up")[0]) == 0
    assert page.all("div", "cc-tl one")


def test_what_has_no_day_of_its_own_is_told_under_the_bars() -> None:
    page = drawn(
        day(0, a=1), day(1, b=3, precision="month", start=D(2025, 11, 1), end=D(2025, 11, 30))
    )
    assert page.all("p", "cc-vague")
    assert "3 claims known only to" in page.text
    assert page.all("div", "bar dn") == []


def count(number: int, **sides: int) -> DayCount:
    date = SPAN[0] + dt.timedelta(days=number)
    return DayCount(
        date, date, {(None if key == "third" else key): value for key, value in sides.items()}
    )


def test_what_was_said_later_is_faded() -> None:
    page = read(said_histogram([count(0, N=3), count(9, third=1)], D(2025, 10, 8)))
    assert len(page.all("i", "bar")) == 2
    assert len(page.all("i", "bar out")) == 1
    assert "When it was said" in page.text
    (plot,) = page.all("div", "plot")
    assert plot["role"] == "img"
    assert "7–16 October 2025" in plot["aria-label"]


def test_without_dates_the_histogram_says_so() -> None:
    assert "No claim in view" in read(said_histogram([])).text


@pytest.mark.parametrize("number", [1, MAX_BARS + 50])
def test_bars_are_bounded(number: int) -> None:
    many = [count(one, N=1) for one in range(number)]
    assert len(read(said_histogram(many)).all("i", "bar")) == min(number, MAX_BARS)
