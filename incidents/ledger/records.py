"""What the ledger answers, as plain frozen values; `incidents.words` says them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from incidents.quantities import CountRange
from incidents.vocabulary import Scope

State = Literal[
    "figure",
    "states",
    "words",
    "denies",
    "denies_operation",
    "disputes",
    "withdrew",
    "declines",
    "not_commented",
    "elsewhere",
    "outside",
    "silent",
    "unsearched",
]
"""What a side's account of one loss or question amounts to.

``figure``: a number or range. ``states``: it answers a question that takes no number. ``words``:
a loss without a number. ``denies_operation``: it denies the operation, and so every loss in it.
``withdrew``: it took its figure back. ``declines``: it said that it will not comment.
``not_commented``: an outlet noted that it had not. ``elsewhere``: it spoke of such people or
things in the incident, but of another share of them, so nothing can stand here. ``outside``: it
spoke, but later than the instant, or on a day that is not known. ``silent``: somebody looked,
and no statement was found. ``unsearched``: nobody looked.
"""

POSITIVE: tuple[State, ...] = ("figure", "states", "words")
"""States in which a side says that there was such a loss, or answers the question."""

QUIET: tuple[State, ...] = ("not_commented", "elsewhere", "outside", "silent", "unsearched")
"""States in which nothing by the side itself stands."""

UNSAID: tuple[State, ...] = ("silent", "unsearched")
"""States in which nothing by the side, or noted of it, is on record."""

Verdict = Literal[
    "agree",
    "compatible",
    "differ",
    "incomparable",
    "denied",
    "disputed",
    "declined",
    "no_number",
    "one_sided",
    "silent",
    "each_says_the_other",
    "each_denies",
]
"""How two accounts stand to each other: LEDGER rules 1 to 6 in their order."""

Aspect = Literal["", "who", "subject", "category", "measure", "scope", "side_by_side"]
"""In what two accounts differ that cannot be compared; the first that applies.

``who``: the sides do not agree on who the dead were. ``scope``: the whole against a part.
``side_by_side``: statements without a count, which are shown and not judged.
"""

RemarkKind = Literal[
    "older",
    "voices",
    "refuses_too",
    "refuses_other",
    "declines_too",
    "mirror",
    "status",
    "other_kind",
    "part",
    "part_replaced",
    "denies_whole",
    "part_alone",
    "period",
    "one_period",
    "others_only",
    "names_also",
    "equals_high",
]

NO_COUNT = CountRange()
"""No number and no words."""


@dataclass(frozen=True)
class Loss:
    """What one row is about. ``part`` is the claim's id where the row is a part of an incident.

    ``subject`` and ``category`` are None for a question; a subject alone is None where the sides
    do not agree on whose loss it is.
    """

    incident: str
    subject: str | None
    category: str | None
    measure: str
    scope: Scope = "whole"
    part: str = ""


@dataclass(frozen=True)
class Voice:
    """One thing that a side says, by one claim or by several that say the same."""

    state: State
    count: CountRange
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Account:
    """What one side says of one loss: every voice of it, and the hull of its figures.

    Attributes
    ----------
    side, state
        Whose account, and what it amounts to.
    claims
        Its standing claims, in the order of the file.
    count
        The hull of the figures that its voices give, or the words in their place.
    voices
        Distinct voices: figures from low to high, then words, then refusals.
    superseded
        Claims that were replaced, oldest first.
    noted
        Claims in which an outlet notes that the side had not commented.
    """

    side: str
    state: State
    claims: tuple[str, ...] = ()
    count: CountRange = NO_COUNT
    voices: tuple[Voice, ...] = ()
    superseded: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()

    def noting(self, *accounts: Account) -> Account:
        """Keep on this account what outlets noted of its side on others."""
        noted = dict.fromkeys(one for each in accounts for one in each.noted)
        return replace(self, noted=tuple(noted))

    @property
    def figures(self) -> tuple[CountRange, ...]:
        """The distinct figures of its voices, lowest first."""
        return tuple(voice.count for voice in self.voices if voice.state == "figure")

    @property
    def speaking(self) -> tuple[str, ...]:
        """The claims that make it what it is: those with its figure or its answer."""
        return tuple(
            claim for voice in self.voices if voice.state == self.state for claim in voice.claims
        )


@dataclass(frozen=True)
class Remark:
    """What else belongs beside a row, as a value that is said in one sentence.

    Attributes
    ----------
    kind
        Which sentence.
    side
        Whom it is about, where it is about one side.
    claims
        The claims it speaks of.
    neighbours
        Other rows it speaks of: each a loss, and the claims of one side about it.
    """

    kind: RemarkKind
    side: str = ""
    claims: tuple[str, ...] = ()
    neighbours: tuple[tuple[Loss, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two accounts of one loss, or of one question, set against each other.

    Attributes
    ----------
    loss
        What the row is about.
    subject_side
        The side whose loss it is, or None.
    accounts
        What each side says, in the order of the sides.
    verdict, aspect
        How they stand to each other, and why they cannot be compared where they cannot.
    gap
        The distance between the nearest ends, as a count that may be open above.
    ratio
        The larger number as it was said over the smaller; None over zero.
    others
        Claims of third parties about the same loss: beside, never between.
    counted
        What each side's account is about, where the two are not the same.
    remarks
        What else belongs beside the row, in the order in which it is said.
    """

    loss: Loss
    subject_side: str | None
    accounts: tuple[Account, Account]
    verdict: Verdict
    aspect: Aspect = ""
    gap: CountRange | None = None
    ratio: float | None = None
    others: tuple[str, ...] = ()
    counted: tuple[Loss, Loss] | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def incident(self) -> str:
        """The incident."""
        return self.loss.incident

    @property
    def category(self) -> str | None:
        """What is counted, or None for a question."""
        return self.loss.category

    @property
    def measure(self) -> str:
        """What became of it, or the question."""
        return self.loss.measure

    @property
    def key(self) -> str:
        """A stable id of the row within its dataset."""
        loss = self.loss
        names = (loss.incident, loss.subject, loss.category, loss.measure)
        scope = () if loss.scope == "whole" else (loss.scope,)
        part = (loss.part,) if loss.part else ()
        return "/".join((*(name or "-" for name in names), *scope, *part))

    @property
    def held(self) -> tuple[str, ...]:
        """Every claim on the row: of both sides, outlets' notes on them, of third parties."""
        both = (one for each in self.accounts for one in (*each.claims, *each.noted))
        return (*both, *self.others)

    def account_of(self, side: str) -> Account:
        """Return the account of one side.

        Raises
        ------
        KeyError
            If it is not one of the two sides.
        """
        for account in self.accounts:
            if account.side == side:
                return account
        raise KeyError(side)

    def counted_by(self, side: str) -> Loss:
        """Return what one side's account is about."""
        if self.counted is None:
            return self.loss
        return self.counted[[one.side for one in self.accounts].index(side)]
