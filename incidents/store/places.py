"""Places in the store: reading them back, and finding those that lie in another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geodata.place import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LEAST_SHARE = 0.05
"""Two areas meet if they share a twentieth of the smaller: neighbours only touch."""

MOST_SHARE = 0.9
"""A place holds another if nine tenths of that lie in it."""

DIMENSIONS = {"point": 0, "line": 1, "area": 2}


def read_place(text: str) -> Place:
    """Read a place from the JSON that `tables` wrote."""
    import shapely  # noqa: PLC0415  not every command looks at places

    fields = json.loads(text)
    fields["geometry"] = shapely.from_wkb(bytes.fromhex(fields["geometry"]))
    fields["alternates"] = tuple(fields["alternates"])
    return Place(**fields)


def meets(first: Place, second: Place) -> bool:
    """Whether two places share ground, rather than only a border.

    Drawn borders overlap by slivers, so two areas, or an area and a line, meet only where they
    share at least `LEAST_SHARE` of the smaller.
    """
    if not first.geometry.intersects(second.geometry):
        return False
    narrow, wide = sorted((first, second), key=_size)
    if narrow.shape == "point":
        return True
    shared = narrow.geometry.intersection(wide.geometry)
    if narrow.shape == "line":
        return bool(shared.length >= LEAST_SHARE * narrow.geometry.length)
    return bool(shared.area >= LEAST_SHARE * narrow.geometry.area)


def holds(place: Place, other: Place) -> bool:
    """Whether a place holds another whole, but for the slivers by which drawn borders differ."""
    if _size(other)[0] > _size(place)[0]:
        return False
    if other.shape == "point":
        return bool(place.geometry.intersects(other.geometry))
    shared = place.geometry.intersection(other.geometry)
    return bool(_extent(shared, other) >= MOST_SHARE * _extent(other.geometry, other))


def _extent(geometry: BaseGeometry, like: Place) -> float:
    return float(geometry.length if like.shape == "line" else geometry.area)


def _size(place: Place) -> tuple[int, float]:
    """Order places by dimension, then by extent."""
    geometry = place.geometry
    return (DIMENSIONS[place.shape], geometry.area or geometry.length)
