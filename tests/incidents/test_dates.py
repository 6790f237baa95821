"""Days and instants: ISO 8601 and nothing looser, in the dataset's own time zone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import dates

UTC = dt.UTC
KABUL = dt.timezone(dt.timedelta(hours=4, minutes=30))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-10-12T08:13Z", "2025-10-12T08:13Z", "2025-10-12T08:13Z"),
        ("2025-10-12T08:13:05.5+04:30", "2025-10-12T03:43:05.5Z", "2025-10-12T03:43:05.5Z"),
        ("2025-10-12", "2025-10-12T00:00Z", "2025-10-13T00:00Z"),
        ("2025-12", "2025-12-01T00:00Z", "2026-01-01T00:00Z"),
        ("2025-10-11/2025-10-11T19:30Z", "2025-10-11T00:00Z", "2025-10-11T19:30Z"),
        ("2025-10-11/2025-10-12", "2025-10-11T00:00Z", "2025-10-13T00:00Z"),
        (" 2025-10-12 ", "2025-10-12T00:00Z", "2025-10-13T00:00Z"),
        ("2100-12-31", "2100-12-31T00:00Z", "2101-01-01T00:00Z"),
    ],
)
def test_a_moment_is_the_interval_it_must_lie_in(text: str, earliest: str, latest: str) -> None:
    moment = dates.parse_moment(text, "url")
    assert (moment.earliest, moment.latest) == (at(earliest), at(latest))
    assert (moment.text, moment.basis) == (text.strip(), "url")


def test_no_text_is_no_date() -> None:
    moment = dates.parse_moment("  ", "none")
    assert not moment.is_known
    assert (moment.earliest, moment.basis) == (None, "none")


@pytest.mark.parametrize(
    "text",
    [
        *("Saturday", "2020", "1/2", "05/06/2020", "9999-12-31", "2025-02-30", "2025-13"),
        *("2025-1-2", "2025-10-12T08:13", "2025-10-12/", "/2025-10-12", "20251012"),
        *("2025-10-12/2025-10-11", "2025-10-12T25:00Z", "٢٠٢٥-١٠-١٢", "2025-10-12 08:13Z"),
        *("1899-12-31", "2025-10-12T08:13Z/2025-10-12T08:12Z", "2025-10-12\n2025-10-13"),
        *("2025-10-12T08:13+99:00", "2025-10-12T08:13z", "/", "2025-10-12/2025-10-13/2025-10-14"),
    ],
)
def test_only_iso_dates_are_moments(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse_moment(text)


@given(st.text(max_size=30) | st.from_regex(r"[0-9T:Z/+-]{1,25}", fullmatch=True))
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    try:
        moment = dates.parse_moment(text)
    except ValueError:
        return
    if moment.earliest and moment.latest:
        assert moment.earliest <= moment.latest


def test_a_day_ends_where_the_zone_says() -> None:
    day = dates.parse_moment("2025-10-12", zone=KABUL)
    assert (day.earliest, day.latest) == (at("2025-10-11T19:30Z"), at("2025-10-12T19:30Z"))
    assert dates.parse_instant("2025-10-12", KABUL) == at("2025-10-12T19:30Z")
    own = dates.parse_moment("2025-10-12T01:00+00:00", zone=KABUL)
    assert own.latest == at("2025-10-12T01:00Z")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 30)), st.integers(-720, 840))
def test_a_day_begins_as_the_day_before_ends(day: dt.date, minutes: int) -> None:
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    one = dates.parse_moment(day.isoformat(), zone=zone)
    two = dates.parse_moment((day + dt.timedelta(days=1)).isoformat(), zone=zone)
    assert one.latest == two.earliest


@pytest.mark.parametrize(
    ("text", "offset"),
    [("", 0), ("UTC", 0), ("Z", 0), ("+04:30", 270), ("-05:00", -300), ("Asia/Kabul", 270)],
)
def test_zones_are_offsets_or_names(text: str, offset: int) -> None:
    zone = dates.parse_zone(text)
    assert at("2025-10-12T00:00Z").astimezone(zone).utcoffset() == dt.timedelta(minutes=offset)


@pytest.mark.parametrize(
    "text",
    ["+4:30", "+99:99", "+24:00", "+04:75", "Asia/Nowhere", "../etc/passwd", "Asia", "x\0y", "٤"],
)
def test_anything_else_is_no_zone(text: str) -> None:
    with pytest.raises(ValueError, match="is no time zone"):
        dates.parse_zone(text)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-10-12T09:00Z", "2025-10-12T09:00Z"),
        ("2025-10-12T13:30+04:30", "2025-10-12T09:00Z"),
        ("2025-10-12T13:30 04:30", "2025-10-12T09:00Z"),
        ("2025-10-12", "2025-10-13T00:00Z"),
        ("2025-10", "2025-11-01T00:00Z"),
        ("2100-12-31", "2100-12-31T23:59:59.999999Z"),
    ],
)
def test_an_instant_is_read_in_utc_and_a_day_stands_for_its_end(text: str, instant: str) -> None:
    found = dates.parse_instant(text)
    assert found == at(instant)
    assert found.tzinfo == UTC


@pytest.mark.parametrize("text", ["", " ", "now", "2025-10-12T09:00", "1900-01-01T00:00+04:30"])
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse_instant(text)


@given(st.dates(dt.date(1900, 1, 2), dt.date(2100, 12, 31)), st.integers(-720, 840))
def test_any_instant_that_is_read_can_be_written_and_read_again(day: dt.date, minutes: int) -> None:
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    found = dates.parse_instant(day.isoformat(), zone)
    assert dates.utc(found) == found
    assert dates.parse_instant(dates.instant_text(found)) == found


@given(
    st.datetimes(
        dt.datetime(1900, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
        dt.datetime(2100, 12, 30),  # noqa: DTZ001
        timezones=st.sampled_from([UTC, KABUL]),
    )
)
def test_an_instant_survives_being_written(instant: dt.datetime) -> None:
    written = dates.instant_text(instant)
    assert written.endswith("Z")
    assert dates.parse_hour(written) == instant == dates.parse_instant(written)


def test_seconds_are_written_only_where_there_are_any() -> None:
    assert dates.instant_text(at("2025-10-12T13:30+04:30")) == "2025-10-12T09:00Z"
    assert dates.instant_text(at("2025-10-12T09:00:07Z")) == "2025-10-12T09:00:07Z"


def test_an_hour_keeps_its_offset_and_its_day() -> None:
    hour = dates.parse_hour("2025-10-12T01:30+04:30")
    assert hour.date() == dt.date(2025, 10, 12)
    assert hour.utcoffset() == dt.timedelta(hours=4, minutes=30)
    for text in ("2025-10-12", "2025-10-12T01:30", "3025-10-12T01:30Z", "2025-10-12T1:30Z"):
        with pytest.raises(ValueError, match=r".+"):
            dates.parse_hour(text)


def test_a_day_is_a_real_one_within_bounds() -> None:
    assert dates.parse_date("2024-02-29") == dt.date(2024, 2, 29)
    for text in ("2025-02-29", "2025-10", "1899-12-31", "2101-01-01", " 2025-10-12"):
        with pytest.raises(ValueError, match=r".+"):
            dates.parse_date(text)
    assert dates.in_bounds(dt.date(1900, 1, 1))
    assert not dates.in_bounds(dt.date(2101, 1, 1))


@pytest.mark.parametrize(
    "instant",
    [
        dt.datetime(2025, 1, 1),  # noqa: DTZ001 - without a zone, on purpose
        dt.datetime.max.replace(tzinfo=UTC),
        dt.datetime.min.replace(tzinfo=KABUL),
        dt.datetime(1900, 1, 1, tzinfo=KABUL),
        dt.datetime(2101, 1, 1, tzinfo=UTC),
    ],
)
def test_an_instant_without_a_zone_or_out_of_bounds_is_refused(instant: dt.datetime) -> None:
    with pytest.raises(ValueError, match=r"zone|between 1900 and 2100"):
        dates.utc(instant)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025-10-12", "2025-10-12T23:59:59.999999Z"),
        ("2025-10", "2025-10-31T23:59:59.999999Z"),
        ("2025-10-12T09:00Z", "2025-10-12T09:00Z"),
        ("2025-10-11/2025-10-12T09:00Z", "2025-10-12T09:00Z"),
        ("2025-10-11/2025-10-12", "2025-10-12T23:59:59.999999Z"),
    ],
)
def test_the_last_instant_of_a_day_is_of_that_day(text: str, last: str) -> None:
    assert dates.last_of(dates.parse_moment(text)) == at(last)
    assert dates.last_of(dates.parse_moment("")) is None
