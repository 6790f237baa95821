"""Making entries of a dataset's own rows and shapes, each checked against what it says."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.cabinet import Cabinet, Feature
from geodata.entries import Entry
from geodata.errors import ShapeError
from geodata.folding import fold
from geodata.line import Land
from geodata.meaning import EDGE_KM
from geodata.measure import GEOD, away_km, length_km
from geodata.shapes import checked, exact

PLACE_COLUMNS = ("name", "alternates", "kind", "lat", "lon", "precision_km", "within", "origin")
"""The columns of a dataset's ``places.csv``; the name and the coordinates must be filled."""

PRECISION_KM = 2.0
"""The reach of a place that does not say its own: a village's."""

Anywhere = Callable[[str], list[Entry]]

_KINDS = ("place", "line", "area")
_LONGEST = 200  # characters of a name: what is longer could not be asked for


class Refused(Exception):  # noqa: N818  it becomes a fault, never an error of a caller
    """A row or shape that cannot be taken: in which column, of what value, and why."""

    def __init__(self, column: str, value: str, words: str) -> None:
        super().__init__(column, value, words)
        self.column, self.value, self.words = column, value, words


@dataclass(frozen=True)
class Around:
    """What lies around a place: the areas that names mean, and the countries."""

    anywhere: Anywhere
    land: Land
    countries: Collection[str]

    def areas(self, names: list[str], spot: tuple[float, float]) -> list[Entry]:
        """Find the areas that a row says it lies in.

        Raises
        ------
        Refused
            If there is none of a name, or if the place does not lie in it.
        """
        return [area for name in names for area in self._areas(name, spot)]

    def _areas(self, name: str, spot: tuple[float, float]) -> list[Entry]:
        named = [area for area in self.anywhere(name) if area.position is None]
        if not named:
            raise Refused("within", name, "there is no area of that name")
        away = {area: away_km(area.geometry(), *spot) for area in named}
        holding = [area for area in named if away[area] <= EDGE_KM]
        if not holding:
            raise Refused("within", name, f"the place lies {min(away.values()):.0f} km outside it")
        return holding

    def country(self, spot: tuple[float, float]) -> str:
        """Give the country of the region that a (lon, lat) in EPSG:4326 lies in, or nothing."""
        lands = ((code, self.land(code)) for code in sorted(self.countries))
        point = shapely.Point(spot)
        return next((code for code, area in lands if area is not None and area.covers(point)), "")


def point_entry(row: Mapping[str, str], number: int, around: Around) -> Entry:
    """Make an entry of a row of ``places.csv``.

    Raises
    ------
    Refused
        If a cell cannot be read, or if the place does not lie in the areas it names.
    """
    name = _name(row.get("name"))
    spot = (_degrees(row, "lon", 180), _degrees(row, "lat", 90))
    areas = around.areas(_split(row.get("within")), spot)
    provinces = [area.name for area in areas if area.kind == "province"]
    countries = [area.country for area in areas if area.country]
    return _entry(
        name,
        key=f"own-{fold(name).replace(' ', '-')[:60]}-{number}",
        kind=_kind(row.get("kind"), _KINDS[0]),
        country=countries[0] if countries else around.country(spot),
        parent=next(iter(provinces + [area.name for area in areas]), None),
        within=frozenset(key for area in areas for key in (area.key, *area.within)),
        position=spot,
        precision_km=_precision(row.get("precision_km")),
        origin=" ".join((row.get("origin") or "").split()) or "the dataset's own",
        alternates=tuple(_split(row.get("alternates"))),
    )


def shape_entry(feature: Feature, cabinet: Cabinet) -> Entry:
    """Make an entry of a feature of a dataset's layers, which its ``name`` names.

    Raises
    ------
    Refused
        If it has no name, or a geometry that cannot be drawn.
    """
    said = feature.properties
    name, shape = _name(said.get("name")), _shape(feature.geometry)
    return _entry(
        name,
        key=str(said["key"]),
        kind=_kind(said.get("kind"), _KINDS[int(shapely.get_dimensions(shape))]),
        country=str(said.get("country") or ""),
        precision_km=_reach(shape),
        origin=str(said.get("origin") or "the dataset's own"),
        alternates=tuple(_split(said.get("alternates"))),
        note=str(said.get("note") or ""),
        layer="own",
        cabinet=cabinet,
    )


def _entry(name: str, **given: Any) -> Entry:
    silent: dict[str, Any] = {
        "parent": None,
        "within": frozenset(),
        "position": None,
        "layer": "",
        "note": "",
    }
    return Entry(name=name, owns_bare_name=False, own=True, **(silent | given))


def _name(value: object) -> str:
    name = " ".join(str(value or "").split())
    if not fold(name) or len(name) > _LONGEST:
        raise Refused("name", name[:_LONGEST], "a place needs a name, of 200 characters at most")
    return name


def _kind(value: object, otherwise: str) -> str:
    return " ".join(str(value or "").lower().split())[:40] or otherwise


def _degrees(row: Mapping[str, str], column: str, most: float) -> float:
    text = (row.get(column) or "").strip()
    number = _number(text)
    if number is None or abs(number) > most:
        raise Refused(column, text, f"degrees from -{most:g} to {most:g} are needed, as 39.85")
    return number


def _precision(value: object) -> float:
    text = str(value or "").strip()
    number = _number(text) if text else PRECISION_KM
    if number is None or not 0 < number <= 1000:
        raise Refused("precision_km", text, "kilometres more than 0 are needed, 1000 at most")
    return number


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _split(cell: object) -> list[str]:
    parts = (" ".join(part.split()) for part in str(cell or "").split(";"))
    return [part for part in parts if part]


def _shape(geometry: BaseGeometry) -> BaseGeometry:
    if geometry.geom_type == "GeometryCollection":
        raise Refused("geometry", geometry.geom_type, "one kind of geometry is needed")
    try:
        return exact(checked(geometry))
    except ShapeError as error:
        raise Refused("geometry", geometry.geom_type, str(error)) from error


def _reach(shape: BaseGeometry) -> float:
    """Work out in km how exact a shape is: half a line, the circle of an area's size."""
    kind = int(shapely.get_dimensions(shape))
    if kind == 0:
        return PRECISION_KM
    if kind == 1:
        return max(round(length_km(shape) / 2, 1), 0.1)
    return radius_km(shape)


def radius_km(area: BaseGeometry) -> float:
    """Work out the radius in km of the circle that has the geodesic area of an area."""
    square_metres = abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(area))[0])
    return max(round(math.sqrt(square_metres / math.pi) / 1000, 1), 0.1)
