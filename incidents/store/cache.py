"""The store's files: in the reader's cache folder, whole or not there at all.

A file is named after what it was made from and after the SHA-256 of its own bytes, so that one
rename makes it, a damaged one is noticed, and two processes that make it at once do not meet.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

from incidents import files
from incidents.errors import StoreError
from incidents.words.refusals import refusal

log = logging.getLogger(__name__)

SUFFIX = ".duckdb"
STRAY = ".building"
KEPT_FILES = 6
STRAY_SECONDS = 3600
CHUNK = 1 << 20


def default_folder() -> Path:
    """Give the reader's own cache folder; ``CROSSCLAIM_CACHE`` overrides it."""
    if chosen := os.environ.get("CROSSCLAIM_CACHE"):
        return Path(chosen)
    return platformdirs.user_cache_path("crossclaim", appauthor=False)


def obtain(folder: Path, stem: str, write: Callable[[Path], None]) -> Path:
    """Find the whole file of this stem in a folder, or make it.

    Parameters
    ----------
    folder
        Where files are kept. If it cannot be written to, a temporary folder is used instead.
    stem
        The fingerprint of what the file is made from.
    write
        Writes a new file at a path.

    Raises
    ------
    StoreError
        If the file can be made nowhere.
    """
    for place in (folder, _fallback):
        where = place if isinstance(place, Path) else place()
        if (found := _whole(where, stem)) is not None:
            return found
        try:
            return _make(where, stem, write)
        except OSError as error:
            log.warning("The cache folder %s cannot be used: %s", where, error)
    raise StoreError(refusal("no_room", file=folder))


def _whole(folder: Path, stem: str) -> Path | None:
    """Find a file whose bytes are those it was written with; remove one whose are not."""
    for path in sorted(folder.glob(f"{stem}-*{SUFFIX}")):
        try:
            if path.name == _name(stem, path):
                os.utime(path)
                return path
            log.warning("The cache file %s is damaged and is made again", path)
            path.unlink()
        except PermissionError:
            if path.name == _name(stem, path):
                return path
        except OSError as error:
            log.warning("The cache file %s cannot be read: %s", path, error)
    return None


def _make(folder: Path, stem: str, write: Callable[[Path], None]) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(folder)
    temporary = folder / f"{uuid.uuid4().hex}{STRAY}"
    try:
        write(temporary)
        files.flush(temporary)
        final = folder / _name(stem, temporary)
        temporary.replace(final)
        return final
    finally:
        for left in (temporary, temporary.with_name(f"{temporary.name}.wal")):
            left.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what crashed builds left behind, and all but the newest few files."""
    old = time.time() - STRAY_SECONDS
    strays = [path for path in folder.glob(f"*{STRAY}*") if _modified(path) < old]
    files = sorted(folder.glob(f"*{SUFFIX}"), key=_modified, reverse=True)
    for path in (*strays, *files[KEPT_FILES - 1 :]):
        try:
            path.unlink()
        except OSError as error:
            log.info("%s is left: %s", path, error)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _name(stem: str, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return f"{stem}-{digest.hexdigest()[:32]}{SUFFIX}"


@cache
def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="crossclaim-", ignore_cleanup_errors=True)


def _fallback() -> Path:
    """Make a folder that lasts as long as this process."""
    return Path(_temporary().name)
