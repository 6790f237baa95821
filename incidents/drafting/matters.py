"""What an answer is about: the loss or charge that it names, or the claim that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.drafting.deeds import deeds
from incidents.drafting.lexicon import PERSONS, SITES, WHOSE_LOSSES, category_of
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)


_CHARGE = re.compile(r"\b(?:charge|claim|accusation|allegation|report|account)s?\b", re.IGNORECASE)
_ACCUSATION = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.IGNORECASE)
FIGURE_OR_IT = re.compile(r"\b(?:it|that|this|(?:figure|number|toll)s?)\b", re.IGNORECASE)


_ENDED = re.compile(r"[.!?]\W*\s")


_FIGURE = re.compile(r"\b(?:figure|number|toll|total|count|claim|estimate)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Matter:
    """What an answer is about."""

    measure: str | None
    category: str | None
    subject: str | None
    is_said: bool = True


def lost(told: Spoken, begin: int) -> Matter | None:
    """Read what is denied without a number: “losing any tank”, “that posts were captured”."""
    words = told.words[begin : told.end]
    done = [deed for deed in deeds(words) if deed.measure not in ("fired", "carried_out")]
    if not done:
        return None
    near = (words[done[0].end :].split()[:6], words[: done[0].start].split()[-6:])
    is_toll = done[0].way == "toll" and done[0].measure == "killed"
    whose = WHOSE_LOSSES.get((words[: done[0].start].split() or [""])[-1].lower())
    category = whose or next(filter(None, map(noun_in, near)), None)
    category = category or ("persons" if is_toll else None)
    return Matter(measure_of(done[0].measure, category), category, told.claimant)


def noun_in(words: list[str]) -> str | None:
    """Find the category of the first known noun among some words."""
    plain = [word.strip(".,;\"'") for word in words]
    pairs = ((start, end) for end in range(1, len(plain) + 1) for start in range(end))
    return next(filter(None, (category_of(plain[start:end]) for start, end in pairs)), None)


def measure_of(measure: str, category: str | None) -> str:
    """Say what a loss of something means: people are killed, things destroyed."""
    if category in SITES and measure in ("lost", "killed"):
        return "captured"
    if measure != "lost":
        return measure
    if category is None:
        return "killed_or_wounded"
    return "killed" if category in PERSONS else "destroyed"


def answered(told: Spoken) -> Matter | None:
    """Find the claim that is answered: the latest about who answers, by somebody else."""
    if draft := next(filter(None, (look(told) for look in _ANSWERED)), None):
        return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    if told.reading.figure and FIGURE_OR_IT.search(told.words[told.start : told.end]):
        return Matter(None, None, None, is_said=False)
    return None


def accused_of(told: Spoken) -> Draft | None:
    """Find the latest charge against who answers, where an accusation is answered."""
    if not _ACCUSATION.search(told.words, told.start, told.end):
        return None
    charges = (one for one in told.reading.latest() if one.stance == "accuses")
    return next((one for one in charges if one.subject == told.claimant), None)


def _about_oneself(told: Spoken) -> Draft | None:
    """Find the latest claim by somebody else about who answers."""
    of_others = (one for one in told.reading.latest() if one.claimant != told.claimant)
    about = (one for one in of_others if one.subject == told.claimant and one.scope != "part")
    return next((one for one in about if one.stance in ("accuses", "asserts", "counts")), None)


def _refused_before(told: Spoken) -> Draft | None:
    """Find what who answers declined before."""
    own = (one for one in told.reading.latest() if one.claimant == told.claimant)
    return next((one for one in own if one.stance == "declines"), None)


def _charge_here(told: Spoken) -> Draft | None:
    """Find the latest claim of the paragraph, where “the charge” is answered."""
    if not _CHARGE.search(told.words[told.start : told.end]):
        return None
    here = (one for one in told.reading.latest() if one.span[0] >= told.paragraph)
    return next((one for one in here if one.claimant != told.claimant and one.measure), None)


def _just_said(told: Spoken) -> Draft | None:
    """Find what somebody else said just before, where “this” is answered."""
    if not re.search(r"\b(?:this|that)\b", told.words[told.cue_end : told.end]):
        return None
    here = (one for one in told.reading.latest() if one.span[0] >= told.paragraph)
    return next((one for one in here if one.claimant != told.claimant and one.measure), None)


def _of_number(told: Spoken) -> Draft | None:
    """Find the claim of somebody else whose very number is answered: “the eleven prisoners”."""
    plain = (one.numeral for one in told.parsed.counts if told.start <= one.start < told.end)
    said = {(one.low, one.high) for one in plain if one.kind in ("plain", "range")}
    others = (one for one in told.reading.latest() if one.claimant != told.claimant)
    return next((one for one in others if (one.low, one.high) in said), None)


def _figure_of_other(told: Spoken) -> Draft | None:
    """Find the latest figure of somebody else, where “that figure” is denied."""
    if not _FIGURE.search(told.words[told.start : told.end]):
        return None
    others = (one for one in told.reading.latest() if one.claimant != told.claimant)
    figures = [one for one in others if one.low is not None or one.high is not None]
    whole = [one for one in figures if not told.reading.figure and one.scope != "part"]
    return first_beside(whole, told.reading.text) if whole else None


_ANSWERED = (
    _of_number,
    _figure_of_other,
    accused_of,
    _about_oneself,
    _refused_before,
    _charge_here,
    _just_said,
)


def first_beside(figures: Sequence[Draft], text: str) -> Draft:
    """Of figures told in one sentence, take the first: “that figure” is the first, of people."""
    last = figures[0]
    beside = [
        one
        for one in figures
        if one.claimant == last.claimant and not _ENDED.search(text[one.span[0] : last.span[0]])
    ]
    of_people = [one for one in beside if one.category in PERSONS]
    return min(of_people or beside, key=lambda one: one.span)
