"""From what was accepted to the dataset's files: rows, what was changed, the version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from incidents.desk.amendments import PREFIX, Amendment, Bundle, renamed
from incidents.desk.errors import WritingError
from incidents.desk.numbering import free, numbered, slug
from incidents.desk.people import Person
from incidents.desk.sheets import Edits, edited
from incidents.loader.manifest import read_manifest
from incidents.readers.folder import PACKAGE, PARQUET, lies_in
from incidents.readers.table import read_table
from incidents.report import Findings
from incidents.schemas import columns, schemas
from incidents.store import is_built
from incidents.words import desk as words
from incidents.words.refusals import refusal

CHANGES = "changes.csv"
ORDER = ("parties.csv", "sources.csv", "incidents.csv", "claims.csv", "searches.csv")
"""What others name comes before who names it, so that a reader in between finds it."""

_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.\d+)?")

Cells = dict[str, str]


@dataclass(frozen=True)
class Plan:
    """What the files shall hold, the ids that new rows got, and the version it makes."""

    contents: Mapping[str, bytes]
    names: Mapping[str, str]
    version: str


@dataclass
class _Folder:
    """A dataset's files as bytes and as rows, while they are edited."""

    path: Path
    package: dict[str, Any]
    rows: dict[str, dict[str, Cells]] = field(default_factory=dict)

    def data(self, file: str) -> bytes | None:
        path = lies_in(self.path, file)
        if path.suffix == PARQUET:
            raise WritingError(refusal("desk_parquet", file=path.name))
        return path.read_bytes() if path.exists() else None

    def table(self, file: str) -> dict[str, Cells]:
        """Read the rows of a file by id; a search has none, and is counted."""
        if file not in self.rows:
            data = self.data(file)
            found = read_table(file, data).rows if data is not None else ()
            self.rows[file] = {
                row.values.get("id", str(row.line)): dict(row.values) for row in found
            }
        return self.rows[file]


def plan(dataset: Path, bundle: Bundle, accepted: Sequence[Amendment], when: str) -> Plan:
    """Work out what the files of a dataset shall hold. Nothing is written here.

    Parameters
    ----------
    dataset
        The folder.
    bundle
        Of which bundle.
    accepted
        What was accepted of it, each after the new rows that it rests on.
    when
        The instant, as it is written into the changes.

    Raises
    ------
    WritingError
        If a row changed since it was proposed, names one that was not accepted, or belongs into
        a table in Parquet.
    """
    if is_built(dataset):
        raise WritingError(refusal("built_desk", file=dataset.name))
    folder = _Folder(dataset, json.loads((dataset / PACKAGE).read_text("utf-8-sig")))
    names = _names(folder, accepted)
    version = next_version(str(folder.package.get("version", "")))
    settled = [(one, _settled(one, names, folder)) for one in accepted]
    edits = {file: _edits(file, settled) for file in ORDER}
    changes = [
        line for one, cells in settled for line in _changes(one, cells, bundle, (version, when))
    ]
    ids = numbered(folder.table(CHANGES), "h")
    edits[CHANGES] = Edits(added=[{"id": next(ids), **line} for line in changes])
    return Plan(_contents(folder, edits, version, when), names, version)


def next_version(version: str) -> str:
    """Give the version after one: new rows make a new minor version."""
    found = _VERSION.match(version)
    return f"{found[1]}.{int(found[2]) + 1}.0" if found else f"{version or '1'}.1"


def _names(folder: _Folder, accepted: Sequence[Amendment]) -> dict[str, str]:
    """Choose an id for every new row."""
    names: dict[str, str] = {}
    claims = numbered(folder.table("claims.csv"), "c")
    for one in accepted:
        if not one.row.startswith(PREFIX) or one.file == "searches.csv":
            continue
        if one.is_claim:
            names[one.row] = next(claims)
        else:
            taken = {*folder.table(one.file), *names.values()}
            names[one.row] = free(_wanted(one), taken)
    return names


def _wanted(one: Amendment) -> str:
    cells = one.values
    if one.file == "incidents.csv":
        place = (cells.get("places", "").split(";") or [""])[0] or cells.get("title", "")
        return slug(cells.get("start", "")[:10], place)
    if one.file == "parties.csv":
        return slug(cells.get("name", "")).upper()
    return slug(cells.get("outlet", ""), cells.get("published", "")[:10])


def _settled(one: Amendment, names: Mapping[str, str], folder: _Folder) -> Cells:
    """Give the cells of a row as they shall stand, with the ids of all that they name."""
    cells = renamed(one.values, names)
    if one.row in names:
        cells["id"] = names[one.row]
    missing = next((part for part in _parts(cells) if part.startswith(PREFIX)), "")
    if missing:
        raise WritingError(refusal("rests_on_returned", name=one.row, other=missing))
    if "found" in cells:
        # What a search found and was returned is no claim, so that the search does not name it.
        cells["found"] = ";".join(
            part for part in cells["found"].split(";") if not part.startswith(PREFIX)
        )
    if one.action != "add":
        _check_unchanged(one, folder)
    return cells


def _parts(cells: Mapping[str, str]) -> Iterator[str]:
    for column in ("incident", "sources", "revises", "part_of", "claimant", "subject"):
        yield from (part.strip() for part in cells.get(column, "").split(";"))


def _check_unchanged(one: Amendment, folder: _Folder) -> None:
    """Refuse to change a row that is not any more what the author saw."""
    stands = folder.table(one.file).get(one.row)
    if stands is None:
        raise WritingError(refusal("row_gone", file=one.file, name=one.row))
    for column, text in one.before.items():
        if stands.get(column, "") != text:
            told = {"file": one.file, "name": one.row, "field": column}
            raise WritingError(refusal("row_meanwhile", **told))


def _edits(file: str, settled: Sequence[tuple[Amendment, Cells]]) -> Edits:
    mine = [(one, cells) for one, cells in settled if one.file == file]
    return Edits(
        added=[cells for one, cells in mine if one.action == "add"],
        changed={one.row: cells for one, cells in mine if one.action == "change"},
        removed=frozenset(one.row for one, _ in mine if one.action == "remove"),
    )


def _changes(
    one: Amendment, cells: Cells, bundle: Bundle, made: tuple[str, str]
) -> Iterator[Cells]:
    """Write the lines of changes.csv: one a cell that changes, else one for the row."""
    reviewer = one.reviewer or Person("")
    people = [person for person in (bundle.author, reviewer) if person.name]
    line = {
        "when": made[1],
        "who": "; ".join(dict.fromkeys(person.name for person in people)),
        "proven": "true" if all(person.proven for person in people) else "false",
        "version": made[0],
        "file": one.file,
        "row": cells.get("id") or f"{cells['incident']}/{cells['side']}/{cells['day']}",
        "why": bundle.why or words.made(one.action),
    }
    if one.action == "change":
        for column in one.fields:
            stood, stands = one.before.get(column, ""), cells.get(column, "")
            yield line | {"field": column, "before": stood, "after": stands}
    elif one.action == "remove":
        yield line | {"before": json.dumps(dict(one.before), ensure_ascii=False)}
    else:
        yield line


def _contents(
    folder: _Folder, edits: Mapping[str, Edits], version: str, when: str
) -> dict[str, bytes]:
    """Write the files that change, in order, and last of all what describes them."""
    sides = [side["id"] for side in folder.package["crossclaim"]["sides"]]
    words = read_manifest(folder.data(PACKAGE) or b"", Findings()).vocabulary
    known = schemas(words, sides)
    contents: dict[str, bytes] = {}
    for file, one in edits.items():
        if one.added or one.changed or one.removed:
            resource = known[file.removesuffix(".csv")]
            contents[file] = edited(file, folder.data(file), one, columns(resource))
            _describe(folder.package, resource, read_table(file, contents[file]).columns)
    folder.package["version"], folder.package["created"] = version, when
    text = json.dumps(folder.package, ensure_ascii=False, indent=2) + "\n"
    return contents | {PACKAGE: text.encode()}


def _describe(package: dict[str, Any], resource: dict[str, Any], header: Sequence[str]) -> None:
    """Describe a file, or a column of it, that the package did not know."""
    if "resources" not in package:
        return
    known = {one.get("path"): one for one in package["resources"]}
    mine = known.get(resource["path"])
    if mine is None:
        package["resources"].append(resource)
        return
    fields = mine.get("schema", {}).get("fields", [])
    told = {one["name"]: one for one in fields}
    for one in resource["schema"]["fields"]:
        if one["name"] in told:
            _allow(told[one["name"]], one)
        elif one["name"] in header:
            fields.append(one)


def _allow(field: dict[str, Any], ours: dict[str, Any]) -> None:
    """Allow a column that lists its words those that the dataset has added since."""
    listed = field.get("constraints", {}).get("enum")
    known = ours.get("constraints", {}).get("enum")
    if listed and known:
        listed += [word for word in known if word not in listed]
