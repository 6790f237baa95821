"""What is said of drafts: how many, each as one line, and why a number became none."""

from __future__ import annotations

from incidents.drafting.shape import Draft, Unused
from incidents.quantities import CountRange
from incidents.text import one_line
from incidents.words import terms
from incidents.words.counts import quoted, spoken
from incidents.words.tongue import N_, _, listed, n_

WHY: dict[str, str] = {
    "distance": N_("a distance"),
    "time": N_("a time"),
    "date": N_("a date"),
    "year": N_("a year"),
    "age": N_("an age"),
    "share": N_("a share"),
    "money": N_("an amount of money"),
    "amount": N_("an amount"),
    "animals": N_("animals"),
    "label": N_("part of a name"),
    "heading": N_("in a heading"),
    "no_source": N_("nobody is named who says so"),
    "outlet": N_("another outlet’s figure"),
    "not_lost": N_("no loss is read in it"),
}

FIELDS: dict[str, str] = {
    "claimant": N_("claimant"),
    "subject": N_("whose loss"),
    "category": N_("category"),
    "measure": N_("measure"),
}


def heading(drafts: int, older: int, unused: int) -> str:
    """Say how many drafts there are, and how many numbers became none."""
    return _(
        "{drafts}, {older}, {unused}",
        drafts=n_("{number} draft", "{number} drafts", drafts),
        older=n_("{number} of an older event", "{number} of older events", older),
        unused=n_("{number} number in none", "{number} numbers in none", unused),
    )


def line(number: int, draft: Draft) -> str:
    """Say a draft in one line: who, what, of whom, how many, and the words it rests on."""
    told = _(
        "[{number}] {claimant} ({speaker}): {stance}, {what}: {quotation}",
        number=number,
        claimant=draft.claimant or _("nobody named"),
        speaker=one_line(draft.speaker, 60),
        stance=terms.STANCES[draft.stance] and terms.stance(draft.stance),
        what=_what(draft),
        quotation=quoted(one_line(draft.quotation, 120)),
    )
    if not draft.unsure:
        return told
    fields = listed(_(FIELDS[name]) for name in draft.unsure)
    return _("{draft} To check: {fields}.", draft=told, fields=fields)


def _what(draft: Draft) -> str:
    """Say subject, measure, category and count as the ledger's fields, without a sentence."""
    count = CountRange(
        low=0 if draft.low is None and draft.high is not None else draft.low,
        high=draft.high,
        wording=draft.wording or "",
    )
    fields = (
        draft.subject,
        draft.measure,
        draft.category,
        spoken(count) if count.is_given else None,
    )
    return listed(field for field in fields if field) or _("nothing counted")


def older(draft: Draft) -> str:
    """Say that a draft is of an older event that the text recalls."""
    quotation = quoted(one_line(draft.quotation, 120))
    return _("Older: {what}: {quotation}", what=_what(draft), quotation=quotation)


def unused(one: Unused) -> str:
    """Say why a number became no draft."""
    return _("No draft: {words}: {why}", words=quoted(one_line(one.words, 60)), why=_(WHY[one.why]))
