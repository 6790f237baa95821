"""The order of the page: by what can be said of a row, then by how far apart the accounts are."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.ledger.records import Comparison
from incidents.ledger.wording import (
    ALONE,
    COMPARED,
    HEADINGS,
    NEITHER,
    NOT_COMPARED,
    REFUSED,
    UNCOUNTED,
)


def heading(comparison: Comparison) -> str:
    """Tell under which heading a row belongs."""
    if comparison.category is None:
        return UNCOUNTED
    if comparison.verdict in ("agree", "differ") and _any(comparison, "figure"):
        return COMPARED
    if comparison.verdict == "incomparable":
        return NOT_COMPARED
    if not _any(comparison, "figure"):
        return NEITHER
    return REFUSED if _any(comparison, "denies", "disputes") else ALONE


def _any(comparison: Comparison, *states: str) -> bool:
    return any(account.state in states for account in comparison.accounts)


def order(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Sort rows by heading, and those that can be compared by distance, the farthest first.

    Rows that are equal in this keep the order they came in, so that no side gains a place.
    """
    return tuple(sorted(comparisons, key=_rank))


def groups(comparisons: Iterable[Comparison]) -> tuple[tuple[str, tuple[Comparison, ...]], ...]:
    """Sort rows as `order` does, under their headings; a heading without rows is left out."""
    under: dict[str, list[Comparison]] = {name: [] for name in HEADINGS}
    for comparison in order(comparisons):
        under[heading(comparison)].append(comparison)
    return tuple((name, tuple(rows)) for name, rows in under.items() if rows)


def _rank(comparison: Comparison) -> tuple[int, float, int]:
    """Rank a row: its heading, its ratio, its gap; a gap over zero has no end of a ratio."""
    gap = comparison.gap.low or 0 if comparison.gap else 0
    ratio = comparison.ratio or (float("inf") if gap else 1.0)
    return (HEADINGS.index(heading(comparison)), -ratio, -gap)
