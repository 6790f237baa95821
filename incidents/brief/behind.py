"""What stands behind a sum: the accounts of its incidents, by the ledger's own rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from incidents.ledger.accounts import account
from incidents.ledger.records import POSITIVE, Account
from incidents.ledger.standing import Known, scope_of
from incidents.model import Claim, Dataset
from incidents.store import LossKey, Sum
from incidents.words import counts, terms

Accounts = Mapping[str, Account]
"""A side's account of one loss in each incident, by the incident's id."""


def members(view: Known, key: LossKey, claims: Iterable[Claim]) -> Accounts:
    """Sum up a side's account of one loss in each incident, where it gives a figure or words.

    By the ledger's rule "Adding up": whole incidents only, every standing claim of the loss.
    """
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if is_of(view.dataset, key, claim) and scope_of(view.dataset, claim) == "whole":
            found.setdefault(claim.incident, []).append(claim)
    accounts = {name: account(view, key.side, said, name) for name, said in found.items()}
    return {name: each for name, each in accounts.items() if each.state in (*POSITIVE, "disputes")}


def figure(one: Sum, accounts: Accounts) -> str:
    """Write a sum's figure as it was said where one incident gives it; else the sum, or words."""
    giving = [each for each in accounts.values() if each.state == "figure"]
    lacking = [each for each in accounts.values() if each.state == "words"]
    if len(giving) == 1 and one.incidents - one.missing == 1:
        return counts.account_figure(giving[0])
    if one.total.has_number or len(lacking) != 1:
        return counts.figure(one.total) or terms.state("words")
    return counts.voices(lacking[0])


def is_of(dataset: Dataset, key: LossKey, claim: Claim) -> bool:
    """Tell whether a claim is a side's about one loss."""
    loss = (claim.subject, claim.category, claim.measure)
    is_theirs = dataset.side_of(claim.claimant) == key.side
    return is_theirs and loss == (key.subject, key.category, key.measure)
