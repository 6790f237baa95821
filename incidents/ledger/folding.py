"""Folding: accounts of the same people or things in other terms stand on one row, uncompared.

A side that spoke in other terms is never called silent (LEDGER, "Comparing two accounts"): its
account is put on the row, and the row says in what the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incidents.ledger.records import POSITIVE, UNSAID, Account, Aspect, Loss, State
from incidents.ledger.rows import OpenRow, camps, with_each
from incidents.ledger.standing import Known
from incidents.vocabulary import COMBATANTS, PERSONS

FOLDED = "beside"
"""What tells a row that folds two losses together from an ordinary row of the same loss."""

_SPEAKS: tuple[State, ...] = (*POSITIVE, "denies", "disputes")
"""What a side says of people or things, so that it is not silent on their other shares."""

Rank = tuple[int, int, bool, int, int]


def fold(known: Known, rows: list[OpenRow]) -> list[OpenRow]:
    """Fold one-sided rows whose losses overlap, the closest first; then borrow what is left.

    An account that stands on a row already is shown again beside a loss that it may hold, so
    that nobody who spoke of those people is called silent there.
    """
    used: set[int] = set()
    folded: list[OpenRow] = []
    for one, two in _pairs(known, rows):
        if one.first not in used and two.first not in used:
            used |= {one.first, two.first}
            folded.append(_folded(known, one, two))
    rest = [row for row in rows if row.first not in used]
    return [_borrowed(known, row, rows) for row in rest] + folded


def _pairs(known: Known, rows: list[OpenRow]) -> list[tuple[OpenRow, OpenRow]]:
    alone = [row for row in rows if row.alone is not None]
    found = [
        (one, two)
        for place, one in enumerate(alone)
        for two in alone[place + 1 :]
        if _side(one) != _side(two) and aspect_of(known, one.loss, two.loss)
    ]
    return sorted(found, key=lambda pair: _rank(known, pair[0].loss, pair[1].loss, *pair))


def _side(row: OpenRow) -> str:
    return row.alone.side if row.alone else ""


def _borrowed(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> OpenRow:
    """Show on a one-sided row what the other side said elsewhere of people it may hold."""
    if row.alone is None:
        return row
    found = [
        other
        for other in rows
        if other is not row
        and _beside(known, row.loss, other.loss)
        and any(each.side != row.alone.side and _lends(other, each) for each in other.accounts)
    ]
    if not found:
        return row
    other = min(found, key=lambda one: _rank(known, row.loss, one.loss, row, one))
    lent = next(each for each in other.accounts if each.side != row.alone.side)
    return _folded(known, row, replace(other, accounts=_only(other, lent), first=row.first))


def _beside(known: Known, loss: Loss, other: Loss) -> bool:
    """Tell whether what is said of one loss belongs beside another; a part's whole does."""
    kind = (loss.subject, loss.category, loss.measure)
    is_whole = loss.scope == "part" and other.scope == "whole"
    if is_whole and kind == (other.subject, other.category, other.measure):
        return True
    return bool(aspect_of(known, loss, other))


def _lends(row: OpenRow, account: Account) -> bool:
    """Tell whether an account may be shown on a second row as well.

    Words without a number that the other side has answered in kind say nothing more elsewhere.
    """
    return account.state in POSITIVE and (account.state != "words" or row.alone is not None)


def _only(row: OpenRow, kept: Account) -> tuple[Account, Account]:
    first, second = (
        each if each is kept else Account(each.side, "silent") for each in row.accounts
    )
    return (first, second)


def told_elsewhere(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> OpenRow:
    """Mark a side that spoke of other shares of such people or things: it is not silent here."""

    def told(each: Account) -> Account:
        is_told = each.state in UNSAID and _speaks_of_akin(known, row, rows, each.side)
        return replace(each, state="elsewhere") if is_told else each

    return with_each(row, told)


def _speaks_of_akin(known: Known, row: OpenRow, rows: Sequence[OpenRow], side: str) -> bool:
    whole = known.dataset.claims[row.loss.part].part_of if row.loss.scope == "part" else None
    for other in rows:
        for loss, each in other.told:
            speaks = other is not row and each.side == side and each.state in _SPEAKS
            if speaks and (is_akin(known, row.loss, loss) or whole in _all_claims(other)):
                return True
    return False


def _all_claims(row: OpenRow) -> set[str]:
    return {claim for each in row.accounts for claim in each.claims}


def is_akin(known: Known, one: Loss, two: Loss) -> bool:
    """Tell whether two counted losses may be shares of the same people or things.

    A part may be a share of the incident or of a total over its period; these two are not akin.
    """
    words = known.dataset.vocabulary
    unlike = {one.scope, two.scope} == {"whole", "period"}
    if one.category is None or two.category is None or unlike:
        return False
    return (
        words.same_things(one.measure, two.measure)
        and words.related(one.category, two.category)
        and not _opposed(known, one, two)
    )


def aspect_of(known: Known, one: Loss, two: Loss) -> Aspect:
    """Tell in what two losses differ that may be of the same people or things; empty if neither.

    Returns
    -------
    Aspect
        ``who``, ``scope``, ``subject``, ``category`` or ``measure``; empty where they are the
        same, or are of other people or things.
    """
    words = known.dataset.vocabulary
    if one.category is None or two.category is None:
        return ""
    if not words.same_things(one.measure, two.measure):
        return ""
    if _who(known, one, two) or _who(known, two, one):
        return "who"
    if not words.related(one.category, two.category) or _opposed(known, one, two):
        return ""
    return _apart(known, one, two)


def _apart(known: Known, one: Loss, two: Loss) -> Aspect:
    """Name the aspect of two losses that overlap.

    A part is set beside a whole of its own kind, unless its own whole is on record.
    """
    same = (one.subject, one.category, one.measure) == (two.subject, two.category, two.measure)
    if one.scope != two.scope:
        parts = [known.dataset.claims[loss.part] for loss in (one, two) if loss.scope == "part"]
        stray = len(parts) == 1 and parts[0].part_of is None
        return "scope" if same and stray and "period" not in (one.scope, two.scope) else ""
    if one.scope == "part" or same:
        return ""
    if one.subject != two.subject:
        return "subject"
    return "category" if one.category != two.category else "measure"


def _who(known: Known, own: Loss, others: Loss) -> bool:
    """Tell whether one loss is a side's own people, and the other a third party's instead.

    Its own people are those who do not fight, or of whom nothing is said but that they are people.
    """
    words, dataset = known.dataset.vocabulary, known.dataset
    if own.measure != others.measure or own.scope != others.scope or own.scope == "part":
        return False
    return (
        words.is_of(PERSONS, own.category)
        and not words.is_of(COMBATANTS, own.category)
        and words.is_of(PERSONS, others.category)
        and dataset.side_of(own.subject) is not None
        and not camps(dataset, others.subject)
    )


def _opposed(known: Known, one: Loss, two: Loss) -> bool:
    """Tell whether nothing can be a loss of both: opposite sides, or a side and a third party."""
    dataset = known.dataset
    first, second = camps(dataset, one.subject), camps(dataset, two.subject)
    if first or second:
        return not first & second
    return not dataset.members(one.subject or "") & dataset.members(two.subject or "")


def _rank(known: Known, one: Loss, two: Loss, first: OpenRow, second: OpenRow) -> Rank:
    """Order pairs: one measure before another, the nearest categories, one subject, the file."""
    words = known.dataset.vocabulary
    steps = words.steps(one.category or "", two.category or "")
    unlike = one.subject != two.subject
    places = sorted((first.first, second.first))
    return (int(one.measure != two.measure), steps, unlike, places[0], places[1])


def _folded(known: Known, one: OpenRow, two: OpenRow) -> OpenRow:
    rows = sorted((one, two), key=lambda row: row.accounts[0].state not in POSITIVE)
    first, second = rows
    aspect = aspect_of(known, first.loss, second.loss) or "scope"
    return OpenRow(
        loss=_heading(known, rows, aspect),
        accounts=(
            first.accounts[0].noting(first.accounts[0], second.accounts[0]),
            second.accounts[1].noting(second.accounts[1], first.accounts[1]),
        ),
        others=tuple(dict.fromkeys((*one.others, *two.others))),
        first=min(one.first, two.first),
        counted=(first.loss, second.loss),
        aspect=aspect,
    )


def _heading(known: Known, rows: Sequence[OpenRow], aspect: Aspect) -> Loss:
    """Head a folded row by what holds both; by no side's word where they dispute who it was."""
    words = known.dataset.vocabulary
    first, second = (row.loss for row in rows)
    measures = list(words.measures)
    measure = min((first.measure, second.measure), key=measures.index)
    category = words.common(first.category or "", second.category or "")
    subject = None if aspect == "who" else _owner(known, rows)
    if "part" in (first.scope, second.scope) and aspect == "scope":
        return first if first.scope == "part" else second
    part = f"{FOLDED}-{rows[0].accounts[0].claims[0]}-{rows[1].accounts[1].claims[0]}"
    return replace(first, subject=subject, category=category, measure=measure, part=part)


def _owner(known: Known, rows: Sequence[OpenRow]) -> str | None:
    """Choose the subject of a folded row: a side's own loss, else a side's, else the wider set."""
    dataset = known.dataset

    def rank(row: OpenRow) -> tuple[bool, bool, int, int]:
        side = dataset.side_of(row.loss.subject)
        speaker = row.alone.side if row.alone else None
        members = dataset.members(row.loss.subject or "")
        return (side != speaker or side is None, side is None, -len(members), row.first)

    return min(rows, key=rank).loss.subject
