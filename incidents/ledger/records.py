"""What the ledger answers: accounts, comparisons and sums, as plain frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from incidents.model import CountRange
from incidents.vocabulary import Scope

State = Literal["figure", "words", "states", "denies", "disputes", "declines", "silent"]
"""What a side's account of one loss amounts to.

``figure``: a number or range. ``words``: a loss without a number. ``states``: it answers a
question that takes no number. ``silent``: no statement was found.
"""

Verdict = Literal[
    "agree",
    "differ",
    "incomparable",
    "denied",
    "disputed",
    "declined",
    "no_number",
    "one_sided",
    "silent",
    "each_says_the_other",
]
"""How two accounts stand to each other. See ``sentences.VERDICTS`` for the words."""


NO_COUNT = CountRange()
"""No number and no words."""


@dataclass(frozen=True)
class Account:
    """What one side says of one loss: its standing claims and the hull of their counts.

    ``voices`` are the distinct counts of its standing claims, lowest first; more than one means
    that its sources disagree. ``superseded`` are the claims that were replaced, oldest first.
    """

    side: str
    state: State
    claims: tuple[str, ...] = ()
    count: CountRange = NO_COUNT
    voices: tuple[CountRange, ...] = ()
    superseded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two accounts of one loss, or of one question, set against each other.

    ``subject`` is a party's id, or None for a question that is answered by naming a party.
    ``gap`` is the distance between the nearest ends, as a count that may be open above;
    ``ratio`` is the larger low over the smaller high, or None where either is zero or open.
    ``others`` are the claims of third parties about the same loss: beside, never between.
    ``counted`` is what each side's figure counts, as (subject, category), where the two are not
    the same. ``part`` tells rows of one loss apart: the claim's id for a part of an incident,
    ``scope`` for a row that folds two different losses together, else empty.
    """

    incident: str
    subject: str | None
    subject_side: str | None
    category: str | None
    measure: str
    accounts: tuple[Account, Account]
    verdict: Verdict
    reason: str
    gap: CountRange | None = None
    ratio: float | None = None
    others: tuple[str, ...] = ()
    scope: Scope = "whole"
    counted: tuple[tuple[str, str], tuple[str, str]] | None = None
    part: str = ""

    @property
    def key(self) -> str:
        """A stable id of the row within its dataset."""
        names = (self.incident, self.subject, self.category, self.measure)
        scope = () if self.scope == "whole" else (self.scope,)
        part = (self.part,) if self.part else ()
        return "/".join((*(name or "-" for name in names), *scope, *part))

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


@dataclass(frozen=True)
class Sum:
    """A sum over incidents for one claimant side, subject, category and measure, or a refusal.

    ``refusal`` is empty when the sum could be made. ``parts`` are the claims in it, one account
    an incident; ``left_out`` maps a claim's id to the reason it was not added; ``missing`` counts
    the incidents whose account gives no number, which make the total a least.
    """

    side: str
    subject: str
    category: str
    measure: str
    total: CountRange
    parts: tuple[str, ...]
    incidents: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    missing: int = 0
    refusal: str = ""


@dataclass(frozen=True)
class Difference:
    """The distance between two figures for one loss: ``count`` is the gap, ``reason`` the words."""

    claims: tuple[str, str]
    count: CountRange
    reason: str


@dataclass(frozen=True)
class Refusal:
    """A sum or a subtraction that cannot be made, and the reason in words."""

    claims: tuple[str, ...]
    reason: str
