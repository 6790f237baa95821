"""The ground that a map draws below its marks: land, borders, water, hills, names, the line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import shapely

from geodata.cabinet import Feature, parsed
from geodata.region import NOWHERE, Region
from geodata.writing import layer_text

LAYERS = ("countries", "borders", "provinces", "rivers", "disputed", "boundary", "labels")
"""The layers, as JSON in UTF-8; any may be missing."""

RELIEF = "relief"
"""The shadows of hills, as a picture whose transparency is the light, rows as Web Mercator."""

NOTHING = layer_text([]).encode()


@dataclass(frozen=True, eq=False)
class Ground:
    """What lies below the marks of a map.

    Attributes
    ----------
    region
        What the map shows at first and at most, and where the shadows lie.
    layers
        The content of each of `LAYERS` that there is, and of `RELIEF`.
    credit
        Whose the layers are.
    """

    region: Region = field(default_factory=Region)
    layers: Mapping[str, bytes] = field(default_factory=dict)
    credit: str = ""

    @cached_property
    def _features(self) -> dict[str, tuple[Feature, ...]]:
        return {}

    def features(self, layer: str) -> tuple[Feature, ...]:
        """Give the geometries of a layer, (lon, lat) in EPSG:4326, with their properties."""
        if layer not in self._features:
            text = self.layers.get(layer, NOTHING).decode("utf-8")
            self._features[layer] = parsed(text, layer)
        return self._features[layer]

    @cached_property
    def labels(self) -> tuple[dict[str, Any], ...]:
        """The names of countries, provinces and towns, with where they stand."""
        return tuple(json.loads(self.layers.get("labels", b"[]")))

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what the layers hold, in degrees; all the world if bare.

        It is where there are shadows, if there are any: beyond them the land would look flat.
        """
        if RELIEF in self.layers and self.region.relief != NOWHERE:
            south, west, north, east = self.region.relief
            return (west, south, east, north)
        land = [one.geometry for one in self.features("countries")]
        south, west, north, east = self.region.limits
        return tuple(map(float, shapely.total_bounds(land))) if land else (west, south, east, north)  # type: ignore[return-value]


BARE = Ground()
"""Nothing at all: marks on plain paper."""
