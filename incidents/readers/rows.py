"""What every reader yields: rows of text, and faults where there was no row to be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath


@dataclass(frozen=True)
class Row:
    """One row as text, with the file and the line on which it begins (the header is line 1)."""

    file: str
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Broken:
    """A line from which no row could be read.

    ``fault`` and ``values`` say why, as in `incidents.words.faults`.
    """

    file: str
    line: int
    text: str
    fault: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """All rows of a file, its broken lines, and its columns as the header names them."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[Broken, ...]

    @property
    def name(self) -> str:
        """What the table is called whatever it is kept in: its file's name as a CSV file."""
        return f"{PurePath(self.file).stem}.csv"
