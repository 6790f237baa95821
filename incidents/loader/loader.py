"""From a folder of files to a dataset, with a report in which every row has its bucket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from geodata.gazetteer import Gazetteer
from geodata.place import Place
from incidents.errors import DatasetError
from incidents.loader import rows
from incidents.loader.claims import Claims
from incidents.loader.fields import make
from incidents.loader.manifest import read_manifest
from incidents.loader.places import Placing
from incidents.model import Claim, Dataset, Party, Retelling
from incidents.readers import Row, Table
from incidents.readers.folder import PACKAGE, RawFolder, read_folder
from incidents.report import Findings, Report
from incidents.vocabulary import PARTY_KINDS

Where = tuple[str, int]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_HasId)

COLUMNS = {
    "parties.csv": (("id", "name", "kind"), ("side", "members", "note")),
    "sources.csv": (
        ("id", "outlet", "url"),
        ("title", "published", "published_basis", "language", "country", "tier", "note"),
    ),
    "incidents.csv": (
        ("id", "title", "kind", "start", "end"),
        ("precision", "time_note", "places", "place_note", "summary", "searched"),
    ),
    "claims.csv": (
        (
            *("id", "incident", "claimant", "speaker", "stance", "subject", "category", "measure"),
            *("low", "high", "stated", "sources"),
        ),
        (
            *("wording", "scope", "part_of", "stated_basis", "revises"),
            *("quotation", "quotation_language", "note"),
        ),
    ),
    "retellings.csv": (("id", "claim", "kind", "outlet", "url", "printed", "explanation"), ()),
}
"""The columns of each file: those that must be there, and those that may be."""


def load(folder: Path, find_place: Callable[[str], Place] | None = None) -> tuple[Dataset, Report]:
    """Load a dataset folder.

    Parameters
    ----------
    folder
        A folder of CSV files beside a ``datapackage.json``.
    find_place
        Answers a place for a name, or raises a `geodata.errors.GeodataError`; by default the
        gazetteer that is shipped.

    Returns
    -------
    tuple
        The dataset, of all rows that were not refused; and the report, of every row.

    Raises
    ------
    DatasetError
        If the manifest, a file or a column that is needed is missing or unreadable. Nothing
        that a row holds raises.
    """
    return _Load(read_folder(folder), find_place or Gazetteer.shipped().find).run()


class _Load:
    """One load, file by file, each on top of those before it."""

    def __init__(self, raw: RawFolder, find_place: Callable[[str], Place]) -> None:
        self._raw = raw
        self._findings = Findings()
        self._manifest = read_manifest(raw.package)
        self._placing = Placing(find_place)

    def run(self) -> tuple[Dataset, Report]:
        """Read all files in the order in which they build on each other."""
        parties = self._parties()
        sources = _records(self._read("sources.csv", rows.source_of))
        incidents = {
            key: self._placing.place(incident, where, self._findings)
            for key, (incident, where) in self._read("incidents.csv", rows.incident_of).items()
        }
        read = self._read("claims.csv", rows.claim_of)
        claims = Claims(read, incidents, parties, sources, self._findings).checked()
        dataset = Dataset(
            manifest=self._manifest,
            parties=parties,
            incidents=incidents,
            claims=claims,
            sources=sources,
            retellings=self._retellings(claims),
            places=self._placing.found,
            digest=self._raw.digest,
        )
        return dataset, self._findings.report()

    def _read(self, file: str, build: Callable[[Row], Found]) -> dict[str, tuple[Found, Where]]:
        """Read the records of one file by id, in the order of the file."""
        table = self._raw.tables[file]
        self._note_table(table)
        read: dict[str, tuple[Found, Where]] = {}
        first: dict[str, Row] = {}
        for row in _padded(table):
            record = make(row, build, self._findings)
            if record is None:
                continue
            if record.id in first:
                self._note_twice(row, first[record.id])
                continue
            first[record.id] = row
            read[record.id] = (record, (row.file, row.line))
        return read

    def _note_table(self, table: Table) -> None:
        """Count a file's rows, note its faults, and check its columns."""
        required, optional = COLUMNS[table.file]
        for name in required:
            if name not in table.columns:
                raise DatasetError(f"{table.file}:1: the column {name!r} is missing: add it")
        for name in sorted(set(table.columns) - {*required, *optional}):
            says = ("this column is not known, and is left out", "rename or remove it")
            self._findings.note("warned", (table.file, 1), "", name, says)
        self._findings.saw(table.file, [row.line for row in table.rows])
        self._findings.saw(table.file, [fault.line for fault in table.faults])
        for fault in table.faults:
            says = (fault.message, fault.remedy)
            self._findings.note("refused", (fault.file, fault.line), "", fault.value, says)

    def _note_twice(self, row: Row, first: Row) -> None:
        where = (row.file, row.line)
        same = f"line {first.line} has the same id"
        if row.values == first.values:
            says = (f"{same} and the same cells; they are one", "remove one of them")
            self._findings.note("warned", where, "id", row.values["id"], says)
        else:
            says = (f"{same} and other cells; the first is kept", "give each row its own id")
            self._findings.note("refused", where, "id", row.values["id"], says)

    def _parties(self) -> dict[str, Party]:
        """Read parties; each side has a party of its id, whatever the file holds."""
        read = self._read("parties.csv", rows.party_of)
        sides = {side.id: side for side in self._manifest.sides}
        kept = {key: (one, at) for key, (one, at) in read.items() if self._has_camp(one, at, sides)}
        parties = {key: self._with_members(one, at, kept) for key, (one, at) in kept.items()}
        for side in self._manifest.sides:
            if side.id not in parties:
                says = ("the side has no party of its id", "add a row to parties.csv")
                self._findings.note("warned", (PACKAGE, 1), "crossclaim.sides", side.id, says)
                parties[side.id] = Party(id=side.id, name=side.name, kind="state", side=side.id)
        return parties

    def _has_camp(self, party: Party, where: Where, sides: Mapping[str, object]) -> bool:
        """Refuse a party of a side that is none of the two, or a side's party outside it."""
        if party.kind not in PARTY_KINDS:
            says = ("the kind is not one of the usual ones", f"use {', '.join(PARTY_KINDS)}")
            self._findings.note("warned", where, "kind", party.kind, says)
        expected = (party.id,) if party.id in sides else (None, *sides)
        if party.side in expected:
            return True
        named = " or ".join(str(side) for side in expected if side)
        says = ("this is not a side it can be on", f"write {named}, or leave it empty")
        self._findings.note("refused", where, "side", party.side or "", says)
        return False

    def _with_members(self, party: Party, where: Where, known: Mapping[str, object]) -> Party:
        missing = [member for member in party.members if member not in known]
        for member in missing:
            says = ("no party has this id, or it was refused; it is left out", "correct the id")
            self._findings.note("warned", where, "members", member, says)
        kept = tuple(member for member in party.members if member in known)
        return party.model_copy(update={"members": kept}) if missing else party

    def _retellings(self, claims: Mapping[str, Claim]) -> dict[str, Retelling]:
        if "retellings.csv" not in self._raw.tables:
            return {}
        kept = {}
        for key, (told, where) in self._read("retellings.csv", rows.retelling_of).items():
            if told.claim in claims:
                kept[key] = told
                continue
            says = ("no claim has this id, or it was refused", "correct the id")
            self._findings.note("refused", where, "claim", told.claim, says)
        return kept


def _records(read: Mapping[str, tuple[Found, Where]]) -> dict[str, Found]:
    return {key: record for key, (record, _) in read.items()}


def _padded(table: Table) -> tuple[Row, ...]:
    """Give rows exactly the columns that are known; those that may be missing are empty."""
    required, optional = COLUMNS[table.file]
    columns = (*required, *optional)
    if set(table.columns) == set(columns):
        return table.rows
    return tuple(
        Row(row.file, row.line, {name: row.values.get(name, "") for name in columns})
        for row in table.rows
    )
