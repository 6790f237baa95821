"""From degrees to pixels: Web Mercator, fitted into a box of pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from incidents.print.shapes import Spot

Extent = tuple[float, float, float, float]
"""West, south, east, north, in degrees of EPSG:4326."""

EARTH_KM = 40_075.017
TILE = 256.0
LEAST_DEGREES = 2.2
"""So much is shown at least, so that a single place has something around it."""

DETAIL = 0.4
"""Pixels that a simplified line may be off."""

MARGIN = 12.0
"""Pixels beyond the edge up to which lines are drawn, so that no edge is seen as a line."""

LAST = 85.0
"""The latitude at which a Mercator map ends."""


def northing(lat: float) -> float:
    """Project a latitude in degrees; the unit is degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(min(max(lat, -LAST), LAST)))))


def latitude(north: float) -> float:
    """Undo `northing`."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


@dataclass(frozen=True)
class Frame:
    """What a map shows: ``w`` by ``h`` pixels around a centre.

    ``x`` and ``y`` are the centre, projected, in degrees of longitude; ``scale`` is pixels a
    degree.
    """

    w: float
    h: float
    x: float
    y: float
    scale: float

    @classmethod
    def fit(cls, w: float, h: float, extent: Extent, margin: float) -> Frame:
        """Show an extent in the middle, with a margin in pixels around it."""
        west, south, east, north = extent
        low, high = northing(south), northing(north)
        wide, tall = max(east - west, LEAST_DEGREES), max(high - low, LEAST_DEGREES)
        scale = min((w - 2 * margin) / wide, (h - 2 * margin) / tall)
        return cls(w, h, (west + east) / 2, (low + high) / 2, scale)

    @classmethod
    def at(cls, w: float, h: float, lon: float, lat: float, zoom: float) -> Frame:
        """Show a point in the middle at one of Leaflet's zooms."""
        return cls(w, h, lon, northing(lat), TILE * 2.0**zoom / 360.0)

    def within(self, ground: Extent) -> Frame:
        """Move, and where it must be enlarge, a frame so that it shows nothing outside."""
        west, south, east, north = ground
        low, high = northing(south), northing(north)
        scale = max(self.scale, self.w / (east - west), self.h / (high - low))
        half_w, half_h = self.w / scale / 2, self.h / scale / 2
        x = min(max(self.x, west + half_w), east - half_w)
        y = min(max(self.y, low + half_h), high - half_h)
        return replace(self, x=x, y=y, scale=scale)

    @property
    def zoom(self) -> float:
        """The scale as Leaflet counts it."""
        return math.log2(self.scale * 360.0 / TILE)

    @property
    def extent(self) -> Extent:
        """What it shows, with some pixels beyond its edges, in degrees."""
        wide, tall = (self.w / 2 + MARGIN) / self.scale, (self.h / 2 + MARGIN) / self.scale
        return (
            self.x - wide,
            latitude(self.y - tall),
            self.x + wide,
            latitude(self.y + tall),
        )

    @property
    def km(self) -> float:
        """The length of a pixel at the middle of the map, in km."""
        return EARTH_KM * math.cos(math.radians(latitude(self.y))) / 360.0 / self.scale

    def spot(self, lon: float, lat: float) -> Spot:
        """Give the pixel of a point."""
        x = self.w / 2 + (lon - self.x) * self.scale
        y = self.h / 2 - (northing(lat) - self.y) * self.scale
        return (x, y)

    def shows(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies on the map."""
        x, y = self.spot(lon, lat)
        return 0 < x < self.w and 0 < y < self.h

    def lines(self, geometry: BaseGeometry, detail: float = DETAIL) -> list[list[Spot]]:
        """List the lines of a geometry in (lon, lat) as pixels, cut at the edge and simplified.

        Areas are cut as lines, or else the edge of the map would be drawn as a border.
        """
        is_area = geometry.geom_type.endswith("Polygon")
        return [
            self._spots(part.coords)
            for part in parts(self._cut(geometry.boundary if is_area else geometry, detail))
            if part.geom_type in ("LineString", "LinearRing") and len(part.coords) > 1
        ]

    def areas(self, geometry: BaseGeometry) -> list[shapely.Polygon]:
        """List the areas of a geometry in (lon, lat), cut at the edge, in pixels."""
        found = parts(self._cut(geometry, DETAIL))
        return [self._area(one) for one in found if isinstance(one, shapely.Polygon)]

    def _cut(self, geometry: BaseGeometry, detail: float) -> BaseGeometry:
        cut = shapely.clip_by_rect(geometry, *self.extent)
        return cut.simplify(detail / self.scale)

    def _area(self, area: shapely.Polygon) -> shapely.Polygon:
        holes = [self._spots(ring.coords) for ring in area.interiors]
        return shapely.Polygon(self._spots(area.exterior.coords), holes)

    def _spots(self, coordinates: Iterable[Sequence[float]]) -> list[Spot]:
        return [self.spot(lon, lat) for lon, lat, *_ in coordinates]


def spots_of(line: BaseGeometry) -> list[Spot]:
    """List the points of a line in pixels."""
    return [(x, y) for x, y, *_ in line.coords]


def parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """List the single geometries of a collection, however deep they lie."""
    for one in shapely.get_parts(geometry):
        if hasattr(one, "geoms"):
            yield from parts(one)
        elif not one.is_empty:
            yield one
