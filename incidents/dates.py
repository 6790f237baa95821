"""Reading days and instants: ISO 8601 and nothing looser.

``2025-10-12T08:13Z`` is an instant, ``2025-10-12`` a day, ``2025-10`` a month, and
``2025-10-11/2025-10-11T19:30Z`` an interval from the earliest to the latest instant possible.
"""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from incidents.quantities import Moment
from incidents.words.refusals import refusal

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_DAY, LAST_DAY = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
FIRST_INSTANT = dt.datetime.combine(FIRST_DAY, dt.time.min, dt.UTC)
LAST_INSTANT = dt.datetime.combine(LAST_DAY, dt.time.max, dt.UTC)

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
"""Months as English articles and tables write them, in lower case."""

_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)
_OFFSET = re.compile(r"([+-])([01]\d|2[0-3]):([0-5]\d)", re.ASCII)

Interval = tuple[dt.datetime, dt.datetime]


def parse_zone(text: str) -> dt.tzinfo:
    """Read a time zone: an offset from UTC such as ``+04:30``, or an IANA name.

    Raises
    ------
    ValueError
        If it is neither.
    """
    if text in ("", "UTC", "Z"):
        return dt.UTC
    if found := _OFFSET.fullmatch(text):
        sign = -1 if found[1] == "-" else 1
        return dt.timezone(sign * dt.timedelta(hours=int(found[2]), minutes=int(found[3])))
    try:
        return ZoneInfo(text)
    except (OSError, ValueError, LookupError) as error:
        raise ValueError(refusal("no_zone", value=text)) from error


def zone_of(text: str) -> dt.tzinfo:
    """Read a time zone; one that cannot be read is UTC."""
    try:
        return parse_zone(text)
    except ValueError:
        return dt.UTC


def parse_moment(text: str, basis: str = "", zone: dt.tzinfo = dt.UTC) -> Moment:
    """Read the interval in which something was said.

    Parameters
    ----------
    text
        One of the four forms, or empty where no date was found.
    basis
        How the date is known.
    zone
        Where a day or a month without an offset begins and ends.

    Returns
    -------
    Moment
        Its ``latest`` is exclusive for days and months: a day ends as the next begins.

    Raises
    ------
    ValueError
        If the text is in none of the forms, is no real date, lies outside 1900 to 2100, or
        ends before it begins.
    """
    text = text.strip()
    if not text:
        return Moment(basis=basis)
    begins, slash, ends = text.partition("/")
    earliest, latest = _interval(begins, zone)
    if ends:
        latest = _interval(ends, zone)[1]
    elif slash:
        raise ValueError(refusal("no_end", value=text))
    if latest < earliest or (latest == earliest and ends and "T" not in ends):
        raise ValueError(refusal("ends_before", value=text))
    return Moment(text=text, basis=basis, earliest=earliest, latest=latest)


def parse_instant(text: str, zone: dt.tzinfo = dt.UTC) -> dt.datetime:
    """Read an instant, in UTC; a day or a month stands for its end.

    Raises
    ------
    ValueError
        If it is anything else, or lies outside 1900 to 2100.
    """
    # In an address a plus sign may have become a space.
    latest = parse_moment(text.strip().replace(" ", "+"), zone=zone).latest
    if latest is None:
        raise ValueError(refusal("no_date", value=text))
    # The last day ends where the year after begins, which no address could write.
    return utc(min(latest, LAST_INSTANT))


def last_of(moment: Moment) -> dt.datetime | None:
    """Give the last instant at which something can have been said; None without a date.

    A day or a month ends just before the next begins; an instant is its own end.
    """
    latest = moment.latest
    if latest is None or latest == moment.earliest or "T" in moment.text.rpartition("/")[2]:
        return latest
    return latest - dt.timedelta.resolution


def parse_date(text: str) -> dt.date:
    """Read a day.

    Raises
    ------
    ValueError
        If the text is no ISO date, no real day, or lies outside 1900 to 2100.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(refusal("no_date", value=text))
    return _bounded(_real(text)).date()


def parse_hour(text: str) -> dt.datetime:
    """Read an instant with its offset from UTC, as it is written.

    Raises
    ------
    ValueError
        If the text is no ISO date and time with an offset, or lies outside 1900 to 2100.
    """
    if not _INSTANT.fullmatch(text):
        raise ValueError(refusal("no_hour", value=text))
    return _bounded(_real(text))


def instant_text(instant: dt.datetime) -> str:
    """Write an instant in UTC as ``2025-10-12T09:00Z``, with seconds only where it has any."""
    whole = instant.second == 0 and instant.microsecond == 0
    naive = instant.astimezone(dt.UTC).replace(tzinfo=None)
    return naive.isoformat(timespec="minutes" if whole else "auto") + "Z"


def utc(instant: dt.datetime) -> dt.datetime:
    """Move an instant to UTC.

    Raises
    ------
    ValueError
        If it has no time zone, or lies outside 1900 to 2100.
    """
    if instant.tzinfo is None:
        raise ValueError(refusal("zoneless", value=instant))
    try:
        moved = instant.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError(refusal("out_of_bounds", value=instant)) from error
    if not FIRST_INSTANT <= moved <= LAST_INSTANT:
        raise ValueError(refusal("out_of_bounds", value=instant))
    return moved


def in_bounds(day: dt.date) -> bool:
    """Whether a day lies in the years that this product knows, 1900 to 2100."""
    return FIRST_DAY <= day <= LAST_DAY


def next_month(day: dt.date) -> dt.date:
    """Give the first day of the month after a day's."""
    return (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1)


def _interval(text: str, zone: dt.tzinfo) -> Interval:
    if _DAY.fullmatch(text):
        day = parse_date(text)
        return (_midnight(day, zone), _midnight(day + dt.timedelta(days=1), zone))
    if _MONTH.fullmatch(text):
        first = parse_date(f"{text}-01")
        return (_midnight(first, zone), _midnight(next_month(first), zone))
    if _INSTANT.fullmatch(text):
        instant = parse_hour(text).astimezone(dt.UTC)
        return (instant, instant)
    raise ValueError(refusal("no_date", value=text))


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)


def _real(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(refusal("no_real_date", value=text)) from error


def _bounded(instant: dt.datetime) -> dt.datetime:
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(refusal("out_of_bounds", value=instant.date()))
    return instant
