"""Naming losses, figures and sides for people, in the same words whichever side it is."""

from __future__ import annotations

from collections.abc import Sequence

from incidents import vocabulary as words
from incidents.ledger.accounts import state_of
from incidents.ledger.records import Account, Comparison
from incidents.model import Claim, CountRange, Dataset

_SINGULAR = {"people": "person", "children": "child", "women": "woman", "leaders": "leader"}
_ACTIVE = {
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed or wounded",
    "captured": "captured",
    "captured_briefly": "captured briefly",
    "destroyed": "destroyed",
    "shot_down": "shot down",
    "damaged": "damaged",
}
"""Measures that the other side says it did itself: "posts that it says it captured"."""


def side_name(dataset: Dataset, side: str) -> str:
    """Name one of the two sides.

    Raises
    ------
    KeyError
        If it is not a side of this dataset.
    """
    return {each.id: each.name for each in dataset.manifest.sides}[side]


def party_name(dataset: Dataset, party: str | None) -> str:
    """Name a side or a party; an id that is not on record is its own name."""
    for side in dataset.manifest.sides:
        if side.id == party:
            return side.name
    found = dataset.parties.get(party or "")
    return found.name if found else party or "not named"


def adjective(dataset: Dataset, subject: str | None) -> str | None:
    """Give the adjective of a side that is a subject as a whole, else None."""
    return next((s.adjective for s in dataset.manifest.sides if s.id == subject), None)


def category_words(category: str, number: int | None = None) -> str:
    """Name a category, in the singular for exactly one."""
    label = words.category_label(category)
    if number != 1:
        return label
    head, _, tail = label.partition(" ")
    one = _SINGULAR.get(head, head.removesuffix("s"))
    return " ".join(filter(None, (one, tail)))


def things(dataset: Dataset, subject: str, category: str, number: int | None = None) -> str:
    """Name what is counted and whose: "Northern posts", "Red Banner militants"."""
    label = category_words(category, number)
    owner = adjective(dataset, subject)
    if owner is not None:
        return f"{owner} {label}"
    name = party_name(dataset, subject)
    if words.category_label(category).casefold() in name.casefold():
        return name
    return f"{name} {label}"


def loss_title(dataset: Dataset, subject: str | None, category: str | None, measure: str) -> str:
    """Head a loss or a question: "Northern soldiers killed", "Who began it".

    A subject that is no side goes by its own name: "Red Banner: militants killed".
    """
    label = words.MEASURES[measure]
    if subject is None or category is None:
        return capital(label)
    if adjective(dataset, subject) is not None:
        return capital(f"{things(dataset, subject, category)} {label}")
    name, kind = party_name(dataset, subject), words.category_label(category)
    if kind.casefold() in name.casefold():
        return capital(f"{name} {label}")
    return capital(f"{name}: {kind} {label}")


def losses(dataset: Dataset, claim: Claim) -> str:
    """Name the loss a claim is about, as in a sentence: "Northern soldiers killed"."""
    if claim.subject is None or claim.category is None:
        return words.MEASURES[claim.measure]
    number = claim.count.low if claim.count.low == claim.count.high else None
    label = words.MEASURES[claim.measure]
    return f"{things(dataset, claim.subject, claim.category, number)} {label}"


def said_of(dataset: Dataset, claim: Claim) -> str:
    """Finish "the posts that …": "the North says it captured", "… admits were captured"."""
    name = party_name(dataset, dataset.side_of(claim.claimant) or claim.claimant)
    done = verb(dataset, [claim])
    if done == "claims" and claim.measure in _ACTIVE:
        return f"{name} says it {_ACTIVE[claim.measure]}"
    if done == "admits":
        return f"{name} admits were {words.MEASURES[claim.measure]}"
    return f"{name} counts as {words.MEASURES[claim.measure]}"


def is_own(dataset: Dataset, claim: Claim) -> bool:
    """Tell whether a claim is about a loss of the claimant's own side."""
    side = dataset.side_of(claim.claimant)
    return side is not None and dataset.side_of(claim.subject) == side


def spoken(count: CountRange) -> str:
    """Say a count inside a sentence: "58", "15–20", "more than 200", "“a large number”"."""
    if count.low is None:
        return f"“{count.wording}”" if count.wording else "no number"
    if count.high is None:
        return f"more than {count.low - 1}" if count.is_more_than else f"at least {count.low}"
    return count.label


def voices(account: Account) -> str:
    """Say every voice of an account: "0 or 7", "8, 10 or 17"."""
    return either([spoken(voice) for voice in account.voices])


def either(items: Sequence[str]) -> str:
    """Join items as alternatives: "8, 10 or 17"."""
    return f"{', '.join(items[:-1])} or {items[-1]}" if len(items) > 1 else "".join(items)


def both(items: Sequence[str]) -> str:
    """Join items as a list: "A, B and C"."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def capital(text: str) -> str:
    """Begin a text with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def verb(dataset: Dataset, claims: Sequence[Claim]) -> str:
    """Tell what a claimant does with a figure: admits its own loss, claims another's."""
    if any(dataset.side_of(claim.claimant) is None for claim in claims):
        return "counts"
    return "admits" if claims and all(is_own(dataset, claim) for claim in claims) else "claims"


def account_verb(dataset: Dataset, account: Account) -> str:
    """Tell what a side does with its figure: "admits" or "claims"."""
    return verb(dataset, speaking(dataset, account))


def speaking(dataset: Dataset, account: Account) -> list[Claim]:
    """List the claims that make an account what it is: those with its figure or its answer."""
    found = [dataset.claims[name] for name in account.claims]
    return [claim for claim in found if state_of(claim) == account.state]


def title(comparison: Comparison, dataset: Dataset) -> str:
    """Head a row of the ledger: "Northern soldiers killed", "Who asked for the truce"."""
    if comparison.category is None:
        return capital(words.MEASURES[comparison.measure])
    return loss_title(dataset, comparison.subject, comparison.category, comparison.measure)
