"""Drafts of losses: figures of who and what was killed, wounded, destroyed, displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.drafting.lexicon import ACTS, PERSONS, SITES
from incidents.drafting.links import Linked
from incidents.drafting.owners import Owner, owner_of
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

FIGURES = ("reports", "asserts", "counts")


def losses_of(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft every loss that a voice tells of."""
    last: str | None = None
    whole: Owner | None = None
    before = _last_figure(told)
    for loss in found:
        if told.start <= loss.count.start < told.end:
            if loss.deed.measure == "same":
                if before:
                    yield _again(told, loss, before)
                continue
            draft, owner = _draft(told, loss, last, whole)
            before = draft
            last = last if loss.is_part or draft.category not in PERSONS else draft.category
            whole = whole if loss.is_part else owner
            yield draft
        elif not loss.is_part and loss.count.noun in PERSONS:
            last = loss.count.noun


def _last_figure(told: Spoken) -> Draft | None:
    """Find the figure that a bare one answers: the last one drafted."""
    figures = (
        one for one in told.reading.latest() if one.stance in FIGURES and one.scope != "part"
    )
    return next((one for one in figures if one.low is not None or one.high is not None), None)


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
    told: Spoken, loss: Linked, last: str | None, whole: Owner | None
) -> tuple[Draft, Owner]:
    category, known = _category(told, loss, last)
    measure = _measure(loss, category)
    owner = owner_of(told, loss, category, whole if loss.is_part or _of_them(loss) else None)
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
    is_charge = category in ACTS and told.kind == "accuses"
    return "accuses" if is_charge else "asserts"


def _measure(loss: Linked, category: str | None) -> str:
    measure = loss.deed.measure
    if measure != "lost":
        return measure
    if category in PERSONS:
        return "killed"
    return "captured" if category in SITES else "destroyed"


def _category(told: Spoken, loss: Linked, last: str | None) -> tuple[str | None, bool]:
    """Find what was counted; without a noun it is what was counted before."""
    noun = loss.count.noun
    if noun == "officers":
        context = told.speaker.words + told.words + told.reading.before
        is_police = re.search(r"\bpolice\b", context, re.IGNORECASE)
        return ("police" if is_police else "soldiers"), bool(is_police)
    if (
        noun == "persons"
        and loss.deed.measure == "lost"
        and re.search(r"\bmen$", loss.count.phrase)
    ):
        side = told.reading.dispute.side(told.claimant)
        return ("soldiers" if side is None or side.is_state else "fighters"), False
    if noun:
        return noun, True
    if loss.deed.way == "toll":
        is_open = loss.deed.measure in ("killed_or_wounded", "destroyed", "captured")
        return (_manpower(told, loss) if is_open else "persons"), True
    if loss.count.numeral.wording.lower() == "both" and (figure := _last_figure(told)):
        return figure.category, False
    return last or _before(told, loss.deed.measure), bool(last)


def _manpower(told: Spoken, loss: Linked) -> str | None:
    is_men = re.match(
        r" (?:in|of|among) (?:\w+ )?(?:manpower|personnel|men|troops)", told.words[loss.deed.end :]
    )
    return "soldiers" if is_men else None


def _before(told: Spoken, measure: str) -> str | None:
    """Take the category of the sentence that this one continues."""
    for draft in told.reading.latest():
        is_said = draft.low is not None or draft.high is not None
        if (
            draft.claimant == told.claimant
            and draft.category in PERSONS
            and is_said
            and draft.scope != "part"
        ):
            return draft.category
    is_of_people = measure in ("killed", "wounded", "missing", "displaced", "found", "released")
    return "persons" if is_of_people else None
