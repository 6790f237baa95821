"""What stands on the timeline: dates under the bars, what a bar holds, what the whole shows."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping

from incidents.model import Manifest
from incidents.words import counts, when
from incidents.words.tongue import _, date, in_digits, listed, short_month


def bar(days: str, by_side: Mapping[str | None, int], manifest: Manifest) -> str:
    """Say what a bar holds: "11 October 2025: 26 claims (11 Northern, 13 Southern)"."""
    parts = [
        _("{number} {adjective}", number=in_digits(by_side[side.id]), adjective=side.adjective)
        for side in manifest.sides
        if by_side.get(side.id)
    ]
    if by_side.get(None):
        parts.append(_("{number} by others", number=in_digits(by_side[None])))
    total = counts.claims(sum(by_side.values()))
    return _("{days}: {claims} ({parts})", days=days, claims=total, parts=listed(parts))


def unit(days: int, *, with_earlier: bool = False) -> str:
    """Say what a bar stands for, and that the first holds what began before, if it does."""
    messages: tuple[tuple[float, Callable[[], str], Callable[[], str]], ...] = (
        (
            1,
            lambda: _("claims by the day the event began"),
            lambda: _("claims by the day the event began, or the first here"),
        ),
        (
            7,
            lambda: _("claims by the week the event began"),
            lambda: _("claims by the week the event began, or the first here"),
        ),
        (
            31,
            lambda: _("claims by the month the event began"),
            lambda: _("claims by the month the event began, or the first here"),
        ),
        (
            math.inf,
            lambda: _("claims by the years the event began"),
            lambda: _("claims by the years the event began, or the first here"),
        ),
    )
    plain, earlier = next(say for longest, *say in messages if days <= longest)
    return earlier() if with_earlier else plain()


def summary(days: str, total: int, peak: str) -> str:
    """Say the whole timeline in words."""
    claims = counts.claims(total)
    if not peak:
        return _("Claims by day of the event, {days}: {claims}.", days=days, claims=claims)
    told = {"days": days, "claims": claims, "peak": peak}
    return _("Claims by day of the event, {days}: {claims}. Most on {peak}.", **told)


def peak(start: dt.date, end: dt.date, number: int, year: int) -> str:
    """Say which bar has most claims."""
    days = when.days(start, end, year, full=False)
    return _("{days}: {claims}", days=days, claims=counts.claims(number))


def tick(day: dt.date, spacing: str, *, first: bool) -> str:
    """Write a date under the bars, as short as its neighbours allow."""
    if spacing == "year":
        return date(day, "y")
    if spacing == "month":
        return short_month(day)
    return when.day(day, day.year, full=False) if first or day.day == 1 else in_digits(day.day)


def vague(days: str, claims: int) -> str:
    """Say how many claims are known only to a month or a year."""
    return _("{claims} known only to {days}", claims=counts.claims(claims), days=days)
