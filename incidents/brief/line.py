"""Where an incident lies from the contested line, in words that take no side."""

from __future__ import annotations

import shapely

from geodata.line import Line
from geodata.place import Place
from incidents.model import Boundary, Dataset, Incident, Side
from incidents.text import capital
from incidents.words import places

NEAR_DEGREES = 0.06
MOST_PLACES = 3


def line_of(dataset: Dataset, incident: Incident) -> str:
    """Say how far an incident lies from the line of the dataset, and on which side of it.

    A dataset without a line, or with one that is not found, gets nothing.
    """
    boundary = dataset.manifest.boundary
    line = dataset.setting.line if dataset.setting else None
    found = [dataset.places[name] for name in incident.places if name in dataset.places]
    if boundary is None or line is None or not found:
        return ""
    told = [_told(place, boundary, line, dataset) for place in found[:MOST_PLACES]]
    note = places.sentences(capital(boundary.note))
    return " ".join([*dict.fromkeys(told), note])


def _told(place: Place, boundary: Boundary, line: Line, dataset: Dataset) -> str:
    near = bool(shapely.dwithin(place.geometry, line.geometry, NEAR_DEGREES))
    if place.shape == "line" and near:
        return places.along(place, boundary)
    if place.shape == "area" and near:
        return places.borders(place, boundary)
    lon, lat = place.label_point
    side = _side(line.side_of(lon, lat), dataset)
    return places.away(place, boundary, line.distance_km(lon, lat), side)


def _side(code: str | None, dataset: Dataset) -> str:
    """Name the side of a line by the adjective of the side whose land it is."""
    names = {_country(side, dataset): side.adjective for side in dataset.manifest.sides}
    return names.get(code, "") if code else ""


def _country(side: Side, dataset: Dataset) -> str:
    """Give the ISO code of a side that is a country: its id, or that of its name."""
    setting = dataset.setting
    if setting is None or (setting.line and side.id in setting.line.sides):
        return side.id
    found = setting.gazetteer.look_up(side.name)
    return found.country if isinstance(found, Place) else ""
