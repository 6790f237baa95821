"""The view as a zipped Frictionless data package, which loads again as a dataset."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from shapely.geometry import mapping

from geodata.cabinet import Feature
from geodata.making import PLACE_COLUMNS
from incidents.export.about import About
from incidents.model import (
    Change,
    Claim,
    Dataset,
    Incident,
    Party,
    Retelling,
    Search,
    Source,
)
from incidents.quantities import Record
from incidents.schemas import columns, loosened, schemas
from incidents.vocabulary import AXES
from incidents.words import packing

Row = dict[str, str]

ADDED = ("file", "number")
"""What the loader adds to the properties of a dataset's own shapes: where they stand."""

OPTIONAL = ("retellings", "searches", "changes", "places")
FIXED_TIME = (2000, 1, 1, 0, 0, 0)
# The digits that every zip file of ours carries for "made on Unix, readable by all".
PERMISSIONS = 0o644 << 16


def write(dataset: Dataset, facts: About) -> bytes:
    """Write the zip: sorted names, fixed times, cells exactly as they are.

    Nothing is neutralised here, so that the package loads again into an equal dataset; for a
    spreadsheet there is CSV.
    """
    described = schemas(dataset.vocabulary, dataset.manifest.side_ids)
    tables = {name: rows for name, rows in _tables(dataset).items() if rows or name not in OPTIONAL}
    files = {f"{name}.csv": _csv(rows, columns(described[name])) for name, rows in tables.items()}
    resources = [loosened(described[name], rows) for name, rows in tables.items()]
    files |= _layers(dataset)
    files["datapackage.json"] = _json(_described(dataset, facts, resources))
    files["view.metadata.json"] = _json(facts.as_json())
    files["README.md"] = _readme(facts).encode()
    return _zipped(files)


def _tables(dataset: Dataset) -> dict[str, list[Row]]:
    return {
        "parties": [_party(one) for one in dataset.parties.values()],
        "sources": [_source(one) for one in dataset.sources.values()],
        "incidents": [_incident(one) for one in dataset.incidents.values()],
        "claims": [_claim(one) for one in dataset.claims.values()],
        "retellings": [_retelling(one) for one in dataset.retellings.values()],
        "searches": [_search(one) for one in dataset.searches],
        "changes": [_change(one) for one in dataset.changes],
        "places": _places(dataset),
    }


def _layers(dataset: Dataset) -> dict[str, bytes]:
    """Write the shapes of its own that the dataset brings, by file."""
    shapes = dataset.setting.shapes if dataset.setting else ()
    by_file: dict[str, list[dict[str, Any]]] = {}
    for one in shapes:
        by_file.setdefault(str(one.properties["file"]), []).append(_shape(one))
    return {
        file: _json({"type": "FeatureCollection", "features": some})
        for file, some in by_file.items()
    }


def _shape(one: Feature) -> dict[str, Any]:
    own = {name: value for name, value in one.properties.items() if name not in ADDED}
    return {"type": "Feature", "properties": own, "geometry": mapping(one.geometry)}


def _places(dataset: Dataset) -> list[Row]:
    rows = dataset.setting.rows if dataset.setting else ()
    return [{name: row.get(name, "") for name in PLACE_COLUMNS} for row in rows]


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, PERMISSIONS
            archive.writestr(entry, content)
    return stream.getvalue()


def _csv(rows: Iterable[Row], names: list[str]) -> bytes:
    stream = io.StringIO(newline="")
    plain = csv.DictWriter(stream, fieldnames=names, lineterminator="\n")
    # By itself the writer leaves a bare carriage return unquoted, and a reader ends the row there.
    quoted = csv.DictWriter(stream, names, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writeheader()
    for row in rows:
        (quoted if any("\r" in cell for cell in row.values()) else plain).writerow(row)
    return stream.getvalue().encode()


def _plain(record: Record, *names: str) -> Row:
    """Write fields of a record as cells: nothing is an empty cell, a list is joined by ";"."""
    return {name: _cell(getattr(record, name)) for name in names}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _party(party: Party) -> Row:
    return _plain(party, "id", "name", "kind", "side", "members", "note")


def _source(source: Source) -> Row:
    names = ("id", "outlet", "title", "url", "published", "published_basis", "language")
    kept = ("captured", "capture_sha256", "archive_url")
    return _plain(source, *names, "country", "tier", "note", *kept)


def _incident(incident: Incident) -> Row:
    hours = {
        "start": (incident.hour_start or incident.start).isoformat(),
        "end": (incident.hour_end or incident.end).isoformat(),
    }
    rest = ("precision", "time_note", "places", "place_note", "summary", "searched")
    return _plain(incident, "id", "title", "kind") | hours | _plain(incident, *rest)


def _claim(claim: Claim) -> Row:
    names = ("id", "incident", "claimant", "speaker", "stance", "subject", "category", "measure")
    count = _plain(claim.count, "low", "high", "best", "wording")
    stated = {"stated": claim.stated.text, "stated_basis": claim.stated.basis}
    quoted = ("quotation", "quotation_language", "translation", "translation_by", "note")
    rest = _plain(claim, "revises", "sources", *quoted)
    return _plain(claim, *names) | count | _plain(claim, "scope", "part_of", "part") | stated | rest


def _retelling(told: Retelling) -> Row:
    return _plain(told, "id", "claim", "kind", "outlet", "url", "printed", "explanation")


def _search(search: Search) -> Row:
    return _plain(search, "incident", "side", "day", "by", "where", "languages", "found", "note")


def _change(change: Change) -> Row:
    names = ("version", "file", "row", "field", "before", "after", "why")
    proven = {"proven": "true" if change.proven else "false"}
    return _plain(change, "id", "when", "who") | proven | _plain(change, *names)


def _plain_record(record: Record) -> dict[str, str]:
    """Write a record without what it leaves empty."""
    told = record.model_dump(mode="json")
    return {name: value for name, value in told.items() if value}


def _described(dataset: Dataset, facts: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Describe the package: the dataset's own facts, its schemas, and which view this is."""
    manifest, asked = dataset.manifest, facts.asked
    own = manifest.model_dump(
        mode="json",
        include={"subtitle", "citation", "background", "timezone", "holes", "atlas", *AXES},
    )
    return {
        "name": manifest.name,
        "title": manifest.title,
        "version": manifest.version,
        "created": f"{manifest.updated.isoformat()}T00:00:00Z",
        "description": f"{asked.words}, {asked.as_of}: view {asked.id}.",
        "licenses": [one.model_dump() for one in manifest.licences],
        "resources": resources,
        "crossclaim": {name: value for name, value in own.items() if value}
        | ({"boundary": _plain_record(manifest.boundary)} if manifest.boundary else {})
        | {
            "headline": [_plain_record(one) for one in manifest.windows],
            "sides": [_plain_record(side) for side in manifest.sides],
            "caveats": list(manifest.caveats),
            "view": {"id": asked.id, "query": asked.params, "words": asked.words},
        },
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _readme(facts: About) -> str:
    """Write what a person should know before using the files."""
    asked, notes = facts.asked, facts.notes
    named = [(one.outlet, one.title or one.url, one.url) for one in facts.sources]
    lines = [
        f"# {asked.title}",
        f"{asked.words}, {asked.as_of}.",
        *packing.made(asked.id, asked.dataset, asked.dataset_version, asked.software, asked.digest),
        f"## {packing.headings()['cite']}",
        notes.citation,
        f"## {packing.headings()['licences']}",
        *(f"- {one.title} ({one.url}): {one.covers}" for one in notes.licences),
        *(f"- {packing.places(one)}" for one in facts.origins),
        f"## {packing.headings()['care']}",
        *(f"- {one}" for one in notes.caveats),
        packing.raw(),
        f"## {packing.headings()['sources']}",
        "\n".join(f"- {outlet}: {title}, {url}" for outlet, title, url in named),
    ]
    return "\n\n".join(lines) + "\n"
