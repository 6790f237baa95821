"""Provinces and countries, from Natural Earth's first-level divisions (public domain)."""

from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.packages import admin1
from geodata.build.tables import split, table

# The world that the map can show: west, south, east, north.
REGION = (56.0, 22.0, 83.0, 42.0)


def provinces(downloads: Path) -> dict[str, BaseGeometry]:
    """Build the areas of ``sources/provinces.csv``, by key.

    Natural Earth's own names and ISO codes are wrong for some (see ``geodata/data/README.md``),
    so divisions are chosen by ``adm1_code`` alone.
    """
    by_code = {p["adm1_code"]: area for p, area in admin1(downloads)}
    return {
        row["key"]: shapely.union_all([by_code[code] for code in split(row["adm1_code"])])
        for row in table("provinces")
    }


def countries(downloads: Path) -> dict[str, BaseGeometry]:
    """Dissolve the divisions into the countries that reach the region, by ISO alpha-3.

    Afghanistan and Pakistan are whole; their neighbours are clipped to `REGION`.
    """
    region = shapely.box(*REGION)
    parts: dict[str, list[BaseGeometry]] = {}
    for properties, area in admin1(downloads):
        if area.intersects(region):
            parts.setdefault(properties["adm0_a3"], []).append(area)
    whole = {code: shapely.union_all(areas) for code, areas in sorted(parts.items())}
    return {
        code: area if code in {"AFG", "PAK"} else area.intersection(region)
        for code, area in whole.items()
    }
