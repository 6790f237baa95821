"""What a view is worked out from: the store's answers and the judged rows, each asked once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from incidents import ledger
from incidents.ledger import Comparison
from incidents.ledger.corrections import Row, by_row
from incidents.model import Change, Dataset, Incident, Manifest
from incidents.query import Query, View
from incidents.store import MOST_ROWS, Store

Judged = tuple[str, str, dt.datetime | None]
"""What comparisons are remembered by: that they are some, of which incident, on which instant."""


class Sight:
    """A view of a store, from which every part of a brief is worked out when it is asked for.

    Parameters
    ----------
    view
        What to show. An open incident stands alone: whatever the other filters are, all that
        stands of it is in view.
    store
        Of which data.
    address
        The public address of the page, checked, or none.
    limit
        The most incidents whose rows are judged, those with most claims first; None for all.
    """

    def __init__(
        self, view: View, store: Store, address: str = "", limit: int | None = MOST_ROWS
    ) -> None:
        self.view = view
        self.store = store
        self.address = address
        self.limit = limit

    @cached_property
    def query(self) -> Query:
        """What is asked of the store."""
        if not self.view.incident:
            return self.view.query
        return Query(within=(self.view.incident,), as_known_on=self.view.query.as_known_on)

    @property
    def manifest(self) -> Manifest:
        """What the dataset says of itself."""
        return self.store.manifest

    @property
    def year(self) -> int:
        """The year that goes without saying: that of the days asked for, else the headline's."""
        return (self.query.end or self.manifest.headline.end).year

    @cached_property
    def shown(self) -> Dataset:
        """The incidents in view with the claims in view, and what these replaced."""
        if self.view.incident:
            return self.store.incident(self.view.incident, self.query.as_known_on)
        return self.store.slice(self.query, self.limit)

    @cached_property
    def whole(self) -> Dataset:
        """The same incidents with all that was ever said of them."""
        if self.query == self.query.of_incidents() and self.query.as_known_on is None:
            return self.shown
        return self.store.slice(Query(), self.limit, incidents=tuple(self.shown.incidents))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The rows that hold a claim in view, in order, both accounts whole."""
        rows = self._judged()
        if self.query != self.query.of_incidents():
            rows = ledger.touching(rows, self.shown.claims)
        return ledger.order(rows)

    def _judged(self) -> tuple[Comparison, ...]:
        """Judge every incident, but for those that were judged before on this instant."""
        on = self.query.as_known_on
        keys = [("judged", name, on) for name in self.whole.incidents]
        found = self.store.parts.recall_all(keys, lambda missing: self._judge(missing, on))
        return tuple(row for rows in found for row in rows)

    def _judge(
        self, keys: Sequence[Judged], on: dt.datetime | None
    ) -> list[tuple[Comparison, ...]]:
        incidents = {name: self.whole.incidents[name] for _judged, name, _on in keys}
        rows: dict[str, list[Comparison]] = {name: [] for name in incidents}
        for row in ledger.compare(replace(self.whole, incidents=incidents), on):
            rows[row.incident].append(row)
        return [tuple(found) for found in rows.values()]

    @cached_property
    def corrected(self) -> Mapping[Row, Sequence[Change]]:
        """The cells that were changed after publication, by their rows."""
        return by_row(one for one in self.store.frame.changes if one.field)

    @cached_property
    def opened(self) -> Incident | None:
        """The incident that is open."""
        return self.shown.incidents[self.view.incident] if self.view.incident else None
