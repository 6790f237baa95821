"""The view as a zipped Frictionless data package, which loads again as a dataset."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from incidents.export.about import About
from incidents.model import Claim, Dataset, Incident, Party, Record, Retelling, Source
from incidents.store import SHIPPED

Row = dict[str, str]

FIXED_TIME = (2000, 1, 1, 0, 0, 0)
# The digits that every zip file of ours carries for "made on Unix, readable by all".
PERMISSIONS = 0o644 << 16


def write(dataset: Dataset, facts: About) -> bytes:
    """Write the zip: sorted names, fixed times, cells exactly as they are.

    Nothing is neutralised here, so that the package loads again into an equal dataset; for a
    spreadsheet there is CSV.
    """
    schemas = {one["name"]: one for one in _shipped()}
    tables = {name: rows for name, rows in _tables(dataset).items() if rows or name != "retellings"}
    files = {f"{name}.csv": _csv(rows, _columns(schemas[name])) for name, rows in tables.items()}
    resources = [_loosened(schemas[name], rows) for name, rows in tables.items()]
    files["datapackage.json"] = _json(_described(dataset, facts, resources))
    files["view.metadata.json"] = _json(facts.as_json())
    files["README.md"] = _readme(facts).encode()
    return _zipped(files)


def _shipped() -> list[dict[str, Any]]:
    """Read the schemas of the shipped dataset: the format is the same for every dataset."""
    text = (SHIPPED / "datapackage.json").read_text("utf-8")
    described: list[dict[str, Any]] = json.loads(text)["resources"]
    return described


def _tables(dataset: Dataset) -> dict[str, list[Row]]:
    return {
        "parties": [_party(one) for one in dataset.parties.values()],
        "sources": [_source(one) for one in dataset.sources.values()],
        "incidents": [_incident(one) for one in dataset.incidents.values()],
        "claims": [_claim(one) for one in dataset.claims.values()],
        "retellings": [_retelling(one) for one in dataset.retellings.values()],
    }


def _columns(resource: Mapping[str, Any]) -> list[str]:
    return [field["name"] for field in resource["schema"]["fields"]]


def _loosened(resource: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    """Drop the limits of columns that some row does not keep to, as the loader allows it."""
    for field in resource["schema"]["fields"]:
        limits = field.get("constraints", {})
        cells = {row[field["name"]] for row in rows}
        if "enum" in limits and cells - {""} - set(limits["enum"]):
            del limits["enum"]
        if limits.get("required") and "" in cells:
            del limits["required"]
    return resource


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, PERMISSIONS
            archive.writestr(entry, content)
    return stream.getvalue()


def _csv(rows: Iterable[Row], columns: list[str]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
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
    return _plain(source, *names, "country", "tier", "note")


def _incident(incident: Incident) -> Row:
    names = ("id", "title", "kind", "start", "end", "precision", "time_note", "places")
    return _plain(incident, *names, "place_note", "summary", "searched")


def _claim(claim: Claim) -> Row:
    names = ("id", "incident", "claimant", "speaker", "stance", "subject", "category", "measure")
    count = _plain(claim.count, "low", "high", "wording")
    stated = {"stated": claim.stated.text, "stated_basis": claim.stated.basis}
    rest = _plain(claim, "revises", "sources", "quotation", "quotation_language", "note")
    return _plain(claim, *names) | count | _plain(claim, "scope", "part_of") | stated | rest


def _retelling(told: Retelling) -> Row:
    return _plain(told, "id", "claim", "kind", "outlet", "url", "printed", "explanation")


def _described(dataset: Dataset, facts: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Describe the package: the dataset's own facts, its schemas, and which view this is."""
    manifest = dataset.manifest
    own = manifest.model_dump(
        mode="json", include={"subtitle", "headline", "boundary", "citation", "background"}
    )
    return {
        "name": manifest.name,
        "title": manifest.title,
        "version": manifest.version,
        "created": f"{manifest.updated.isoformat()}T00:00:00Z",
        "description": f"{facts.words}, {facts.known}: view {facts.id}.",
        "licenses": [one.model_dump() for one in manifest.licences],
        "resources": resources,
        "crossclaim": {name: value for name, value in own.items() if value is not None}
        | {
            "sides": [side.model_dump() for side in manifest.sides],
            "caveats": list(manifest.caveats),
            "view": {"id": facts.id, "query": facts.filters, "words": facts.words},
        },
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


RAW = (
    "Cells hold text exactly as recorded. Do not open these files in a spreadsheet without "
    "importing the columns as text: a cell may begin with a sign that starts a formula."
)


def _readme(facts: About) -> str:
    """Write what a person should know before using the files."""
    named = [(one.outlet, one.title or one.url, one.url) for one in facts.sources]
    sources = "\n".join(f"- {outlet}: {title}, {url}" for outlet, title, url in named)
    lines = [
        f"# {facts.title}",
        f"{facts.words}, {facts.known}.",
        f"View `{facts.id}` of {facts.dataset} {facts.dataset_version}.",
        f"Made by Crossclaim {facts.version}. Data SHA-256: `{facts.digest}`.",
        "## Cite as",
        facts.citation,
        "## Licences",
        *(f"- {one.title} ({one.path}): {one.covers}" for one in facts.licences),
        *(f"- Places: {one}" for one in facts.origins),
        "## Before use",
        *(f"- {one}" for one in facts.caveats),
        RAW,
        "## Sources",
        sources,
    ]
    return "\n\n".join(lines) + "\n"
