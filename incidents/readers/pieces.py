"""Reading a table in pieces, by any number of hands, each of which sees only its own.

What one hand cannot judge, a line that is not plain, it passes on; `rest` looks at all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from incidents import files
from incidents.readers import parquet, sift
from incidents.readers.folder import MAX_BYTES, PARQUET
from incidents.readers.rows import Table
from incidents.readers.sift import LINE, FilePart, Odd, named
from incidents.readers.table import read_table

BEGINS = "begins"
"""The column that tells where a line that is not plain begins, in bytes; empty of one that is."""


def split(path: Path) -> tuple[tuple[str, ...], list[FilePart]] | Table:
    """Cut a file into pieces, beside the names of its columns; or read it, if it has none.

    Raises
    ------
    DatasetError
        If it cannot be read as a whole.
    """
    if path.suffix == PARQUET:
        return parquet.groups(path)
    found = sift.cut(path)
    if found is None:
        return read_table(path.name, files.read(path, MAX_BYTES))
    return found[0].columns, found[1]


def shape(width: int) -> pa.Schema:
    """Give the columns of what `read` yields."""
    text = [(named(place), pa.string()) for place in range(width)]
    return pa.schema([*text, (LINE, pa.int64()), (BEGINS, pa.int64())])


def read(path: Path, width: int, piece: FilePart) -> Iterator[pa.RecordBatch]:
    """Read one piece: its plain rows, then what must be passed on."""
    for plain, odd in _sifted(path, width, piece):
        for table in (plain.append_column(BEGINS, pa.nulls(len(plain), pa.int64())), odd):
            yield from table.cast(shape(width)).to_batches()


def rest(path: Path, columns: tuple[str, ...], passed_on: pa.Table) -> Table:
    """Look at what was passed on, in the order of its lines."""
    if path.suffix == PARQUET:
        return parquet.table_of(path.name, columns, [passed_on.drop_columns([BEGINS])])
    lines = zip(passed_on[LINE].to_pylist(), passed_on[BEGINS].to_pylist(), strict=True)
    with sift.mapped(path) as data:
        return sift.rest(path.name, columns, data, [Odd(*one) for one in lines])


def _sifted(path: Path, width: int, piece: FilePart) -> Iterator[tuple[pa.Table, pa.Table]]:
    if path.suffix == PARQUET:
        for plain, odd in parquet.sift_group(path, piece):
            yield plain, odd.append_column(BEGINS, pa.array([0] * len(odd), pa.int64()))
        return
    with sift.mapped(path) as data:
        kept, lines = sift.sift_piece(data, width, piece)
    where = [[one.number for one in lines], [one.start for one in lines]]
    blank = [pa.nulls(len(lines), pa.string())] * width
    odd = pa.table([*blank, *where], names=shape(width).names)
    yield shape(width).empty_table().drop_columns([BEGINS]) if kept is None else kept, odd
