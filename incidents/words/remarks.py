"""Remarks beside a row, each in one sentence."""

from __future__ import annotations

from collections.abc import Callable

from incidents.ledger import Comparison, Loss, Remark
from incidents.model import Claim, Dataset
from incidents.text import capital
from incidents.vocabulary import PERSONS
from incidents.words import counts, names, terms
from incidents.words.tongue import N_, _, either, in_digits, listed


def remark(one: Remark, row: Comparison, dataset: Dataset) -> str:
    """Say a remark."""
    return _SAID[one.kind](one, row, dataset)


_FIRST = {
    "denies": N_("{name} first denied it."),
    "disputes": N_("{name} first disputed it."),
    "declines": N_("{name} first declined to comment."),
    "withdraws": N_("{name} first took a figure back."),
}


def _older(one: Remark, row: Comparison, dataset: Dataset) -> str:
    """Say what a side said before, oldest first: figures, words, or a denial that it gave up."""
    name = names.side(dataset, one.side)
    olds = [dataset.claims[claim] for claim in one.claims]
    if olds[0].stance in _FIRST:
        denied = _(_FIRST[olds[0].stance], name=name)
        figures = counts.distinct(_older_figure(old, one, row, dataset) for old in olds[1:])
        then = _("{name} then said {later}.", name=name, later=listed(figures)) if figures else ""
        return " ".join(filter(None, (denied, then)))
    first, *later = counts.distinct(_older_figure(old, one, row, dataset) for old in olds)
    if not later:
        return _("{name} first said {figure}.", name=name, figure=first)
    told = {"name": name, "figure": first, "later": listed(later)}
    return _("{name} first said {figure}, then {later}.", **told)


def _older_figure(old: Claim, one: Remark, row: Comparison, dataset: Dataset) -> str:
    told = counts.spoken(old.count)
    if old.stance in _FIRST:
        return terms.stance(old.stance)
    if old.measure == row.counted_by(one.side).measure:
        return told
    status = terms.measure(dataset.vocabulary, old.measure)
    return _("{figure} {status}", figure=told, status=status)


def _voices(one: Remark, row: Comparison, dataset: Dataset) -> str:
    said = counts.voices(row.account_of(one.side))
    claims = [dataset.claims[claim] for claim in one.claims]
    told = {"name": names.side(dataset, one.side), "figures": said}
    if len({(claim.claimant, claim.speaker) for claim in claims}) == 1:
        return _("One voice of {name}’s is given with {figures}.", **told)
    return _("{name}’s voices say {figures}.", **told)


def _by(one: Remark, dataset: Dataset) -> str:
    claims = [dataset.claims[name] for name in one.claims]
    return listed(counts.distinct(names.party(dataset, claim.claimant) for claim in claims))


def _refuses_too(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    """Say that another voice of a side denies or disputes what is given."""
    stances = {dataset.claims[name].stance for name in one.claims}
    told = {"name": names.side(dataset, one.side), "who": _by(one, dataset)}
    if "denies" in stances:
        return _("Another voice of {name}’s denies it: {who}.", **told)
    return _("Another voice of {name}’s disputes the other figure: {who}.", **told)


def _refuses_other(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    stances = {dataset.claims[name].stance for name in one.claims}
    name = names.side(dataset, one.side)
    if "denies" in stances:
        return _("{name} also denies the other figure.", name=name)
    return _("{name} also disputes the other figure.", name=name)


def _declines_too(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    return capital(_("{who} declined to give a figure.", who=_by(one, dataset)))


def _mirror(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    claim = dataset.claims[one.neighbours[0][1][0]]
    return _("Not set against {figure}: different owners.", figure=names.taken(dataset, claim))


def _neighbour(loss: Loss, claims: tuple[str, ...], dataset: Dataset) -> str:
    found = [dataset.claims[name] for name in claims]
    figures = either(counts.distinct(counts.spoken(claim.count) for claim in found))
    status = terms.measure(dataset.vocabulary, loss.measure)
    return _("{figure} {status}", figure=figures, status=status)


def _status(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    said = listed(_neighbour(loss, claims, dataset) for loss, claims in one.neighbours)
    return _("Of another status, so not one number with it: {figures}.", figures=said)


def _other_kind(one: Remark, row: Comparison, dataset: Dataset) -> str:
    words = dataset.vocabulary
    kinds = [loss.category for loss, _claims in one.neighbours if loss.category]
    return _(
        "{name} speaks of {others} here, not of {these}.",
        name=names.side(dataset, one.side),
        others=listed(counts.distinct(terms.category(words, kind) for kind in kinds)),
        these=terms.category(words, row.category or PERSONS),
    )


def _part(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    whole = dataset.claims[one.claims[0]]
    return _("Part of {whole}: never added to it.", whole=names.claimed_loss(dataset, whole))


def _part_replaced(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    now = dataset.claims[one.claims[1]]
    if not now.count.is_given:
        return _("A share of a figure that was taken back.")
    return _(
        "A share of a figure that was replaced; what stands now is {now}.",
        now=names.claimed_loss(dataset, now),
    )


def _part_alone(_one: Remark, _row: Comparison, _dataset: Dataset) -> str:
    return _("A part of the incident: never set against a figure for the whole.")


def _denies_whole(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    return _("{name} denies the whole.", name=names.side(dataset, one.side))


def _period(_one: Remark, _row: Comparison, _dataset: Dataset) -> str:
    return _("A total over a period: shown beside the incidents, never added to them.")


def _one_period(_one: Remark, _row: Comparison, _dataset: Dataset) -> str:
    return _("Both are totals within this period.")


def _others_only(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    return _("Counted only by others: {who}.", who=_by(one, dataset))


def _names_also(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    """Say whom a side names beside the other side itself."""
    subjects = [dataset.claims[name].subject for name in one.claims]
    sides = dataset.manifest.side_ids
    parties = counts.distinct(names.party(dataset, each) for each in subjects if each not in sides)
    name = names.side(dataset, one.side)
    return _("{name} also named {parties}.", name=name, parties=listed(parties))


def _equals_high(one: Remark, _row: Comparison, dataset: Dataset) -> str:
    """Say whose figure the high end of a third party's range is."""
    other, own = (dataset.claims[name] for name in one.claims)
    return _(
        "The high of {party}’s range, {high}, is a figure given by {who}.",
        party=names.party(dataset, other.claimant),
        high=in_digits(other.count.high or 0),
        who=names.party(dataset, own.claimant),
    )


_SAID: dict[str, Callable[[Remark, Comparison, Dataset], str]] = {
    "older": _older,
    "voices": _voices,
    "refuses_too": _refuses_too,
    "refuses_other": _refuses_other,
    "declines_too": _declines_too,
    "mirror": _mirror,
    "status": _status,
    "other_kind": _other_kind,
    "part": _part,
    "part_replaced": _part_replaced,
    "part_alone": _part_alone,
    "denies_whole": _denies_whole,
    "period": _period,
    "one_period": _one_period,
    "others_only": _others_only,
    "names_also": _names_also,
    "equals_high": _equals_high,
}
