"""Making counts and sums of rows, and finding the claims behind a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from incidents.model import Manifest, Party, Side
from incidents.quantities import CountRange
from incidents.store import sql
from incidents.store.answers import Behind, LossKey, Sum, Totals
from incidents.store.database import Question

ALL = 2**31


class _Added(NamedTuple):
    """The columns of `sql.sums`, in their order."""

    slot: int
    subject: str
    category: str
    measure: str
    low: int | None
    high: int | None
    has_open: bool
    incidents: int
    parts: int
    missing: int
    left_out: int
    ids: list[str] | None

    @property
    def total(self) -> CountRange:
        """The interval. It may exceed what one claim may say, so that it is not checked again."""
        is_least = self.has_open or self.missing or self.low is None
        low, high = (None if bound is None else int(bound) for bound in (self.low, self.high))
        return CountRange.model_construct(low=low, high=None if is_least else high, wording="")

    def as_sum(self, sides: Sequence[Side]) -> Sum:
        """Write the row as an answer."""
        return Sum(
            key=LossKey(sides[self.slot].id, self.subject, self.category, self.measure),
            total=self.total,
            incidents=self.incidents,
            parts=int(self.parts),
            missing=self.missing,
            left_out=int(self.left_out),
            claims=tuple(one for one in self.ids or () if one),
        )


def totals(question: Question, sides: Sequence[str | None]) -> Totals:
    """Count a view; ``sides`` is the side of each slot, None for third parties."""
    ((incidents, unplaced, claims, *by_slot),) = question.rows(sql.totals(question.query))
    ((undated, later, revised),) = question.rows(sql.not_standing(question.query))
    by_side = {side: (int(by_slot[2 * n]), by_slot[2 * n + 1]) for n, side in enumerate(sides)}
    return Totals(
        incidents=incidents,
        claims=int(claims),
        by_side=by_side,
        unplaced=unplaced,
        undated=undated,
        later=later,
        revised=revised,
    )


def sums(question: Question, sides: tuple[Side, Side], limit: int) -> tuple[Sum, ...]:
    """Add up a view, in at most ``limit`` rows."""
    rows = question.rows(sql.sums(question.query), limit=limit)
    return tuple(_Added(*row).as_sum(sides) for row in rows)


def behind(
    question: Question,
    manifest: Manifest,
    parties: Mapping[str, Party],
    key: LossKey,
    limit: int | None,
) -> Behind | None:
    """Find one sum and the claims behind it: of its own loss, then of losses that overlap."""
    losses = {LossKey(manifest.sides[slot].id, *loss): n for n, slot, *loss in _losses(question)}
    if key not in losses:
        return None
    related = [n for other, n in losses.items() if _overlaps(key, other, manifest, parties)]
    query, loss = question.query, losses[key]
    found = question.rows(sql.sums(query, one=True), loss=loss, limit=1)
    if not found:
        return None
    rows = question.rows(
        sql.behind(query), loss=loss, losses=related, limit=ALL if limit is None else limit
    )
    total = rows[0][1] if rows else 0
    return Behind(_Added(*found[0]).as_sum(manifest.sides), tuple(row[0] for row in rows), total)


def _losses(question: Question) -> list[tuple[int, int, str, str, str]]:
    return question.database.rows(sql.LOSSES)


def _overlaps(
    key: LossKey, other: LossKey, manifest: Manifest, parties: Mapping[str, Party]
) -> bool:
    """Tell whether two losses that a side speaks of may be of the same people or things."""
    if (key.side, key.measure) != (other.side, other.measure):
        return False
    one, two = (_members(subject, parties) for subject in (key.subject, other.subject))
    return bool(one & two) and manifest.vocabulary.related(key.category, other.category)


def _members(subject: str, parties: Mapping[str, Party]) -> set[str]:
    found = parties.get(subject)
    return set(found.members) if found and found.members else {subject}
