"""The order of the page: by what can be said of a row, then by how far apart the accounts are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from incidents.ledger.records import Comparison

Heading = Literal["compared", "not_compared", "refused", "alone", "neither", "uncounted"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)
"""The groups of rows, in the order in which they are shown."""

MIN_RATIO = 1.15
"""A ratio smaller than this is said as a distance: "1 apart"."""

_REFUSING = ("denies", "denies_operation", "disputes")


def heading(comparison: Comparison) -> Heading:
    """Tell under which heading a row belongs."""
    if comparison.category is None:
        return "uncounted"
    if comparison.verdict in ("agree", "compatible", "differ") and _any(comparison, "figure"):
        return "compared"
    if comparison.verdict == "incomparable":
        return "not_compared"
    if not _any(comparison, "figure"):
        return "neither"
    return "refused" if _any(comparison, *_REFUSING) else "alone"


def _any(comparison: Comparison, *states: str) -> bool:
    return any(account.state in states for account in comparison.accounts)


def order(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Sort rows by heading, and those that can be compared by distance, the farthest first.

    Rows that are equal in this keep the order they came in, so that no side gains a place.
    """
    return tuple(sorted(comparisons, key=_rank))


def groups(
    comparisons: Iterable[Comparison],
) -> tuple[tuple[Heading, tuple[Comparison, ...]], ...]:
    """Sort rows as `order` does, under their headings; a heading without rows is left out."""
    under: dict[Heading, list[Comparison]] = {name: [] for name in HEADINGS}
    for comparison in order(comparisons):
        under[heading(comparison)].append(comparison)
    return tuple((name, tuple(rows)) for name, rows in under.items() if rows)


def _rank(comparison: Comparison) -> tuple[int, float, int]:
    """Rank a row: its heading, its ratio, its gap; a gap over zero has no end of a ratio."""
    gap = comparison.gap.low or 0 if comparison.gap else 0
    ratio = comparison.ratio or (float("inf") if gap else 1.0)
    return (HEADINGS.index(heading(comparison)), -ratio, -gap)
