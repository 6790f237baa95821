"""The claims behind one figure of a panel: added, or left out with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from incidents import ledger
from incidents.brief import behind
from incidents.brief.cards import card
from incidents.brief.shape import LeftOut, OpenedSum
from incidents.brief.sight import Sight
from incidents.brief.tally import bound
from incidents.ledger.accounts import state_of
from incidents.ledger.records import POSITIVE
from incidents.ledger.standing import Known, scope_of
from incidents.model import Claim
from incidents.store import MOST_ROWS, LossKey
from incidents.words import names
from incidents.words import panels as words


def parse_key(text: str) -> LossKey | None:
    """Read the key of a sum as it was written; None where it is none."""
    parts = text.split("/")
    return LossKey(*parts) if len(parts) == 4 and all(parts) else None


def opened_sum(sight: Sight, key: LossKey, limit: int | None = MOST_ROWS) -> OpenedSum | None:
    """Work out the claims behind a sum; None where it is not in view."""
    found = sight.store.behind(sight.query, key, limit)
    if found is None:
        return None
    view = Known.at(sight.store.claims(found.claims), sight.query.as_known_on)
    left_out = list(_left_out(view, key))
    added = [view.dataset.claims[one] for one in _added(view, key)]
    what = (key.subject, key.category, key.measure)
    loss = words.sum_loss(view.dataset, what, found.sum.total)
    held = (view.dataset.claims[one] for one in found.sum.claims if one in view.dataset.claims)
    figure = behind.figure(found.sum, behind.members(view, key, held))
    return OpenedSum(
        key=str(key),
        side=key.side,
        subject=key.subject,
        category=key.category,
        measure=key.measure,
        low=found.sum.total.low,
        high=found.sum.total.high,
        missing=found.sum.missing,
        slot=sight.manifest.side_ids.index(key.side),
        title=words.sum_title(view.dataset, key.side, *what),
        figure=figure,
        sentence=words.total(
            names.side(view.dataset, key.side),
            figure,
            loss,
            found.sum.incidents,
            found.sum.missing,
        ),
        added=tuple(card(one, view.dataset, sight) for one in added),
        left_out=tuple(LeftOut(card(one, view.dataset, sight), why) for one, why in left_out),
        bound=bound("claims", len(found.claims), found.total)
        if len(found.claims) < found.total
        else None,
    )


def _added(view: Known, key: LossKey) -> list[str]:
    """List the claims that give a figure, or words in its place; who disputes one gives none."""
    members = behind.members(view, key, ledger.standing(view.dataset, view.on))
    giving = (each for each in members.values() if each.state in POSITIVE)
    return [one for each in giving for one in each.speaking]


def _left_out(view: Known, key: LossKey) -> Iterator[tuple[Claim, str]]:
    standing = {claim.id for claim in ledger.standing(view.dataset, view.on)}
    added = _added(view, key)
    for claim in view.dataset.claims.values():
        if claim.id in added:
            continue
        if reason := reason_for(view, key, claim, is_standing=claim.id in standing):
            things = names.things(view.dataset, claim.subject or "", claim.category or "")
            yield claim, words.why_left_out(reason, things)


def reason_for(view: Known, key: LossKey, claim: Claim, *, is_standing: bool) -> str:
    """Name the reason why a claim is not in a sum, or nothing where it is about something else."""
    dataset = view.dataset
    if not behind.is_of(dataset, key, claim):
        if not is_standing or state_of(claim) not in POSITIVE:
            return ""
        return "scope" if claim.subject != key.subject else "category"
    if not is_standing:
        return "revised"
    scope = scope_of(dataset, claim)
    if scope != "whole":
        return scope
    state = state_of(claim)
    return state if state in ("denies", "disputes", "declines", "withdrew") else "beside"
