"""The tables in which records wait, in a database, with what a loader does to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from incidents.loader import asrows, sieve, suspects
from incidents.loader.asrows import Clock, Values
from incidents.loader.waiting import TABLES, shape
from incidents.model import Claim, Incident, Source
from incidents.readers import Table
from incidents.readers.folder import read_columns
from incidents.readers.sift import LINE, named

BATCH = 20_000


class Staging:
    """The tables of one load.

    What is asked of all rows at once is a method of its own, so that a load whose rows lie
    elsewhere answers it there; all else is a statement.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        for name, columns in TABLES.items():
            self.make(name, columns)

    @classmethod
    @contextmanager
    def in_memory(cls, *more: Any, **settings: Any) -> Iterator[Self]:
        """Give tables that are forgotten afterwards."""
        with duckdb.connect(":memory:", config=settings) as connection:
            yield cls(connection, *more)

    @property
    def tables(self) -> set[str]:
        """The names of all tables that there are."""
        return {name for (name,) in self.rows("SELECT table_name FROM duckdb_tables()")}

    def make(self, name: str, columns: Mapping[str, str]) -> None:
        """Make an empty table that lasts as long as the connection."""
        declared = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self.run(f"CREATE OR REPLACE TEMP TABLE {name} ({declared})")

    def clear(self) -> None:
        """Drop the tables, and all that were made beside them."""
        for (name,) in self.rows("SELECT table_name FROM duckdb_tables() WHERE temporary"):
            self.run(f"DROP TABLE {name}")

    def run(self, *statements: str) -> None:
        """Run statements for what they do."""
        for statement in statements:
            self._connection.execute(statement)

    def rows(self, statement: str) -> list[Values]:
        """Run a statement and give its rows."""
        found: list[Values] = self._connection.execute(statement).fetchall()
        return found

    def columns(self, statement: str) -> pa.Table:
        """Run a statement and give its columns."""
        return self._connection.execute(statement).to_arrow_table()

    def put(self, name: str, rows: Iterable[Values], columns: Mapping[str, str]) -> None:
        """Append rows to a table, some thousands at a time to spare memory."""
        for batch in _batches(rows, shape(columns)):
            self.take(name, batch)

    def take(self, name: str, batch: pa.Table) -> None:
        """Append columns to a table."""
        self._with(batch, f"INSERT INTO {name} BY NAME SELECT * FROM batch")

    def hold(self, name: str, batch: pa.Table) -> None:
        """Make a table of columns."""
        self._with(batch, f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM batch")

    def _with(self, batch: pa.Table, statement: str) -> None:
        self._connection.register("batch", batch)
        self.run(statement)
        self._connection.unregister("batch")

    def listed(self, name: str, columns: Mapping[str, str], rows: Iterable[Values]) -> None:
        """Make a table of these rows, to be joined with."""
        self.make(name, columns)
        self.put(name, rows, columns)

    def sources(self, records: Iterable[tuple[Source, int]]) -> None:
        """Append sources, each with its line."""
        self.put("waiting_sources", map(asrows.of_source, records), TABLES["waiting_sources"])

    def incidents(self, records: Iterable[tuple[Incident, int]], clock: Clock) -> None:
        """Append incidents, each with its line."""
        rows = (asrows.of_incident(one, line, clock) for one, line in records)
        self.put("waiting_incidents", rows, TABLES["waiting_incidents"])

    def claims(self, records: Iterable[tuple[Claim, int]], clock: Clock) -> None:
        """Append claims, each with its line."""
        rows = (asrows.of_claim(one, line, clock) for one, line in records)
        self.put("waiting_claims", rows, TABLES["waiting_claims"])

    def read(self, path: Path) -> tuple[Table, int]:
        """Read a file: plain rows into ``waiting_text``, the others as they are answered.

        Raises
        ------
        DatasetError
            If it cannot be read as a whole.
        """
        made: list[bool] = []

        def take(batch: pa.Table) -> None:
            (self.take if made else self.hold)("waiting_text", batch)
            made.append(True)

        table, number = read_columns(path, take)
        if not made:
            text = dict.fromkeys(map(named, range(len(table.columns))), "VARCHAR")
            self.make("waiting_text", {**text, LINE: "BIGINT"})
        return table, number

    def distinct(self, cells: Sequence[str]) -> list[Values]:
        """List the different texts of cells of the file that was read."""
        return self.rows(f"SELECT DISTINCT {', '.join(cells)} FROM waiting_text")

    def sift(self, file: str, columns: Sequence[str]) -> list[Values]:
        """Keep the rows that are sound; the others are answered, each as its line and cells."""
        self.run(*sieve.statements(file, columns))
        return self.rows(f"SELECT * FROM unsound ORDER BY {LINE}")

    def known(self, table: str, names: Iterable[str]) -> set[str]:
        """Tell which of these ids are those of a table."""
        self.listed("asked_ids", {"id": "VARCHAR"}, ((name,) for name in names))
        found = self.rows(f"SELECT id FROM asked_ids WHERE id IN (SELECT id FROM {table})")
        return {name for (name,) in found}

    def point(self) -> None:
        """List, in ``pointers``, the claims that name others."""
        self.run(suspects.POINTERS)

    def find(self) -> None:
        """List, in ``concerned``, the claims that the rules must look at."""
        self.run(suspects.SUSPECT, suspects.CONCERNED)

    def drop(self, ids: Iterable[str]) -> None:
        """Drop claims."""
        self.listed("dropped", {"id": "VARCHAR"}, ((one,) for one in ids))
        for table in ("waiting_claims", "pointers"):
            self.run(f"DELETE FROM {table} WHERE id IN (SELECT id FROM dropped)")

    def places(self) -> set[str]:
        """Tell the names of places that incidents have."""
        rows = self.rows("SELECT DISTINCT unnest(places) FROM waiting_incidents")
        return {name for (name,) in rows}

    def last(self) -> int:
        """Tell the last line of the claims."""
        ((last,),) = self.rows("SELECT coalesce(max(line), 0) FROM waiting_claims")
        return int(last)


class Ids(Collection[str]):
    """The ids of a table, asked for one by one: a million of them are never held as objects."""

    def __init__(self, staging: Staging, table: str) -> None:
        self._staging, self._table = staging, table
        self._known: dict[str, bool] = {}

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        if name not in self._known:
            self.learn([name])
        return self._known[name]

    def learn(self, names: Sequence[str]) -> None:
        """Ask for many ids at once."""
        found = self._staging.known(self._table, names)
        self._known |= {name: name in found for name in names}

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._staging.rows(f"SELECT id FROM {self._table}"))

    def __len__(self) -> int:
        ((number,),) = self._staging.rows(f"SELECT count(*) FROM {self._table}")
        return int(number)


def _batches(rows: Iterable[Values], schema: pa.Schema) -> Iterator[pa.Table]:
    waiting = iter(rows)
    while some := list(islice(waiting, BATCH)):
        columns = zip(zip(*some, strict=True), schema, strict=True)
        arrays = [pa.array(column, type=field.type) for column, field in columns]
        yield pa.Table.from_arrays(arrays, schema=schema)
