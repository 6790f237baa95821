"""Taking one figure from another, where they are about one loss; else saying why not."""

from __future__ import annotations

from incidents.ledger import naming
from incidents.ledger.accounts import measure_gap
from incidents.ledger.records import Difference, Refusal
from incidents.ledger.rows import camps
from incidents.ledger.standing import chain, scope_of
from incidents.model import Claim, CountRange, Dataset


def subtract(dataset: Dataset, first: str, second: str) -> Difference | Refusal:
    """Measure how far apart two claims' figures are, or refuse with the reason.

    Two figures can be set against each other only where owner, thing counted, status, incident
    and scope are the same.

    Raises
    ------
    KeyError
        If either id is not a claim of this dataset.
    """
    one, two = dataset.claims[first], dataset.claims[second]
    reason = _why_not(dataset, one, two)
    if reason:
        return Refusal((first, second), reason)
    gap = measure_gap(one.count, two.count).gap
    if gap is None:
        return Difference((first, second), CountRange(low=0, high=0), "The two figures overlap.")
    least = "at least " if gap.is_open else ""
    said = f"Both count {naming.losses(dataset, one)}: {least}{gap.low} apart."
    return Difference((first, second), gap, said)


def _why_not(dataset: Dataset, one: Claim, two: Claim) -> str:
    if not one.is_count or not two.is_count:
        return "A statement without a count cannot be subtracted."
    unlike = _unlike(dataset, one, two)
    if unlike:
        return f"{naming.capital(_described(dataset, one))}; {_described(dataset, two)}: {unlike}."
    if not one.count.has_number or not two.count.has_number:
        return "One of the two gives no number."
    return ""


def _unlike(dataset: Dataset, one: Claim, two: Claim) -> str:
    """Say in what two claims differ, the owner first."""
    label = naming.category_words(one.category or "")
    if one.subject != two.subject:
        return _unlike_owners(dataset, one, two, label)
    if one.category != two.category:
        return f"{label} and {naming.category_words(two.category or '')} are different things"
    if one.incident != two.incident:
        return "they are from different incidents"
    if one.measure != two.measure and not _linked(dataset, one, two):
        return f"they are {label} of different status"
    if scope_of(dataset, one) != scope_of(dataset, two) or one.part_of != two.part_of:
        return "they do not cover the same scope"
    return ""


def _unlike_owners(dataset: Dataset, one: Claim, two: Claim, label: str) -> str:
    if camps(dataset, one.subject) & camps(dataset, two.subject):
        return "they do not count the same people"
    if one.category == two.category:
        return f"they are different {label} with different owners"
    return "they have different owners"


def _linked(dataset: Dataset, one: Claim, two: Claim) -> bool:
    """Tell whether one claim replaced the other, so that they are versions of one figure."""
    return one in chain(dataset, two) or two in chain(dataset, one)


def _described(dataset: Dataset, claim: Claim) -> str:
    """Say what a figure is: "the 19, later 21, are Northern posts that …"."""
    thing = naming.things(dataset, claim.subject or "", claim.category or "")
    later = [c for c in dataset.claims.values() if c is not claim and claim in chain(dataset, c)]
    replaced = f", later {naming.spoken(later[-1].count)}," if later else ""
    figure = f"{naming.spoken(claim.count)}{replaced}"
    return f"the {figure} are {thing} that {naming.said_of(dataset, claim)}"
