"""A summary of the rows in view, made by rule: who says what, how much is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.ledger import naming
from incidents.ledger.accounts import POSITIVE
from incidents.ledger.ordering import groups, order
from incidents.ledger.records import Account, Comparison
from incidents.ledger.wording import ALONE, COMPARED, NOT_COMPARED, REFUSED
from incidents.model import Dataset
from incidents.phrases import period

_NOTHING = "No figure by either side is in view."
_ANSWERS = {
    "denies": "denies it",
    "disputes": "disputes it",
    "declines": "declined to comment",
    "silent": "has no statement on record",
}
_REST = (
    (REFUSED, "claimed by one side and denied or disputed by the other"),
    (ALONE, "given by one side only"),
    (NOT_COMPARED, "counted in ways that cannot be compared"),
)


def summary(dataset: Dataset, comparisons: Iterable[Comparison]) -> str:
    """Sum up rows in two or three sentences that name who says what, and never adjudicate.

    Parts of incidents, totals over a period and statements without a count are left out.
    """
    losses = [row for row in comparisons if row.category is not None and row.scope == "whole"]
    counted = {name: rows for name, rows in groups(losses) if name in (COMPARED, *dict(_REST))}
    rows = [row for found in counted.values() for row in found]
    if not rows:
        return _NOTHING
    rest = _others(counted) if len(rows) > 1 else ""
    told = (_how_many(counted, len(rows)), _leading(dataset, order(rows)), rest)
    return " ".join(filter(None, told))


def _how_many(counted: dict[str, tuple[Comparison, ...]], total: int) -> str:
    compared = counted.get(COMPARED, ())
    differ = sum(row.verdict == "differ" for row in compared)
    if not compared:
        return f"In view: {_losses(total)}; the two sides give no comparable figures."
    agree = len(compared) - differ
    parts = [f"differ on {_all_or(differ, agree)}"] if differ else []
    parts += [f"agree on {_all_or(agree, differ)}"] if agree else []
    return (
        f"In view: {_losses(total)}; both sides give comparable figures for {len(compared)}"
        f" and {naming.both(parts)}."
    )


def _all_or(number: int, rest: int) -> str:
    return str(number) if rest else "it" if number == 1 else "all of these"


def _losses(number: int) -> str:
    return "1 loss" if number == 1 else f"{number} losses"


def _leading(dataset: Dataset, rows: Sequence[Comparison]) -> str:
    """Say who says what on the row that comes first: the farthest apart, if any can be compared."""
    row = rows[0]
    incident = dataset.incidents[row.incident]
    lead = "Farthest apart are " if row.verdict == "differ" and len(rows) > 1 else ""
    topic = f"{naming.title(row, dataset)}, {period(incident.start, incident.end)}"
    accounts = sorted(row.accounts, key=lambda each: _rank(dataset, each))
    return f"{lead}{topic}: {', '.join(_says(dataset, each) for each in accounts)}."


def _rank(dataset: Dataset, account: Account) -> tuple[bool, int, int]:
    """Put figures first, the larger before the smaller, then the order of the file."""
    places = {name: place for place, name in enumerate(dataset.claims)}
    first = min((places[name] for name in account.claims), default=len(places))
    return (account.state not in POSITIVE, -(account.count.low or 0), first)


def _says(dataset: Dataset, account: Account) -> str:
    name = naming.side_name(dataset, account.side)
    if account.state in _ANSWERS:
        return f"{name} {_ANSWERS[account.state]}"
    if account.state != "figure":
        return f"{name} gives no figure"
    return f"{name} {naming.account_verb(dataset, account)} {naming.voices(account)}"


def _others(counted: dict[str, tuple[Comparison, ...]]) -> str:
    parts = [
        f"{len(counted[name])} {'is' if len(counted[name]) == 1 else 'are'} {label}"
        for name, label in _REST
        if name in counted
    ]
    lead = "Of the rest" if COMPARED in counted else "Of these"
    return f"{lead}, {'; '.join(parts)}." if parts else ""
