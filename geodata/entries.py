"""The rows of a gazetteer's table, and what turns one into a place."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.cabinet import Cabinet
from geodata.errors import AtlasError
from geodata.place import Place
from geodata.shapes import exact

COLUMNS = (
    *("key", "name", "kind", "country", "parent", "within", "lon", "lat", "precision_km"),
    *("origin", "layer", "bare", "alternates", "also", "note"),
)
"""The columns of ``places.csv``; the last two may be missing, and are empty then."""

OWNS, RENOWNED, UNSURE = "1", "2", "0"
"""What ``bare`` says of the name alone: it means this one before all others; it means this one
from afar too; it may mean another place, and needs to be confirmed. Empty: none of these."""


@dataclass(frozen=True)
class Entry:
    """One row of ``places.csv``, its geometry not read yet.

    `within` holds the keys of the areas around it; `owns_bare_name` says whether the name
    alone means this entry although others bear it, `renowned` whether it does so also for
    readers of another region, and `needs_context` that a small place bears it, and others may
    too. `own` tells the rows of a dataset from those of an atlas. `also` are spellings so unlike
    the name that they need to be confirmed likewise.
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
    also: tuple[str, ...] = ()
    renowned: bool = False
    needs_context: bool = False
    own: bool = False
    cabinet: Cabinet | None = field(default=None, repr=False)

    def place(self) -> Place:
        """Read the geometry and make the place."""
        return Place(
            name=self.name,
            kind=self.kind,
            geometry=self.geometry(),
            precision_km=self.precision_km,
            origin=self.origin,
            key=self.key,
            country=self.country,
            parent=self.parent,
            alternates=(*self.alternates, *self.also),
            note=self.note,
        )

    def geometry(self) -> BaseGeometry:
        """Read the geometry, (lon, lat) in EPSG:4326: valid, and exact on the grid of exports."""
        return _geometry(self)

    def spot(self) -> tuple[float, float]:
        """Give a (lon, lat) in EPSG:4326 that lies on it."""
        return self.position or self.place().label_point


@lru_cache(maxsize=4096)
def _geometry(entry: Entry) -> BaseGeometry:
    if entry.position is not None:
        return exact(shapely.Point(entry.position))
    if entry.cabinet is None:
        raise AtlasError(f"{entry.key} has neither a position nor a layer")
    return exact(entry.cabinet.geometry(entry.layer, entry.key))


def entries_of(text: str, cabinet: Cabinet) -> list[Entry]:
    """Read the text of a gazetteer table, in the format of ``places.csv``.

    Raises
    ------
    AtlasError
        If a column is missing or a number is none.
    """
    rows: Iterable[dict[str, str]] = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        return [_entry(row, cabinet) for row in rows]
    except (KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
        raise AtlasError(f"{cabinet.folder.name}: places.csv cannot be read: {error!r}") from error


def _entry(row: Mapping[str, str], cabinet: Cabinet) -> Entry:
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
        owns_bare_name=row["bare"] == OWNS,
        renowned=row["bare"] == RENOWNED,
        needs_context=row["bare"] == UNSURE,
        alternates=tuple(_split(row["alternates"])),
        also=tuple(_split(row.get("also") or "")),
        note=row.get("note") or "",
        cabinet=cabinet,
    )


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []
