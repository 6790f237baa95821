"""The rows of the gazetteer's table, and what turns one into a place."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import layers, sides
from geodata.place import Place

LINE_ORIGIN = "edge at the Durand Line: OpenStreetMap contributors (ODbL)"


@dataclass(frozen=True)
class Entry:
    """One row of ``places.csv``, its geometry not read yet.

    `within` holds the keys of the areas around it; `owns_bare_name` says whether the name
    alone means this entry although others bear it (``sources/bare_names.csv`` says why).
    """

    key: str
    name: str
    kind: str
    country: str
    parent: str | None
    within: frozenset[str]
    position: tuple[float, float] | None
    precision_km: float
    origin: str
    layer: str
    owns_bare_name: bool
    alternates: tuple[str, ...]
    note: str

    def place(self) -> Place:
        """Read the geometry and make the place."""
        return Place(
            name=self.name,
            kind=self.kind,
            geometry=_geometry(self),
            precision_km=self.precision_km,
            origin=f"{self.origin}; {LINE_ORIGIN}" if self.borders_line() else self.origin,
            key=self.key,
            country=self.country,
            parent=self.parent,
            alternates=self.alternates,
            note=self.note,
        )

    def borders_line(self) -> bool:
        """Tell whether this is an area whose edge follows the Durand Line."""
        borders = self.kind == "country" or self.key in layers.sector_ranges()
        return self.position is None and borders


@cache
def _geometry(entry: Entry) -> BaseGeometry:
    """Read a geometry once; areas at the Durand Line are made to end at it."""
    if entry.position is not None:
        return shapely.Point(entry.position)
    if entry.kind == "country":
        return sides.land(entry.country)
    area = layers.geometries(entry.layer)[entry.key]
    if entry.borders_line():
        return sides.fitted(area, entry.country, layers.sector(entry.key))
    return area


def read_entries(path: Path) -> list[Entry]:
    """Read a gazetteer table in UTF-8, in the format of ``geodata/data/places.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_entry(row) for row in csv.DictReader(file, strict=True)]


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        key=row["key"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        parent=row["parent"] or None,
        within=frozenset(_split(row["within"])),
        position=(float(row["lon"]), float(row["lat"])) if row["lon"] else None,
        precision_km=float(row["precision_km"]),
        origin=row["origin"],
        layer=row["layer"],
        owns_bare_name=row["bare"] == "1",
        alternates=tuple(_split(row["alternates"])),
        note=row["note"],
    )


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []
