"""Bars of a histogram: days, or weeks or months where there would be too many."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from incidents.store import sql
from incidents.store.answers import DayCount
from incidents.store.database import Question, Values

Span = tuple[dt.date, dt.date]


VAGUE = ("month", "year")
"""Precisions that are no day: such claims are drawn in no bar of one."""


def dated(
    question: Question, sides: Sequence[str | None], limit: int, within: Span | None
) -> tuple[DayCount, ...]:
    """Gather the claims about incidents known to a day into bars, on their first day ``within``."""
    first, rows = _event_days(question, within)
    known = [row for row in rows if row[2] not in VAGUE]
    found = bars(((max(row[0], first), row[3], row[4]) for row in known), sides, limit)
    earlier = sum(row[4] for row in known if row[0] < first)
    return (replace(found[0], earlier=earlier), *found[1:]) if earlier else found


def undated(question: Question, within: Span | None) -> list[tuple[dt.date, dt.date, int, int]]:
    """List (first, last, slot, claims) of incidents known only to a month or a year."""
    rows = _event_days(question, within)[1]
    return [(row[0], row[1], row[3], row[4]) for row in rows if row[2] in VAGUE]


def _event_days(question: Question, within: Span | None) -> tuple[dt.date, list[Values]]:
    first, last = within or (dt.date.min, dt.date.max)
    statement = sql.event_days(question.query)
    return first, question.rows(statement, first_day=first, last_day=last)


def bars(
    rows: Iterable[tuple[dt.date, int, int]], sides: Sequence[str | None], limit: int
) -> tuple[DayCount, ...]:
    """Gather (day, slot, claims) rows into at most ``limit`` bars, in order of time.

    Bars are days if the whole span of days fits, else weeks from Monday, else months, else
    years, else runs of years. Days without claims have no bar.
    """
    listed = list(rows)
    if not listed:
        return ()
    first, last = min(row[0] for row in listed), max(row[0] for row in listed)
    span_of = _spans(first, last, limit)
    counts: defaultdict[Span, defaultdict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for day, slot, claims in listed:
        counts[span_of(day)][sides[slot]] += claims
    return tuple(DayCount(*span, dict(by_side)) for span, by_side in sorted(counts.items()))


def spread(
    rows: Iterable[tuple[dt.date, dt.date, int, int]], sides: Sequence[str | None]
) -> tuple[DayCount, ...]:
    """Gather (first, last, slot, claims) rows by the span of days that they are known to."""
    counts: defaultdict[Span, defaultdict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for first, last, slot, claims in rows:
        counts[first, last][sides[slot]] += claims
    return tuple(DayCount(*span, dict(by_side)) for span, by_side in sorted(counts.items()))


def _spans(first: dt.date, last: dt.date, limit: int) -> Callable[[dt.date], Span]:
    days = (last - first).days + 1
    if days <= limit:
        return lambda day: (day, day)
    if days <= 7 * (limit - 1):
        return _week
    if days <= 28 * (limit - 1):
        return _month
    years = (last.year - first.year) // max(limit, 1) + 1
    return lambda day: _years(day, first.year, years)


def _week(day: dt.date) -> Span:
    monday = day - dt.timedelta(days=day.weekday())
    return (monday, monday + dt.timedelta(days=6))


def _month(day: dt.date) -> Span:
    following = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return (day.replace(day=1), following - dt.timedelta(days=1))


def _years(day: dt.date, first: int, length: int) -> Span:
    start = first + (day.year - first) // length * length
    return (dt.date(start, 1, 1), dt.date(start + length - 1, 12, 31))
