"""What stands in the panels: headings, where a figure is from, what must be said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.ledger import Account
from incidents.model import Dataset, Side
from incidents.quantities import CountRange
from incidents.text import capital
from incidents.vocabulary import Vocabulary
from incidents.words import counts, names, terms, when
from incidents.words.tongue import _, in_digits, listed, n_


def heading(side: Side) -> str:
    """Head the panel of a side."""
    return _("{name} says", name=side.name)


def block(owner: str, other: Side) -> str:
    """Head a block of a panel by whose losses it is about."""
    if owner == "other":
        return _("{adjective} losses it claims", adjective=other.adjective)
    return _("Its own losses it reports") if owner == "own" else _("Losses of others it claims")


def spoken(state: str, claims: int, incidents: int, elsewhere: int) -> str:
    """Say how much a side says in view, or why nothing by it is there."""
    number = counts.claims(elsewhere)
    messages: dict[str, Callable[[], str]] = {
        "hidden": lambda: _("hidden by your filter: {number}", number=number),
        "outside": lambda: _("said later: {number}", number=number),
        "outside_dates": lambda: _("outside these dates: {number}", number=number),
    }
    if state in messages:
        return messages[state]()
    if state != "speaks":
        return terms.state(state)
    told = {"claims": counts.claims(claims), "incidents": counts.incidents(incidents)}
    return _("{claims} about {incidents}", **told)


def loss(words: Vocabulary, category: str, measure: str) -> str:
    """Name what is counted, without saying whose: "Soldiers killed"."""
    told = {"things": terms.category(words, category), "done": terms.measure(words, measure)}
    return capital(_("{things} {done}", **told))


def of_one(dataset: Dataset, incident: str, year: int) -> str:
    """Name the incident that a figure is of, by its days."""
    return when.incident(dataset.incidents[incident], year, full=False)


def several(number: int) -> str:
    """Say that a figure is a sum over incidents."""
    return n_("{number} incident", "a sum over {number} incidents", number)


def torn(number: int, of: int) -> str:
    """Say in how many of some incidents a side's own voices differ."""
    if number == of == 1:
        return _("several voices")
    if number == of:
        return _("several voices in each")
    return n_("several voices in {number} of them", "several voices in {number} of them", number)


def without(dataset: Dataset, accounts: Sequence[tuple[str, Account]], year: int) -> str:
    """Say what stands in place of a number in the incidents that have none."""
    told = [
        _("for {days} {words}", days=of_one(dataset, incident, year), words=counts.voices(one))
        for incident, one in accounts
    ]
    return listed(told)


def missing(number: int) -> str:
    """Say how many incidents of a sum have no number."""
    return n_("{number} without a number", "{number} without a number", number)


def left_out(number: int) -> str:
    """Say how many claims were not added."""
    return n_("{number} claim not added", "{number} claims not added", number)


def losses(words: Vocabulary, pairs: Sequence[tuple[str, str]]) -> str:
    """Name losses briefly, by what became of them: "Soldiers, civilians killed; posts hit"."""
    by_measure: dict[str, list[str]] = {}
    for category, measure in pairs:
        by_measure.setdefault(measure, []).append(terms.category(words, category))
    told = (
        _("{things} {done}", things=", ".join(things), done=terms.measure(words, measure))
        for measure, things in by_measure.items()
    )
    return capital("; ".join(told))


def sum_loss(dataset: Dataset, key: tuple[str, str, str], total: CountRange) -> str:
    """Name what a sum is of beside its figure, in the singular for exactly one."""
    subject, category, measure = key
    number = total.low if total.low == total.high else None
    thing = names.things(dataset, subject, category, number)
    return _("{things} {done}", things=thing, done=terms.measure(dataset.vocabulary, measure))


def sum_title(dataset: Dataset, side: str, subject: str, category: str, measure: str) -> str:
    """Head the claims behind a figure."""
    loss_name = names.loss(dataset, subject, category, measure)
    return _("{name}: {loss}", name=names.side(dataset, side), loss=loss_name)


def why_left_out(reason: str, things: str) -> str:
    """Say why a claim is not in a sum."""
    messages: dict[str, Callable[[], str]] = {
        "revised": lambda: _("Revised: replaced by a later claim, never added to it."),
        "period": lambda: _("A total over a period: shown beside, never added."),
        "part": lambda: _("A part of an incident: already in the whole, or not the whole."),
        "denies": lambda: _("Denies it, and gives no figure."),
        "disputes": lambda: _("Disputes it, and gives no figure."),
        "declines": lambda: _("Declined to comment."),
        "withdrew": lambda: _("Took its figure back."),
        "beside": lambda: _("Gives no figure, beside another claim that does."),
        "scope": lambda: _("Counts {things}: another scope.", things=things),
        "category": lambda: _("Counts {things}: another category.", things=things),
    }
    return messages[reason]()


def total(name: str, figure: str, loss_name: str, incidents: int, lacking: int) -> str:
    """Say a sum in a sentence."""
    told = {
        "said": _("{name}: {figure} {loss}", name=name, figure=figure, loss=loss_name),
        "incidents": counts.incidents(incidents),
    }
    if not lacking:
        return _("{said}, in {incidents}.", **told)
    return _(
        "{said}, in {incidents}; {number} without a number.", number=in_digits(lacking), **told
    )
