"""One read-only database file, and running statements on it from any thread."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from incidents.errors import StoreError
from incidents.query import Query
from incidents.text import one_line
from incidents.words.refusals import refusal

Values = tuple[Any, ...]
"""One row of an answer."""

_NAME = re.compile(r"\$(\w+)")


@contextmanager
def _without_pandas() -> Iterator[None]:
    """Keep DuckDB from importing pandas to see whether a value is one of its; none ever is.

    That import costs a command more than all of its questions. Where pandas is there already, as
    on the page, nothing is kept from anyone.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop("pandas", None)


class Database:
    """A DuckDB file that is open for reading.

    DuckDB connections are not shared between threads, so that every statement runs on a cursor
    of its own; a cursor is a connection to the same open database and takes microseconds.

    Parameters
    ----------
    path
        The file, or a name to tell where the database is in memory.
    connection
        A database that is open already, instead of the file.

    Raises
    ------
    StoreError
        If the file cannot be opened.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._connection = connection or duckdb.connect(str(path), read_only=True)
        except duckdb.Error as error:
            why = one_line(str(error))
            raise StoreError(refusal("database_closed", file=path, why=why)) from error

    @classmethod
    def of(cls, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> Database:
        """Make a database in memory, and fill it."""
        connection = duckdb.connect(":memory:")
        fill(connection)
        return cls(Path(":memory:"), connection)

    def rows(self, statement: str, **values: Any) -> list[Values]:
        """Run a statement with the values that it names, and give its rows.

        Raises
        ------
        StoreError
            If the database fails.
        """
        bound = {name: values[name] for name in set(_NAME.findall(statement))}
        with self._lock:
            cursor = self._connection.cursor()
        try:
            with _without_pandas():
                cursor.execute(statement, bound)
            return list(cursor.fetchall())
        except duckdb.Error as error:
            why = one_line(str(error))
            raise StoreError(refusal("database_mute", file=self.path, why=why)) from error
        finally:
            cursor.close()

    def close(self) -> None:
        """Close the file. Statements that are running end first."""
        with self._lock:
            self._connection.close()


@dataclass(frozen=True)
class Question:
    """A query put to a database, with the values that its filters are bound to."""

    database: Database
    query: Query
    values: Mapping[str, Any]

    def rows(self, statement: str, **more: Any) -> list[Values]:
        """Run a statement with the query's values and some more, and give its rows."""
        return self.database.rows(statement, **{**self.values, **more})
