"""How far an incident reaches beyond the place that a view is filtered by."""

from __future__ import annotations

from geodata.place import Place
from incidents.brief.sight import Sight
from incidents.store import holds
from incidents.words import places


def chosen(sight: Sight) -> Place | None:
    """Find the place that the view is filtered by."""
    return sight.store.names.find_place(sight.query.place) if sight.query.place else None


def wider(name: str, sight: Sight) -> str:
    """Say that a figure is of an incident which is not at the chosen place alone."""
    place = chosen(sight)
    if place is None:
        return ""
    incident, known = sight.whole.incidents[name], sight.whole.places
    is_wider = any(one not in known or not holds(place, known[one]) for one in incident.places)
    return places.wider(place.name) if is_wider else ""
