"""The tables in which records wait, as columns, to be checked against each other and stored.

A record that was read row by row brings its own JSON; of one that was read as columns the store
writes it. ``line`` is where it stands in its file, and so its place in the order of the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

from incidents.dates import last_of
from incidents.model import Claim, Incident, Source
from incidents.quantities import Moment

BATCH = 20_000

Values = tuple[Any, ...]

TABLES: Mapping[str, Mapping[str, str]] = {
    "waiting_sources": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "outlet": "VARCHAR",
        "title": "VARCHAR",
        "url": "VARCHAR",
        "published": "VARCHAR",
        "published_basis": "VARCHAR",
        "language": "VARCHAR",
        "country": "VARCHAR",
        "tier": "VARCHAR",
        "note": "VARCHAR",
        "json": "VARCHAR",
    },
    "waiting_incidents": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "title": "VARCHAR",
        "kind": "VARCHAR",
        "start": "DATE",
        "end": "DATE",
        "precision": "VARCHAR",
        "began": "TIMESTAMP",
        "time_note": "VARCHAR",
        "places": "VARCHAR[]",
        "place_note": "VARCHAR",
        "summary": "VARCHAR",
        "searched": "DATE",
        "json": "VARCHAR",
    },
    "waiting_claims": {
        "line": "BIGINT",
        "id": "VARCHAR",
        "incident": "VARCHAR",
        "claimant": "VARCHAR",
        "speaker": "VARCHAR",
        "stance": "VARCHAR",
        "subject": "VARCHAR",
        "category": "VARCHAR",
        "measure": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "wording": "VARCHAR",
        "scope": "VARCHAR",
        "part_of": "VARCHAR",
        "stated": "VARCHAR",
        "stated_basis": "VARCHAR",
        "earliest": "TIMESTAMP",
        "latest": "TIMESTAMP",
        "last": "TIMESTAMP",
        "said": "DATE",
        "revises": "VARCHAR[]",
        "sources": "VARCHAR[]",
        "quotation": "VARCHAR",
        "quotation_language": "VARCHAR",
        "translation": "VARCHAR",
        "translation_by": "VARCHAR",
        "note": "VARCHAR",
        "json": "VARCHAR",
    },
}
"""Table to its columns and their types."""

_ARROW = {
    "TINYINT": pa.int8(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR": pa.string(),
    "BLOB": pa.binary(),
    "VARCHAR[]": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Clock:
    """Where a dataset's days begin and end."""

    zone: dt.tzinfo

    def midnight(self, day: dt.date) -> dt.datetime:
        """Give the instant at which a day begins, in UTC without a zone."""
        return naive(dt.datetime.combine(day, dt.time(), self.zone))

    def said_day(self, moment: Moment) -> dt.date | None:
        """Give the last day, of this clock, on which something can have been said."""
        if moment.latest is None:
            return None
        is_instant = moment.latest == moment.earliest
        last = moment.latest if is_instant else moment.latest - dt.timedelta.resolution
        return last.astimezone(self.zone).date()

    def moment(self, moment: Moment) -> Values:
        """Give a moment's earliest and latest instant, its last, and the day it was said."""
        found = (moment.earliest, moment.latest, last_of(moment))
        return (*(one and naive(one) for one in found), self.said_day(moment))


def naive(instant: dt.datetime) -> dt.datetime:
    """Write an instant in UTC without a zone, as the tables do."""
    return instant.astimezone(dt.UTC).replace(tzinfo=None)


class Staging:
    """The tables, in a database, with what a loader does to them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        for name, columns in TABLES.items():
            self.make(name, columns)

    def make(self, name: str, columns: Mapping[str, str]) -> None:
        """Make an empty table that lasts as long as the connection."""
        declared = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({declared})")

    def clear(self) -> None:
        """Drop the tables, and all that were made beside them."""
        for (name,) in self.rows("SELECT table_name FROM duckdb_tables() WHERE temporary"):
            self.run(f"DROP TABLE {name}")

    def run(self, statement: str) -> None:
        """Run a statement for what it does."""
        self.connection.execute(statement)

    def rows(self, statement: str) -> list[Values]:
        """Run a statement and give its rows."""
        found: list[Values] = self.connection.execute(statement).fetchall()
        return found

    def put(self, name: str, rows: Iterable[Values], columns: Mapping[str, str]) -> None:
        """Append rows to a table, some thousands at a time to spare memory."""
        schema = pa.schema([(column, _ARROW[kind]) for column, kind in columns.items()])
        for batch in _batches(rows, schema):
            self.take(name, batch)

    def take(self, name: str, batch: pa.Table) -> None:
        """Append columns to a table."""
        self.connection.register("batch", batch)
        self.connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM batch")
        self.connection.unregister("batch")

    def listed(self, name: str, columns: Mapping[str, str], rows: Iterable[Values]) -> None:
        """Make a table of these rows, to be joined with."""
        self.make(name, columns)
        self.put(name, rows, columns)

    def sources(self, records: Iterable[tuple[Source, int]]) -> None:
        """Append sources, each with its line."""
        self.put("waiting_sources", map(_source, records), TABLES["waiting_sources"])

    def incidents(self, records: Iterable[tuple[Incident, int]], clock: Clock) -> None:
        """Append incidents, each with its line."""
        rows = (_incident(one, line, clock) for one, line in records)
        self.put("waiting_incidents", rows, TABLES["waiting_incidents"])

    def claims(self, records: Iterable[tuple[Claim, int]], clock: Clock) -> None:
        """Append claims, each with its line."""
        rows = (_claim(one, line, clock) for one, line in records)
        self.put("waiting_claims", rows, TABLES["waiting_claims"])


class Ids(Collection[str]):
    """The ids of a table, asked for one by one: a million of them are never held as objects."""

    def __init__(self, staging: Staging, table: str) -> None:
        self._staging, self._table = staging, table
        self._known: dict[str, bool] = {}

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        if name not in self._known:
            found = self._staging.connection.execute(
                f"SELECT 1 FROM {self._table} WHERE id = $id LIMIT 1", {"id": name}
            ).fetchone()
            self._known[name] = found is not None
        return self._known[name]

    def learn(self, names: Sequence[str]) -> None:
        """Ask for many ids at once."""
        self._staging.listed("asked_ids", {"id": "VARCHAR"}, ((name,) for name in names))
        found = {
            row[0]
            for row in self._staging.rows(
                f"SELECT id FROM asked_ids WHERE id IN (SELECT id FROM {self._table})"
            )
        }
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


def _source(record: tuple[Source, int]) -> Values:
    one, line = record
    texts = (one.id, one.outlet, one.title, one.url, one.published, one.published_basis)
    return (line, *texts, one.language, one.country, one.tier, one.note, one.model_dump_json())


def _incident(one: Incident, line: int, clock: Clock) -> Values:
    began = naive(one.hour_start) if one.hour_start else clock.midnight(one.start)
    when = (one.start, one.end, one.precision, began, one.time_note)
    where = (list(one.places), one.place_note)
    return (
        *(line, one.id, one.title, one.kind, *when, *where, one.summary, one.searched),
        one.model_dump_json(),
    )


def _claim(one: Claim, line: int, clock: Clock) -> Values:
    loss = (one.subject, one.category, one.measure)
    count = (one.count.low, one.count.high, one.count.wording)
    when = (one.stated.text, one.stated.basis, *clock.moment(one.stated))
    links = (list(one.revises), list(one.sources))
    said = (one.quotation, one.quotation_language, one.translation, one.translation_by, one.note)
    return (
        *(line, one.id, one.incident, one.claimant, one.speaker, one.stance, *loss, *count),
        *(one.scope, one.part_of, *when, *links, *said, one.model_dump_json()),
    )
