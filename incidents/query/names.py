"""What a query may name: sides, parties, places and controlled words, and what each covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geodata.errors import GeodataError
from geodata.place import Place
from incidents.model import Party, Side
from incidents.vocabulary import CORE, Vocabulary


def world_place(name: str) -> Place:
    """Find a place in the atlas of the world.

    Raises
    ------
    GeodataError
        If no place, or more than one, has this name.
    """
    from geodata.atlas import Atlas  # noqa: PLC0415  it reads the places of the world

    return Atlas.named("world").gazetteer.find(name)


@dataclass(frozen=True)
class Names:
    """What is known to a dataset, by id.

    Attributes
    ----------
    sides
        The two sides, in their order.
    parties
        Every party by its id. A side's id is also the id of a party.
    find_place
        Answers a place for a name, or raises a `geodata.errors.GeodataError`.
    vocabulary
        The dataset's controlled words.
    zone
        The time zone in which the dataset's days end.
    """

    sides: tuple[Side, Side]
    parties: Mapping[str, Party]
    find_place: Callable[[str], Place] = world_place
    vocabulary: Vocabulary = CORE
    zone: dt.tzinfo = dt.UTC

    def has(self, party: str) -> bool:
        """Whether this id is a side's or a party's."""
        return party in self.parties or any(side.id == party for side in self.sides)

    def has_place(self, name: str) -> bool:
        """Whether exactly one place has this name."""
        return self.place_fault(name) is None

    def place_fault(self, name: str) -> GeodataError | None:
        """Give what stands against a name, or None if it means one place."""
        try:
            self.find_place(name)
        except GeodataError as error:
            return error
        return None

    def speakers(self, ids: Iterable[str]) -> frozenset[str]:
        """List the parties that these ids stand for: a side's id, every party of the side."""
        wanted = set(ids)
        return frozenset(
            party.id
            for party in self.parties.values()
            if party.id in wanted or party.side in wanted
        )

    def subjects(self, ids: Iterable[str]) -> frozenset[str]:
        """List the parties whose losses these ids stand for: sets that hold one of them too."""
        direct = self.speakers(ids)
        sets = (party.id for party in self.parties.values() if direct.intersection(party.members))
        return direct.union(sets)
