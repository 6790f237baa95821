"""Importing from a terminal: progress while it lasts, then what became of every row."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents import files
from incidents.errors import DatasetError
from incidents.importing import beside, enclosed
from incidents.importing.formats import Wanted
from incidents.importing.importer import Given, Outcome
from incidents.importing.matching import Match
from incidents.importing.output import room
from incidents.importing.proposals import Mapped, shown
from incidents.query import Query
from incidents.store import Store
from incidents.text import one_line
from incidents.words import imported, reports
from incidents.words.refusals import refusal

MOST_MAPPING = 1_000_000
SECONDS = 0.2
"""How often progress is written."""


def run(options: argparse.Namespace) -> int:
    """Import files into a folder, and print what became of every row.

    Raises
    ------
    DatasetError
        If there is no folder to write to, or if nothing can be imported.
    """
    _check_files(options)
    if options.mapping and not options.mapping.exists():
        return _propose(options, options.files[0])
    wanted = Wanted(
        options.format,
        sides=tuple(options.sides or ()),
        mapping=_mapping(options.mapping) if options.mapping else "",
        accepted=options.accept_terms,
        accessed=options.accessed or "",
        filters=options.filters or "",
    )
    if options.out is None:
        raise DatasetError(refusal("import_no_folder"))
    counter = _Counter()
    asked = {"most_mb": options.most_mb, "minutes": options.minutes}
    bounds = {name: value for name, value in asked.items() if value}
    with room(options.out) as made:
        outcome = enclosed.written(wanted, options.files, made, **bounds, progress=counter.tell)
    counter.end()
    if options.json:
        print(json.dumps(_plain(outcome, str(options.out)), ensure_ascii=False, indent=2))
    else:
        for line in _lines(outcome, str(options.out)):
            print(line)
    return 0


def _check_files(options: argparse.Namespace) -> None:
    """Refuse a third name of a side, which is taken for a file, as what it may be."""
    absent = [one_line(str(path), 120) for path in options.files if not path.exists()]
    if absent and options.sides:
        first, second = options.sides
        told = {"file": absent[0], "first": first, "second": second}
        raise DatasetError(refusal("import_absent_sides", **told))


def _mapping(path: Path) -> str:
    try:
        return files.read(path, MOST_MAPPING).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(refusal("import_mapping", file=path.name, why=error)) from error


def _propose(options: argparse.Namespace, path: Path) -> int:
    """Write a mapping to be corrected by hand, and show it on rows of the file."""
    mapped, columns, rows = enclosed.looked_at(options.format, path)
    files.write(options.mapping, mapped.as_json().encode())
    for line in _shown(mapped, columns, rows):
        print(line)
    print(imported.proposed_mapping(str(options.mapping)))
    return 0


def _shown(mapped: Mapped, columns: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    for column, name, *cells in shown(mapped, columns, rows):
        held = imported.holds(column, name)
        yield f"{held}: {' | '.join(one_line(cell, 30) for cell in cells)}"


def match(options: argparse.Namespace, store: Store) -> int:
    """Set UCDP's rows against a dataset's incidents, and print which bucket each is in."""
    dataset = store.slice(Query(), limit=None)
    found = beside.matched(dataset, [Given.of(path) for path in options.files])
    totals = beside.counted(found)
    if options.out:
        files.write(options.out, beside.table(found))
    if options.json:
        rows = [_row(one) for one in found if one.bucket != "other_dyad"]
        print(json.dumps({"buckets": totals, "rows": rows}, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        if one.incidents:
            print(imported.match(one.bucket, one.row, one.incidents, f"{one.file}:{one.line}"))
    print(imported.matches({name: totals[name] for name in imported.BUCKETS}))
    return 0


def _row(one: Match) -> dict[str, Any]:
    named = {name: one.row.get(name, "") for name in ("id", "release", "low", "best", "high")}
    where = {"file": one.file, "line": one.line}
    return {**where, **named, "bucket": one.bucket, "incidents": list(one.incidents)}


class _Counter:
    """Writes how far an import is to a terminal that somebody watches, on one line."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()
        self._last = 0.0

    def tell(self, file: str, share: float) -> None:
        """Write how far a file has been read."""
        now = time.monotonic()
        if self._is_watched and now - self._last > SECONDS:
            self._last = now
            print(f"\r{imported.progress(file, share)}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line."""
        if self._is_watched:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _lines(outcome: Outcome, folder: str) -> Iterator[str]:
    yield from reports.lines(outcome.report)
    yield from imported.untold(outcome.untold)
    first, second = (side.name for side in outcome.sides)
    yield imported.sides(first, second, proposed=outcome.proposed)
    yield imported.made(outcome.events, folder)


def _plain(outcome: Outcome, folder: str) -> dict[str, Any]:
    untold = [
        {"file": file, "level": level, "fault": fault, "rows": rows}
        for (file, level, fault), rows in outcome.untold.items()
    ]
    return outcome.report.as_json() | {
        "untold": untold,
        "sides": [{"id": side.id, "name": side.name} for side in outcome.sides],
        "proposed": outcome.proposed,
        "events": outcome.events,
        "folder": folder,
    }
