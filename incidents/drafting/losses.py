"""Drafts of losses: figures of who and what was killed, wounded, destroyed, displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.kinds import kind_of, last_figure
from incidents.drafting.lexicon import ACTS, PERSONS, SITES
from incidents.drafting.links import Linked
from incidents.drafting.owners import Owner, owner_of
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

_BRINGING = re.compile(
    r"\b(?:bring(?:ing|s)|brought|tak(?:ing|es)|took|rais(?:ing|es|ed)|lift(?:ing|s)|pushing)"
    r"(?: [\w']+){0,4} $"
)
_LISTED = re.compile(r",? (?:and |with )?|, ")
_AND_ALSO = re.compile(r"\"?(?:, [^,]{3,40},|,)? and (?:then |later |also |\w+ly )?")


def losses_of(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft every loss that a voice tells of."""
    last: str | None = None
    whole: Owner | None = None
    seen: Linked | None = None
    before = last_figure(told)
    for loss in found:
        if told.start <= loss.count.start < told.end:
            if loss.deed.measure == "same":
                if before:
                    yield _again(told, loss, before)
                continue
            one = _lost_alike(told, seen, loss)
            before, owner = _draft(told, one, last, whole, seen)
            yield before
            if not one.is_part:
                last = before.category if before.category in PERSONS else last
                whole, seen = owner, one
        elif not loss.is_part and loss.count.noun in PERSONS:
            last = loss.count.noun


def _goes_on(told: Spoken, before: Linked, loss: Linked) -> bool:
    """Whether the same were lost: “captured and later shot”, “…, bringing the toll to nine”."""
    between = told.words[before.count.start : loss.deed.start]
    is_listed = loss.count.noun is None and _LISTED.fullmatch(
        told.words[max(before.count.end, before.deed.end) : loss.count.start]
    )
    is_joined = _is_joined(told, before, loss) or is_listed or _BRINGING.search(between)
    return before.count == loss.count or before.deed == loss.deed or bool(is_joined)


def _is_joined(told: Spoken, before: Linked, loss: Linked) -> bool:
    """Whether one actor did both: “killed three people and wounded four”."""
    gap = told.words[before.count.end : loss.deed.start]
    ways = {before.deed.way, loss.deed.way}
    is_lost = before.deed.measure == "lost" or before.deed.start > before.count.start
    return not is_lost and ways <= {"right", "either"} and bool(_AND_ALSO.fullmatch(gap))


def _lost_alike(told: Spoken, before: Linked | None, loss: Linked) -> Linked:
    """Read “five of its men died, which takes its losses to 55” as dead, and as men."""
    is_open = loss.deed.measure == "killed_or_wounded" and before is not None
    if not (
        before and is_open and _BRINGING.search(told.words[before.count.end : loss.deed.start])
    ):
        return loss
    deed = replace(loss.deed, measure=before.deed.measure, way="left")
    return replace(loss, deed=deed, count=replace(loss.count, noun=before.count.noun))


def _again(told: Spoken, loss: Linked, before: Draft) -> Draft:
    """Draft another figure of the same loss."""
    numeral = loss.count.numeral
    return told.draft(
        _stance(told, before.subject, before.category),
        loss.count.start,
        max(loss.count.end, loss.deed.end),
        subject=before.subject,
        category=before.category,
        measure=before.measure,
        low=numeral.low,
        high=numeral.high,
        wording=numeral.wording,
        scope="period" if told.is_period else "whole",
        unsure=("category", "measure", "subject"),
    )


def _draft(
    told: Spoken, loss: Linked, last: str | None, whole: Owner | None, before: Linked | None
) -> tuple[Draft, Owner]:
    category, known = kind_of(told, loss, last, before.count.noun if before else None)
    measure = _measure(loss, category)
    is_same = before is not None and _goes_on(told, before, loss)
    is_whole = is_same or loss.is_part or _of_them(loss)
    if _of_them(loss) and not whole and (figure := last_figure(told)):
        whole, category = (figure.subject, True), loss.count.noun or figure.category
    owner = owner_of(told, loss, category, whole if is_whole else None)
    numeral = loss.count.numeral
    start, end = min(loss.count.start, loss.deed.start), max(loss.count.end, loss.deed.end)
    draft = told.draft(
        _stance(told, owner[0], category),
        start,
        end,
        subject=owner[0],
        category=category,
        measure=measure,
        low=numeral.low,
        high=numeral.high,
        wording=numeral.wording,
        scope=_scope(told, loss),
        unsure=(() if known else ("category",)) + (() if owner[0] and owner[1] else ("subject",)),
    )
    return draft, owner


def _scope(told: Spoken, loss: Linked) -> str:
    """Tell a part of another figure, and a total of a period, from a figure of its own."""
    is_among = told.words[: loss.deed.start].endswith(("among the ", "among its "))
    if loss.is_part or is_among:
        return "part"
    return "period" if told.is_period else "whole"


def _of_them(loss: Linked) -> bool:
    """Whether it happened to some of those told before: “two of them”."""
    return loss.count.whose in ("them", "those", "whom", "these")


def _stance(told: Spoken, subject: str | None, category: str | None) -> str:
    """Tell what a claim does: reports one's own, asserts the other's, counts as a third party."""
    if not told.reading.dispute.side(told.claimant):
        return "reports" if subject and subject == told.claimant else "counts"
    if subject == told.claimant:
        return "reports"
    is_charge = category == "violations" or (category in ACTS and told.kind == "accuses")
    return "accuses" if is_charge else "asserts"


def _measure(loss: Linked, category: str | None) -> str:
    measure = loss.deed.measure
    if measure == "destroyed" and category in PERSONS:
        return "killed"
    if measure != "lost":
        return measure
    if category in PERSONS:
        return "killed"
    return "captured" if category in SITES else "destroyed"
