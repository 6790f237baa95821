"""Where an incident lies from the contested line, in words that take no side."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry import LineString

from geodata import boundaries
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.place import Place
from incidents.model import Boundary, Dataset, Incident, Manifest
from incidents.text import capital
from incidents.words import places

NEAR_DEGREES = 0.06
SAME_KM = 0.5
MOST_PLACES = 3


def line_of(dataset: Dataset, incident: Incident) -> str:
    """Say how far an incident lies from the line of the dataset, and on which side of it.

    Only the shipped line can be measured against; a dataset with another boundary gets nothing.
    """
    boundary = dataset.manifest.boundary
    found = [dataset.places[name] for name in incident.places if name in dataset.places]
    if boundary is None or not found or not is_measured(boundary.place):
        return ""
    told = [_told(place, boundary, dataset.manifest) for place in found[:MOST_PLACES]]
    note = places.sentences(capital(boundary.note))
    return " ".join([*dict.fromkeys(told), note])


def is_measured(place: str) -> bool:
    """Tell whether a boundary's place is the line that `geodata.boundaries` measures."""
    line = line_at(place)
    if line is None:
        return False
    return all(boundaries.distance_km(*line.coords[at]) < SAME_KM for at in (0, -1))


@lru_cache(maxsize=8)
def line_at(place: str) -> LineString | None:
    """Return the line of a place of the gazetteer, (lon, lat) in EPSG:4326, or None."""
    try:
        found = Gazetteer.shipped().find(place).geometry
    except GeodataError:
        return None
    return found if isinstance(found, LineString) else None


def _told(place: Place, boundary: Boundary, manifest: Manifest) -> str:
    if place.shape == "line":
        return places.along(place, boundary)
    near = shapely.distance(place.geometry, line_at(boundary.place)) < NEAR_DEGREES
    if place.shape == "area" and near:
        return places.borders(place, boundary)
    lon, lat = place.label_point
    km = boundaries.distance_km(lon, lat)
    return places.away(place, boundary, km, _side(lon, lat, manifest))


def _side(lon: float, lat: float, manifest: Manifest) -> str:
    code = boundaries.side_of(lon, lat)
    names = {_country(side.name): side.adjective for side in manifest.sides}
    return names.get(code, "") if code else ""


@lru_cache(maxsize=8)
def _country(name: str) -> str:
    """Give the ISO code of a side that is a country of the gazetteer, or nothing."""
    try:
        return Gazetteer.shipped().find(name).country
    except GeodataError:
        return ""
