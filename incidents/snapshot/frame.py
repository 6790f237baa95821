"""From degrees to pixels: Web Mercator, fitted into a box of the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from incidents.snapshot.boxes import Box, Point

Extent = tuple[float, float, float, float]
"""West, south, east, north, in degrees of EPSG:4326."""

EARTH_KM = 40_075.017
LEAST_DEGREES = 1.2
TILE = 256.0
_DETAIL = 0.35  # pixels: what a simplified line may be off


def northing(lat: float) -> float:
    """Project a latitude in degrees to Web Mercator, in the same unit as degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def to_mercator(coordinates: np.ndarray) -> np.ndarray:
    """Project an array of (lon, lat) in degrees; the x stays the longitude in degrees."""
    lat = np.radians(np.clip(coordinates[:, 1], -85.0, 85.0))
    return np.column_stack([coordinates[:, 0], np.degrees(np.arcsinh(np.tan(lat)))])


@dataclass(frozen=True)
class Frame:
    """Where a map lies in the picture and what it shows.

    ``scale`` is pixels a degree of longitude; ``x`` and ``y`` are Mercator, in degrees, of the
    centre of the box.
    """

    box: Box
    x: float
    y: float
    scale: float

    @classmethod
    def fit(cls, box: Box, extent: Extent, margin: float = 44.0) -> Frame:
        """Show an extent in the middle of a box, with a margin in pixels around it."""
        west, south, east, north = extent
        low, high = northing(south), northing(north)
        wide = max(east - west, LEAST_DEGREES)
        tall = max(high - low, LEAST_DEGREES)
        scale = min((box.w - 2 * margin) / wide, (box.h - 2 * margin) / tall)
        return cls(box, (west + east) / 2, (low + high) / 2, scale)

    @classmethod
    def at(cls, box: Box, lon: float, lat: float, zoom: float) -> Frame:
        """Show a point in the middle of a box at one of Leaflet's zooms."""
        return cls(box, lon, northing(lat), TILE * 2.0**zoom / 360.0)

    def within(self, extent: Extent) -> Frame:
        """Move, and where it must be enlarge, a frame so that it shows nothing outside."""
        west, south, east, north = extent
        low, high = northing(south), northing(north)
        scale = max(self.scale, self.box.w / (east - west), self.box.h / (high - low))
        wide, tall = self.box.w / scale / 2, self.box.h / scale / 2
        x = min(max(self.x, west + wide), east - wide)
        y = min(max(self.y, low + tall), high - tall)
        return Frame(self.box, x, y, scale)

    def holding(self, drawn: Sequence[Box], margin: float = 6.0) -> Frame:
        """Move a frame as little as shows all of some boxes of pixels; it keeps its scale."""
        room = self.box.shrunk(margin)
        left, right = min(one.x for one in drawn), max(one.right for one in drawn)
        top, bottom = min(one.y for one in drawn), max(one.bottom for one in drawn)
        right_by = _shift(left, right, room.x, room.right)
        down_by = _shift(top, bottom, room.y, room.bottom)
        x, y = self.x - right_by / self.scale, self.y + down_by / self.scale
        return Frame(self.box, x, y, self.scale)

    def shows(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies on the map."""
        x, y = self.spot(lon, lat)
        return self.box.x < x < self.box.right and self.box.y < y < self.box.bottom

    @property
    def zoom(self) -> float:
        """The scale as Leaflet counts it."""
        return math.log2(self.scale * 360.0 / TILE)

    def spot(self, lon: float, lat: float) -> Point:
        """Give the pixel of a point."""
        return (
            self.box.x + self.box.w / 2 + (lon - self.x) * self.scale,
            self.box.y + self.box.h / 2 - (northing(lat) - self.y) * self.scale,
        )

    def pixels_of(self, geometry: BaseGeometry) -> BaseGeometry:
        """Turn a geometry in (lon, lat) into pixels, cut at the box and simplified to sight."""

        def place(coordinates: np.ndarray) -> np.ndarray:
            flat = to_mercator(coordinates)
            x = self.box.x + self.box.w / 2 + (flat[:, 0] - self.x) * self.scale
            y = self.box.y + self.box.h / 2 - (flat[:, 1] - self.y) * self.scale
            return np.column_stack([x, y])

        drawn = shapely.simplify(shapely.transform(geometry, place), _DETAIL)
        edge = 20.0
        return shapely.clip_by_rect(
            drawn,
            self.box.x - edge,
            self.box.y - edge,
            self.box.right + edge,
            self.box.bottom + edge,
        )

    def km_per_pixel(self) -> float:
        """Work out the length of a pixel at the middle of the map, in km."""
        latitude = math.atan(math.sinh(math.radians(self.y)))
        return EARTH_KM * math.cos(latitude) / 360.0 / self.scale


def _shift(low: float, high: float, first: float, last: float) -> float:
    """Say how far to move a stretch into another; one that is too long into its middle."""
    if high - low > last - first:
        return (first + last - low - high) / 2
    return max(first - low, 0.0) + min(last - high, 0.0)


def extent_of(bounds: Iterable[Extent]) -> Extent | None:
    """Join extents into the one that holds them all; None if there is none."""
    known = list(bounds)
    if not known:
        return None
    west, south, east, north = zip(*known, strict=True)
    return (min(west), min(south), max(east), max(north))


def line_parts(geometry: BaseGeometry) -> list[np.ndarray]:
    """List the lines of a geometry, and the rings of its areas, as arrays of points."""
    parts: list[np.ndarray] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "GeometryCollection":
            parts.extend(line_parts(part))
        elif part.geom_type in ("Polygon", "MultiPolygon"):
            parts.extend(line_parts(shapely.boundary(part)))
        elif part.geom_type in ("LineString", "LinearRing", "MultiLineString"):
            parts.extend(shapely.get_coordinates(line) for line in shapely.get_parts(part))
    return [part for part in parts if len(part) > 1]


def area_path(geometry: BaseGeometry) -> Path | None:
    """Turn areas with holes into one path; None if there is nothing to draw."""
    rings = [
        shapely.get_coordinates(ring)
        for part in shapely.get_parts(geometry)
        if part.geom_type == "Polygon" and not part.is_empty
        for ring in shapely.get_rings(part)
    ]
    if not rings:
        return None
    codes = [
        code
        for ring in rings
        for code in [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]
    ]
    return Path(np.vstack(rings), codes)
