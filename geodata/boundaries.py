"""Layers, the Durand Line, the side of it that a point lies on, and the distance to it.

The line is OpenStreetMap's, simplified to about 100 m. It is not recognised as a border by
Afghanistan; measuring against it takes no position.
"""

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely
from pyproj import Proj
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata import layers
from geodata.gazetteer import Gazetteer
from geodata.layers import durand_line, length_km
from geodata.sides import both_countries, north_of_the_line

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["LAYERS", "distance_km", "durand_line", "layer", "length_km", "sector", "side_of"]

LAYERS = (
    "countries",
    "provinces",
    "districts_af",
    "districts_pk",
    "durand_line",
    "disputed",
    "rivers",
)
Side = Literal["AF", "PK"]

_STEP = 0.01  # degrees, about 1 km: straight in (lon, lat) and straight on a map then agree


def layer(name: str) -> "gpd.GeoDataFrame":
    """Read a layer as its source has it; `Place.geometry` ends areas at the Durand Line.

    Parameters
    ----------
    name
        One of `LAYERS`.

    Returns
    -------
    GeoDataFrame
        Columns ``key``, ``name`` and ``geometry``, (lon, lat) in EPSG:4326; ``country`` too
        for areas. The provinces include the former FATA, which lies within another of them.

    Raises
    ------
    ValueError
        If there is no layer of that name.
    """
    if name not in LAYERS:
        raise ValueError(f"no layer {name!r}; there are {', '.join(LAYERS)}")
    # geopandas brings pandas: only who wants a whole layer waits for it.
    import geopandas as gpd  # noqa: PLC0415

    text = (layers.DATA / f"{name}.geojson").read_text(encoding="utf-8")
    return gpd.GeoDataFrame.from_features(json.loads(text)["features"], crs=4326)


def sector(area: str) -> BaseGeometry:
    """Give the stretch of the Durand Line along a province, district or tehsil.

    The layers' own edges lie up to 5 km off the line; each segment of the line goes to the
    area that is nearest to its middle.

    Parameters
    ----------
    area
        A name or a key of the gazetteer.

    Returns
    -------
    LineString or MultiLineString
        (lon, lat) in EPSG:4326.

    Raises
    ------
    UnknownPlaceError
        If there is no such area, or if it does not border the line.
    AmbiguousPlaceError
        If several areas of that name do.
    """
    return Gazetteer.shipped().find(f"Durand Line, {area} sector").geometry


def side_of(lon: float, lat: float) -> Side | None:
    """Say on which side of the Durand Line a point lies.

    Afghanistan and Pakistan together are cut along the line. Near the line the answer is as
    good as the line, about 100 m; along the other borders as good as Natural Earth, some km.
    It says where a point is, not whose the land is.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326.

    Returns
    -------
    {'AF', 'PK'} or None
        None if the point is in neither country.

    Raises
    ------
    ValueError
        If the numbers are no position on Earth.
    """
    point = _position(lon, lat)
    if not both_countries().covers(point):
        return None
    return "AF" if north_of_the_line().covers(point) else "PK"


def distance_km(lon: float, lat: float) -> float:
    """Measure the geodesic distance from a point to the Durand Line, in km.

    Distances from the centre of an azimuthal equidistant projection are geodesic distances on
    the WGS84 ellipsoid. The measure is good to some metres; the line itself to about 100 m.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326.

    Returns
    -------
    float
        Kilometres, never negative; `side_of` says on which side.

    Raises
    ------
    ValueError
        If the numbers are no position on Earth.
    """
    point = _position(lon, lat)
    local = Proj(proj="aeqd", lon_0=point.x, lat_0=point.y, ellps="WGS84")
    x, y = local(*_dense_line())
    return float(LineString(np.column_stack([x, y])).distance(Point(0, 0))) / 1000


def _position(lon: float, lat: float) -> Point:
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"no position on Earth: longitude {lon}, latitude {lat}")
    return Point(lon, lat)


@cache
def _dense_line() -> tuple[np.ndarray, np.ndarray]:
    lon, lat = shapely.get_coordinates(shapely.segmentize(durand_line(), _STEP)).T
    return lon, lat
