"""Areas made to end at a line between two countries.

Areas and lines come from other sources and lie up to 5 km off each other. An area that runs
across the line would be drawn on the other side's land; so those that border the line are cut
and filled up to it. What is made so is derived from the line, and says so in its origin.
"""

from collections.abc import Mapping

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.build.osm import chained

REACH = 0.08  # degrees, more than the 5.3 km that the layers lie off the line
SPECK = 0.01  # of an area's largest part: what the cut leaves in bends of the line is less
HALF = 0.5  # of a country's area: what a line leaves of it at least if it parts the two
GAP = 0.5  # degrees: how far its pieces may part, and an end of it from the outer edge


class Fitting:
    """Two countries, parted by a line instead of by the edge that their areas have.

    Parameters
    ----------
    countries
        The areas of the two countries by ISO alpha-2, (lon, lat) in EPSG:4326.
    line
        A LineString or MultiLineString between them.
    """

    def __init__(self, countries: Mapping[str, BaseGeometry], line: BaseGeometry) -> None:
        self._countries = countries
        faces = _faces(shapely.union_all(list(countries.values())), line)
        owners = [max(countries, key=lambda code: _shared(face, countries[code])) for face in faces]
        self._land = {
            code: shapely.union_all([f for f, o in zip(faces, owners, strict=True) if o == code])
            for code in countries
        }

    def land(self, country: str) -> BaseGeometry:
        """Give a country's land up to the line, by ISO alpha-2."""
        return self._land[country]

    def fitted(self, area: BaseGeometry, country: str, stretch: BaseGeometry) -> BaseGeometry:
        """Make an area of a country end at its stretch of the line.

        What lies across the line is cut off; what the layers count as the other country's land,
        but lies between the stretch and the area, is added.
        """
        if self._land[country].area < HALF * self._countries[country].area:
            return area  # the line has gaps too wide to part the two
        strip = shapely.difference(self._land[country], self._countries[country])
        near = shapely.buffer(stretch, REACH, cap_style="flat")
        filled = shapely.union(area, shapely.intersection(areas(strip), near))
        kept = shapely.intersection(areas(filled), self._land[country])
        parts = [part for part in shapely.get_parts(kept) if part.geom_type == "Polygon"]
        least = max(part.area for part in parts) * SPECK
        return shapely.union_all([part for part in parts if part.area >= least])


def _faces(whole: BaseGeometry, line: BaseGeometry) -> list[BaseGeometry]:
    """Cut an area along a line: gaps are closed, and loose ends carried on to the area's edge."""
    edge = shapely.boundary(whole)
    pieces = [list(map(tuple, part.coords)) for part in shapely.get_parts(line)]
    courses = [LineString(course) for course in chained(pieces, GAP)]
    ends = [end for course in courses for end in _loose(course)]
    bridges = [shapely.shortest_line(end, edge) for end in ends]
    near = [_beyond(bridge) for bridge in bridges if 0 < bridge.length <= GAP]
    net = shapely.union_all([edge, *courses, *near])
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(net))))
    return [face for face in faces if whole.contains(shapely.point_on_surface(face))]


def _loose(part: BaseGeometry) -> list[BaseGeometry]:
    spots = shapely.get_coordinates(part)
    return [] if (spots[0] == spots[-1]).all() else [Point(spots[0]), Point(spots[-1])]


def _beyond(bridge: BaseGeometry) -> BaseGeometry:
    """Carry a bridge a little over the edge: an end that only touches it may not be noded."""
    begin, end = shapely.get_coordinates(bridge)
    return LineString([begin, end + (end - begin) * 0.01])


def _shared(one: BaseGeometry, other: BaseGeometry) -> float:
    return float(shapely.intersection(one, other).area)


def areas(geometry: BaseGeometry) -> BaseGeometry:
    """Keep the polygons of what an overlay gives, which can have lines and points beside."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return shapely.union_all(parts)
