"""Reading and writing the single values of a query: days and instants."""

from __future__ import annotations

import datetime as dt
import re

from incidents.errors import QueryError

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2100, 12, 31)
DATE_ADVICE = "write a date between 1900 and 2100 as 2025-10-12"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
INSTANT_ADVICE = "write it as 2025-10-12T09:00Z"


def in_bounds(day: dt.date) -> bool:
    """Whether a day lies in the years that this product knows, 1900 to 2100."""
    return FIRST_DAY <= day <= LAST_DAY


def parse_day(text: str) -> dt.date:
    """Read an ISO date between 1900 and 2100.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    day = dt.date.fromisoformat(text)
    if not _DAY.fullmatch(text) or not in_bounds(day):
        raise ValueError(text)
    return day


def parse_instant(text: str) -> dt.datetime:
    """Read an instant such as ``2025-10-12T09:00Z``; a day alone stands for its end, in UTC.

    Raises
    ------
    ValueError
        If it is anything else, has no time zone, or lies outside 1900 to 2100.
    """
    if len(text) == 10:
        midnight = dt.datetime.combine(parse_day(text), dt.time(), dt.UTC)
        return midnight + dt.timedelta(days=1)
    try:
        return utc(dt.datetime.fromisoformat(text.replace(" ", "+")))
    except QueryError as error:
        raise ValueError(text) from error


def instant_text(instant: dt.datetime) -> str:
    """Write an instant in UTC as ``2025-10-12T09:00Z``, with seconds only where it has any."""
    whole = instant.second == 0 and instant.microsecond == 0
    naive = instant.astimezone(dt.UTC).replace(tzinfo=None)
    return naive.isoformat(timespec="minutes" if whole else "auto") + "Z"


def utc(instant: dt.datetime) -> dt.datetime:
    """Move an instant to UTC.

    Raises
    ------
    QueryError
        If it has no time zone, or lies outside 1900 to 2100.
    """
    if instant.tzinfo is None:
        raise QueryError(f"{instant} has no time zone: {INSTANT_ADVICE}")
    try:
        moved = instant.astimezone(dt.UTC)
    except OverflowError as error:
        raise QueryError(f"{instant} is out of bounds: {INSTANT_ADVICE}") from error
    if not FIRST_DAY <= moved.date() <= LAST_DAY + dt.timedelta(days=1):
        raise QueryError(f"{instant} is out of bounds: {INSTANT_ADVICE}")
    return moved
