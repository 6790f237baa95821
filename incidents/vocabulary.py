"""The controlled words of the ledger: stances, categories, measures, kinds of incident.

Every word has a plural label for people. Nothing here names a country, and no label is loaded:
loaded words live only inside quotations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

STANCES: dict[str, str] = {
    "asserts": "asserts",
    "admits": "admits",
    "denies": "denies",
    "disputes": "disputes",
    "accuses": "accuses",
    "declines": "declines to comment",
    "appeals": "appeals",
    "warns": "warns",
    "counts": "counts",
}
"""Stance id to its label. *Admits* is about one's own side; *counts* is a third party's figure."""

REFUSING_STANCES = ("denies", "disputes")

CATEGORY_PARENTS: dict[str, str | None] = {
    "persons": None,
    "combatants": "persons",
    "soldiers": "combatants",
    "fighters": "combatants",
    "militants": "combatants",
    "leaders": "militants",
    "civilians": "persons",
    "children": "civilians",
    "women": "civilians",
    "journalists": "civilians",
    "players": "civilians",
    "posts": None,
    "drones": None,
    "tanks": None,
    "gates": None,
    "locations": None,
}
"""The tree of things that are counted: a claim about a node says nothing exact about a child."""

CATEGORY_LABELS: dict[str, str] = {
    "persons": "people",
    "combatants": "soldiers and fighters",
    "locations": "places",
    "leaders": "leaders",
}
"""Labels that differ from the id; every other category is its own label."""

COUNT_MEASURES: dict[str, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed or wounded",
    "treated": "brought to hospital, dead or alive",
    "captured": "captured",
    "captured_briefly": "captured, briefly",
    "destroyed": "destroyed",
    "shot_down": "shot down",
    "damaged": "damaged",
    "fired_from": "fired from",
}
"""Measures that carry a number, each with one status: *captured* is not *destroyed*."""

WHO_MEASURES: dict[str, str] = {
    "started": "who began it",
    "carried_out": "who carried it out",
    "asked_for_truce": "who asked for the truce",
    "broke_off_talks": "who made the talks fail",
    "harbours_militants": "who shelters militants",
    "violated_airspace": "who violated airspace",
}
"""Questions that are answered by naming a party: the claim's subject is the answer."""

STATEMENT_MEASURES: dict[str, str] = {
    "occurred": "whether it happened",
    "cause": "what caused it",
    "location": "where it happened",
    "objectives": "what the operation was for",
    "ended": "when it ended",
    "response": "what will follow",
    "ceasefire": "what was agreed",
    "ceasefire_meaning": "what the ceasefire means",
    "ceasefire_kept": "whether the ceasefire was kept",
    "restraint": "calls for restraint",
    "attacker_nationality": "the attacker’s nationality",
    "report_findings": "what to make of the report",
    "bearing": "how to treat each other",
}
"""Statements that are neither counted nor answered by naming a party."""

MEASURES: dict[str, str] = COUNT_MEASURES | WHO_MEASURES | STATEMENT_MEASURES

INCIDENT_KINDS: dict[str, str] = {
    "clash": "ground clash",
    "airstrike": "air or drone strike",
    "explosion": "explosion",
    "attack": "armed or bomb attack",
    "drone": "drone shot down",
    "accusation": "accusation",
    "statement": "statement",
    "talks": "talks",
    "ceasefire": "ceasefire",
    "totals": "totals over a period",
}

PARTY_KINDS = (
    "state",
    "government",
    "military",
    "police",
    "media",
    "armed group",
    "united nations",
    "humanitarian",
    "hospital",
    "sports body",
    "research",
    "people",
    "set",
)

Scope = Literal["whole", "part", "period"]
"""How much a claim covers: the whole incident, a part of it, or a period that spans incidents."""

PRECISIONS = ("hour", "day", "interval", "month", "year")


def category_label(category: str) -> str:
    """Name a category for people, in the plural."""
    return CATEGORY_LABELS.get(category, category)


def ancestors(category: str) -> Iterator[str]:
    """Yield a category and then each wider one, up to the root of its tree.

    Raises
    ------
    KeyError
        If the category is not in the tree.
    """
    node: str | None = category
    while node is not None:
        yield node
        node = CATEGORY_PARENTS[node]


def common_ancestor(first: str, second: str) -> str | None:
    """Find the narrowest category that holds both, or None when no tree holds both."""
    wider = set(ancestors(second))
    return next((node for node in ancestors(first) if node in wider), None)


def contains(wide: str, narrow: str) -> bool:
    """Tell whether everything of the narrow category is also of the wide one."""
    return wide in ancestors(narrow)
