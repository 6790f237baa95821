"""From typed filters to a query: here a filter that means nothing is an error, not a guess."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib

from incidents.errors import QueryError
from incidents.moments import parse_moment
from incidents.query import Query, View
from incidents.store import Store

REPEATED = ("claimant", "subject", "kind", "stance")


def query(options: argparse.Namespace, store: Store) -> Query:
    """Read the filters of a command.

    Raises
    ------
    QueryError
        If any of them would have been ignored; the message says why.
    """
    for name in ("claimant", "subject"):
        _check_parties(name, getattr(options, name), store)
    params: dict[str, str | list[str]] = {name: getattr(options, name) for name in REPEATED}
    params |= {"from": options.from_ or "", "to": options.to or ""}
    params |= {"text": options.text, "place": options.place}
    params["as_known_on"] = options.as_known_on or ""
    asked = {name: value for name, value in params.items() if value}
    found, ignored = Query.from_params(asked, store.names)
    if ignored:
        raise QueryError("; ".join(ignored))
    return found


def _check_parties(option: str, ids: list[str], store: Store) -> None:
    """Say which id is unknown, and which are the closest."""
    for party in ids:
        if not store.names.has(party):
            sides = [side.id for side in store.manifest.sides]
            close = difflib.get_close_matches(party, [*sides, *store.parties], n=3, cutoff=0.4)
            known = ", ".join(dict.fromkeys([*sides, *close]))
            raise QueryError(f"--{option} {party!r} is no side or party; for example: {known}")


def view(options: argparse.Namespace, store: Store) -> View:
    """Read the filters of a command as a view of the whole map."""
    return View(query=query(options, store))


def instant(text: str | None) -> dt.datetime | None:
    """Read an instant; a day without an hour means the end of that day, in UTC.

    Raises
    ------
    QueryError
        If it is not ISO 8601.
    """
    if not text:
        return None
    try:
        return parse_moment(text).latest
    except ValueError as error:
        raise QueryError(f"--as-known-on {text!r}: {error}") from error
