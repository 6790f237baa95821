"""Which number goes with which word of loss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.drafting.counts import Count, counts, is_lost, spread
from incidents.drafting.deeds import Deed, deeds
from incidents.drafting.lexicon import ACTS, PERSONS

_BARRIER = re.compile(
    r";|:| - "
    r"|,? (?:while|but|whereas|although|though|when|because|after|before|until|as) "
)
_BEFORE_OBJECT = re.compile(
    r"""["' ]*(?:(?:the|\w+ly|with|as many as|up|also|his|in total|of|for|what it called)"""
    r"""["' ]+)*""",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"""["' ]*[^,;:.]{0,30}?(?:,|,? (?:and|as well as|plus|along with))["' ]+(?:the |also )?"""
)
_AUXILIARY = (
    r"(?:had|has|have|was|were|been|being|be|are|is|also|later|reportedly|then|since|already|now"
    r"|still|both|all|themselves|got|either|subsequently|allegedly|confirmed|found|shot|feared"
    r"|believed|presumed|to|listed as|left|\w+ly)"
)
_NEAR_LEFT = re.compile(rf"""["' ]*(?:\([^)]*\) ?)?(?:{_AUXILIARY}[ "']+)*""", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"(?:,|\band|\() ?(?:including|among them|of them|with|among whom"
    r"|counting)(?: (?:at least|about))? $|\bincluding $|\bamong them,? $|\bamong (?:the"
    r"|those) \w+ (?:were|was) $",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^,? ?(?:soldiers|civilians|children|women|[\w ]{0,20})? ?$")


_OF_PEOPLE = ("killed", "wounded", "killed_or_wounded", "missing", "displaced")


@dataclass(frozen=True)
class Linked:
    """A number linked with what happened to what it counts."""

    count: Count
    deed: Deed
    is_part: bool = False


@dataclass(frozen=True)
class Parsed:
    """A sentence's words of loss and counted things."""

    words: str
    deeds: tuple[Deed, ...]
    counts: tuple[Count, ...]


def parsed(words: str) -> Parsed:
    """Read the words of loss and the counted things of a sentence."""
    done = deeds(words)
    return Parsed(words, done, spread(counts(words, [deed.start for deed in done]), words))


def losses(sentence: Parsed) -> tuple[Linked, ...]:
    """Link every number of a sentence that has one with its word of loss, in order of place."""
    found: list[Linked] = []
    for count in sentence.counts:
        if loss := _loss(sentence, count, found):
            found.append(loss)
    return tuple(found)


def _loss(sentence: Parsed, count: Count, before: Sequence[Linked]) -> Linked | None:
    if not is_lost(count) and not _of_buildings(sentence, count):
        return None
    for look in (_adjacent, _bare, _wounds, _partitive, _toll, _passive, _listed, _more):
        if loss := look(sentence, count, before):
            return loss
    return None


def _of_buildings(sentence: Parsed, count: Count) -> bool:
    """Villages and towns are counted where they were captured or destroyed themselves."""
    takes = ("captured", "captured_briefly", "recaptured", "destroyed", "damaged", "lost")
    return any(
        deed.measure in takes and _is_next(sentence.words, deed, count) for deed in sentence.deeds
    )


def _is_next(words: str, deed: Deed, count: Count) -> bool:
    gap = words[deed.end : count.start]
    return 0 <= count.start - deed.end < 40 and bool(_BEFORE_OBJECT.fullmatch(gap))


def _adjacent(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “killing at least four”, “the deaths of 5”, “wounded 12”."""
    for deed in sentence.deeds:
        if deed.end > count.start or not _is_next(sentence.words, deed, count):
            continue
        if deed.way in ("right", "toll") or (deed.way == "either" and not _subject(sentence, deed)):
            return Linked(count, deed) if _fits(count, deed) else None
    return None


def _subject(sentence: Parsed, deed: Deed) -> Count | None:
    """Find the counted thing that stands right before a verb."""
    for count in sentence.counts:
        gap = sentence.words[count.end : deed.start] if count.end <= deed.start else "."
        if _NEAR_LEFT.fullmatch(gap):
            return count
    return None


def _toll(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “the number of wounded stands at 103”, “the toll rose from 12 to 15”, “no deaths”."""
    for deed in reversed(sentence.deeds):
        if deed.way != "toll":
            continue
        if 0 <= deed.start - count.end <= 2 and count.noun is None:
            return Linked(count, deed)
        gap = sentence.words[deed.end : count.start]
        is_told = count.preposition in ("at", "to", "of", "from", "as") or re.search(
            r"(?:reached|reaching|is|was|were|hit|passed|now|:|=|totalled|numbered|stood at"
            r"|by) ?(?:now )?$",
            gap,
        )
        if deed.end <= count.start and len(gap) < 90 and is_told and not re.search("[;]", gap):
            return Linked(count, deed) if count.noun is None or _fits(count, deed) else None
    return None


def _bare(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “42 dead” and “12 wounded”, whatever stands before."""
    if count.noun or count.whose:
        return None
    for deed in sentence.deeds:
        if 0 <= deed.start - count.end <= 2 and deed.way in ("left", "either", "toll"):
            return Linked(count, deed)
    return None


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
    return bool(_NEAR_LEFT.fullmatch(gap))


def _passive(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “14 civilians and one soldier had been killed”: the next verb without an object."""
    if count.preposition and count.preposition not in ("with", "as"):
        return None
    for deed in sentence.deeds:
        if deed.start < count.end or deed.way == "toll":
            continue
        if deed.way == "right":
            return None
        gap = _masked(sentence, count.end, deed.start)
        is_open = (
            deed.way == "left"
            or _NEAR_LEFT.fullmatch(gap.replace("#", "")) is not None
            or "#" in gap
        )
        if len(gap) < 130 and not _BARRIER.search(gap) and is_open and _fits(count, deed):
            return Linked(count, deed)
        return None
    return None


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
        and last.deed.start < count.start
        and _fits(count, last.deed)
    ):
        return Linked(count, last.deed, last.is_part)
    return None


_WOUNDS = re.compile(r" (?:\w+ )?with (?:\w+ ){0,2}(?:wounds?|injur(?:y|ies)|burns)\b")


def _wounds(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “31 people with gunshot injuries”."""
    if count.noun in PERSONS and (found := _WOUNDS.match(sentence.words, count.end)):
        return Linked(count, Deed(found.start(), found.end(), "wounded", "left"))
    return None


def _fits(count: Count, deed: Deed) -> bool:
    """Tell whether what is counted can meet with this: rockets are fired, people are not."""
    is_act = count.noun in ACTS
    if deed.measure in ("fired", "carried_out"):
        return is_act
    if count.numeral.kind == "article" and not count.is_known and deed.measure in _OF_PEOPLE:
        return count.noun is None
    if is_act:
        return deed.measure in ("shot_down", "destroyed", "captured") and count.noun in (
            "rockets",
            "missiles",
            "shells",
        )
    if deed.measure in _OF_PEOPLE:
        return count.noun is None or count.noun in PERSONS or not count.is_known
    return True


def acts(sentence: Parsed) -> Iterator[Count]:
    """Yield counted acts: “two air strikes”, wherever they stand."""
    return (one for one in sentence.counts if one.noun in ACTS)
