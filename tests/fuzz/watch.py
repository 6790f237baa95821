"""Running cases in a process of their own: none may raise, take 10 s, or 512 MB over rest.

Seconds are those that a case computes, so that others at work on the machine change nothing; one
that does not come back at all is given longer, and told.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

SECONDS, PATIENCE, MOST_MB = 10.0, 120.0, 512.0
AT_ONCE = 500
"""Cases until the process that runs them is a new one."""

Case = Callable[[random.Random, Path], str]
"""Makes an input by chance, in a folder of its own, and complains of what came of it."""


@dataclass
class Outcome:
    """What came of cases: how many, the slowest and the largest, and what there is to complain."""

    cases: int = 0
    slowest: float = 0.0
    largest_mb: float = 0.0
    complaints: dict[int, str] = field(default_factory=dict)

    def add(self, seed: int, complaint: str, seconds: float, mb: float) -> None:
        self.cases += 1
        self.slowest, self.largest_mb = max(self.slowest, seconds), max(self.largest_mb, mb)
        if seconds > SECONDS:
            complaint = complaint or f"took {seconds:.1f} s"
        if mb > MOST_MB:
            complaint = complaint or f"took {mb:.0f} MB over rest"
        if complaint:
            self.complaints[seed] = complaint

    def __str__(self) -> str:
        most = f"slowest {self.slowest:.2f} s, most {self.largest_mb:.0f} MB over rest"
        return f"{self.cases} cases, {most}, {len(self.complaints)} complaints"


def watched(case: Case, seeds: Iterable[int], until: float = float("inf")) -> Outcome:
    """Run cases by their seeds, in order, until an instant of `time.monotonic`."""
    outcome, waiting = Outcome(), iter(seeds)
    while (batch := _batch(waiting)) and time.monotonic() < until:
        for seed, *came in _run(case, batch, until):
            outcome.add(seed, *came)
    return outcome


def _batch(waiting: Iterator[int]) -> list[int]:
    return [seed for _, seed in zip(range(AT_ONCE), waiting, strict=False)]


def _run(case: Case, seeds: list[int], until: float) -> Iterator[tuple[int, str, float, float]]:
    """Run cases in one process; one that hangs or kills it is told, and the rest goes on anew."""
    context = multiprocessing.get_context("spawn")
    while seeds and time.monotonic() < until:
        mine, theirs = context.Pipe()
        worker = context.Process(target=_work, args=(theirs, case), daemon=True)
        worker.start()
        theirs.close()
        mine.recv()
        try:
            while seeds and time.monotonic() < until:
                begun = time.monotonic()
                mine.send(seeds[0])
                if not mine.poll(PATIENCE):
                    yield seeds.pop(0), "hangs", time.monotonic() - begun, 0.0
                    break
                came = mine.recv()
                yield (seeds.pop(0), *came)
        except (EOFError, ConnectionError):
            yield seeds.pop(0), "ended the process", 0.0, 0.0
        finally:
            mine.close()
            worker.kill()
            worker.join()


def _work(pipe: Connection, case: Case) -> None:
    """Warm up, say so, then run a case for every seed that comes."""
    with tempfile.TemporaryDirectory(prefix="crossclaim-fuzz-") as name:
        os.environ["CROSSCLAIM_CACHE"] = f"{name}/cache"
        for seed in range(3):
            _case(case, -1 - seed, Path(name))
        gc.collect()
        rest = _now()
        pipe.send("ready")
        while True:
            try:
                seed = pipe.recv()
            except EOFError:
                return
            _forget_peak()
            begun = _computed()
            complaint = _case(case, seed, Path(name))
            pipe.send((complaint, _computed() - begun, _peak() - rest))


def _computed() -> float:
    """Give the seconds that this process, and those that it has ended, have computed."""
    return sum(os.times()[:4])


def _case(case: Case, seed: int, folder: Path) -> str:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        try:
            return case(random.Random(seed), Path(name))
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is a complaint
            where = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"


def _status(name: str) -> float:
    with Path("/proc/self/status").open() as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name)) / 1024


def _now() -> float:
    return _status("VmRSS:") if sys.platform == "linux" else _peak()


def _peak() -> float:
    if sys.platform == "linux":
        return _status("VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _forget_peak() -> None:
    """Let the most that was taken be counted anew; where it cannot be, it only grows."""
    if sys.platform == "linux":
        try:
            Path("/proc/self/clear_refs").write_text("5")
        except OSError:
            return
