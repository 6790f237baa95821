"""One read-only database file, and running statements on it from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import ibis.expr.types as ir

from incidents.store.cache import StoreError
from incidents.store.statements import Shape, compiled

Row = tuple[Any, ...]


class Database:
    """A DuckDB file that is open for reading.

    DuckDB connections are not shared between threads, so that every statement runs on a cursor
    of its own; a cursor is a connection to the same open database and takes microseconds.

    Raises
    ------
    StoreError
        If the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._connection = duckdb.connect(str(path), read_only=True)
        except duckdb.Error as error:
            raise StoreError(f"The database {path} cannot be opened: {error}") from error

    def rows(
        self, build: Callable[[Shape], ir.Table], shape: Shape = frozenset(), **values: Any
    ) -> list[Row]:
        """Run an expression with the values that it names, and give its rows.

        Raises
        ------
        StoreError
            If the database fails.
        """
        statement = compiled(build, shape)
        bound = {name: values[name] for name in statement.names}
        with self._lock:
            cursor = self._connection.cursor()
        try:
            return cursor.execute(statement.sql, bound).fetchall()
        except duckdb.Error as error:
            raise StoreError(f"The database {self.path} cannot answer: {error}") from error
        finally:
            cursor.close()

    def close(self) -> None:
        """Close the file. Statements that are running end first."""
        with self._lock:
            self._connection.close()


@dataclass(frozen=True)
class Question:
    """A query put to a database: its shape, and the values that its statements may name."""

    database: Database
    shape: Shape
    values: Mapping[str, Any]

    def narrowed(self, *flags: str, **values: Any) -> Question:
        """Ask with more flags in the shape and more values."""
        return Question(self.database, self.shape.union(flags), {**self.values, **values})

    def rows(self, build: Callable[[Shape], ir.Table], **values: Any) -> list[Row]:
        """Run an expression with the query's values and some more, and give its rows."""
        return self.database.rows(build, self.shape, **{**self.values, **values})
