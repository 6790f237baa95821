"""Silence and its neighbours in sentences: who said nothing, and how that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incidents.ledger import QUIET, Account
from incidents.model import Dataset, Incident
from incidents.text import capital, one_line
from incidents.words import counts, names
from incidents.words.tongue import N_, _, listed
from incidents.words.when import day, moment

_ALONE = {
    "silent": N_("No statement by {name} on this was found."),
    "unsearched": N_("Nobody has looked yet for what {name} said of this."),
    "elsewhere": N_("{name} speaks of these here in other terms, or of other shares."),
    "outside": N_("What {name} said of this is dated later, or not dated."),
}
_BOTH = {
    "silent": N_("No statement by either side on this was found."),
    "unsearched": N_("Nobody has looked yet for what either side said of this."),
    "elsewhere": N_("Both sides speak of these here in other terms, or of other shares."),
    "outside": N_("What both sides said of this is dated later, or not dated."),
}


def sentence(account: Account, dataset: Dataset) -> str:
    """Say that nothing by a side stands, and what kind of silence that is."""
    name = names.side(dataset, account.side)
    if account.state == "not_commented":
        return note(account.noted[0], name, dataset) if account.noted else ""
    return _(_ALONE[account.state], name=name)


def note(claim: str, name: str, dataset: Dataset) -> str:
    """Say that an outlet noted, on a day, that a side had not commented."""
    found = dataset.claims[claim]
    outlets = [
        one_line(dataset.sources[one].outlet) for one in found.sources if one in dataset.sources
    ]
    told = {"outlets": listed(outlets), "name": name}
    if not found.stated.is_known:
        return capital(_("{outlets} noted that {name} had not commented.", **told))
    day_ = moment(found.stated)
    return capital(_("{outlets} noted ({day}) that {name} had not commented.", day=day_, **told))


def both(accounts: Sequence[Account], dataset: Dataset) -> str:
    """Say that neither side speaks: in one sentence where both are alike."""
    first, second = accounts
    if first.state == second.state and first.state in _BOTH:
        return _(_BOTH[first.state])

    def rank(account: Account) -> tuple[int, int]:
        return (QUIET.index(account.state), names.place(dataset, account.noted))

    return " ".join(sentence(each, dataset) for each in sorted(accounts, key=rank))


def searched(incident: Incident, dataset: Dataset) -> str:
    """Say once an incident when statements of its sides were last looked for, and where."""
    found = {side.id: _search(incident, side.id, dataset) for side in dataset.manifest.sides}
    first, second = found.values()
    if first == second:
        return _alike(*first)
    logged = dict.fromkeys(one.side for one in dataset.searches if one.incident == incident.id)
    inorder = sorted(found.items(), key=lambda one: [*logged, one[0]].index(one[0]))
    ranked = sorted(inorder, key=lambda one: one[1][0] or dt.date.min, reverse=True)
    return " ".join(_of_side(names.side(dataset, side), *one) for side, one in ranked)


def _search(incident: Incident, side: str, dataset: Dataset) -> tuple[dt.date | None, str]:
    """Give the last day on which statements by a side were looked for, and where; else None."""
    mine = [one for one in dataset.searches if (one.incident, one.side) == (incident.id, side)]
    days = (incident.searched, *(one.day for one in mine))
    places = listed(counts.distinct(one_line(one.where) for one in mine)) if mine else ""
    return max((one for one in days if one), default=None), places


def _alike(last: dt.date | None, places: str) -> str:
    if last is None:
        return _("Nobody has looked for statements of either side yet.")
    told = _("Statements of both sides were last looked for on {day}.", day=day(last))
    return f"{told} {_('Looked in {places}.', places=places)}" if places else told


def _of_side(name: str, last: dt.date | None, places: str) -> str:
    if last is None:
        return _("Nobody has looked for statements by {name} yet.", name=name)
    told = {"name": name, "day": day(last), "places": places}
    if places:
        return _("Statements by {name} were last looked for on {day}, in {places}.", **told)
    return _("Statements by {name} were last looked for on {day}.", **told)
