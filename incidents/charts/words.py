"""Dates, names and small phrases, as every view writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from incidents.model import Claim, Dataset, Incident, Moment, Side, Source
from incidents.phrases import MONTHS
from incidents.vocabulary import INCIDENT_KINDS, MEASURES, category_label

NO_DATE = "date not found"
SIDE_CLASSES = ("a", "b")
THIRD = "t"


def side_class(dataset: Dataset, side: str | None) -> str:
    """Name the class of a side: ``a``, ``b``, or ``t`` for a third party."""
    ids = [known.id for known in dataset.manifest.sides]
    return SIDE_CLASSES[ids.index(side)] if side in ids else THIRD


def party_class(dataset: Dataset, party: str | None) -> str:
    """Name the class of the side that a party belongs to."""
    return side_class(dataset, dataset.side_of(party))


def side_named(dataset: Dataset, side: str) -> Side:
    """Find a side by its id.

    Raises
    ------
    KeyError
        If the dataset has no such side.
    """
    return {known.id: known for known in dataset.manifest.sides}[side]


def party_name(dataset: Dataset, party: str | None) -> str:
    """Name a party, or give its id when it is not on record."""
    found = dataset.parties.get(party or "")
    return found.name if found else (party or "")


def day(date: dt.date, year: int | None = None, *, full: bool = False) -> str:
    """Write a day: "12 Oct", with the year unless it is ``year``; ``full`` spells the month."""
    month = MONTHS[date.month - 1] if full else MONTHS[date.month - 1][:3]
    tail = "" if date.year == year else f" {date.year}"
    return f"{date.day} {month}{tail}"


def days(start: dt.date, end: dt.date, year: int | None = None, *, full: bool = False) -> str:
    """Write a span of days without repeating what both ends share: "11–12 Oct"."""
    last = day(end, year, full=full)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    first_year = end.year if start.year == end.year else year
    return f"{day(start, first_year, full=full)} – {last}"


def clock(instant: dt.datetime) -> str:
    """Write the time of day of an instant in UTC: "08:13 UTC"."""
    return f"{instant.astimezone(dt.UTC):%H:%M} UTC"


def moment(when: Moment, year: int | None = None) -> str:
    """Write when something was said, as precisely as is known; never blank."""
    if when.earliest is None or when.latest is None:
        return NO_DATE
    if "/" in when.text:
        first, _, last = when.text.partition("/")
        return _between(first, last, year)
    if not when.text:
        return f"{day(when.latest.date(), year)}, {clock(when.latest)}"
    return _part(when.text, year)


def _between(first: str, last: str, year: int | None) -> str:
    """Write an interval; one that ends within its first day as "11 Oct, by 19:30 UTC"."""
    day_, time = _part(first, year), _part(last, year)
    if time.startswith(f"{day_}, "):
        return f"{day_}, by {time.removeprefix(f'{day_}, ')}"
    return f"{day_} – {time}"


def _part(text: str, year: int | None) -> str:
    """Write an ISO year, month, day or instant; any other text stays as it is printed."""
    try:
        return _dated(text.strip(), year)
    except (ValueError, IndexError):
        return text


def _dated(text: str, year: int | None) -> str:
    if "T" in text:
        instant = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
        return f"{day(instant.date(), year)}, {clock(instant)}"
    if text.count("-") == 1:
        year_, number = text.split("-")
        return f"{MONTHS[int(number) - 1][:3]} {year_}"
    return day(dt.date.fromisoformat(text), year)


def published(source: Source) -> str:
    """Write when a source was published, and how that is known."""
    when = _part(source.published, None) if source.published else NO_DATE
    return f"{when} ({source.published_basis})" if source.published_basis else when


def incident_days(incident: Incident, year: int | None = None, *, full: bool = False) -> str:
    """Write when an incident happened, no more precisely than is known."""
    if incident.precision == "year":
        return str(incident.start.year)
    if incident.precision == "month":
        return f"{MONTHS[incident.start.month - 1]} {incident.start.year}"
    return days(incident.start, incident.end, year, full=full)


def incident_places(incident: Incident, most: int = 2, line: str = "") -> str:
    """Name where an incident happened; the count of what is left out follows.

    ``line`` is the name of a line whose stretches count as one place, named as a whole.
    """
    ordered = _places(incident, line)
    rest = len(ordered) - most
    tail = f" and {rest} more" if rest > 0 else ""
    return ", ".join(ordered[:most]) + tail


def _places(incident: Incident, line: str) -> list[str]:
    """List an incident's places, those that are named most often first."""
    names = Counter(line if line and line in name else name for name in incident.places)
    return [name for name, _ in names.most_common()] or ["no place given"]


def first_place(incident: Incident, dataset: Dataset) -> str:
    """Name one place of an incident, where a few words must do."""
    return _places(incident, line_name(dataset))[0]


def line_name(dataset: Dataset) -> str:
    """Name the contested line, or nothing when the dataset has none."""
    return dataset.manifest.boundary.place if dataset.manifest.boundary else ""


def short_name(name: str) -> str:
    """Shorten a name to its letters where it ends in them: "Some Long Name (SLN)"."""
    found = re.search(r"\(([A-Z][A-Za-z]{1,9})\)$", name)
    return found[1] if found else name


def kind_label(incident: Incident) -> str:
    """Name the kind of an incident, as a heading."""
    return capital(INCIDENT_KINDS[incident.kind])


def loss_label(category: str | None, measure: str) -> str:
    """Name what is counted, without saying whose: "soldiers killed"; or the question asked."""
    thing = f"{category_label(category)} " if category else ""
    return f"{thing}{MEASURES[measure]}"


def capital(text: str) -> str:
    """Begin a text with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: "8, 10 or 17"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def outlets(dataset: Dataset, claims: Iterable[Claim]) -> frozenset[str]:
    """List the publications that carry any of the claims."""
    ids = {source for claim in claims for source in claim.sources}
    return frozenset(dataset.sources[one].outlet for one in ids if one in dataset.sources)


def standing(incident: Incident, dataset: Dataset) -> list[Claim]:
    """List an incident's claims that nothing in view has replaced, in the dataset's order."""
    own = [claim for claim in dataset.claims.values() if claim.incident == incident.id]
    replaced = {old for claim in own for old in claim.revises}
    return [claim for claim in own if claim.id not in replaced]
