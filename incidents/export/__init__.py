"""Exports: exactly the filtered view as data, with its filters, sources, licences and version."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from incidents.brief import Sight
from incidents.errors import ExportError
from incidents.export.about import about
from incidents.model import Dataset
from incidents.query import View
from incidents.store import Store
from incidents.words import controls
from incidents.words.refusals import refusal
from incidents.words.tongue import either

__all__ = ["FORMATS", "DataFormat", "labels", "write"]


@dataclass(frozen=True)
class DataFormat:
    """A data format: its name, MIME type, file name extension with the dot, and its module."""

    name: str
    mime: str
    extension: str
    module: str


FORMATS: dict[str, DataFormat] = {
    "csv": DataFormat("CSV", "text/csv", ".csv", "spreadsheet"),
    "geojson": DataFormat("GeoJSON", "application/geo+json", ".geojson", "geojson"),
    "gpkg": DataFormat("GeoPackage", "application/geopackage+sqlite3", ".gpkg", "geopackage"),
    "kml": DataFormat("KML", "application/vnd.google-earth.kml+xml", ".kml", "kml"),
    "parquet": DataFormat("GeoParquet", "application/vnd.apache.parquet", ".parquet", "geoparquet"),
    "zip": DataFormat("Data package", "application/zip", ".zip", "package"),
}


def labels() -> dict[str, str]:
    """Name the formats for a choice."""
    said = controls.data_formats()
    return {name: said.get(name, form.name) for name, form in FORMATS.items()}


def write(view: View, store: Store, fmt: str, *, bom: bool = False) -> bytes:
    """Write the rows of a view, all of them, in a format.

    Parameters
    ----------
    view, store
        What to write, and from which data.
    fmt
        One of `FORMATS`.
    bom
        For CSV: whether to begin with a byte order mark, without which Excel guesses the
        encoding wrong.

    Raises
    ------
    ExportError
        If there is no such format.
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    if fmt not in FORMATS:
        raise ExportError(refusal("no_format", value=fmt, known=either(FORMATS)))
    sight = Sight(view, store)
    rows = _rows(sight)
    facts = about(sight, rows)
    # Some formats need libraries that are slow to import: only who writes them waits for it.
    module = import_module(f"incidents.export.{FORMATS[fmt].module}")
    options = {"bom": bom} if fmt == "csv" else {}
    written: bytes = module.write(rows, facts, **options)
    return written


def _rows(sight: Sight) -> Dataset:
    """Read every row of a view; an open incident stands alone, whatever the other filters."""
    if sight.view.incident:
        return sight.shown
    return sight.store.slice(sight.query, limit=None)
