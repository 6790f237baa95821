"""Counting what a dataset holds, month by month and side by side: how even the record is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from incidents.store import sql
from incidents.store.database import Database, Values

MOST_MONTHS = 12
"""So many months with incidents stand for themselves; what is older is one row."""

_MONTHS = (
    "WITH months AS (SELECT DISTINCT date_trunc('month', first)::DATE AS month FROM incidents),"
    " latest AS (SELECT month FROM months ORDER BY month DESC LIMIT $most),"
    # What is older than these stands in one row, under the first month of all.
    " named AS (SELECT month, CASE WHEN month IN (FROM latest) THEN month"
    " ELSE (SELECT min(month) FROM months) END AS key FROM months)"
)
"""Each month with incidents, and the row that it is counted in."""

_COVERED = (
    f"{_MONTHS} SELECT key, min(month), max(month), count(*), max(searched_a), max(searched_b)"
    " FROM incidents JOIN named ON date_trunc('month', first)::DATE = month"
    " GROUP BY key ORDER BY key"
)

_SAID = f" FROM claims JOIN named ON date_trunc('month', first)::DATE = month WHERE {sql.IS_CLAIM}"

_SPOKEN = (
    f"{_MONTHS} SELECT key, slot, count(DISTINCT incident_n), count(*), count(*) FILTER (at_home),"
    f" count(*) FILTER (dated){_SAID} GROUP BY key, slot"
)

_LANGUAGES = f"{_MONTHS} SELECT key, slot, language, count(*){_SAID} GROUP BY key, slot, language"


@dataclass(frozen=True)
class SlotCount:
    """What is on record of one slot: a side, or third parties.

    Attributes
    ----------
    incidents
        In which it makes a claim.
    claims
        All that were found, also those that were replaced since; no outlet's notes.
    at_home
        Claims that were read first at a publisher of the side.
    dated
        Claims with a date that was read, and not inferred.
    languages
        Claims by the language of the page they were read on first; empty where it is not known.
    """

    incidents: int = 0
    claims: int = 0
    at_home: int = 0
    dated: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Covered:
    """What is on record of a month, by the first day of its incidents.

    Attributes
    ----------
    start, end
        The first day of the month and of the last month that it stands for.
    incidents
        How many there are.
    slots
        Both sides, then third parties.
    searched
        The last day on which somebody looked for what each side said; none where none is logged.
    """

    start: dt.date
    end: dt.date
    incidents: int
    slots: tuple[SlotCount, SlotCount, SlotCount]
    searched: tuple[dt.date | None, dt.date | None]


def covered(database: Database) -> tuple[Covered, ...]:
    """Count every month that has an incident, in order; at most `MOST_MONTHS` and one before."""
    slots = _slots(database)
    rows = database.rows(_COVERED, most=MOST_MONTHS)
    return tuple(_month(row, slots) for row in rows)


def _month(row: Values, slots: Mapping[tuple[dt.date, int], SlotCount]) -> Covered:
    key, start, end, incidents, *searched = row
    first, second, third = (slots.get((key, slot), SlotCount()) for slot in range(3))
    return Covered(start, end, incidents, (first, second, third), (searched[0], searched[1]))


def _slots(database: Database) -> dict[tuple[dt.date, int], SlotCount]:
    languages: dict[tuple[dt.date, int], dict[str, int]] = {}
    for key, slot, language, claims in database.rows(_LANGUAGES, most=MOST_MONTHS):
        languages.setdefault((key, slot), {})[language] = claims
    rows: Iterable[Values] = database.rows(_SPOKEN, most=MOST_MONTHS)
    return {
        (key, slot): SlotCount(incidents, claims, home, dated, languages.get((key, slot), {}))
        for key, slot, incidents, claims, home, dated in rows
    }
