"""What part of the world a map shows: boxes of an atlas, or around the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import AtlasError, ShapeError

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees of EPSG:4326."""

POLAR = 85.0
"""Latitude in degrees beyond which the Web Mercator projection of the map does not reach."""

WORLD: Box = (-POLAR, -180.0, POLAR, 180.0)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)

_LEAST = 1.0  # degrees that a box around data is high and wide at least
_LEEWAY = 4.0  # degrees that a map may be moved at least beyond what it opens with
_MARGIN = 0.15  # of its size that it is wider on every side


@dataclass(frozen=True)
class Region:
    """What a map shows at first and at most, and where its hill-shade lies.

    The boxes come from an atlas, or lie around the data.

    Attributes
    ----------
    home, limits
        What a map opens with, and what it may be moved to.
    relief
        What the picture of shadows covers; of no height where there is none.
    """

    home: Box = WORLD
    limits: Box = WORLD
    relief: Box = NOWHERE

    @classmethod
    def read(cls, boxes: Mapping[str, Any]) -> Region:
        """Read the boxes of an ``atlas.json``; what is missing is the whole world.

        Raises
        ------
        AtlasError
            If a box is not four numbers, or south and north or west and east are swapped.
        """
        limits = _box(boxes, "limits", WORLD)
        home = _box(boxes, "home", limits)
        return cls(home, limits, _box(boxes, "relief", NOWHERE))

    @property
    def boxes(self) -> dict[str, Box]:
        """The boxes by name, as an ``atlas.json`` has them."""
        return {"home": self.home, "limits": self.limits, "relief": self.relief}

    def around(self, shapes: Iterable[BaseGeometry]) -> Region:
        """Frame shapes, within the same limits.

        Parameters
        ----------
        shapes
            (lon, lat) in EPSG:4326.

        Returns
        -------
        Region
            Opening with a box around the shapes; this region itself if there are none.

        Raises
        ------
        ShapeError
            If a map cannot show them as they lie: nearer to each other across the 180th
            meridian than across the map.
        """
        edges = [_edges(shape) for shape in shapes if not shape.is_empty]
        if not edges:
            return self
        home = boxed(_bounds(edges))
        limits = widened(home) if self.limits == WORLD else _holding(self.limits, home)
        return Region(home, limits, self.relief)


def is_beyond(shape: BaseGeometry) -> bool:
    """Tell whether all of a shape lies nearer to a pole than a map can show."""
    _, south, _, north = shape.bounds
    return bool(south > POLAR or north < -POLAR)


def boxed(bounds: tuple[float, float, float, float]) -> Box:
    """Make a box with a margin around west, south, east and north, as far as a map can show it."""
    west, south, east, north = map(float, bounds)
    return _grown((south, west, north, east), _room(north - south), _room(east - west))


def widened(box: Box) -> Box:
    """Give what a map that opens with a box may be moved to."""
    south, west, north, east = box
    return _grown(box, max(north - south, _LEEWAY), max(east - west, _LEEWAY))


def _grown(box: Box, dy: float, dx: float) -> Box:
    south, west, north, east = box
    corners = (max(south - dy, -POLAR), max(west - dx, -180.0))
    return (*corners, min(north + dy, POLAR), min(east + dx, 180.0))


def _edges(shape: BaseGeometry) -> tuple[float, float, float, float]:
    """Give the bounds of a shape, or of its larger side if the 180th meridian parts it."""
    west, _, east, _ = shape.bounds
    if east - west <= 180 or shape.geom_type not in {"MultiPolygon", "MultiLineString"}:
        return shape.bounds
    parts = list(shapely.get_parts(shape))
    sides = [[one for one in parts if (one.centroid.x < 0) is west] for west in (False, True)]
    larger = max(sides, key=lambda side: sum(one.area or one.length for one in side))
    found: tuple[float, float, float, float] = tuple(shapely.total_bounds(larger))
    return found


def _bounds(edges: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    """Give west, south, east and north of all, unless they gather at the 180th meridian."""
    found = np.array(edges)
    west, south = found[:, :2].min(axis=0)
    east, north = found[:, 2:].max(axis=0)
    turned = np.sort(found[:, [0, 2]].ravel() % 360)
    round_it = (found[:, 2] - found[:, 0] > 180).any()  # as Antarctica lies round its pole
    if not round_it and east - west > 180 and turned[-1] - turned[0] < 180:
        raise ShapeError("places on both sides of the 180th meridian: no map frames them together")
    return float(west), float(south), float(east), float(north)


def _room(size: float) -> float:
    return max(size * _MARGIN, (_LEAST - size) / 2)


def _holding(limits: Box, home: Box) -> Box:
    low = (min(limits[0], home[0]), min(limits[1], home[1]))
    return (*low, max(limits[2], home[2]), max(limits[3], home[3]))


def _box(boxes: Mapping[str, Any], name: str, otherwise: Box) -> Box:
    given = boxes.get(name)
    if given is None:
        return otherwise
    try:
        south, west, north, east = (float(edge) for edge in given)
    except (TypeError, ValueError) as error:
        raise AtlasError(f"region.{name} must be [south, west, north, east] in degrees") from error
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        raise AtlasError(f"region.{name} is no box: [south, west, north, east], west before east")
    return (south, west, north, east)
