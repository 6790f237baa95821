"""Importing files that a stranger uploaded: apart, so that no file takes what others need."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from incidents import apart
from incidents.errors import DatasetError
from incidents.importing.actors import Actor
from incidents.importing.formats import Wanted, format_of, mapping_of, sample, sides_of
from incidents.importing.importer import Given, Importing, Outcome
from incidents.importing.output import InMemory
from incidents.importing.proposals import Mapped
from incidents.report import Report

MOST_MB, SECONDS = 1024, 120

Named = tuple[str, bytes]


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


def looked(form: str, file: Given) -> tuple[Mapped, tuple[str, ...], list[list[str]]]:
    """Look at a table: the mapping proposed for it, its columns and its first rows.

    Raises
    ------
    DatasetError
        If it is no such table.
    """
    plain, _ = apart.ask(first_rows, form, _named(file), fails=DatasetError, most_mb=MOST_MB)
    return Mapped(plain["mapped"]), tuple(plain["columns"]), plain["rows"]


def _named(file: Given) -> Named:
    with file.open() as stream:
        return file.name, stream.read()


# ---- done apart


def in_memory(wanted: Wanted, files: Sequence[Named]) -> apart.Answer:
    """Import files into memory."""
    given, memory = [_given(*one) for one in files], InMemory()
    form = format_of(wanted, given)
    outcome = Importing(form, given, sides_of(wanted, form)).write(memory.open)
    return _plain(outcome), memory.contents()


def first_rows(form: str, file: Named) -> apart.Answer:
    """Read the header and the first rows of a table."""
    given = _given(*file)
    columns, rows = sample(form, given)
    mapped = mapping_of(Wanted(form), given).columns
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
