"""Features for maps: one a place of an incident, so that no place stands for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.place import Place
from geodata.shapes import exact
from incidents.export.corrected import Log
from incidents.export.rows import (
    INCIDENT_COLUMNS,
    claim_columns,
    claims_by_incident,
    incident_columns,
    spot_columns,
)
from incidents.model import Claim, Dataset, Incident

Columns = dict[str, Any]

FEATURE_COLUMNS = (
    *INCIDENT_COLUMNS,
    *("place", "place_number", "place_count", "place_shape", "place_origin"),
)


@dataclass(frozen=True)
class PlaceFeature:
    """A place of an incident, the ``number``-th of ``count``.

    An incident without places is one feature, number 0 of 0. ``name`` is that of its row, and
    ``place`` is None when it is not on the map. ``geometry`` is (lon, lat) in EPSG:4326, valid on
    the grid on which it is written, outer rings counter-clockwise, and never a collection of
    several kinds.
    """

    incident: Incident
    claims: Sequence[Claim]
    name: str
    number: int
    count: int
    place: Place | None
    geometry: BaseGeometry | None

    @property
    def id(self) -> str:
        """Name the feature: the incident's id and the number, so that no two are the same."""
        return f"{self.incident.id}.{self.number}"


def features(dataset: Dataset) -> Iterator[PlaceFeature]:
    """Yield a feature for each place of each incident, those that are not on the map too."""
    shapes = {name: drawn(place.geometry) for name, place in dataset.places.items()}
    claims = claims_by_incident(dataset)
    for incident in dataset.incidents.values():
        count = len(incident.places)
        for number, name in enumerate(incident.places or ("",), start=min(count, 1)):
            yield PlaceFeature(
                incident,
                claims.get(incident.id, ()),
                name,
                number,
                count,
                dataset.places.get(name),
                shapes.get(name),
            )


def drawn(geometry: BaseGeometry) -> BaseGeometry:
    """Lay a geometry on the grid, with rings by the right-hand rule of RFC 7946."""
    turned: BaseGeometry = shapely.orient_polygons(exact(geometry))
    return turned


def feature_columns(feature: PlaceFeature, log: Log) -> Columns:
    """Write a feature as columns; the coordinate and the precision are those of its place."""
    place = feature.place
    own = {
        "place": feature.name,
        "place_number": feature.number,
        "place_count": feature.count,
        "place_shape": place.shape if place else "",
        "place_origin": place.origin if place else "",
    }
    return incident_columns(feature.incident, log) | spot_columns(place) | own


def told(log: Log) -> Iterator[tuple[PlaceFeature, Columns, list[Columns]]]:
    """Yield each feature with its columns and those of its incident's claims."""
    for one in features(log.dataset):
        claims = [claim_columns(claim, log) for claim in one.claims]
        yield one, feature_columns(one, log), claims


def filled(columns: Columns) -> Columns:
    """Leave out what is empty."""
    return {name: value for name, value in columns.items() if value not in ("", None)}
