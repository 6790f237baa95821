"""Making counts and sums of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from incidents.model import CountRange, Side
from incidents.store import asked
from incidents.store.answers import SumRow, Totals
from incidents.store.database import Question


class _Sum(NamedTuple):
    """The columns of `asked.sums`, in their order."""

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

    @property
    def total(self) -> CountRange:
        """The interval. It may exceed what one claim may say, so that it is not checked again."""
        is_least = self.has_open or self.missing or self.low is None
        low, high = (None if bound is None else int(bound) for bound in (self.low, self.high))
        return CountRange.model_construct(low=low, high=None if is_least else high, wording="")


def totals(question: Question, sides: Sequence[str | None], known: Totals | None) -> Totals:
    """Count a view.

    Parameters
    ----------
    question
        The query.
    sides
        The side of each slot, None for third parties.
    known
        The counts of all that was known on the same instant, or None if this is that.
    """
    ((incidents, unplaced, claims, *by_slot),) = question.rows(asked.totals)
    ((undated, later, revised),) = question.rows(asked.not_standing)
    by_side = {side: (int(by_slot[2 * n]), by_slot[2 * n + 1]) for n, side in enumerate(sides)}
    return Totals(
        incidents=incidents,
        claims=int(claims),
        by_side=by_side,
        hidden_incidents=known.incidents - incidents if known else 0,
        hidden_claims=known.claims - int(claims) if known else 0,
        unplaced=unplaced,
        undated=undated,
        later=later,
        revised=revised,
    )


def sums(question: Question, sides: tuple[Side, Side], limit: int) -> tuple[SumRow, ...]:
    """Add up a view, in at most ``limit`` rows."""
    rows = (_Sum(*row) for row in question.rows(asked.sums, limit=limit))
    return tuple(
        SumRow(
            side=sides[row.slot].id,
            subject=row.subject,
            category=row.category,
            measure=row.measure,
            total=row.total,
            incidents=row.incidents,
            parts=int(row.parts),
            missing=row.missing,
            left_out=int(row.left_out),
        )
        for row in rows
    )
