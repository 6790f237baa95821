"""What the page asks of a view, apart from what the store itself remembers.

Stores and queries never change, so they are the keys; a dataset that is read again is another
store. Everything is bounded by the store's limits.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from incidents import ledger
from incidents.context import Context, context
from incidents.ledger.records import Sum
from incidents.model import Dataset
from incidents.query import Query
from incidents.store import Store


@lru_cache(maxsize=64)
def seen(store: Store, query: Query) -> Context:
    """Set the two accounts of every loss in view against each other."""
    return context(store, query)


@lru_cache(maxsize=64)
def sums(store: Store, query: Query) -> tuple[Sum, ...]:
    """Make the ledger's own sums of the view, which know their parts and what was left out."""
    return ledger.sums.table(store.slice(query), query.as_known_on)


@lru_cache(maxsize=128)
def incident(store: Store, name: str, as_known_on: dt.datetime | None) -> Dataset:
    """Return one incident with all that stood of it at an instant, whatever the filters.

    Raises
    ------
    UnknownIncidentError
        If there is no such incident.
    """
    return store.incident(name, as_known_on)
