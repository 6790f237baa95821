"""Days, periods and instants in words, as precisely as they are known."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.quantities import Moment
from incidents.words import when
from tests.border import incident, moment

D, UTC = dt.date, dt.UTC
EAST = dt.timezone(dt.timedelta(hours=4, minutes=30))
NOON = dt.datetime(2025, 10, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-10-12T08:13Z", "12 Oct, 08:13 UTC"),
        ("2025-10-12T13:13+05:00", "12 Oct, 08:13 UTC"),
        ("2025-10-12T08:13:05Z", "12 Oct, 08:13:05 UTC"),
        ("2025-10-12", "12 Oct"),
        ("2024-10-12", "12 Oct 2024"),
        ("2025-10", "Oct 2025"),
        ("2025-10-11/2025-10-11T19:30Z", "11 Oct, by 19:30 UTC"),
        ("2025-10-11/2025-10-12T19:30Z", "11 Oct – 12 Oct, 19:30 UTC"),
        ("2025-10-09/2025-10-18", "9 Oct – 18 Oct"),
        ("last week", "last week"),
        ("2025-99", "2025-99"),
        ("2025-13-45", "2025-13-45"),
    ],
)
def test_a_moment_is_as_precise_as_it_is_known(text: str, shown: str) -> None:
    assert when.moment(Moment(text=text, earliest=NOON, latest=NOON), 2025) == shown


def test_a_missing_date_is_never_blank() -> None:
    assert when.moment(moment("")) == "date not found"
    assert when.published("") == "date not found"
    assert when.published("2025-10", 2025) == "Oct 2025"
    assert when.published("2025-10-12") == "12 Oct 2025"


def test_a_moment_without_its_text_shows_its_end() -> None:
    assert when.moment(Moment(earliest=NOON, latest=NOON), 2025) == "12 Oct 2025, 09:00 UTC"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (D(2025, 10, 11), D(2025, 10, 11), "11 Oct"),
        (D(2025, 10, 11), D(2025, 10, 12), "11–12 Oct"),
        (D(2025, 10, 9), D(2025, 12, 5), "9 Oct – 5 Dec"),
        (D(2024, 12, 28), D(2025, 1, 2), "28 Dec 2024 – 2 Jan"),
        (D(2024, 10, 11), D(2024, 10, 12), "11–12 Oct 2024"),
    ],
)
def test_a_span_does_not_repeat_what_both_ends_share(start: D, end: D, shown: str) -> None:
    assert when.days(start, end, 2025, full=False) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (D(2025, 10, 9), D(2025, 10, 19), "9–19 October 2025"),
        (D(2025, 10, 9), None, "since 9 October 2025"),
        (None, D(2025, 10, 19), "until 19 October 2025"),
        (None, None, "all dates"),
    ],
)
def test_a_period_may_be_open(start: D | None, end: D | None, shown: str) -> None:
    assert when.period(start, end) == shown


def test_an_instant_is_said_in_utc_and_the_end_of_a_day_as_that() -> None:
    assert when.instant(NOON) == "12 October 2025, 09:00 UTC"
    midnight = dt.datetime(2025, 10, 13, tzinfo=UTC)
    assert when.instant(midnight) == "end of 12 October 2025"
    # Where days end at another hour, midnight in UTC is no end of a day.
    assert when.instant(midnight, EAST) == "13 October 2025, 00:00 UTC"
    assert when.instant(dt.datetime(2025, 10, 12, 19, 30, tzinfo=UTC), EAST) == (
        "end of 12 October 2025"
    )


def test_as_of_when_a_view_stands() -> None:
    assert when.as_known(None) == "as known now"
    assert when.as_known(NOON) == "as known on 12 October 2025, 09:00 UTC"
    end = dt.datetime(2025, 10, 13, tzinfo=UTC)
    assert when.as_known(end) == "as known at the end of 12 October 2025"
    assert when.as_of(None, D(2026, 1, 2)) == "as known on 2 January 2026"
    assert when.as_of(NOON, D(2026, 1, 2)) == when.as_known(NOON)


def test_an_incident_is_dated_no_better_than_is_known() -> None:
    day = D(2025, 10, 11)
    assert when.incident(incident(precision="month", start=day, end=day)) == "October 2025"
    assert when.incident(incident(precision="month", start=day, end=day), full=False) == "Oct 2025"
    assert when.incident(incident(precision="year", start=day, end=day)) == "2025"
    assert when.incident(incident(start=day, end=D(2025, 10, 12)), 2025) == "11–12 October"
