"""The land on either side of the Durand Line, and areas made to end at it.

The areas of the layers end up to 5 km off the line, since they come from other sources. An
area that runs across the line would be drawn on the other side's land; so those that border
the line are cut and filled up to it when they are read. The files stay as their sources have
them, and the line stays in its own.
"""

from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import layers

# From its ends the line is carried on through the third countries and around the north, which
# makes an area out of “north of the line”. Eastwards it has to pass between the Wakhan, which
# reaches 74.9° E, and Hunza.
_AROUND_THE_NORTH = ((76.5, 37.7), (90.0, 50.0), (40.0, 50.0), (40.0, 29.858))
_REACH = 0.08  # degrees, more than the 5.3 km that the layers lie off the line
_SPECK = 0.01  # of an area's largest part: what the cut leaves in bends of the line is less
_COUNTRY_KEYS = {"AF": "afghanistan", "PK": "pakistan"}


@cache
def both_countries() -> BaseGeometry:
    """Unite the areas of Afghanistan and Pakistan, (lon, lat) in EPSG:4326."""
    both = shapely.union_all(list(layers.geometries("countries").values()))
    shapely.prepare(both)
    return both


@cache
def north_of_the_line() -> BaseGeometry:
    """Give the part of the northern hemisphere that lies north and west of the line."""
    north = shapely.Polygon([*layers.durand_line().coords, *_AROUND_THE_NORTH])
    shapely.prepare(north)
    return north


@cache
def land(country: str) -> BaseGeometry:
    """Give a country's land up to the line.

    Parameters
    ----------
    country
        ``AF`` or ``PK``.

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat) in EPSG:4326.
    """
    cut = shapely.intersection if country == "AF" else shapely.difference
    return _areas(cut(both_countries(), north_of_the_line()))


@cache
def _strip(country: str) -> BaseGeometry:
    """Give the land up to the line that the layers count as the other country's."""
    own = layers.geometries("countries")[_COUNTRY_KEYS[country]]
    return _areas(shapely.difference(land(country), own))


def fitted(area: BaseGeometry, country: str, stretch: BaseGeometry) -> BaseGeometry:
    """Make an area that borders the line end at the line.

    What lies across the line is cut off; what the layers count as the other country's land,
    but lies between the area's stretch of the line and the area, is added.

    Parameters
    ----------
    area
        (lon, lat) in EPSG:4326.
    country
        The country that the area is part of, ``AF`` or ``PK``.
    stretch
        The stretch of the line along the area.

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat) in EPSG:4326.
    """
    filling = shapely.intersection(
        _strip(country), shapely.buffer(stretch, _REACH, cap_style="flat")
    )
    other = "PK" if country == "AF" else "AF"
    parts = shapely.get_parts(shapely.difference(shapely.union(area, filling), land(other)))
    least = max(part.area for part in parts) * _SPECK
    return shapely.union_all([part for part in parts if part.area >= least])


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    """Keep the polygons of what an overlay gives, which can have lines and points beside."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return shapely.union_all(parts)
