"""What is proposed: rows of the dataset that a person wrote and nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from incidents.desk.people import Person

Action = Literal["add", "change", "remove"]
State = Literal["open", "taken", "left", "accepted", "returned", "written"]
"""Open and left-out amendments stay with their author; taken ones are sent."""

PREFIX = "draft-"
"""What stands before the number of an amendment where its row has no id of its own yet."""

Values = Mapping[str, str]


@dataclass(frozen=True)
class Amendment:
    """One row that is proposed.

    Attributes
    ----------
    id, bundle
        Its number, and that of the bundle it is in.
    file, row, action
        Which file it is of, the row's id, and whether it is new, changed or taken out. A new
        row is named ``draft-`` and its number until it is written.
    values, before
        The cells as proposed, and as they stood when it was written; empty for a new row.
    drafted, unsure
        The cells as the rules drafted them, and those that a person had to decide.
    state
        What became of it so far.
    reason, reviewer, decided
        Why it was returned, and by whom and when it was decided.
    by, changed, revision
        Who changed it last, when, and how often; a change that does not know of the last one
        is refused.
    """

    id: int
    bundle: int
    file: str
    row: str
    action: Action
    values: Values
    before: Values = field(default_factory=dict)
    drafted: Values = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    state: State = "open"
    reason: str = ""
    reviewer: Person | None = None
    decided: str = ""
    by: str = ""
    changed: str = ""
    revision: int = 1

    @property
    def is_claim(self) -> bool:
        """Whether it is about a claim."""
        return self.file == "claims.csv"

    @property
    def is_decided(self) -> bool:
        """Whether a reviewer has decided it."""
        return self.state in ("accepted", "returned")

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns in which it differs from what stood there."""
        names = dict.fromkeys((*self.before, *self.values))
        return tuple(one for one in names if self.before.get(one, "") != self.values.get(one, ""))

    def names(self) -> set[str]:
        """List the rows that it names and that are new themselves."""
        parts = (part.strip() for text in self.values.values() for part in text.split(";"))
        return {part for part in parts if part.startswith(PREFIX)} - {self.row}


@dataclass(frozen=True)
class Bundle:
    """What a person proposes about one incident, sent and decided together.

    Attributes
    ----------
    id, incident, title
        Its number, the row of the incident it is about, and what it is called.
    author
        Who proposes it.
    state
        ``open`` while it is written, ``sent``, and ``done`` when all of it is written.
    why
        Why, in the author's words.
    made, sent
        When.
    article
        The text that was pasted, which drafts rest on.
    version
        The version of the dataset that it made last.
    """

    id: int
    incident: str
    title: str
    author: Person
    state: Literal["open", "sent", "done"] = "open"
    why: str = ""
    made: str = ""
    sent: str = ""
    article: str = ""
    version: str = ""


def carriers(amendments: Sequence[Amendment]) -> list[Amendment]:
    """List new incidents and sources that others rest on: they follow what rests on them."""
    named = set[str]().union(*(one.names() for one in amendments))
    files = ("incidents.csv", "sources.csv", "parties.csv")
    return [
        one for one in amendments if one.action == "add" and one.file in files and one.row in named
    ]


def decidable(amendments: Sequence[Amendment]) -> list[Amendment]:
    """List what a reviewer decides, in the order in which it was written."""
    following = {one.id for one in carriers(amendments)}
    return [one for one in amendments if one.id not in following]


def accepted(amendments: Sequence[Amendment]) -> list[Amendment]:
    """List what was accepted, with the new rows that it rests on."""
    chosen = [one for one in amendments if one.state == "accepted"]
    following = carriers(amendments)
    wanted = set[str]().union(*(one.names() for one in chosen))
    while more := {name for one in following if one.row in wanted for name in one.names()} - wanted:
        wanted |= more
    with_them = (
        replace(one, reviewer=chosen[0].reviewer) for one in following if one.row in wanted
    )
    return [*with_them, *chosen]


def renamed(values: Values, names: Mapping[str, str]) -> dict[str, str]:
    """Put the rows' own ids where new rows were named by their numbers."""
    return {column: _renamed(text, names) for column, text in values.items()}


def _renamed(text: str, names: Mapping[str, str]) -> str:
    if PREFIX not in text:
        return text
    parts: Iterable[str] = (part.strip() for part in text.split(";"))
    return ";".join(names.get(part, part) for part in parts)
