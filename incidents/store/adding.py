"""Making counts and sums of rows, and finding the claims behind a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from incidents.model import Manifest, Party, Side
from incidents.quantities import CountRange
from incidents.store import facts, sql, summing
from incidents.store.answers import Behind, LossKey, Sum, Totals
from incidents.store.database import Question
from incidents.store.records import Records

ALL = 2**31


class _Added(NamedTuple):
    """The columns of `summing.sums`, in their order."""

    loss: int
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
    few: Sequence[int]

    @property
    def total(self) -> CountRange:
        """The interval. It may exceed what one claim may say, so that it is not checked again."""
        is_least = self.has_open or self.missing or self.low is None
        low, high = (None if bound is None else int(bound) for bound in (self.low, self.high))
        return CountRange.model_construct(low=low, high=None if is_least else high, wording="")

    def as_sum(self, sides: Sequence[Side], ids: Sequence[str]) -> Sum:
        """Write the row as an answer; ``ids`` are the claims it is made of."""
        return Sum(
            key=LossKey(sides[self.slot].id, self.subject, self.category, self.measure),
            total=self.total,
            incidents=self.incidents,
            parts=int(self.parts),
            missing=self.missing,
            left_out=int(self.left_out),
            claims=tuple(ids),
        )


def totals(question: Question, sides: Sequence[str | None]) -> Totals:
    """Count a view; ``sides`` is the side of each slot, None for third parties."""
    ((incidents, unplaced, claims, *by_slot, undated, later, revised),) = question.rows(
        sql.totals(question.query)
    )
    by_side = {side: (int(by_slot[2 * n]), by_slot[2 * n + 1]) for n, side in enumerate(sides)}
    return Totals(
        incidents=incidents,
        claims=int(claims),
        by_side=by_side,
        unplaced=unplaced,
        undated=undated,
        later=later,
        revised=int(revised),
    )


def sums(
    question: Question, records: Records, sides: tuple[Side, Side], limit: int
) -> tuple[Sum, ...]:
    """Add up a view, in at most ``limit`` rows."""
    rows = [_Added(*row) for row in question.rows(summing.sums(question.query), limit=limit)]
    made_of = _made_of(question, records, rows)
    return tuple(row.as_sum(sides, made_of.get(row.loss, ())) for row in rows)


def _made_of(
    question: Question, records: Records, rows: Sequence[_Added]
) -> Mapping[int, Sequence[str]]:
    """Give the claims that sums are made of, where they are over few incidents."""
    few = {row.loss: sorted(row.few) for row in rows if row.incidents <= summing.FEW}
    if not few:
        return {}
    if not facts.suffice(question.query):
        return dict(question.rows(summing.made_of(question.query), losses=list(few)))
    numbers = sorted({number for found in few.values() for number in found})
    accounts = dict(zip(numbers, records.accounts(numbers), strict=True))
    return {
        loss: [claim for number in found for claim in accounts[number][loss]]
        for loss, found in few.items()
    }


def behind(
    question: Question,
    records: Records,
    manifest: Manifest,
    parties: Mapping[str, Party],
    key: LossKey,
    *,
    limit: int | None,
) -> Behind | None:
    """Find one sum and the claims behind it: of its own loss, then of losses that overlap."""
    losses = {LossKey(manifest.sides[slot].id, *loss): n for n, slot, *loss in _losses(question)}
    if key not in losses:
        return None
    related = [n for other, n in losses.items() if _overlaps(key, other, manifest, parties)]
    query, loss = question.query, losses[key]
    found = [
        _Added(*row) for row in question.rows(summing.sums(query, one=True), loss=loss, limit=1)
    ]
    if not found:
        return None
    made_of = _made_of(question, records, found)
    rows = question.rows(
        summing.behind(query), loss=loss, losses=related, limit=ALL if limit is None else limit
    )
    total = rows[0][1] if rows else 0
    added = found[0].as_sum(manifest.sides, made_of.get(found[0].loss, ()))
    return Behind(added, tuple(row[0] for row in rows), total)


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
