"""The controlled words of the ledger: stances, categories, measures, kinds of incident.

Here are ids and how they hang together; what people read for each of them is in
`incidents.words.terms`. Nothing here names a country, and no word is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

STANCES = (
    "asserts",
    "reports",
    "counts",
    "denies",
    "disputes",
    "withdraws",
    "accuses",
    "declines",
    "appeals",
    "warns",
    "no_comment",
)
"""What a claim does. *Reports* is about the claimant's own side; *counts* is a third party's."""

REPLACED_STANCES = {"admits": "reports"}
"""Words of earlier versions, and the word that is used now."""

REFUSING_STANCES = ("denies", "disputes")

Scope = Literal["whole", "part", "period"]
"""How much a claim covers: the whole incident, a part of it, or a period that spans incidents."""

SCOPES: tuple[Scope, ...] = ("whole", "part", "period")
PRECISIONS = ("hour", "day", "interval", "month", "year")

PARTY_KINDS = (
    *("state", "government", "military", "police", "media", "armed group", "united nations"),
    *("humanitarian", "hospital", "sports body", "research", "people", "set"),
)

MeasureKind = Literal["count", "who", "statement"]
"""Whether a measure carries a number, is answered by naming a party, or is a plain statement."""

YES_OR_NO = "occurred"
CARRIED_OUT = "carried_out"


def _children(parent: str | None, *names: str) -> dict[str, str | None]:
    return dict.fromkeys(names, parent)


CORE_CATEGORIES: dict[str, str | None] = {
    **_children(None, "persons", "materiel", "buildings", "locations", "households"),
    **_children("persons", "combatants", "civilians"),
    **_children("combatants", "soldiers", "fighters", "militants", "police"),
    **_children("militants", "leaders"),
    **_children("civilians", "children", "women", "journalists", "aid_workers", "players"),
    **_children("materiel", "posts", "bases", "drones", "aircraft", "tanks", "vehicles"),
    **_children("materiel", "artillery", "ships"),
    **_children("aircraft", "helicopters"),
    **_children("buildings", "houses", "hospitals", "schools", "places_of_worship", "gates"),
}
"""The tree of what is counted: a claim about a node says nothing exact about a child."""

CORE_MEASURES: dict[str, MeasureKind] = {
    **dict.fromkeys(("killed", "wounded", "killed_or_wounded", "treated", "missing"), "count"),
    **dict.fromkeys(("captured", "captured_briefly", "recaptured", "destroyed"), "count"),
    **dict.fromkeys(("damaged", "hit", "shot_down", "lost", "intercepted"), "count"),
    **dict.fromkeys(("launched", "fired_from", "displaced", "detained", "released"), "count"),
    **dict.fromkeys(("started", "carried_out", "asked_for_truce", "broke_off_talks"), "who"),
    **dict.fromkeys(("harbours_militants", "violated_airspace"), "who"),
    **dict.fromkeys(("occurred", "cause", "location", "objectives", "ended"), "statement"),
    **dict.fromkeys(("response", "ceasefire", "ceasefire_meaning"), "statement"),
    **dict.fromkeys(("ceasefire_kept", "restraint", "attacker_nationality"), "statement"),
    **dict.fromkeys(("report_findings", "bearing", "export_of_terror"), "statement"),
}
"""Measures in the order in which they are listed; each has one status: captured, not destroyed."""

CORE_KINDS = (
    *("clash", "shelling", "airstrike", "drone_attack", "explosion", "attack", "mine"),
    *("drone", "naval", "incursion", "displacement", "accusation", "statement", "talks"),
    *("ceasefire", "totals"),
)

SPOKEN_ABOUT = ("accusation", "statement", "totals", "talks")
"""Kinds of incident of which nothing is said to have happened at the place."""

SAME_THINGS = (
    frozenset({"killed", "killed_or_wounded", "treated"}),
    frozenset({"wounded", "killed_or_wounded", "treated"}),
    frozenset({"captured", "captured_briefly", "recaptured", "lost"}),
    frozenset({"captured", "detained", "missing"}),
    frozenset({"destroyed", "damaged", "hit", "lost", "shot_down", "intercepted"}),
)
"""Statuses under which two sides may speak of the same people or things."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a dataset: the core's, and those it adds.

    Attributes
    ----------
    categories
        Each category's parent, None for the root of a tree.
    measures
        Each measure's kind.
    kinds
        Kinds of incident.
    """

    categories: Mapping[str, str | None]
    measures: Mapping[str, MeasureKind]
    kinds: tuple[str, ...]

    def counts(self, measure: str) -> bool:
        """Whether a measure carries a number."""
        return self.measures.get(measure) == "count"

    def asks_who(self, measure: str) -> bool:
        """Whether a measure is answered by naming a party."""
        return self.measures.get(measure) == "who"

    def ancestors(self, category: str) -> Iterator[str]:
        """Yield a category and then each wider one, up to the root of its tree.

        Raises
        ------
        KeyError
            If the category is not in the tree.
        """
        node: str | None = category
        while node is not None:
            yield node
            node = self.categories[node]

    def common(self, first: str, second: str) -> str | None:
        """Find the narrowest category that holds both, or None when no tree holds both."""
        wider = set(self.ancestors(second))
        return next((node for node in self.ancestors(first) if node in wider), None)

    def contains(self, wide: str, narrow: str) -> bool:
        """Tell whether everything of the narrow category is also of the wide one."""
        return wide in self.ancestors(narrow)

    def is_of(self, root: str, category: str | None) -> bool:
        """Tell whether a category lies in the tree of a root; no category lies in none."""
        return category is not None and self.contains(root, category)

    def related(self, one: str, two: str) -> bool:
        """Tell whether two categories can count the same thing.

        One contains the other, or both are kinds of something narrower than the root of their
        tree: soldiers and fighters may be the same people, civilians and soldiers are not.
        """
        shared = self.common(one, two)
        return shared is not None and (shared in (one, two) or self.categories[shared] is not None)

    def steps(self, one: str, two: str) -> int:
        """Count the steps between two categories of one tree, through what holds both."""
        shared = self.common(one, two)
        paths = (list(self.ancestors(one)), list(self.ancestors(two)))
        return sum(path.index(shared) for path in paths if shared in path)

    def same_things(self, one: str, two: str) -> bool:
        """Tell whether two measures may be statuses of the same people or things."""
        return one == two or any({one, two} <= group for group in SAME_THINGS)


CORE = Vocabulary(CORE_CATEGORIES, CORE_MEASURES, CORE_KINDS)
