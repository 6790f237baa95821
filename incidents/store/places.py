"""Places in the store: reading them back, and finding those that lie in another."""

from __future__ import annotations

import json

import shapely

from geodata.place import Place

LEAST_SHARE = 0.05
"""Two areas meet if they share a twentieth of the smaller: neighbours only touch."""

DIMENSIONS = {"point": 0, "line": 1, "area": 2}


def read_place(text: str) -> Place:
    """Read a place from the JSON that `tables` wrote."""
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


def _size(place: Place) -> tuple[int, float]:
    """Order places by dimension, then by extent."""
    geometry = place.geometry
    return (DIMENSIONS[place.shape], geometry.area or geometry.length)
