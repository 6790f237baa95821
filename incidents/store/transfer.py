"""Moving the store's tables between a file of DuckDB and a folder that was built."""

from __future__ import annotations

from pathlib import Path

import duckdb

from incidents.errors import DatasetError
from incidents.store import built
from incidents.store.schema import TABLES
from incidents.store.tables import columns_of, spare, whole
from incidents.text import one_line
from incidents.words.refusals import refusal

UNPACKED = 4
"""How many bytes of rows there are to one byte of Parquet, at most about."""


def copy(folder: Path, path: Path) -> None:
    """Load the tables of a folder that was built into a new DuckDB file, in their order.

    A page asks many small questions: its own file answers them several times as quickly as Parquet.

    Raises
    ------
    DatasetError
        If they were made by another version, are not whole, or cannot be read.
    StoreError
        As `tables.build`.
    """
    told = built.rows_of(folder)
    with whole(path), duckdb.connect(str(path)) as connection:
        spare(connection, path, UNPACKED * built.size_of(folder))
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
            rows = _asked(connection, folder, name)
            connection.execute(f"INSERT INTO {name} {rows} ORDER BY 1, 2")
            ((found,),) = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
            if found != told[name]:
                raise DatasetError(refusal("built_cut", file=folder, value=name))
        connection.execute("CHECKPOINT")


def _asked(connection: duckdb.DuckDBPyConnection, folder: Path, name: str) -> str:
    """Give what selects a table of a folder that was built, once its columns are known."""
    selected = built.selected(folder, name)
    try:
        found = connection.execute(f"DESCRIBE {selected}").fetchall()
    except duckdb.Error as error:
        why = one_line(str(error))
        raise DatasetError(refusal("unread", file=folder / name, why=why)) from error
    if {row[0]: row[1] for row in found} != columns_of(name):
        raise DatasetError(refusal("built_other", file=folder, value=name))
    return selected


def counted(folder: Path) -> dict[str, int]:
    """Count the rows of the tables in a folder that is being built."""
    with duckdb.connect() as connection:
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        asked = {name: f"SELECT count(*) FROM ({built.selected(folder, name)})" for name in TABLES}
        return {name: connection.execute(one).fetchall()[0][0] for name, one in asked.items()}


def unload(path: Path, folder: Path) -> None:
    """Write the tables of a DuckDB file into a folder, as Parquet.

    Raises
    ------
    StoreError
        If they cannot be written.
    """
    with whole(path), duckdb.connect(str(path), read_only=True) as connection:
        for name in TABLES:
            connection.execute(built.copying(name, folder))
