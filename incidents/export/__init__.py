"""Exports: exactly the filtered view as data, with its filters, sources, licences and version."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from incidents.errors import ExportError
from incidents.export.about import about

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store

__all__ = ["FORMATS", "Format", "write"]


@dataclass(frozen=True)
class Format:
    """A data format: its label, MIME type, file name extension with the dot, and its module."""

    label: str
    mime: str
    extension: str
    module: str


FORMATS: dict[str, Format] = {
    "csv": Format("CSV for spreadsheets", "text/csv", ".csv", "spreadsheet"),
    "geojson": Format("GeoJSON", "application/geo+json", ".geojson", "geojson"),
    "gpkg": Format("GeoPackage", "application/geopackage+sqlite3", ".gpkg", "geopackage"),
    "kml": Format("KML", "application/vnd.google-earth.kml+xml", ".kml", "kml"),
    "parquet": Format("GeoParquet", "application/vnd.apache.parquet", ".parquet", "geoparquet"),
    "zip": Format("Data package (CSV, zipped)", "application/zip", ".zip", "package"),
}


def write(view: View, store: Store, fmt: str, *, bom: bool = False) -> bytes:
    """Write the rows of a view, all of them, in a format.

    Parameters
    ----------
    view, store
        What to write, and from which data.
    fmt
        One of `FORMATS`.
    bom
        For CSV: whether to begin with a byte order mark, as some versions of Excel need.

    Raises
    ------
    ExportError
        If there is no such format.
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    if fmt not in FORMATS:
        raise ExportError(f"no format {fmt!r}: use one of {', '.join(FORMATS)}")
    only = [view.incident] if view.incident else None
    rows = store.slice(view.query, limit=None, incidents=only)
    facts = about(view, store, rows)
    # Some formats need libraries that are slow to import: only who writes them waits for it.
    module = import_module(f"incidents.export.{FORMATS[fmt].module}")
    options = {"bom": bom} if fmt == "csv" else {}
    written: bytes = module.write(rows, facts, **options)
    return written
