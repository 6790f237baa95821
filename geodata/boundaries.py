"""The Durand Line by names of its own: what `geodata.atlas.Atlas` gives for any line.

The line is OpenStreetMap's, simplified to about 100 m. It is not recognised as a border by
Afghanistan; measuring against it takes no position.
"""

from functools import cache
from typing import Literal, cast

import geopandas as gpd
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.atlas import Atlas
from geodata.gazetteer import Gazetteer
from geodata.line import Line
from geodata.measure import length_km

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


def layer(name: str) -> gpd.GeoDataFrame:
    """Read a layer of the atlas ``af-pk``.

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
    found = Atlas.named("af-pk").cabinet.features(name)
    rows = [{**one.properties, "geometry": one.geometry} for one in found]
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)


def durand_line() -> LineString:
    """Give the Durand Line, (lon, lat) in EPSG:4326, from the Iranian to the Chinese end."""
    return LineString(_line().geometry.coords)


def sector(area: str) -> BaseGeometry:
    """Give the stretch of the Durand Line along a province, district or tehsil.

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
    """Say on which side of the Durand Line a point lies: `geodata.line.Line.side_of`.

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
    return cast("Side | None", _line().side_of(lon, lat))


def distance_km(lon: float, lat: float) -> float:
    """Measure the distance to the Durand Line, in km: `geodata.line.Line.distance_km`.

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
    return _line().distance_km(lon, lat)


@cache
def _line() -> Line:
    found = Atlas.named("af-pk").line("durand-line")
    if found is None:
        raise LookupError("the atlas af-pk has lost its line")
    return found
