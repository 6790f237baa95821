"""From a folder of files to a dataset, with a report in which every row has its bucket."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from geodata.place import Place
from incidents.dates import parse_zone
from incidents.errors import DatasetError
from incidents.loader import estimates, rows
from incidents.loader.cells import Cells
from incidents.loader.claims import without_circles
from incidents.loader.linking import Linking
from incidents.loader.manifest import read_manifest
from incidents.loader.placing import Placing
from incidents.loader.rows import Rules
from incidents.loader.setting import framed, setting_of
from incidents.model import Claim, Dataset, Incident, Party
from incidents.quantities import Record
from incidents.readers import Row, Table
from incidents.readers.folder import FILES, PACKAGE, RawFolder, folder_of, is_layer, read_folder
from incidents.report import Findings, Report, Where
from incidents.words.refusals import refusal

Found = TypeVar("Found", bound=Record)

COLUMNS = {
    "parties.csv": (("id", "name", "kind"), ("side", "members", "note")),
    "sources.csv": (
        ("id", "outlet", "url"),
        (
            *("title", "published", "published_basis", "language", "country", "tier", "note"),
            *("captured", "capture_sha256", "archive_url"),
        ),
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
            *("best", "wording", "scope", "part_of", "part", "stated_basis", "revises"),
            *("quotation", "quotation_language", "translation", "translation_by", "note"),
        ),
    ),
    "retellings.csv": (("id", "claim", "kind", "outlet", "url", "printed", "explanation"), ()),
    "searches.csv": (("incident", "side", "day", "by", "where"), ("languages", "found", "note")),
    estimates.FILE: (estimates.REQUIRED, estimates.OPTIONAL),
    "places.csv": (
        ("name", "lat", "lon"),
        ("alternates", "kind", "precision_km", "within", "origin"),
    ),
    "changes.csv": (
        ("id", "when", "file", "why"),
        ("who", "proven", "version", "row", "field", "before", "after"),
    ),
}
"""The columns of each file: those that must be there, and those that may be."""


def load(folder: Path, find_place: Callable[[str], Place] | None = None) -> tuple[Dataset, Report]:
    """Load a dataset folder.

    Parameters
    ----------
    folder
        A folder of CSV or Parquet files beside a ``datapackage.json``.
    find_place
        Answers a place for a name, or raises a `geodata.errors.GeodataError`; by default the
        gazetteer of the dataset: its own places, those of its atlas, and the world's.

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
    return _Rows(read_folder(folder), folder, find_place).run()


def load_files(files: Mapping[str, bytes]) -> tuple[Dataset, Report]:
    """Load a dataset whose files are in memory, by name, its own shapes among them."""
    known = {name: content for name, content in files.items() if name in FILES or is_layer(name)}
    return _Rows(folder_of(known), None, None).run()


class Loading:
    """What every load does, file by file, each on top of those before it."""

    def __init__(
        self, raw: RawFolder, folder: Path | None, find_place: Callable[[str], Place] | None
    ) -> None:
        self._raw = raw
        self._findings = Findings()
        self._manifest = read_manifest(raw.package, self._findings)
        if table := raw.tables.get("places.csv"):
            self._note_table(table)
        own = _padded(table) if table else ()
        self._setting = setting_of(self._manifest, folder, own, raw.layers, self._findings)
        self._placing = Placing(find_place or self._setting.gazetteer.find)
        sides = tuple(side.id for side in self._manifest.sides)
        self._rules = Rules(self._manifest.vocabulary, self._zone(), sides)

    def _zone(self) -> dt.tzinfo:
        try:
            return parse_zone(self._manifest.timezone)
        except ValueError as error:
            zone, why = self._manifest.timezone, str(error)
            self._findings.warn((PACKAGE, 1), "crossclaim.timezone", zone, "timezone", why=why)
            return dt.UTC

    def _read(
        self, file: str, build: Callable[[Cells, Rules], Found | None]
    ) -> dict[str, tuple[Found, Where]]:
        """Read the records of one file by id, in the order of the file."""
        if file not in self._raw.tables:
            return {}
        table = self._raw.tables[file]
        self._note_table(table)
        read: dict[str, tuple[Found, Where]] = {}
        first: dict[str, Row] = {}
        for row in _padded(table):
            record = build(Cells(row, self._findings), self._rules)
            if record is None:
                continue
            key = getattr(record, "id", f"{file}:{row.line}")
            if key in first:
                self._note_twice(row, first[key])
                continue
            first[key] = row
            read[key] = (record, (row.file, row.line))
        return read

    def _note_table(self, table: Table) -> None:
        """Count a file's rows, note its broken lines, and check its columns."""
        self._check_columns(table)
        required, optional = COLUMNS[table.name]
        for name in sorted(set(table.columns) - {*required, *optional}):
            self._findings.warn((table.file, 1), name, name, "columns_unknown")
        self._findings.saw(table.file, len(table.rows) + len(table.broken))
        for one in table.broken:
            where = (one.file, one.line)
            self._findings.refuse(where, "row", one.text, one.fault, **one.values)

    def _check_columns(self, table: Table) -> None:
        for name in COLUMNS[table.name][0]:
            if name not in table.columns:
                raise DatasetError(refusal("column_missing", file=table.file, value=name))

    def _note_twice(self, row: Row, first: Row) -> None:
        where, key, line = (row.file, row.line), row.values["id"], str(first.line)
        if row.values == first.values:
            self._findings.warn(where, "id", key, "row_twice_same", line=line)
        else:
            self._findings.refuse(where, "id", key, "row_twice_other", line=line)

    def _parties(self) -> dict[str, Party]:
        """Read parties; each side has a party of its id, whatever the file holds."""
        read = self._read("parties.csv", rows.party_of)
        known = {*read, *self._rules.sides}
        parties = {key: self._with_members(one, at, known) for key, (one, at) in read.items()}
        for side in self._manifest.sides:
            if side.id not in parties:
                where = (PACKAGE, 1)
                self._findings.warn(where, "crossclaim.sides", side.id, "side_without_party")
                parties[side.id] = Party(id=side.id, name=side.name, kind="state", side=side.id)
        return parties

    def _with_members(self, party: Party, where: Where, known: Collection[str]) -> Party:
        missing = [member for member in party.members if member not in known]
        for member in missing:
            self._findings.warn(where, "members", member, "unknown_member")
        kept = tuple(member for member in party.members if member in known)
        return party.model_copy(update={"members": kept}) if missing else party


class _Rows(Loading):
    """One load in which every row is read one by one."""

    def run(self) -> tuple[Dataset, Report]:
        """Read all files in the order in which they build on each other."""
        parties = self._parties()
        sources = records(self._read("sources.csv", rows.source_of))
        read = self._read("incidents.csv", rows.incident_of)
        for incident, where in read.values():
            self._placing.look(incident, where, self._findings)
        incidents = records(read)
        if estimates.FILE in self._raw.tables:
            parties = estimates.parties(parties, self._rules.sides)
            sources = estimates.sources(sources, self._raw.tables[estimates.FILE].rows)
        self._rules = replace(self._rules, parties=parties, sources=sources, incidents=incidents)
        claims = self._claims(incidents, parties)
        claims |= records(self._read(estimates.FILE, estimates.claim_of))
        self._rules = replace(self._rules, claims=claims)
        places, ground = framed(self._setting, self._placing.found, self._findings)
        dataset = Dataset(
            manifest=self._manifest,
            parties=parties,
            incidents=incidents,
            claims=claims,
            sources=sources,
            retellings=records(self._read("retellings.csv", rows.retelling_of)),
            searches=tuple(records(self._read("searches.csv", rows.search_of)).values()),
            changes=tuple(records(self._read("changes.csv", rows.change_of)).values()),
            places=places,
            digest=self._raw.digest,
            setting=self._setting,
            ground=ground,
        )
        return dataset, self._findings.report()

    def _claims(
        self, incidents: Mapping[str, Incident], parties: Mapping[str, Party]
    ) -> dict[str, Claim]:
        read = self._read("claims.csv", rows.claim_of)
        kept = without_circles(read, self._findings)
        where = {key: at for key, (_, at) in read.items()}
        vocabulary = self._rules.vocabulary
        linking = Linking(
            kept, incidents, parties, where, vocabulary=vocabulary, findings=self._findings
        )
        return linking.linked(self._rules.zone)


def records(read: Mapping[str, tuple[Found, Where]]) -> dict[str, Found]:
    """Give records without where they were found."""
    return {key: record for key, (record, _) in read.items()}


def _padded(table: Table) -> tuple[Row, ...]:
    """Give rows exactly the columns that are known; those that may be missing are empty."""
    required, optional = COLUMNS[table.name]
    columns = (*required, *optional)
    if set(table.columns) == set(columns):
        return table.rows
    return tuple(
        Row(row.file, row.line, {name: row.values.get(name, "") for name in columns})
        for row in table.rows
    )
