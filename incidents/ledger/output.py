"""Comparisons as plain data, for ``--json`` and for exports."""

from __future__ import annotations

from incidents.ledger.naming import party_name, title
from incidents.ledger.records import Account, Comparison
from incidents.ledger.sentences import account_label, verdict_label
from incidents.model import Claim, CountRange, Dataset

Json = dict[str, object]


def as_json(comparison: Comparison, dataset: Dataset) -> Json:
    """Write a comparison as JSON data; open ends and missing numbers are null.

    ``sides`` has one account a side, by the side's id; ``others`` one entry a third party's
    claim; ``gap`` and ``ratio`` are null unless the accounts differ.
    """
    return {
        "incident": comparison.incident,
        "title": title(comparison, dataset),
        "subject": comparison.subject,
        "subject_side": comparison.subject_side,
        "category": comparison.category,
        "measure": comparison.measure,
        "scope": comparison.scope,
        "sides": {each.side: _account(each, comparison, dataset) for each in comparison.accounts},
        "others": [_other(dataset.claims[name], dataset) for name in comparison.others],
        "verdict": comparison.verdict,
        "label": verdict_label(comparison),
        "gap": _bounds(comparison.gap) if comparison.gap else None,
        "ratio": round(comparison.ratio, 2) if comparison.ratio is not None else None,
        "reason": comparison.reason,
    }


def _bounds(count: CountRange) -> Json:
    return {"low": count.low, "high": count.high}


def _account(account: Account, comparison: Comparison, dataset: Dataset) -> Json:
    found: Json = {
        "state": account.state,
        **_bounds(account.count),
        "label": account_label(account, dataset),
        "voices": [voice.label for voice in account.voices],
        "claims": list(account.claims),
        "superseded": list(account.superseded),
    }
    if comparison.counted is not None:
        sides = [each.side for each in comparison.accounts]
        subject, category = comparison.counted[sides.index(account.side)]
        found |= {"subject": subject, "category": category}
    return found


def _other(claim: Claim, dataset: Dataset) -> Json:
    return {
        "claim": claim.id,
        "claimant": claim.claimant,
        "name": party_name(dataset, claim.claimant),
        "category": claim.category,
        **_bounds(claim.count),
        "label": claim.count.label,
    }
