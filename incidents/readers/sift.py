"""Sifting a CSV file by lines: whole columns of what is plain, rows of what is not.

A line is plain when it is surely one record that `incidents.readers.table` would read without a
word: strict quotes, the right number of cells, UTF-8, no control character, nothing long. Of
plain lines Arrow makes columns, many at a time; every other line goes to the strict reader. So
both read the same, and one of them quickly.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import compute as pc
from pyarrow import csv

from incidents import files
from incidents.readers.rows import Broken, Row, Table
from incidents.readers.table import (
    CELL,
    MAX_CELL,
    MAX_RECORD_LINES,
    header_of,
    read_table,
    record_at,
)

CHUNK = 1 << 23
"""How many bytes are sifted at a time."""

LINE = "line"
"""The column that holds the line on which a record begins; the file's own are `named`."""

_SOUND = r"^[A-Za-z0-9][^\x00-\x08\x0a-\x1f\x7f\x{80}-\x{9f}]*$"
"""A line that begins with an id and holds no control character."""

Columns = Callable[[pa.Table], None]

Bytes = bytes | mmap.mmap


@dataclass(frozen=True)
class Odd:
    """A line that is not plain: its number and where it begins, in bytes."""

    number: int
    start: int


@dataclass(frozen=True)
class Head:
    """The columns of a file, and where its rows begin, in bytes."""

    columns: tuple[str, ...]
    end: int


@dataclass(frozen=True)
class FilePart:
    """A part of a file, in bytes, and the line on which it begins.

    Of a Parquet file it is a group of rows, by its number.
    """

    begin: int
    end: int
    line: int


def sift(path: Path, take: Columns) -> tuple[Table, int]:
    """Read a file; hand its plain records to ``take`` as columns of text, in their order.

    Parameters
    ----------
    path
        A CSV file.
    take
        Is called with some thousand records at a time. Their `LINE` is a column too.

    Returns
    -------
    tuple
        The other rows and the broken lines as a table, and the number of plain records.

    Raises
    ------
    DatasetError
        If there is no header that can be read.
    """
    with mapped(path) as data:
        return _sifted(path.name, data, take)


@contextmanager
def mapped(path: Path) -> Iterator[Bytes]:
    """Give a file's bytes, which are read as they are looked at."""
    with files.regular(path) as file:
        first = file.read(CHUNK)
        if len(first) < CHUNK or (b"\r" in first and b"\n" not in first):
            yield first + file.read()
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data


def cut(path: Path) -> tuple[Head, list[FilePart]] | None:
    """Read a file's header and cut it into pieces; None where it must be read as a whole.

    Raises
    ------
    DatasetError
        If there is no header that can be read.
    """
    with mapped(path) as data:
        head = _head(path.name, data)
        return (head, list(_pieces(data, head.end))) if head else None


def _sifted(name: str, data: Bytes, take: Columns) -> tuple[Table, int]:
    head = _head(name, data)
    if head is None:
        return read_table(name, bytes(data)), 0
    odd: list[Odd] = []
    read = 0
    for piece in _pieces(data, head.end):
        kept, left = sift_piece(data, len(head.columns), piece)
        odd += left
        if kept is not None:
            take(kept)
            read += kept.num_rows
    return rest(name, head.columns, data, odd), read


def _head(name: str, data: Bytes) -> Head | None:
    """Read the header; None where lines do not end as they do in any file of this century."""
    end = data.find(b"\n")
    if end < 0 or b"\r" in data[:end].removesuffix(b"\r"):
        return None
    return Head(header_of(name, data[: max(end + 1, 200)]), end + 1)


def _pieces(data: Bytes, start: int) -> Iterator[FilePart]:
    """Cut a file into pieces of some megabytes, at ends of lines."""
    line = 2
    while start < len(data):
        end = data.rfind(b"\n", start, start + CHUNK) + 1
        if not end or len(data) - start <= CHUNK:
            end = data.find(b"\n", start + CHUNK) + 1 or len(data)
        yield FilePart(start, end, line)
        line += data[start:end].count(b"\n")
        start = end


def sift_piece(data: Bytes, width: int, piece: FilePart) -> tuple[pa.Table | None, list[Odd]]:
    """Sift one piece of a file: its plain records as columns, and its other lines."""
    lines = _lines_of(data[piece.begin : piece.end])
    text = _without_returns(_decoded(lines))
    plain = _is_plain(text, width)
    numbers = pc.add(pc.indices_nonzero(plain).cast(pa.int64()), piece.line)
    kept = _columns(width, text.filter(plain), numbers) if len(numbers) else None
    return kept, list(_odd(lines, pc.invert(plain), piece))


def _lines_of(data: bytes) -> pa.Array:
    lines = pc.split_pattern(pa.array([data], pa.binary()), b"\n").flatten()
    return lines[:-1] if data.endswith(b"\n") else lines


def _decoded(lines: pa.Array) -> pa.Array:
    """Give lines as text; null where one is not UTF-8."""
    try:
        return lines.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array(map(_utf8, lines.to_pylist()), pa.string())


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _without_returns(text: pa.Array) -> pa.Array:
    ended = pc.any(pc.ends_with(text, "\r")).as_py()
    return pc.replace_substring_regex(text, r"\r$", "") if ended else text


def _is_plain(text: pa.Array, width: int) -> pa.Array:
    """Tell the lines that are surely a whole record of so many cells, and begin with an id."""
    quoted = pc.match_substring(text, '"')
    wide = pc.equal(pc.count_substring(text, ","), width - 1)
    if pc.any(quoted).as_py():
        strict = pc.match_substring_regex(text, rf"^{CELL}(?:,{CELL}){{{width - 1}}}$")
        wide = pc.if_else(quoted, strict, wide)
    short = pc.less_equal(pc.binary_length(text), MAX_CELL)
    sound = pc.match_substring_regex(text, _SOUND)
    return pc.fill_null(pc.and_(pc.and_(wide, short), sound), False)


def _odd(lines: pa.Array, odd: pa.Array, piece: FilePart) -> Iterator[Odd]:
    """List the lines that are not plain, but for those that are blank."""
    ends = pc.cumulative_sum(pc.add(pc.binary_length(lines), 1)).filter(odd)
    places = pc.indices_nonzero(odd).to_pylist()
    for place, end, line in zip(
        places, ends.to_pylist(), lines.filter(odd).to_pylist(), strict=True
    ):
        if line.removesuffix(b"\r").strip(b" \t"):
            yield Odd(piece.line + place, piece.begin + end - len(line) - 1)


def named(place: int) -> str:
    """Name a column by its place: what a header calls it may be anything."""
    return f"c{place}"


def _columns(width: int, lines: pa.Array, numbers: pa.Array) -> pa.Table:
    """Make columns of text of plain lines."""
    names = list(map(named, range(width)))
    together = pc.binary_join(pa.ListArray.from_arrays([0, len(lines)], lines), "\n")
    table = csv.read_csv(
        pa.BufferReader(together[0].as_buffer()),
        csv.ReadOptions(column_names=names, block_size=CHUNK * 2),
        csv.ParseOptions(ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    return table.append_column(LINE, numbers)


def rest(name: str, columns: tuple[str, ...], data: Bytes, odd: Sequence[Odd]) -> Table:
    """Read the lines that are not plain, each with those below it that its quotes may need."""
    rows: list[Row] = []
    broken: list[Broken] = []
    after = 0
    for line in odd:
        if line.number < after:
            continue
        below = _lines_at(data, line.start)
        found, used = record_at(below, 0, len(columns))
        after = line.number + used
        if isinstance(found, list):
            values = dict(zip(columns, found, strict=True))
            rows.append(Row(name, line.number, values))
        else:
            broken.append(Broken(name, line.number, below[0], found.fault, found.values))
    return Table(name, columns, tuple(rows), tuple(broken))


def _lines_at(data: Bytes, start: int) -> list[str]:
    """Decode a line and, if its quotes are open, as many below it as a record may have."""
    first = _line(data, start)
    if first.count(b'"') % 2 == 0 and b'"' not in first:
        return [_text(first)]
    return list(islice(map(_text, _below(data, start)), MAX_RECORD_LINES))


def _below(data: Bytes, start: int) -> Iterator[bytes]:
    while start < len(data):
        line = _line(data, start)
        yield line
        start += len(line) + 1


def _line(data: Bytes, start: int) -> bytes:
    end = data.find(b"\n", start)
    return data[start : len(data) if end < 0 else end]


def _text(line: bytes) -> str:
    return line.decode("utf-8", "surrogateescape").removesuffix("\r")
