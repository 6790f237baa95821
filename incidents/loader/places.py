"""Finding the places of incidents; one that is not found goes to the tray, and is told."""

from __future__ import annotations

from collections.abc import Callable

from geodata.errors import AmbiguousPlaceError, GeodataError, UnknownPlaceError
from geodata.place import Place
from incidents.model import Incident
from incidents.report import Findings

WHOLE_TEXT = "name a place that the gazetteer has, or leave it empty and use place_note"


class Placing:
    """Finds each name once, and keeps what was found and what was not."""

    def __init__(self, find: Callable[[str], Place]) -> None:
        self._find = find
        self.found: dict[str, Place] = {}
        self._missing: dict[str, GeodataError] = {}

    def place(self, incident: Incident, where: tuple[str, int], findings: Findings) -> Incident:
        """Keep the places of an incident that are found; note the others, also in its words."""
        missing = [name for name in incident.places if not self._look_up(name)]
        if not missing:
            return incident
        for name in missing:
            error = self._missing[name]
            findings.note("warned", where, "places", name, (_message(error), _remedy(error)))
        kept = tuple(name for name in incident.places if name in self.found)
        told = ", ".join(f"“{name}”" for name in missing)
        note = " ".join(filter(None, (incident.place_note, f"Not found in the gazetteer: {told}.")))
        return incident.model_copy(update={"places": kept, "place_note": note})

    def _look_up(self, name: str) -> bool:
        if name not in self.found and name not in self._missing:
            try:
                self.found[name] = self._find(name)
            except GeodataError as error:
                self._missing[name] = error
        return name in self.found


def _message(error: GeodataError) -> str:
    if isinstance(error, AmbiguousPlaceError):
        return "several places have this name, so that it is not on the map"
    return "no place has this name, so that it is not on the map"


def _remedy(error: GeodataError) -> str:
    names: tuple[str, ...] = ()
    if isinstance(error, AmbiguousPlaceError):
        names = error.candidates
    elif isinstance(error, UnknownPlaceError):
        names = error.suggestions
    return f"write one of: {', '.join(names)}" if names else WHOLE_TEXT
