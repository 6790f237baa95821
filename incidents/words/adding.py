"""Sums and differences in sentences, and the reasons why one cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.ledger import Difference, chain
from incidents.model import Claim, Dataset
from incidents.text import capital
from incidents.vocabulary import PERSONS
from incidents.words import counts, names, terms
from incidents.words.tongue import _, listed


def needs_one(option: str) -> str:
    """Say that a sum is of one claimant and one owner."""
    return _("--sum needs one --{option}: a sum never mixes two", option=option)


def needs_measure() -> str:
    """Say that a sum is of one measure."""
    return _("--sum needs --measure: killed and wounded are never added together")


def no_side(name: str) -> str:
    """Say that third parties have no sums."""
    return _(
        "{name} is not one of the two sides: only a side’s own claims are added up.", name=name
    )


def nothing(dataset: Dataset, side: str, subject: str, measure: str) -> str:
    """Say that there is nothing to add."""
    return _(
        "No claim by {who} about {whose} and “{measure}” can be added up here.",
        who=names.side(dataset, side),
        whose=names.party(dataset, subject),
        measure=terms.measure(dataset.vocabulary, measure),
    )


def not_one(dataset: Dataset, keys: Sequence[tuple[str, str]]) -> str:
    """Say why several sums are not one number: categories that overlap, or unlike owners."""
    words = dataset.vocabulary
    categories = counts.distinct(terms.category(words, category) for _subject, category in keys)
    subjects = counts.distinct(names.party(dataset, subject) for subject, _category in keys)
    parts = []
    if len(categories) > 1:
        parts.append(
            _("{names} are different categories and may overlap", names=listed(categories))
        )
    if len(subjects) > 1:
        parts.append(_("{names} are different subjects", names=listed(subjects)))
    return _("Not one number: {reasons}. Each sum stands alone.", reasons="; ".join(parts))


def difference(found: Difference, dataset: Dataset) -> str:
    """Say how far apart two figures are, or why neither can be taken from the other."""
    if found.obstacle is not None:
        return _obstacle(found, dataset)
    loss = names.claim_loss(dataset, found.first)
    if found.gap is None or found.gap.low == 0:
        return _("Both count {loss}: the two figures do not contradict each other.", loss=loss)
    return _("Both count {loss}: {apart}.", loss=loss, apart=counts.apart(found.gap))


def _obstacle(found: Difference, dataset: Dataset) -> str:
    fixed: dict[str, Callable[[], str]] = {
        "uncounted": lambda: _("A statement without a count cannot be subtracted."),
        "no_number": lambda: _("One of the two gives no number."),
    }
    if found.obstacle in fixed:
        return fixed[found.obstacle]()
    things = terms.category(dataset.vocabulary, found.first.category or PERSONS)
    why: dict[str, Callable[[], str]] = {
        "other_people": lambda: _("they do not count the same {things}", things=things),
        "other_owners": lambda: _(
            "they are different {things} with different owners", things=things
        ),
        "category": lambda: _("they are of different categories"),
        "incident": lambda: _("they are from different incidents"),
        "measure": lambda: _("they are {things} of different status", things=things),
        "scope": lambda: _("they do not cover the same scope"),
    }
    return _(
        "{first}; {second}: {why}.",
        first=capital(described(found.first, dataset)),
        second=described(found.second, dataset),
        why=why[found.obstacle or "scope"](),
    )


def described(claim: Claim, dataset: Dataset) -> str:
    """Say what a figure is: "the 19 Northern posts that … ; later 21"."""
    taken = names.taken(dataset, claim)
    later = [
        one for one in dataset.claims.values() if one is not claim and claim in chain(dataset, one)
    ]
    if not later:
        return taken
    return _("{figure} (later {now})", figure=taken, now=counts.spoken(later[-1].count))
