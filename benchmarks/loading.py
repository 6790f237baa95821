"""``python -m benchmarks.loading [SIZE …]``: loading a dataset, against ``pandas.read_csv``.

Whole processes on both sides, start of Python and imports included; in turns, medians of three,
or of one from a million incidents on. Ours reads, checks, judges and builds all tables anew.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.datasets import dataset
from benchmarks.processes import Cost, cost_of

SIZES = (100_000,)
ROUNDS = 3
MANY = 1_000_000
READ = "import sys, pandas; [pandas.read_csv(one, low_memory=False) for one in sys.argv[1:]]"


def loaded(folder: Path) -> Cost:
    """Load a dataset whose tables were never made; 1 says that there are warnings."""
    with tempfile.TemporaryDirectory() as cache:
        command = [sys.executable, "-m", "incidents", "check", str(folder)]
        return cost_of(command, accepted=(0, 1), CROSSCLAIM_CACHE=cache)


def read(folder: Path) -> Cost:
    """Read the same files, and do nothing with them."""
    return cost_of([sys.executable, "-c", READ, *map(str, sorted(folder.glob("*.csv")))])


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print what each size costs, and the ratio."""
    for size in sizes:
        folder = dataset(size)
        turns = [(loaded(folder), read(folder)) for _ in range(1 if size >= MANY else ROUNDS)]
        ours, theirs = (
            statistics.median(one.cpu for one in each) for each in zip(*turns, strict=True)
        )
        most = max(one.memory for one, _ in turns)
        print(f"{size:,} incidents: {ours:.1f} CPU-s, read_csv {theirs:.1f}: ", end="")
        print(f"×{ours / theirs:.1f}; at most {most:,.0f} MB", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
