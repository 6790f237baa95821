"""Sifting a CSV file by lines: whole columns of what is plain, rows of what is not.

A line is plain when it is surely one record that `incidents.readers.table` would read without a
word: strict quotes, the right number of cells, UTF-8, no control character, nothing long. Of
plain lines Arrow makes columns, many at a time; every other line goes to the strict reader. So
both read the same, and one of them quickly.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from incidents import files
from incidents.readers.rows import Broken, Row, Table
from incidents.readers.table import MAX_CELL, MAX_RECORD_LINES, header_of, read_table, record_at

CHUNK = 1 << 23
"""How many bytes are sifted at a time."""

LINE = "line"
"""The column that holds the line on which a record begins; the file's own are `named`."""

_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
_BEGINS = re.compile(rb"[A-Za-z0-9]")
_CELL = rb'(?:[^",]*|"(?:[^"]|"")*")'

Columns = Callable[[pa.Table], None]


@dataclass(frozen=True)
class _Line:
    """A line that is not plain: its number and where it begins, in bytes."""

    number: int
    start: int


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
    with files.regular(path) as file:
        first = file.read(CHUNK)
        if len(first) < CHUNK or (b"\r" in first and b"\n" not in first):
            return _sifted(path.name, first + file.read(), take)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _sifted(path.name, data, take)


def _sifted(name: str, data: bytes | mmap.mmap, take: Columns) -> tuple[Table, int]:
    end = data.find(b"\n")
    if end < 0 or b"\r" in data[:end].removesuffix(b"\r"):
        return read_table(name, bytes(data)), 0
    columns = header_of(name, data[: max(end + 1, 200)])
    plain = re.compile(_CELL + rb"(?:," + _CELL + rb"){%d}" % (len(columns) - 1))
    odd, number, read = [], 2, 0
    for begin, lines in _chunks(data, end + 1):
        kept, numbers, start = [], [], begin
        sound = _soundness(lines)
        for line in lines:
            bare = line.removesuffix(b"\r")
            if sound(bare) and _is_plain(bare, len(columns), plain):
                kept.append(bare)
                numbers.append(number)
            elif bare.strip(b" \t"):
                odd.append(_Line(number, start))
            start += len(line) + 1
            number += 1
        if kept:
            take(_columns(len(columns), kept, numbers))
            read += len(kept)
    return _rest(name, columns, data, odd), read


def _chunks(data: bytes | mmap.mmap, start: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the lines of some megabytes at a time, and where they begin."""
    while start < len(data):
        end = data.rfind(b"\n", start, start + CHUNK) + 1
        if not end or len(data) - start <= CHUNK:
            end = data.find(b"\n", start + CHUNK) + 1 or len(data)
        lines = data[start:end].split(b"\n")
        yield start, lines[:-1] if lines[-1] == b"" else lines
        start = end


def _soundness(lines: list[bytes]) -> Callable[[bytes], bool]:
    """Give the check of a line's characters; of lines that are all sound, a quick one."""
    together = b"\n".join(lines).replace(b"\r\n", b"\n").removesuffix(b"\r")
    if _is_sound(together):
        return _begins
    return lambda line: _begins(line) and _is_sound(line)


def _begins(line: bytes) -> bool:
    return _BEGINS.match(line) is not None


def _is_sound(text: bytes) -> bool:
    """Whether bytes are UTF-8 without control characters."""
    if _CONTROL.search(text):
        return False
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_plain(line: bytes, width: int, strict: re.Pattern[bytes]) -> bool:
    if len(line) > MAX_CELL:
        return False
    if b'"' not in line:
        return line.count(b",") == width - 1
    return strict.fullmatch(line) is not None


def named(place: int) -> str:
    """Name a column by its place: what a header calls it may be anything."""
    return f"c{place}"


def _columns(width: int, lines: list[bytes], numbers: list[int]) -> pa.Table:
    """Make columns of text of plain lines."""
    names = list(map(named, range(width)))
    text = pa.BufferReader(b"\n".join(lines))
    table = csv.read_csv(
        text,
        csv.ReadOptions(column_names=names, block_size=CHUNK * 2),
        csv.ParseOptions(ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    return table.append_column(LINE, pa.array(numbers, pa.int64()))


def _rest(name: str, columns: tuple[str, ...], data: bytes | mmap.mmap, odd: list[_Line]) -> Table:
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


def _lines_at(data: bytes | mmap.mmap, start: int) -> list[str]:
    """Decode a line and, if its quotes are open, as many below it as a record may have."""
    first = _line(data, start)
    if first.count(b'"') % 2 == 0 and b'"' not in first:
        return [_text(first)]
    return list(islice(map(_text, _below(data, start)), MAX_RECORD_LINES))


def _below(data: bytes | mmap.mmap, start: int) -> Iterator[bytes]:
    while start < len(data):
        line = _line(data, start)
        yield line
        start += len(line) + 1


def _line(data: bytes | mmap.mmap, start: int) -> bytes:
    end = data.find(b"\n", start)
    return data[start : len(data) if end < 0 else end]


def _text(line: bytes) -> str:
    return line.decode("utf-8", "surrogateescape").removesuffix("\r")
