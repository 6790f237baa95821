"""Labels for the map in the browser: countries, provinces and towns."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geodata.build.tables import table
from geodata.writing import rows_text

Label = dict[str, Any]


def write(
    path: Path,
    units: Mapping[str, BaseGeometry],
    places: list[dict[str, str]],
) -> None:
    """Write the labels; the map shows those of a lower ``pr`` first.

    Parameters
    ----------
    path
        The file to write.
    units
        The provinces by key, EPSG:4326.
    places
        The rows of the gazetteer.
    """
    labels = [
        *_country_labels(),
        *_province_labels(units),
        *_town_labels(places),
    ]
    path.write_text(rows_text(labels), encoding="utf-8", newline="")


def _country_labels() -> list[Label]:
    return [
        {
            "t": row["name"],
            "lat": float(row["lat"]),
            "lon": float(row["lon"]),
            "cls": row["cls"],
            "pr": int(row["pr"]),
        }
        for row in table("country_labels")
    ]


def _province_labels(units: Mapping[str, BaseGeometry]) -> list[Label]:
    """Label provinces where there is most room, larger ones first."""
    rows = [row for row in table("provinces") if row["key"] != "former-fata"]
    by_size = sorted(rows, key=lambda row: -units[row["key"]].area)
    labels = []
    for rank, row in enumerate(by_size):
        area = units[row["key"]]
        lon, lat = _roomiest(area)
        labels.append(
            {
                "t": row["name"],
                "lat": lat,
                "lon": lon,
                "cls": "lb-prov",
                "pr": 40 + rank,
                "minz": 0 if area.area > 3 else 6.2 if area.area > 0.8 else 7.2,
            }
        )
    return labels


def _roomiest(area: BaseGeometry) -> tuple[float, float]:
    """Find the (lon, lat) inside an area that is farthest from its edge."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    point = polylabel(shapely.Polygon(largest.exterior), 0.01)
    return (round(point.x, 3), round(point.y, 3))


def _town_labels(places: list[dict[str, str]]) -> list[Label]:
    """Label the towns of ``sources/town_labels.csv``, in its order."""
    by_key = {row["key"]: row for row in places}
    return [
        {
            "t": by_key[row["key"]]["name"],
            "lat": round(float(by_key[row["key"]]["lat"]), 3),
            "lon": round(float(by_key[row["key"]]["lon"]), 3),
            "cls": "lb-town",
            "pr": 20 + rank,
            "minz": float(row["minz"]),
        }
        for rank, row in enumerate(table("town_labels"))
    ]
