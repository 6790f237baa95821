"""Reading the shipped layers, each once and only when it is asked for."""

import json
from functools import cache
from pathlib import Path

import shapely
from pyproj import Geod
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parent / "data"
_GEOD = Geod(ellps="WGS84")


@cache
def geometries(layer: str) -> dict[str, BaseGeometry]:
    """Read the geometries of a layer by key.

    Parameters
    ----------
    layer
        The file's name without its ending, such as ``provinces``.

    Returns
    -------
    dict of str to BaseGeometry
        Geometries in (lon, lat), EPSG:4326.
    """
    text = (DATA / f"{layer}.geojson").read_text(encoding="utf-8")
    keys = [feature["properties"]["key"] for feature in json.loads(text)["features"]]
    collection = shapely.from_geojson(text)
    return dict(zip(keys, shapely.get_parts(collection), strict=True))


@cache
def durand_line() -> LineString:
    """Give the Durand Line, (lon, lat) in EPSG:4326, from the Iranian to the Chinese end.

    OpenStreetMap's, simplified to about 100 m. The line is not recognised as a border by
    Afghanistan; drawing it takes no position.
    """
    return LineString(geometries("durand_line")["durand-line"].coords)


@cache
def sector_ranges() -> dict[str, list[tuple[int, int]]]:
    """Read which vertices of the Durand Line run along which area, by the area's key.

    Ranges include both ends. An area that is not listed does not border the line.
    """
    text = (DATA / "sectors.json").read_text(encoding="utf-8")
    return {key: [(start, end) for start, end in value] for key, value in json.loads(text).items()}


def length_km(line: BaseGeometry) -> float:
    """Measure the geodesic length of a line in (lon, lat), EPSG:4326, in km on WGS84."""
    return float(_GEOD.geometry_length(line)) / 1000


def sector(key: str) -> BaseGeometry:
    """Give the stretch of the Durand Line along an area.

    Parameters
    ----------
    key
        The key of a province, district or tehsil.

    Returns
    -------
    LineString or MultiLineString
        (lon, lat) in EPSG:4326.

    Raises
    ------
    KeyError
        If the area does not border the line.
    """
    coords = durand_line().coords
    parts = [LineString(coords[start : end + 1]) for start, end in sector_ranges()[key]]
    return parts[0] if len(parts) == 1 else shapely.multilinestrings(parts)
