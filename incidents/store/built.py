"""A folder of tables that were built before: Parquet that a page opens in place of a dataset.

It holds one folder a table, as in `schema.TABLES`; those that grow with the number of incidents
are split by month. Beside them lie the dataset's package, which names it, and its own atlas.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import incidents
from incidents import files
from incidents.errors import DatasetError
from incidents.readers.folder import PACKAGE, beside, digest_over
from incidents.store.fingerprint import rules
from incidents.store.schema import TABLES
from incidents.words.refusals import refusal

MARK = "tables.json"
"""The file by which such a folder is known; it says what made it."""

BY_MONTH = ("incidents", "claims")
MONTH = "month"
MOST_BYTES = 100_000


def is_built(folder: Path) -> bool:
    """Tell whether a folder holds tables that were built."""
    return (folder / MARK).is_file()


def digest_of(folder: Path) -> str:
    """Compute the SHA-256 of such a folder, in hexadecimal.

    Raises
    ------
    DatasetError
        If a file of it cannot be read.
    """
    tables = [
        part.relative_to(folder).as_posix() for name in TABLES for part in _parts(folder, name)
    ]
    return digest_over(folder, [PACKAGE, MARK, *beside(folder), *tables])


def size_of(folder: Path) -> int:
    """Tell how many bytes the tables of such a folder have."""
    return sum(part.stat().st_size for name in TABLES for part in _parts(folder, name))


def selected(folder: Path, name: str) -> str:
    """Select all rows of a table of such a folder; of one without rows, from the empty table."""
    parts = ", ".join(map(_quoted, _parts(folder, name)))
    if not parts:
        return f"FROM {name}"
    return f"SELECT * FROM read_parquet([{parts}], hive_partitioning = false)"


def copying(name: str, out: Path) -> str:
    """Give the statement that writes one of the store's tables into a folder."""
    (out / name).mkdir(parents=True, exist_ok=True)
    if name in BY_MONTH:
        rows = f"SELECT *, strftime(first, '%Y-%m') AS {MONTH} FROM {name} ORDER BY n"
        how = f"FORMAT parquet, PARTITION_BY ({MONTH}), OVERWRITE_OR_IGNORE"
        return f"COPY ({rows}) TO {_quoted(out / name)} ({how})"
    return f"COPY {name} TO {_quoted(out / name / 'part.parquet')} (FORMAT parquet)"


def finish(out: Path, dataset: Path, engine: str, rows: Mapping[str, int]) -> None:
    """Lay beside the tables what else a page needs of the dataset, and what they are."""
    for file in (PACKAGE, *beside(dataset)):
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dataset / file, out / file)
    made_by = {"crossclaim": incidents.__version__, "engine": engine, "rules": rules()}
    said = {**made_by, "rows": dict(rows)}
    (out / MARK).write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def rows_of(folder: Path) -> dict[str, int]:
    """Read how many rows each table of such a folder has, as it was told when it was made.

    Raises
    ------
    DatasetError
        If that cannot be read.
    """
    try:
        said = json.loads(files.read(folder / MARK, MOST_BYTES))
        return {name: int(said["rows"][name]) for name in TABLES}
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise DatasetError(refusal("built_cut", file=folder, value=MARK)) from error


def _parts(folder: Path, name: str) -> list[Path]:
    return sorted((folder / name).rglob("*.parquet"))


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
