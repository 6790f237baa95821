"""Importing apart: whatever a file is, it takes no more than it may, and reaches no network."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from incidents import apart
from incidents.errors import DatasetError
from incidents.importing.actors import Actor
from incidents.importing.formats import Wanted, format_of, mapping_of, sample, sides_of
from incidents.importing.importer import Given, Importing, Outcome, Progress
from incidents.importing.output import InMemory, Open, opener
from incidents.importing.proposals import Mapped
from incidents.report import Report
from incidents.words.refusals import unreadable

MOST_MB, SECONDS = 1024, 120
LARGE_MB, LARGE_MINUTES = 4096, 60
"""What an import from files of one's own may take, unless it is told otherwise."""

Named = tuple[str, bytes]
Looked = tuple[Mapped, tuple[str, ...], list[list[str]]]
"""The mapping proposed for a table, its columns and its first rows."""


def imported(wanted: Wanted, files: Sequence[Given]) -> tuple[Mapping[str, bytes], Outcome]:
    """Import files, and give the files of the dataset that they make, and what came of every row.

    Raises
    ------
    DatasetError
        If they cannot be imported, or take more than is fit.
    """
    task = (in_memory, wanted, tuple(map(_named, files)))
    plain, found = apart.ask(*task, fails=DatasetError, most_mb=MOST_MB, seconds=SECONDS)
    return found, _outcome(plain)


def written(
    wanted: Wanted,
    paths: Sequence[Path],
    folder: Path,
    *,
    most_mb: int = LARGE_MB,
    minutes: int = LARGE_MINUTES,
    progress: Progress | None = None,
) -> Outcome:
    """Import files on the disk into a folder that is there and empty.

    Raises
    ------
    DatasetError
        If they cannot be imported, or take more than they may.
    """
    task = (into_folder, wanted, tuple(map(str, paths)), str(folder))
    plain, _ = apart.ask(
        *task, fails=DatasetError, most_mb=most_mb, seconds=60 * minutes, heard=progress
    )
    return _outcome(plain)


def looked(form: str, file: Given) -> Looked:
    """Look at a table: the mapping proposed for it, its columns and its first rows.

    Raises
    ------
    DatasetError
        If it is no such table.
    """
    return _looked(first_rows, form, _named(file))


def looked_at(form: str, path: Path) -> Looked:
    """Look at a table on the disk, as `looked` does.

    Raises
    ------
    DatasetError
        If it is no such table.
    """
    return _looked(first_rows_of, form, str(path))


def _looked(task: Callable[..., apart.Answer], *given: object) -> Looked:
    plain, _ = apart.ask(task, *given, fails=DatasetError, most_mb=MOST_MB)
    return Mapped(plain["mapped"]), tuple(plain["columns"]), plain["rows"]


def _named(file: Given) -> Named:
    with file.open() as stream:
        return file.name, stream.read()


# ---- done apart


def in_memory(wanted: Wanted, files: Sequence[Named]) -> apart.Answer:
    """Import files into memory."""
    memory = InMemory()
    outcome = _import(wanted, [_given(*one) for one in files], memory.open)
    return _plain(outcome), memory.contents()


def into_folder(wanted: Wanted, paths: Sequence[str], folder: str) -> apart.Answer:
    """Import files on the disk into a folder, and tell how far it is."""
    with _in_words():
        given = [Given.of(Path(path)) for path in paths]
        return _plain(_import(wanted, given, opener(Path(folder)))), {}


def _import(wanted: Wanted, given: Sequence[Given], opens: Open) -> Outcome:
    form = format_of(wanted, given)
    return Importing(form, given, sides_of(wanted, form), apart.tell).write(opens)


@contextmanager
def _in_words() -> Iterator[None]:
    """Refuse in words what the system refuses: a file that is none, a disk that is full."""
    try:
        yield
    except OSError as error:
        raise DatasetError(unreadable(error)) from error


def first_rows_of(form: str, path: str) -> apart.Answer:
    """Read the header and the first rows of a table on the disk."""
    with _in_words():
        return _first_rows(form, Given.of(Path(path)))


def first_rows(form: str, file: Named) -> apart.Answer:
    """Read the header and the first rows of a table."""
    return _first_rows(form, _given(*file))


def _first_rows(form: str, given: Given) -> apart.Answer:
    mapped = mapping_of(Wanted(form), given).columns
    columns, rows = sample(form, given)
    return {"mapped": dict(mapped), "columns": columns, "rows": rows}, {}


def _given(name: str, content: bytes) -> Given:
    return Given(name, lambda: io.BytesIO(content))


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "report": json.loads(json.dumps(outcome.report.stored())),
        "untold": [(*key, rows) for key, rows in outcome.untold.items()],
        "sides": [tuple(one) for one in outcome.sides],
        "proposed": outcome.proposed,
        "events": outcome.events,
    }


def _outcome(plain: Mapping[str, Any]) -> Outcome:
    first, second = (_actor(*one) for one in plain["sides"])
    untold = {(file, level, fault): rows for file, level, fault, rows in plain["untold"]}
    report = Report.restored(plain["report"])
    return Outcome(report, untold, (first, second), plain["proposed"], plain["events"])


def _actor(key: str, name: str, kind: str, members: Sequence[str] = ()) -> Actor:
    return Actor(key, name, kind, tuple(members))
