"""What stands behind a panel's figure: whose loss it is, what was replaced, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from incidents.charts import told, words
from incidents.ledger import naming
from incidents.ledger.records import Account, Comparison, Sum
from incidents.model import Claim, CountRange, Dataset

Loss = tuple[str, str]
"""A category and a measure."""

# Deaths before other harm, persons before things: an order of kinds, never of sides.
MEASURES = ("killed", "wounded", "killed_or_wounded", "captured", "captured_briefly")
CATEGORIES = ("soldiers", "fighters", "combatants", "militants", "civilians", "persons")


class Added(Protocol):
    """A sum as the store gives it, over all incidents in view."""

    @property
    def side(self) -> str:
        """The claimant side."""

    @property
    def subject(self) -> str:
        """Whose loss."""

    @property
    def category(self) -> str:
        """What is counted."""

    @property
    def measure(self) -> str:
        """What became of it."""

    @property
    def total(self) -> CountRange:
        """The sum."""

    @property
    def incidents(self) -> int:
        """How many incidents it is about, those without a number among them."""

    @property
    def missing(self) -> int:
        """How many incidents have words only."""

    @property
    def left_out(self) -> int:
        """How many claims were not added."""


def owner(sum_: Added, dataset: Dataset) -> str:
    """Tell whose loss a sum is about: ``own``, the ``other`` side's, or a ``third``'s."""
    side = subject_side(dataset, sum_.subject)
    if side is None:
        return "third"
    return "own" if side == sum_.side else "other"


def subject_side(dataset: Dataset, subject: str) -> str | None:
    """Name the side whose loss it is; a set of parties belongs to the only side it touches."""
    direct = dataset.side_of(subject)
    touched = {dataset.side_of(member) for member in dataset.members(subject)} - {None}
    return direct or (touched.pop() if len(touched) == 1 else None)


def loss_rank(loss: Loss) -> tuple[int, int, str, str]:
    """Order losses by kind."""
    category, measure = loss
    return (_place(CATEGORIES, category), _place(MEASURES, measure), category, measure)


def sum_rank(sum_: Added, dataset: Dataset) -> tuple[tuple[int, int, str, str], bool, str]:
    """Order rows by kind of loss; a side as a whole comes before sets of parties."""
    is_set = naming.adjective(dataset, sum_.subject) is None
    return (loss_rank((sum_.category, sum_.measure)), is_set, sum_.subject)


def _place(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)


def accounts(sum_: Added, comparisons: Iterable[Comparison]) -> list[tuple[str, Account]]:
    """List the accounts a sum adds up, each with its incident."""
    return [
        (one.incident, one.account_of(sum_.side))
        for one in comparisons
        if one.scope == "whole" and _counts(one, sum_)
    ]


def _counts(comparison: Comparison, sum_: Added) -> bool:
    """Tell whether a side's figure on a row is of the loss that is summed."""
    counted = (comparison.subject, comparison.category)
    if comparison.counted is not None:
        place = [one.side for one in comparison.accounts].index(sum_.side)
        counted = comparison.counted[place]
    return counted == (sum_.subject, sum_.category) and comparison.measure == sum_.measure


def replaced(sum_: Added, comparisons: Iterable[Comparison], dataset: Dataset) -> tuple[str, ...]:
    """Give replaced figures where the sum is of one incident, so that both are of one thing."""
    found = [account for _, account in accounts(sum_, comparisons) if account.state == "figure"]
    if len(found) != 1 or sum_.incidents - sum_.missing != 1:
        return ()
    return tuple(count.label for count in told.superseded(found[0], dataset))


def notes(
    sum_: Added,
    comparisons: Iterable[Comparison],
    details: Iterable[Sum],
    dataset: Dataset,
) -> tuple[str, ...]:
    """Say in a few words what a sum is made of and what was not added."""
    parts = [
        _made(sum_),
        _torn(accounts(sum_, comparisons), dataset),
        *_left_out(sum_, details, dataset),
    ]
    return tuple(part for part in parts if part)


def _made(sum_: Added) -> str:
    """Count the incidents of a sum of several: "2 incidents, 1 without a number"."""
    if sum_.incidents < 2:
        return ""
    missing = f", {sum_.missing} without a number" if sum_.missing else ""
    return words.plural(sum_.incidents, "incident") + missing


def figure(sum_: Added, details: Iterable[Sum]) -> str:
    """Write the figure; where the ledger made the same sum, as it was said ("more than 200")."""
    total = sum_.total
    same = [one.total for one in _detailed(sum_, details)]
    said = [one for one in same if (one.low, one.high) == (total.low, total.high)]
    return said[0].label if said else total.label


def _detailed(sum_: Added, details: Iterable[Sum]) -> list[Sum]:
    key = (sum_.side, sum_.subject, sum_.category, sum_.measure)
    return [one for one in details if (one.side, one.subject, one.category, one.measure) == key]


def _torn(found: Iterable[tuple[str, Account]], dataset: Dataset) -> str:
    """Say where a side's own sources disagree."""
    torn = [incident for incident, one in found if one.state == "figure" and len(one.voices) > 1]
    if len(torn) > 1:
        return f"its sources differ on {len(torn)} of them"
    where = (words.first_place(dataset.incidents[one], dataset) for one in torn)
    return "".join(f"its sources differ on {place}" for place in where)


def _left_out(sum_: Added, details: Iterable[Sum], dataset: Dataset) -> list[str]:
    """Say which figures of the same thing were not added, and why in a word.

    What is of another category stands in a row of its own; what was replaced is struck through.
    The claims behind the figure, one click away, give every reason in full.
    """
    found = _detailed(sum_, details)
    if not found:
        return [f"{words.plural(sum_.left_out, 'claim')} not added"] if sum_.left_out else []
    by_reason: dict[str, list[str]] = {}
    for claim_id, _ in found[0].left_out:
        _sort(dataset.claims.get(claim_id), sum_, dataset, by_reason)
    return [f"{words.listed(labels)} not added: {why}" for why, labels in by_reason.items()]


def _sort(
    claim: Claim | None, sum_: Added, dataset: Dataset, by_reason: dict[str, list[str]]
) -> None:
    """File a claim's figure under the reason it was not added, if it is one to tell here.

    That a set of parties is not added to a side is told once, in the side's row.
    """
    if claim is None or claim.category != sum_.category or not claim.count.has_number:
        return
    is_same = claim.subject == sum_.subject or naming.adjective(dataset, sum_.subject) is not None
    if claim.id in _replaced_ids(dataset) or not is_same:
        return
    is_part = claim.scope == "part" or claim.part_of is not None
    labels = by_reason.setdefault("a part" if is_part else "scopes differ", [])
    labels.append(claim.count.label)


def _replaced_ids(dataset: Dataset) -> frozenset[str]:
    return frozenset(old for claim in dataset.claims.values() for old in claim.revises)


def title(dataset: Dataset, side: str, subject: str, category: str, measure: str) -> str:
    """Head the claims behind a figure: "Pakistan: Afghan fighters killed"."""
    loss = naming.loss_title(dataset, subject, category, measure)
    return f"{naming.side_name(dataset, side)}: {loss}"
