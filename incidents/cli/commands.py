"""What each command does: ask the store, let the ledger reason, print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import mapping

from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.place import Place
from incidents import cite
from incidents import export as exports
from incidents import snapshot as snapshots
from incidents.cli import text
from incidents.cli.filters import instant, query, view
from incidents.context import context
from incidents.errors import ExportError, QueryError, SnapshotError
from incidents.ledger import as_json, order, sums
from incidents.model import Dataset
from incidents.snapshot import permalink
from incidents.store import Store


def check(options: argparse.Namespace) -> int:
    """Load a dataset and report every row's bucket; 1 when any row needs attention."""
    report = Store.open(options.folder or options.dataset).report
    if options.json:
        _print_json(report.as_json())
    else:
        _print_lines(report.lines())
    return 0 if report.is_clean else 1


def show(options: argparse.Namespace) -> int:
    """Print one incident with its comparisons and claims."""
    store = Store.open(options.dataset)
    known_on = instant(options.as_known_on)
    dataset = store.incident(options.incident, known_on)
    if options.json:
        _print_json(text.incident_json(dataset, options.incident, known_on))
    elif options.format == "text":
        _print_lines(text.incident_lines(dataset, options.incident, known_on))
    else:
        print(cite.incident(dataset, options.incident, options.format))
    return 0


def ledger(options: argparse.Namespace) -> int:
    """Print the comparisons of the view, or a sum with its parts or its refusal."""
    store = Store.open(options.dataset)
    asked = query(options, store)
    if options.sum:
        return _sum(options, store.slice(asked, limit=None), store)
    seen = context(store, asked, limit=None)
    rows = order(_of_measure(seen.comparisons, options))
    if options.json:
        _print_json([as_json(row, seen.whole) for row in rows])
    else:
        _print_lines(text.ledger_lines(seen.whole, rows, asked.describe(store.names)))
    return 0


def _of_measure(rows: Any, options: argparse.Namespace) -> Any:
    return tuple(
        row
        for row in rows
        if options.measure in (None, row.measure) and options.category in (None, row.category)
    )


def _sum(options: argparse.Namespace, dataset: Dataset, store: Store) -> int:
    """Print a sum; a refusal is an answer too, but not the sum that was asked for: status 1."""
    for name in ("claimant", "subject"):
        if len(getattr(options, name)) != 1:
            raise QueryError(f"--sum needs one --{name}: a sum never mixes two")
    if not options.measure:
        raise QueryError("--sum needs --measure: killed and wounded are never added together")
    found = sums.select(
        dataset,
        options.claimant[0],
        options.subject[0],
        options.measure,
        category=options.category,
        as_known_on=query(options, store).as_known_on,
    )
    if options.json:
        _print_json([sums.as_json(entry) for entry in found])
    else:
        _print_lines(text.sum_lines(dataset, found))
    return 1 if any(entry.refusal for entry in found) or not found else 0


def geocode(options: argparse.Namespace) -> int:
    """Print the place of every name; names that are not found go to standard error."""
    gazetteer, places, failed = Gazetteer.shipped(), [], False
    for name in options.names:
        try:
            places.append((name, gazetteer.find(name)))
        except GeodataError as error:
            failed = True
            print(f"crossclaim: {error}", file=sys.stderr)
    if options.json:
        _print_json([_place_json(name, place) for name, place in places])
    else:
        _print_lines(text.place_line(name, place) for name, place in places)
    return 1 if failed else 0


def _place_json(name: str, place: Place) -> Mapping[str, Any]:
    return {
        "query": name,
        "name": place.name,
        "kind": place.kind,
        "precision_km": place.precision_km,
        "source": place.origin,
        "geometry": mapping(place.geometry),
    }


def snapshot(options: argparse.Namespace) -> int:
    """Draw a sealed picture and write it whole or not at all."""
    kind = _format(options, snapshots.FORMATS, SnapshotError)
    named = options.address is not None
    address = permalink.checked(options.address) if named else permalink.from_environment()
    store = Store.open(options.dataset)
    drawn = snapshots.draw(
        view(options, store),
        store,
        fmt=kind,
        layout=options.layout,
        theme=options.theme,
        scale=options.scale,
        address=address,
    )
    return _write(options.out, drawn)


def export(options: argparse.Namespace) -> int:
    """Write the view's rows as data, whole or not at all."""
    kind = _format(options, exports.FORMATS, ExportError)
    store = Store.open(options.dataset)
    return _write(options.out, exports.write(view(options, store), store, kind))


def _format(options: argparse.Namespace, known: Mapping[str, Any], error: type[Exception]) -> str:
    """Take the format that was named, or else the one whose ending the file has."""
    kind = options.format or options.out.suffix.lstrip(".").lower()
    for name, entry in known.items():
        if kind in (name, entry.extension.lstrip(".")):
            return name
    raise error(f"no format for {options.out.name!r}: use one of {', '.join(known)}")


def _write(path: Path, content: bytes) -> int:
    """Write a file beside its final name first, so that a full disk leaves the old one whole."""
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    print(path)
    return 0


def verify(options: argparse.Namespace) -> int:
    """Rebuild a snapshot from its seal and compare: 0 only when it is the same."""
    verdict = snapshots.verify(options.file, Store.open(options.dataset))
    if options.json:
        _print_json({"same": verdict.same, "reasons": list(verdict.reasons)})
    else:
        _print_lines(["same"] if verdict.same else ["not the same", *verdict.reasons])
    return 0 if verdict.same else 1


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def _print_lines(lines: Any) -> None:
    for line in lines:
        print(line)
