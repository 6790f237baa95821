"""Shapes that can be exported: valid on the grid on which they are written."""

from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPoint, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.errors import ShapeError

DECIMALS = 6
"""Decimals of degrees that exports keep: 0.1 m."""

_GRID = 10.0**-DECIMALS
_MAKERS: tuple[Any, ...] = (MultiPoint, MultiLineString, MultiPolygon)


def exact(geometry: BaseGeometry) -> BaseGeometry:
    """Lay a geometry on the grid of `DECIMALS`, so that rounding it changes nothing.

    Parameters
    ----------
    geometry
        (lon, lat) in EPSG:4326, of points, lines or areas.

    Returns
    -------
    BaseGeometry
        Of the same kind, valid, within 0.1 m. What collapses on the grid is dropped.

    Raises
    ------
    ShapeError
        If all of it collapses.
    """
    dimension = int(shapely.get_dimensions(geometry))
    snapped = shapely.set_precision(shapely.make_valid(geometry), _GRID)
    parts = _of_dimension([snapped], dimension)
    if not parts:
        raise ShapeError("a shape of less than 0.1 m")
    return _one(parts, dimension)


def _of_dimension(geometries: list[BaseGeometry], dimension: int) -> list[BaseGeometry]:
    """List the single parts of one dimension that are not empty, also of nested collections."""
    parts = list(shapely.get_parts(shapely.get_parts(geometries)))
    wanted = [part for part in parts if shapely.get_dimensions(part) == dimension]
    return [part for part in wanted if not part.is_empty]


def _one(parts: list[BaseGeometry], dimension: int) -> BaseGeometry:
    whole: BaseGeometry = parts[0] if len(parts) == 1 else _MAKERS[dimension](parts)
    return whole


def checked(geometry: BaseGeometry) -> BaseGeometry:
    """Give a geometry back if it lies on Earth and does not jump across the 180th meridian.

    Parameters
    ----------
    geometry
        (lon, lat) in EPSG:4326.

    Raises
    ------
    ShapeError
        If it is empty or invalid, has a position that is none, or crosses the 180th meridian
        unsplit: GeoJSON wants it cut there (RFC 7946, section 3.1.9).
    """
    spots = shapely.get_coordinates(geometry)
    if not len(spots):
        raise ShapeError("an empty geometry")
    if not (np.isfinite(spots).all() and (np.abs(spots) <= (180, 90)).all()):
        raise ShapeError("a position that is none: longitudes are -180 to 180, latitudes -90 to 90")
    if any(_jumps(part) for part in strands(geometry)):
        raise ShapeError("a line across the 180th meridian: cut it there into two")
    if not geometry.is_valid:
        raise ShapeError(f"an invalid geometry: {shapely.is_valid_reason(geometry)}")
    return geometry


def strands(geometry: BaseGeometry) -> list[BaseGeometry]:
    """List the lines and rings that a geometry is made of."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    areas = shapely.get_dimensions(parts) == 2
    lines = shapely.get_dimensions(parts) == 1
    return [*shapely.get_rings(parts[areas]), *parts[lines]]


def _jumps(strand: BaseGeometry) -> bool:
    return any(abs(a - b) > 180 for a, b in pairwise(shapely.get_coordinates(strand)[:, 0]))
