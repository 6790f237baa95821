"""From what was typed to a view: here a filter that means nothing is an error, not a guess."""

from __future__ import annotations

import argparse
import difflib
from typing import Any

from incidents.brief import Sight
from incidents.cli.parser import OneLineParser
from incidents.errors import QueryError
from incidents.query import FILTERS, Query, View
from incidents.query.permalink import checked, from_environment
from incidents.store import Store, folder_of
from incidents.words import terminal
from incidents.words.refusals import refusal


def store_of(options: argparse.Namespace) -> Store:
    """Open the dataset that a command is about."""
    return Store.open(folder_of(options.dataset))


def query_of(options: argparse.Namespace, store: Store) -> Query:
    """Read the filters of a command.

    Raises
    ------
    QueryError
        If any of them would have been ignored; the message says why.
    """
    given = {
        one.parameter: value
        for one in FILTERS
        if one.parameter and (value := getattr(options, one.field, one.empty))
    }
    for name in ("claimant", "subject"):
        _check_parties(name, given.get(name, []), store)
    found, ignored = Query.from_params(given, store.names)
    if ignored:
        # What a page mends and says that it mended is refused here: nothing was put in order.
        _check_order(given, found)
        raise QueryError("; ".join(ignored))
    return found


def _check_order(given: dict[str, Any], found: Query) -> None:
    if found.start and given.get("from") == str(found.end) != given.get("to"):
        raise QueryError(refusal("period_reversed", start=found.end, end=found.start))


def _check_parties(option: str, ids: list[str], store: Store) -> None:
    """Say which id is unknown, and which are the closest."""
    for party in ids:
        if not store.names.has(party):
            sides = store.manifest.side_ids
            close = difflib.get_close_matches(party, [*sides, *store.parties], n=3, cutoff=0.4)
            known = ", ".join(dict.fromkeys([*sides, *close]))
            raise QueryError(terminal.not_found(option, party, known))


def check_words(options: argparse.Namespace, store: Store) -> None:
    """Check what is asked for beside the filters: words of the core, or of the dataset.

    What the dataset has not is misuse, as of any option with a list of what it takes.
    """
    words = store.manifest.vocabulary
    for option, known in (("measure", words.measures), ("category", words.categories)):
        given = getattr(options, option)
        if given is not None and given not in known:
            close = difflib.get_close_matches(given, known, n=3, cutoff=0.4) or known
            said = terminal.no_word(option, given, ", ".join(close))
            OneLineParser(prog=f"crossclaim {options.command}").error(said)


def view_of(options: argparse.Namespace, store: Store) -> View:
    """Read the filters of a command as a view; with an incident, of that alone."""
    return View(query=query_of(options, store), incident=getattr(options, "incident", ""))


def sight_of(options: argparse.Namespace, store: Store) -> Sight:
    """Read the filters of a command as what a brief is worked out from.

    Raises
    ------
    AddressError
        If the page's public address is none.
    """
    return Sight(view_of(options, store), store, address_of(options))


def address_of(options: argparse.Namespace) -> str:
    """Give the page's public address: the one that was typed, else the environment's."""
    typed = getattr(options, "address", None)
    return checked(typed, "--address") if typed is not None else from_environment()
