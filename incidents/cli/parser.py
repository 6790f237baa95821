"""What can be typed: commands, their options and their help."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from incidents import __version__
from incidents.words import terminal
from incidents.words.refusals import refusal

CITATIONS = ("text", "footnote", "markdown", "bibtex", "csl-json", "json-ld")
PICTURES = ("png", "svg", "pdf", "html")
LAYOUTS = ("map", "landscape", "a4", "square", "coverage")
REPLACED_LAYOUTS = {"brief": "a4"}
IMPORTED = ("ucdp", "acled", "geojson", "csv", "gdelt")
DATA = ("csv", "geojson", "gpkg", "kml", "parquet", "zip")
SCALES = (1, 2, 4)
ENGINES = ("duckdb", "spark")


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line, without the usage before them."""

    def error(self, message: str) -> NoReturn:
        """Write the message to standard error and leave with status 2."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        sys.exit(2)


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; the answer's ``command`` is the one to run with it."""
    parser = OneLineParser(prog="crossclaim", description=terminal.purpose())
    parser.add_argument("--version", action="version", version=f"crossclaim {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = sys.argv[1:] if argv is None else argv
    for add in (
        *(_check, _show, _ledger, _brief, _coverage, _draft, _geocode),
        *(_snapshot, _export, _import, _new, _match, _build, _verify),
    ):
        name = add.__name__.strip("_")
        # What a command takes, and what that needs, is made only for the one that is used.
        if name in given:
            add(verbs)
        else:
            verbs.add_parser(name, help=terminal.command(name))
    options, rest = parser.parse_known_args(argv)
    if rest:
        _refuse(options, rest)
    return options


def _refuse(options: argparse.Namespace, rest: Sequence[str]) -> NoReturn:
    """Complain of words that no option takes: they may be names of more sides than two."""
    said = terminal.unknown(rest)
    if options.command == "new":
        said = terminal.two_sides(rest)
    elif options.command == "import" and options.sides and not rest[0].startswith("-"):
        said = terminal.after_sides(options.sides, [*map(str, options.files), *rest])
    OneLineParser(prog=f"crossclaim {options.command}").error(said)


Verbs = argparse._SubParsersAction  # noqa: SLF001  the type has no public name


def _verb(verbs: Verbs[OneLineParser], name: str) -> OneLineParser:
    """Add a command with the option that every command takes."""
    text = terminal.command(name)
    verb = verbs.add_parser(name, help=text, description=text)
    verb.add_argument("--dataset", default="", metavar="NAME", help=terminal.option("dataset"))
    return verb


def _add_filters(verb: OneLineParser) -> None:
    """Add the filters that commands share with the page: one a row of the table of filters."""
    from incidents.query.filters import FILTERS  # noqa: PLC0415

    group = verb.add_argument_group(terminal.option("filters"))
    for one in FILTERS:
        if not one.parameter:
            continue
        option = f"--{one.parameter.replace('_', '-')}"
        more: dict[str, Any] = (
            {"action": "append", "default": []} if one.is_list else {"default": ""}
        )
        group.add_argument(
            option,
            dest=one.field,
            metavar=one.metavar,
            help=terminal.filter_help(one),
            **more,
        )


def _add_incident(verb: OneLineParser) -> None:
    verb.add_argument("--incident", default="", metavar="ID", help=terminal.option("incident"))


def _add_json(verb: OneLineParser) -> None:
    verb.add_argument("--json", action="store_true", help=terminal.option("json"))


def _check(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "check")
    verb.add_argument("folder", nargs="?", default="", metavar="DATASET")
    _add_json(verb)


def _show(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "show")
    verb.add_argument("incident", metavar="INCIDENT")
    verb.add_argument("--as-known-on", metavar="INSTANT", default="")
    verb.add_argument(
        "--format", choices=CITATIONS, default="text", help=terminal.option("show_format")
    )
    _add_json(verb)


def _ledger(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "ledger")
    _add_filters(verb)
    _add_incident(verb)
    verb.add_argument("--sum", action="store_true", help=terminal.option("sum"))
    verb.add_argument(
        "--subtract", nargs=2, metavar=("CLAIM", "CLAIM"), help=terminal.option("subtract")
    )
    for name in ("measure", "category"):
        verb.add_argument(f"--{name}", metavar="ID", help=terminal.option(name))
    _add_json(verb)


def _brief(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "brief")
    _add_filters(verb)
    _add_incident(verb)
    verb.add_argument("--address", metavar="URL", help=terminal.option("address"))
    _add_json(verb)


def _coverage(verbs: Verbs[OneLineParser]) -> None:
    _add_json(_verb(verbs, "coverage"))


def _draft(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "draft")
    verb.add_argument("article", type=Path, metavar="ARTICLE")
    verb.add_argument("--sides", type=Path, metavar="FILE", help=terminal.option("named_sides"))
    verb.add_argument("--published", type=_day, metavar="DAY", help=terminal.option("published"))
    _add_json(verb)


def _positive(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed)):
        raise argparse.ArgumentTypeError(terminal.no_number(typed))
    return int(typed)


def _day(typed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(refusal("no_date", value=typed)) from error


def _geocode(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "geocode")
    verb.add_argument("names", nargs="+", metavar="NAME")
    _add_json(verb)


def _snapshot(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "snapshot")
    _add_filters(verb)
    _add_incident(verb)
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.add_argument("--format", choices=PICTURES, help=terminal.option("format"))
    verb.add_argument(
        "--layout",
        type=lambda name: REPLACED_LAYOUTS.get(name, name),
        choices=LAYOUTS,
        default="landscape",
        help=terminal.option("layout"),
    )
    verb.add_argument(
        "--theme", choices=("light", "dark"), default="light", help=terminal.option("theme")
    )
    verb.add_argument("--scale", type=int, choices=SCALES, default=1, help=terminal.option("scale"))
    verb.add_argument("--pages", action="store_true", help=terminal.option("pages"))
    for name in ("title", "credit", "alt"):
        verb.add_argument(f"--{name}", default="", metavar="TEXT", help=terminal.option(name))
    from incidents.query.permalink import VARIABLE  # noqa: PLC0415

    text = f"{terminal.option('address')} ({VARIABLE})"
    verb.add_argument("--address", metavar="URL", help=text)


def _export(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "export")
    _add_filters(verb)
    _add_incident(verb)
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.add_argument("--format", choices=DATA, help=terminal.option("format"))
    verb.add_argument("--bom", action="store_true", help=terminal.option("bom"))


def _import(verbs: Verbs[OneLineParser]) -> None:
    text = terminal.command("import")
    verb = verbs.add_parser("import", help=text, description=text)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument(
        "--format", choices=IMPORTED, required=True, help=terminal.option("import_format")
    )
    verb.add_argument("--out", type=Path, metavar="FOLDER", help=terminal.option("out_folder"))
    verb.add_argument("--sides", nargs=2, metavar=("A", "B"), help=terminal.option("sides"))
    verb.add_argument("--mapping", type=Path, metavar="JSON", help=terminal.option("mapping"))
    verb.add_argument("--accept-terms", action="store_true", help=terminal.option("accept_terms"))
    verb.add_argument("--accessed", metavar="DAY", help=terminal.option("accessed"))
    verb.add_argument("--filters", metavar="TEXT", help=terminal.option("acled_filters"))
    verb.add_argument(
        "--most-mb", type=_positive, metavar="N", help=terminal.option("import_most_mb")
    )
    verb.add_argument(
        "--minutes", type=_positive, metavar="N", help=terminal.option("import_minutes")
    )
    _add_json(verb)


def _new(verbs: Verbs[OneLineParser]) -> None:
    text = terminal.command("new")
    verb = verbs.add_parser("new", help=text, description=text)
    verb.add_argument("folder", type=Path, metavar="FOLDER")
    verb.add_argument(
        "--sides", nargs=2, metavar=("A", "B"), required=True, help=terminal.option("new_sides")
    )
    verb.add_argument("--between", nargs=2, metavar=("AA", "BB"), help=terminal.option("between"))


def _match(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "match")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument("--out", type=Path, metavar="FILE", help=terminal.option("matched"))
    _add_json(verb)


def _build(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "build")
    verb.add_argument("folder", nargs="?", default="", metavar="DATASET")
    verb.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=terminal.option("built_folder")
    )
    verb.add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help=terminal.option("engine")
    )
    verb.add_argument("--master", default="", metavar="URL", help=terminal.option("master"))
    _add_json(verb)


def _verify(verbs: Verbs[OneLineParser]) -> None:
    verb = _verb(verbs, "verify")
    verb.add_argument("file", type=Path, metavar="FILE")
    _add_json(verb)
