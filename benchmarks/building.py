"""What building a dataset's tables costs with each engine: time, CPU and memory of all processes.

    python -m benchmarks.building [SIZE …]

``SIZE`` is a number of generated incidents. Spark runs on the cores of this machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.datasets import dataset
from benchmarks.serving import ROOT
from incidents.engines import ENGINES

SIZES = (10_000, 100_000)
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
SECONDS = 0.2


class Built(NamedTuple):
    """What a build cost: seconds that passed, seconds of processors, megabytes at most."""

    passed: float
    cpu: float
    memory: float


def measure(folder: Path, engine: str) -> Built:
    """Build a dataset in a session of its own, and watch all processes of that session."""
    with tempfile.TemporaryDirectory() as place:
        words = [sys.executable, "-m", "incidents", "build", str(folder), "--engine", engine]
        out = ["--out", str(Path(place) / "out"), "--json"]
        begun = time.monotonic()
        running = subprocess.Popen(
            [*words, *out], cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
        )
        spent: dict[int, float] = {}
        most = 0.0
        while running.poll() is None:
            memory = 0.0
            for process, cpu, resident in _session(running.pid):
                spent[process], memory = cpu, memory + resident
            most = max(most, memory)
            time.sleep(SECONDS)
    return Built(time.monotonic() - begun, sum(spent.values()), most)


def _session(leader: int) -> list[tuple[int, float, float]]:
    """List the processes of a session, with the CPU and the memory of each."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            cpu = (int(fields[11]) + int(fields[12])) / TICKS
            found.append((int(path.parent.name), cpu, int(fields[21]) * PAGE / 1e6))
    return found


def main(sizes: tuple[int, ...]) -> None:
    """Measure every size with every engine."""
    for size in sizes:
        for engine in ENGINES:
            cost = measure(dataset(size), engine)
            print(f"{size:,} incidents, {engine}: {cost.passed:.0f} s, ", end="")
            print(f"{cost.cpu:.0f} CPU-s, {cost.memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
