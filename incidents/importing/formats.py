"""The formats that can be imported: how files of each are read, ranked and cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from incidents.errors import DatasetError
from incidents.importing import manifests
from incidents.importing.actors import Actors
from incidents.importing.gdelt import GDELT_HEAD, is_gdelt
from incidents.importing.importer import EventRows, Given, ImportFormat, lines_of
from incidents.importing.manifests import Maker
from incidents.importing.sheets import Delimited, Look
from incidents.importing.ucdp import UcdpReading, release_of
from incidents.importing.whereabouts import Places
from incidents.words.refusals import refusal

UCDP_PAGE = "https://ucdp.uu.se/downloads/"


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
        return (_source_id(file), "UCDP", title, UCDP_PAGE, file.name)

    def reading(
        self, file: Given, stream: BinaryIO, seen: Look, actors: Actors, places: Places
    ) -> EventRows:
        """Begin to read a table."""
        return UcdpReading(sheet_of(file, stream, seen), actors, places, _source_id(file))


def _source_id(file: Given) -> str:
    release = ".".join(map(str, release_of(file.name)))
    return "-".join(filter(None, ("ucdp", release)))


@dataclass(frozen=True)
class Wanted:
    """What was asked for: a format, and what its files need to be told.

    Attributes
    ----------
    name
        The format.
    accepted, accessed, filters
        Of ACLED: whether its terms are accepted, the day of access as typed, and the filters.
    """

    name: str
    accepted: bool = False
    accessed: str = ""
    filters: str = ""


def format_of(asked: Wanted, files: Sequence[Given]) -> ImportFormat:
    """Choose how files are read.

    Raises
    ------
    DatasetError
        If they are of GDELT, whatever they were called, or if terms are not accepted.
    """
    for file in files:
        with file.open() as stream:
            if asked.name == "gdelt" or is_gdelt(stream.read(GDELT_HEAD)):
                raise DatasetError(refusal("import_gdelt", file=file.name))
    return UcdpFormat()
