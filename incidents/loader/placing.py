"""Finding the places of incidents; one that is not found is not on the map, and is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geodata.errors import (
    AmbiguousPlaceError,
    BeyondMapError,
    GeodataError,
    UnconfirmedPlaceError,
    UnknownPlaceError,
)
from geodata.place import Place
from geodata.region import is_beyond
from incidents.model import Incident
from incidents.report import Findings, Where


class Placing:
    """Finds each name once, and keeps what was found and what was not."""

    def __init__(self, find: Callable[[str], Place]) -> None:
        self._find = find
        self.found: dict[str, Place] = {}
        self._missing: dict[str, GeodataError] = {}

    def look(self, incident: Incident, where: Where, findings: Findings) -> None:
        """Look the places of an incident up, and warn of those that are not found."""
        for name in incident.places:
            if not self._look_up(name):
                fault, names = _fault(self._missing[name])
                findings.warn(where, "places", name, fault, names=", ".join(names))

    def knows(self, names: Sequence[str]) -> bool:
        """Tell whether every one of these names is a place's."""
        return all(map(self._look_up, names))

    def _look_up(self, name: str) -> bool:
        if name not in self.found and name not in self._missing:
            try:
                self.found[name] = _shown(name, self._find(name))
            except GeodataError as error:
                self._missing[name] = error
        return name in self.found


def _shown(name: str, place: Place) -> Place:
    """Give a place that a map can show.

    Raises
    ------
    BeyondMapError
        If it lies too near to a pole.
    """
    if is_beyond(place.geometry):
        raise BeyondMapError(name)
    return place


def _fault(error: GeodataError) -> tuple[str, tuple[str, ...]]:
    """Name what is wrong with a name, and those that could be meant."""
    if isinstance(error, BeyondMapError):
        return "place_beyond", ()
    if isinstance(error, UnconfirmedPlaceError):
        return "place_unsure", error.candidates
    if isinstance(error, AmbiguousPlaceError):
        return "place_several", error.candidates
    names = error.suggestions if isinstance(error, UnknownPlaceError) else ()
    return ("place_near" if names else "place_unknown"), names
