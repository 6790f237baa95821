"""The shape of a brief’s rows: what both sides say of a loss, and how far apart they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One figure on the axis.

    Attributes
    ----------
    start, end
        Where it begins and ends, in percent of the axis.
    is_open
        Whether it has no upper end: "at least", "more than".
    best
        Where its best estimate stands, between the two. Null where none is given.
    """

    start: float
    end: float
    is_open: bool
    best: float | None = None


@dataclass(frozen=True)
class Old:
    """A figure that was replaced.

    Attributes
    ----------
    label
        The figure.
    at
        Where it stands, in percent of the axis.
    """

    label: str
    at: float


@dataclass(frozen=True)
class Cell:
    """One side's account on a row.

    Attributes
    ----------
    side
        The id of the side.
    slot
        Its place: 0 or 1.
    name
        Its name.
    state
        What its account amounts to: ``figure``, ``states`` (answers a question), ``words`` (no
        number), ``denies``, ``denies_operation``, ``disputes``, ``withdrew``, ``declines``,
        ``not_commented`` (an outlet noted it), ``elsewhere`` (it speaks of other shares of
        these), ``outside`` (said later), ``silent`` (looked for, not found) or ``unsearched``
        (not looked for yet).
    label
        The account in a few words: "58 claimed", "no statement found".
    figure, verb
        The figure and what is done with it; else empty.
    told
        All that stands beside the figure: the verb, and what makes the figure uncertain.
    also
        What other voices say in words beside the figure; else empty.
    low, high
        The least and the most that its voices say. Null where open, or without a number.
    points
        Every voice that gives a figure, on the axis.
    old
        Figures that were replaced, oldest first.
    claims
        Ids of its standing claims.
    speaking
        Those of them that make the account what it is: with its figure, its answer, its refusal.
    superseded
        Ids of claims that these replaced, oldest first.
    noted
        Ids of outlets' notes that it had not commented.
    in_view
        Whether the filters leave any of its claims.
    subject, category, measure
        Whose loss, of what, and what became of it, as this side has it.
    voices
        Every figure and every wording that its voices give.
    """

    side: str
    slot: int
    name: str
    state: str
    label: str
    figure: str
    verb: str
    told: str
    also: str
    low: int | None
    high: int | None
    points: tuple[Point, ...]
    old: tuple[Old, ...]
    claims: tuple[str, ...]
    speaking: tuple[str, ...]
    superseded: tuple[str, ...]
    noted: tuple[str, ...]
    in_view: bool
    subject: str | None
    category: str | None
    measure: str
    voices: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """A third party's claim beside a row, never part of a side's account.

    Attributes
    ----------
    claim, claimant, name
        The ids of the claim and of the party, and the party's name.
    by
        The party in short, and whose figure it is where it counts others than the row does.
    label
        The claim in a few words.
    figure
        Its figure, or its words.
    point
        Where it stands on the axis; null without a number.
    category
        What it counts.
    low, high
        The interval. Null where open, or without a number.
    best
        The best estimate within it. Null where none is given.
    """

    claim: str
    claimant: str
    name: str
    by: str
    label: str
    figure: str
    point: Point | None
    category: str | None
    low: int | None
    high: int | None
    best: int | None


@dataclass(frozen=True)
class LedgerRow:
    """One loss or question, with both accounts set against each other.

    Attributes
    ----------
    key
        A stable id of the row within its dataset.
    incident
        The id of the incident.
    title
        What the row is about, in words.
    where
        The days and the place of the incident, and how much of it the row is about.
    days, start
        The days alone, in words; and the first of them, as an ISO text.
    is_loss
        Whether something is counted; else it is a question.
    scope
        ``whole``, ``part`` or ``period``.
    subject, subject_side
        Whose loss it is, and that party's side. Null where the sides do not agree on it.
    category, measure
        What is counted, null for a question; and what became of it, or the question.
    verdict
        How the accounts stand to each other: ``agree``, ``compatible``, ``differ``,
        ``incomparable``, ``denied``, ``disputed``, ``declined``, ``no_number``, ``one_sided``,
        ``silent``, ``each_says_the_other`` or ``each_denies``.
    label
        The verdict in a few words.
    is_compared
        Whether figures were compared.
    gap
        The least and the most distance between the two, null unless they differ.
    ratio
        The larger over the smaller. Null unless they differ, and where the smaller is 0.
    cells
        Both accounts, in the order of the sides.
    others
        Third parties' claims beside, the least figure first.
    reason
        Why the verdict is what it is, in sentences.
    alternative
        The whole row in words, for those who cannot see it.
    """

    key: str
    incident: str
    title: str
    where: str
    days: str
    start: str
    is_loss: bool
    scope: str
    subject: str | None
    subject_side: str | None
    category: str | None
    measure: str
    verdict: str
    label: str
    is_compared: bool
    gap: tuple[int | None, int | None] | None
    ratio: float | None
    cells: tuple[Cell, Cell]
    others: tuple[Beside, ...]
    reason: str
    alternative: str


@dataclass(frozen=True)
class Group:
    """Rows under one heading.

    Attributes
    ----------
    name, heading
        Which group, and its heading in words.
    rows
        Its rows, those farthest apart first.
    """

    name: str
    heading: str
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True)
class Tick:
    """A text above or below an axis.

    Attributes
    ----------
    label
        The text.
    at
        Where it stands, in percent of the axis.
    """

    label: str
    at: float


@dataclass(frozen=True)
class Differences:
    """Where they differ: every row, grouped, on one axis.

    Attributes
    ----------
    ticks
        Numbers above the rows.
    groups
        The rows under their headings; a heading without rows is left out.
    summary
        The rows summed up in words.
    note
        How the filters chose the rows; empty where none did.
    """

    ticks: tuple[Tick, ...]
    groups: tuple[Group, ...]
    summary: str
    note: str
