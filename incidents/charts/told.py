"""What an account says, in the words that every view shares."""

from __future__ import annotations

from incidents.charts import words
from incidents.ledger import naming, sentences
from incidents.ledger.records import Account, Comparison
from incidents.model import Claim, CountRange, Dataset

COMPARABLE = ("agree", "differ")
PAST = {"admits": "admitted", "claims": "claimed", "counts": "counted"}
MAX_VOICES = 4


def claims_of(account: Account, dataset: Dataset) -> list[Claim]:
    """List an account's standing claims that the view holds."""
    return [dataset.claims[one] for one in account.claims if one in dataset.claims]


def superseded(account: Account, dataset: Dataset) -> list[CountRange]:
    """List the figures that an account replaced, oldest first, without those it still gives."""
    old = (dataset.claims[one].count for one in account.superseded if one in dataset.claims)
    now = {voice.label for voice in account.voices}
    seen = {count.label: count for count in old if count.has_number and count.label not in now}
    return list(seen.values())


def account_figure(account: Account) -> str:
    """Write an account's figure: every voice where its sources disagree ("8, 10 or 17")."""
    labels = [voice.label for voice in account.voices if voice.has_number]
    if 1 < len(labels) <= MAX_VOICES:
        return words.listed(labels, "or")
    many = f" ({len(labels)} figures)" if len(labels) > MAX_VOICES else ""
    return account.count.label + many


def account_words(account: Account, dataset: Dataset) -> str:
    """Write what stands in place of a figure; a loss without a number keeps its own words."""
    return sentences.account_label(account, dataset)


def verb(account: Account, dataset: Dataset) -> str:
    """Say whose loss a figure is about: a side admits its own and claims any other."""
    return PAST[naming.account_verb(dataset, account)]


def account_told(account: Account, dataset: Dataset) -> str:
    """Say an account in a few words: "58 claimed", "no statement found"."""
    if account.state == "figure":
        return f"{account_figure(account)} {verb(account, dataset)}"
    return account_words(account, dataset)


def others(comparison: Comparison, dataset: Dataset) -> list[Claim]:
    """List third parties' claims about the same loss, least figure first."""
    found = [dataset.claims[one] for one in comparison.others if one in dataset.claims]
    return sorted(found, key=lambda claim: (claim.count.low is None, claim.count.low or 0))
