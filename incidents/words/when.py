"""Days, periods and instants in words: each is said in one function, whoever asks."""

from __future__ import annotations

import datetime as dt

from incidents.model import Incident
from incidents.quantities import Moment
from incidents.words.tongue import _, date, in_digits

FULL, SHORT = "yMMMMd", "yMMMd"


def day(when: dt.date, year: int | None = None, *, full: bool = True) -> str:
    """Say a day: "12 October 2025"; without the year where it is ``year``, short unless full."""
    skeleton = FULL if full else SHORT
    return date(when, skeleton.removeprefix("y") if when.year == year else skeleton)


def days(start: dt.date, end: dt.date, year: int | None = None, *, full: bool = True) -> str:
    """Say a span of days without repeating what both ends share: "11–12 October 2025"."""
    last = day(end, year, full=full)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return _("{first}–{last}", first=in_digits(start.day), last=last)
    first = day(start, end.year if start.year == end.year else year, full=full)
    return _("{first} – {last}", first=first, last=last)


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Say a period that may be open: "since 9 October 2025", "all dates"."""
    if start and end:
        return days(start, end)
    if start:
        return _("since {day}", day=day(start))
    return _("until {day}", day=day(end)) if end else _("all dates")


def clock(instant: dt.datetime) -> str:
    """Say the time of day of an instant in UTC: "08:13 UTC"."""
    whole = instant.second == 0 and instant.microsecond == 0
    time = instant.astimezone(dt.UTC).time().isoformat("minutes" if whole else "auto")
    return _("{time} UTC", time=time)


def instant(when: dt.datetime, zone: dt.tzinfo = dt.UTC, *, full: bool = True) -> str:
    """Say an instant: "12 October 2025, 09:00 UTC"; the end of a day as just that.

    Parameters
    ----------
    when
        The instant.
    zone
        The time zone in which the dataset's days end.
    full
        Whether to write the month out.
    """
    local = when.astimezone(zone)
    if local.time() == dt.time():
        return _("end of {day}", day=day(local.date() - dt.timedelta(days=1), full=full))
    utc = when.astimezone(dt.UTC)
    return _("{day}, {time}", day=day(utc.date(), full=full), time=clock(utc))


def on_clock(when: dt.datetime, zone: dt.tzinfo, name: str, home: dt.tzinfo) -> str:
    """Say an instant by a clock: "12 Oct 2025, 12:43 Kabul"; the end of a day as just that.

    ``home`` is the time zone in which the dataset's days end.
    """
    if when.astimezone(home).time() == dt.time():
        return instant(when, home, full=False)
    local = when.astimezone(zone)
    told = {"day": day(local.date(), full=False), "time": local.strftime("%H:%M"), "clock": name}
    return _("{day}, {time} {clock}", **told)


def as_known(when: dt.datetime | None, zone: dt.tzinfo = dt.UTC) -> str:
    """Say as of when: "as known on 12 October 2025, 09:00 UTC", "as known now"."""
    if when is None:
        return _("as known now")
    if when.astimezone(zone).time() == dt.time():
        return _("as known at the {instant}", instant=instant(when, zone))
    return _("as known on {instant}", instant=instant(when, zone))


def as_of(when: dt.datetime | None, updated: dt.date, zone: dt.tzinfo = dt.UTC) -> str:
    """Say as of when a file or a picture stands: its instant, or the day the data last changed."""
    if when is None:
        return _("as known on {instant}", instant=day(updated))
    return as_known(when, zone)


def moment(when: Moment, year: int | None = None) -> str:
    """Say when something was said, as precisely as is known; never blank."""
    if when.earliest is None or when.latest is None:
        return _("date not found")
    if "/" in when.text:
        first, _slash, last = when.text.partition("/")
        return _between(first, last, year)
    return _part(when.text, year) if when.text else instant(when.latest, full=False)


def _between(first: str, last: str, year: int | None) -> str:
    """Say an interval; one that ends within its first day as "11 Oct, by 19:30 UTC"."""
    if "T" in last and last[:10] == first:
        time = clock(dt.datetime.fromisoformat(last))
        return _("{day}, by {time}", day=_part(first, year), time=time)
    return _("{first} – {last}", first=_part(first, year), last=_part(last, year))


def _part(text: str, year: int | None) -> str:
    """Say an ISO month, day or instant; any other text stays as it is printed."""
    try:
        return _dated(text.strip(), year)
    except (ValueError, IndexError):
        return text


def _dated(text: str, year: int | None) -> str:
    if "T" in text:
        when = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
        told = day(when.date(), year, full=False)
        return _("{day}, {time}", day=told, time=clock(when))
    if text.count("-") == 1:
        return date(dt.date.fromisoformat(f"{text}-01"), "yMMM")
    return day(dt.date.fromisoformat(text), year, full=False)


def published(text: str, year: int | None = None) -> str:
    """Say when a source was published, as it is printed: a day, a month, or no date."""
    return _part(text, year) if text else _("date not found")


def incident(found: Incident, year: int | None = None, *, full: bool = True) -> str:
    """Say when an incident happened, no more precisely than is known."""
    if found.precision == "year":
        return str(found.start.year)
    if found.precision == "month":
        return date(found.start, "yMMMM" if full else "yMMM")
    return days(found.start, found.end, year, full=full)
