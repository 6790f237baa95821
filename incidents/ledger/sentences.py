"""Everything the page says about a comparison, in words."""

from __future__ import annotations

from incidents.ledger.naming import (
    account_verb,
    both,
    loss_title,
    losses,
    party_name,
    speaking,
    spoken,
    title,
    voices,
)
from incidents.ledger.reasons import times
from incidents.ledger.records import Account, Comparison
from incidents.ledger.wording import HEADINGS, MIN_RATIO, STATES, VERDICTS
from incidents.model import Claim, CountRange, Dataset
from incidents.vocabulary import REFUSING_STANCES, STANCES, WHO_MEASURES

__all__ = [
    "HEADINGS",
    "STATES",
    "VERDICTS",
    "account_label",
    "claims_of",
    "figure_label",
    "gap_label",
    "loss_title",
    "losses",
    "other_label",
    "party_name",
    "sentence",
    "spoken",
    "state_label",
    "title",
    "verdict_label",
]

_REFUSING = (*REFUSING_STANCES, "declines")
_PAST = {"admits": "admitted", "claims": "claimed", "counts": "counted"}


def verdict_label(comparison: Comparison) -> str:
    """Say a verdict in a few words: "×2.5 apart", "1 apart", "claimed and denied"."""
    if comparison.verdict != "differ":
        return VERDICTS[comparison.verdict]
    return gap_label(comparison.gap or CountRange(), comparison.ratio)


def gap_label(gap: CountRange, ratio: float | None) -> str:
    """Say how far apart two counts are; with an open end, at least how far."""
    least = "at least " if gap.is_open else ""
    if ratio is not None and ratio >= MIN_RATIO:
        return f"{least}×{times(ratio, least=gap.is_open)} apart"
    return f"{least}{gap.low} apart"


def sentence(comparison: Comparison) -> str:
    """Give the reason for a verdict."""
    return comparison.reason


def state_label(account: Account) -> str:
    """Say what an account without a figure amounts to: "denies", "no statement found"."""
    return STATES[account.state]


def figure_label(account: Account) -> str:
    """Write an account's figure: "58", "15–20", "200+", or every voice, "0 or 7"."""
    labels = [voice.label for voice in account.voices if voice.has_number]
    return f"{', '.join(labels[:-1])} or {labels[-1]}" if len(labels) > 1 else account.count.label


def account_label(account: Account, dataset: Dataset) -> str:
    """Say an account in a few words: "58 claimed", "0 admitted", "“heavy losses”", "denies"."""
    if account.state == "figure":
        return f"{figure_label(account)} {_PAST[account_verb(dataset, account)]}"
    if account.state == "words" and account.voices:
        return voices(account)
    answers = dict.fromkeys(claim.subject for claim in speaking(dataset, account) if claim.subject)
    if account.state == "states" and answers and _is_who(dataset, account):
        return f"names {both([party_name(dataset, one) for one in answers])}"
    return STATES[account.state]


def _is_who(dataset: Dataset, account: Account) -> bool:
    return all(dataset.claims[name].measure in WHO_MEASURES for name in account.claims)


def other_label(claim: Claim, comparison: Comparison, dataset: Dataset) -> str:
    """Say a third party's claim beside a row, naming its category where it is another one."""
    name = party_name(dataset, claim.claimant)
    if claim.stance in _REFUSING:
        return f"{name}: {STANCES[claim.stance]}"
    if claim.measure in WHO_MEASURES and claim.subject:
        return f"{name}: names {party_name(dataset, claim.subject)}"
    if not claim.count.label:
        return name
    figure = claim.count.label if claim.count.has_number else f"“{claim.count.label}”"
    if claim.category is None or claim.category == comparison.category:
        return f"{figure} {name}"
    counted = loss_title(dataset, claim.subject, claim.category, claim.measure)
    return f"{figure} {name} ({counted})"


def claims_of(account: Account, dataset: Dataset) -> list[Claim]:
    """List the claims that make up an account's figure or answer."""
    return speaking(dataset, account)
