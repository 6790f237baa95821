"""Datasets that take too long to load from files: the tables of a smaller one, multiplied by SQL.

Each copy has ids of its own, over the same days: what is in view grows with the dataset.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from incidents.store import built
from incidents.store.schema import TABLES

COPIES = "(SELECT unnest(range({times})) AS copy)"
_ID = "id || '-' || copy"

# Claims lie in the order of their incidents: those of a copy follow those of the copy before.
_SPAN = "SELECT incident_n, min(n) AS begins, count(*) AS number FROM base.claims GROUP BY ALL"
_OWN = "begins * {times} + copy * number + ({n} - begins)"
_RENAMED = "regexp_replace({json}, '\"([ic][0-9]+)\"', '\"\\1-' || copy || '\"', 'g')"

MULTIPLIED = {
    "incidents": (
        f"SELECT * EXCLUDE (copy) REPLACE (n * {{times}} + copy AS n, {_ID} AS id,"
        f" {_RENAMED.format(json='json')} AS json) FROM base.incidents, {COPIES}"
        " ORDER BY n"
    ),
    "claims": (
        f"SELECT * EXCLUDE (begins, number, copy) REPLACE ({_OWN.format(times='{times}', n='n')}"
        f" AS n, {_ID} AS id, {_OWN.format(times='{times}', n='n')} AS position,"
        f" incident_n * {{times}} + copy AS incident_n, {_RENAMED.format(json='json')} AS json)"
        f" FROM base.claims JOIN ({_SPAN}) USING (incident_n), {COPIES} ORDER BY n"
    ),
    "history": (
        f"SELECT {_OWN.format(times='{times}', n='claim_n')},"
        f" {_OWN.format(times='{times}', n='before_n')} FROM base.history h"
        " JOIN (SELECT n, incident_n FROM base.claims) c ON c.n = h.claim_n"
        f" JOIN ({_SPAN}) USING (incident_n), {COPIES} ORDER BY ALL"
    ),
    "accounts": (
        "SELECT * EXCLUDE (copy) REPLACE (n * {times} + copy AS n,"
        " list_transform(ids, id -> id || '-' || copy) AS ids)"
        f" FROM base.accounts, {COPIES} ORDER BY n"
    ),
    **dict.fromkeys(
        ("facts", "placements"),
        "SELECT * EXCLUDE (copy) REPLACE (n * {times} + copy AS n)"
        f" FROM base.{{table}}, {COPIES} ORDER BY n",
    ),
}
"""Table to the statement that multiplies it; every other is copied."""


def multiply(base: Path, times: int, path: Path) -> None:
    """Write the file of a store with so many times the incidents of another."""
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    with duckdb.connect(str(making)) as connection:
        connection.execute("SET memory_limit = '3GB'")
        connection.execute("SET preserve_insertion_order = true")
        connection.execute(f"ATTACH '{base}' AS base (READ_ONLY)")
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
            rows = MULTIPLIED.get(table, "FROM base.{table}").format(times=times, table=table)
            connection.execute(f"INSERT INTO {table} {rows}")
    making.rename(path)


def as_tables(store: Path, dataset: Path, out: Path) -> None:
    """Write a store as a folder of tables that a page opens, beside the package of a dataset."""
    rows = {}
    with duckdb.connect(str(store), read_only=True) as connection:
        for table in TABLES:
            connection.execute(built.copying(table, out))
            ((rows[table],),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    built.finish(out, dataset, "duckdb", rows)
