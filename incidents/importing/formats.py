"""The formats that can be imported: how files of each are read, ranked and cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from geodata.folding import fold
from incidents.dates import parse_date
from incidents.errors import DatasetError
from incidents.importing import manifests
from incidents.importing.acled import AcledRows
from incidents.importing.actors import Actors
from incidents.importing.codebook import PAGE
from incidents.importing.features import Features
from incidents.importing.gdelt import is_gdelt
from incidents.importing.importer import EventRows, Given, ImportFormat, lines_of
from incidents.importing.manifests import Maker
from incidents.importing.proposals import Mapped, proposed, read_mapped
from incidents.importing.sheets import Delimited, Look, look
from incidents.importing.strange import strangeness
from incidents.importing.tabular import TableLike, TabularRows
from incidents.importing.ucdp import UcdpReading, release_of
from incidents.importing.whereabouts import Places
from incidents.readers.rows import Broken
from incidents.words.refusals import refusal

HEAD = 4096
"""How much of a file tells what it is, in bytes."""

ACLED_PAGE = "https://acleddata.com/"
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9]+")


def sheet_of(file: Given, stream: BinaryIO, seen: Look) -> Delimited:
    """Open a delimited file for streaming."""
    return Delimited(file.name, lines_of(stream, seen), is_whole=seen.is_whole)


@dataclass(frozen=True)
class UcdpFormat:
    """UCDP's tables, GED and Candidate: the newest release of an event stands."""

    @property
    def maker(self) -> Maker:
        """Describe UCDP."""
        return manifests.ucdp()

    def ranked(self, files: Sequence[Given]) -> list[Given]:
        """Put the newest release first; of one release, or of none, the file named last."""
        last_first = [*reversed(files)]
        return sorted(last_first, key=lambda file: release_of(file.name), reverse=True)

    def version(self, files: Sequence[Given]) -> str:
        """Name the newest release."""
        return ".".join(map(str, release_of(files[0].name))) or "1"

    def source(self, file: Given) -> tuple[str, ...]:
        """Describe a release as a source."""
        release = ".".join(map(str, release_of(file.name)))
        title = " ".join(filter(None, ("UCDP", release)))
        return (_source_id(file), "UCDP", title, PAGE, file.name)

    def reading(
        self, file: Given, stream: BinaryIO, seen: Look, actors: Actors, places: Places
    ) -> EventRows:
        """Begin to read a table."""
        return UcdpReading(sheet_of(file, stream, seen), actors, places, _source_id(file))


def _source_id(file: Given) -> str:
    """Name a file as a source: by its release or, where its name has none, by its name."""
    release = ".".join(map(str, release_of(file.name)))
    return f"ucdp-{release}" if release else _key(file)


@dataclass(frozen=True)
class AcledFormat:
    """ACLED's tables, from the user's own account; of two files the one named last is newer.

    ``accessed`` and ``filters`` are the day of access and the filters, as its terms ask.
    """

    accessed: str
    filters: str

    @property
    def maker(self) -> Maker:
        """Describe ACLED."""
        return manifests.acled(self.accessed, self.filters)

    def ranked(self, files: Sequence[Given]) -> list[Given]:
        """Put the file named last first."""
        return [*reversed(files)]

    def version(self, files: Sequence[Given]) -> str:
        """Name the day of access."""
        del files
        return self.accessed

    def source(self, file: Given) -> tuple[str, ...]:
        """Describe the files as one source."""
        del file
        return ("acled", "ACLED", "ACLED", ACLED_PAGE, self.maker.cite)

    def reading(
        self, file: Given, stream: BinaryIO, seen: Look, actors: Actors, places: Places
    ) -> EventRows:
        """Begin to read a table."""
        return AcledRows(sheet_of(file, stream, seen), actors, places, "acled")


@dataclass(frozen=True)
class TableFormat:
    """Tables of no fixed format, CSV or GeoJSON, by a mapping of their columns."""

    kind: str
    mapped: Mapped
    files: tuple[str, ...]

    @property
    def maker(self) -> Maker:
        """Describe the files' makers, of whom nothing is known."""
        return manifests.own(self.files)

    def ranked(self, files: Sequence[Given]) -> list[Given]:
        """Put the file named last first."""
        return [*reversed(files)]

    def version(self, files: Sequence[Given]) -> str:
        """Give no version: such files have none."""
        del files
        return "1"

    def source(self, file: Given) -> tuple[str, ...]:
        """Describe a file as a source."""
        key = _key(file)
        return (key, file.name, file.name, f"urn:crossclaim:import:{key}", "")

    def reading(
        self, file: Given, stream: BinaryIO, seen: Look, actors: Actors, places: Places
    ) -> EventRows:
        """Begin to read a file."""
        table = table_of(self.kind, file, stream, seen)
        return TabularRows(table, self.mapped, actors, places, _key(file))


def _key(file: Given) -> str:
    stem = _NOT_IN_ID.sub("-", fold(file.name)).strip("-")[:60]
    return f"file-{stem or 'imported'}"


def table_of(kind: str, file: Given, stream: BinaryIO, seen: Look) -> TableLike:
    """Open a table: a delimited file, or the features of a GeoJSON file."""
    return Features(file.name, stream) if kind == "geojson" else sheet_of(file, stream, seen)


@dataclass(frozen=True)
class Wanted:
    """What was asked for: a format, and what its files need to be told.

    Attributes
    ----------
    name
        The format.
    sides
        The names of the two sides, or nothing to have them proposed.
    mapping
        For tables: the mapping as JSON, or nothing to have it proposed.
    accepted, accessed, filters
        Of ACLED: whether its terms are accepted, the day of access as typed, and the filters.
    """

    name: str
    sides: tuple[str, ...] = ()
    mapping: str = ""
    accepted: bool = False
    accessed: str = ""
    filters: str = ""


def format_of(wanted: Wanted, files: Sequence[Given]) -> ImportFormat:
    """Choose how files are read.

    Raises
    ------
    DatasetError
        If they are no tables of text, if they are of GDELT, whatever they were called, if terms
        are not accepted, or if a mapping does not fit.
    """
    for file in files:
        check(file, wanted.name)
    if wanted.name == "ucdp":
        return UcdpFormat()
    if wanted.name == "acled":
        return _acled(wanted)
    mapped = mapping_of(wanted, files[0])
    sides = wanted.sides or mapped.sides or _claimants(wanted.name, mapped, files)
    named = tuple(file.name for file in files)
    return TableFormat(wanted.name, replace(mapped, sides=sides), named)


def check(file: Given, kind: str = "") -> None:
    """Refuse what cannot be a table, by how it begins.

    Raises
    ------
    DatasetError
        If it is a workbook, an archive or no text, or of GDELT.
    """
    with file.open() as stream:
        head = stream.read(HEAD)
    found = strangeness(head) or ("gdelt" if kind == "gdelt" or is_gdelt(head) else "")
    if found:
        raise DatasetError(refusal(f"import_is_{found}", file=file.name))


def sides_of(wanted: Wanted, form: ImportFormat) -> tuple[str, ...]:
    """Name the two sides that were asked for, or that a table's mapping or claimants name."""
    return wanted.sides or (form.mapped.sides if isinstance(form, TableFormat) else ())


def _acled(wanted: Wanted) -> AcledFormat:
    try:
        day = parse_date(wanted.accessed)
    except ValueError as error:
        raise DatasetError(refusal("import_terms")) from error
    if not wanted.accepted:
        raise DatasetError(refusal("import_terms"))
    return AcledFormat(day.isoformat(), wanted.filters)


def mapping_of(wanted: Wanted, file: Given) -> Mapped:
    """Read the mapping that was given, or propose one by the header of a file.

    Raises
    ------
    DatasetError
        If the one that was given does not fit the file, or the file is no table.
    """
    check(file)
    with file.open() as stream:
        columns = table_of(wanted.name, file, stream, look(stream)).columns
    if wanted.mapping:
        return read_mapped(wanted.mapping, file.name, columns)
    return proposed(columns)


def sample(kind: str, file: Given, most: int = 3) -> tuple[tuple[str, ...], list[list[str]]]:
    """Give a table's columns and its first rows, to show a mapping on."""
    with file.open() as stream:
        table = table_of(kind, file, stream, look(stream))
        found = (row for row in table.rows() if not isinstance(row, Broken))
        return table.columns, [cells for _, cells in islice(found, most)]


def _claimants(kind: str, mapped: Mapped, files: Sequence[Given]) -> tuple[str, ...]:
    """Propose the two who claim most often as sides; nothing where there are not two."""
    column = mapped.columns.get("claimant")
    if column is None:
        return ()
    found: Counter[str] = Counter()
    for file in files:
        with file.open() as stream:
            table = table_of(kind, file, stream, look(stream))
            if column not in table.columns:
                continue  # it is refused with its name when it is read
            place = table.columns.index(column)
            rows = (row for row in table.rows() if not isinstance(row, Broken))
            found.update(name for _, cells in rows if (name := cells[place].strip()))
    most = sorted(found, key=lambda name: (-found[name], name))[:2]
    return tuple(sorted(most)) if len(most) == 2 else ()
