"""`python -m benchmarks.crowd [PART …]`: many visitors at once, over the page's own protocol.

    greedy    others step through the days while one session asks for the dearest picture, again
              and again, each of days that were never drawn
    connects  500 visits, one after another, each closed again: what memory they leave
    restart   a server is killed under 20 viewers and started again: until all have their view back
    viewers   50 viewers, each at a new position every 10 s, against the same on the empty page
    hour      five viewers step every 10 s and another comes and goes every minute, for an hour:
              memory after every minute; only where it is named
    replicas  100 viewers like these, on two replicas behind nginx

Every viewer goes to days that this server was never asked for. Ratios are of one run.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from benchmarks.datasets import environment
from benchmarks.serving import ROOT, free_port, served, wait_for
from benchmarks.site import running
from benchmarks.viewer import DAY, Viewer, viewing
from incidents.store import SHIPPED

PAGE, EMPTY = ROOT / "app.py", ROOT / "benchmarks" / "empty_page.py"
DAYS, VALUE, EXPORT, PICTURE = "Days in view", "Value", "Export", "Download picture"
OTHERS, GREEDY_SECONDS, OTHERS_REST = 10, 25, 2.0
VISITS = 500
RETURNING = 20
STAYING, MINUTES = 5, 60
VIEWERS, VIEWERS_SECONDS, VIEWERS_REST = 50, 60, 10.0


def percentile(found: list[float], share: float) -> float:
    """Give the value below which such a share lies."""
    return sorted(found)[min(len(found) - 1, int(len(found) * share))]


def told(name: str, found: list[float]) -> str:
    """Say the middle, the 95th of a hundred and the longest, in milliseconds."""
    middle, p95, most = (1000 * percentile(found, one) for one in (0.5, 0.95, 1.0))
    return (
        f"{name}: {len(found)} steps, median {middle:.0f} ms, p95 {p95:.0f} ms, most {most:.0f} ms"
    )


class Positions:
    """Days, or values of the empty page, that were never asked for, each given once."""

    def __init__(self) -> None:
        self._numbers = count()

    def next(self, viewer: Viewer) -> tuple[str, tuple[float, ...]]:
        """Give the slider's label, and where it is moved to."""
        number = next(self._numbers)
        if VALUE in viewer.sliders:
            return VALUE, (float(number % 1000),)
        low, high = viewer.sliders[DAYS][0].min, viewer.sliders[DAYS][0].max
        days = round((high - low) / DAY)
        start, length = number % days, number // days % days
        return DAYS, (low + start * DAY, min(low + (start + length) * DAY, high))


async def stepping(
    viewer: Viewer, positions: Positions, seconds: float, rest: float, number: int
) -> list[float]:
    """Step for so long, with rests; the first waits its share, so that steps are spread."""
    found, until = [], time.perf_counter() + seconds
    await asyncio.sleep(rest * (number % 17) / 17)
    while time.perf_counter() < until:
        label, ends = positions.next(viewer)
        run = await viewer.slide(label, *ends)
        found.append(run.seconds)
        await asyncio.sleep(max(rest - run.seconds, 0))
    return found


async def many(
    address: str, number: int, seconds: float, rest: float, positions: Positions
) -> list[float]:
    """Let so many viewers step, and give what every step took."""
    viewers = [Viewer(address) for _ in range(number)]
    for one in viewers:
        await one.load()
    ways = (stepping(one, positions, seconds, rest, at) for at, one in enumerate(viewers))
    found = await asyncio.gather(*ways)
    for one in viewers:
        await one.leave()
    return [seconds for each in found for seconds in each]


async def hoarding(address: str, drawn: list[float], failed: Counter[str]) -> None:
    """Ask for the picture of nearly all days, and for the next as soon as it is there."""
    viewer = Viewer(address)
    await viewer.load()
    for number in count(1):
        low, high = viewer.sliders[DAYS][0].min, viewer.sliders[DAYS][0].max
        await viewer.slide(DAYS, low + number % 60 * DAY, high - number // 60 * DAY)
        await viewer.open_menu(EXPORT)
        began = time.perf_counter()
        try:
            await viewer.download(PICTURE)
        except (RuntimeError, OSError) as error:
            failed[str(error)] += 1
            continue
        drawn.append(time.perf_counter() - began)


async def beside(work: Awaitable[list[float]], other: Awaitable[None]) -> list[float]:
    """Do something while something else goes on, and end that."""
    task = asyncio.ensure_future(other)
    try:
        return await work
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, ConnectionClosed):
            await task


def greedy() -> Iterator[str]:
    """Measure others without and with a session that asks for pictures."""
    positions, drawn, failed = Positions(), list[float](), Counter[str]()
    with served(PAGE, environment(0)) as server:
        alone = asyncio.run(many(server.address, OTHERS, GREEDY_SECONDS, OTHERS_REST, positions))
        yield told("others, alone", alone)
        crowd = many(server.address, OTHERS, GREEDY_SECONDS, OTHERS_REST, positions)
        pressed = hoarding(server.address, drawn, failed)
        yield told("others, beside it", asyncio.run(beside(crowd, pressed)))
        yield told("its pictures", drawn) if drawn else "no picture was drawn"
        yield f"not made: {dict(failed)}"


def connects() -> Iterator[str]:
    """Measure what memory visits leave behind."""
    with served(PAGE, environment(0)) as server:
        for before in range(0, VISITS, VISITS // 5):
            asyncio.run(visits(server.address, VISITS // 5))
            yield f"{before + VISITS // 5} visits: {server.memory} MB"


async def visits(address: str, number: int) -> None:
    """Open the page and close it again, one visitor after another."""
    for _ in range(number):
        async with viewing(address):
            pass


def restart() -> Iterator[str]:
    """Measure how long viewers of a killed server wait for their view."""
    port, positions = free_port(), Positions()
    viewers = [Viewer(f"http://127.0.0.1:{port}") for _ in range(RETURNING)]
    with served(PAGE, environment(0), port) as server:
        before = asyncio.run(moved(viewers, positions))
        os.kill(server.pid, signal.SIGKILL)
    began = time.perf_counter()
    with served(PAGE, environment(0), port) as server:
        after = asyncio.run(returned(viewers))
        same = sum(one == other for one, other in zip(before, after, strict=True))
        waited = time.perf_counter() - began
        yield f"{same} of {RETURNING} have their view back after {waited:.1f} s"
        yield f"of which the server took {server.started:.1f} s to listen"


async def moved(viewers: list[Viewer], positions: Positions) -> list[tuple[str, str]]:
    """Let every viewer move to a view of its own, and give what each sees."""
    for one in viewers:
        await one.load()
        label, ends = positions.next(one)
        await one.slide(label, *ends)
    return [one.sees for one in viewers]


async def returned(viewers: list[Viewer]) -> list[tuple[str, str]]:
    """Let every viewer connect again at once."""
    await asyncio.gather(*(one.enter() for one in viewers))
    return [one.sees for one in viewers]


def viewers() -> Iterator[str]:
    """Measure many viewers on the empty page, and on ours."""
    found = {}
    for name, script in (("empty page", EMPTY), ("page", PAGE)):
        with served(script, environment(0)) as server:
            asked = (VIEWERS, VIEWERS_SECONDS, VIEWERS_REST, Positions())
            found[name] = asyncio.run(many(server.address, *asked))
            yield told(name, found[name])
    ours, empty = (percentile(found[name], 0.95) for name in ("page", "empty page"))
    yield f"p95 over the empty page: ×{ours / empty:.1f}"


def replicas() -> Iterator[str]:
    """Measure a hundred viewers on two replicas behind nginx, and the health of the site."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        yield "not measured: nginx is not installed"
        return
    with tempfile.TemporaryDirectory() as name, running(nginx, Path(name), SHIPPED) as site:
        waited: list[float] = []
        asked = many(site.address, 2 * VIEWERS, VIEWERS_SECONDS, VIEWERS_REST, Positions())
        yield told("page", asyncio.run(beside(asked, watching(site.address, waited))))
        yield told("health", waited)


async def watching(address: str, waited: list[float]) -> None:
    """Ask twice a second whether a site is well."""
    while True:
        began = time.perf_counter()
        await asyncio.to_thread(wait_for, address)
        waited.append(time.perf_counter() - began)
        await asyncio.sleep(0.5)


def hour() -> Iterator[str]:
    """Measure what memory an hour of use takes."""
    positions, found = Positions(), list[float]()
    with served(PAGE, environment(0)) as server, asyncio.Runner() as loop:
        staying = [Viewer(server.address) for _ in range(STAYING)]
        for one in staying:
            loop.run(one.load())
        for minute in range(1, MINUTES + 1):
            found += loop.run(a_minute(server.address, staying, positions))
            yield f"{minute} min: {server.memory} MB"
        yield told("page", found)


async def a_minute(address: str, staying: list[Viewer], positions: Positions) -> list[float]:
    """Let viewers step for a minute, while another comes and goes."""
    ways = (stepping(one, positions, 60.0, VIEWERS_REST, at) for at, one in enumerate(staying))
    *found, _ = await asyncio.gather(*ways, visits(address, 1))
    return [seconds for each in found if each for seconds in each]


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "greedy": greedy,
    "connects": connects,
    "restart": restart,
    "viewers": viewers,
    "replicas": replicas,
    "hour": hour,
}
LONG = ("hour",)


def main(parts: list[str]) -> None:
    """Measure what is named, or everything."""
    for name in parts or (one for one in PARTS if one not in LONG):
        print(f"\n{name}", flush=True)
        for line in PARTS[name]():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
