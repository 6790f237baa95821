"""What an answer is about: the loss or charge that it names, or the claim that it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.drafting.deeds import deeds
from incidents.drafting.lexicon import PERSONS, SITES, category_of
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)


_CHARGE = re.compile(r"\b(?:charge|claim|accusation|allegation|report|account)s?\b", re.IGNORECASE)
FIGURE_OR_IT = re.compile(r"\b(?:it|that|this|(?:figure|number|toll)s?)\b", re.IGNORECASE)


_FIGURE = re.compile(r"\b(?:figure|number|toll|total|count|claim)s?\b", re.IGNORECASE)


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
    category = next(filter(None, map(noun_in, near)), None)
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
    if _FIGURE.search(told.words[told.start : told.end]) and (figure := _figure_of_other(told)):
        return Matter(figure.measure, figure.category, figure.subject, is_said=False)
    for draft in told.reading.latest():
        is_about = draft.subject == told.claimant and draft.claimant != told.claimant
        if is_about and draft.scope != "part" and draft.stance in ("accuses", "asserts", "counts"):
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    for draft in told.reading.latest():
        if draft.claimant == told.claimant and draft.stance == "declines":
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    if _CHARGE.search(told.words[told.start : told.end]):
        here = (one for one in told.reading.latest() if one.span[0] >= told.paragraph)
        for draft in here:
            if draft.claimant != told.claimant and draft.measure:
                return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    if told.reading.figure and FIGURE_OR_IT.search(told.words[told.start : told.end]):
        return Matter(None, None, None, is_said=False)
    return None


def _figure_of_other(told: Spoken) -> Draft | None:
    """Find the latest figure of somebody else, where “that figure” is denied."""
    others = (one for one in told.reading.latest() if one.claimant != told.claimant)
    figures = (one for one in others if one.low is not None or one.high is not None)
    return next((one for one in figures if not told.reading.figure and one.scope != "part"), None)
