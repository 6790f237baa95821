"""Counted things: a number, its noun, whose they are, and where in the sentence they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.drafting.english import english
from incidents.drafting.lexicon import (
    NOT_LOST,
    PERSONS,
    category_of,
    coined,
    coined_at,
    plural,
    singular,
)
from incidents.drafting.numerals import Numeral, numerals
from incidents.drafting.units import not_counts

_STOPS = frozenset(english()["stops"])
_WORD = re.compile(r"""["' ]*([A-Za-zÀ-ž][\w'-]*(?<!')|\d+-years?-old)""")
_OF = re.compile(
    r"""["' ]*(?:more |other |others |additional )?of ["' ]*"""
    r"(?P<whose>its own|their own|his own|our own|its|their|his|her|our|the|those|these"
    r"|them|whom|which)\b",
    re.IGNORECASE,
)
_ARE = re.compile(r",? ?(?:all |also )?(?:were|are|was|being|is|an?(?= )) ?(?:all |an? )?")
_TIMES_MORE = re.compile(r"\b(?:double|twice|triple|three times)$", re.IGNORECASE)
_SHARED = re.compile(
    r" (?:of )?(?:the )?(?:wounded|injured|dead|killed|victims|casualties|captured"
    r"|injuries|deaths|wounds)\b",
    re.IGNORECASE,
)
OF_THE_DEAD = re.compile(
    r" of the (?P<deed>dead|killed|wounded|injured) (?:were|are|was|being) (?:an? )?"
    r"(?P<nouns>(?:[\w-]+ ){0,2}?[a-z-]+)(?=[,.;]|$| and\b)"
)
_SETS = re.compile(
    r" (?:third|quarter|half|fifth|tenth|majority|minority|[\w-]+ ?thirds?|group|series"
    r"|row|crowd|team"
    r"|unit|column|convoy|wave|range|string|spokes\w+|(?:\w+ ){0,3}(?:spokes\w+|official"
    r"|source|statement))\b"
)
_MOST_OF = re.compile(r"^(?:many|most|some) of$", re.IGNORECASE)
_UNCOUNTED = ("staff", "livestock", "equipment", "ammunition", "armour")
_AND_ALSO = re.compile(r" \w+ and ")
_WERE = re.compile(r" (?:were|had|have|are|was|died|later)\b")
_OF_THEM = re.compile(r"\bof (?:them|whom|those|these),?(?: being| was| were)? $")
_AND_NOUN = re.compile(r" and (?:the )?(?P<noun>[a-z][\w-]+)(?! of\b)")
_PREPOSITION = re.compile(
    r"\b(in|on|at|near|from|across|of|with|by|to|for|within|around|during|over|into|as"
    r"|against|through)"
    r"""[ "']+$""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Count:
    """A number with the noun it counts.

    Attributes
    ----------
    start, end
        The whole phrase, from the number's first word to the noun's last.
    noun
        The noun's category, or its plain plural; None where no noun stands there.
    is_known
        Whether the noun is one of the lexicon's.
    phrase
        The words between number and noun, the noun included.
    whose
        The word of possession, as in “four of its soldiers”; else empty.
    preposition
        The word before, where it is a preposition; else empty.
    """

    start: int
    end: int
    numeral: Numeral
    noun: str | None
    is_known: bool
    phrase: str
    whose: str
    preposition: str


def counts(words: str, ends: Sequence[int] = ()) -> tuple[Count, ...]:
    """Find what is counted in a sentence.

    Parameters
    ----------
    words
        The sentence.
    ends
        Where words of loss begin: no noun reaches over one.
    """
    every = [one for one in numerals(words) if not _is_apposed(words, one)]
    stops = sorted([*ends, *(one.start for one in every), len(words)])
    found = [
        _count(words, one, next(stop for stop in stops if stop >= one.end))
        for one in every
        if not not_counts(words, one)
    ]
    return tuple(one for one in found if _is_wanted(one, ends) and not _is_group(words, one))


def _is_apposed(words: str, one: Numeral) -> bool:
    """Whether an article only names what a number before it counts: “one of them a child”."""
    return one.kind == "article" and bool(_OF_THEM.search(words[: one.start]))


def _is_wanted(one: Count, ends: Sequence[int]) -> bool:
    """Count a word such as “a” or “no” only before a noun, or right before a word of loss."""
    if one.numeral.kind == "article":
        return one.is_known or one.noun is not None or one.numeral.wording.lower() != "a"
    is_next = any(0 <= end - one.end <= 1 for end in ends)
    is_nobody = one.numeral.wording.lower() in ("no one", "nobody", "none")
    return (
        one.numeral.kind != "none"
        or is_nobody
        or one.noun is not None
        or bool(one.whose)
        or is_next
    )


def _is_group(words: str, one: Count) -> bool:
    """Leave out shares and sets: “nineteen of the wounded”, “a third of them”, “a group of men”."""
    after = words[one.numeral.end :]
    if OF_THE_DEAD.match(words, one.numeral.end):
        return False
    is_share = (one.whose == "the" and _SHARED.match(after)) or _MOST_OF.search(one.numeral.wording)
    is_both = one.numeral.wording.lower() == "both" and (
        _AND_ALSO.match(after) or not (one.is_known or _WERE.match(after))
    )
    is_them = re.search(r"\b(?:one|none|two|some) of the $", words[: one.start])
    return bool(is_share or is_both or is_them or _SETS.match(after))


def _count(words: str, one: Numeral, end: int) -> Count:
    at, whose = one.end, ""
    if found := _OF.match(words, at, end):
        at, whose = found.end(), found["whose"].lower()
    elif one.wording.lower().endswith(" of") and (
        found := re.match(
            r" (its own|their own|its|their|his|our|the|those|these|them)\b", words[at:end]
        )
    ):
        at, whose = at + found.end(), found[1].lower()
    if whose in ("them", "whom", "those", "these") and (is_ := _ARE.match(words, at)):
        at = is_.end()
    end = at if _TIMES_MORE.search(one.wording) else end
    parts = _noun_words(words, at, end)
    last = parts[-1].end() if parts else at
    noun, known, last = _own(words, at) or _both(words, *_noun(parts, at))
    before = _PREPOSITION.search(words[: one.start])
    return Count(
        one.start,
        max(last, at if whose else one.end),
        one,
        noun,
        known,
        words[at:last],
        whose,
        before[1].lower() if before else "",
    )


def _noun_words(words: str, at: int, end: int) -> list[re.Match[str]]:
    """Read the words that may belong to the noun: up to a verb, a preposition, or a mark."""
    parts: list[re.Match[str]] = []
    while len(parts) < 9 and (part := _WORD.match(words, at, end)):
        if part.group(1).lower() in _STOPS:
            break
        parts.append(part)
        at = part.end()
    return parts


def _noun(parts: Sequence[re.Match[str]], at: int) -> tuple[str | None, bool, int]:
    """Take the last known noun; failing that the last word, as its plain plural."""
    names = [part.group(1) for part in parts]
    for length in range(len(names), 0, -1):
        if category := category_of(names[:length]):
            return category, True, parts[length - 1].end()
    kept = [
        part
        for part in parts
        if part.group(1).lower() not in ("more", "others", "other", "further", "ones")
    ]
    if not kept:
        return None, False, parts[-1].end() if parts else at
    last = kept[-1].group(1)
    if re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+s", last):
        return "persons", True, kept[-1].end()
    if parts[-1].group(1) == "ones":
        return None, False, parts[-1].end()
    if not last.islower() or last.endswith(("ly", "ed", "ing")):
        return None, False, at
    noun = last.lower() if last.lower() in _UNCOUNTED else plural(singular(last.lower()))
    return noun, False, kept[-1].end()


def _own(words: str, at: int) -> tuple[str | None, bool, int] | None:
    """Take a noun of the dataset's own, of several words perhaps: “head of livestock”."""
    found = coined_at(words, at)
    return (coined().nouns[found["noun"].lower()], True, found.end()) if found else None


def _both(words: str, noun: str | None, known: bool, end: int) -> tuple[str | None, bool, int]:
    """Count “fifty women and children” as persons."""
    found = _AND_NOUN.match(words, end) if noun in PERSONS else None
    other = category_of([found["noun"]]) if found else None
    if found and other in PERSONS and other != noun:
        return "persons", True, found.end()
    return noun, known, end


def is_lost(one: Count) -> bool:
    """Whether a loss may be counted in this noun."""
    return one.noun is None or one.is_known or singular(one.noun) not in NOT_LOST


def spread(found: Sequence[Count], words: str) -> tuple[Count, ...]:
    """Let “at least” before a list govern every figure of it."""
    told: list[Count] = []
    for one in found:
        is_open = bool(told) and _goes_on(words, told[-1], one)
        told.append(replace(one, numeral=replace(one.numeral, high=None)) if is_open else one)
    return tuple(told)


def _goes_on(words: str, before: Count, one: Count) -> bool:
    least = before.numeral.high is None and before.numeral.low is not None
    is_plain = one.numeral.kind == "plain" and one.numeral.low == one.numeral.high
    between = words[before.end : one.start]
    is_least = before.numeral.wording.lower().startswith(("at least", "no fewer", "not less"))
    is_listed = bool(re.fullmatch(r"""["' ]*(?:,|and|, and)["' ]*""", between))
    is_open = least and (is_least or before.numeral.wording[:1].isalnum())
    return is_open and is_plain and is_listed and not _is_more(before)


def _is_more(one: Count) -> bool:
    return bool(re.match(r"more|over|above|upward|in excess", one.numeral.wording, re.IGNORECASE))
