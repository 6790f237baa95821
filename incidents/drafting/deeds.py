"""What happens to people and things in a report: verbs and nouns of loss, with their measures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from incidents.drafting.english import english, named
from incidents.drafting.lexicon import coined
from incidents.drafting.numerals import numerals

Way = Literal["left", "right", "either", "toll"]
"""Where what is counted stands: before an intransitive verb or a passive, after an active one, \
or, of a toll, after “at”, “to” or “of”."""


@dataclass(frozen=True)
class Deed:
    """A word of loss in a sentence, and where what it counts is to be looked for.

    The measure ``same`` is that of the figure before: “bringing the total to eight”.
    """

    start: int
    end: int
    measure: str
    way: Way


_TABLES = english()["deeds"]
_TRANSITIVE, _INTRANSITIVE, _TOLLS = (
    named(_TABLES[kind]) for kind in ("transitive", "intransitive", "tolls")
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got)(?: \w+ and)?(?: \w+ly| also| then| later| first)* $",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:had|has|have)(?: \w+ly| also| already| since)* $", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:[,.;\"]|$| (?:and|but|or|in|at|on|when|after|by|since|there|down|overnight)\b)"
)
_BETWEEN = re.compile(r"[\"' ]*(?:\w+ly )?(?:up to |as many as )?")


def deeds(words: str) -> tuple[Deed, ...]:
    """Find the words of loss in a sentence, in order, none inside another."""
    found: list[Deed] = []
    for deed in sorted(_all(words), key=lambda one: (one.start, -one.end)):
        if not found or deed.start >= found[-1].end:
            found.append(deed)
    return tuple(found)


def _all(words: str) -> Iterator[Deed]:
    objects = {one.start for one in numerals(words)}
    for match in _TOLLS.finditer(words):
        yield Deed(match.start(), match.end(), str(match.lastgroup), "toll")
    for match in _INTRANSITIVE.finditer(words):
        yield Deed(match.start(), match.end(), str(match.lastgroup), "left")
    for match in _TRANSITIVE.finditer(words):
        way = _way(words, match, objects)
        yield Deed(match.start(), match.end(), str(match.lastgroup), way)
    for verb, measure in coined().verbs.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(verb)}(?![\w-])", words, re.IGNORECASE):
            yield Deed(match.start(), match.end(), measure, _way(words, match, objects))


def _way(words: str, match: re.Match[str], objects: Collection[int]) -> Way:
    """Tell whether a verb that takes an object stands in the passive."""
    before = words[max(0, match.start() - 30) : match.start()]
    if _PASSIVE.search(before):
        return "left"
    next_word = _BETWEEN.match(words, match.end())
    is_counted = next_word is not None and (
        match.end() + 1 in objects or next_word.end() in objects
    )
    if match.group().lower().endswith("ing") or is_counted:
        return "right"
    if _PERFECT.search(before):
        return "left" if _CLOSED.match(words, match.end()) else "right"
    return "either"
