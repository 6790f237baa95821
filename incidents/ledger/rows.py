"""Forming the rows of the ledger: which claims of one incident are about one loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from incidents.ledger.accounts import account, is_denial_of_operation, state_of
from incidents.ledger.records import POSITIVE, QUIET, Account, Aspect, Comparison, Loss, State
from incidents.ledger.standing import Known, part_key, scope_of
from incidents.model import Claim, Dataset
from incidents.vocabulary import CARRIED_OUT, YES_OR_NO

OPERATION = (YES_OR_NO, CARRIED_OUT)
"""What a side says of these, it says of every loss in the incident."""

Answers = dict[str, Account | None]
"""What each side says of the whole incident, where it says anything, by the id of the side."""


@dataclass(frozen=True)
class OpenRow:
    """A row before it is judged: two accounts in the order of the sides, and third parties.

    ``counted`` is what each account counts, where the row folds two losses together, and
    ``aspect`` in what these differ.
    """

    loss: Loss
    accounts: tuple[Account, Account]
    others: tuple[str, ...]
    first: int
    counted: tuple[Loss, Loss] | None = None
    aspect: Aspect = ""

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Its own loss, and those that it folds together."""
        return (self.loss, *(self.counted or ()))

    @property
    def told(self) -> tuple[tuple[Loss, Account], ...]:
        """Each account with the loss that it is about."""
        first, second = self.counted or (self.loss, self.loss)
        return ((first, self.accounts[0]), (second, self.accounts[1]))

    @property
    def speakers(self) -> tuple[Account, ...]:
        """The accounts in which a side says anything itself."""
        return tuple(each for each in self.accounts if each.state not in QUIET)

    @property
    def alone(self) -> Account | None:
        """The one account that speaks, when it gives a figure or words, and the other is quiet."""
        found = self.speakers
        return found[0] if len(found) == 1 and found[0].state in POSITIVE else None


Row = TypeVar("Row", OpenRow, Comparison)


def with_each(row: Row, change: Callable[[Account], Account]) -> Row:
    """Put another account in the place of each of a row's two."""
    first, second = map(change, row.accounts)
    return replace(row, accounts=(first, second))


def make_row(known: Known, loss: Loss, claims: Sequence[Claim]) -> OpenRow:
    """Build a row from all the claims about one loss or question."""
    first, second = (
        account(known, side, known.of_side(side, claims), loss.incident) for side in known.side_ids
    )
    others = tuple(claim.id for claim in known.of_side(None, claims))
    return OpenRow(loss, (first, second), others, known.first(claims))


def loss_of(known: Known, claim: Claim) -> Loss:
    """Tell which loss a counted claim is about.

    Each part of an incident is one of its own, but for claims that name the same part.
    """
    scope = scope_of(known.dataset, claim)
    part = known.parts.get(part_key(claim), claim.id) if scope == "part" else ""
    return Loss(claim.incident, claim.subject, claim.category, claim.measure, scope, part)


def grouped(known: Known, claims: Iterable[Claim]) -> list[OpenRow]:
    """Make one row a loss of the sides' counted claims, in the order of the file."""
    groups: dict[Loss, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(loss_of(known, claim), []).append(claim)
    return [make_row(known, loss, found) for loss, found in groups.items()]


def camps(dataset: Dataset, subject: str | None) -> frozenset[str]:
    """List the sides that a subject, or any member of a set, belongs to."""
    parties = {subject, *dataset.members(subject)} if subject else ()
    return frozenset(side for party in parties if (side := dataset.side_of(party)))


# Statements about the incident as a whole answer for each of its losses.


def answered(known: Known, rows: list[OpenRow], claims: Sequence[Claim]) -> list[OpenRow]:
    """Where a side is quiet on a loss, let what it said of the whole incident stand for it."""
    parts = dict.fromkeys(part_name(known, row.loss) for row in rows)
    blankets = {part: _blankets(known, part, claims) for part in parts}
    found = [_with_answer(row, _refused_whole(known, row, rows)) for row in rows]
    return [
        _with_answer(row, _covering(known, row, blankets[part_name(known, row.loss)]))
        for row in found
    ]


def part_name(known: Known, loss: Loss) -> str:
    """Give the name of the part of an incident that a loss is of; most parts have none."""
    return known.dataset.claims[loss.part].part if loss.scope == "part" else ""


def _blankets(known: Known, part: str, claims: Sequence[Claim]) -> Answers:
    """Find what each side says of the whole incident, or of one named part of it.

    What is said of one night answers for no other: a denial cannot be of what came after it.
    """
    found = [claim for claim in claims if _covers(known, claim, part)]
    return {side: blanket_answer(known, side, found) for side in known.side_ids}


def _covers(known: Known, claim: Claim, part: str) -> bool:
    is_part = scope_of(known.dataset, claim) == "part"
    return not is_part or bool(part and claim.part.casefold() == part.casefold())


def _covering(known: Known, row: OpenRow, answers: Answers) -> Answers:
    """Keep the answers that cover a loss.

    Who denies an operation denies every loss in it; that a side had not commented on one says
    nothing of the losses of people of neither side.
    """
    owned = row.loss.subject is None or bool(camps(known.dataset, row.loss.subject))
    return {
        side: answer
        for side, answer in answers.items()
        if answer is not None and (owned or answer.state == "denies_operation")
    }


def _with_answer(row: OpenRow, answers: Answers) -> OpenRow:
    """Let an answer stand for a quiet account, with what an outlet noted of either."""

    def answering(quiet: Account) -> Account:
        answer = answers.get(quiet.side) if quiet.state in QUIET else None
        return answer.noting(quiet, answer) if answer else quiet

    return with_each(row, answering)


def blanket_answer(known: Known, side: str, claims: Sequence[Claim]) -> Account | None:
    """Find a side's denial of the operation, its declining to comment on it, or a note on that.

    A side that has answered has commented: what an outlet had noted before is out of date.
    """
    mine = [c for c in known.of_side(side, claims) if c.measure in OPERATION]
    denials = [claim for claim in mine if is_denial_of_operation(known, claim)]
    asides = [claim for claim in mine if claim.stance == "declines"]
    notes = [claim for claim in mine if claim.stance == "no_comment"]
    has_answered = any(state_of(claim) in POSITIVE for claim in mine)
    found = denials or ([] if has_answered else asides or notes)
    if not found:
        return None
    answer = account(known, side, found, found[0].incident)
    return replace(answer, state="denies_operation") if denials else answer


_OF_PARTS: tuple[State, ...] = ("denies", "disputes", "declines", "not_commented")
"""What is said, or noted, of a whole and so of each part of it."""


def _refused_whole(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> Answers:
    """Find who refuses the whole that a row is a part of, or had not commented on it."""
    claim = known.dataset.claims.get(row.loss.part)
    whole = claim.part_of if claim is not None else None
    accounts = [each for other in rows if whole in _claims(other) for each in other.accounts]
    return {each.side: each for each in accounts if each.state in _OF_PARTS}


def _claims(row: OpenRow) -> set[str]:
    return {claim for account in row.accounts for claim in (*account.claims, *account.superseded)}


# Third parties stand beside, never between.


def attach(known: Known, rows: list[OpenRow], thirds: Sequence[Claim]) -> list[OpenRow]:
    """Put third parties' claims beside the rows about the same loss, or on rows of their own."""
    found = list(rows)
    for claim in thirds:
        loss = loss_of(known, claim)
        wide = _rows_of_everyone(known, found, loss)
        place = _row_for(known, found, loss)
        if not wide and place is None:
            found.append(make_row(known, loss, [claim]))
        for one in wide or ([] if place is None else [place]):
            found[one] = replace(found[one], others=(*found[one].others, claim.id))
    return found


def _rows_of_everyone(known: Known, rows: Sequence[OpenRow], loss: Loss) -> list[int]:
    """Find the rows that a count of everyone, of both sides, stands beside: it holds them all."""
    everyone = known.dataset.members(loss.subject or "")
    if loss.scope != "whole" or not everyone.issuperset(known.side_ids):
        return []
    return [place for place, row in enumerate(rows) if _is_held(known, row, loss, everyone)]


def _is_held(known: Known, row: OpenRow, loss: Loss, everyone: frozenset[str]) -> bool:
    """Tell whether a row of which a side speaks is about people that a count of all holds."""
    words = known.dataset.vocabulary
    return (
        row.loss.scope == loss.scope
        and bool(row.speakers)
        and any(
            one.category is not None
            and one.measure == loss.measure
            and words.contains(loss.category or "", one.category)
            and not everyone.isdisjoint(
                (*known.dataset.members(one.subject or ""), *camps(known.dataset, one.subject))
            )
            for one in row.losses
        )
    )


def _row_for(known: Known, rows: Sequence[OpenRow], loss: Loss) -> int | None:
    """Find the row a third party's claim belongs beside: the same category, or the nearest.

    A row of that loss alone goes before one that folds it together with another.
    """
    if loss.scope == "part" and not known.dataset.claims[loss.part].part:
        return None
    fits = [place for place, row in enumerate(rows) if _fits(known, row, loss)]

    def rank(place: int) -> tuple[int, bool]:
        row = rows[place]
        return (min(_steps(known, row, loss), default=0), row.counted is not None)

    return min(fits, key=rank, default=None)


def _fits(known: Known, row: OpenRow, loss: Loss) -> bool:
    return any(
        replace(one, category=loss.category) == replace(loss, part=_part(known, one, loss))
        and (one.category == loss.category or _holds(known, one, loss))
        for one in row.losses
    )


def _part(known: Known, here: Loss, loss: Loss) -> str:
    """Keep a part apart, unless both are of the part of one name.

    What tells a folded row from an ordinary one tells nothing of scope.
    """
    mine, other = (part_name(known, one).casefold() for one in (here, loss))
    return here.part if loss.scope != "part" or mine == other else loss.part


def _holds(known: Known, here: Loss, loss: Loss) -> bool:
    """Tell whether one category holds the other."""
    if here.category is None or loss.category is None:
        return False
    one, two = here.category, loss.category
    return known.dataset.vocabulary.common(one, two) in (one, two)


def _steps(known: Known, row: OpenRow, loss: Loss) -> Iterator[int]:
    words = known.dataset.vocabulary
    for here in row.losses:
        if here.category and loss.category and words.common(here.category, loss.category):
            yield words.steps(here.category, loss.category)
