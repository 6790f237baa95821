"""Geometry of marks: small, and surely drawable on a Mercator map."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

# Mercator ends here; beyond it maps project to infinity.
MAX_LATITUDE = 85.0
DECIMALS = 4
# In degrees, about 300 m: less than a pixel and a half at the deepest zoom that is offered.
SIMPLIFY = 0.003

Extent = tuple[float, float, float, float]
"""West, south, east, north, in degrees of EPSG:4326."""


def is_on_earth(lat: float | None, lon: float | None) -> bool:
    """Tell whether a coordinate in degrees can be drawn on a Mercator map."""
    if lat is None or lon is None:
        return False
    # A comparison with NaN is false, and so is one with an infinity beyond the bound.
    return abs(lat) <= MAX_LATITUDE and abs(lon) <= 180.0


def drawable(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Write a geometry, (lon, lat) in EPSG:4326, as small GeoJSON.

    Pieces of a line are merged, so that dashes run on. None comes back for a geometry that is
    empty, broken, or reaches where a Mercator map has no place.
    """
    if geometry is None:
        return None
    try:
        return _drawable(geometry)
    except (ValueError, TypeError, ShapelyError):
        return None


@lru_cache(maxsize=2048)
def _drawable(raw: BaseGeometry) -> dict[str, Any] | None:
    if raw.is_empty or not _is_bounded(raw):
        return None
    merged = shapely.line_merge(raw) if raw.geom_type == "MultiLineString" else raw
    small = shapely.transform(merged.simplify(SIMPLIFY), lambda xy: xy.round(DECIMALS))
    return None if small.is_empty else dict(mapping(small))


def _is_bounded(raw: BaseGeometry) -> bool:
    # Bounds skip NaN, so every coordinate is looked at.
    return all(is_on_earth(lat, lon) for lon, lat in shapely.get_coordinates(raw))


def bounds(geometry: BaseGeometry | None, lon: float, lat: float) -> Extent:
    """Give the extent of a geometry, or of a bare point."""
    if geometry is None or geometry.is_empty:
        return (lon, lat, lon, lat)
    west, south, east, north = geometry.bounds
    return (west, south, east, north)


def around(extents: list[Extent]) -> Extent | None:
    """Give the extent that holds several; None of none."""
    if not extents:
        return None
    west, south, east, north = zip(*extents, strict=True)
    return (min(west), min(south), max(east), max(north))
