"""What changed in the ledger between two instants, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from incidents.ledger.standing import Instant, chain, is_known, scope_of, standing
from incidents.model import Claim, Dataset
from incidents.vocabulary import Scope

_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class News:
    """A claim that was stated between two instants, what it replaced, and how much it covers."""

    claim: Claim
    instead: Claim | None
    scope: Scope


def news(dataset: Dataset, earlier: Instant, later: Instant) -> tuple[News, ...]:
    """List what was stated between two instants and still stood at the later one.

    One entry a claim, in the order in which they were stated. The two instants may come in
    either order; None means now.
    """
    first, last = sorted((earlier, later), key=lambda instant: instant or _LAST)
    new = [claim for claim in standing(dataset, last) if not is_known(claim, first)]
    new.sort(key=lambda claim: claim.stated.latest or _LAST)
    return tuple(News(one, _replaced(dataset, one, last), scope_of(dataset, one)) for one in new)


def _replaced(dataset: Dataset, claim: Claim, on: Instant) -> Claim | None:
    olds = [old for old in chain(dataset, claim)[:-1] if is_known(old, on)]
    return olds[-1] if olds else None
