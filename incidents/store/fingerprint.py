"""Fingerprints: of a dataset's files, and of the code and gazetteer that read them."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from pathlib import Path

import duckdb

import geodata
import incidents
from incidents.readers.folder import beside

TICK_NS = 2_000_000_000
"""A file changed less than 2 s ago can change again without its time changing."""

CODE = (
    *("files.py", "model.py", "quantities.py", "dates.py", "report.py", "text.py", "vocabulary.py"),
    *("readers/*.py", "loader/*.py", "query/*.py", "importing/codebook.py"),
    *("words/refusals.py", "words/unfit.py", "words/imports.py", "words/terms.py"),
    "words/coined.py",
    *("store/schema.py", "store/tables.py", "store/filling.py", "store/tiles.py"),
    *("store/settings.py", "store/facts.py", "store/marking.py", "store/summing.py"),
    *("store/sql.py", "store/built.py", "store/transfer.py"),
)
"""The modules that decide what is in a database."""

Signature = tuple[tuple[str, int, int], ...]


def signature(folder: Path) -> Signature | None:
    """Tell a folder's files apart by name, size and time, or None if that is not safe yet."""
    stats = _stats(folder)
    return None if _age(stats) < TICK_NS else stats


def is_fresh(folder: Path) -> bool:
    """Tell whether a file was changed less than 2 s ago; one from the future was not."""
    return abs(_age(_stats(folder))) < TICK_NS


def _stats(folder: Path) -> Signature:
    own = [path.name for path in sorted(folder.iterdir()) if path.is_file()]
    stats = ((name, (folder / name).stat()) for name in (*own, *beside(folder)))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _age(stats: Signature) -> int:
    """Give the nanoseconds since the newest file was changed."""
    return time.time_ns() - max((changed for _, _, changed in stats), default=0)


@cache
def rules() -> str:
    """Fingerprint this package's code, the gazetteer and DuckDB: other rules make other tables."""
    # A later DuckDB may write files that an earlier one cannot open.
    digest = hashlib.sha256(duckdb.__version__.encode())
    own, places = Path(incidents.__file__).parent, Path(geodata.__file__).parent
    code = [path for pattern in CODE for path in own.glob(pattern)]
    for path in sorted([*code, *places.glob("*.py"), *places.glob("data/*/atlas.json")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
