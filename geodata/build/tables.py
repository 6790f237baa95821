"""Read the hand-kept tables and write the built files, the same bytes for the same input."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

SOURCES = Path(__file__).parents[1] / "sources"


def table(name: str) -> list[dict[str, str]]:
    """Read one of the hand-kept tables of ``geodata/sources``."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def split(cell: str) -> list[str]:
    """Split a cell of several values, which ``|`` separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows as CSV in UTF-8, lines ended by a line feed alone."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_layer(
    path: Path,
    features: Iterable[tuple[Mapping[str, Any], BaseGeometry]],
    *,
    decimals: int = 4,
    notice: str = "",
) -> None:
    """Write (properties, geometry) pairs as GeoJSON, one feature a line.

    Parameters
    ----------
    path
        The file to write.
    features
        Geometries in (lon, lat), EPSG:4326.
    decimals
        Decimals that coordinates keep: 4 are 11 m, 3 are 110 m.
    notice
        A licence notice, written into the file.
    """
    head = {"type": "FeatureCollection"} | ({"notice": notice} if notice else {})
    lines = [_feature(properties, geometry, decimals) for properties, geometry in features]
    body = ",\n".join(lines)
    path.write_text(f'{_dump(head)[:-1]},"features":[\n{body}\n]}}\n', encoding="utf-8")


def _feature(properties: Mapping[str, Any], geometry: BaseGeometry, decimals: int) -> str:
    rounded = shapely.normalize(snap(geometry, decimals)) if _is_area(geometry) else geometry
    shape = mapping(rounded)
    shape = {"type": shape["type"], "coordinates": _rounded(shape["coordinates"], decimals)}
    return _dump({"type": "Feature", "properties": dict(properties), "geometry": shape})


def snap(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """Round an area's coordinates so that it stays valid, dropping what collapses."""
    snapped = shapely.set_precision(geometry, 10.0**-decimals)
    parts = [part for part in shapely.get_parts(snapped) if part.geom_type == "Polygon"]
    whole: BaseGeometry = parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    return whole


def _is_area(geometry: BaseGeometry) -> bool:
    return geometry.geom_type in {"Polygon", "MultiPolygon", "GeometryCollection"}


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, decimals)
    return [_rounded(part, decimals) for part in coordinates]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
