"""What is there already: a claim that says the same or nearly so, a source, an incident."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from incidents.desk.addresses import plain
from incidents.model import Claim, Dataset, Incident
from incidents.vocabulary import CORE, TOTALS, Vocabulary

Likeness = Literal["same", "newer", "near"]
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Twin:
    """A claim that is like another.

    ``same``: one voice, one loss and one figure. ``newer``: one voice and loss, another figure.
    ``near``: one side, and perhaps the same people or things.
    """

    claim: str
    likeness: Likeness


def twins(claim: Claim, dataset: Dataset) -> list[Twin]:
    """List the claims of an incident that are like one, the likest first."""
    others = (one for one in dataset.claims.values() if one.id != claim.id)
    found = [
        Twin(one.id, likeness)
        for one in others
        if one.incident == claim.incident and (likeness := _likeness(claim, one, dataset))
    ]
    return sorted(found, key=lambda one: ("same", "newer", "near").index(one.likeness))


def _likeness(claim: Claim, other: Claim, dataset: Dataset) -> Likeness | None:
    voices = [dataset.side_of(one.claimant) or one.claimant for one in (claim, other)]
    if voices[0] != voices[1] or not claim.is_count or claim.subject != other.subject:
        return None
    if (claim.category, claim.measure) == (other.category, other.measure):
        bounds = [(one.count.low, one.count.high, one.stance) for one in (claim, other)]
        return "same" if bounds[0] == bounds[1] else "newer"
    words = dataset.vocabulary
    is_near = words.same_things(claim.measure, other.measure) and words.related(
        claim.category or "", other.category or ""
    )
    return "near" if other.category and is_near else None


def same_source(address: str, sources: Iterable[Mapping[str, str]]) -> str:
    """Find the source that has an address, whatever follows readers in it."""
    wanted = plain(address)
    return next(
        (one["id"] for one in sources if wanted and plain(one.get("url", "")) == wanted), ""
    )


def like_incidents(
    start: dt.date,
    end: dt.date,
    places: Iterable[str],
    incidents: Iterable[Incident],
    words: Vocabulary = CORE,
) -> list[Incident]:
    """List incidents of about the same days, those at one of the same places first."""
    wanted = set(places)
    near = [one for one in incidents if one.start <= end + DAY and one.end >= start - DAY]
    alike = [one for one in near if not words.is_kind(one.kind, TOTALS)]
    return sorted(alike, key=lambda one: (not wanted & set(one.places), one.start, one.id))
