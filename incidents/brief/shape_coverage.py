"""The shape of what a brief says of the record itself: how much of it there is, and how even."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["month", "earlier", "empty", "all"]


@dataclass(frozen=True)
class SideCover:
    """What is on record of one side, or of third parties, in one row.

    Attributes
    ----------
    slot
        0 or 1 for the sides, 2 for third parties.
    incidents, claims
        Incidents in which it makes a claim, and its claims: all that were found.
    at_home
        Claims that were read first at a publisher based in the side's country; 0 for third
        parties.
    home
        The share of these, in percent of the claims; null where there is no claim.
    is_few
        Whether the claims are too few for a share to mean much.
    dated
        Claims with a date that was read, not inferred.
    languages
        Claims by the language of the page that they were read on first.
    searched
        The last day on which somebody looked for what it said, as an ISO text; empty where none
        is logged, and for third parties.
    words
        How many were read first at home, in words.
    """

    slot: int
    incidents: int
    claims: int
    at_home: int
    home: float | None
    is_few: bool
    dated: int
    languages: dict[str, int]
    searched: str
    words: str


@dataclass(frozen=True)
class CoverageRow:
    """A month, the months before, a run of months without anything, or all of the record.

    Attributes
    ----------
    kind
        ``month``, ``earlier``, ``empty`` or ``all``.
    label
        The month or months, in words.
    start, end
        The first day of the first and of the last month, as ISO texts.
    incidents, claims
        How many are on record; claims of everybody.
    sides
        Both sides, then third parties.
    dated
        The share of claims with a date that was read, in percent; null where there is no claim.
    languages
        The languages of the pages that the claims were read on first, in words.
    searched
        When was looked last, in words.
    words
        The row as a sentence.
    """

    kind: Kind
    label: str
    start: str
    end: str
    incidents: int
    claims: int
    sides: tuple[SideCover, SideCover, SideCover]
    dated: float | None
    languages: str
    searched: str
    words: str


@dataclass(frozen=True)
class Coverage:
    """How much of the record there is, by month and side, whatever the view.

    Attributes
    ----------
    title
        Its heading.
    names
        The adjectives of both sides.
    sentences
        What it comes to: a sentence for each side, and one for the dates.
    rows
        The months in order, and all of them.
    most
        The most claims of one side in one month.
    holes
        What is missing, as far as it is known.
    reading
        How to read it.
    """

    title: str
    names: tuple[str, str]
    sentences: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    most: int
    holes: tuple[str, ...]
    reading: tuple[str, ...]
