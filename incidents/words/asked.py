"""What is asked, in words: a query as one phrase and as one sentence."""

from __future__ import annotations

from collections.abc import Callable

from incidents.query import FILTERS, Filter, Names, Query
from incidents.words import names, terms, when
from incidents.words.tongue import _, either


def describe(query: Query, known: Names) -> str:
    """Say a query: "11–12 October 2025, claims by Northland"."""
    parts = [when.period(query.start, query.end), *filters(query, known).values()]
    if query.as_known_on:
        parts.append(when.as_known(query.as_known_on, known.zone))
    return ", ".join(parts)


def filters(query: Query, known: Names) -> dict[str, str]:
    """Say each filter that is set, but for the days and the instant, by its field."""
    used = (one for one in FILTERS if one.english and getattr(query, one.field) != one.empty)
    return {one.field: _(one.english, value=value(one, query, known)) for one in used}


def value(one: Filter, query: Query, known: Names) -> str:
    """Say what a filter is set to."""
    given = getattr(query, one.field)
    if isinstance(given, tuple):
        return either(sorted(_NAMED[one.names](each, known) for each in given))
    return str(given)


_NAMED: dict[str, Callable[[str, Names], str]] = {
    "parties": lambda given, known: names.known(known, given),
    "stances": lambda given, _known: terms.stance(given),
    "kinds": lambda given, known: terms.kind(known.vocabulary, given, 2),
}
"""How an id of a list is said, by what the filter's ids are of."""


def titles() -> dict[str, str]:
    """Give the name of each filter that a reader can choose, by its field."""
    return {one.field: _(one.title) for one in FILTERS if one.title}
