"""GeoJSON's features as a table: a column a property, and where the geometry lies."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

import shapely
from shapely.geometry import shape

from incidents.errors import DatasetError
from incidents.importing.sheets import Line
from incidents.readers.rows import Broken
from incidents.text import one_line
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

MOST_MB = 100
KM_A_DEGREE = 111.32
PLACED = ("latitude", "longitude", "precision_km")


class Features:
    """The features of a GeoJSON file, as rows; the first feature is on line 1.

    A point is where it is; a line or an area is its middle, with the reach to its farthest end.

    Raises
    ------
    DatasetError
        If it is too large to be read at once, or holds no features.
    """

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self.name = name
        self._features = _features(name, stream)
        named = dict.fromkeys(
            str(key).strip().lower()
            for one in self._features
            if isinstance(one, dict) and isinstance(one.get("properties"), dict)
            for key in one["properties"]
        )
        self._properties = tuple(key for key in named if key not in PLACED)
        self.columns = (*self._properties, *PLACED)

    def rows(self) -> Iterator[Line | Broken]:
        """Yield a row a feature; what is no feature is broken."""
        for number, one in enumerate(self._features, 1):
            try:
                yield number, self._cells(one)
            except (AttributeError, TypeError, ValueError, KeyError, shapely.errors.ShapelyError):
                yield Broken(self.name, number, json.dumps(one)[:200], "import_feature")

    def mended(self, cells: list[str]) -> bool:
        """GeoJSON is UTF-8: there is nothing to mend."""
        del cells
        return False

    def _cells(self, feature: dict[str, Any]) -> list[str]:
        said = {str(key).strip().lower(): value for key, value in feature["properties"].items()}
        return [*(_text(said.get(name)) for name in self._properties), *_placed(feature)]


def _features(name: str, stream: BinaryIO) -> list[Any]:
    data = stream.read(MOST_MB * 1_000_000 + 1)
    if len(data) > MOST_MB * 1_000_000:
        raise DatasetError(refusal("import_large", file=name, number=in_digits(MOST_MB)))
    try:
        return [*json.loads(data.decode("utf-8-sig"))["features"]]
    except ValueError as error:
        raise DatasetError(
            refusal("import_json", file=name, why=one_line(str(error), 200))
        ) from error
    except (KeyError, TypeError, RecursionError) as error:
        raise DatasetError(refusal("import_no_features", file=name)) from error


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _placed(feature: dict[str, Any]) -> list[str]:
    """Give a geometry's middle and its reach in km; a feature without one is not placed."""
    if not feature.get("geometry"):
        return ["", "", ""]
    geometry = shape(feature["geometry"])
    if geometry.is_empty:
        return ["", "", ""]
    if isinstance(geometry, shapely.Point):
        given = {str(k).lower(): v for k, v in feature["properties"].items()}
        return [str(geometry.y), str(geometry.x), _text(given.get("precision_km"))]
    west, south, east, north = geometry.bounds
    lat, lon = (south + north) / 2, (west + east) / 2
    wide = (east - west) * math.cos(math.radians(lat))
    km = math.hypot(wide, north - south) / 2 * KM_A_DEGREE
    return [str(lat), str(lon), str(max(round(km), 26))]
