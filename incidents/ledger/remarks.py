"""What else belongs beside a row: older figures, other voices, neighbours not to be mixed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.ledger.accounts import Finding, state_of
from incidents.ledger.records import POSITIVE, QUIET, Account, Loss, Remark
from incidents.ledger.rows import OpenRow, camps
from incidents.ledger.standing import Known, chain, is_known
from incidents.model import Claim
from incidents.vocabulary import PERSONS, REFUSING_STANCES

_SENT = "launched"
"""What says that a thing was sent, and nothing of what became of it: no status of a loss."""

_WIDE_MEASURES = ("killed_or_wounded", "treated")
"""Measures that mix what others keep apart, so that they lie next to them in every list."""

REFUSED = ("denied", "disputed", "declined")


def remarks(
    known: Known, row: OpenRow, finding: Finding, rows: Sequence[OpenRow]
) -> tuple[Remark, ...]:
    """List the remarks on a row about a loss, in the order in which they are said."""
    speakers = ranked(known, row)
    found: list[Remark] = [*_others_only(row), *_scope(known, row)]
    if finding.verdict not in REFUSED:
        found += [one for each in speakers for one in _voices(each)]
    found += [one for each in speakers for one in _older(known, each)]
    found += [one for each in speakers for one in _refusals(known, row, each)]
    found += _equal_highs(known, row)
    if row.loss.scope == "whole" and row.counted is None:
        found += _neighbours(known, row, rows)
    return tuple(found)


def ranked(known: Known, row: OpenRow) -> list[Account]:
    """Order the accounts that speak without favour: the larger figure, then the file's order."""

    def rank(account: Account) -> tuple[int, int]:
        return (-(account.count.low or 0), min(known.position[name] for name in account.claims))

    return sorted(row.speakers, key=rank)


def _others_only(row: OpenRow) -> Iterator[Remark]:
    """Name who alone counts a loss that neither side speaks of."""
    if row.others and not any(each.state in POSITIVE for each in row.accounts):
        yield Remark("others_only", claims=row.others)


def _equal_highs(known: Known, row: OpenRow) -> Iterator[Remark]:
    """Name the sides whose figure is the high end of a third party's range: it is their claim."""
    for name in row.others:
        count = known.dataset.claims[name].count
        if count.high is None or count.low == count.high:
            continue
        for each in row.accounts:
            given = (known.dataset.claims[one] for one in (*each.superseded, *each.claims))
            alike = [one.id for one in given if count.high in (one.count.said, one.count.high)]
            if alike:
                yield Remark("equals_high", each.side, claims=(name, alike[-1]))


def _scope(known: Known, row: OpenRow) -> Iterator[Remark]:
    """Say why a part of an incident, or a total over a period, is set against nothing."""
    if row.loss.scope == "period":
        both = all(each.state in POSITIVE for each in row.accounts)
        yield Remark("one_period" if both else "period")
    if row.loss.scope != "part":
        return
    claim = known.dataset.claims[row.loss.part]
    whole = known.dataset.claims.get(claim.part_of or "")
    if whole is None or not whole.is_count or not is_known(whole, known.on):
        yield Remark("part_alone")
        return
    now = _standing_now(known, whole)
    yield Remark("part" if now is whole else "part_replaced", claims=(whole.id, now.id))
    for each in ranked(known, row):
        if each.state == "denies":
            yield Remark("denies_whole", each.side)


def _standing_now(known: Known, claim: Claim) -> Claim:
    """Follow a claim to the one that stands in its place at the instant."""
    for later in known.claims.get(claim.incident, ()):
        if claim in chain(known.dataset, later)[:-1]:
            return later
    return claim


def _voices(account: Account) -> Iterator[Remark]:
    given = [voice for voice in account.voices if voice.state in ("figure", "words")]
    if account.state in POSITIVE and len(given) > 1:
        claims = tuple(claim for voice in given for claim in voice.claims)
        yield Remark("voices", account.side, claims)


def _older(known: Known, account: Account) -> Iterator[Remark]:
    """Tell what a side said first: a figure, words, or a denial that it gave up."""
    claims = [known.dataset.claims[name] for name in account.superseded]
    olds = [claim for claim in claims if claim.stance != "no_comment" and _tells(claim)]
    if account.state == "withdrew":
        olds = olds[:-1]  # What it took back is told there.
    if olds:
        yield Remark("older", account.side, tuple(old.id for old in olds))


def _tells(claim: Claim) -> bool:
    """Tell whether a claim says anything: a number, words, or a refusal."""
    return claim.count.is_given or state_of(claim) not in POSITIVE


def _refusals(known: Known, row: OpenRow, account: Account) -> Iterator[Remark]:
    """Tell that a side which gives a figure also refuses one, or declined to give one."""
    if account.state not in POSITIVE:
        return
    claims = [known.dataset.claims[name] for name in account.claims]
    giving = {claim.claimant for claim in claims if state_of(claim) in POSITIVE}
    declining = tuple(claim.id for claim in claims if claim.stance == "declines")
    if declining:
        yield Remark("declines_too", account.side, declining)
    refusing = [claim for claim in claims if claim.stance in REFUSING_STANCES]
    inner = tuple(claim.id for claim in refusing if claim.claimant not in giving)
    outer = tuple(claim.id for claim in refusing if claim.claimant in giving)
    if inner:
        yield Remark("refuses_too", account.side, inner)
    if outer and len(row.speakers) == 2:
        yield Remark("refuses_other", account.side, outer)


# Neighbours: rows that a reader could take for the same thing.


def _neighbours(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> list[Remark]:
    given = [each for each in row.accounts if each.state in POSITIVE]
    if len(given) != 1:
        return []
    return [
        *_mirror(known, row, rows),
        *_status(known, row, rows),
        *_other_kind(known, row, rows),
    ]


def _is_thing(known: Known, loss: Loss) -> bool:
    """Tell whether things are counted: people are never taken for one another's."""
    return not known.dataset.vocabulary.is_of(PERSONS, loss.category)


def _given(row: OpenRow, rows: Sequence[OpenRow]) -> Iterator[tuple[Loss, Account]]:
    """List what the sides give on other rows, each with the loss that it is about."""
    for other in rows:
        if other is row or other.loss.scope != "whole":
            continue
        for loss, account in other.told:
            if account.state in POSITIVE:
                yield loss, account


def _mirror(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> Iterator[Remark]:
    """Tell the things each side says it took from the other apart: two owners, two sets."""
    mine = next(each for each in row.accounts if each.state in POSITIVE)
    for loss, account in _given(row, rows):
        owners = (camps(known.dataset, row.loss.subject), camps(known.dataset, loss.subject))
        apart = all(owners) and not owners[0] & owners[1]
        family = _is_thing(known, row.loss) and row.loss.category == loss.category
        if family and apart and account.side != mine.side and mine.count.has_number:
            yield Remark("mirror", account.side, neighbours=((loss, account.speaking),))
            return


def _status(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> Iterator[Remark]:
    """Tell one status from another: 25 captured and 20 destroyed are not one number."""
    if not _is_thing(known, row.loss) and row.loss.measure not in _WIDE_MEASURES:
        return
    sides = {each.side for each in row.accounts if each.state in POSITIVE}
    found = dict.fromkeys(
        (loss, account.speaking)
        for loss, account in _given(row, rows)
        if (loss.subject, loss.category) == (row.loss.subject, row.loss.category)
        and loss.measure != row.loss.measure
        and _SENT not in (loss.measure, row.loss.measure)
        and account.side in sides
        and account.state == "figure"
    )
    if found:
        yield Remark("status", neighbours=tuple(found))


def _other_kind(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> Iterator[Remark]:
    """Say which of its people a quiet side did speak of: its civilians, not its fighters."""
    quiet = next((each for each in row.accounts if each.state in QUIET), None)
    if quiet is None or _is_thing(known, row.loss):
        return
    found = tuple(
        (loss, account.speaking)
        for loss, account in _given(row, rows)
        if (loss.subject, loss.measure) == (row.loss.subject, row.loss.measure)
        and account.side == quiet.side
        and loss.category != row.loss.category
    )
    if found:
        yield Remark("other_kind", quiet.side, neighbours=found)
