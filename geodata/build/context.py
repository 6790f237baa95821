"""Rivers and disputed lines, from Natural Earth (public domain)."""

from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.packages import natural_earth
from geodata.build.provinces import REGION
from geodata.build.tables import write_layer
from geodata.folding import plain

DISPUTED = ("Disputed", "Indefinite", "Line of control", "Unrecognized")


def rivers(downloads: Path, region: BaseGeometry) -> list[tuple[str, BaseGeometry]]:
    """List the rivers and lake centre lines of a region, by name, clipped to it."""
    found = natural_earth(downloads, "rivers_lake_centerlines", region.bounds)
    return _clipped(found, "name", region)


def disputed(downloads: Path, region: BaseGeometry) -> list[tuple[str, BaseGeometry]]:
    """List the boundary lines that Natural Earth marks as disputed or indefinite."""
    lines = natural_earth(downloads, "admin_0_boundary_lines_land", region.bounds)
    kinds = lines.columns[lines.columns.str.lower() == "featurecla"][0]
    contested = lines[lines[kinds].str.startswith(DISPUTED)]
    return _clipped(contested, kinds, region)


def write(downloads: Path, data: Path) -> None:
    """Write ``rivers.geojson`` and ``disputed.geojson``."""
    region = shapely.box(*REGION)
    found = {"rivers": rivers(downloads, region), "disputed": disputed(downloads, region)}
    for name, lines in found.items():
        features = [
            ({"key": f"{name}-{number:02}", "name": label}, line)
            for number, (label, line) in enumerate(lines, start=1)
        ]
        write_layer(data / f"{name}.geojson", features, decimals=3)


def _clipped(
    frame: gpd.GeoDataFrame, column: str, region: BaseGeometry
) -> list[tuple[str, BaseGeometry]]:
    named = zip(frame[column], frame.geometry, strict=True)
    lines = [
        (plain(str(name)) if isinstance(name, str) else "", shapely.intersection(line, region))
        for name, line in named
    ]
    return sorted(
        ((n, g) for n, g in lines if not g.is_empty), key=lambda pair: (pair[0], pair[1].wkt)
    )
