"""What a filtered view compares: the incidents in view with everything both sides said of them.

A filter on claims ("claims by this side") must not make the other side look silent. So accounts
are drawn from every claim that stands, and the filter chooses only which rows are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents import ledger
from incidents.ledger import Comparison
from incidents.model import Dataset
from incidents.query import Query
from incidents.store import Store
from incidents.store.store import MOST_ROWS


@dataclass(frozen=True)
class Context:
    """A view, and what is needed to judge it.

    Attributes
    ----------
    shown
        The incidents and claims that the filters leave.
    whole
        The same incidents with every claim that stands at the query's instant.
    comparisons
        The rows that hold at least one claim that is shown.
    """

    shown: Dataset
    whole: Dataset
    comparisons: tuple[Comparison, ...]

    def in_view(self) -> tuple[Comparison, ...]:
        """Give the rows without the third parties that the filters hide."""
        return tuple(
            replace(row, others=tuple(name for name in row.others if name in self.shown.claims))
            for row in self.comparisons
        )


def context(
    store: Store,
    query: Query,
    limit: int | None = MOST_ROWS,
    incidents: Sequence[str] | None = None,
) -> Context:
    """Compare the accounts of the incidents in view.

    Parameters
    ----------
    store
        Where the dataset lies.
    query
        The filters.
    limit
        The most incidents, or None for all.
    incidents
        Only these incidents of the view, or None for all of them.
    """
    shown = store.slice(query, limit, incidents)
    bare = replace(query, claimants=(), subjects=(), stances=(), text="")
    if bare == query:
        return Context(shown, shown, ledger.compare(shown, query.as_known_on))
    everything = Query(as_known_on=query.as_known_on)
    whole = store.slice(everything, limit, incidents=tuple(shown.incidents))
    rows = ledger.compare(whole, query.as_known_on)
    return Context(shown, whole, ledger.touching(rows, shown.claims))
