"""Dates and names, as every view writes them."""

import datetime as dt

import pytest

from incidents.charts import words
from incidents.model import Moment, Source
from tests.build import dataset, incident, moment

UTC = dt.UTC
D = dt.date


def said(text: str) -> str:
    instant = dt.datetime(2025, 10, 12, tzinfo=UTC)
    return words.moment(Moment(text=text, earliest=instant, latest=instant), 2025)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-10-12T08:13Z", "12 Oct, 08:13 UTC"),
        ("2025-10-12T13:13+05:00", "12 Oct, 08:13 UTC"),
        ("2025-10-12", "12 Oct"),
        ("2024-10-12", "12 Oct 2024"),
        ("2025-10", "Oct 2025"),
        ("2025-10-11/2025-10-11T19:30Z", "11 Oct, by 19:30 UTC"),
        ("2025-10-11/2025-10-12T19:30Z", "11 Oct – 12 Oct, 19:30 UTC"),
        ("last week", "last week"),
        ("2025-99", "2025-99"),
    ],
)
def test_moments_are_as_precise_as_they_are_known(text: str, shown: str) -> None:
    assert said(text) == shown


def test_a_missing_date_is_never_blank() -> None:
    assert words.moment(moment("")) == "date not found"
    source = Source(id="s", outlet="O", url="https://example.org")
    assert words.published(source) == "date not found"


def test_a_moment_without_its_text_shows_its_end() -> None:
    instant = dt.datetime(2025, 10, 12, 8, tzinfo=UTC)
    assert words.moment(Moment(earliest=instant, latest=instant), 2025) == "12 Oct, 08:00 UTC"


def test_publication_says_how_it_is_known() -> None:
    source = Source(
        id="s", outlet="O", url="u", published="2025-10-12", published_basis="index stamp"
    )
    assert words.published(source) == "12 Oct 2025 (index stamp)"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (D(2025, 10, 11), D(2025, 10, 11), "11 Oct"),
        (D(2025, 10, 11), D(2025, 10, 12), "11–12 Oct"),
        (D(2025, 10, 9), D(2025, 12, 5), "9 Oct – 5 Dec"),
        (D(2024, 12, 28), D(2025, 1, 2), "28 Dec 2024 – 2 Jan"),
    ],
)
def test_spans_do_not_repeat_what_both_ends_share(start: D, end: D, shown: str) -> None:
    assert words.days(start, end, 2025) == shown


def test_incidents_are_dated_no_better_than_is_known() -> None:
    day = D(2025, 10, 11)
    assert words.incident_days(incident(precision="month", start=day, end=day)) == "October 2025"
    assert words.incident_days(incident(precision="year", start=day, end=day)) == "2025"
    assert words.incident_days(incident(start=day, end=day), full=True) == "11 October 2025"


def test_places_are_counted_when_they_are_left_out() -> None:
    places = ("Town", "Line, one sector", "Line, two sector", "Other")
    assert words.incident_places(incident(places=places), 2, "Line") == "Line, Town and 1 more"
    assert words.incident_places(incident(places=places), 1) == "Town and 3 more"
    assert words.incident_places(incident()) == "no place given"


def test_names_that_end_in_letters_are_known_by_them() -> None:
    assert words.short_name("UN mission (UNX)") == "UNX"
    assert words.short_name("A hospital (in a town)") == "A hospital (in a town)"


def test_numbers_agree_with_their_nouns() -> None:
    assert words.plural(1, "claim") == "1 claim"
    assert words.plural(2000, "claim") == "2,000 claims"
    assert words.listed(["8", "10", "17"], "or") == "8, 10 or 17"
    assert words.listed([]) == ""


def test_a_party_without_a_side_is_a_third() -> None:
    data = dataset()
    assert words.party_class(data, "AF-MOD") == "a"
    assert words.party_class(data, "PK") == "b"
    assert words.party_class(data, "UNAMA") == "t"
    assert words.party_class(data, None) == "t"
