"""Phrases that say days, periods and kinds in English, the same in every locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from incidents import vocabulary as words

# Written out because strftime follows the machine's language.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

KIND_PLURALS = {
    "clash": "ground clashes",
    "airstrike": "air or drone strikes",
    "explosion": "explosions",
    "attack": "armed or bomb attacks",
    "drone": "drones shot down",
    "accusation": "accusations",
    "statement": "statements",
    "ceasefire": "ceasefires",
}
"""Plurals of the kinds of incident; a kind that is missing here is its own plural."""


def as_known(instant: dt.datetime | None) -> str:
    """Say as of when: "as known on 12 October 2025, 09:00 UTC"; now needs no words."""
    if instant is None:
        return ""
    if instant.time() == dt.time():
        return f"as known at the end of {day(instant.date() - dt.timedelta(days=1))}"
    precise = "minutes" if instant.second == 0 and instant.microsecond == 0 else "auto"
    clock = instant.time().isoformat(timespec=precise)
    return f"as known on {day(instant.date())}, {clock} UTC"


def kind_plural(kind: str) -> str:
    """Name several incidents of a kind: "ground clashes"."""
    return KIND_PLURALS.get(kind, words.INCIDENT_KINDS[kind])


def day(date: dt.date) -> str:
    """Write a day as people do, in the same way in every locale: "12 October 2025"."""
    return f"{date.day} {_month(date)} {date.year}"


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Say a period: "11–12 October 2025", "since 9 October 2025", "all dates"."""
    if start is None and end is None:
        return "all dates"
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}" if end else ""
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {_month(start)} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def one_of(names: Iterable[str]) -> str:
    """Join names as alternatives: "A, B or C"."""
    *first, last = sorted(names)
    return f"{', '.join(first)} or {last}" if first else last


def short(text: str, longest: int = 60) -> str:
    """Cut text for a message."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _month(date: dt.date) -> str:
    return MONTHS[date.month - 1]
