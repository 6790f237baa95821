"""`make bench-large`: the store alone, at sizes that take too long to load from files.

A store of a hundred thousand generated incidents is loaded as any other; larger ones are multiplied
from it (`benchmarks.multiplying`). Measured is the CPU of all that one new step of the page asks.

    python -m benchmarks.large [SIZE …]
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.datasets import BASE, store_of
from incidents.query import Query
from incidents.store import Store
from incidents.store.database import Database

SIZES = (BASE, 1_000_000, 10_000_000)
STEPS = 8
DAY = dt.timedelta(days=1)


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
    for size in sizes:
        cpu, wall, seen = measure(store_of(size))
        print(
            f"{size:>11,} incidents, {seen:>9,} in view: {cpu:5.0f} CPU-ms, {wall:5.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
