"""One import: files stream in, events stream out, and every row is counted once."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from incidents import files
from incidents.errors import DatasetError
from incidents.importing.actors import Actor, Actors
from incidents.importing.buckets import Buckets, Warned
from incidents.importing.events import Event, UnfitError
from incidents.importing.manifests import Maker, package
from incidents.importing.output import Open, Sheaf
from incidents.importing.sheets import Line, Look, look
from incidents.importing.whereabouts import Places
from incidents.readers.rows import Broken
from incidents.report import Report
from incidents.text import one_line
from incidents.words.refusals import refusal

Progress = Callable[[str, float], None]
"""Told the name of the file that is read, and which share of it has been."""

EVERY = 2000
"""After how many rows progress is told."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


@dataclass(frozen=True)
class Given:
    """A file to import: the name to tell, and what opens its bytes, as often as is asked."""

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]

    @classmethod
    def of(cls, path: Path) -> Given:
        """Give a file on the disk; what is no file is refused when it is opened."""
        return cls(path.name, lambda: _opened(path))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file.

    Raises
    ------
    DatasetError
        If it is not there, or is a folder, a pipe or a device.
    """
    if not path.is_file():
        why = "folder" if path.is_dir() else "device" if path.exists() else "absent"
        raise DatasetError(refusal(f"import_is_{why}", file=one_line(str(path), 200)))
    with files.regular(path) as file:
        yield file


class EventRows(Protocol):
    """A file of one format, being read."""

    def rows(self) -> Iterator[Line | Broken]:
        """Yield the rows, and the lines that are none."""

    def mended(self, cells: list[str]) -> bool:
        """Mend the encoding of a row in place; tell whether there was need to."""

    def name(self, cells: list[str]) -> str:
        """Give the id of a row's event, by which other releases know it too."""

    def event(self, cells: list[str], warnings: list[Warned]) -> Event | None:
        """Read a row, or raise `UnfitError`; None where its event follows in `rest`."""

    def rest(self) -> Iterator[Event]:
        """Give the events that only the whole file makes up."""


class ImportFormat(Protocol):
    """What makes a format out of files: how each is read, whose it is, which comes first."""

    @property
    def maker(self) -> Maker:
        """Whose files these are."""

    def ranked(self, files: Sequence[Given]) -> list[Given]:
        """Put the newest file first: of two rows with one id, the newest stands."""

    def version(self, files: Sequence[Given]) -> str:
        """Name the version of what the files hold."""

    def source(self, file: Given) -> tuple[str, ...]:
        """Describe a file as a source: id, outlet, title, address, note."""

    def reading(
        self, file: Given, stream: BinaryIO, seen: Look, actors: Actors, places: Places
    ) -> EventRows:
        """Begin to read a file."""


@dataclass(frozen=True)
class Outcome:
    """What came of an import: every row's bucket, the sides, and how many events there are.

    ``untold`` counts the rows of a fault beyond those that the report tells one by one.
    """

    report: Report
    untold: dict[tuple[str, str, str], int]
    sides: tuple[Actor, Actor]
    proposed: bool
    events: int


@dataclass
class _Seen:
    """The rows that were taken over: id to file, line and a hash of the cells."""

    rows: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def stands(self, key: str, file: str, mark: int) -> Warned | None:
        """Tell why another row of this id stands, or None where there is none.

        Raises
        ------
        UnfitError
            If two rows of one file have this id, and not the same cells.
        """
        if (known := self.rows.get(key)) is None:
            return None
        before, line, cells = known
        if before != file:
            fault = "import_again" if mark == cells else "import_replaced"
            return ("id", key, fault, {"file": before})
        if mark == cells:
            return ("id", key, "row_twice_same", {"line": str(line)})
        raise UnfitError("id", key, "row_twice_other", line=str(line))


class Importing:
    """An import of files of one format.

    Parameters
    ----------
    form
        The format.
    files
        The files, in the order in which they were named.
    sides
        The names of the two sides, or nothing to have them proposed.
    progress
        Told now and then how far it is.
    """

    def __init__(
        self,
        form: ImportFormat,
        files: Sequence[Given],
        sides: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> None:
        self._form = form
        self._files = form.ranked(files)
        self._asked = sides
        self._progress = progress or (lambda _file, _share: None)
        self._actors, self._places = Actors(), Places(form.maker.name)
        self._buckets, self._seen = Buckets(), _Seen()
        self._first, self._last = dt.date.max, dt.date.min
        self._joined: set[str] = set()
        self._events = 0
        self._looks: dict[str, Look] = {}

    def write(self, opener: Open) -> Outcome:
        """Read the files and write the dataset.

        Raises
        ------
        DatasetError
            If a file cannot be read at all, if the sides are not known, or if no row is fit.
        """
        sheaf = Sheaf(opener)
        try:
            for file in self._files:
                self._read(file, sheaf)
            return self._finished(sheaf)
        finally:
            sheaf.close()

    def _finished(self, sheaf: Sheaf) -> Outcome:
        report = self._buckets.report()
        if not self._events:
            if not report.problems:
                raise DatasetError(refusal("import_no_rows"))
            raise DatasetError(refusal("import_nothing", first=report.problems[0]))
        sides = self._actors.sides(self._asked)
        described = package(
            self._form.maker,
            sides,
            (self._first, self._last),
            version=self._form.version(self._files),
            imported={"files": [self._told(file) for file in self._files]},
            report=report,
        )
        sources = (self._form.source(file) for file in self._files)
        sheaf.finish(self._actors, self._places, iter(dict.fromkeys(sources)), described)
        return Outcome(report, self._buckets.untold(), sides, not self._asked, self._events)

    def _told(self, file: Given) -> dict[str, object]:
        seen, report = self._looks[file.name], self._buckets.report()
        counts = {
            name: getattr(report, name)[file.name] for name in ("loaded", "warned", "refused")
        }
        return {"name": file.name, "sha256": seen.sha256, **counts}

    def _read(self, file: Given, sheaf: Sheaf) -> None:
        self._buckets.open(file.name)
        with file.open() as stream:
            self._looks[file.name] = seen = look(stream)
            reading = self._form.reading(file, stream, seen, self._actors, self._places)
            for count, row in enumerate(reading.rows()):
                if count % EVERY == 0:
                    self._progress(file.name, _share(stream, seen))
                if isinstance(row, Broken):
                    self._buckets.broken(row)
                else:
                    self._row(reading, (file.name, row[0]), row[1], sheaf)
            for event in reading.rest():
                self._write(event, "", sheaf)
        self._progress(file.name, 1.0)

    def _row(
        self, reading: EventRows, where: tuple[str, int], cells: list[str], sheaf: Sheaf
    ) -> None:
        warnings: list[Warned] = []
        try:
            self._taken(reading, where, cells, warnings, sheaf)
        except UnfitError as why:
            self._buckets.unfit(where, why)
        else:
            self._buckets.loaded(where, warnings)

    def _taken(
        self,
        reading: EventRows,
        where: tuple[str, int],
        cells: list[str],
        warnings: list[Warned],
        sheaf: Sheaf,
    ) -> None:
        if reading.mended(cells):
            warnings.append(("row", cells[0], "import_cp1252", {}))
        key, mark = reading.name(cells), hash(tuple(cells))
        if not _ID.fullmatch(key):
            raise UnfitError("id", key, "no_id")
        if stands := self._seen.stands(key, where[0], mark):
            warnings.append(stands)
            return
        event = reading.event(cells, warnings)
        if event is not None:
            self._write(event, key, sheaf)
        self._seen.rows[key] = (*where, mark)

    def _write(self, event: Event, key: str, sheaf: Sheaf) -> None:
        """Write an event; one of which several rows speak is written once, with all its claims."""
        is_new = event.name == key or event.name not in self._joined
        if event.name != key:
            if not _ID.fullmatch(event.name):
                raise UnfitError("id", event.name, "no_id")
            self._joined.add(event.name)
        self._events += is_new
        self._first = min(self._first, event.days.start)
        self._last = max(self._last, event.days.end)
        sheaf.write(event, is_new=is_new)


def _share(stream: BinaryIO, seen: Look) -> float:
    """Tell which share of a file was read; a stream that was closed has been read."""
    return min(stream.tell() / max(seen.size, 1), 1.0) if not stream.closed else 1.0


def lines_of(stream: BinaryIO, seen: Look) -> Iterator[str]:
    """Read a file's lines with their ends; what is not in its encoding becomes lone surrogates."""
    errors = "replace" if seen.encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(stream, seen.encoding, errors, newline="")
