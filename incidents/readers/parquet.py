"""Reading a table from Parquet: its cells as the text that a CSV file would hold.

A number, a day, an instant or a list is written as the rules read it, and from there on a row is
like any other. Its line is the one on which it would stand in a CSV file: the first is on line 2.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from incidents import files
from incidents.errors import DatasetError
from incidents.readers.rows import Broken, Row, Table
from incidents.readers.sift import LINE, Columns, FilePart, named
from incidents.readers.table import MAX_CELL, Bad, checked, names_of
from incidents.text import one_line
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

BATCH = 20_000
MAX_BYTES = 8_000_000_000
"""The most that a file may hold, unpacked."""

_ODD = r"[\x00-\x08\x0a-\x1f\x7f\x{80}-\x{9f}]"
"""A line break or a control character: such a row is looked at by itself."""


def sift_parquet(path: Path, take: Columns) -> tuple[Table, int]:
    """Read a file as `incidents.readers.sift.sift` does.

    Raises
    ------
    DatasetError
        If it is no Parquet file, is too large, or has a column of which no cell is text.
    """
    columns, pieces = groups(path)
    odd, number = [], 0
    for plain, rest in chain.from_iterable(sift_group(path, piece) for piece in pieces):
        take(plain)
        number += plain.num_rows
        odd.append(rest)
    return table_of(path.name, columns, odd), number


def read_parquet(file: str, data: bytes) -> Table:
    """Read the bytes of a file, every row by itself.

    Raises
    ------
    DatasetError
        As `sift_parquet`.
    """
    with _told(file):
        source = _opened(file, io.BytesIO(data))
        columns = names_of(file, source.schema_arrow.names)
        every = range(source.metadata.num_row_groups)
        return table_of(file, columns, _batches(file, source, every, 2))


def groups(path: Path) -> tuple[tuple[str, ...], list[FilePart]]:
    """Read the names of a file's columns, and list its groups of rows.

    Raises
    ------
    DatasetError
        As `sift_parquet`.
    """
    with files.regular(path) as file, _told(path.name):
        source = _opened(path.name, file)
        pieces, line = [], 2
        for n in range(source.metadata.num_row_groups):
            pieces.append(FilePart(n, n + 1, line))
            line += source.metadata.row_group(n).num_rows
        return names_of(path.name, source.schema_arrow.names), pieces


def sift_group(path: Path, piece: FilePart) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Read one group of rows as columns of text: those that are plain, and the others.

    Raises
    ------
    DatasetError
        As `sift_parquet`.
    """
    with files.regular(path) as file, _told(path.name):
        source = _opened(path.name, file)
        for batch in _batches(path.name, source, [piece.begin], piece.line):
            odd = _odd(batch)
            yield batch.filter(pc.invert(odd)), batch.filter(odd)


def table_of(name: str, columns: tuple[str, ...], batches: Iterable[pa.Table]) -> Table:
    """Look at rows one by one: those that can be read, and those that cannot."""
    rows: list[Row] = []
    broken: list[Broken] = []
    for *cells, line in chain.from_iterable(map(_rows, batches)):
        found = checked(cells, "".join(cells), len(columns))
        if isinstance(found, Bad):
            broken.append(Broken(name, line, ",".join(cells), found.fault, found.values))
        else:
            rows.append(Row(name, line, dict(zip(columns, found, strict=True))))
    return Table(name, columns, tuple(rows), tuple(broken))


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell what is wrong with a file in one line."""
    try:
        yield
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        why = one_line(str(error))
        raise DatasetError(refusal("unread", file=name, why=why)) from error


def _opened(name: str, file: BinaryIO) -> parquet.ParquetFile:
    source = parquet.ParquetFile(file)
    every = range(source.metadata.num_row_groups)
    if sum(source.metadata.row_group(n).total_byte_size for n in every) > MAX_BYTES:
        raise DatasetError(refusal("file_large", file=name, number=in_digits(MAX_BYTES)))
    return source


def _batches(
    name: str, source: parquet.ParquetFile, which: Sequence[int], line: int
) -> Iterator[pa.Table]:
    """Yield some thousand rows at a time as columns of text, with their lines."""
    names = [*map(named, range(len(source.schema_arrow))), LINE]
    for batch in source.iter_batches(BATCH, row_groups=list(which)):
        cells = [_text(name, *column) for column in zip(batch.schema, batch.columns, strict=True)]
        lines = pa.array(range(line, line + batch.num_rows), pa.int64())
        yield pa.table([*cells, lines], names=names)
        line += batch.num_rows


def _rows(batch: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _odd(batch: pa.Table) -> pa.ChunkedArray:
    """Tell which rows hold a control character or a long cell, or nothing at all."""
    cells = batch.columns[:-1]
    blank = pc.equal(pc.utf8_trim_whitespace(cells[0]), "")
    odd = pc.greater(pc.utf8_length(cells[0]), MAX_CELL)
    for cell in cells:
        blank = pc.and_(blank, pc.equal(pc.utf8_trim_whitespace(cell), ""))
        odd = pc.or_(odd, pc.greater(pc.utf8_length(cell), MAX_CELL))
        odd = pc.or_(odd, pc.match_substring_regex(cell, _ODD))
    return pc.or_(odd, blank)


def _text(name: str, field: pa.Field, cells: pa.Array) -> pa.Array:
    """Write cells as text; one that holds nothing is empty."""
    for is_kind, write in _KINDS:
        if is_kind(field.type):
            text = write(cells)
            text.validate(full=True)
            return pc.fill_null(text, "")
    raise DatasetError(refusal("column_odd", file=name, value=field.name, kind=str(field.type)))


def _plain(cells: pa.Array) -> pa.Array:
    return pc.cast(cells, pa.string())


def _number(cells: pa.Array) -> pa.Array:
    """Write numbers; whole ones without a point: pandas keeps counts as floating ones."""
    return _plain(pc.if_else(pc.is_finite(cells), cells, None))


def _instant(cells: pa.Array) -> pa.Array:
    """Write an instant in UTC; without a zone, one at midnight as a day."""
    unit = pa.timestamp("us", tz=cells.type.tz and "UTC")
    written = pc.strftime(pc.cast(cells, unit, safe=False), "%Y-%m-%dT%H:%M:%S")
    said = pc.replace_substring_regex(written, r"\.0+$", "")
    if cells.type.tz is None:
        return pc.replace_substring_regex(said, "T00:00:00$", "")
    return pc.binary_join_element_wise(said, "Z", "")


def _listed(cells: pa.Array) -> pa.Array:
    values = pc.cast(cells, pa.list_(pa.string())).to_pylist()
    return pa.array([";".join(filter(None, one or ())) for one in values], pa.string())


def _is_list(kind: pa.DataType) -> bool:
    return pa.types.is_list(kind) and _is_plain(kind.value_type)


def _is_plain(kind: pa.DataType) -> bool:
    """Tell whether cells are text, whole or decimal numbers, days, yes or no, or nothing."""
    if pa.types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    return any(test(kind) for test in _PLAIN)


_PLAIN = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_integer, pa.types.is_decimal, pa.types.is_date, pa.types.is_boolean),
    pa.types.is_null,
)
_KINDS: tuple[tuple[Callable[[pa.DataType], bool], Callable[[pa.Array], pa.Array]], ...] = (
    (_is_plain, _plain),
    (pa.types.is_floating, _number),
    (pa.types.is_timestamp, _instant),
    (_is_list, _listed),
)
"""What kinds of columns there are, and how the cells of each are written."""
