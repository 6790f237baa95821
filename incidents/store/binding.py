"""Binding the values of a query's filters to the names that statements give them."""

from __future__ import annotations

from typing import Any

from geodata.folding import fold
from incidents.errors import QueryError
from incidents.query import FILTERS, Names, Query
from incidents.store.schema import NOW
from incidents.words.refusals import refusal


def bound(query: Query, names: Names, places: list[int]) -> dict[str, Any]:
    """Bind the values of a query; ``places`` are the numbers of those that share its ground.

    Raises
    ------
    QueryError
        If the query names a party that the dataset does not know.
    """
    for party in (*query.claimants, *query.subjects):
        if not names.has(party):
            raise QueryError(refusal("no_party", value=party))
    when = query.as_known_on
    plain = {one.field: _plain(getattr(query, one.field)) for one in FILTERS}
    return plain | {
        "claimants": sorted(names.speakers(query.claimants)),
        "subjects": sorted(names.subjects(query.subjects)),
        "kinds": sorted(names.vocabulary.kinds_of(*query.kinds)),
        "text": fold(query.text),
        "places": places,
        # The store writes instants in UTC, without a zone.
        "at": NOW if when is None else when.replace(tzinfo=None),
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
