"""On whose soil a place lies, by the world's gazetteer; of disputed places, on nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geodata.atlas import Atlas
from geodata.errors import AmbiguousPlaceError, GeodataError
from geodata.gazetteer import Gazetteer
from incidents.drafting.naming import Dispute, Named

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:(?: (?:de|del|of|al|el|la|the))? [A-ZÀ-Þ][\w'’-]+){0,3}"
_PLACED = re.compile(
    r"(?:\b(?:in|near|at|from|around|of|outside|across|to|for|and)|,)(?: the)?(?: [a-z-]+)?"
    rf"(?: (?:town|village|city|district|province|region|area"
    rf"|governor)s?(?: of)?)? (?P<name>{_NAME})"
)
_DISPUTED = re.compile(r"\bdisputed\b|\bclaimed by both\b|\bcontested\b", re.IGNORECASE)


@dataclass
class Soil:
    """Whose soil places lie on, as far as the gazetteer knows and the article does not dispute."""

    dispute: Dispute
    disputed: set[str] = field(default_factory=set)
    _known: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def _sides(self) -> dict[str, str]:
        """The sides that are countries, by their code."""
        found = ((_country(side), side.id) for side in self.dispute.sides)
        return {code: side for code, side in found if code}

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Atlas.named("world").gazetteer.focused(*self._sides)

    def heard(self, words: str) -> None:
        """Remember the places that a sentence calls disputed."""
        if _DISPUTED.search(words):
            self.disputed.update(_names(words))

    def of(self, words: str) -> str | None:
        """Tell on whose soil the places lie that some words name; None where they differ."""
        if not self._sides:
            return None
        found = {side for name in _names(words) if (side := self._side(name))}
        return found.pop() if len(found) == 1 else None

    def is_state(self, side: Named) -> bool:
        """Whether a side is a country; where the gazetteer has none of them, by its names."""
        return side.id in self._sides.values() if self._sides else side.is_state

    def _side(self, name: str) -> str | None:
        if self.dispute.mentions(name) or name in self.disputed:
            return None
        if name not in self._known:
            self._known[name] = self._sides.get(self._code(name))
        return self._known[name]

    def _code(self, name: str) -> str:
        """Find the one country in which every place of a name lies."""
        try:
            return self._gazetteer.find(name).country
        except AmbiguousPlaceError as error:
            found = {self._gazetteer.find(one).country for one in error.candidates}
            return found.pop() if len(found) == 1 else ""
        except GeodataError:
            return ""


def _country(side: Named) -> str:
    """Find the code of a side that is a country; an armed group is none."""
    key = re.sub(r"[^a-z]+", "-", side.name.lower()).strip("-")
    try:
        place = Atlas.named("world").gazetteer.find(key)
    except GeodataError:
        return ""
    return place.country if place.kind == "country" else ""


def _names(words: str) -> Iterator[str]:
    return (found["name"] for found in _PLACED.finditer(f"in {words}"))
