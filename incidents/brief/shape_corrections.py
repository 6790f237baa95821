"""The shape of what a brief says of changes to the data after it was published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Correction:
    """A cell that was changed, or something that was added.

    Attributes
    ----------
    where
        Its file and row.
    words
        What stood there, what stands there now, and why.
    is_addition
        Whether nothing stood there before.
    """

    where: str
    words: str
    is_addition: bool


@dataclass(frozen=True)
class CorrectionGroup:
    """The changes of one version, in the order of the log.

    Attributes
    ----------
    version
        The version that they are in.
    words
        How many there are, in words.
    changes
        The changes.
    """

    version: str
    words: str
    changes: tuple[Correction, ...]
