"""A place: a gazetteer entry with its geometry and its precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Shape = Literal["point", "area", "line"]


@dataclass(frozen=True)
class Place:
    """One entry of the gazetteer.

    Attributes
    ----------
    name
        The name in Latin letters, without diacritics.
    kind
        ``city``, ``town``, ``village``, ``neighbourhood``, ``crossing``, ``valley``,
        ``tehsil``, ``district``, ``province``, ``region``, ``country``, ``line`` or ``sector``.
    geometry
        The geometry, (lon, lat) in EPSG:4326.
    precision_km
        How far from `label_point`, in km, the spot that is meant may lie. For a point, the
        reach of the settlement and the error of its coordinate; for an area, the radius of
        the circle of equal area; for a line, half its length.
    origin
        Where the geometry comes from, with its licence.
    key
        A stable unique slug, such as ``kabul-city``.
    country
        ISO 3166-1 alpha-2, or two joined by ``/`` for what lies on a border.
    parent
        The province it lies in, if any.
    alternates
        Other spellings, other scripts among them.
    note
        What a reader should know, such as that a coordinate is approximate.
    """

    name: str
    kind: str
    geometry: BaseGeometry
    precision_km: float
    origin: str
    key: str
    country: str
    parent: str | None = None
    alternates: tuple[str, ...] = ()
    note: str = ""

    @property
    def shape(self) -> Shape:
        """How the place is to be drawn: as a point, an area or a line."""
        shapes: dict[int, Shape] = {0: "point", 1: "line", 2: "area"}
        dimension = {"Point": 0, "MultiPoint": 0, "LineString": 1, "MultiLineString": 1}
        return shapes[dimension.get(self.geometry.geom_type, 2)]

    @property
    def as_geojson(self) -> dict[str, Any]:
        """The geometry as plain GeoJSON values, (lon, lat) in EPSG:4326."""
        written: dict[str, Any] = self.geometry.__geo_interface__
        return written

    @property
    def label_point(self) -> tuple[float, float]:
        """A (lon, lat) in EPSG:4326 that lies on the geometry: where a label may stand."""
        if self.shape == "line":
            longest = max(getattr(self.geometry, "geoms", [self.geometry]), key=_length)
            point = longest.interpolate(0.5, normalized=True)
        else:
            point = self.geometry.representative_point()
        return (float(point.x), float(point.y))


def _length(line: BaseGeometry) -> float:
    return float(line.length)
