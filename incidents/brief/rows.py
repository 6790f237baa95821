"""Rows of the ledger as plain values, placed on one axis."""

from __future__ import annotations

from incidents.brief.axis import Axis
from incidents.brief.reach import wider
from incidents.brief.shape import Beside, Cell, LedgerRow, Old, Point
from incidents.brief.sight import Sight
from incidents.ledger import Account, Comparison
from incidents.model import Claim, Dataset
from incidents.quantities import CountRange
from incidents.text import one_line
from incidents.words import counts, labels, names, places, reasons, when
from incidents.words import differences as words

COMPARED = ("agree", "compatible", "differ")


def axis_over(sight: Sight) -> Axis:
    """Make the one axis that holds every figure, replaced ones and third parties' among them."""
    on = sight.query.as_known_on
    by_key = {("said", row.key, on): row for row in sight.comparisons}
    found = sight.store.parts.recall_all(
        list(by_key), lambda missing: [_said(by_key[key], sight.whole) for key in missing]
    )
    return Axis.over(value for said in found for value in said)


def _said(row: Comparison, dataset: Dataset) -> list[int]:
    ends = (end for count in _counts(row, dataset) for end in (count.said, count.said_high))
    return [end for end in ends if end is not None]


def _counts(row: Comparison, dataset: Dataset) -> list[CountRange]:
    olds = [old for each in row.accounts for old in replaced(each, dataset)]
    figures = [count for each in row.accounts for count in each.figures]
    others = [dataset.claims[one].count for one in row.others]
    return [*figures, *olds, *others]


def replaced(account: Account, dataset: Dataset) -> list[CountRange]:
    """List the figures that an account replaced, oldest first, without those it still gives."""
    now = {counts.figure(count) for count in account.figures}
    olds = [dataset.claims[one].count for one in account.superseded if one in dataset.claims]
    seen = {counts.figure(one): one for one in olds if one.has_number}
    return [count for label, count in seen.items() if label not in now]


def ledger_row(row: Comparison, sight: Sight, axis: Axis) -> LedgerRow:
    """Write one comparison as plain values."""
    dataset = sight.whole
    where = place_of(row, sight)
    first, second = (_cell(each, row, sight, axis) for each in row.accounts)
    loss, gap = row.loss, row.gap
    return LedgerRow(
        key=row.key,
        incident=row.incident,
        title=names.title(row, dataset),
        where=where,
        days=when.incident(dataset.incidents[row.incident], sight.year, full=False),
        start=dataset.incidents[row.incident].start.isoformat(),
        is_loss=row.category is not None,
        scope=loss.scope,
        subject=loss.subject,
        subject_side=row.subject_side,
        category=loss.category,
        measure=loss.measure,
        verdict=row.verdict,
        label=labels.verdict(row),
        is_compared=row.category is not None and row.verdict in COMPARED,
        gap=(gap.low, gap.high) if gap else None,
        ratio=round(row.ratio, 2) if row.ratio is not None else None,
        cells=(first, second),
        others=tuple(_beside(dataset.claims[one], row, sight, axis) for one in _others(row, sight)),
        reason=reasons.reason(row, dataset),
        alternative=reasons.alternative(row, dataset, where),
    )


def place_of(row: Comparison, sight: Sight) -> str:
    """Say when and where the incident of a row was, and how much of it the row is about."""
    incident = sight.whole.incidents[row.incident]
    days = when.incident(incident, sight.year, full=False)
    where = places.where(incident, sight.whole)
    if row.loss.scope == "part":
        return words.where_part(days, where, one_line(sight.whole.claims[row.loss.part].part))
    if row.loss.scope == "period":
        return words.where_period(days, where)
    return words.where(days, where, wider(row.incident, sight))


def _others(row: Comparison, sight: Sight) -> list[str]:
    """List third parties' claims beside a row, least figure first."""
    claims = sight.whole.claims

    def size(name: str) -> tuple[bool, int]:
        low = claims[name].count.low
        return (low is None, low or 0)

    return sorted(row.others, key=size)


def _cell(account: Account, row: Comparison, sight: Sight, axis: Axis) -> Cell:
    dataset, slot = sight.whole, [each.side for each in row.accounts].index(account.side)
    is_figure = account.state == "figure"
    counted = row.counted_by(account.side)
    return Cell(
        side=account.side,
        slot=slot,
        name=names.side(dataset, account.side),
        state=account.state,
        label=labels.account(account, row, dataset),
        figure=counts.account_figure(account) if is_figure else "",
        verb=labels.verb(account, row, dataset) if is_figure else "",
        told=labels.told(account, row, dataset) if is_figure else "",
        also=labels.also(account),
        low=account.count.low if is_figure else None,
        high=account.count.high if is_figure else None,
        points=tuple(point(count, axis) for count in account.figures) if is_figure else (),
        old=tuple(
            Old(counts.figure(one), axis.at(one.said or 0)) for one in replaced(account, dataset)
        ),
        claims=account.claims,
        speaking=tuple(one.id for one in names.speaking(dataset, account)),
        superseded=account.superseded,
        noted=account.noted,
        in_view=not account.claims or any(one in sight.shown.claims for one in account.claims),
        subject=counted.subject,
        category=counted.category,
        measure=counted.measure,
        voices=counts.distinct(counts.figure(one.count) for one in account.voices),
    )


def point(count: CountRange, axis: Axis) -> Point:
    """Place a count on the axis: "more than 200" stands at 200."""
    best = axis.at(count.best) if count.best is not None else None
    return Point(axis.at(count.said or 0), axis.at(count.said_high or 0), count.is_open, best)


def _beside(claim: Claim, row: Comparison, sight: Sight, axis: Axis) -> Beside:
    return Beside(
        claim=claim.id,
        claimant=claim.claimant,
        name=names.party(sight.whole, claim.claimant),
        by=labels.by(claim, row, sight.whole),
        label=labels.other(claim, row, sight.whole),
        figure=counts.figure(claim.count),
        point=point(claim.count, axis) if claim.count.has_number else None,
        category=claim.category,
        low=claim.count.low,
        high=claim.count.high,
        best=claim.count.best,
    )
