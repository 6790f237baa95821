"""Reading a dataset folder: CSV or Parquet files beside a ``datapackage.json``.

A table is called by its name as a CSV file, whichever of the two it lies in.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents import files
from incidents.errors import DatasetError
from incidents.readers.rows import Table
from incidents.readers.table import read_table
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

if TYPE_CHECKING:
    from incidents.readers.sift import Columns

PACKAGE = "datapackage.json"
REQUIRED = ("parties.csv", "sources.csv", "incidents.csv", "claims.csv")
OPTIONAL = ("retellings.csv", "searches.csv", "changes.csv", "ucdp.csv", "places.csv")
TABLES = (*REQUIRED, *OPTIONAL)
FILES = (PACKAGE, *TABLES)
PARQUET = ".parquet"
BESIDE = ("layers/*.geojson", "atlas/**/*")
"""The shapes and the atlas that a dataset may bring."""

MAX_BYTES = 2_000_000_000
CHUNK = 1 << 20


@dataclass(frozen=True)
class RawFolder:
    """A folder as text: the package's bytes, its tables by name, and the SHA-256 of it all.

    ``layers`` are the bytes of its own shapes, by file.
    """

    package: bytes
    tables: dict[str, Table]
    digest: str
    layers: Mapping[str, bytes] = field(default_factory=dict)


def read_folder(path: Path) -> RawFolder:
    """Read every file of a dataset folder.

    Raises
    ------
    DatasetError
        If a file that is needed is missing or is no text.
    """
    return read_small(path, ())


def read_small(path: Path, big: Collection[str]) -> RawFolder:
    """Read a dataset folder, but for its ``big`` tables, which are only counted in its digest.

    Raises
    ------
    DatasetError
        If a file that is needed is missing or is no text.
    """
    present = [file for file in _present(path) if _called(file) not in big]
    data = {file: files.read(path / file, MAX_BYTES) for file in present}
    return replace(folder_of(data), digest=digest_of(path))


def read_one(path: Path, table: str) -> Table:
    """Read one table of a dataset folder, which must be there.

    Raises
    ------
    DatasetError
        If it is missing or is no text.
    """
    found = lies_in(path, table)
    _is_there(found, needed=True)
    return _table(found.name, files.read(found, MAX_BYTES))


def folder_of(data: Mapping[str, bytes]) -> RawFolder:
    """Read the files of a dataset that are in memory, by name.

    Raises
    ------
    DatasetError
        If one of them is no text.
    """
    tables = {_called(file): _table(file, data[file]) for file in data if _called(file) in TABLES}
    layers = {file: data[file] for file in data if is_layer(file)}
    digest = hashlib.sha256()
    for file, content in sorted(data.items()):
        digest.update(_head(file, len(content)))
        digest.update(content)
    return RawFolder(data[PACKAGE], tables, digest.hexdigest(), layers)


def is_layer(file: str) -> bool:
    """Tell whether a file of a dataset holds shapes of its own."""
    return file.startswith("layers/")


def _called(file: str) -> str:
    return file.replace(PARQUET, ".csv") if file.endswith(PARQUET) else file


def _table(file: str, content: bytes) -> Table:
    # Most datasets are CSV: what reads the other is imported for those that are not.
    if file.endswith(PARQUET):
        from incidents.readers.parquet import read_parquet  # noqa: PLC0415

        return read_parquet(file, content)
    return read_table(file, content)


def lies_in(path: Path, table: str) -> Path:
    """Find the file that a table of a dataset folder lies in."""
    other = (path / table).with_suffix(PARQUET)
    return other if other.exists() else path / table


def read_columns(path: Path, take: Columns) -> tuple[Table, int]:
    """Read a table by columns, as `incidents.readers.sift.sift` does, from CSV or Parquet.

    Raises
    ------
    DatasetError
        If it cannot be read as a whole.
    """
    from incidents.readers import parquet, sift  # noqa: PLC0415  not every command reads columns

    read = parquet.sift_parquet if path.suffix == PARQUET else sift.sift
    return read(path, take)


def digest_of(path: Path) -> str:
    """Compute the SHA-256 of a dataset's files, in hexadecimal, without reading them as text.

    Raises
    ------
    DatasetError
        If a file that is needed is missing.
    """
    return digest_over(path, _present(path))


def size_of(path: Path) -> int:
    """Tell how many bytes a dataset's files have.

    Raises
    ------
    DatasetError
        If a file that is needed is missing.
    """
    return sum((path / file).stat().st_size for file in _present(path))


def digest_over(path: Path, names: Iterable[str]) -> str:
    """Compute the SHA-256 of some files of a folder, in hexadecimal.

    Raises
    ------
    DatasetError
        If one of them cannot be read.
    """
    digest = hashlib.sha256()
    for file in sorted(names):
        _add(digest, path / file, file)
    return digest.hexdigest()


def _present(path: Path) -> list[str]:
    """List the files that are there.

    Raises
    ------
    DatasetError
        If one that is needed is missing, or one is too large.
    """
    own = [PACKAGE] if _is_there(path / PACKAGE, needed=True) else []
    own += [found for file in TABLES if (found := _file(path, file))]
    return [*own, *(file for file in beside(path) if _is_there(path / file, needed=False))]


def _file(path: Path, table: str) -> str:
    """Name the file that a table lies in; nothing where it lies in none and may."""
    found = lies_in(path, table)
    if not _is_there(found, needed=table not in OPTIONAL):
        return ""
    if found.suffix == PARQUET and (path / table).exists():
        raise DatasetError(refusal("table_twice", file=found.name, other=table))
    return found.name


def beside(path: Path) -> list[str]:
    """List the files of a dataset's own shapes and atlas, sorted."""
    found = {one for pattern in BESIDE for one in path.glob(pattern) if one.is_file()}
    return sorted(one.relative_to(path).as_posix() for one in found)


def _is_there(path: Path, *, needed: bool) -> bool:
    try:
        with files.regular(path) as content:
            size = os.fstat(content.fileno()).st_size
    except FileNotFoundError as error:
        if needed:
            raise DatasetError(refusal("file_missing", file=path)) from error
        return False
    except OSError as error:
        raise DatasetError(refusal("unread", file=path, why=error.strerror)) from error
    if size > MAX_BYTES:
        raise DatasetError(refusal("file_large", file=path, number=in_digits(MAX_BYTES)))
    return True


def _add(digest: Any, path: Path, file: str) -> None:
    """Add a file to a digest, some at a time."""
    try:
        with files.regular(path) as content:
            digest.update(_head(file, os.fstat(content.fileno()).st_size))
            while chunk := content.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise DatasetError(refusal("unread", file=path, why=error.strerror)) from error


def _head(file: str, size: int) -> bytes:
    """Tell files apart within one digest."""
    return f"{file}\0{size}\0".encode()
