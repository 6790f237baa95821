"""The Durand Line: the boundary that two country polygons of OpenStreetMap share (ODbL)."""

from pathlib import Path

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from geodata.build import osm

TOLERANCE = 0.001  # degrees, about 100 m: keeps the line at its published length


def durand_line(downloads: Path) -> LineString:
    """Join the pieces of the shared boundary end to end, west to east.

    Returns
    -------
    LineString
        (lon, lat) in EPSG:4326, simplified to about 100 m, from the Iranian end to the
        Chinese end.
    """
    areas = osm.countries(downloads)
    shared = shapely.intersection(areas.shape("AFG").boundary, areas.shape("PAK").boundary)
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
    pieces = list(shapely.get_parts(linemerge(lines)))
    return shapely.simplify(LineString(_chain(pieces)), TOLERANCE)


def _chain(pieces: list[BaseGeometry]) -> list[tuple[float, ...]]:
    """Order pieces that small gaps part: from the western end, always the nearest next."""
    left = [list(piece.coords) for piece in pieces]
    left = [line if line[0] <= line[-1] else line[::-1] for line in left]
    left.sort()
    chain: list[tuple[float, ...]] = left.pop(0)
    while left:
        end = chain[-1]
        nearest = min(left, key=lambda line: min(_gap(end, line[0]), _gap(end, line[-1])))
        left.remove(nearest)
        chain += nearest if _gap(end, nearest[0]) <= _gap(end, nearest[-1]) else nearest[::-1]
    return chain


def _gap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return float(shapely.distance(shapely.Point(one), shapely.Point(other)))
