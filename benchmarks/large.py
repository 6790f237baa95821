"""`make bench-large`: the store alone, at sizes that take too long to load from files.

A store of a hundred thousand generated incidents is loaded as any other; its tables are then
multiplied by SQL, each copy with ids of its own, over the same days: what is in view grows with the
dataset. Measured is the CPU of all that one new step of the page asks.

    python -m benchmarks.large [SIZE …]
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.datasets import KEPT, dataset
from incidents.query import Query
from incidents.store import Store
from incidents.store.database import Database
from incidents.store.schema import TABLES

BASE = 100_000
SIZES = (BASE, 1_000_000, 10_000_000)
STEPS = 8
DAY = dt.timedelta(days=1)

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
    **dict.fromkeys(
        ("facts", "placements", "accounts"),
        "SELECT * EXCLUDE (copy) REPLACE (n * {times} + copy AS n)"
        f" FROM base.{{table}}, {COPIES} ORDER BY n",
    ),
}
"""Table to the statement that multiplies it; every other is copied."""


def multiplied(base: Path, times: int) -> Path:
    """Give the file of a store with so many times the incidents of another; made where it is not.

    An account lists the ids of its claims as they are in the base: nothing measured reads them.
    """
    path = KEPT / f"{base.stem}-{times * BASE}.duckdb"
    if path.exists():
        return path
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
    return path


def asked(store: Store, query: Query) -> None:
    """Ask all that a step of the page asks."""
    store.marks(query, named=False)
    store.totals(query)
    store.slice(query)
    store.sums(query)


def steps(store: Store) -> Iterator[Query]:
    """Narrow the days that the dataset opens on by one day after the other."""
    window = store.manifest.headline
    for number in range(1, STEPS + 1):
        yield Query(start=window.start + number * DAY, end=window.end)


def measure(path: Path) -> tuple[float, float, int]:
    """Give the median CPU and wall time of a step, in milliseconds, and incidents in view."""
    store = Store(Database(path))
    cpu, wall = [], []
    asked(store, Query(start=store.manifest.headline.start, end=store.manifest.headline.end))
    for query in steps(store):
        before, began = time.process_time(), time.perf_counter()
        asked(store, query)
        cpu.append(1000 * (time.process_time() - before))
        wall.append(1000 * (time.perf_counter() - began))
    return statistics.median(cpu), statistics.median(wall), store.totals(query).incidents


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print what a step asks of stores of some sizes."""
    base = Store.open(dataset(BASE), KEPT / "cache")._database.path  # noqa: SLF001  the file itself
    for size in sizes:
        cpu, wall, seen = measure(base if size == BASE else multiplied(base, size // BASE))
        print(
            f"{size:>11,} incidents, {seen:>9,} in view: {cpu:5.0f} CPU-ms, {wall:5.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
