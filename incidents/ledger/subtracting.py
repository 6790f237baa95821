"""Taking one figure from another, where they are about one loss; else the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from incidents.ledger.rows import camps
from incidents.ledger.standing import chain, scope_of
from incidents.model import Claim, Dataset
from incidents.quantities import CountRange

Obstacle = Literal[
    "uncounted",
    "other_people",
    "other_owners",
    "category",
    "incident",
    "measure",
    "scope",
    "no_number",
]
"""In what two figures differ, so that neither can be taken from the other; the owner first."""


@dataclass(frozen=True)
class Difference:
    """The distance between two figures, as a count; or the obstacle to taking it."""

    first: Claim
    second: Claim
    gap: CountRange | None = None
    obstacle: Obstacle | None = None


def subtract(dataset: Dataset, first: str, second: str) -> Difference:
    """Measure how far apart two claims' figures are, or name what stands in the way.

    Two figures can be set against each other only where owner, thing counted, status, incident
    and scope are the same (LEDGER, "Subtracting").

    Raises
    ------
    KeyError
        If either id is not a claim of this dataset.
    """
    one, two = dataset.claims[first], dataset.claims[second]
    if obstacle := _obstacle(dataset, one, two):
        return Difference(one, two, obstacle=obstacle)
    small, large = sorted((one.count, two.count), key=_ends)
    distance = max((large.low or 0) - (small.high if small.high is not None else 0), 0)
    overlaps = small.high is None or small.high >= (large.low or 0)
    low = 0 if overlaps else distance
    return Difference(one, two, CountRange(low=low, high=None if large.is_open else low))


def _ends(count: CountRange) -> tuple[float, float]:
    return (count.low or 0, float("inf") if count.high is None else count.high)


def _obstacle(dataset: Dataset, one: Claim, two: Claim) -> Obstacle | None:
    if not one.is_count or not two.is_count:
        return "uncounted"
    if one.subject != two.subject:
        shared = camps(dataset, one.subject) & camps(dataset, two.subject)
        return "other_people" if shared else "other_owners"
    found: tuple[tuple[Obstacle, bool], ...] = (
        ("category", one.category != two.category),
        ("incident", one.incident != two.incident),
        ("measure", one.measure != two.measure and not _linked(dataset, one, two)),
        ("scope", _covers(dataset, one) != _covers(dataset, two)),
        ("no_number", not one.count.has_number or not two.count.has_number),
    )
    return next((obstacle for obstacle, is_so in found if is_so), None)


def _covers(dataset: Dataset, claim: Claim) -> tuple[str, str | None]:
    return (scope_of(dataset, claim), claim.part_of)


def _linked(dataset: Dataset, one: Claim, two: Claim) -> bool:
    """Tell whether one claim replaced the other, so that they are versions of one figure."""
    return one in chain(dataset, two) or two in chain(dataset, one)
