"""Measuring against a line on the ellipsoid: how far, and on which hand of its course.

From a point, an azimuthal equidistant projection centred on it keeps distances and directions
true (Snyder, Map Projections: A Working Manual, 1987, p. 191), anywhere on Earth: at the poles
and across the 180th meridian too. So the nearest point of a line is found in that plane.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Geod, Proj
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.shapes import checked, strands

GEOD = Geod(ellps="WGS84")
_STEP = 0.01  # degrees, about 1 km: straight in (lon, lat) and straight on a map then agree
_FARTHEST = 20_037_000.0  # metres: half of the Earth's girth, for what lies at the antipode
_STRAIGHT = 1e-12  # of the product of two segments' lengths: they do not turn

Plane = np.ndarray


@dataclass(frozen=True)
class Nearest:
    """What of a line is nearest to a point.

    Attributes
    ----------
    km
        The geodesic distance in kilometres, on WGS84.
    hand
        1 if the point lies to the left of the line's course there, -1 to the right, 0 on it.
    at_end
        Whether it is a loose end of the line, where hands mean nothing.
    """

    km: float
    hand: int
    at_end: bool


class Track:
    """A line made ready for measuring.

    Parameters
    ----------
    line
        A LineString or MultiLineString, (lon, lat) in EPSG:4326.

    Raises
    ------
    ShapeError
        If it is no geometry that can be measured: see `geodata.shapes.checked`.
    """

    def __init__(self, line: BaseGeometry) -> None:
        parts = [_points(part) for part in strands(checked(line))]
        self._spots = np.concatenate(parts)
        last = np.cumsum([len(part) for part in parts]) - 1
        self._starts = np.delete(np.arange(len(self._spots)), last)
        self._before, self._after = _neighbours(parts)

    def nearest(self, lon: float, lat: float) -> Nearest:
        """Find what is nearest to a point, (lon, lat) in EPSG:4326.

        Raises
        ------
        ValueError
            If the numbers are no position on Earth.
        """
        plane = _plane(position(lon, lat), self._spots)
        begin = plane[self._starts]
        course = plane[self._starts + 1] - begin
        along = np.clip(-(begin * course).sum(1) / (course**2).sum(1), 0, 1)
        foot = begin + along[:, None] * course
        metres = np.hypot(*foot.T)
        index = int(metres.argmin())
        hand = self._hand(course, -foot[index], index, float(along[index]))
        return Nearest(float(metres[index]) / 1000, hand or 0, hand is None)

    def _hand(self, course: Plane, away: Plane, index: int, along: float) -> int | None:
        """Tell the hand: beside a segment by the segment, off a corner by how it turns."""
        if 0 < along < 1:
            return _sign(_cross(course[index], away))
        before = self._before[index] if along == 0 else index
        after = self._after[index] if along == 1 else index
        if before < 0 or after < 0:
            return None
        return _off_corner(course[before], course[after], away)


def position(lon: float, lat: float) -> Point:
    """Make a point of degrees in EPSG:4326.

    Raises
    ------
    ValueError
        If the numbers are no position on Earth.
    """
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"no position on Earth: longitude {lon}, latitude {lat}")
    return Point(lon, lat)


def length_km(line: BaseGeometry) -> float:
    """Measure the geodesic length of a line in (lon, lat), EPSG:4326, in km on WGS84."""
    return float(GEOD.geometry_length(line)) / 1000


def apart_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the geodesic distance of two (lon, lat) in EPSG:4326, in km on WGS84."""
    return float(GEOD.inv(*one, *other)[2]) / 1000


def away_km(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Measure how far a point lies from a geometry, 0 inside it.

    Parameters
    ----------
    geometry
        (lon, lat) in EPSG:4326.
    lon, lat
        Degrees, EPSG:4326.

    Returns
    -------
    float
        Geodesic kilometres on WGS84.
    """
    spot = position(lon, lat)
    if geometry.intersects(spot):
        return 0.0
    if isinstance(geometry, Point):
        return apart_km((geometry.x, geometry.y), (lon, lat))
    return Track(geometry).nearest(lon, lat).km


def _points(part: BaseGeometry) -> Plane:
    spots = shapely.get_coordinates(shapely.segmentize(part, _STEP))
    moved = np.append(True, (np.diff(spots, axis=0) != 0).any(axis=1))
    return np.asarray(spots[moved])


def _neighbours(parts: list[Plane]) -> tuple[Plane, Plane]:
    """Give the numbers of the segments before and after each; -1 at a loose end."""
    before, after, first = [], [], 0
    for part in parts:
        numbers = np.arange(first, first + len(part) - 1)
        ring = bool((part[0] == part[-1]).all())
        before.append(np.append(numbers[-1] if ring else -1, numbers[:-1]))
        after.append(np.append(numbers[1:], numbers[0] if ring else -1))
        first += len(numbers)
    return np.concatenate(before), np.concatenate(after)


def _plane(at: Point, spots: Plane) -> Plane:
    local = Proj(proj="aeqd", lon_0=at.x, lat_0=at.y, ellps="WGS84")
    x, y = local(*spots.T)
    plane = np.column_stack([x, y])
    return np.asarray(np.nan_to_num(plane, posinf=_FARTHEST, neginf=-_FARTHEST))


def _off_corner(before: Plane, after: Plane, away: Plane) -> int:
    """Tell the hand of a point that a corner is nearest to: the outer one of the turn."""
    turn = _cross(before, after)
    if abs(turn) <= _STRAIGHT * math.hypot(*before) * math.hypot(*after):
        return _sign(_cross(before, away))
    return -_sign(turn)


def _cross(one: Plane, other: Plane) -> float:
    return float(one[0] * other[1] - one[1] * other[0])


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
