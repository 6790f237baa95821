"""What a step of the slider costs a server: `python -m benchmarks.steps [SIZE …]`, no browser.

One viewer speaks the page's own protocol and steps through days around those that open, wide and
narrow, each asked for once; between the steps the server rests. An empty page is stepped before it.
``SIZE`` is a number of generated incidents, or 0 for the shipped dataset.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Iterator

from benchmarks.crowd import DAYS, EMPTY, PAGE, VALUE
from benchmarks.datasets import environment
from benchmarks.serving import Server, served
from benchmarks.viewer import DAY, Viewer

AS_IT_COMES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
WARM, STEPS, REST = 5, 60, 0.15


def positions(viewer: Viewer) -> Iterator[tuple[str, *tuple[float, ...]]]:
    """Yield sliders and where they are moved to, of which none comes twice."""
    if VALUE in viewer.sliders:
        yield from ((VALUE, float(number)) for number in range(1000))
        return
    slider = viewer.sliders[DAYS][0]
    low, high = slider.value or slider.default
    for shorter in range(-4, 12):
        for later in range(-3, 7):
            start, end = low + later * DAY, high - shorter * DAY
            if slider.min <= start <= end <= slider.max:
                yield DAYS, start, end


async def measure(server: Server) -> str:
    """Step a viewer, and tell the CPU of a step, its bytes in the middle and at most."""
    viewer = Viewer(server.address)
    await viewer.load()
    where, received = positions(viewer), list[int]()
    for _number in range(WARM):
        await viewer.slide(*next(where))
    began = server.cpu
    for _number, position in zip(range(STEPS), where, strict=False):
        received.append((await viewer.slide(*position)).received)
        await asyncio.sleep(REST)
    cpu = 1000 * (server.cpu - began) / len(received)
    await viewer.leave()
    middle, most = statistics.median(received) / 1024, max(received) / 1024
    return f"{cpu:.0f} CPU-ms, {middle:.0f} KB in the middle, {most:.0f} KB at most"


def main(sizes: tuple[int, ...] = (0,)) -> None:
    """Print what a step costs on the empty page and on each dataset."""
    for size in sizes:
        with served(EMPTY, AS_IT_COMES) as empty, served(PAGE, environment(size)) as page:
            for name, server in (("empty page", empty), (f"{size:,} incidents", page)):
                print(f"{name:>20}: {asyncio.run(measure(server))}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or (0,))
