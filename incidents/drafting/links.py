"""A number and its word of loss side by side: “killing four”, “a toll of 12”, “none died”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.drafting.counts import OF_THE_DEAD, Count, counts, spread
from incidents.drafting.deeds import Deed, deeds
from incidents.drafting.lexicon import ACTS, ARMED, PERSONS, Kin, category_of, coined

_BEFORE_OBJECT = re.compile(
    r"""["' ]*(?:(?:the|\w+ly|with|as many as|up|also|his|in total|of|for|what it called)"""
    r"""["' ]+)*(?-i:[A-Z][\w'-]*(?: [\w'-]*[A-Z][\w'-]*)* and )?""",
    re.IGNORECASE,
)


_AUXILIARY = (
    r"(?:had|has|have|was|were|been|being|having|be|are|is|also|later|reportedly|then|since|already|now"
    r"|still|both|all|themselves|got|either|subsequently|allegedly|confirmed|found|shot|feared"
    r"|believed|presumed|to|listed as|left|(?:hit|shot) and|\w+ly)"
)


NEAR_LEFT = re.compile(rf"""["' ]*(?:\([^)]*\) ?)?(?:{_AUXILIARY}[ "']+)*""", re.IGNORECASE)


_ADJECTIVE = re.compile(r" [A-ZÀ-Þ][\w-]+ ")
_NOUNS = re.compile(r"(?: [A-ZÀ-Þ][\w-]+)?(?P<nouns>(?: [a-z-]+){1,2})")


_PARTED = re.compile(
    r"[;\"]|,? but |\b(?:that|while|said|says|told|(?:was|were)(?! ?['\"]?$))\b(?! (?:at|now|up))"
)
_COUNTING = re.compile(
    r"\b(?:it (?:was|is|stood at)(?: now)?"
    r"|counted|counts|named|names|listed|lists|logged|recorded|registered|tallied"
    r"|documented|noted|tracked|detected|observed|(?:the|that) figure (?:is|was|stands at)"
    r"|earlier statement (?:had )?said|had said"
    r"|(?:earlier|previously|initially|first) (?:reported|said"
    r"|announced|spoken of|given|spoke of)"
    r"|(?:put|puts) it"
    r"(?: \w+)?,?(?: at)?|puts? (?:the figure|the number|that) at|spoke of|speaks of|gave"
    r"|gives|confirm(?:ed|s)) $",
    re.IGNORECASE,
)


_EARLIER = re.compile(
    r"(?:(?<=\d), from|\b(?:(?:up|down|raised|lowered|increased|revised|rising|rose|risen) from"
    r"|earlier (?:figure|count|toll|number) of"
    r"|from (?:the|an) (?:initial|first)|instead of|rather than|compared with|from an earlier"
    r"|previous (?:figure|count|toll"
    r"|number) of)) $",
    re.IGNORECASE,
)


_CLAUSE_END = re.compile(r"(?:[.,;:]|$|\"| (?:for|in|on|over|since|so|and|but|of them|today)\b)")


_NOT = re.compile(
    r"(?P<not>\b(?:did|had|has|have|was|were|do|does)(?: not|n't)|\bnever|\bnot"
    r"|\bwithout)(?: \w+ly| yet)* $",
    re.IGNORECASE,
)


_RECOVERED = re.compile(
    r"\b(?:received|recovered|counted|found|brought|retrieved|pulled|saw|seen|collected"
    r"|identified|leaving|left|buried|stored|burned|collecting)\b"
)
_STRUCK = re.compile(r"\b(?:struck|hit|attacked|bombed|striking|hitting) $")
_REMAINS = re.compile(r"\b(?:bodies|corpses|remains) of (?:the |all )?$")
_WOUNDS = re.compile(r" (?:\w+ )?with (?:\w+ ){0,2}(?:wounds?|injur(?:y|ies)|burns)\b")


_TREATED = re.compile(r"\b(?:treated|treating) $")
_CASES = re.compile(r" (?:[\w-]+ )?casualties\b")


_SHOT = Kin(("shot_down", "destroyed", "captured"))
_OF_PEOPLE = Kin(("killed", "wounded", "killed_or_wounded", "displaced"))


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


def is_next(words: str, deed: Deed, count: Count) -> bool:
    """Whether a count stands right after a word of loss."""
    gap = words[deed.end : count.start]
    return 0 <= count.start - deed.end < 60 and bool(_BEFORE_OBJECT.fullmatch(gap))


def fits(count: Count, deed: Deed) -> bool:
    """Tell whether what is counted can meet with this: rockets are fired, people are not."""
    is_act = count.noun in ACTS
    if deed.measure in ("fired", "carried_out"):
        return is_act
    if count.numeral.kind == "article" and not count.is_known and deed.measure in _OF_PEOPLE:
        return count.noun is None
    if is_act:
        return deed.measure in _SHOT and count.noun in ("rockets", "missiles", "shells")
    if _is_odd(count, deed):
        return False
    if deed.measure in _OF_PEOPLE:
        is_being = count.noun in PERSONS or not count.is_known or coined().is_apart(count.noun)
        return count.noun is None or is_being
    return True


def _is_odd(count: Count, deed: Deed) -> bool:
    """Whether nobody says so: armed men do not flee, nobody “loses a temper” as a loss."""
    if deed.measure == "displaced":
        return count.noun in ARMED or count.numeral.kind == "none"
    return deed.measure == "lost" and count.numeral.kind == "article" and not count.is_known


def adjacent(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “killing at least four”, “the deaths of 5”, “wounded 12”."""
    for deed in sentence.deeds:
        if deed.end > count.start or not is_next(sentence.words, deed, count):
            continue
        if deed.way in ("right", "toll") or (deed.way == "either" and not _subject(sentence, deed)):
            return Linked(count, deed) if fits(count, deed) else None
    return None


def _subject(sentence: Parsed, deed: Deed) -> Count | None:
    """Find the counted thing that stands right before a verb."""
    for count in sentence.counts:
        gap = sentence.words[count.end : deed.start] if count.end <= deed.start else "."
        if NEAR_LEFT.fullmatch(gap):
            return count
    return None


def toll(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “the number of wounded stands at 103”, “the toll rose from 12 to 15”, “no deaths”."""
    for deed in reversed(sentence.deeds):
        if deed.way != "toll":
            continue
        if 0 <= deed.start - count.end <= 2 and count.noun in (None, *PERSONS):
            return Linked(count, deed)
        gap = sentence.words[deed.end : count.start]
        if _PARTED.search(gap):
            continue
        is_told = count.preposition in ("at", "to", "of", "from", "as") or re.search(
            r"(?:reached|reaching|is|was|were|hit|passed|now|:|=|totalled|numbered|stood at"
            r"""|by) ?(?:now )?["']?$""",
            gap,
        )
        if deed.end <= count.start and len(gap) < 90 and is_told and not re.search("[;]", gap):
            return Linked(count, deed) if count.noun is None or fits(count, deed) else None
    return None


def bare(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “42 dead” and “12 wounded”, whatever stands before."""
    if count.noun or count.whose:
        return None
    for deed in sentence.deeds:
        gap = sentence.words[count.end : deed.start]
        is_near = len(gap) <= 2 or bool(_ADJECTIVE.fullmatch(gap))
        if deed.start >= count.end and is_near and deed.way in ("left", "either", "toll"):
            return Linked(_with_noun_after(sentence.words, count, deed), deed)
    return None


def _with_noun_after(words: str, count: Count, deed: Deed) -> Count:
    """Read the noun that stands after: “21 wounded Ardan troops”."""
    found = _NOUNS.match(words, deed.end)
    nouns = found["nouns"].split() if found else []
    for length in range(len(nouns), 0, -1):
        if found and (noun := category_of(nouns[:length])):
            end = words.index(nouns[length - 1], found.start("nouns")) + len(nouns[length - 1])
            return replace(count, noun=noun, is_known=True, end=end)
    return replace(count, noun=None, is_known=False)


def again(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link a bare figure that answers the one before: “the army counted about twenty”."""
    words = sentence.words
    is_bare = count.noun is None and not count.whose and count.numeral.kind in ("plain", "range")
    if is_bare and _EARLIER.search(words[: count.start]):
        return Linked(count, Deed(count.start, count.end, "same", "toll"))
    if is_bare and _COUNTING.search(words[: count.start]) and _CLAUSE_END.match(words[count.end :]):
        return Linked(count, Deed(count.start, count.end, "same", "toll"))
    return None


def negated(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “did not lose one soldier” as none lost."""
    for deed in sentence.deeds:
        found = _NOT.search(sentence.words[: deed.start])
        is_one = count.numeral.kind in ("article", "any") or count.numeral.wording.lower() == "one"
        if found and is_one and count.is_known and is_next(sentence.words, deed, count):
            wording = sentence.words[found.start() : count.numeral.end]
            none = replace(count.numeral, low=0, high=0, wording=wording)
            return Linked(replace(count, start=found.start(), numeral=none), deed)
    return None


def wounds(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “31 people with gunshot injuries”."""
    if count.noun in (None, *PERSONS) and (found := _WOUNDS.match(sentence.words, count.end)):
        return Linked(count, Deed(found.start(), found.end(), "wounded", "left"))
    cases = _CASES.match(sentence.words, count.end)
    if cases and _TREATED.search(sentence.words[: count.start]):
        told = replace(count, end=cases.end())
        return Linked(told, Deed(count.start, count.end, "wounded", "right"))
    return None


def of_the_dead(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “nine of the dead were Iraqi citizens”: a kind of those told before."""
    found = OF_THE_DEAD.match(sentence.words, count.numeral.end)
    noun = category_of(found["nouns"].split()) if found else None
    if not found or noun not in PERSONS:
        return None
    measure = "killed" if found["deed"] in ("dead", "killed") else "wounded"
    told = replace(count, noun=noun, is_known=True, end=found.end())
    return Linked(told, Deed(found.start("deed"), found.end("deed"), measure, "left"), is_part=True)


def bodies(sentence: Parsed, count: Count, _before: Sequence[Linked]) -> Linked | None:
    """Link “had received nine bodies”, and “counted 170 shells”."""
    is_body = re.search(r"\b(?:bodies|corpses)$", count.phrase) and not count.preposition
    around = sentence.words[max(0, count.start - 25) : count.end + 35]
    if is_body and _RECOVERED.search(around):
        return Linked(count, Deed(count.start, count.end, "killed", "left"))
    if _REMAINS.search(sentence.words[: count.start]) and count.noun in PERSONS:
        return Linked(count, Deed(count.start, count.end, "killed", "left"))
    is_counted = _COUNTING.search(sentence.words[: count.start])
    if is_counted and count.noun in ("strikes", "attacks", "sorties", "violations"):
        measure = "broke_ceasefire" if count.noun == "violations" else "carried_out"
        return Linked(count, Deed(count.start, count.end, measure, "right"))
    if count.noun == "targets" and _STRUCK.search(sentence.words[: count.start]):
        strikes = replace(count, noun="strikes", is_known=True)
        return Linked(strikes, Deed(count.start, count.end, "carried_out", "right"))
    if is_counted and count.noun in ("shells", "rockets", "missiles", "mortars"):
        return Linked(count, Deed(count.start, count.end, "fired", "right"))
    return None
