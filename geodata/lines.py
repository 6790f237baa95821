"""Lines out of the layers of an atlas or a dataset, with the sides on either hand."""

from collections import Counter
from collections.abc import Collection
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.cabinet import Feature
from geodata.entries import Entry
from geodata.line import Land, Line
from geodata.measure import GEOD
from geodata.shapes import checked, strands

_PROBES = 60  # segments at which the land on either hand is looked at
_OFF_M = 3000.0  # metres: farther than a river is wide, nearer than a border bends
_MOST = 0.6  # of the probes: a hand is a country's if as many lie in it


def line_of(entry: Entry, land: Land, countries: Collection[str]) -> Line | None:
    """Make the line of an entry, or None if it is none.

    Parameters
    ----------
    entry
        An entry of the gazetteer.
    land
        Gives the land of a country by ISO alpha-2.
    countries
        Which countries may lie beside it, where its layer does not name its sides.
    """
    if entry.kind not in {"line", "border"} or entry.cabinet is None:
        return None
    said = _properties(entry)
    left, right = str(said.get("left") or ""), str(said.get("right") or "")
    if not (left or right):
        left, right = hands(entry.geometry(), land, countries)
    return Line(
        key=entry.key,
        name=entry.name,
        geometry=checked(entry.geometry()),
        left=left,
        right=right,
        between=tuple(said.get("between") or ()),
        origin=entry.origin,
        note=entry.note,
        land=land,
    )


def _properties(entry: Entry) -> dict[str, Any]:
    features = entry.cabinet.features(entry.layer) if entry.cabinet else ()
    found = (one.properties for one in features if one.properties.get("key") == entry.key)
    return next(found, {})


def border(feature: Feature, land: Land) -> Line:
    """Make the line of a feature of the world's land borders."""
    said = feature.properties
    return Line(
        key=said["key"],
        name=said["name"],
        geometry=feature.geometry,
        left=said["between"][0],
        right=said["between"][1],
        between=tuple(said["between"]),
        origin=said["origin"],
        note=said["note"],
        land=land,
    )


def hands(line: BaseGeometry, land: Land, countries: Collection[str]) -> tuple[str, str]:
    """Name the countries on the left and right hand of a line, empty where none is.

    Parameters
    ----------
    line
        (lon, lat) in EPSG:4326.
    land
        Gives the land of a country by ISO alpha-2.
    countries
        The countries that it may be.
    """
    found = {code: area for code in sorted(countries) if (area := land(code)) is not None}
    left, right = (_holder(_probes(line, turn), found) for turn in (-90.0, 90.0))
    return (left, right) if left != right else ("", "")


def _probes(line: BaseGeometry, turn: float) -> list[BaseGeometry]:
    """Step off the line at a right angle, at points spread over it."""
    spots = [shapely.get_coordinates(part) for part in strands(line)]
    begin, end = np.concatenate([s[:-1] for s in spots]), np.concatenate([s[1:] for s in spots])
    chosen = np.unique(np.linspace(0, len(begin) - 1, _PROBES).astype(int))
    begin, end = begin[chosen], end[chosen]
    azimuth, _, _ = GEOD.inv(*begin.T, *end.T)
    middle = (begin + end) / 2
    far = np.full(len(middle), _OFF_M)
    lon, lat, _ = GEOD.fwd(middle[:, 0], middle[:, 1], np.array(azimuth) + turn, far)
    return [shapely.Point(spot) for spot in zip(lon, lat, strict=True)]


def _holder(probes: list[BaseGeometry], lands: dict[str, BaseGeometry]) -> str:
    """Name the country that most of the probes lie in, if most do."""
    held = Counter(code for p in probes for code, area in lands.items() if area.covers(p))
    (code, number), *_ = held.most_common(1) or [("", 0)]
    return code if number >= _MOST * len(probes) else ""
