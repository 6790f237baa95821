"""A summary of the rows in view, made by rule: who says what, how much can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from incidents.ledger import POSITIVE, Account, Comparison, Heading, groups, order
from incidents.model import Dataset
from incidents.words import counts, names, terms, when
from incidents.words.tongue import N_, _, in_digits, n_


def summary(dataset: Dataset, comparisons: Iterable[Comparison]) -> str:
    """Sum up rows in two or three sentences that name who says what, and never adjudicate.

    Losses are counted as everywhere: every row about something counted is one, parts and totals
    over a period too. Statements without a count are none.
    """
    losses = [row for row in comparisons if row.category is not None]
    counted = dict(groups(losses))
    given = [row for row in losses if any(each.state == "figure" for each in row.accounts)]
    if not given:
        return _("No figure by either side is in view.")
    rest = _rest(counted) if len(losses) > 1 else ""
    whole = [row for row in given if row.loss.scope == "whole"]
    parts = (_how_many(counted, len(losses)), _leading(dataset, order(whole or given)), rest)
    return " ".join(filter(None, parts))


_ONE = {
    "differ": N_("In view: {losses}; both sides give comparable figures for one and differ."),
    "agree": N_("In view: {losses}; both sides give comparable figures for one and agree."),
    "compatible": N_(
        "In view: {losses}; both sides give comparable figures for one, and these do not "
        "contradict each other."
    ),
}
_SEVERAL = N_(
    "In view: {losses}; both sides give comparable figures for {compared} and differ on {differ}."
)
_ALL_ALIKE = N_(
    "In view: {losses}; both sides give comparable figures for {compared} and differ on none."
)


def _how_many(counted: Mapping[Heading, Sequence[Comparison]], total: int) -> str:
    compared = counted.get("compared", ())
    losses = counts.losses(total)
    if not compared:
        return _("In view: {losses}; the two sides give no comparable figures.", losses=losses)
    if len(compared) == 1:
        return _(_ONE[compared[0].verdict], losses=losses)
    differ = sum(row.verdict == "differ" for row in compared)
    told = {"losses": losses, "compared": in_digits(len(compared)), "differ": in_digits(differ)}
    return _(_SEVERAL if differ else _ALL_ALIKE, **told)


def _leading(dataset: Dataset, rows: Sequence[Comparison]) -> str:
    """Say who says what on the row that comes first: the farthest apart, if any can be compared."""
    row = rows[0]
    incident = dataset.incidents[row.incident]
    accounts = sorted(row.accounts, key=lambda each: _rank(dataset, each))
    first, second = (_says(dataset, each) for each in accounts)
    told = {
        "title": names.title(row, dataset),
        "days": when.incident(incident),
        "first": first,
        "second": second,
    }
    if sum(one.verdict == "differ" for one in rows) > 1:
        return _("Farthest apart in proportion are {title}, {days}: {first}, {second}.", **told)
    return _("{title}, {days}: {first}, {second}.", **told)


def _rank(dataset: Dataset, account: Account) -> tuple[bool, int, int]:
    """Put figures first, the larger before the smaller, then the order of the file."""
    first = names.place(dataset, account.claims)
    return (account.state not in POSITIVE, -(account.count.low or 0), first)


def _says(dataset: Dataset, account: Account) -> str:
    name = names.side(dataset, account.side)
    if account.state == "figure":
        claims = names.speaking(dataset, account)
        return names.gives(name, counts.voices(account), dataset, claims)
    return _("{name}: {words}", name=name, words=terms.state(account.state))


_REST: dict[Heading, Callable[[int], str]] = {
    "refused": lambda number: n_(
        "{number} is given by one side and denied or disputed by the other",
        "{number} are given by one side and denied or disputed by the other",
        number,
    ),
    "alone": lambda number: n_(
        "{number} is given by one side only", "{number} are given by one side only", number
    ),
    "not_compared": lambda number: n_(
        "{number} is counted in ways that cannot be compared",
        "{number} are counted in ways that cannot be compared",
        number,
    ),
    "neither": lambda number: n_(
        "{number} has no figure by either side", "{number} have no figure by either side", number
    ),
}


def _rest(counted: Mapping[Heading, Sequence[Comparison]]) -> str:
    parts = [say(len(counted[name])) for name, say in _REST.items() if name in counted]
    if not parts:
        return ""
    joined = "; ".join(parts)
    if "compared" in counted:
        return _("Of the rest, {parts}.", parts=joined)
    return _("Of these, {parts}.", parts=joined)
