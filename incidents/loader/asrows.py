"""A record as a row of the table in which it waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from incidents.dates import last_of
from incidents.model import Claim, Incident, Source
from incidents.quantities import Moment

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Clock:
    """Where a dataset's days begin and end."""

    zone: dt.tzinfo

    def midnight(self, day: dt.date) -> dt.datetime:
        """Give the instant at which a day begins, in UTC without a zone."""
        return naive(dt.datetime.combine(day, dt.time(), self.zone))

    def said_day(self, moment: Moment) -> dt.date | None:
        """Give the last day, of this clock, on which something can have been said."""
        if moment.latest is None:
            return None
        is_instant = moment.latest == moment.earliest
        last = moment.latest if is_instant else moment.latest - dt.timedelta.resolution
        return last.astimezone(self.zone).date()

    def moment(self, moment: Moment) -> Values:
        """Give a moment's earliest and latest instant, its last, and the day it was said."""
        found = (moment.earliest, moment.latest, last_of(moment))
        return (*(one and naive(one) for one in found), self.said_day(moment))


def naive(instant: dt.datetime) -> dt.datetime:
    """Write an instant in UTC without a zone, as the tables do."""
    return instant.astimezone(dt.UTC).replace(tzinfo=None)


def of_source(record: tuple[Source, int]) -> Values:
    """Write a source and its line."""
    one, line = record
    texts = (one.id, one.outlet, one.title, one.url, one.published, one.published_basis)
    return (line, *texts, one.language, one.country, one.tier, one.note, one.model_dump_json())


def of_incident(one: Incident, line: int, clock: Clock) -> Values:
    """Write an incident and its line."""
    began = naive(one.hour_start) if one.hour_start else clock.midnight(one.start)
    when = (one.start, one.end, one.precision, began, one.time_note)
    where = (list(one.places), one.place_note)
    return (
        *(line, one.id, one.title, one.kind, *when, *where, one.summary, one.searched),
        one.model_dump_json(),
    )


def of_claim(one: Claim, line: int, clock: Clock) -> Values:
    """Write a claim and its line."""
    loss = (one.subject, one.category, one.measure)
    count = (one.count.low, one.count.high, one.count.wording)
    when = (one.stated.text, one.stated.basis, *clock.moment(one.stated))
    links = (list(one.revises), list(one.sources))
    said = (one.quotation, one.quotation_language, one.translation, one.translation_by, one.note)
    return (
        *(line, one.id, one.incident, one.claimant, one.speaker, one.stance, *loss, *count),
        *(one.scope, one.part_of, *when, *links, *said, one.model_dump_json()),
    )
