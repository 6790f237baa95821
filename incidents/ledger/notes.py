"""Notes that keep a reader from setting two neighbouring rows against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents import vocabulary as words
from incidents.ledger import naming
from incidents.ledger.accounts import POSITIVE
from incidents.ledger.records import Account
from incidents.ledger.rows import Loss, Row, camps
from incidents.ledger.standing import Known
from incidents.model import Claim

_WIDE_MEASURES = ("killed_or_wounded", "treated")
"""Measures that mix what others keep apart, so that they lie next to them in every list."""


def notes(known: Known, row: Row, rows: Sequence[Row]) -> str:
    """Say which neighbouring rows this one must not be set against, and why."""
    if row.loss.category is None or row.loss.scope != "whole" or row.counted is not None:
        return ""
    given = [each for each in row.accounts if each.state in POSITIVE]
    if len(given) != 1:
        return ""
    found = (_mirror(known, row, rows), _status(row, rows), _other_kind(known, row, rows))
    return " ".join(filter(None, found))


def _is_thing(category: str | None) -> bool:
    """Tell whether a category counts things: people are never taken for one another's."""
    return category is not None and "persons" not in words.ancestors(category)


def _speaking(known: Known, row: Row) -> list[Claim]:
    given = [each for each in row.accounts if each.state in POSITIVE]
    return [claim for each in given for claim in naming.speaking(known.dataset, each)]


def _beside(row: Row, rows: Sequence[Row]) -> Iterator[Row]:
    for other in rows:
        if other is not row and other.loss.scope == "whole" and other.counted is None:
            yield other


def _mirror(known: Known, row: Row, rows: Sequence[Row]) -> str:
    """Tell the things each side says it took from the other apart: two owners, two sets."""
    mine = _speaking(known, row)
    for other in _beside(row, rows):
        theirs = _speaking(known, other)
        if theirs and _mirrored(known, row, other, mine[0], theirs[0]):
            thing = _figure_of(known, other, theirs[0])
            said = naming.said_of(known.dataset, theirs[0])
            return f"Not set against the {thing} that {said}: different owners."
    return ""


def _mirrored(known: Known, row: Row, other: Row, mine: Claim, theirs: Claim) -> bool:
    dataset = known.dataset
    owners = (camps(dataset, row.loss.subject), camps(dataset, other.loss.subject))
    apart = all(owners) and not owners[0] & owners[1]
    family = _is_thing(row.loss.category) and row.loss.category == other.loss.category
    speakers = {dataset.side_of(claim.claimant) for claim in (mine, theirs)}
    return family and apart and len(speakers) == 2 and mine.count.has_number


def _figure_of(known: Known, row: Row, claim: Claim) -> str:
    number = naming.spoken(claim.count)
    thing = naming.things(
        known.dataset,
        row.loss.subject or "",
        row.loss.category or "",
        claim.count.low if claim.count.low == claim.count.high else None,
    )
    return f"{number} {thing}"


def _status(row: Row, rows: Sequence[Row]) -> str:
    """Tell one status from another: 25 captured and 20 destroyed are not one number."""
    if not _is_thing(row.loss.category) and row.loss.measure not in _WIDE_MEASURES:
        return ""
    kind = (row.loss.subject, row.loss.category)
    sides = {each.side for each in row.accounts if each.state in POSITIVE}
    said = [
        f"{naming.voices(account)} {words.MEASURES[loss.measure]}"
        for loss, account in _given(row, rows)
        if (loss.subject, loss.category) == kind
        and account.side in sides
        and account.state == "figure"
    ]
    if not said:
        return ""
    verb = "is another status" if len(said) == 1 else "are other statuses"
    return f"{naming.both(said)} {verb}: not one number."


def _given(row: Row, rows: Sequence[Row]) -> Iterator[tuple[Loss, Account]]:
    """List what the sides give on other rows, each with the loss that it is about."""
    for other in rows:
        losses = other.counted or (other.loss, other.loss)
        if other is row or other.loss.scope != "whole":
            continue
        for loss, account in zip(losses, other.accounts, strict=True):
            if account.state in POSITIVE:
                yield loss, account


def _other_kind(known: Known, row: Row, rows: Sequence[Row]) -> str:
    """Say which of its people a silent side did speak of: its civilians, not its fighters."""
    quiet = next((each for each in row.accounts if each.state == "silent"), None)
    if quiet is None or _is_thing(row.loss.category):
        return ""
    kinds = [
        loss.category
        for loss, account in _given(row, rows)
        if (loss.subject, loss.measure) == (row.loss.subject, row.loss.measure)
        and account.side == quiet.side
    ]
    if not kinds or row.loss.category is None:
        return ""
    spoken_of = naming.both([words.category_label(kind) for kind in kinds if kind])
    name = naming.side_name(known.dataset, quiet.side)
    return f"{name} speaks of {spoken_of} here, not of {words.category_label(row.loss.category)}."
