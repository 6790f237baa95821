"""Labels for the map in the browser: countries, provinces, towns and the Durand Line."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geodata.build.tables import table

LABELS_ON_LINE = 10
BESIDE = 0.4  # degrees that the line's label stands off the line

Label = dict[str, Any]


def write(
    path: Path,
    line: LineString,
    units: Mapping[str, BaseGeometry],
    places: list[dict[str, str]],
) -> None:
    """Write the labels; the map shows those of a lower ``pr`` first.

    Parameters
    ----------
    path
        The file to write.
    line
        The Durand Line, EPSG:4326.
    units
        The provinces by key, EPSG:4326.
    places
        The rows of the gazetteer.
    """
    labels = [
        *_country_labels(),
        _line_label(line),
        *_province_labels(units),
        *_town_labels(places),
    ]
    rows = [json.dumps(label, ensure_ascii=False, separators=(",", ":")) for label in labels]
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


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


def _line_label(line: LineString) -> Label:
    """Label the line beside it, by turns on either side so that neither owns the words."""
    stops = [(number + 0.5) / LABELS_ON_LINE for number in range(LABELS_ON_LINE)]
    spots = [_beside(line, stop, (-1) ** n) for n, stop in enumerate(stops)]
    return {
        "t": "Durand Line",
        "sub": "not recognised as a border by Afghanistan",
        "lat": spots[4][0],
        "lon": spots[4][1],
        "cls": "lb-line",
        "pr": 12,
        "alts": spots,
    }


def _beside(line: LineString, stop: float, side: int) -> list[float]:
    """Find [lat, lon] off the line, at right angles to its course over about 100 km."""
    before, at, after = (
        line.interpolate(min(max(share, 0), 1), normalized=True)
        for share in (stop - 0.02, stop, stop + 0.02)
    )
    dx, dy = after.x - before.x, after.y - before.y
    off = side * BESIDE / math.hypot(dx, dy)
    return [round(at.y + dx * off, 3), round(at.x - dy * off, 3)]


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
