"""Web Mercator tiles: whole numbers that map cells are made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry import Polygon

ZOOM = 16
"""The zoom at which places are numbered; a tile is 0.6 km wide at the equator."""

CELL_ZOOM_STEPS = 3
"""A cell is an eighth of a 256 px tile: 32 px wide on the screen."""

MAX_LATITUDE = 85.0511
EARTH_KM = 40_075.017


def tile(lon: float, lat: float) -> tuple[int, int]:
    """Give the tile x, y at `ZOOM` of a point (lon, lat; degrees, EPSG:4326), within the map."""
    size = 1 << ZOOM
    bounded = math.radians(min(max(lat, -MAX_LATITUDE), MAX_LATITUDE))
    x = (lon + 180) / 360
    y = (1 - math.asinh(math.tan(bounded)) / math.pi) / 2
    return (min(max(int(x * size), 0), size - 1), min(max(int(y * size), 0), size - 1))


def cell_box(level: int, x: int, y: int) -> Polygon:
    """Draw the cell x, y of a zoom level, (lon, lat) in EPSG:4326."""
    from shapely.geometry import box  # noqa: PLC0415  only a map draws cells

    size = 1 << level
    west, east = (360 * column / size - 180 for column in (x, x + 1))
    north, south = (_latitude(row / size) for row in (y, y + 1))
    return box(west, south, east, north)


def cell_radius_km(level: int, lat: float) -> float:
    """Give half a cell's diagonal, in km, at a latitude in degrees."""
    return EARTH_KM * math.cos(math.radians(lat)) / (1 << level) / math.sqrt(2)


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
