"""Where events were: points with the reach that their file gives them, and areas.

What a file places less exactly than to a town is never a point. The coordinates decide; a name
is only what a place is called, since one name may be borne on both sides of a border.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from geodata.folding import fold
from incidents.importing.events import SHORT, UnfitError, text_of

AREAS = "layers/imported.geojson"
CORNERS = 24
TURN = tuple(
    (math.cos(2 * math.pi * n / CORNERS), math.sin(2 * math.pi * n / CORNERS))
    for n in range(CORNERS)
)
KM_A_DEGREE = 111.32
_ENCODER = json.JSONEncoder(ensure_ascii=False)
POINTS = ("town",)
"""Kinds that are drawn as points."""


class Whereabout(NamedTuple):
    """A place of an imported file: where, how exactly in km, and of what kind."""

    lat: float
    lon: float
    km: int
    kind: str


class Places:
    """The places of an import, each under a name that nothing else bears.

    Parameters
    ----------
    origin
        Where the coordinates come from, with the licence.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._names: dict[tuple[str, Whereabout], str] = {}
        self._taken: set[str] = set()

    def name(self, called: str, where: Whereabout) -> str:
        """Give the name of a place; places of one name are told apart by their coordinates."""
        known = self._names.get((called, where))
        if known is None:
            known = self._names[called, where] = self._free(called, where)
        return known

    def _free(self, called: str, where: Whereabout) -> str:
        bare = text_of(called, SHORT).replace(";", ",").strip(", ")
        return next(name for name in _names(bare, where) if self._takes(name))

    def _takes(self, name: str) -> bool:
        """Take a name, unless it says nothing or is taken."""
        key = fold(name)
        is_free = bool(key) and key not in self._taken
        if is_free:
            self._taken.add(key)
        return is_free

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Write the points as rows of ``places.csv``."""
        for (_, where), name in self._names.items():
            if where.kind in POINTS:
                spot = (where.lat, where.lon, where.km)
                yield (name, "", where.kind, *spot, "", self._origin)

    def areas(self) -> Iterator[str]:
        """Write what is no point as the lines of a GeoJSON file, circles of its reach, if any."""
        before = '{"type": "FeatureCollection", "features": [\n'
        for (_, where), name in self._names.items():
            if where.kind not in POINTS:
                yield before + _ENCODER.encode(self._feature(name, where))
                before = ",\n"
        if before == ",\n":
            yield "\n]}\n"

    def _feature(self, name: str, where: Whereabout) -> dict[str, Any]:
        said = {"name": name, "kind": where.kind, "origin": self._origin}
        geometry = {"type": "Polygon", "coordinates": [_circle(where)]}
        return {"type": "Feature", "properties": said, "geometry": geometry}


def _names(bare: str, where: Whereabout) -> Iterator[str]:
    """Give the names that a place may have, the plainest first."""
    yield bare
    spot = f"{where.lat:.5g}, {where.lon:.5g}"
    name = bare if fold(bare) else spot
    yield from (spot,) if name == spot else ()
    yield f"{name} ({spot})"
    yield f"{name} ({spot}, {where.km} km)"
    yield f"{name} ({where.lat}, {where.lon}, {where.km} km {where.kind})"


def _circle(where: Whereabout) -> list[tuple[float, float]]:
    """Draw a circle as (lon, lat), counter-clockwise, held within what a map can show."""
    tall = where.km / KM_A_DEGREE
    wide = tall / max(math.cos(math.radians(where.lat)), 0.05)
    ring = [(where.lon + wide * x, where.lat + tall * y) for x, y in TURN]
    held = [
        (
            round(x if -180 <= x <= 180 else _held(x, 180), 4),
            round(y if -89 <= y <= 89 else _held(y, 89), 4),
        )
        for x, y in ring
    ]
    return [*held, held[0]]


def _held(value: float, most: float) -> float:
    return min(max(value, -most), most)


def degrees(cell: str, column: str, most: int) -> float:
    """Read a latitude or longitude in degrees.

    Raises
    ------
    UnfitError
        If it is none.
    """
    try:
        number = float(cell)
    except ValueError as error:
        raise UnfitError(column, cell, "import_degrees", most=str(most)) from error
    if not -most <= number <= most:
        raise UnfitError(column, cell, "import_degrees", most=str(most))
    return number
