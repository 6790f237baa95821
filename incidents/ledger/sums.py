"""Adding up, where it can be done: one claimant side, one owner, one category, one measure.

Each incident counts once, with the side's account of the whole of it. Revised claims, parts of an
incident, totals over a period and other categories are left out, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from incidents import vocabulary as words
from incidents.ledger import naming
from incidents.ledger.accounts import POSITIVE, account, state_of
from incidents.ledger.records import Account, Sum
from incidents.ledger.rows import camps, related
from incidents.ledger.standing import Instant, Known, known, scope_of
from incidents.ledger.subtracting import subtract
from incidents.model import Claim, CountRange, Dataset

__all__ = ["Block", "add", "as_json", "block", "select", "sentence", "subtract", "table"]

Block = Literal["claimed", "admitted", "others"]
"""Whose loss a side sums up: the other side's, its own, or a third party's."""

Key = tuple[str, str]
"""A subject and a category."""


def add(
    dataset: Dataset,
    side: str,
    subject: str,
    category: str,
    measure: str,
    *,
    as_known_on: Instant = None,
) -> Sum:
    """Add what one side says of one loss over all incidents of a dataset.

    ``total`` is the sum of the lows and of the highs; it is open above where a member is open
    or has no number. Several voices of a side enter as their hull.
    """
    view = known(dataset, as_known_on)
    return _add(view, side, (subject, category), measure, _pool(view, side, measure))


def table(dataset: Dataset, as_known_on: Instant = None) -> tuple[Sum, ...]:
    """Make every sum that a dataset allows, in the order of the file."""
    view = known(dataset, as_known_on)
    found: list[tuple[int, Sum]] = []
    for side in view.sides:
        for measure in words.COUNT_MEASURES:
            pool = _pool(view, side.id, measure)
            for key in _keys(dataset, pool):
                total = _add(view, side.id, key, measure, pool)
                found.append((min(view.position[part] for part in total.parts), total))
    return tuple(total for _, total in sorted(found, key=lambda pair: pair[0]))


def select(
    dataset: Dataset,
    claimant: str,
    subject: str,
    measure: str,
    *,
    category: str | None = None,
    as_known_on: Instant = None,
) -> tuple[Sum, ...]:
    """Answer "how many in all?" with one sum, or with a refusal and the sums that can be made.

    ``claimant`` is a side or one of its parties, ``subject`` a side, a party or a set. A subject
    that is a side covers the sets that hold others too; those are never added to its own.
    """
    view = known(dataset, as_known_on)
    side = dataset.side_of(claimant) or claimant
    if side not in {each.id for each in view.sides}:
        name = naming.party_name(dataset, claimant)
        return (_refused(side, subject, category, measure, _NO_SIDE.format(name)),)
    pool = _pool(view, side, measure)
    keys = [key for key in _keys(dataset, pool) if _asked(dataset, key, subject, category)]
    if category is not None and (subject, category) in keys:
        keys = [(subject, category)]
    sums = tuple(_add(view, side, key, measure, pool) for key in keys)
    if len(sums) == 1:
        return sums
    reason = _why_not_one(dataset, keys) if sums else _nothing(dataset, side, subject, measure)
    return (_refused(side, subject, category, measure, reason), *sums)


_NO_SIDE = "{} is not one of the two sides: only a side’s own claims are added up."


def block(dataset: Dataset, total: Sum) -> Block:
    """Tell whose loss a sum is about: the other side's, the side's own, or a third party's."""
    owners = camps(dataset, total.subject)
    if owners - {total.side}:
        return "claimed"
    return "admitted" if owners else "others"


def sentence(dataset: Dataset, total: Sum) -> str:
    """Say a sum: "North claims 77 Southern soldiers killed, in 2 incidents."."""
    if total.refusal:
        return total.refusal
    name = naming.side_name(dataset, total.side)
    verb = "admits" if block(dataset, total) == "admitted" else "claims"
    exact = total.total.low if total.total.low == total.total.high else None
    thing = naming.things(dataset, total.subject, total.category, exact)
    loss = f"{thing} {words.MEASURES[total.measure]}"
    count = len(total.incidents)
    where = "1 incident" if count == 1 else f"{count} incidents"
    missing = f"; {total.missing} without a number" if total.missing else ""
    return f"{name} {verb} {naming.spoken(total.total)} {loss}, in {where}{missing}."


def as_json(total: Sum) -> dict[str, object]:
    """Write a sum as JSON data: its parts, and what was left out with the reason."""
    return {
        "side": total.side,
        "subject": total.subject,
        "category": total.category or None,
        "measure": total.measure,
        "low": total.total.low,
        "high": total.total.high,
        "parts": list(total.parts),
        "incidents": list(total.incidents),
        "left_out": [{"claim": name, "reason": reason} for name, reason in total.left_out],
        "missing": total.missing,
        "refusal": total.refusal or None,
    }


def _pool(view: Known, side: str, measure: str) -> list[Claim]:
    """List a side's standing claims of one measure, in the order of the file."""
    claims = (claim for found in view.claims.values() for claim in found)
    mine = view.of_side(side, [claim for claim in claims if claim.measure == measure])
    return sorted(mine, key=lambda claim: view.position[claim.id])


def _keys(dataset: Dataset, pool: Iterable[Claim]) -> list[Key]:
    return list(dict.fromkeys(_key(claim) for claim in pool if _is_member(dataset, claim)))


def _key(claim: Claim) -> Key:
    return (claim.subject or "", claim.category or "")


def _is_member(dataset: Dataset, claim: Claim) -> bool:
    return scope_of(dataset, claim) == "whole" and state_of(claim) in POSITIVE


def _add(view: Known, side: str, key: Key, measure: str, pool: Sequence[Claim]) -> Sum:
    by_incident: dict[str, list[Claim]] = {}
    for claim in pool:
        if _key(claim) == key and scope_of(view.dataset, claim) == "whole":
            by_incident.setdefault(claim.incident, []).append(claim)
    accounts = {name: account(view, side, found) for name, found in by_incident.items()}
    members = {name: each for name, each in accounts.items() if each.state != "declines"}
    members = {name: each for name, each in members.items() if each.state != "denies"}
    return Sum(
        side=side,
        subject=key[0],
        category=key[1],
        measure=measure,
        total=_total(members.values()),
        parts=_parts(view.dataset, members.values()),
        incidents=tuple(members),
        left_out=_left_out(view, key, pool, members.values()),
        missing=sum(each.state != "figure" for each in members.values()),
        refusal="" if any(each.state == "figure" for each in members.values()) else _NO_FIGURE,
    )


_NO_FIGURE = "No account gives a number, so there is nothing to add."


def _total(accounts: Iterable[Account]) -> CountRange:
    """Add up hulls. A sum may exceed what a single claim may say, so it is not validated."""
    counts = [each.count if each.state == "figure" else CountRange() for each in accounts]
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    if not lows:
        return CountRange()
    high = sum(highs) if len(highs) == len(counts) else None
    wording = counts[0].wording if len(counts) == 1 else ""
    return CountRange.model_construct(low=sum(lows), high=high, wording=wording)


def _parts(dataset: Dataset, accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(claim.id for each in accounts for claim in naming.speaking(dataset, each))


def _left_out(
    view: Known, key: Key, pool: Iterable[Claim], members: Iterable[Account]
) -> tuple[tuple[str, str], ...]:
    parts = set(_parts(view.dataset, members))
    found: dict[str, str] = {}
    for claim in pool:
        if claim.id in parts:
            found |= {old.id: _REVISED for old in view.earlier(claim)}
        elif reason := _why_not(view.dataset, key, claim):
            found[claim.id] = reason
    return tuple(sorted(found.items(), key=lambda entry: view.position[entry[0]]))


_REVISED = "revised: replaced by a later claim, never added to it"
_REFUSES = {
    "denies": "denies it, and gives no figure",
    "disputes": "disputes it, and gives no figure",
    "declines": "declines to comment",
}


def _why_not(dataset: Dataset, key: Key, claim: Claim) -> str:
    """Give the reason why a claim is left out, or nothing where it is about something else."""
    if _key(claim) != key:
        return _why_not_alike(dataset, key, claim)
    if scope_of(dataset, claim) == "period":
        return "a total over a period: shown beside, never added"
    if scope_of(dataset, claim) == "part":
        return "a part of an incident: already in the whole, or not the whole"
    return _REFUSES.get(state_of(claim), "gives no figure, beside another claim that does")


def _why_not_alike(dataset: Dataset, key: Key, claim: Claim) -> str:
    """Give the reason why a claim about a loss that may overlap is left out."""
    subject, category = _key(claim)
    overlaps = _shares(dataset, key[0], subject) and related(key[1], category)
    if not overlaps or state_of(claim) not in POSITIVE:
        return ""
    if subject != key[0]:
        return f"counts {naming.things(dataset, subject, category)}: another scope"
    return f"counts {words.category_label(category)}: another category"


def _shares(dataset: Dataset, one: str, two: str) -> bool:
    return bool(dataset.members(one) & dataset.members(two))


def _asked(dataset: Dataset, key: Key, subject: str, category: str | None) -> bool:
    """Tell whether a group is part of the question; a side asks for every set it is part of."""
    sides = {side.id for side in dataset.manifest.sides}
    covers = subject in camps(dataset, key[0]) if subject in sides else False
    return (covers or _shares(dataset, subject, key[0])) and category in (None, key[1])


def _refused(side: str, subject: str, category: str | None, measure: str, reason: str) -> Sum:
    return Sum(side, subject, category or "", measure, CountRange(), (), (), refusal=reason)


def _nothing(dataset: Dataset, side: str, subject: str, measure: str) -> str:
    who, whose = naming.side_name(dataset, side), naming.party_name(dataset, subject)
    return f"No claim by {who} about {whose} and “{words.MEASURES[measure]}” can be added up here."


def _why_not_one(dataset: Dataset, keys: Sequence[Key]) -> str:
    """Say why several groups are not one number: categories that overlap, or unlike owners."""
    categories = list(dict.fromkeys(words.category_label(category) for _, category in keys))
    subjects = list(dict.fromkeys(subject for subject, _ in keys))
    parts = []
    if len(categories) > 1:
        parts.append(f"{naming.both(categories)} are different categories and may overlap")
    if len(subjects) > 1:
        names = naming.both([naming.party_name(dataset, subject) for subject in subjects])
        parts.append(f"{names} are different subjects")
    return f"Not one number: {'; '.join(parts)}. Each sum stands alone."
