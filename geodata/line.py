"""A line that a dispute is about: its course, which side of it a point lies on, and how far."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata import sectors
from geodata.measure import Track, length_km, position

BAND_KM = 15.0
"""How near the line its own course tells the side: farther off, the lands beside it do."""

ON_IT_KM = 0.001
"""Nearer than a metre a point lies on the line, and on no side."""

_TOUCH = 1e-5  # degrees, about 1 m: lands that meet at the line may leave a hair between them

Land = Callable[[str], BaseGeometry | None]


def no_land(side: str) -> BaseGeometry | None:  # noqa: ARG001
    """Give no land: the sides of a line are then told by its course alone."""
    return None


@dataclass(frozen=True)
class Line:
    """A line with a side on either hand; drawing it takes no position.

    Attributes
    ----------
    key, name
        A stable slug, and the name in Latin letters.
    geometry
        A LineString or MultiLineString, (lon, lat) in EPSG:4326.
    left, right
        The side on either hand of its course: an ISO 3166-1 alpha-2 code, another id, or empty
        where it is not known.
    between
        The two countries that it parts, if it is the whole border of the two.
    origin, note
        Where it comes from with its licence, and what a reader should know of it.
    land
        Gives the land of a side, (lon, lat) in EPSG:4326, or None.
    """

    key: str
    name: str
    geometry: BaseGeometry
    left: str = ""
    right: str = ""
    between: tuple[str, ...] = ()
    origin: str = ""
    note: str = ""
    land: Land = field(default=no_land, compare=False, repr=False)

    def distance_km(self, lon: float, lat: float) -> float:
        """Measure the geodesic distance from a point to the line, in km on WGS84.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326.

        Raises
        ------
        ValueError
            If the numbers are no position on Earth.
        """
        return self._track.nearest(lon, lat).km

    def side_of(self, lon: float, lat: float) -> str | None:
        """Say on which side of the line a point lies.

        Near the line its own course tells; farther off, the land that the point lies on. It
        says where a point is, not whose the land is.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326.

        Returns
        -------
        str or None
            `left` or `right`; None on the line, on neither side's land, or where the side has
            no name.

        Raises
        ------
        ValueError
            If the numbers are no position on Earth.
        """
        point, near = position(lon, lat), self._track.nearest(lon, lat)
        if near.km < ON_IT_KM:
            return None
        holders = [side for side, area in self._lands if _holds(area, point)]
        if self._lands and not holders:
            return None
        if not near.at_end and (near.km <= BAND_KM or not self._lands):
            return (self.left if near.hand > 0 else self.right) or None
        return holders[0] if holders else None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are known, left and right."""
        return tuple(side for side in (self.left, self.right) if side)

    @property
    def middle(self) -> tuple[float, float]:
        """The (lon, lat) in EPSG:4326 halfway along its longest part."""
        longest = max(shapely.get_parts(self.geometry), key=lambda part: part.length)
        point = longest.interpolate(0.5, normalized=True)
        return (point.x, point.y)

    @property
    def length_km(self) -> float:
        """The geodesic length in km, on WGS84."""
        return length_km(self.geometry)

    def simplified(self, tolerance: float) -> dict[str, Any]:
        """Give the line as plain GeoJSON values for a map.

        Parameters
        ----------
        tolerance
            Degrees that the course may be off: 0.002 for a map in the browser.
        """
        written: dict[str, Any] = mapping(shapely.simplify(self.geometry, tolerance))
        return written

    def along(self, areas: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
        """Share the line out to the areas beside it.

        Parameters
        ----------
        areas
            Areas of one side by key, such as all its provinces, (lon, lat) in EPSG:4326.

        Returns
        -------
        dict of str to LineString or MultiLineString
            The stretch along each area that borders the line.
        """
        shares = sectors.shares(self.geometry, areas)
        return {key: sectors.stretch(self.geometry, ranges) for key, ranges in shares.items()}

    def beside(self, count: int = 10, degrees: float = 0.4) -> list[tuple[float, float]]:
        """List spots for a label beside the line, by turns on either side of it.

        Parameters
        ----------
        count
            How many spots, spread along the longest part of the line.
        degrees
            How far they stand off the line.

        Returns
        -------
        list of (lat, lon)
            Degrees, EPSG:4326; one side has as many as the other.
        """
        stops = [(number + 0.5) / count for number in range(count)]
        return [self._beside(stop, degrees * (-1) ** turn) for turn, stop in enumerate(stops)]

    def _beside(self, stop: float, off: float) -> tuple[float, float]:
        longest = max(shapely.get_parts(self.geometry), key=lambda part: part.length)
        before, at, after = (
            longest.interpolate(min(max(share, 0), 1), normalized=True)
            for share in (stop - 0.02, stop, stop + 0.02)
        )
        dx, dy = after.x - before.x, after.y - before.y
        step = off / (math.hypot(dx, dy) or 1)
        return (round(at.y + dx * step, 3), round(at.x - dy * step, 3))

    @cached_property
    def _track(self) -> Track:
        return Track(self.geometry)

    @cached_property
    def _lands(self) -> list[tuple[str, BaseGeometry]]:
        """The land of each side, if both are known: one alone would draw all points to it."""
        found = [(side, self.land(side)) for side in self.sides]
        lands = [(side, area) for side, area in found if area is not None]
        for _, area in lands:
            shapely.prepare(area)
        return lands if len(lands) == 2 else []


def _holds(area: BaseGeometry, point: BaseGeometry) -> bool:
    return bool(shapely.dwithin(area, point, _TOUCH))
