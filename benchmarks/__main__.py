"""`make bench`: what a person does on the page, against an empty Streamlit page in the same run.

Every act leads to a state that this server has never shown: nothing is measured that was
remembered. All pages are driven in turns, so that a machine that slows down slows all of them.

    python -m benchmarks [SIZE …]

``SIZE`` is a number of generated incidents, or 0 for the shipped dataset.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from benchmarks.datasets import environment
from benchmarks.driving import CHROMIUM, LIMIT, Cost, Driven, median
from benchmarks.serving import ROOT, served

SIZES = (0, 10_000, 100_000, 1_000_000)
ROUNDS, STEPS = 3, 4
PLAY_SECONDS = 10
STOPS = """stops => stops ===
  (document.querySelector('.st-key-event-play button')?.textContent.includes('Stop') ?? false)"""
"""Tells whether the button offers to stop, which it does while the days play."""
EMPTY = "empty page"
AS_IT_COMES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
"""What our own settings change for the server, the empty page has as Streamlit has it."""

Costs = dict[str, list[Cost]]


def measure(sizes: tuple[int, ...]) -> Iterator[tuple[str, Costs]]:
    """Measure every page; yields each act with the costs of each page."""
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        pages = {EMPTY: _open(stack, browser, "benchmarks/empty_page.py", AS_IT_COMES)}
        for size in sizes:
            name = f"{size:,} incidents" if size else "shipped data"
            pages[name] = _open(stack, browser, "app.py", environment(size))
        yield "first visit of a server", {name: [page.first] for name, page in pages.items()}
        yield "slider step", in_turns(pages, Driven.step)
        base = {EMPTY: [pages[EMPTY].step() for _ in range(STEPS)]}
        ours = {name: page for name, page in pages.items() if page.has_map}
        for act, does in ACTS.items():
            yield act, base | in_turns(ours, does, 1)
        for name, page in ours.items():
            print(f"play, {name}: {_played(page)}; memory {page.server.memory} MB")


def _open(stack: ExitStack, browser: Browser, script: str, given: Mapping[str, str]) -> Driven:
    server = stack.enter_context(served(ROOT / script, given))
    return Driven(browser, server, has_map=script == "app.py")


def in_turns(
    pages: Mapping[str, Driven], act: Callable[[Driven], Cost], rounds: int = ROUNDS
) -> Costs:
    """Let every page do something in turns, several times."""
    costs: Costs = defaultdict(list)
    for _ in range(rounds):
        for name, page in pages.items():
            costs[name] += [act(page) for _ in range(STEPS)]
    return costs


def _filtered(page: Driven) -> Cost:
    """Choose one more kind of incident; every choice is a set that was never asked for."""
    chip = page.page.locator(".st-key-chips button", has_text="kind").first
    chip.click()
    pills = page.page.locator("[data-testid=stButtonGroup] button[kind=pills]")
    pills.first.wait_for()
    cost = page.redrawn(pills.first.click)
    page.page.keyboard.press("Escape")
    page.page.wait_for_timeout(200)
    return cost


def _opened(page: Driven) -> Cost:
    """Open an incident of the list that has not been open yet, and go back."""
    page.step()
    cost = page.rerun(page.page.locator(".st-key-side [data-open]").first.click)
    page.rerun(page.page.locator(".st-key-back-button button").click)
    return cost


def _turned(page: Driven) -> Cost:
    """Turn to another tab, of days that were never shown."""
    page.step()
    cost = page.rerun(page.page.get_by_role("tab", name="Incidents").click)
    page.rerun(page.page.get_by_role("tab", name="Ledger").click)
    return cost


def _known(page: Driven) -> Cost:
    """Move the instant one day back."""
    page.page.locator(".st-key-known button").first.click()
    slider = page.page.locator("[class*=st-key-known-day]").get_by_role("slider")
    slider.wait_for()
    slider.focus()
    cost = page.redrawn(lambda: page.page.keyboard.press("ArrowLeft"))
    page.page.keyboard.press("Escape")
    page.page.wait_for_timeout(200)
    return cost


ACTS: Mapping[str, Callable[[Driven], Cost]] = {
    "open an incident": _opened,
    "turn to a tab": _turned,
    "as known on": _known,
    "choose a kind": _filtered,
}


def _played(page: Driven) -> str:
    """Play the days to their end, or for some seconds: frames a second, and what each costs."""
    page.page.keyboard.press("Escape")
    button = page.page.locator(".st-key-event-play button").first
    button.click()
    page.page.wait_for_function(STOPS, arg=True, timeout=LIMIT)
    drawn, cpu, page.received = page.drawings, page.server.cpu, 0
    began = time.perf_counter()
    with suppress(PlaywrightTimeout):
        page.page.wait_for_function(STOPS, arg=False, timeout=PLAY_SECONDS * 1000)
    passed, frames = time.perf_counter() - began, max(page.drawings - drawn, 1)
    cpu, sent = (page.server.cpu - cpu) / frames, page.received / frames
    if page.page.evaluate(STOPS, True):
        button.click()
    rate = frames / passed
    return f"{rate:.1f} frames/s, a frame {cpu * 1000:.0f} CPU-ms, {sent / 1024:.0f} KB"


def _told(act: str, costs: Costs) -> Iterator[str]:
    """Write the medians of an act as ratios to the empty page's."""
    middle = {name: median(found) for name, found in costs.items()}
    base = middle[EMPTY]
    yield f"\n{act}, medians of {max(map(len, costs.values()))}"
    for name, cost in middle.items():
        yield (
            f"{name:>22}  wall ×{cost.wall / base.wall:5.2f} ({cost.wall * 1000:5.0f} ms)"
            f"  server CPU ×{cost.cpu / max(base.cpu, 0.01):5.2f} ({cost.cpu * 1000:5.0f} ms)"
            f"  {cost.received / 1024:7.1f} KB"
        )


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print what every act costs on every page."""
    for act, costs in measure(sizes):
        print(*_told(act, costs), sep="\n", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
