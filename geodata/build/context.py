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


def rivers(downloads: Path) -> list[tuple[str, BaseGeometry]]:
    """List the rivers and lake centre lines of the region, by name, clipped to it."""
    return _clipped(natural_earth(downloads, "rivers_lake_centerlines", REGION), "name")


def disputed(downloads: Path) -> list[tuple[str, BaseGeometry]]:
    """List the boundary lines that Natural Earth marks as disputed or indefinite."""
    lines = natural_earth(downloads, "admin_0_boundary_lines_land", REGION)
    kinds = lines.columns[lines.columns.str.lower() == "featurecla"][0]
    contested = lines[lines[kinds].str.startswith(DISPUTED)]
    return _clipped(contested, kinds)


def write(downloads: Path, data: Path) -> None:
    """Write ``rivers.geojson`` and ``disputed.geojson``."""
    for name, lines in (("rivers", rivers(downloads)), ("disputed", disputed(downloads))):
        features = [
            ({"key": f"{name}-{number:02}", "name": label}, line)
            for number, (label, line) in enumerate(lines, start=1)
        ]
        write_layer(data / f"{name}.geojson", features, decimals=3)


def _clipped(frame: gpd.GeoDataFrame, column: str) -> list[tuple[str, BaseGeometry]]:
    region = shapely.box(*REGION)
    named = zip(frame[column], frame.geometry, strict=True)
    lines = [
        (plain(str(name)) if isinstance(name, str) else "", shapely.intersection(line, region))
        for name, line in named
    ]
    return sorted(
        ((n, g) for n, g in lines if not g.is_empty), key=lambda pair: (pair[0], pair[1].wkt)
    )
