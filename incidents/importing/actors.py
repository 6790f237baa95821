"""Who is named in an imported file, and which two of them are the sides."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from geodata.folding import fold
from incidents.errors import DatasetError
from incidents.importing.events import SHORT, text_of
from incidents.words.refusals import refusal

_GOVERNMENT = re.compile(
    r"(?:government|military forces|police forces) of (?P<of>[^(]+)", re.IGNORECASE
)
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9]+")
_CODE = re.compile(r"XXX\d+")
"""UCDP's mark for a party that it has not named yet."""

LONGEST_ID = 60
CLOSE = 0.85
"""How alike a name must be to be taken for a slip: Northland is none of Southland."""


class Actor(NamedTuple):
    """A party of an import."""

    id: str
    name: str
    kind: str
    members: tuple[str, ...] = ()


class Actors:
    """The parties of an import by name, and how often two of them fought.

    Ids are made of names, so that an import made again names everybody as before.
    """

    def __init__(self) -> None:
        self._known: dict[str, Actor] = {}
        self._ids: set[str] = set()
        self._pairs: Counter[tuple[str, str]] = Counter()

    def id(self, name: str, kind: str = "") -> str:
        """Give the id of the party of a name; a new one becomes a party."""
        known = self._known.get(name)
        return known.id if known is not None else self._new(name, kind).id

    def together(self, name: str, members: Sequence[str]) -> str:
        """Give the id of a set of parties under a name."""
        known = self._known.get(name)
        return known.id if known is not None else self._new(name, "set", members).id

    def fought(self, one: str, other: str) -> None:
        """Note that two parties, by name, fought in an event."""
        if one and other and one != other:
            self._pairs[(one, other) if one < other else (other, one)] += 1

    def _new(self, name: str, kind: str, members: Sequence[str] = ()) -> Actor:
        said = text_of(name, SHORT) or "?"
        stem = _NOT_IN_ID.sub("-", fold(said)).strip("-").upper()[:LONGEST_ID] or "PARTY"
        tries = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
        free = next(one for one in tries if one not in self._ids)
        self._ids.add(free)
        actor = Actor(free, said, kind or _kind(said), tuple(members))
        self._known[name] = actor
        return actor

    def sides(self, asked: Sequence[str] = ()) -> tuple[Actor, Actor]:
        """Give the two sides: those asked for, else the two that fought most often.

        Raises
        ------
        DatasetError
            If one that was asked for is not in the file and another is close, if both are one,
            or if no two parties of the file fought.
        """
        names = asked or self._most()
        first, second = (self._named(name) for name in names)
        if first.id == second.id:
            raise DatasetError(refusal("both_sides_alike", value=first.name))
        return first, second

    def _most(self) -> tuple[str, str]:
        named = [pair for pair in self._pairs if not any(map(_CODE.match, pair))]
        if not named:
            raise DatasetError(refusal("import_no_sides"))
        return min(named, key=lambda pair: (-self._pairs[pair], pair))

    def _named(self, name: str) -> Actor:
        """Find a party by its name, or as the government of a country; else make it one."""
        wanted = fold(name)
        plain = {fold(known): actor for known, actor in self._known.items() if not actor.members}
        if wanted in plain:
            return plain[wanted]
        of = [one for one in plain.values() if fold(_of(one.name)) == wanted]
        if len(of) == 1:
            return of[0]
        near = difflib.get_close_matches(wanted, list(plain), n=3, cutoff=CLOSE)
        if near:
            known = ", ".join(plain[one].name for one in near)
            raise DatasetError(refusal("import_side_near", value=name, known=known))
        return self._new(name, "")

    def camps(self, sides: Mapping[str, str]) -> dict[str, str]:
        """Tell who is of a side: the side itself, and the forces of the country that it is."""
        countries = {fold(name): key for key, name in sides.items()}
        found = {one.id: countries.get(fold(_of(one.name)), "") for one in self._known.values()}
        return {**found, **dict(zip(sides, sides, strict=True))}

    def all(self) -> Iterator[Actor]:
        """Give every party, in the order in which they were named."""
        yield from self._known.values()


def _of(name: str) -> str:
    found = _GOVERNMENT.match(name)
    return found["of"].strip() if found else ""


def _kind(name: str) -> str:
    if _GOVERNMENT.match(name):
        return "government"
    return "people" if name.casefold().startswith("civilian") else "armed group"
