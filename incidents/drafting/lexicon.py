"""What nouns count: the words of reports of losses, in English, and their categories.

Categories are a dataset's own where it has one, or the ledger's; else the plain plural noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from incidents.drafting.english import english


@dataclass(frozen=True)
class Coined:
    """The words that a dataset adds to the ledger's.

    Attributes
    ----------
    nouns
        Nouns of one and of many, and the category that each counts.
    verbs
        How a measure is said, and the measure.
    wider
        The word of the ledger below which a category or a measure stands.
    """

    nouns: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    wider: Mapping[str, str] = field(default_factory=dict)

    def is_apart(self, noun: str | None) -> bool:
        """Whether a category stands in a tree of the dataset's own, as animals may."""
        return noun is not None and self.wider.get(noun) == noun

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What its nouns look like behind a number, the longest first."""
        longest = sorted(self.nouns, key=len, reverse=True)
        return re.compile(rf' ["]?(?P<noun>{"|".join(map(re.escape, longest))})\b', re.IGNORECASE)


_NONE = Coined()
_COINED: ContextVar[Coined] = ContextVar("coined")


@contextmanager
def speaking(coined: Coined) -> Iterator[None]:
    """Read with the words of a dataset, while an article is drafted for it."""
    before = _COINED.set(coined)
    try:
        yield
    finally:
        _COINED.reset(before)


def coined() -> Coined:
    """Give the words of the dataset that an article is drafted for."""
    return _COINED.get(_NONE)


def coined_at(words: str, at: int = 0) -> re.Match[str] | None:
    """Find a noun of the dataset's own behind a number: “head of livestock”."""
    known = coined()
    return known.pattern.match(words, at) if known.nouns else None


class Kin(tuple[str, ...]):
    """Words that go together; what a dataset puts below one of them is of them."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is one of these, or stands below one."""
        return super().__contains__(coined().wider.get(str(word), word) if word else word)


_GROUPS = english()["groups"]
PERSONS = Kin((*_GROUPS["persons"], *(f"{noun}s" for noun in english()["humans"])))
ARMED, ARMS, SITES, BUILDINGS, MATERIEL, ACTS = (
    Kin(_GROUPS[name]) for name in ("armed", "arms", "sites", "buildings", "materiel", "acts")
)

NOT_LOST = frozenset(english()["not_lost"])
"""Nouns after a number in which no loss is counted, unless the thing itself was destroyed."""


WHOSE_LOSSES = {
    "military": "soldiers",
    "army": "soldiers",
    "troop": "soldiers",
    "combat": "soldiers",
    "police": "police",
    "civilian": "civilians",
}
"""Whose deaths or losses an adjective tells: “military deaths”."""


def singular(noun: str) -> str:
    """Give the singular of a regular plural."""
    for ending, instead in (
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("ies", "y"),
        ("s", ""),
    ):
        if noun.endswith(ending) and not noun.endswith("ss"):
            return noun.removesuffix(ending) + instead
    return noun


def plural(noun: str) -> str:
    """Give the plural of a regular noun."""
    if noun.endswith(("ch", "sh", "ss", "x", "s")):
        return noun if noun.endswith("s") and not noun.endswith("ss") else f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


_CATEGORY: dict[str, str] = {
    noun: plural(noun) for kind in ("humans", "things") for noun in english()[kind]
} | {phrase: category for category, listed in english()["nouns"].items() for phrase in listed}


def category_of(words: list[str]) -> str | None:
    """Find the category of a noun phrase by its last words: “border guards” are soldiers."""
    known = coined().nouns
    for length in range(min(5, len(words)), 0, -1):
        tail = [word.lower() for word in words[-length:]]
        for phrase in (" ".join(tail), " ".join([*tail[:-1], singular(tail[-1])])):
            if found := known.get(phrase) or _CATEGORY.get(phrase):
                return found
    return None
