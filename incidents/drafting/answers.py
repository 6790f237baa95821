"""Drafts of answers: who denies, who disputes, who declines to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.drafting.conduct import conduct
from incidents.drafting.counts import Count
from incidents.drafting.deeds import deeds
from incidents.drafting.lexicon import PERSONS, category_of
from incidents.drafting.linking import Linked
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

FALSE = re.compile(
    r"\b(?:a lie|lies(?! in| on| with)|fake(?: news)?|fabricat\w+|false|baseless|unfounded"
    r"|invent(?:ed|ion)s?"
    r"|fairy[- ]tales?|untrue|nonsense|not true|pure fiction|a fiction|propaganda|absurd"
    r"|tired script"
    r"|groundless|without foundation|no basis|hoax|disinformation|not ours)\b",
    re.IGNORECASE,
)
DOUBTED = re.compile(
    r"\b(?:exaggerat\w+|inflated|rumou?rs?|plucked from|overstated|wishful|speculation"
    r"|misleading)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"""["' ]Not (?:\w+ )?(?=\d|\w)""")
_FIGURE = re.compile(r"\b(?:figure|number|toll|total|count|claim)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_WHO_DID = re.compile(
    r"\bwho (?:had |has )?(?P<deed>fired|shelled|bombed|struck|launched|was (?:behind"
    r"|responsible)|attacked|did)",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\bno (?:immediate |official |public |formal )?(?:response|reply|comment|answer|reaction|word)"
    r"(?: on [^,.;]+?)? (?:from|by|in) (?P<who>[^,.;]+?)(?= to | on |,|\.|;|$| about)"
)


@dataclass(frozen=True)
class Matter:
    """What an answer is about."""

    measure: str | None
    category: str | None
    subject: str | None
    is_said: bool = True


def denials(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft what a voice denies or disputes; it never becomes a claim that it happened."""
    stance = "disputes" if told.kind == "disputes" or _is_of_others(told) else "denies"
    matter = _denied(told, found)
    if matter is None:
        return
    start, end = told.cue_start, told.last
    low = high = wording = None
    if number := _number(told):
        low, high, wording = number.numeral.low, number.numeral.high, number.numeral.wording
        start = min(start, number.start)
    draft = told.draft(
        stance,
        start,
        end,
        subject=matter.subject,
        category=matter.category,
        measure=matter.measure,
        low=low,
        high=high,
        wording=wording,
        unsure=() if matter.is_said else ("measure",),
    )
    yield draft if number else _with_figure_before(told, draft)


def _is_of_others(told: Spoken) -> bool:
    return told.reading.dispute.side(told.claimant) is None


def _denied(told: Spoken, found: Sequence[Linked]) -> Matter | None:
    begin = told.start if told.kind == "says" else told.cue_end
    inside = [loss for loss in found if begin <= loss.count.start < told.end]
    if inside and told.kind != "says":
        return Matter(
            _measure(inside[0].deed.measure, inside[0].count.noun),
            inside[0].count.noun,
            told.claimant,
        )
    if acts := conduct(told.words, begin, told.end):
        return Matter(acts[0].measure, acts[0].category, told.claimant)
    return _lost(told, begin) or _answered(told)


def _lost(told: Spoken, begin: int) -> Matter | None:
    """Read what is denied without a number: “losing any tank”, “that posts were captured”."""
    words = told.words[begin : told.end]
    done = [deed for deed in deeds(words) if deed.measure not in ("fired", "carried_out")]
    if not done:
        return None
    near = (words[done[0].end :].split()[:6], words[: done[0].start].split()[-6:])
    category = next(filter(None, map(_noun_in, near)), None)
    return Matter(_measure(done[0].measure, category), category, told.claimant)


def _noun_in(words: list[str]) -> str | None:
    plain = [word.strip(".,;\"'") for word in words]
    pairs = ((start, end) for end in range(1, len(plain) + 1) for start in range(end))
    return next(filter(None, (category_of(plain[start:end]) for start, end in pairs)), None)


def _measure(measure: str, category: str | None) -> str:
    """Say what a loss of something means: people are killed, things destroyed."""
    if measure != "lost":
        return measure
    if category is None:
        return "killed_or_wounded"
    return "killed" if category in PERSONS else "destroyed"


def _answered(told: Spoken) -> Matter | None:
    """Find the claim that is answered: the latest about who answers, by somebody else."""
    for draft in told.reading.latest():
        is_about = draft.subject == told.claimant and draft.claimant != told.claimant
        if is_about and draft.stance in ("accuses", "asserts", "counts"):
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    for draft in told.reading.latest():
        if draft.claimant == told.claimant and draft.stance == "declines":
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    return None


def _number(told: Spoken) -> Count | None:
    """Take the number only where the denial’s own words name it."""
    begin = told.start if told.kind == "says" else told.cue_end
    inside = (one for one in told.parsed.counts if begin <= one.start < told.end)
    return next((one for one in inside if one.numeral.kind == "plain"), None)


def _with_figure_before(told: Spoken, draft: Draft) -> Draft:
    """Let “he called the figure fake” take the figure of the sentence before."""
    before = told.reading.figure
    if not (before and _FIGURE.search(told.words[told.start : told.end])):
        return draft
    span = (before.span[0], draft.span[1])
    numeral = before.numeral
    return replace(
        draft,
        low=numeral.low,
        high=numeral.high,
        wording=numeral.wording,
        span=span,
        quotation=told.reading.text[span[0] : span[1]],
    )


def refusals(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft that somebody declines to say, does not answer, or cannot verify."""
    matter = _asked(told, found)
    yield told.draft(
        "declines",
        told.start,
        told.last,
        subject=matter.subject,
        category=matter.category,
        measure=matter.measure,
        unsure=() if matter.is_said else ("measure", "subject"),
    )


def _asked(told: Spoken, found: Sequence[Linked]) -> Matter:
    side = told.claimant if told.reading.dispute.side(told.claimant) else None
    inside = [loss for loss in found if told.cue_end <= loss.count.start < told.end]
    if who := _WHO_DID.search(told.words, told.cue_end):
        is_attack = who["deed"].startswith(("was", "att", "did"))
        return Matter("carried_out", "attacks" if is_attack else "strikes", None)
    if inside:
        noun = inside[0].count.noun
        return Matter(_measure(inside[0].deed.measure, noun), noun, side)
    if re.search(r"verify|confirm|corroborate", told.words[told.cue_start : told.cue_end]):
        return _unverified(told)
    return _lost_for(told, side) or _last(told, side)


def _lost_for(told: Spoken, side: str | None) -> Matter | None:
    found = _lost(told, told.cue_end) or (_lost(told, 0) if _HOW_MANY.search(told.words) else None)
    return replace(found, subject=side) if found else None


def _unverified(told: Spoken) -> Matter:
    """Find whose figure cannot be verified: the latest of somebody else, deaths first."""
    others = [one for one in told.reading.latest() if one.claimant != told.claimant and one.low]
    deaths = [one for one in others if one.measure == "killed"]
    for draft in (*deaths, *others):
        return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    return Matter(None, None, None, is_said=False)


def _last(told: Spoken, side: str | None) -> Matter:
    """Take the question from the claim before, or leave it open."""
    for draft in told.reading.latest():
        if draft.subject == side or side is None:
            return Matter(draft.measure, draft.category, side, is_said=False)
    return Matter(None, None, side, is_said=False)


def silences(told: Spoken) -> Iterator[Draft]:
    """Draft “there has been no response from X”."""
    found = _NO_ANSWER.search(told.words)
    if not found:
        return
    speaker = told.reading.memory.who(found["who"])
    voice = told.by(speaker.claimant, speaker.words)
    matter = _answered(voice) or Matter(None, None, voice.claimant, is_said=False)
    yield voice.draft(
        "declines",
        found.start(),
        found.end(),
        subject=matter.subject,
        category=matter.category,
        measure=matter.measure,
        unsure=("measure",),
    )


def self_denials(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft what a side says that it did not do: “the army had no men there”."""
    if any(told.start <= loss.count.start < told.end for loss in found):
        return
    acts = [act for act in conduct(told.words, told.start, told.end) if act.is_denied]
    own = [act for act in acts if told.is_own(act.start)]
    if own:
        yield told.draft(
            "denies",
            told.cue_end,
            own[0].end,
            subject=told.claimant,
            category=own[0].category,
            measure=own[0].measure,
        )
    elif not acts and (matter := _disowned(told)):
        yield told.draft(
            "denies",
            told.cue_end,
            told.last,
            subject=matter.subject,
            category=matter.category,
            measure=matter.measure,
            unsure=("measure",),
        )


_DISOWNED = re.compile(
    r"\b(?:it|they|we|its \w+|the army|the military)(?: \w+ly)? (?:(?:had|has|have|held"
    r"|holds|possess\w*|uses?|used|keeps?) no\b"
    r"|(?:had|has|have|did|does|do|was|were|is|are)(?: not|n't| never| nothing))",
    re.IGNORECASE,
)


def _disowned(told: Spoken) -> Matter | None:
    """Tell that a charge is met by “it holds no heavy weapons there”."""
    if not _DISOWNED.search(told.words, told.cue_end, told.end):
        return None
    charged = (one for one in told.reading.latest() if one.subject == told.claimant)
    for draft in charged:
        if draft.stance == "accuses" and draft.claimant != told.claimant:
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    return None
