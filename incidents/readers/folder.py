"""Reading a dataset folder: CSV files beside a ``datapackage.json``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from incidents import files
from incidents.errors import DatasetError
from incidents.readers.rows import Table
from incidents.readers.table import read_table
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

PACKAGE = "datapackage.json"
REQUIRED = ("parties.csv", "sources.csv", "incidents.csv", "claims.csv")
OPTIONAL = ("retellings.csv", "searches.csv", "changes.csv", "ucdp.csv")
FILES = (PACKAGE, *REQUIRED, *OPTIONAL)
MAX_BYTES = 2_000_000_000


@dataclass(frozen=True)
class RawFolder:
    """A folder as text: the package's bytes, a table a file, and the SHA-256 of it all."""

    package: bytes
    tables: Mapping[str, Table]
    digest: str


def read_folder(path: Path) -> RawFolder:
    """Read every file of a dataset folder.

    Raises
    ------
    DatasetError
        If a file that is needed is missing or is no text.
    """
    return folder_of(_bytes(path))


def folder_of(data: Mapping[str, bytes]) -> RawFolder:
    """Read the files of a dataset that are in memory, by name.

    Raises
    ------
    DatasetError
        If one of them is no text.
    """
    tables = {file: read_table(file, data[file]) for file in data if file != PACKAGE}
    return RawFolder(data[PACKAGE], tables, _digest(data))


def digest_of(path: Path) -> str:
    """Compute the SHA-256 of a dataset's files, in hexadecimal, without reading them as text.

    Raises
    ------
    DatasetError
        If a file that is needed is missing.
    """
    return _digest(_bytes(path))


def _bytes(path: Path) -> dict[str, bytes]:
    data = {}
    for file in FILES:
        try:
            data[file] = files.read(path / file, MAX_BYTES)
        except files.TooLargeError as error:
            large = refusal("file_large", file=path / file, number=in_digits(MAX_BYTES))
            raise DatasetError(large) from error
        except FileNotFoundError as error:
            if file not in OPTIONAL:
                raise DatasetError(refusal("file_missing", file=path / file)) from error
        except OSError as error:
            raise DatasetError(refusal("unread", file=path / file, why=error.strerror)) from error
    return data


def _digest(data: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for file, content in sorted(data.items()):
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
