"""Layers for a map, cut out of countries and their divisions: land, borders, provinces, labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geodata.region import Box
from geodata.writing import layer_text, rows_text

DECIMALS = 3
MOST_TOWNS = 60
FAR_TOWNS = 4
"""How many towns of a country the map names: of those it is about, and of their neighbours."""

_SPECK = 0.4  # square degrees of a neighbour in sight that is worth a name
_ZOOMS = ((8, 0.0), (20, 6.2), (MOST_TOWNS, 7.2))  # ranks up to which, and from which zoom on

Label = dict[str, Any]


@dataclass(frozen=True)
class Town:
    """A town that a map may name; those of a country come largest first."""

    name: str
    lon: float
    lat: float


@dataclass(frozen=True, eq=False)
class Country:
    """A country with its first-level divisions, which share its land out without gaps.

    Attributes
    ----------
    code, name
        ISO 3166-1 alpha-2, and the name in English.
    divisions
        Their names and areas, (lon, lat) in EPSG:4326.
    towns
        Its towns, largest first.
    """

    code: str
    name: str
    divisions: tuple[tuple[str, BaseGeometry], ...]
    towns: tuple[Town, ...] = ()

    @cached_property
    def land(self) -> BaseGeometry:
        """Its land as a whole."""
        return shapely.coverage_union_all([area for _, area in self.divisions])


def cut(
    countries: Sequence[Country],
    box: Box,
    focus: Collection[str],
    lines: Iterable[BaseGeometry] = (),
    *,
    parted: Collection[str] = (),
    home: Box | None = None,
) -> dict[str, str]:
    """Cut the layers of a map.

    Parameters
    ----------
    countries
        All that reach into the box.
    box
        South, west, north and east of what the map can show.
    focus
        The countries that the map is about, by ISO alpha-2.
    lines
        Borders that are known better than by the edges of the areas.
    parted
        Two countries whose border is among the lines, or is drawn apart.
    home
        South, west, north and east of what the map opens with: the countries it is about are named
        there, and their neighbours if they are seen there.

    Returns
    -------
    dict of str to str
        GeoJSON, and for labels JSON, by the name of the layer.
    """
    frame = _frame(box)
    about = [one for one in countries if one.code in focus]
    land = [({"a3": c.code, "focus": c.code in focus}, _clip(c.land, frame)) for c in countries]
    edges = _borders(countries, parted)
    inner = [_inner([area for _, area in one.divisions]) for one in about]
    return {
        "countries": layer_text((pair for pair in land if pair[1]), decimals=DECIMALS),
        "borders": _lines([edges, *lines], frame),
        "provinces": _lines(inner, frame),
        "labels": rows_text(_labels(countries, focus, frame, _frame(home or box))),
    }


def _frame(box: Box) -> BaseGeometry:
    south, west, north, east = box
    return shapely.box(west, south, east, north)


def _clip(geometry: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    return shapely.intersection(geometry, frame)


def _lines(found: Iterable[BaseGeometry], frame: BaseGeometry) -> str:
    whole = _clip(shapely.union_all(list(found)), frame)
    parts = [part for part in shapely.get_parts(whole) if part.length]
    merged = shapely.line_merge(shapely.multilinestrings(parts)) if parts else None
    return layer_text([({}, merged)] if merged else [], decimals=DECIMALS)


def _inner(areas: Sequence[BaseGeometry]) -> BaseGeometry:
    """Collect the edges that two areas share."""
    edges = shapely.union_all([area.boundary for area in areas])
    return shapely.difference(edges, shapely.coverage_union_all(areas).boundary)


def _borders(countries: Sequence[Country], parted: Collection[str]) -> BaseGeometry:
    """Collect the land borders, all but the one that is drawn apart."""
    edges = _inner([one.land for one in countries])
    pair = [one.land.boundary for one in countries if one.code in parted]
    if len(pair) < 2:
        return edges
    return shapely.difference(edges, shapely.intersection_all(pair))


def _labels(
    countries: Sequence[Country], focus: Collection[str], frame: BaseGeometry, home: BaseGeometry
) -> list[Label]:
    """Name countries, towns and provinces; a map shows those of a lower ``pr`` first."""
    about = [one for one in countries if one.code in focus]
    far = [one for one in countries if one.code not in focus and _is_seen(one, home)]
    return [
        *(_land_label(one, home, "lb-country", 1) for one in about),
        *(_land_label(one, frame, "lb-country2", 5) for one in far),
        *_town_labels(about, MOST_TOWNS, frame),
        *_town_labels(far, FAR_TOWNS, frame),
        *_province_labels([pair for one in about for pair in one.divisions], frame),
    ]


def _is_seen(country: Country, frame: BaseGeometry) -> bool:
    return bool(_clip(country.land, frame).area > _SPECK)


def _land_label(country: Country, frame: BaseGeometry, style: str, order: int) -> Label:
    seen = _clip(country.land, frame)
    return _label(country.name, roomiest(seen if seen.area else country.land), style, order)


def _province_labels(
    divisions: Sequence[tuple[str, BaseGeometry]], frame: BaseGeometry
) -> Iterable[Label]:
    """Name provinces where there is most room, larger ones first."""
    seen = [(name, part) for name, area in divisions if (part := _clip(area, frame)).area]
    for rank, (name, area) in enumerate(sorted(seen, key=lambda pair: -pair[1].area)):
        zoom = 0.0 if area.area > 3 else 6.2 if area.area > 0.8 else 7.2
        yield _label(name, roomiest(area), "lb-prov", 40 + rank, zoom)


def _town_labels(countries: Sequence[Country], most: int, frame: BaseGeometry) -> Iterable[Label]:
    for country in countries:
        towns = country.towns[:most]
        seen = [one for one in towns if shapely.intersects_xy(frame, one.lon, one.lat)]
        for rank, town in enumerate(seen):
            zoom = next(zoom for past, zoom in _ZOOMS if rank < past)
            spot = (round(town.lon, DECIMALS), round(town.lat, DECIMALS))
            yield _label(town.name, spot, "lb-town", 20 + min(rank, 19), zoom)


def roomiest(area: BaseGeometry) -> tuple[float, float]:
    """Find the (lon, lat) inside an area that is farthest from its edge."""
    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    largest = max(parts, key=lambda part: part.area)
    point = polylabel(largest, 0.02)
    return (round(point.x, DECIMALS), round(point.y, DECIMALS))


def _label(text: str, at: tuple[float, float], style: str, order: int, zoom: float = 0.0) -> Label:
    return {"t": text, "lat": at[1], "lon": at[0], "cls": style, "pr": order, "minz": zoom}
