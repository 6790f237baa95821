"""GeoJSON (RFC 7946): one feature an incident, its claims inside, the view beside them."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry import GeometryCollection, MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from incidents.export.about import About
from incidents.export.corrected import Log
from incidents.export.rows import claim_columns, geometry_of, incident_columns
from incidents.model import Dataset, Incident

DECIMALS = 6


def write(dataset: Dataset, facts: About) -> bytes:
    """Write a FeatureCollection; an incident without a place has a null geometry."""
    log = Log(dataset)
    collection = {
        "type": "FeatureCollection",
        "crossclaim": facts.as_json(),
        "features": [_feature(found, log) for found in dataset.incidents.values()],
    }
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _feature(incident: Incident, log: Log) -> dict[str, Any]:
    claims = [one for one in log.dataset.claims.values() if one.incident == incident.id]
    properties = incident_columns(incident, log) | {
        "summary": incident.summary,
        "claims": [_filled(claim_columns(one, log)) for one in claims],
    }
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": as_geojson(geometry_of(incident, log.dataset)),
        "properties": properties,
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None)}


def as_geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Write a geometry with six decimals and rings by the right-hand rule."""
    if geometry is None:
        return None
    rounded = shapely.set_precision(geometry, 10**-DECIMALS, mode="pointwise")
    written: dict[str, Any] = mapping(_oriented(rounded))
    return written


def _oriented(geometry: BaseGeometry) -> BaseGeometry:
    """Turn outer rings counter-clockwise and holes clockwise, at any depth."""
    if isinstance(geometry, Polygon):
        return orient(geometry, sign=1.0)
    if isinstance(geometry, MultiPolygon):
        return MultiPolygon([orient(part, sign=1.0) for part in geometry.geoms])
    if isinstance(geometry, GeometryCollection):
        return GeometryCollection([_oriented(part) for part in geometry.geoms])
    return geometry
