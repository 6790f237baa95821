"""Drafts of refusals: who declines to say, does not answer, or cannot verify."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.links import Linked
from incidents.drafting.matters import (
    HOW_MANY,
    Matter,
    accused_of,
    answered,
    lost,
    measure_of,
    noun_in,
)
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

_WHO_DID = re.compile(
    r"\bwho (?:had |has )?(?P<deed>fired|shelled|bombed|struck|launched|was (?:behind"
    r"|responsible)|attacked|did)",
    re.IGNORECASE,
)


_NEITHER = re.compile(
    r"Neither (?:side|army|country|government|capital|ministry|military|party)"
    r" (?:has |have |had |would |could |will )?(?:yet )?"
    r"(?:comment|respon|repl|said|say|answer|confirm|releas|disclos|discuss|react|elaborat|g[ai]ve|publish)\w*"
)
_NO_ANSWER = re.compile(
    r"\b(?:[Ss]ilence|[Nn]o (?:immediate |official |public |formal )?"
    r"(?:response|reply|comment|answer|reaction|word))"
    r"(?: on [^,.;]+?)? (?:from|by|in) (?P<who>[^,.;]+?)(?= to | on |,|\.|;|$| about)"
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


def neither_answers(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft both silences of “neither army would comment on the losses”."""
    if neither := _NEITHER.match(told.words):
        voice = replace(told, cue_end=neither.end())
        for side in told.reading.dispute.sides:
            yield from refusals(voice.by(side.id, " ".join(told.words.split()[:2])), found)


def is_neither(told: Spoken) -> bool:
    """Whether a sentence says that neither of two sides answers."""
    is_two = len(told.reading.dispute.sides) == 2
    return is_two and bool(_NEITHER.match(told.words))


def _asked(told: Spoken, found: Sequence[Linked]) -> Matter:
    side = told.claimant if told.reading.dispute.side(told.claimant) else None
    if said := _who_did(told) or _charged(told) or _figure(told, found, side):
        return said
    if side and _OWN_LOSS.match(told.words[told.cue_end :]) and (own := _lost_for(told, side)):
        return own
    if re.search(r"verify|confirm|corroborate", told.words[told.cue_start : told.cue_end]):
        return _unverified(told)
    return _lost_for(told, side) or _how_many(told) or _last(told, side)


def _who_did(told: Spoken) -> Matter | None:
    """Read “did not say who fired first”."""
    who = _WHO_DID.search(told.words, told.cue_end)
    if not who:
        return None
    if re.match(r" first\b", told.words[who.end() :]):
        return Matter("started", None, None)
    is_attack = who["deed"].startswith(("was", "att", "did"))
    return Matter("carried_out", "attacks" if is_attack else "strikes", None)


def _charged(told: Spoken) -> Matter | None:
    """Take the charge, where an accusation is not answered."""
    charge = accused_of(told)
    return (
        Matter(charge.measure, charge.category, charge.subject, is_said=False) if charge else None
    )


def _figure(told: Spoken, found: Sequence[Linked], side: str | None) -> Matter | None:
    """Take the loss whose figure is asked for."""
    inside = [loss for loss in found if told.cue_end <= loss.count.start < told.end]
    if not inside:
        return None
    noun = inside[0].count.noun
    return Matter(measure_of(inside[0].deed.measure, noun), noun, side)


def _how_many(told: Spoken) -> Matter | None:
    """Read “how many soldiers it had sent”: of itself, and of no loss."""
    found = HOW_MANY.search(told.words)
    category = noun_in(told.words[found.end() :].split()[:4]) if found else None
    return Matter(None, category, told.claimant, is_said=False) if category else None


def _lost_for(told: Spoken, side: str | None) -> Matter | None:
    asked = _ASKED.search(told.words)
    found = lost(told, told.cue_end) or (lost(told, asked.start()) if asked else None)
    within = None if found else lost(told, told.cue_start)
    found = within if within and within.measure != "released" else found
    if not found and HOW_MANY.search(told.words, told.cue_end) and not _how_many(told):
        found = lost(told, 0)
    return replace(found, subject=side) if found else None


def _unverified(told: Spoken) -> Matter:
    """Find whose figure cannot be verified: the latest of somebody else, deaths first."""
    others = [one for one in told.reading.latest() if one.claimant != told.claimant and one.low]
    if both := _EITHER.search(told.words, told.cue_end):
        return _of_both(others if both["figure"] else ())
    if whose := _WHOSE_FIGURE.search(told.words, told.cue_end):
        speaker = told.reading.memory.who(whose["who"])
        others = [one for one in others if one.claimant == speaker.claimant] or others
    of_itself = [one for one in others if one.subject == told.claimant]
    whole = [one for one in of_itself or others if one.scope != "part"]
    deaths = [one for one in whole if one.measure == "killed"] or whole[:1]
    if not deaths:
        return Matter(None, None, None, is_said=False)
    subjects, categories = ({one.subject for one in deaths}, {one.category for one in deaths})
    category = categories.pop() if len(categories) == 1 else None
    subject = subjects.pop() if len(subjects) == 1 else None
    return Matter(deaths[0].measure, category, subject, is_said=False)


def _of_both(others: Sequence[Draft]) -> Matter:
    """Find what both of two figures count."""
    same = {(one.measure, one.category) for one in others[:2]}
    measure, category = same.pop() if len(same) == 1 else (None, None)
    return Matter(measure, category, None, is_said=False)


def _last(told: Spoken, side: str | None) -> Matter:
    """Take the question from the claim before, or leave it open; of “its” men it is of itself."""
    if not side and _ITS.search(told.words, told.cue_end):
        return Matter(None, None, told.claimant, is_said=False)
    noun = noun_in(told.words[told.cue_end : told.end].split()[:5])
    for draft in told.reading.latest() if noun else ():
        if draft.category == noun and draft.claimant != told.claimant:
            return Matter(draft.measure, noun, draft.subject, is_said=False)
    for draft in told.reading.latest():
        if draft.subject == side or side is None:
            return Matter(draft.measure, draft.category, side, is_said=False)
    return Matter(None, None, side, is_said=False)


_ASKED = re.compile(r"\bhow (?:many|much)\b|\b[Aa]sked (?:about|whether|if)\b")
_OWN_LOSS = re.compile(r" (?:any|the|its|a|these|such) (?:\w+ )?(?:loss|losses|casualties)\b")
_EITHER = re.compile(
    r"\b(?:either|both|each|the two) (?:sides?(?:'s?)? |(?P<figure>count|figure|number|toll)s?\b)"
)
_WHOSE_FIGURE = re.compile(
    r"(?P<who>(?:the |an? )?[\w ]+?)'s (?:total|figures?|toll|counts?|claims?|numbers?)\b"
)
_ITS = re.compile(r"\b(?:its|their) (?:own )?\w+")
_LOSSES = re.compile(r"\b(?:losses|casualties)\b")
_UNDISCLOSED = re.compile(
    r"\b(?:losses|casualties|figures?|toll|numbers?)\b[^,;.]{0,30}? (?:were|was|have"
    r"|has)(?: not|n't) "
    r"(?:been )?(?:disclosed|published|given|released|made public)",
    re.IGNORECASE,
)


def silences(told: Spoken) -> Iterator[Draft]:
    """Draft “there has been no response from X”."""
    if told.claimant and (hidden := _UNDISCLOSED.search(told.words)):
        yield told.draft(
            "declines",
            hidden.start(),
            hidden.end(),
            subject=told.claimant,
            measure="killed_or_wounded",
            unsure=("measure",),
        )
    found = _NO_ANSWER.search(told.words)
    if not found:
        return
    speaker = told.reading.memory.who(found["who"])
    voice = told.by(speaker.claimant, speaker.words)
    matter = answered(voice) or Matter(None, None, voice.claimant, is_said=False)
    if _LOSSES.search(found.group()):
        matter = Matter("killed_or_wounded", None, voice.claimant)
    yield voice.draft(
        "declines",
        found.start(),
        found.end(),
        subject=matter.subject,
        category=matter.category,
        measure=matter.measure,
        unsure=("measure",),
    )
