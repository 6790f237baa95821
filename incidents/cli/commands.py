"""What each command does: ask for a brief, print it."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from geodata.errors import GeodataError
from geodata.place import Place
from incidents import brief as briefs
from incidents import files
from incidents.brief.differences import differences, rows_of
from incidents.cli import adding, plain, telling
from incidents.cli.asking import address_of, check_words, sight_of, store_of, view_of
from incidents.cli.printing import print_json, print_lines
from incidents.errors import ExportError, SnapshotError
from incidents.ledger import subtract
from incidents.query import View
from incidents.store import Store, library
from incidents.words import adding as sentences
from incidents.words import terminal
from incidents.words.refusals import no_place


def show(options: argparse.Namespace) -> int:
    """Print one incident with its rows and claims."""
    store = store_of(options)
    sight = briefs.Sight(view_of(options, store), store)
    if options.json:
        rows = list(rows_of(differences(sight)))
        print_json(plain.incident(sight.shown, options.incident, rows))
    elif options.format == "text":
        made = briefs.make(sight)
        if made.incident:
            print_lines(telling.opened_lines(made.incident, made.asked.as_known))
    else:
        from incidents.export import citing  # noqa: PLC0415

        print_lines([citing.incident(sight.shown, options.incident, options.format)])
    return 0


def ledger_(options: argparse.Namespace) -> int:
    """Print the rows of the view, or a sum or a difference, or why it cannot be made."""
    store = store_of(options)
    check_words(options, store)
    if options.sum:
        return adding.add(options, store)
    if options.subtract:
        return _subtract(options, store)
    view = view_of(options, store)
    sight = briefs.Sight(view, store, limit=None)
    found = differences(sight)
    if options.json:
        rows = (row for row in rows_of(found) if _is_asked(row, options))
        print_json([plain.row(row) for row in rows])
    else:
        told = briefs.asked(sight).words
        print_lines(telling.ledger_lines(told, _of_measure(found, options)))
    return 0


def _is_asked(row: Any, options: argparse.Namespace) -> bool:
    measures = {row.measure, *(cell.measure for cell in row.cells)}
    categories = {row.category, *(cell.category for cell in row.cells)}
    return (options.measure is None or options.measure in measures) and (
        options.category is None or options.category in categories
    )


def _of_measure(found: Any, options: argparse.Namespace) -> Any:
    kept = (
        replace(group, rows=tuple(row for row in group.rows if _is_asked(row, options)))
        for group in found.groups
    )
    return replace(found, groups=tuple(group for group in kept if group.rows))


def _subtract(options: argparse.Namespace, store: Store) -> int:
    """Print how far apart two claims' figures are; 1 where one cannot be taken from the other."""
    dataset = store.claims(options.subtract)
    for name in options.subtract:
        if name not in dataset.claims:
            raise ExportError(terminal.no_claim(name))
    found = subtract(dataset, *options.subtract)
    told = sentences.difference(found, dataset)
    if options.json:
        gap = {"low": found.gap.low, "high": found.gap.high} if found.gap else None
        claims = list(options.subtract)
        print_json({"claims": claims, "gap": gap, "obstacle": found.obstacle, "reason": told})
    else:
        print(told)
    return 0 if found.obstacle is None else 1


def brief(options: argparse.Namespace) -> int:
    """Print a view, worked out once."""
    made = briefs.make(sight_of(options, store_of(options)))
    if options.json:
        print_json(briefs.as_json(made))
    else:
        print_lines(telling.brief_lines(made))
    return 0


def coverage(options: argparse.Namespace) -> int:
    """Print how much is on record, by month and side, and what is missing."""
    store = store_of(options)
    found = briefs.coverage(briefs.Sight(View(), store))
    if options.json:
        print_json(dataclasses.asdict(found))
    else:
        print_lines(telling.coverage_lines(found))
    return 0


def geocode(options: argparse.Namespace) -> int:
    """Print the place of every name; names that are not found go to standard error."""
    names, failed = store_of(options).names, False
    places: list[tuple[str, Place]] = []
    for name in options.names:
        try:
            places.append((name, names.find_place(name)))
        except GeodataError as error:
            failed = True
            print(f"crossclaim: {no_place(error)}", file=sys.stderr)
    if options.json:
        print_json([plain.place(name, place) for name, place in places])
    else:
        print_lines(_place_line(name, place) for name, place in places)
    return 1 if failed else 0


def _place_line(asked: str, place: Place) -> str:
    lon, lat = place.label_point
    km = f"{place.precision_km:g}" if place.shape == "point" else ""
    where = terminal.near(f"{lat:.4f}", f"{lon:.4f}", km)
    shape = place.geometry.geom_type
    return terminal.place(
        asked, place.name, kind=place.kind, shape=shape, where=where, origin=place.origin
    )


def snapshot(options: argparse.Namespace) -> int:
    """Draw a sealed picture and write it whole or not at all."""
    from incidents import seal  # noqa: PLC0415
    from incidents.picture import Editor, Picture  # noqa: PLC0415

    kind = _format(options, seal.FORMATS, SnapshotError)
    store = store_of(options)
    editor = Editor(options.title, options.credit, options.alt)
    how = Picture(kind, options.layout, options.theme, options.scale, options.pages, editor)
    view = view_of(options, store)
    return _write(options.out, seal.draw(view, store, how, address=address_of(options)))


def export(options: argparse.Namespace) -> int:
    """Write the view's rows as data, whole or not at all."""
    from incidents import export as exports  # noqa: PLC0415

    kind = _format(options, exports.FORMATS, ExportError)
    store = store_of(options)
    written = exports.write(view_of(options, store), store, kind, bom=options.bom)
    return _write(options.out, written)


def _format(options: argparse.Namespace, known: Mapping[str, Any], error: type[Exception]) -> str:
    """Take the format that was named, or else the one whose ending the file has."""
    kind = options.format or options.out.suffix.lstrip(".").lower()
    for name, entry in known.items():
        if kind in (name, entry.extension.lstrip(".")):
            return name
    raise error(terminal.no_format(options.out.name, ", ".join(known)))


def _write(path: Path, content: bytes) -> int:
    files.write(path, content)
    print(path)
    return 0


def verify(options: argparse.Namespace) -> int:
    """Rebuild a snapshot from its seal and compare: 0 only when it is the same."""
    from incidents import seal  # noqa: PLC0415

    # A picture is rebuilt from the dataset that it names, unless another is asked for.
    named = seal.dataset_of(options.file)
    options.dataset = options.dataset or (named if named in library() else "")
    verdict = seal.verify(options.file, store_of(options))
    if options.json:
        told = {"same": verdict.same, "kind": verdict.kind, "reasons": list(verdict.reasons)}
        print_json(told)
    else:
        print_lines([verdict.words, *verdict.reasons])
    return 0 if verdict.same else 1


def import_(options: argparse.Namespace) -> int:
    """Make a dataset folder of other people's files."""
    from incidents.cli import importing  # noqa: PLC0415

    return importing.run(options)


def new(options: argparse.Namespace) -> int:
    """Make an empty dataset."""
    from incidents.cli import starting  # noqa: PLC0415

    return starting.new(options)


def draft(options: argparse.Namespace) -> int:
    """Propose claims of an article."""
    from incidents.cli import proposing  # noqa: PLC0415

    return proposing.draft(options)


def match(options: argparse.Namespace) -> int:
    """Set UCDP's rows against the incidents of a dataset."""
    from incidents.cli import importing  # noqa: PLC0415

    return importing.match(options, store_of(options))


def build(options: argparse.Namespace) -> int:
    """Make a dataset's tables as Parquet."""
    from incidents.cli import building  # noqa: PLC0415

    return building.build(options)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "show": show,
    "ledger": ledger_,
    "brief": brief,
    "coverage": coverage,
    "draft": draft,
    "geocode": geocode,
    "snapshot": snapshot,
    "export": export,
    "import": import_,
    "new": new,
    "match": match,
    "build": build,
    "verify": verify,
}
