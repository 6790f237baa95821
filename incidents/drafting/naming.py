"""Who an article speaks of: the sides of its dispute and third parties, by all their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from incidents.drafting.lexicon import Coined

_BODY = re.compile(
    r"\w (Front|Mission|Force|Movement|Party|Army|Union|Monitor|Council|Commission|Committee|Agency"
    r"|Office|Network|League|Observatory|Coalition|Federation)$"
)


@dataclass(frozen=True)
class Named:
    """A party as an article may name it. ``id`` is what drafts call it."""

    id: str
    name: str
    adjective: str = ""
    aliases: tuple[str, ...] = ()
    is_side: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, longest first."""
        known = {self.name, self.adjective, *self.aliases} - {""}
        return tuple(sorted(known, key=len, reverse=True))

    @property
    def is_state(self) -> bool:
        """Whether it is a country: an armed group has no adjective of its own."""
        return (
            self.is_side
            and self.adjective not in ("", self.name)
            and not _is_acronym(self.adjective)
        )


def _is_acronym(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9-]+", name))


@dataclass(frozen=True)
class Mention:
    """A party named in a sentence."""

    start: int
    end: int
    party: Named


@dataclass(frozen=True)
class Dispute:
    """The sides of a dispute, the third parties known beforehand, and its dataset's own words."""

    sides: tuple[Named, ...]
    third_parties: tuple[Named, ...] = ()
    coined: Coined = field(default_factory=Coined)
    _found: dict[str, tuple[Mention, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _by_name(self) -> dict[str, Named]:
        known: dict[str, Named] = {}
        for party in (*self.sides, *self.third_parties):
            for name in party.names:
                known.setdefault(name.casefold(), party)
        return known

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        every = {name for party in (*self.sides, *self.third_parties) for name in party.names}
        longest = sorted(every, key=len, reverse=True)
        return re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(_either_case, longest))})"
            rf"(?:s?(?![\w-])|(?=-(?:run|held|controlled|led)\b))"
        )

    def mentions(self, words: str) -> tuple[Mention, ...]:
        """Find every party that is named, in order of place; a longer name wins."""
        if words not in self._found:
            self._found[words] = tuple(
                Mention(found.start(), found.end(), party)
                for found in self._pattern.finditer(words)
                if (party := self._party(found.group()))
            )
        return self._found[words]

    def _party(self, name: str) -> Named | None:
        folded = name.casefold()
        return self._by_name.get(folded) or self._by_name.get(folded.removesuffix("s"))

    def side(self, party: str | None) -> Named | None:
        """Find a side by its id."""
        return next((side for side in self.sides if side.id == party), None)

    def opponent(self, party: str | None) -> str | None:
        """Name the other of two sides; of three or more, none is *the* other."""
        others = [side.id for side in self.sides if side.id != party]
        return others[0] if self.side(party) and len(others) == 1 else None


def _either_case(name: str) -> str:
    """Match a name as written, and with its first letter in either case where it is a phrase."""
    first, rest = re.escape(name[:1]), re.escape(name[1:])
    is_phrase = name[:1].islower() or name.lower().startswith(("the ", "un "))
    return f"[{name[0].lower()}{name[0].upper()}]{rest}" if is_phrase else first + rest


def dispute_of(told: Mapping[str, Any]) -> Dispute:
    """Read a dispute from JSON: ``sides`` and ``third_parties``, or both under ``dispute``.

    Raises
    ------
    ValueError
        If a side or a third party has no name, or there are fewer than two sides.
    """
    inner = told.get("dispute", told)
    sides = tuple(_named(side, is_side=True) for side in _list(inner, "sides"))
    others = tuple(_named(one, is_side=False) for one in _list(inner, "third_parties"))
    if len(sides) < 2:
        raise ValueError("sides")
    return Dispute(
        tuple(_with_short(one, sides) for one in sides),
        tuple(_with_short(one, ()) for one in others),
    )


def _with_short(side: Named, sides: tuple[Named, ...]) -> Named:
    """Call “North X” the North where another side is “South X”, and “X Front” the front."""
    first, _, rest = side.name.partition(" ")
    twins = [one for one in sides if one is not side and one.name.partition(" ")[2] == rest != ""]
    short = [f"the {first}"] if twins else []
    if found := _BODY.search(side.name):
        short += [f"the {found[1]}", f"the {found[1].lower()}"]
    return replace(side, aliases=(*side.aliases, *short))


def _list(told: Any, key: str) -> Iterable[Any]:
    found = told.get(key, []) if isinstance(told, Mapping) else None
    if not isinstance(found, list):
        raise ValueError(key)  # noqa: TRY004  whoever reads the file tells of it as one error
    return found


def _named(told: Any, *, is_side: bool) -> Named:
    if not isinstance(told, Mapping) or not isinstance(told.get("name"), str) or not told["name"]:
        raise ValueError("name")
    aliases = told.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(one, str) for one in aliases):
        raise ValueError("aliases")
    name = told["name"]
    id_ = str(told.get("id") or name)
    adjective = str(told.get("adjective") or "")
    return Named(id_, name, adjective, tuple(filter(None, aliases)), is_side)
