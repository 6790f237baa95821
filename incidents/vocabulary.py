"""The controlled words of the ledger: stances, categories, measures, kinds of incident.

Here are ids and how they hang together; what people read for each of them is in
`incidents.words.terms`. Nothing here names a country, and no word is loaded. A dataset may add
words of its own below these: a `Vocabulary` is a value that travels with its dataset, so that two
datasets with different words can be open side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

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
"""By these a claim says that another's is not so."""

Scope = Literal["whole", "part", "period"]
"""How much a claim covers: the whole incident, a part of it, or a period that spans incidents."""

SCOPES: tuple[Scope, ...] = get_args(Scope)

Precision = Literal["hour", "day", "interval", "month", "year"]
"""How exactly it is known when an incident was."""

PRECISIONS: tuple[Precision, ...] = get_args(Precision)

PARTY_KINDS = (
    *("state", "government", "military", "police", "media", "armed group", "united nations"),
    *("humanitarian", "hospital", "sports body", "research", "people", "set"),
)

MeasureKind = Literal["count", "who", "statement"]
"""Whether a measure carries a number, is answered by naming a party, or is a plain statement."""

ANSWERS: tuple[MeasureKind, ...] = get_args(MeasureKind)
"""The roots of the measures: what a measure is answered by."""

YES_OR_NO = "occurred"
CARRIED_OUT = "carried_out"

PERSONS, COMBATANTS = "persons", "combatants"
"""Who is counted as a person, and which persons fight: rules of the ledger ask for these two."""

TOTALS = "totals"
"""The kind of incident that stands for a period: what is said of it is added to nothing."""


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

CORE_KINDS: dict[str, str | None] = _children(
    None,
    *("clash", "shelling", "airstrike", "drone_attack", "explosion", "attack", "mine"),
    *("drone", "naval", "incursion", "displacement", "accusation", "statement", "talks"),
    *("ceasefire", TOTALS),
)
"""Kinds of incident. Those that a dataset adds may stand below one of them."""

SPOKEN_ABOUT = ("accusation", "statement", TOTALS, "talks")
"""Kinds of incident of which nothing is said to have happened at the place."""

SAME_THINGS = (
    frozenset({"killed", "killed_or_wounded", "treated"}),
    frozenset({"wounded", "killed_or_wounded", "treated"}),
    frozenset({"captured", "captured_briefly", "recaptured", "lost"}),
    frozenset({"captured", "detained", "missing"}),
    frozenset({"destroyed", "damaged", "hit", "lost", "shot_down", "intercepted"}),
)
"""Statuses under which two sides may speak of the same people or things."""


Axis = Literal["categories", "measures", "kinds"]
"""The three trees of words that a dataset may add to."""

AXES: tuple[Axis, ...] = get_args(Axis)


@dataclass(frozen=True)
class Term:
    """A word that a dataset adds: where it hangs, and how it is said of one and of many.

    ``parent`` is a word of the same tree, for a measure perhaps one of `ANSWERS`; empty for the
    root of a tree of its own.
    """

    id: str
    parent: str
    label: str
    plural: str


@dataclass(frozen=True)
class Vocabulary:
    """The words of a dataset: the core's, and those it adds.

    Attributes
    ----------
    categories
        Each category's parent, None for the root of a tree.
    measures
        Each measure's parent: another measure, or what it is answered by.
    kinds
        Each kind of incident's parent, None where it has none.
    own
        The words that the dataset adds, by tree and id.
    """

    categories: Mapping[str, str | None]
    measures: Mapping[str, str]
    kinds: Mapping[str, str | None]
    own: Mapping[tuple[Axis, str], Term] = field(default_factory=dict)

    def extended(self, terms: Mapping[Axis, Iterable[Term]]) -> Vocabulary:
        """Add words to the trees; the parent of each is there or among those that are added."""
        own = {(axis, one.id): one for axis, some in terms.items() for one in some}
        added: dict[Axis, dict[str, str]] = {axis: {} for axis in AXES}
        for (axis, name), one in own.items():
            added[axis][name] = one.parent
        return Vocabulary(
            {**self.categories, **_rooted(added["categories"])},
            {**self.measures, **added["measures"]},
            {**self.kinds, **_rooted(added["kinds"])},
            {**self.own, **own},
        )

    def answered_by(self, measure: str) -> str:
        """Tell what a measure is answered by, one of `ANSWERS`; its own id if it is not known."""
        return list(_lineage(self.measures, measure))[-1]

    def counts(self, measure: str) -> bool:
        """Whether a measure carries a number."""
        return self.answered_by(measure) == "count"

    def asks_who(self, measure: str) -> bool:
        """Whether a measure is answered by naming a party."""
        return self.answered_by(measure) == "who"

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
        """Tell whether two measures may be statuses of the same people or things.

        A measure that a dataset adds may be of what its parent may be of.
        """
        first, second = set(self.statuses(one)), set(self.statuses(two))
        alike = (group for group in SAME_THINGS if first & group and second & group)
        return bool(first & second) or any(alike)

    def statuses(self, measure: str) -> list[str]:
        """List a measure, then those that it is a kind of."""
        return [one for one in _lineage(self.measures, measure) if one not in ANSWERS]

    def kinds_of(self, *wide: str) -> frozenset[str]:
        """List some kinds of incident and those that the dataset puts below them."""
        return frozenset(one for one in self.kinds if not set(wide).isdisjoint(self._line(one)))

    def is_kind(self, kind: str, wide: str) -> bool:
        """Tell whether a kind of incident is another, or lies below it."""
        return wide in self._line(kind)

    def _line(self, kind: str) -> Iterator[str]:
        return _lineage(self.kinds, kind)


def _rooted(parents: Mapping[str, str]) -> dict[str, str | None]:
    return {name: parent or None for name, parent in parents.items()}


def _lineage(tree: Mapping[str, str | None], word: str) -> Iterator[str]:
    """Yield a word, its parent, and so on, to what has none or is not in the tree."""
    node: str | None = word
    while node is not None:
        yield node
        node = tree.get(node)


CORE = Vocabulary(CORE_CATEGORIES, CORE_MEASURES, CORE_KINDS)
