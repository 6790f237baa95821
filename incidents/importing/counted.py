"""What is counted in events, and the lines of ``claims.csv`` that say it.

A large file has many events between the same two. What is said of each of them alike is put into
the cells of a table once, with blanks for the event, its figures and its note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

EVENT, NOTE = "\0", "\1"
"""Stand in a frame for the event's name and its note; no cell holds a control character."""


class Counted(NamedTuple):
    """One claim in an event but for its figures: who says it, whose loss, what is counted.

    As its ``note`` may stand `NOTE`: each event has its own.
    """

    name: str
    claimant: str
    speaker: str
    stance: str
    subject: str
    category: str
    measure: str
    source: str
    wording: str = ""
    stated: str = ""
    quotation: str = ""
    note: str = ""


@dataclass(frozen=True, eq=False)
class Claims:
    """The claims of an event but for their figures: one value for all events that share them."""

    counted: tuple[Counted, ...] = ()

    @cached_property
    def _frame(self) -> str:
        return "".join(map(_framed, self.counted))

    def lines(self, event: str, figures: tuple[str, ...], note: str) -> str:
        """Write the lines of an event's claims, given the figures of each."""
        filled = self._frame % figures
        return filled.replace(NOTE, cell(note)).replace(EVENT, event)


def _framed(one: Counted) -> str:
    said = (one.claimant, one.speaker, one.stance, one.subject, one.category, one.measure)
    carried = (one.wording, one.stated, one.source, one.quotation, one.note)
    before, after = (line(cells).replace("%", "%%") for cells in ((EVENT, *said), carried))
    return f"{EVENT}-{one.name},{before},%s,{after}\n"


@lru_cache(maxsize=1 << 15)
def figures(low: int | None, best: int | None, high: int | None) -> str:
    """Write the cells of the least, the best and the most; None where nothing was said of it."""
    return ",".join("" if one is None else str(one) for one in (low, best, high))


def line(cells: Iterable[str]) -> str:
    """Write cells as a line of CSV, without its end."""
    return ",".join(map(cell, cells))


def cell(text: str) -> str:
    """Write a cell of CSV, in quotes where it needs them."""
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
