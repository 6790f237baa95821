"""When a claim was said, and when another replaced it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from incidents.model import Claim
from incidents.store.schema import NOW


def said(claim: Claim) -> dt.datetime:
    """Give the instant by which a claim had been said, without its zone; now if undated."""
    return _naive(claim.stated.latest) if claim.stated.latest else NOW


def _naive(instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(dt.UTC).replace(tzinfo=None)


def superseded(claims: Iterable[Claim]) -> dict[str, dt.datetime]:
    """Find when each claim that is replaced first was; a revision replaces what it goes back to.

    An undated revision replaces only as of now: nobody knows since when.
    """
    ends: dict[str, dt.datetime] = {}
    for claim, older in revisions(claims):
        ends[older] = min(ends.get(older, NOW), said(claim))
    return ends


def revisions(claims: Iterable[Claim]) -> Iterable[tuple[Claim, str]]:
    """Pair each claim with all that it replaces, however many steps back."""
    listed = [claim for claim in claims if claim.revises]
    revises = {claim.id: claim.revises for claim in listed}
    for claim in listed:
        before: set[str] = set()
        waiting = list(claim.revises)
        while waiting:
            older = waiting.pop()
            if older not in before:
                before.add(older)
                waiting.extend(revises.get(older, ()))
        yield from ((claim, older) for older in sorted(before))
