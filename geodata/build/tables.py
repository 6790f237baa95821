"""Read the hand-kept tables and write the built files, the same bytes for the same input."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from geodata.entries import COLUMNS
from geodata.writing import Features, layer_text

SOURCES = Path(__file__).parents[1] / "sources"

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """Read one of the hand-kept tables of ``geodata/sources``."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def split(cell: str) -> list[str]:
    """Split a cell of several values, which ``|`` separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def row_of(given: Mapping[str, str], **values: object) -> Row:
    """Make a row of a gazetteer, of the columns of `geodata.entries`; the others are empty."""
    filled = {**given, **{name: str(value) for name, value in values.items()}}
    return {column: filled.get(column, "") for column in COLUMNS}


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows as CSV, lines ended by a line feed alone."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows as CSV in UTF-8."""
    path.write_text(csv_text(columns, rows), encoding="utf-8", newline="")


def write_zip(path: Path, members: Mapping[str, str]) -> None:
    """Pack texts into a zip, sorted and without times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, members[name].encode("utf-8"), compresslevel=9)


def write_layer(path: Path, features: Features, *, decimals: int = 4, notice: str = "") -> None:
    """Write (properties, geometry) pairs as a GeoJSON file: see `layer_text`."""
    text = layer_text(features, decimals=decimals, notice=notice)
    path.write_text(text, encoding="utf-8", newline="")
