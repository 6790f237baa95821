"""The shape of what a brief says of changes to the data after it was published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Correction:
    """A cell that was changed, or something that was added.

    Attributes
    ----------
    id
        Its id in the log.
    version, day
        The version that it is in, and its day as an ISO text.
    file, row, field
        The file, the id of the row and the column; no column where a row was added.
    before, after
        What stood there, and what stands there now, as in the file.
    why
        Why it was changed.
    where
        Its file and row, in words.
    record
        What it is of, in words; empty where it is of neither a claim nor an incident in view.
    words
        What stood there, what stands there now, and why.
    is_addition
        Whether nothing stood there before.
    """

    id: str
    version: str
    day: str
    file: str
    row: str
    field: str
    before: str
    after: str
    why: str
    where: str
    record: str
    words: str
    is_addition: bool


@dataclass(frozen=True)
class CorrectionGroup:
    """Changes that are told together: those of one version, or those made alike for one reason.

    Attributes
    ----------
    version
        The version that they are in.
    words
        What they come to, in words.
    is_digest
        Whether the words leave out what stood in one of the cells.
    changes
        The changes.
    """

    version: str
    words: str
    is_digest: bool
    changes: tuple[Correction, ...]


@dataclass(frozen=True)
class Corrections:
    """What of the claims and incidents that are shown was changed after publication.

    Attributes
    ----------
    changed, added
        How many cells were changed, and how many records or parts of them were added.
    words
        The same in words; empty where there is nothing to say.
    groups
        The changes, the newest version first: those alike and made for one reason together.
    """

    changed: int
    added: int
    words: str
    groups: tuple[CorrectionGroup, ...]
