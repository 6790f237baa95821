"""Reading a dataset folder: CSV files beside a ``datapackage.json``."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from incidents import files
from incidents.errors import DatasetError
from incidents.readers.rows import Table
from incidents.readers.table import read_table
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

PACKAGE = "datapackage.json"
REQUIRED = ("parties.csv", "sources.csv", "incidents.csv", "claims.csv")
OPTIONAL = ("retellings.csv", "searches.csv", "changes.csv", "ucdp.csv", "places.csv")
TABLES = (*REQUIRED, *OPTIONAL)
FILES = (PACKAGE, *TABLES)
BESIDE = ("layers/*.geojson", "atlas/**/*")
"""The shapes and the atlas that a dataset may bring."""

MAX_BYTES = 2_000_000_000
CHUNK = 1 << 20


@dataclass(frozen=True)
class RawFolder:
    """A folder as text: the package's bytes, a table a file, and the SHA-256 of it all.

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
    """Read a dataset folder, but for its ``big`` files, which are only counted in its digest.

    Raises
    ------
    DatasetError
        If a file that is needed is missing or is no text.
    """
    data = {file: files.read(path / file, MAX_BYTES) for file in _present(path) if file not in big}
    return replace(folder_of(data), digest=digest_of(path))


def folder_of(data: Mapping[str, bytes]) -> RawFolder:
    """Read the files of a dataset that are in memory, by name.

    Raises
    ------
    DatasetError
        If one of them is no text.
    """
    tables = {file: read_table(file, data[file]) for file in data if file in TABLES}
    layers = {file: data[file] for file in data if file.startswith("layers/")}
    digest = hashlib.sha256()
    for file, content in sorted(data.items()):
        digest.update(_head(file, len(content)))
        digest.update(content)
    return RawFolder(data[PACKAGE], tables, digest.hexdigest(), layers)


def digest_of(path: Path) -> str:
    """Compute the SHA-256 of a dataset's files, in hexadecimal, without reading them as text.

    Raises
    ------
    DatasetError
        If a file that is needed is missing.
    """
    digest = hashlib.sha256()
    for file in sorted(_present(path)):
        _add(digest, path / file, file)
    return digest.hexdigest()


def _present(path: Path) -> list[str]:
    """List the files that are there.

    Raises
    ------
    DatasetError
        If one that is needed is missing, or one is too large.
    """
    own = [file for file in FILES if _is_there(path / file, needed=file not in OPTIONAL)]
    return [*own, *(file for file in beside(path) if _is_there(path / file, needed=False))]


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
