"""The shape of a brief’s panels: what each side says, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PanelState = Literal[
    "speaks",
    "hidden",
    "outside",
    "outside_dates",
    "nothing",
    "not_commented",
    "silent",
    "unsearched",
]
"""Whether a side speaks in the view, and if it does not, why: no filter makes it silent."""

Owner = Literal["other", "own", "third"]
"""Whose losses: the other side's, the speaker's own, or a third party's."""


@dataclass(frozen=True)
class PanelRow:
    """One figure of a panel: a sum over incidents, or what one incident gives.

    Attributes
    ----------
    key
        Opens the claims behind it: side, subject, category and measure.
    label
        What is counted, in words.
    whose
        Whose it is, where that is no side as a whole; else empty.
    figure
        The figure, or the words in its place.
    verb
        "claimed" or "reported".
    old
        Figures that were replaced, oldest first, where it is of one incident.
    where
        The incident that it is of, or the number of incidents.
    notes
        What else must be said of it.
    claims
        Ids of the claims it is made of, where it is of few incidents; else empty.
    incident
        The id of its incident, if it is of one; else empty.
    """

    key: str
    label: str
    whose: str
    figure: str
    verb: str
    old: tuple[str, ...]
    where: str
    notes: tuple[str, ...]
    claims: tuple[str, ...]
    incident: str


@dataclass(frozen=True)
class Quiet:
    """Losses for which a side gives no figure, and what it does instead.

    Attributes
    ----------
    state
        What it does: see the state of a cell.
    words
        The same in words.
    losses
        The losses, in words.
    """

    state: str
    words: str
    losses: str


@dataclass(frozen=True)
class Block:
    """Rows of a panel about one owner.

    Attributes
    ----------
    owner
        Whose losses: the ``other`` side's, its ``own``, or a ``third`` party's.
    heading
        The same in words.
    rows
        The figures, deaths before other harm.
    quiet
        Losses on record for which this side gives no figure.
    """

    owner: Owner
    heading: str
    rows: tuple[PanelRow, ...]
    quiet: tuple[Quiet, ...]


@dataclass(frozen=True)
class Panel:
    """What one side says.

    Attributes
    ----------
    side
        The id of the side.
    slot
        Its place: 0 or 1.
    name, adjective
        Its name and its adjective, as the dataset has them.
    heading
        The heading of the panel.
    state
        Whether it speaks in the view, and if not, why.
    words
        How much it says, or why nothing by it is there.
    claims, incidents
        Its claims in view, and the incidents that they are about.
    blocks
        Its figures by whose losses they are. One without anything to show is left out, and all of
        them where the side does not speak.
    """

    side: str
    slot: int
    name: str
    adjective: str
    heading: str
    state: PanelState
    words: str
    claims: int
    incidents: int
    blocks: tuple[Block, ...]
