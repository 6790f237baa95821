"""Where they differ: every row under its heading, on one axis; and the greatest difference."""

from __future__ import annotations

from collections.abc import Sequence

from incidents import ledger
from incidents.brief.axis import Axis
from incidents.brief.reach import wider
from incidents.brief.rows import axis_over, ledger_row
from incidents.brief.shape import Differences, Group, Lead, LeadLine, LedgerRow, Tick
from incidents.brief.sight import Sight
from incidents.ledger import Comparison
from incidents.model import Claim
from incidents.text import one_line
from incidents.words import counts, labels, names, summary, terms, when
from incidents.words import differences as words
from incidents.words.tongue import in_digits, language


def differences(sight: Sight) -> Differences:
    """Work out every row of the view."""
    axis = axis_over(sight)
    groups = tuple(
        Group(name, terms.heading(name), _rows(rows, sight, axis))
        for name, rows in ledger.groups(sight.comparisons)
    )
    return Differences(
        ticks=ticks(axis),
        groups=groups,
        summary=summary.summary(sight.whole, sight.comparisons),
        note="" if sight.query == sight.query.of_incidents() else words.note(),
    )


def _rows(rows: Sequence[Comparison], sight: Sight, axis: Axis) -> tuple[LedgerRow, ...]:
    """Write rows; what was written before of a view that shows all claims is remembered."""
    if sight.query.place or sight.query != sight.query.of_incidents():
        return tuple(ledger_row(row, sight, axis) for row in rows)
    around = (sight.query.as_known_on, sight.year, axis, language())
    by_key = {("row", row.key, *around): row for row in rows}
    found = sight.store.parts.recall_all(
        list(by_key), lambda missing: [ledger_row(by_key[key], sight, axis) for key in missing]
    )
    return tuple(found)


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """Write the numbers above the rows."""
    return tuple(Tick(in_digits(value), round(axis.at(value), 2)) for value in axis.ticks)


def rows_of(found: Differences) -> tuple[LedgerRow, ...]:
    """List the rows in their order, without their headings."""
    return tuple(row for group in found.groups for row in group.rows)


def lead(sight: Sight) -> Lead | None:
    """Find the comparable loss with the greatest ratio in view; None where none can be compared."""
    rows = [row for row in sight.comparisons if _leads(row)]
    if not rows:
        return None
    row, dataset = rows[0], sight.whole
    incident = dataset.incidents[row.incident]
    first, second = (_line(row, slot, sight) for slot in (0, 1))
    days = when.incident(incident, sight.year)
    return Lead(
        row=row.key,
        incident=row.incident,
        title=words.lead_title(names.title(row, dataset), days),
        label=labels.verdict(row),
        words=words.lead_of(_compared(sight), wider(row.incident, sight)),
        lines=(first, second),
    )


def _leads(row: Comparison) -> bool:
    return row.verdict == "differ" and row.category is not None and row.loss.scope == "whole"


def _compared(sight: Sight) -> int:
    return sum(ledger.heading(row) == "compared" for row in sight.comparisons)


def _line(row: Comparison, slot: int, sight: Sight) -> LeadLine:
    account, dataset = row.accounts[slot], sight.whole
    claims = names.speaking(dataset, account)
    claim = claims[0]
    source = next((dataset.sources[one] for one in claim.sources if one in dataset.sources), None)
    return LeadLine(
        side=account.side,
        slot=slot,
        name=names.side(dataset, account.side),
        figure=counts.account_figure(account),
        verb=names.verb(dataset, claims),
        who=one_line(claim.speaker),
        said=when.moment(claim.stated, sight.year),
        claim=claim.id,
        source=one_line(source.outlet) if source else "",
        url=source.url if source else "",
        more=_more(claims),
    )


def _more(claims: list[Claim]) -> int:
    """Count the publications that are not named on the line."""
    return len({source for claim in claims for source in claim.sources}) - 1
