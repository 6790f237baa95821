"""Forming the rows of the ledger: which claims of one incident are about one loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from incidents import vocabulary as words
from incidents.ledger.accounts import POSITIVE, account
from incidents.ledger.records import Account
from incidents.ledger.standing import Known, scope_of
from incidents.model import Claim, Dataset
from incidents.vocabulary import Scope

FOLDED = "scope"
"""What tells a row that folds two losses together from an ordinary row of the same loss."""


@dataclass(frozen=True)
class Loss:
    """What one row is about. ``part`` is the claim's id where the row is a part of an incident."""

    incident: str
    subject: str | None
    category: str | None
    measure: str
    scope: Scope = "whole"
    part: str = ""


@dataclass(frozen=True)
class Row:
    """A row before it is judged: two accounts in the order of the sides, and third parties.

    ``counted`` is what each account counts, where the row folds two losses together.
    """

    loss: Loss
    accounts: tuple[Account, Account]
    others: tuple[str, ...]
    first: int
    counted: tuple[Loss, Loss] | None = None

    @property
    def speakers(self) -> tuple[Account, ...]:
        """The accounts that say anything."""
        return tuple(each for each in self.accounts if each.state != "silent")

    @property
    def alone(self) -> Account | None:
        """The one account that speaks, when it gives a figure or words, and the other is silent."""
        found = self.speakers
        return found[0] if len(found) == 1 and found[0].state in POSITIVE else None


def count_rows(known: Known, claims: Sequence[Claim]) -> list[Row]:
    """Form the rows of one incident's counted claims, in the order of the file."""
    rows = _grouped(known, [c for c in claims if c.is_count and _has_side(known, c)])
    thirds = [c for c in claims if c.is_count and not _has_side(known, c)]
    rows = _attach(known, _fold(known.dataset, rows), thirds)
    return sorted(_answered(known, rows, claims), key=lambda row: row.first)


def _has_side(known: Known, claim: Claim) -> bool:
    side = known.dataset.side_of(claim.claimant)
    return any(side == each.id for each in known.sides)


def loss_of(dataset: Dataset, claim: Claim) -> Loss:
    """Tell which loss a counted claim is about: each part of an incident is one of its own."""
    scope = scope_of(dataset, claim)
    part = claim.id if scope == "part" else ""
    return Loss(claim.incident, claim.subject, claim.category, claim.measure, scope, part)


def _grouped(known: Known, claims: Iterable[Claim]) -> list[Row]:
    groups: dict[Loss, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(loss_of(known.dataset, claim), []).append(claim)
    return [make_row(known, loss, found) for loss, found in groups.items()]


def make_row(known: Known, loss: Loss, claims: Sequence[Claim]) -> Row:
    """Build a row from all the claims about one loss or question."""
    first, second = (account(known, s.id, known.of_side(s.id, claims)) for s in known.sides)
    others = tuple(claim.id for claim in known.of_side(None, claims))
    return Row(loss, (first, second), others, known.first(claims))


# Folding: one-sided accounts of overlapping losses are shown on one row, never compared.


def _fold(dataset: Dataset, rows: list[Row]) -> list[Row]:
    """Fold pairs of one-sided rows whose losses overlap, the closest pair first."""
    used: set[int] = set()
    folded: list[Row] = []
    for one, two in _pairs(dataset, rows):
        if one.first not in used and two.first not in used:
            used |= {one.first, two.first}
            folded.append(_folded(dataset, one, two))
    return [row for row in rows if row.first not in used] + folded


def _pairs(dataset: Dataset, rows: list[Row]) -> list[tuple[Row, Row]]:
    alone = [row for row in rows if row.alone is not None and row.loss.scope == "whole"]
    found = [
        (one, two)
        for place, one in enumerate(alone)
        for two in alone[place + 1 :]
        if _overlap(dataset, one, two)
    ]
    return sorted(found, key=lambda pair: _distance(*pair))


def _overlap(dataset: Dataset, one: Row, two: Row) -> bool:
    first, second = one.alone, two.alone
    if first is None or second is None or first.side == second.side:
        return False
    return (
        one.loss.measure == two.loss.measure
        and related(one.loss.category, two.loss.category)
        and not _opposed(dataset, one.loss.subject, two.loss.subject)
    )


def related(one: str | None, two: str | None) -> bool:
    """Tell whether two categories can count the same thing.

    One contains the other, or both are kinds of something narrower than the root of their tree:
    soldiers and fighters may be the same people, civilians and soldiers are not.
    """
    if one is None or two is None:
        return False
    shared = words.common_ancestor(one, two)
    return shared is not None and (
        shared in (one, two) or words.CATEGORY_PARENTS[shared] is not None
    )


def camps(dataset: Dataset, subject: str | None) -> frozenset[str]:
    """List the sides that a subject, or any member of a set, belongs to."""
    parties = {subject} | (set(dataset.members(subject)) if subject else set())
    ids = {side.id for side in dataset.manifest.sides}
    return frozenset(side for party in parties if (side := dataset.side_of(party)) in ids)


def _opposed(dataset: Dataset, one: str | None, two: str | None) -> bool:
    """Tell whether nothing can be a loss of both: opposite sides, or unlike third parties."""
    if one is None or two is None:
        return True
    first, second = camps(dataset, one), camps(dataset, two)
    if first and second:
        return not first & second
    if not first and not second:
        return not dataset.members(one) & dataset.members(two)
    return False


def _distance(one: Row, two: Row) -> tuple[int, bool, int, int]:
    """Order pairs: the nearest categories first, then one subject, then the order of the file."""
    steps = steps_between(one.loss.category or "", two.loss.category or "")
    unlike = one.loss.subject != two.loss.subject
    return (steps, unlike, min(one.first, two.first), max(one.first, two.first))


def steps_between(one: str, two: str) -> int:
    """Count the steps between two categories of one tree, through what holds both."""
    shared = words.common_ancestor(one, two)
    paths = (list(words.ancestors(one)), list(words.ancestors(two)))
    return sum(path.index(shared) for path in paths if shared in path)


def _folded(dataset: Dataset, one: Row, two: Row) -> Row:
    rows = sorted((one, two), key=lambda row: row.accounts[0].state == "silent")
    first, second = rows
    category = words.common_ancestor(one.loss.category or "", two.loss.category or "")
    loss = replace(one.loss, subject=_owner(dataset, rows), category=category, part=FOLDED)
    return Row(
        loss=loss,
        accounts=(first.accounts[0], second.accounts[1]),
        others=(),
        first=min(one.first, two.first),
        counted=(first.loss, second.loss),
    )


def _owner(dataset: Dataset, rows: Sequence[Row]) -> str | None:
    """Choose the subject of a folded row: a side's own loss, else a side's, else the wider set."""

    def rank(row: Row) -> tuple[bool, bool, int, int]:
        side = dataset.side_of(row.loss.subject)
        speaker = row.alone.side if row.alone else None
        members = dataset.members(row.loss.subject or "")
        return (side != speaker or side is None, side is None, -len(members), row.first)

    return min(rows, key=rank).loss.subject


# Statements about the incident as a whole answer for each of its losses.


def _answered(known: Known, rows: list[Row], claims: Sequence[Claim]) -> list[Row]:
    """Where a side is silent on a loss, let what it said of the whole incident stand for it."""
    blanket = {side.id: blanket_answer(known, side.id, claims) for side in known.sides}
    found = [_with_answer(row, blanket) for row in rows]
    return [_with_answer(row, _denied_whole(known, row, found)) for row in found]


def _denied_whole(known: Known, row: Row, rows: Sequence[Row]) -> dict[str, Account | None]:
    """Find the denials of the whole that a row is a part of: they deny the part as well."""
    claim = known.dataset.claims.get(row.loss.part)
    whole = claim.part_of if claim is not None else None
    accounts = [each for other in rows if whole in _claims(other) for each in other.accounts]
    return {each.side: each if each.state == "denies" else None for each in accounts}


def _claims(row: Row) -> set[str]:
    return {claim for account in row.accounts for claim in (*account.claims, *account.superseded)}


def _with_answer(row: Row, blanket: dict[str, Account | None]) -> Row:
    if row.speakers and row.alone is None:
        return row
    first, second = (
        (blanket.get(each.side) or each) if each.state == "silent" else each
        for each in row.accounts
    )
    return replace(row, accounts=(first, second))


def blanket_answer(known: Known, side: str, claims: Sequence[Claim]) -> Account | None:
    """Find a side's denial that the incident happened, or its declining to comment on it."""
    mine = known.of_side(side, claims)
    denials = [c for c in mine if c.measure == "occurred" and c.stance == "denies"]
    asides = [
        c for c in mine if c.measure in ("occurred", "carried_out") and c.stance == "declines"
    ]
    found = denials or asides
    return account(known, side, found) if found else None


# Third parties stand beside, never between.


def _attach(known: Known, rows: list[Row], thirds: Sequence[Claim]) -> list[Row]:
    found = list(rows)
    for claim in thirds:
        place = _row_for(found, loss_of(known.dataset, claim))
        if place is None:
            found.append(make_row(known, loss_of(known.dataset, claim), [claim]))
        else:
            row = found[place]
            found[place] = replace(row, others=(*row.others, claim.id))
    return found


def _row_for(rows: Sequence[Row], loss: Loss) -> int | None:
    """Find the row a third party's claim belongs beside: the same category, or the nearest."""
    if loss.scope == "part":
        return None
    fits = [place for place, row in enumerate(rows) if _fits(row, loss)]
    ranked = sorted(fits, key=lambda place: min(_steps(rows[place], loss)))
    return ranked[0] if ranked else None


def _fits(row: Row, loss: Loss) -> bool:
    same = replace(row.loss, category=loss.category, part="") == loss
    return same and (row.loss.category == loss.category or _holds(row, loss))


def _holds(row: Row, loss: Loss) -> bool:
    """Tell whether one category holds the other; between third parties only the same will do."""
    if not row.speakers or row.loss.category is None or loss.category is None:
        return False
    one, two = row.loss.category, loss.category
    return words.contains(one, two) or words.contains(two, one)


def _steps(row: Row, loss: Loss) -> Iterator[int]:
    categories = [row.loss.category, *(each.category for each in row.counted or ())]
    for category in categories:
        if category and loss.category and words.common_ancestor(category, loss.category):
            yield steps_between(category, loss.category)
