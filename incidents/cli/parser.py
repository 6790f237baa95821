"""What can be typed: commands, their options and their help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from incidents import __version__, export, snapshot
from incidents.cli import commands
from incidents.snapshot import permalink
from incidents.store import SHIPPED
from incidents.vocabulary import CATEGORY_PARENTS, MEASURES


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line, without the usage before them."""

    def error(self, message: str) -> NoReturn:
        """Write the message to standard error and leave with status 2."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        sys.exit(2)


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; the answer's ``run`` is the command to call with it."""
    parser = OneLineParser(prog="crossclaim", description="Who says what happened on a border.")
    parser.add_argument("--version", action="version", version=f"crossclaim {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(verbs)
    _add_show(verbs)
    _add_ledger(verbs)
    _add_geocode(verbs)
    _add_snapshot(verbs)
    _add_export(verbs)
    _add_verify(verbs)
    return parser.parse_args(argv)


Verbs = argparse._SubParsersAction  # noqa: SLF001  the type has no public name


def _verb(
    verbs: Verbs[OneLineParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    text: str,
) -> OneLineParser:
    """Add a command with the option that every command takes."""
    verb = verbs.add_parser(name, help=text, description=text)
    verb.set_defaults(run=run)
    verb.add_argument(
        "--dataset",
        type=Path,
        default=SHIPPED,
        metavar="FOLDER",
        help="the dataset's folder (the shipped one by default)",
    )
    return verb


def _add_filters(verb: OneLineParser) -> None:
    """Add the filters that ``ledger``, ``snapshot`` and ``export`` share with the page."""
    group = verb.add_argument_group("filters")
    group.add_argument("--from", dest="from_", metavar="DATE", help="first day, YYYY-MM-DD")
    group.add_argument("--to", metavar="DATE", help="last day, YYYY-MM-DD")
    for name, text in (
        ("claimant", "who speaks: a side or a party"),
        ("subject", "whose losses: a side or a party"),
        ("kind", "kind of incident"),
        ("stance", "what the claim does: asserts, admits, denies …"),
    ):
        group.add_argument(f"--{name}", action="append", default=[], metavar="ID", help=text)
    group.add_argument("--text", default="", help="words to search for")
    group.add_argument("--place", default="", metavar="NAME", help="a place in the gazetteer")
    group.add_argument(
        "--as-known-on",
        metavar="INSTANT",
        help="only what had been said by then, for example 2025-10-12T09:00Z",
    )


def _add_json(verb: OneLineParser) -> None:
    verb.add_argument("--json", action="store_true", help="print JSON")


def _add_check(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "check", commands.check, "Say of every input row what became of it.")
    verb.add_argument("folder", nargs="?", type=Path, metavar="DATASET")
    _add_json(verb)


def _add_show(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "show", commands.show, "Show one incident: what each side says of it.")
    verb.add_argument("incident", metavar="INCIDENT")
    verb.add_argument("--as-known-on", metavar="INSTANT")
    verb.add_argument(
        "--format",
        choices=("text", "bibtex", "csl-json", "json-ld"),
        default="text",
        help="text, or the incident's citation or schema.org record",
    )
    _add_json(verb)


def _add_ledger(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "ledger", commands.ledger, "Set the two sides' accounts side by side.")
    _add_filters(verb)
    verb.add_argument("--sum", action="store_true", help="add up, or say why that cannot be done")
    measures, categories = tuple(MEASURES), tuple(CATEGORY_PARENTS)
    verb.add_argument("--measure", choices=measures, metavar="ID", help="killed, captured …")
    verb.add_argument("--category", choices=categories, metavar="ID", help="soldiers, posts …")
    _add_json(verb)


def _add_geocode(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "geocode", commands.geocode, "Find places in the gazetteer, offline.")
    verb.add_argument("names", nargs="+", metavar="NAME")
    _add_json(verb)


def _add_snapshot(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "snapshot", commands.snapshot, "Draw a sealed picture of a view.")
    _add_filters(verb)
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.add_argument("--format", choices=tuple(snapshot.FORMATS), help="else from FILE's ending")
    verb.add_argument("--layout", choices=tuple(snapshot.LAYOUTS), default="landscape")
    verb.add_argument("--theme", choices=("light", "dark"), default="light")
    verb.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=1, help="for PNG")
    verb.add_argument(
        "--address",
        metavar="URL",
        help=f"the page's public address, to print a link ({permalink.VARIABLE} by default)",
    )


def _add_export(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "export", commands.export, "Write a view's rows as data.")
    _add_filters(verb)
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.add_argument("--format", choices=tuple(export.FORMATS), help="else from FILE's ending")


def _add_verify(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "verify", commands.verify, "Rebuild a snapshot and say what differs.")
    verb.add_argument("file", type=Path, metavar="FILE")
    _add_json(verb)
