"""Which number of a sentence goes with which word of loss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.counts import Count, is_lost
from incidents.drafting.deeds import Deed
from incidents.drafting.english import any_of, english
from incidents.drafting.lexicon import ARMS, PERSONS
from incidents.drafting.links import (
    NEAR_LEFT,
    Linked,
    Parsed,
    adjacent,
    again,
    bare,
    bodies,
    fits,
    is_next,
    negated,
    of_the_dead,
    toll,
    wounds,
)

_BARRIER = re.compile(
    r";|:| - |,? and that "
    r"|\b(?:opened|hit|struck|came|attacked|crossed|entered|tried|began|launched|arrived"
    r"|returned|took|gave)\b|, (?:counted|said|says|recorded|reported|told)\b"
    r"|,? (?:while|but|whereas|although|though|when|because|after|before|until|as) "
)


_JOINED = re.compile(
    r"""["' ]*[^,;:.]{0,30}?(?:,|,? (?:and|as well as|plus|along with))["' ]+(?:the |also )?"""
)


_PARTITIVE = re.compile(
    r"(?:,|\band|\() ?(?:including|among them|of them|with|among whom"
    r"|counting)(?: (?:at least|about))? $|\bincluding $|\bamong them,? $|\bamong (?:the"
    r"|those) \w+ (?:were|was) $",
    re.IGNORECASE,
)


_SEVERELY = re.compile(r"\b(?:seriously|badly|critically|gravely|severely) $")
_HELD = re.compile(r"\b(?:had|has|have|sent|deployed|fielded|massed|stationed) $")
_NAMES_OF = re.compile(
    r"\b(?:names?|lists?|photographs?|pictures?|identit(?:y|ies)|sp(?:oke|eaks?)|told|tells?) of $"
)
_AMONG_THEM = re.compile(r"(?: and (?:[\w-]+ ){1,4}?| )?(?:among|between) them\b")
_RANK = re.compile(rf"\W*(?:(?:junior|senior) )?{any_of(english()['ranks'])}s?")
_APPOSED = re.compile(r", $")


def losses(sentence: Parsed) -> tuple[Linked, ...]:
    """Link every number of a sentence that has one with its word of loss, in order of place."""
    found: list[Linked] = []
    for count in sentence.counts:
        if found and _is_apposed(sentence, count, found[-1]):
            continue
        if loss := _loss(sentence, count, found):
            found.append(loss)
    every = [*found, *_shared(sentence, found)]
    lost = (loss for loss in every if loss.count.noun not in ARMS)
    return tuple(sorted(lost, key=lambda loss: loss.count.start))


_AND_THEN = re.compile(
    r"(?: last \w+| on \w+day)?(?:,? and|,)"
    r" (?:then |later |subsequently |afterwards )?"
)
_THEM = re.compile(r" (?:them|both|all)\b|(?<=to death)")


def _shared(sentence: Parsed, found: Sequence[Linked]) -> Iterator[Linked]:
    """Link “were captured and then executed”, “captured seven and put them to death”."""
    for loss in found:
        for deed in sentence.deeds:
            gap = sentence.words[max(loss.deed.end, loss.count.end) : deed.start]
            is_same = (
                deed.start > loss.deed.start and deed.way != "toll" and _AND_THEN.fullmatch(gap)
            )
            has_none = all(not 0 <= one.start - deed.end <= 2 for one in sentence.counts)
            is_site = loss.deed.measure == "lost" and deed.measure == "recaptured"
            is_free = is_site or loss.deed.way == "left" or _THEM.match(sentence.words, deed.end)
            if is_same and has_none and is_free and all(one.deed != deed for one in found):
                yield replace(loss, deed=deed)


def _is_apposed(sentence: Parsed, count: Count, before: Linked) -> bool:
    """Whether “one of them, a man of 22, died” counts the same one twice."""
    is_one = before.count.numeral.high == 1 and count.numeral.kind == "article"
    gap = sentence.words[before.count.end : count.start]
    return is_one and bool(_APPOSED.fullmatch(gap))


def _loss(sentence: Parsed, count: Count, before: Sequence[Linked]) -> Linked | None:
    if count.numeral.kind == "any" and not negated(sentence, count, before):
        return None
    if before and _RANK.fullmatch(count.phrase):
        return None
    if not is_lost(count) and not _of_buildings(sentence, count):
        return None
    for look in (
        negated,
        of_the_dead,
        wounds,
        bare,
        adjacent,
        bodies,
        _partitive,
        toll,
        _listed,
        _passive,
        _more,
        again,
    ):
        if loss := look(sentence, count, before):
            return loss
    return None


def _of_buildings(sentence: Parsed, count: Count) -> bool:
    """Villages and towns are counted where they were captured or destroyed themselves."""
    takes = ("captured", "captured_briefly", "recaptured", "destroyed", "damaged", "lost")
    return any(
        (deed.measure in takes or (deed.measure == "fired" and count.noun == "rounds"))
        and (is_next(sentence.words, deed, count) or _near(sentence, count, deed))
        for deed in sentence.deeds
    )


def _more(sentence: Parsed, count: Count, before: Sequence[Linked]) -> Linked | None:
    """Link “four suspects were arrested that day and four more by Thursday”."""
    if (
        before
        and count.noun is None
        and re.match(r" (?:more|others)\b", sentence.words[count.end :])
    ):
        return replace(before[-1], count=replace(count, noun=before[-1].count.noun))
    return None


def _partitive(sentence: Parsed, count: Count, before: Sequence[Linked]) -> Linked | None:
    """Link “15 of them soldiers”, “including two children”, “ten of those were paramedics”."""
    if not before:
        return None
    words = sentence.words
    if count.is_known and _AMONG_THEM.match(words, count.end) and not _own_verb(sentence, count):
        same = [loss for loss in before if loss.count.end <= count.start and not loss.is_part]
        return Linked(count, same[-1].deed, is_part=True) if same else None
    is_of = count.whose in ("them", "whom", "those", "these", "which") and count.is_known
    if is_of or (_PARTITIVE.search(words[: count.start]) and count.is_known):
        same = [loss for loss in before if loss.count.end <= count.start]
        if same and count.noun in PERSONS and not _own_verb(sentence, count):
            return Linked(count, same[-1].deed, is_part=True)
    return None


def _own_verb(sentence: Parsed, count: Count) -> bool:
    return any(
        deed.way in ("left", "either") and _near(sentence, count, deed) for deed in sentence.deeds
    )


def _near(sentence: Parsed, count: Count, deed: Deed) -> bool:
    gap = sentence.words[count.end : deed.start] if count.end <= deed.start else "."
    return bool(NEAR_LEFT.fullmatch(gap))


def _passive(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “14 civilians and one soldier had been killed”: the next verb without an object."""
    is_with = count.preposition == "with" and sentence.words[count.end : count.end + 1] != ","
    is_of = count.preposition == "of" and _NAMES_OF.search(sentence.words[: count.start])
    if count.preposition not in ("", "as") and not (is_with or is_of):
        return None
    for deed in sentence.deeds:
        if deed.start < count.end or deed.way == "toll":
            continue
        if deed.way == "right":
            return None
        if deed.measure in ("fired", "carried_out") and not fits(count, deed):
            continue
        gap = _masked(sentence, count.end, deed.start)
        is_open = (
            deed.way == "left"
            or NEAR_LEFT.fullmatch(gap.replace("#", "")) is not None
            or "#" in gap
        )
        if deed.way == "either" and _goes_on(sentence, deed):
            continue
        if _is_severity(count, gap) or _is_held(sentence, count, gap):
            return None
        is_open = is_open and not (deed.way == "either" and gap.endswith(", and "))
        if len(gap) < 130 and not _BARRIER.search(gap) and is_open and fits(count, deed):
            return Linked(count, deed)
        return None
    return None


def _is_severity(count: Count, gap: str) -> bool:
    """Whether it tells how bad it was: “none was seriously hurt” does not say that none was."""
    return count.numeral.high == 0 and bool(_SEVERELY.search(gap))


def _is_held(sentence: Parsed, count: Count, gap: str) -> bool:
    """Whether a number is what somebody has: “it had 300 men there, and …”."""
    return bool(_HELD.search(sentence.words[: count.start])) and not NEAR_LEFT.fullmatch(gap)


def _goes_on(sentence: Parsed, deed: Deed) -> bool:
    """Whether a participle only tells which: “the posts lost on Sunday have been recaptured”."""
    later = [one for one in sentence.deeds if one.start >= deed.end and one.way == "left"]
    gap = sentence.words[deed.end : later[0].start] if later else ""
    return bool(re.fullmatch(r" [\w ]{0,40}\b(?:have been|had been|were|was|has been) ", gap))


def _masked(sentence: Parsed, start: int, end: int) -> str:
    """Give what stands between, with the other counted things left out."""
    gap = sentence.words[start:end]
    for one in sentence.counts:
        if start <= one.start and one.end <= end:
            gap = gap.replace(sentence.words[one.start : one.end], "#", 1)
    return re.sub(r",[^,#]{2,60},", " ", gap)


def _listed(sentence: Parsed, count: Count, before: Sequence[Linked]) -> Linked | None:
    """Link “two tanks and one rocket launcher”: a list goes on after its first member."""
    if not before:
        return None
    last = before[-1]
    gap = sentence.words[last.count.end : count.start]
    joined = _JOINED.fullmatch(gap)
    has_verb = any(
        last.count.end <= deed.start and deed.end <= count.start for deed in sentence.deeds
    )
    if (
        joined
        and not has_verb
        and count.is_known
        and not _own_verb(sentence, count)
        and last.deed.start < count.start
        and fits(count, last.deed)
    ):
        return Linked(count, last.deed, last.is_part)
    return None
