"""Which claims stand on an instant, and what each of them replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from incidents.model import Claim, Dataset
from incidents.vocabulary import TOTALS, Scope

Instant = dt.datetime | None
PartKey = tuple[str, str | None, str | None, str, str]


@dataclass(frozen=True)
class Known:
    """A dataset as it was known on an instant; ``on`` None means now.

    ``claims`` holds the standing claims of each incident, in the order of the file, and
    ``position`` the place of every claim in that order: the only order that favours no side.
    ``parts`` gives the first claim about each named part of an incident.
    """

    dataset: Dataset
    on: Instant
    claims: Mapping[str, tuple[Claim, ...]]
    position: Mapping[str, int]
    parts: Mapping[PartKey, str]

    @classmethod
    def at(cls, dataset: Dataset, on: Instant = None) -> Known:
        """View a dataset as it was known on an instant; None means now."""
        by_incident: dict[str, list[Claim]] = {}
        for claim in standing(dataset, on):
            by_incident.setdefault(claim.incident, []).append(claim)
        position = {name: place for place, name in enumerate(dataset.claims)}
        claims = {name: tuple(found) for name, found in by_incident.items()}
        return cls(dataset, on, claims, position, _parts(dataset))

    @property
    def side_ids(self) -> tuple[str, str]:
        """The ids of the two sides, in their order."""
        return self.dataset.manifest.side_ids

    def quiet(self, incident: str, side: str) -> Literal["silent", "unsearched"]:
        """Tell what it means that nothing by a side is on record: whether anybody looked."""
        found = self.dataset.incidents.get(incident)
        if found is not None and found.searched is not None:
            return "silent"
        logged = any((one.incident, one.side) == (incident, side) for one in self.dataset.searches)
        return "silent" if logged else "unsearched"

    def of_side(self, side: str | None, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Keep the claims made by one side, or by third parties where side is None."""
        return tuple(one for one in claims if self.dataset.side_of(one.claimant) == side)

    def first(self, claims: Iterable[Claim]) -> int:
        """Tell where the earliest of some claims stands in the file."""
        return min(self.position[claim.id] for claim in claims)

    def earlier(self, claim: Claim) -> tuple[Claim, ...]:
        """List what the claim's side said before, oldest first, as far as it was known then."""
        side = self.dataset.side_of(claim.claimant)
        return tuple(
            old
            for old in chain(self.dataset, claim)[:-1]
            if is_known(old, self.on) and self.dataset.side_of(old.claimant) == side
        )


def is_known(claim: Claim, on: Instant) -> bool:
    """Tell whether a claim had been stated for certain by an instant; None means now.

    A claim without a date is known only now; one dated to a day, from the end of that day.
    """
    return on is None or (claim.stated.latest is not None and claim.stated.latest <= on)


def standing(dataset: Dataset, on: Instant = None) -> tuple[Claim, ...]:
    """List the claims that stood on an instant, in the order of the file.

    A claim stands when it had been stated and nothing stated by then revises it, directly or
    through other revisions. Nothing stated after the instant has any influence.
    """
    known = [claim for claim in dataset.claims.values() if is_known(claim, on)]
    replaced: set[str] = set()
    for claim in known:
        _mark(dataset, claim, replaced)
    return tuple(claim for claim in known if claim.id not in replaced)


def _mark(dataset: Dataset, claim: Claim, replaced: set[str]) -> None:
    waiting = [claim]
    while waiting:
        for old in waiting.pop().revises:
            if old not in replaced and old in dataset.claims:
                replaced.add(old)
                waiting.append(dataset.claims[old])


def chain(dataset: Dataset, claim: Claim) -> tuple[Claim, ...]:
    """List everything a claim replaced, directly or through others, oldest first, then itself."""
    found: dict[str, Claim] = {}
    waiting = [(claim, False)]
    opened = {claim.id}
    while waiting:
        current, closed = waiting.pop()
        if closed:
            found[current.id] = current
            continue
        waiting.append((current, True))
        older = [old for old in current.revises if old in dataset.claims and old not in opened]
        opened.update(older)
        waiting.extend((dataset.claims[old], False) for old in reversed(older))
    return tuple(found.values())


def _parts(dataset: Dataset) -> dict[PartKey, str]:
    """Find the claim that stands for each named part: a side's, else a third party's; the first.

    What a part is a part of is said of a side's own whole, where a side speaks of it.
    """
    named = [claim for claim in dataset.claims.values() if claim.part]
    named.sort(key=lambda claim: dataset.side_of(claim.claimant) is None)
    found: dict[PartKey, str] = {}
    for claim in named:
        found.setdefault(part_key(claim), claim.id)
    return found


def part_key(claim: Claim) -> PartKey:
    """Give what claims of one loss in one named part of an incident have in common."""
    return (claim.incident, claim.subject, claim.category, claim.measure, claim.part.casefold())


def scope_of(dataset: Dataset, claim: Claim) -> Scope:
    """Tell how much a claim covers; what is part of another claim is a part, however marked."""
    if claim.part_of is not None:
        return "part"
    found = dataset.incidents.get(claim.incident)
    is_total = found is not None and dataset.vocabulary.is_kind(found.kind, TOTALS)
    if claim.scope == "whole" and is_total:
        return "period"
    return claim.scope
