"""Writing on a full disk, or killed at any instant: what is there is old or new, never half.

What is tried: building the cache, export, picture, import, accepting at the desk. Each is done in a
process of its own, which ends by a kill after some time or at one of its dealings with files, or
has only so much room: on a disk made for it where that is allowed, else within a limit of the size
of every file.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What the children do is imported here, so that a kill falls into the doing.
from incidents.cli import commands, importing, main  # noqa: F401
from incidents.desk import accepting
from incidents.desk.drawer import Drawer
from incidents.errors import CrossclaimError
from incidents.export import spreadsheet  # noqa: F401
from incidents.loader import load
from incidents.query import Query
from incidents.seal import drawing  # noqa: F401
from incidents.store import Store, tables  # noqa: F401
from tests.conftest import write_tiny
from tests.desks import NOOR, desk_in
from tests.imports import ucdp
from tests.incidents.test_desk_killed import check

OLD = b"what was there before\n"
EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "os.link")
ROOM = "256m"


@dataclass(frozen=True)
class Work:
    """Something that writes: how it is made ready, done, and looked at; the room that it takes."""

    ready: Callable[[Path], None]
    do: Callable[[Path], None]
    look: Callable[[Path], str]
    kb: int


def case(chance: random.Random, folder: Path) -> str:
    """Spoil one writing, and look at what it left."""
    name = chance.choice(sorted(WORKS))
    way = chance.choice(("killed", "killed", "stopped", "full"))
    return f"{name} {way}: {told}" if (told := tried(name, way, chance, folder)) else ""


def tried(name: str, way: str, chance: random.Random, folder: Path) -> str:
    """Spoil a writing of some kind in some way, and complain of what it left."""
    work = WORKS[name]
    with disk(folder) if way == "full" else contextlib.nullcontext() as room:
        answered(lambda: work.ready(folder))
        came = _spoilt(work, way, chance, folder, room)
        left = sorted(one.name for one in folder.rglob(".*"))
        state = answered(lambda: work.look(folder))
    if state not in ("old", "new"):
        return f"{state} (it said: {came})"
    if way == "full" and left:
        return f"left {left}"
    return "" if came in ("", "killed") or came.startswith("told: ") else came


def _spoilt(
    work: Work, way: str, chance: random.Random, folder: Path, room: Callable[[str], None] | None
) -> str:
    def do() -> str:
        work.do(folder)
        return ""

    if way == "killed":
        return answered(do, after=chance.uniform(0, seconds(work) * 1.2))
    if way == "stopped":
        return answered(lambda: _until(chance.randrange(40), do))
    spare = int(work.kb ** chance.random())
    if room is None:
        return answered(lambda: _within(spare * 1024, do))
    room(f"{_used(folder) // 1024 + spare}k")
    came = answered(do)
    room(ROOM)
    return came


@cache
def seconds(work: Work) -> float:
    """Measure how long a writing takes, so that kills fall into it."""
    folder = Path(os.environ["CROSSCLAIM_CACHE"]).parent / f"measured-{id(work)}"
    folder.mkdir()
    answered(lambda: work.ready(folder))
    begun = time.monotonic()
    answered(lambda: work.do(folder))
    return time.monotonic() - begun


def answered(do: Callable[[], str | None], after: float | None = None) -> str:
    """Do something in a process of its own, and give what it says; ``after`` seconds, kill it."""
    mine, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(mine)
        with contextlib.suppress(BaseException):
            os.write(theirs, _said(do).encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(theirs)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with open(mine, "rb") as pipe:  # noqa: PTH123  a handle, not a path
        told = pipe.read().decode()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return "killed" if status == -signal.SIGKILL else told


def _said(do: Callable[[], str | None]) -> str:
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    try:
        return do() or ""
    except (CrossclaimError, OSError) as error:
        return f"told: {error}"
    except BaseException as error:  # noqa: BLE001  whatever it is, it is a complaint
        return f"{type(error).__name__}: {error}"


def _until(events: int, do: Callable[[], str]) -> str:
    """Do something until its so many-th dealing with files, and end as by a kill."""
    left = [events]

    def watch(name: str, given: tuple[object, ...]) -> None:
        if name in EVENTS and not str(given[0]).endswith((".py", ".pyc", ".so")):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    return do()


def _within(size: int, do: Callable[[], str]) -> str:
    """Do something while no file may become larger than a size."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    return do()


@contextmanager
def disk(folder: Path) -> Iterator[Callable[[str], None] | None]:
    """Put a disk under a folder, and give what changes its size; None where that is forbidden."""
    if not can_mount():
        yield None
        return
    _run("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder))
    try:
        yield lambda size: _run("mount", "-o", f"remount,size={size}", str(folder))
    finally:
        _run("umount", "-l", str(folder))


@cache
def can_mount() -> bool:
    """Tell whether this machine lets us make a disk of our own."""
    return sys.platform == "linux" and os.getuid() == 0 and bool(shutil.which("mount"))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _used(folder: Path) -> int:
    return shutil.disk_usage(folder).used


# ---- what is done


def _told(*command: str) -> None:
    if main(command):
        raise OSError("it said so and ended")


def _same(path: Path, expected: bytes) -> str:
    found = path.read_bytes()
    states = {OLD: "old", expected: "new"}
    return states.get(found, f"half: {len(found)} of {len(expected)} bytes")


def _dataset(folder: Path) -> None:
    os.environ["CROSSCLAIM_CACHE"] = str(folder / "cache")
    write_tiny(folder / "tiny")


def _opened(folder: Path) -> None:
    _dataset(folder)
    Store.open(folder / "tiny", folder / "cache")


def _build(folder: Path) -> None:
    Store.open(folder / "tiny", folder / "cache")


def _asked(folder: Path) -> str:
    store = Store.open(folder / "tiny", folder / "cache")
    kept = list((folder / "cache").glob("*.duckdb"))
    stray = list((folder / "cache").glob("*.duckdb.*"))
    if store.totals(Query()).claims != 13 or len(kept) != 1 or stray:
        return f"{store.totals(Query())} in {kept}, beside {stray}"
    return "new"


def _written(command: str, *options: str) -> tuple[Callable[[Path], None], ...]:
    """Write a file over an old one by a command, and look whether it is the old or the new one."""

    def do(folder: Path, name: str = "out") -> None:
        os.environ["CROSSCLAIM_CACHE"] = str(folder / "cache")
        at = ("--dataset", str(folder / "tiny"), "--out", str(folder / name))
        _told(command, *at, *options)

    def ready(folder: Path) -> None:
        _opened(folder)
        do(folder, "expected")
        (folder / "out").write_bytes(OLD)

    def look(folder: Path) -> str:
        return _same(folder / "out", (folder / "expected").read_bytes())

    return ready, do, look  # type: ignore[return-value]


def _import(folder: Path, name: str = "new.csv") -> None:
    _told("import", "--format", "ucdp", str(folder / name), "--out", str(folder / "made"))


def _imported(folder: Path) -> None:
    (folder / "old.csv").write_text(ucdp({}), encoding="utf-8")
    rows = ({"id": str(2000 + n)} for n in range(300))
    (folder / "new.csv").write_text(ucdp(*rows), encoding="utf-8")
    _import(folder, "old.csv")


def _loaded(folder: Path) -> str:
    dataset, report = load(folder / "made")
    if report.refusals:
        return f"{report.refusals} rows of it are refused"
    return {1: "old", 300: "new"}.get(len(dataset.incidents), f"{len(dataset.incidents)} events")


def _proposed(folder: Path) -> None:
    desk = desk_in(folder)
    bundle, found = desk.proposed()
    for one in found:
        desk.drawer.decide(one, NOOR, "accepted")
    desk.drawer.close()
    (folder / "bundle").write_text(str(bundle.id))
    shutil.copytree(folder / "tiny", folder / "before")


def _accept(folder: Path) -> None:
    location = desk_in(folder).location
    accepting.publish(location, Drawer(location.database), int((folder / "bundle").read_text()))


def _accepted(folder: Path) -> str:
    old = {path.name: path.read_bytes() for path in (folder / "before").iterdir()}
    return check(desk_in(folder), int((folder / "bundle").read_text()), old)


WORKS = {
    "cache": Work(_dataset, _build, _asked, 6000),
    "export": Work(*_written("export", "--format", "csv"), 60),  # type: ignore[arg-type]
    "snapshot": Work(*_written("snapshot", "--format", "svg", "--layout", "square"), 900),  # type: ignore[arg-type]
    "import": Work(_imported, _import, _loaded, 300),
    "accepting": Work(_proposed, _accept, _accepted, 400),
}
