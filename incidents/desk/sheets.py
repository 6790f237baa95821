"""Editing one CSV file: what is not touched keeps its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from incidents.desk.errors import WritingError
from incidents.readers import Table
from incidents.readers.table import read_table
from incidents.words.refusals import refusal

Cells = Mapping[str, str]
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Edits:
    """What is to happen to the rows of one file: new rows, and by id what stands there then."""

    added: Sequence[Cells] = ()
    changed: Mapping[str, Cells] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()


def edited(file: str, data: bytes | None, edits: Edits, columns: Sequence[str]) -> bytes:
    """Edit the bytes of a file.

    Rows that are only added are put behind what is there, byte for byte. Otherwise the rows are
    written anew, with the same cells, the same ends of lines and the same columns, and behind
    these the columns that are needed and were not there.

    Parameters
    ----------
    file
        Its name.
    data
        Its bytes; None where there is no such file yet.
    edits
        What is to happen.
    columns
        The columns that the file may have, in order.

    Raises
    ------
    WritingError
        If a line of the file cannot be read, and would be lost.
    DatasetError
        If it has no header that can be read.
    """
    if data is None:
        return _written(list(columns), edits.added, "\n").encode()
    table = read_table(file, data)
    if table.broken:
        raise WritingError(refusal("broken_line", file=file, number=table.broken[0].line))
    end = "\r\n" if data.partition(b"\n")[0].endswith(b"\r") else "\n"
    header = _header(table, edits, columns)
    if header == list(table.columns) and not edits.changed and not edits.removed:
        gap = b"" if data.endswith(b"\n") else end.encode()
        return data + gap + _lines(header, edits.added, end).encode()
    mark = BOM if data.startswith(BOM) else b""
    return mark + _written(header, [*_kept(table, edits), *edits.added], end).encode()


def _header(table: Table, edits: Edits, columns: Sequence[str]) -> list[str]:
    used = {
        name
        for cells in (*edits.added, *edits.changed.values())
        for name, text in cells.items()
        if text
    }
    missing = [name for name in columns if name in used and name not in table.columns]
    return [*table.columns, *missing]


def _kept(table: Table, edits: Edits) -> list[Cells]:
    rows = (row.values for row in table.rows)
    return [
        {**row, **edits.changed.get(row.get("id", ""), {})}
        for row in rows
        if row.get("id", "") not in edits.removed
    ]


def _written(header: list[str], rows: Sequence[Cells], end: str) -> str:
    names = dict(zip(header, header, strict=True))
    return _lines(header, [names, *rows], end)


def _lines(header: list[str], rows: Sequence[Cells], end: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, header, "", "ignore", lineterminator=end)
    writer.writerows(rows)
    return stream.getvalue()
