"""Writing layers as GeoJSON, the same bytes for the same input."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Features = Iterable[tuple[Mapping[str, Any], BaseGeometry]]


def layer_text(features: Features, *, decimals: int = 4, notice: str = "") -> str:
    """Write (properties, geometry) pairs as GeoJSON, one feature a line.

    Parameters
    ----------
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
    return f'{dumped(head)[:-1]},"features":[\n{body}\n]}}\n'


def _feature(properties: Mapping[str, Any], geometry: BaseGeometry, decimals: int) -> str:
    rounded = shapely.normalize(snap(geometry, decimals)) if _is_area(geometry) else geometry
    shape = mapping(rounded)
    shape = {"type": shape["type"], "coordinates": _rounded(shape["coordinates"], decimals)}
    return dumped({"type": "Feature", "properties": dict(properties), "geometry": shape})


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


def dumped(value: Any) -> str:
    """Write JSON on one line, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def rows_text(rows: Iterable[Any]) -> str:
    """Write a JSON list, one row a line."""
    return "[\n" + ",\n".join(map(dumped, rows)) + "\n]\n"
