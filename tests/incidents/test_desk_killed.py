"""Killed at random instants while saving and accepting: old or new, never half, nothing lost."""

from __future__ import annotations

import itertools
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incidents.desk import accepting, journal
from incidents.desk.drawer import Drawer
from incidents.desk.location import Location
from incidents.loader import load
from tests.desks import CLAIM, DANA, NOOR, Desk, desk_in

KILLS = 100
"""Of saving, and as many of accepting."""

Work = Callable[[], None]


def killed(work: Work, after: float) -> bool:
    """Do work in a process of its own and kill it after some seconds; tell whether it was done."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def seconds(work: Work) -> float:
    """Measure how long work takes in a process of its own, so that kills fall into it."""
    begun = time.monotonic()
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    os.waitpid(child, 0)
    return time.monotonic() - begun


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def restore(folder: Path, files: dict[str, bytes]) -> None:
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


@pytest.fixture
def quick() -> Iterator[Path]:
    """Give a folder in memory, where there is one: a killed process loses nothing of it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def saving(location: Location, number: int, times: int = 10_000) -> Work:
    def work() -> None:
        drawer = Drawer(location.database)
        one = drawer.amendment(number)
        for _ in range(times):
            count = str(int(one.values["low"]) + 1)
            one = drawer.save(one, DANA, {**one.values, "low": count, "high": count})

    return work


def test_a_draft_is_what_it_was_or_what_it_became(quick: Path) -> None:
    desk = desk_in(quick)
    bundle = desk.drawer.open(DANA, "bridge", "the bridge")
    one = desk.add(bundle, "claims.csv", {**CLAIM, "incident": "bridge"})
    desk.drawer.close()
    most = seconds(saving(desk.location, one.id, 3))
    chance = random.Random(14)
    seen = set()
    for _ in range(KILLS):
        killed(saving(desk.location, one.id), chance.uniform(0, most * 2))
        drawer = Drawer(desk.location.database)
        (found,) = drawer.of(bundle.id)
        drawer.close()
        # Both cells are of one saving, each saving counts one, and none is lost that was seen.
        low = int(found.values["low"])
        assert found.values["low"] == found.values["high"]
        assert low - int(CLAIM["low"]) == found.revision - 1
        assert low >= max(seen, default=0)
        seen.add(low)
    assert len(seen) > KILLS // 10, "the kills came before anything was saved"


def publishing(location: Location, bundle: int) -> Work:
    def work() -> None:
        accepting.publish(location, Drawer(location.database), bundle)

    return work


def decided(folder: Path) -> tuple[Desk, int]:
    desk = desk_in(folder)
    bundle, found = desk.proposed()
    for one in found:
        desk.drawer.decide(one, NOOR, "accepted")
    desk.drawer.close()
    return desk, bundle.id


def rewinding(desk: Desk) -> Work:
    """Remember dataset and desk as they are; what comes back puts them so again."""
    old, home = contents(desk.location.dataset), desk.location.home
    saved = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}

    def again() -> None:
        restore(desk.location.dataset, old)
        for path in home.glob("desk.sqlite*"):
            path.unlink()
        for name, content in saved.items():
            (home / name).write_bytes(content)

    return again


def check(desk: Desk, bundle: int, old: dict[str, bytes]) -> str:
    """Start anew, as after a crash; tell whether the dataset is the old or the new one."""
    drawer = Drawer(desk.location.database)
    accepting.recover(desk.location, drawer)
    assert journal.pending(desk.location.home / accepting.JOURNAL) == []
    dataset, report = load(desk.location.dataset)
    assert not [one for one in report.problems if one.level == "refused"]
    states = {one.state for one in drawer.of(bundle) if one.is_claim}
    version = dataset.manifest.version
    found = contents(desk.location.dataset)
    drawer.close()
    if version == "1.0.0":
        # What a kill left half written beside a file is swept with it, and is no file of it.
        assert {name: found[name] for name in old} == old
        assert states == {"accepted"}
        return "old"
    assert version == "1.1.0"
    assert states == {"written"}
    assert len(dataset.claims) == old["claims.csv"].count(b"\n") - 1 + 3
    assert [one.file for one in dataset.changes].count("claims.csv") == 3
    return "new"


@pytest.mark.parametrize("part", range(2))
def test_the_dataset_is_the_old_or_the_new_one(quick: Path, part: int) -> None:
    desk, bundle = decided(quick)
    old, again = contents(desk.location.dataset), rewinding(desk)
    most = seconds(publishing(desk.location, bundle))
    chance, outcomes = random.Random(part), Counter[str]()
    for _ in range(KILLS // 2):
        again()
        killed(publishing(desk.location, bundle), chance.uniform(0, most * 1.2))
        outcomes[check(desk, bundle, old)] += 1
    assert outcomes["old"]
    assert outcomes["new"]


def test_each_step_of_writing_may_be_the_last(quick: Path) -> None:
    """Stop before every single rename: the random instants above may miss one of them."""
    desk, bundle = decided(quick)
    old, again = contents(desk.location.dataset), rewinding(desk)
    outcomes: list[str] = []
    for step in itertools.takewhile(lambda _: "done" not in outcomes, itertools.count()):
        again()
        outcomes.append(check(desk, bundle, old) if stopped(desk, bundle, step) else "done")
    assert set(outcomes) == {"old", "new", "done"}
    assert outcomes == sorted(outcomes, key=["old", "new", "done"].index)


def stopped(desk: Desk, bundle: int, step: int) -> bool:
    """Publish in a process that stops at its n-th rename; tell whether it got that far."""
    child = os.fork()
    if not child:
        left, rename = [step], Path.replace

        def replace(self: Path, target: Path) -> Path:
            if not left[0]:
                os._exit(9)
            left[0] -= 1
            return rename(self, target)

        Path.replace = replace  # type: ignore[method-assign, assignment]
        publishing(desk.location, bundle)()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
