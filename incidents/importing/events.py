"""What every format is read into: an event of its file, with what is counted in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from incidents.dates import in_bounds
from incidents.importing.counted import Claims
from incidents.quantities import MAX_COUNT
from incidents.text import one_line

LONG, SHORT = 600, 160
MOST = str(MAX_COUNT)


class EventDays(NamedTuple):
    """The days of an event, both inclusive, and how exactly they are known."""

    start: dt.date
    end: dt.date
    precision: str


class Event(NamedTuple):
    """One row of a file: what it says happened, when, where, and its counts.

    ``place`` is a name of `whereabouts.Places`; ``figures`` are those of each claim, as
    `counted.figures` writes them, and ``note`` is what `counted.NOTE` stands for.
    """

    name: str
    title: str
    kind: str
    days: EventDays
    place: str
    summary: str
    claims: Claims
    figures: tuple[str, ...]
    note: str = ""
    place_note: str = ""


class UnfitError(Exception):
    """A row cannot be taken over: which cell is at fault, and which fault it is."""

    def __init__(self, column: str, value: str, fault: str, /, **values: str) -> None:
        super().__init__(fault)
        self.column = column
        self.value = value
        self.fault = fault
        self.values: Mapping[str, str] = values


def text_of(cell: str, most: int = LONG) -> str:
    """Make a cell one line that a dataset can hold, cut, and nothing that a sheet would run."""
    if not cell.isprintable() or len(cell) > most:
        cell = one_line(cell, most)
    return cell.strip().lstrip("=")


@lru_cache(maxsize=1 << 15)
def day_of(cell: str, column: str) -> dt.date:
    """Read a day, whatever hour stands behind it.

    Raises
    ------
    UnfitError
        If it is no day, or one before 1900 or after 2100.
    """
    try:
        day = dt.date.fromisoformat(cell.strip()[:10])
    except ValueError as error:
        raise UnfitError(column, cell, "import_date") from error
    if not in_bounds(day):
        raise UnfitError(column, cell, "import_date")
    return day


def whole(cell: str, column: str) -> int:
    """Read a count; "5.0" is 5.

    Raises
    ------
    UnfitError
        If it is no whole number from 0 up, or larger than a count may be.
    """
    try:
        number = int(cell)
    except ValueError:
        number = _rounded(cell, column)
    if 0 <= number <= MAX_COUNT:
        return number
    raise UnfitError(column, cell, "import_number" if number < 0 else "number_large", most=MOST)


def _rounded(cell: str, column: str) -> int:
    try:
        number = float(cell)
        if number == int(number):
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise UnfitError(column, cell, "import_number")
