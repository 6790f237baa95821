"""What changed in the ledger between two instants, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incidents import vocabulary as words
from incidents.ledger import naming
from incidents.ledger.standing import Instant, chain, is_known, scope_of, standing
from incidents.model import Claim, Dataset
from incidents.phrases import period

_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)
_ANSWERS = {
    "denies": "denied it",
    "disputes": "disputed it",
    "declines": "declined to comment",
    "appeals": "made an appeal",
    "warns": "gave a warning",
}


def changes(dataset: Dataset, earlier: Instant, later: Instant) -> tuple[str, ...]:
    """Say what was stated between two instants and still stood at the later one.

    One sentence a claim, in the order in which they were stated. A figure that replaced another
    names the one it replaced. The two instants may come in either order; None means now.
    """
    first, last = sorted((earlier, later), key=lambda instant: instant or _LAST)
    new = [claim for claim in standing(dataset, last) if not is_known(claim, first)]
    new.sort(key=lambda claim: claim.stated.latest or _LAST)
    return tuple(_sentence(dataset, claim, last) for claim in new)


def _sentence(dataset: Dataset, claim: Claim, on: Instant) -> str:
    incident = dataset.incidents.get(claim.incident)
    when = f" ({period(incident.start, incident.end)})" if incident else ""
    return f"{_said(dataset, claim, on)}{when}."


def _said(dataset: Dataset, claim: Claim, on: Instant) -> str:
    name = naming.party_name(dataset, dataset.side_of(claim.claimant) or claim.claimant)
    topic = naming.losses(dataset, claim)
    if claim.stance in _ANSWERS:
        return f"{name} {_ANSWERS[claim.stance]}: {topic}"
    if not claim.is_count:
        return _answered(dataset, claim, name, topic)
    olds = [old for old in chain(dataset, claim)[:-1] if is_known(old, on)]
    if not claim.count.has_number:
        return f"{name} gave no figure: {topic}{_words(claim)}"
    done = {"admits": "admitted", "claims": "claimed", "counts": "counted"}
    verb = done[naming.verb(dataset, [claim])]
    figure = naming.spoken(claim.count)
    part = {"whole": "", "part": ", for a part of the incident", "period": ", over a period"}
    return f"{name} {verb} {figure} {topic}{part[scope_of(dataset, claim)]}{_instead(claim, olds)}"


def _words(claim: Claim) -> str:
    return f", {naming.spoken(claim.count)}" if claim.count.wording else ""


def _instead(claim: Claim, olds: Sequence[Claim]) -> str:
    """Name the figure that was replaced, with its status where that was another."""
    if not olds or not olds[-1].count.label:
        return ""
    old = olds[-1]
    status = f" {words.MEASURES[old.measure]}" if old.measure != claim.measure else ""
    return f", instead of {naming.spoken(old.count)}{status}"


def _answered(dataset: Dataset, claim: Claim, name: str, topic: str) -> str:
    if claim.measure in words.WHO_MEASURES and claim.subject:
        return f"{name} named {naming.party_name(dataset, claim.subject)}: {topic}"
    return f"{name} made a statement: {topic}"
