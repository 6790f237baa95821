"""Reading one CSV file strictly: no column ever shifts, and no row can harm another."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from incidents.errors import DatasetError
from incidents.readers.rows import Broken, Row, Table
from incidents.words.refusals import refusal

MAX_RECORD_LINES = 100
"""How far a quoted cell may run on before its opening quote is taken for a stray one."""

MAX_CELL = 10_000
"""The most characters in a cell."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")

CELL = r'(?:[^",]*|"(?:[^"]|"")*")'
_STRICT = re.compile(rf"{CELL}(?:,{CELL})*")
"""A record by RFC 4180: a quote stands around a whole cell, or twice inside one."""

Cells = list[str]


@dataclass(frozen=True)
class Bad:
    """Why no record begins on a line."""

    fault: str
    values: Mapping[str, str] = field(default_factory=dict)


_LONG = Bad("cell_long", {"most": str(MAX_CELL)})


def read_table(file: str, data: bytes) -> Table:
    """Read the bytes of a CSV file with a header line, in UTF-8, comma-separated.

    A line that cannot be read is told as broken, and reading goes on with the next line. A cell in
    quotes may hold line breaks.

    Parameters
    ----------
    file
        The name to tell.
    data
        The bytes, with or without a byte order mark.

    Raises
    ------
    DatasetError
        If there is no header that can be read: not UTF-8, empty, or a name used twice.
    """
    lines = _lines(file, data)
    columns = _header(file, lines)
    rows: list[Row] = []
    broken: list[Broken] = []
    position = 1
    while position < len(lines):
        line = position + 1
        found, used = record_at(lines, position, len(columns))
        position += used
        if isinstance(found, Bad):
            broken.append(Broken(file, line, lines[line - 1], found.fault, found.values))
        elif found:
            rows.append(Row(file, line, dict(zip(columns, found, strict=True))))
    return Table(file, columns, tuple(rows), tuple(broken))


def header_of(file: str, data: bytes) -> tuple[str, ...]:
    """Read the header line at the beginning of a file's bytes.

    Raises
    ------
    DatasetError
        If it cannot be read.
    """
    return _header(file, _lines(file, data))


def _lines(file: str, data: bytes) -> list[str]:
    """Split bytes into lines; bytes that are not UTF-8 stay recognisable as lone surrogates."""
    if data.startswith(UTF16) or data[:200].count(0) > 20:
        raise DatasetError(refusal("utf16", file=file))
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    mark = "\r" if "\r" in text and "\n" not in text else "\n"
    lines = [line.removesuffix("\r") for line in text.split(mark)]
    return lines[:-1] if lines[-1] == "" else lines


def _header(file: str, lines: Sequence[str]) -> tuple[str, ...]:
    if not lines or not lines[0].strip():
        raise DatasetError(refusal("empty_file", file=file))
    _check_separator(file, lines[0])
    found = _parse(lines[0])
    found = checked(found, lines[0], len(found)) if isinstance(found, list) else found
    if isinstance(found, Bad) or found is None:
        raise DatasetError(refusal("bad_header", file=file))
    return names_of(file, found)


def names_of(file: str, given: Sequence[str]) -> tuple[str, ...]:
    """Give the names of columns as they are meant.

    Raises
    ------
    DatasetError
        If one is there twice.
    """
    columns = tuple(name.strip() for name in given)
    twice = sorted(name for name, count in Counter(columns).items() if count > 1)
    if twice:
        raise DatasetError(refusal("column_twice", file=file, value=twice[0]))
    return columns


def _check_separator(file: str, header: str) -> None:
    """Name what stands between the cells, where it is no comma."""
    if re.fullmatch(r"sep=.?", header.strip(), re.IGNORECASE):
        raise DatasetError(refusal("sep_line", file=file, value=header.strip()))
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if mark in header and "," not in header:
            raise DatasetError(refusal(f"separated_by_{name}", file=file, value=mark))


def record_at(lines: Sequence[str], start: int, width: int) -> tuple[Cells | Bad, int]:
    """Read the record that begins on a line, and tell how many lines it takes.

    An empty list is a blank line. If a record that runs over several lines makes no sense, only
    its first line is at fault: a quote that is never closed must not swallow the rows below it.
    """
    first = lines[start]
    if not first.strip(" \t"):
        return [], 1
    if '"' not in first:
        return checked(first.split(","), first, width), 1
    found = _parse(first)
    if found is not None:
        return (found if isinstance(found, Bad) else checked(found, first, width)), 1
    text = first
    for used, line in enumerate(islice(lines, start + 1, start + MAX_RECORD_LINES), 2):
        text += "\n" + line
        if '"' not in line:
            continue
        found = _parse(text)
        if isinstance(found, Bad) or len(text) > MAX_CELL * width:
            break
        if found is not None:
            return _several(found, lines[start + 1 : start + used], text, width, used)
    return Bad("quote_open"), 1


def _several(
    found: Cells, below: Sequence[str], text: str, width: int, used: int
) -> tuple[Cells | Bad, int]:
    """Accept a record of several lines, unless one of them looks like a row of its own."""
    alone = [one for one in map(_parse, below) if isinstance(one, list)]
    cells = checked(found, text, width)
    if isinstance(cells, Bad) or any(len(one) == width > 1 for one in alone):
        return Bad("quote_open"), 1
    return cells, used


def _parse(text: str) -> Cells | Bad | None:
    """Parse one record. None means that a quote is still open at its end."""
    try:
        records = list(csv.reader([text], strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return None
        if "field limit" in str(error):
            return _LONG
        return Bad("quotes_broken")
    if len(records) != 1 or not _STRICT.fullmatch(text):
        return Bad("quotes_broken")
    return records[0]


def checked(cells: Cells, text: str, width: int) -> Cells | Bad:
    """Check a record's encoding, its width, and the size and characters of its cells."""
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return Bad("not_utf8")
    if len(cells) != width:
        return Bad("width", {"found": str(len(cells)), "wanted": str(width)})
    if not text.isprintable() and any(map(_is_control, text)):
        return Bad("control")
    if len(text) > MAX_CELL and any(len(cell) > MAX_CELL for cell in cells):
        return _LONG
    if not any(map(str.strip, cells)):
        return Bad("row_empty")
    return cells


def _is_control(character: str) -> bool:
    code = ord(character)
    return (code < 32 and character not in "\t\n") or 127 <= code < 160
