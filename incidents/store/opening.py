"""Opening stores: one for every state of a dataset folder, shared by all who open it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from incidents.errors import DatasetError
from incidents.readers.folder import digest_of
from incidents.store import built, cache
from incidents.store.fingerprint import Signature, is_fresh, rules, signature
from incidents.words.refusals import refusal

SHIPPED = Path(__file__).parents[1] / "data" / "af-pk"

Opened = TypeVar("Opened")

_opened: dict[tuple[Path, Path], tuple[Signature | None, str, object]] = {}
_lock = threading.Lock()


def obtain(folder: Path, cache_folder: Path | None, make: Callable[[Path], Opened]) -> Opened:
    """Give the store of a folder's present state: the one that is open, or a new one.

    Parameters
    ----------
    folder
        The dataset.
    cache_folder
        Where databases are kept, or None for the reader's own cache folder.
    make
        Makes a store of a database file.

    Raises
    ------
    DatasetError
        If the dataset cannot be read at all; the store that was open stays open.
    StoreError
        If no database can be written anywhere.
    """
    where = (folder.resolve(), (cache_folder or cache.default_folder()).resolve())
    with _lock:
        seen = _signature(where[0])
        known = _opened.get(where)
        if known and seen is not None and known[0] == seen:
            return known[2]  # type: ignore[return-value]
        digest = built.digest_of(where[0]) if built.is_built(where[0]) else digest_of(where[0])
        opened = known[2] if known and known[1] == digest else make(_file(*where, digest))
        _opened[where] = (seen, digest, opened)
        return opened  # type: ignore[return-value]


def is_being_written(folder: Path, digest: str) -> bool:
    """Tell whether a dataset's files are not those of a digest, and were touched a moment ago.

    Raises
    ------
    DatasetError
        If the folder, or a file that is needed, cannot be read.
    """
    if built.is_built(folder):  # it comes whole, by one rename
        return False
    try:
        return is_fresh(folder) and digest_of(folder) != digest
    except OSError as error:
        raise DatasetError(refusal("folder_unread", file=folder, why=error.strerror)) from error


def _signature(folder: Path) -> Signature | None:
    try:
        return signature(folder)
    except OSError as error:
        raise DatasetError(refusal("folder_unread", file=folder, why=error.strerror)) from error


def _file(folder: Path, cache_folder: Path, digest: str) -> Path:
    """Find the database of a dataset in the cache, or build it."""

    def write(path: Path) -> None:
        # What builds a store is imported where one is built: mostly it is there.
        from incidents.store import tables, transfer  # noqa: PLC0415

        if built.is_built(folder):
            transfer.copy(folder, path)
        else:
            tables.build(folder, path, rules(), digest)

    return cache.obtain(cache_folder, f"{digest[:24]}-{rules()[:8]}", write)
