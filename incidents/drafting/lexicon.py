"""What nouns count: the words of reports of losses, in English, and their categories.

Categories are the ledger's where it has one; else the plain plural noun.
"""

from __future__ import annotations

import re

from incidents.drafting.english import english

PERSONS = (
    *("soldiers", "police", "fighters", "militants", "civilians", "persons", "children", "women"),
    *("medics", "journalists", "aid_workers", "peacekeepers"),
    *(f"{noun}s" for noun in english()["humans"]),
)
ARMED = ("soldiers", "police", "fighters", "militants")
SITES = ("posts", "bases", "villages", "towns", "hills", "heights", "settlements")
BUILDINGS = ("houses", "hospitals", "schools", "mosques", "churches", "shops", "hotels", "bridges")
MATERIEL = ("drones", "aircraft", "helicopters", "tanks", "vehicles", "artillery")
ACTS = (
    "strikes",
    "attacks",
    "sorties",
    "rockets",
    "missiles",
    "shells",
    "rounds",
    "violations",
    "mines",
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
    for length in (5, 3, 2, 1):
        tail = [word.lower() for word in words[-length:]]
        if len(tail) == length:
            for phrase in (" ".join(tail), " ".join([*tail[:-1], singular(tail[-1])])):
                if phrase in _CATEGORY:
                    return _CATEGORY[phrase]
    return None
