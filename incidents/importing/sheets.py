"""Reading other people's delimited files as a stream: any size, whatever they were saved with.

A file is read once to see what it is and once for its rows, never as a whole. Quoted line breaks,
byte order marks, cp1252, semicolons and tabs are read; a row from which nothing can be read is
told with its line, and harms none of its neighbours.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import BinaryIO

from incidents.errors import DatasetError
from incidents.readers.rows import Broken
from incidents.words.refusals import refusal

CHUNK = 1 << 20
MARKS = (",", ";", "\t", "|")
MAX_RECORD_LINES = 200
"""How far a quoted cell may run on before its opening quote is taken for a stray one."""

MOST_AGAIN, SHORT_RECORD = 200_000, 2
"""How many lines of a file are read again for stray quotes; from then on, records are short."""

_SEPARATOR = re.compile(r'"?sep=(.?)"?', re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Line = tuple[int, list[str]]
"""The line on which a row begins, the first being 1, and the row's cells."""


@dataclass(frozen=True)
class Look:
    """What a file turned out to be: its SHA-256, its size in bytes, and how it is encoded."""

    sha256: str
    size: int
    encoding: str
    is_whole: bool


def look(file: BinaryIO) -> Look:
    """Read a file through once, and leave it at its beginning.

    ``is_whole`` tells whether all of it is in that encoding; single rows may not be.
    """
    digest, size, whole = hashlib.sha256(), 0, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    start = file.read(2)
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        whole = whole and _decodes(decoder, chunk)
    file.seek(0)
    encoding = "utf-16" if start in _UTF16 else "utf-8-sig"
    return Look(digest.hexdigest(), size, encoding, whole or encoding == "utf-16")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


class _Feed:
    """The lines of a file, with those of the present record at hand, to be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._spare = MOST_AGAIN
        self.taken: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        if len(self.taken) > (MAX_RECORD_LINES if self._spare > 0 else SHORT_RECORD):
            raise csv.Error("a quote is not closed")
        return line

    def begin(self) -> None:
        """Forget the lines of the record that was read."""
        self.taken = []

    def put_back(self) -> None:
        """Give all lines of the record but its first out once more."""
        self._again.extendleft(reversed(self.taken[1:]))
        self._spare -= len(self.taken)


class Delimited:
    """A delimited file with a header, open for streaming.

    Parameters
    ----------
    name
        The name to tell.
    lines
        The file's lines with their ends; what is not UTF-8 as lone surrogates.
    is_whole
        Whether there are none of those.

    Attributes
    ----------
    columns
        The header, in lower case.
    lead
        How many lines come before the first row.

    Raises
    ------
    DatasetError
        If there is no header, or it names a column twice.
    """

    def __init__(self, name: str, lines: Iterator[str], *, is_whole: bool = True) -> None:
        self.name = name
        self._is_whole = is_whole
        self._feed = _Feed(lines)
        first, self.lead = self._first()
        self.mark = _mark(first)
        if found := _SEPARATOR.fullmatch(first.strip()):
            self.mark = found[1] or ","
            first, more = self._first()
            self.lead += more
        self._feed.begin()
        cell = rf'(?:[^"{re.escape(self.mark)}]*|"(?:[^"]|"")*")'
        self._strict = re.compile(rf"{cell}(?:{re.escape(self.mark)}{cell})*")
        self._reader = csv.reader(self._feed, delimiter=self.mark, strict=True)
        self.columns = self._header(first)

    def _first(self) -> tuple[str, int]:
        """Read on to the next line that is not blank, and count the lines that took."""
        for number, line in enumerate(self._feed, 1):
            if line.strip():
                return line.lstrip("\ufeff"), number
            self._feed.begin()
        raise DatasetError(refusal("empty_file", file=self.name))

    def _header(self, first: str) -> tuple[str, ...]:
        try:
            cells = next(csv.reader([first], delimiter=self.mark, strict=True))
        except csv.Error as error:
            raise DatasetError(refusal("bad_header", file=self.name)) from error
        columns = tuple(cell.strip().lower() for cell in cells)
        twice = sorted(name for name, count in Counter(columns).items() if name and count > 1)
        if twice:
            raise DatasetError(refusal("column_twice", file=self.name, value=twice[0]))
        return columns

    def demand(self, names: Iterable[str], maker: str) -> None:
        """Refuse a table that lacks a column which every table of its maker has.

        Raises
        ------
        DatasetError
            If a column is missing.
        """
        for name in names:
            if name not in self.columns:
                raise DatasetError(
                    refusal("import_column", file=self.name, value=name, maker=maker)
                )

    def getter(self, names: Iterable[str]) -> Callable[[list[str]], tuple[str, ...]]:
        """Make what takes the cells of some columns out of a row.

        A column that is not there is read from the end, where a row is given an empty cell.
        """
        at = {name: place for place, name in enumerate(self.columns)}
        return itemgetter(*(at.get(name, -1) for name in names))

    def rows(self) -> Iterator[Line | Broken]:
        """Yield every row, and every line that cannot be one; blank lines are none."""
        line, width = self.lead + 1, len(self.columns)
        while (cells := self._next()) is not None:
            taken = self._feed.taken
            used = len(taken)
            if not cells and used == 1 and not taken[0].strip():
                line += 1
                continue
            fault = self._fault(cells, taken, width)
            if fault == "quote_open":
                self._feed.put_back()
                used = 1
            yield self._broken(line, taken[0], fault, cells) if fault else (line, cells)
            line += used

    def _next(self) -> list[str] | None:
        """Read the next record: none at the end, an empty one where its quotes are broken."""
        self._feed.begin()
        try:
            return next(self._reader)
        except StopIteration:
            return None
        except csv.Error:
            return []

    def _fault(self, cells: list[str], taken: Sequence[str], width: int) -> str:
        if len(taken) > 1 and (len(cells) != width or self._swallows(taken, width)):
            return "quote_open"
        if not cells:
            return "quotes_broken"
        if len(cells) != width:
            return "width"
        return self._fault_of_row(cells)

    def _fault_of_row(self, cells: list[str]) -> str:
        if cells[0].strip().lower() == self.columns[0] and _lowered(cells) == self.columns:
            return "header_again"
        if cells[0].startswith("#") and all(not cell or cell[0] == "#" for cell in cells):
            return "hxl_tags"
        return "" if any(map(str.strip, cells)) else "row_empty"

    def _swallows(self, taken: Sequence[str], width: int) -> bool:
        """Tell whether a record of several lines holds one that is a row of its own."""
        long = (line for line in taken[1:] if line.count(self.mark) >= width - 1 > 0)
        return any(map(self._is_row, long))

    def _is_row(self, line: str) -> bool:
        """Tell whether a line can be a row: quotes stand around whole cells, or twice in one."""
        text = line.rstrip("\r\n")
        if not self._strict.fullmatch(text):
            return False
        cells = next(csv.reader([text], delimiter=self.mark))
        return len(cells) == len(self.columns)

    def _broken(self, line: int, text: str, fault: str, cells: list[str]) -> Broken:
        values = {"found": str(len(cells)), "wanted": str(len(self.columns))}
        return Broken(self.name, line, text.strip(), fault, values if fault == "width" else {})

    def mended(self, cells: list[str]) -> bool:
        """Read what is not UTF-8 as cp1252, in place; tell whether there was anything."""
        if self._is_whole:
            return False
        found = False
        for place, cell in enumerate(cells):
            if not cell.isascii() and any("\ud800" <= letter <= "\udfff" for letter in cell):
                raw = cell.encode("utf-8", "surrogateescape")
                cells[place] = raw.decode("cp1252", "replace")
                found = True
        return found


def _lowered(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip().lower() for cell in cells)


def _mark(header: str) -> str:
    """Tell by which mark a header's cells are separated: the one that is there most often."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(MARKS, key=lambda mark: (bare.count(mark), mark == ","))
