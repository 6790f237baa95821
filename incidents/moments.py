"""Reading when something happened or was said: ISO 8601 and nothing looser.

``2025-10-12T08:13Z`` is an instant, ``2025-10-12`` a day, ``2025-10`` a month, and
``2025-10-11/2025-10-11T19:30Z`` an interval from the earliest to the latest instant possible.
"""

from __future__ import annotations

import datetime as dt
import re

from incidents.model import Moment

FIRST_YEAR, LAST_YEAR = 1900, 2100

REMEDY = "write 2025-10-12T08:13Z, 2025-10-12, 2025-10 or earliest/latest, or leave it empty"
DAY_REMEDY = "write a date between 1900 and 2100 as 2025-10-12"

_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})", re.ASCII)

Interval = tuple[dt.datetime, dt.datetime]


def parse_moment(text: str, basis: str = "") -> Moment:
    """Read the interval in which something was said.

    Parameters
    ----------
    text
        One of the four forms, or empty where no date was found.
    basis
        How the date is known.

    Returns
    -------
    Moment
        Its ``latest`` is exclusive for days and months: a day ends as the next begins, in UTC.

    Raises
    ------
    ValueError
        If the text is in none of the forms, is no real date, lies outside 1900 to 2100, or
        ends before it begins.
    """
    text = text.strip()
    if not text:
        return Moment(basis=basis)
    begins, _, ends = text.partition("/")
    earliest, latest = _interval(begins)
    if ends:
        latest = _interval(ends)[1]
    elif "/" in text:
        raise ValueError(f"{text!r} has no end")
    if latest < earliest or (latest == earliest and ends and "T" not in ends):
        raise ValueError(f"{text!r} ends before it begins")
    return Moment(text=text, basis=basis, earliest=earliest, latest=latest)


def parse_date(text: str) -> dt.date:
    """Read a day.

    Raises
    ------
    ValueError
        If the text is no ISO date, no real day, or lies outside 1900 to 2100.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a date")
    return _bounded(_real(text)).date()


def parse_hour(text: str) -> dt.datetime:
    """Read an instant with its offset from UTC, as it is written.

    Raises
    ------
    ValueError
        If the text is no ISO date and time with an offset, or lies outside 1900 to 2100.
    """
    if not _INSTANT.fullmatch(text):
        raise ValueError(f"{text!r} is not a date and time with its offset from UTC")
    return _bounded(_real(text))


def _interval(text: str) -> Interval:
    if _DAY.fullmatch(text):
        day = _midnight(parse_date(text))
        return (day, day + dt.timedelta(days=1))
    if _MONTH.fullmatch(text):
        first = parse_date(f"{text}-01")
        following = (first + dt.timedelta(days=31)).replace(day=1)
        return (_midnight(first), _midnight(following))
    if _INSTANT.fullmatch(text):
        instant = parse_hour(text).astimezone(dt.UTC)
        return (instant, instant)
    raise ValueError(f"{text!r} is not a date")


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _real(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a real date") from error


def _bounded(instant: dt.datetime) -> dt.datetime:
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(f"{instant.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return instant
