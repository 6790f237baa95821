"""Statements around an instant: what had been said last, and what was said next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from incidents.store import sql
from incidents.store.database import Question
from incidents.store.schema import NOW

Said = tuple[dt.datetime, str, int]
"""When something was said, in UTC; the id of the first such claim; how many were said then."""


@dataclass(frozen=True)
class Nearby:
    """The statements next to an instant, of those that pass the other filters.

    Attributes
    ----------
    before, here, after
        What was said last but one, what was said last, and what was said next; or None.
    """

    before: Said | None
    here: Said | None
    after: Said | None


def find(question: Question) -> Nearby:
    """Find the statements around the instant of a query; now is after all of them."""
    at = question.values["at"]
    here = _one(question, "<=", at)
    earlier = _naive(here[0]) if here else None
    before = _one(question, "<", earlier) if earlier else None
    after = _one(question, ">", at) if at != NOW else None
    return Nearby(before, here, after)


def _one(question: Question, which: str, at: dt.datetime) -> Said | None:
    rows = question.rows(sql.said_near(question.query, which=which), near=at)
    return next(((when.replace(tzinfo=dt.UTC), name, number) for when, name, number in rows), None)


def _naive(when: dt.datetime) -> dt.datetime:
    return when.astimezone(dt.UTC).replace(tzinfo=None)
