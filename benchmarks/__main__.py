"""`make bench`: slider step to new marks in a real browser, against an empty Streamlit page.

All pages are measured in turns within one run, so that a machine that slows down slows all of
them; what is printed is each page's median over the empty page's.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.generate import generate

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 100_000)
DAYS = 60
STEPS = 12
ROUNDS = 3
STEP_LIMIT = 60_000
CHROMIUM = "/usr/bin/chromium"

Pages = dict[str, tuple[Page, Callable[[Page, str], float]]]


@contextmanager
def served(script: Path, environment: dict[str, str]) -> Iterator[str]:
    """Serve a Streamlit script on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _ready(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _ready(address: str) -> str:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not start")


def open_page(browser: Browser, address: str, **options: Any) -> Page:
    """Open a page and wait until its first run is over."""
    page = browser.new_page(**{"viewport": {"width": 1366, "height": 768}, **options})
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    page.get_by_role("slider").first.wait_for(timeout=300_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=300_000)
    page.wait_for_timeout(1500)
    return page


def empty_step(page: Page, key: str) -> float:
    """Time one slider step of the empty page, in seconds."""
    shown = page.locator("#value").inner_text()
    return _timed(
        page,
        key,
        lambda: page.wait_for_function(
            "old => document.querySelector('#value')?.innerText !== old", arg=shown
        ),
    )


def map_step(page: Page, key: str) -> float:
    """Time one slider step of the dashboard, until the map has drawn its new marks."""
    frame = map_frame(page)
    drawn = frame.evaluate(COUNT_DRAWINGS)

    def wait() -> object:
        return frame.wait_for_function("n => window.drawn > n", arg=drawn, timeout=STEP_LIMIT)

    return _timed(page, key, wait)


COUNT_DRAWINGS = """() => {
  if (window.drawn === undefined) {
    window.drawn = 0;
    const draw = window.crossmap.marks;
    window.crossmap.marks = (...given) => { draw(...given); window.drawn += 1; };
  }
  return window.drawn;
}"""


def map_frame(page: Page) -> Frame:
    """Find the frame in which the map lives."""
    handle = page.wait_for_selector("iframe[title='streamlit_folium.st_folium']")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page shows no map")
    return frame


def _timed(page: Page, key: str, wait: Callable[[], object]) -> float:
    """Press a key on the first slider and wait; then let the page come to rest."""
    page.get_by_role("slider").first.focus()
    began = time.perf_counter()
    page.keyboard.press(key)
    wait()
    took = time.perf_counter() - began
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-test-script-state=notRunning]")
    return took


def measure() -> dict[str, list[float]]:
    """Measure every page in turns; the answer has each page's times in seconds."""
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        empty = stack.enter_context(served(ROOT / "benchmarks" / "empty_page.py", {}))
        pages: Pages = {"empty page": (open_page(browser, empty), empty_step)}
        for size in SIZES:
            name = f"{size:,} incidents"
            generate(folder / str(size), size, seed=7, days=DAYS)
            given = {"CROSSCLAIM_DATASET": str(folder / str(size))}
            address = stack.enter_context(served(ROOT / "app.py", given))
            pages[name] = (open_page(browser, address), map_step)
        return _in_turns(pages)


def _in_turns(pages: Pages) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, (page, step) in pages.items():
            page.bring_to_front()
            keys = ["ArrowRight", "ArrowLeft"] * (STEPS // 2)
            times[name] += [step(page, key) for key in keys]
    return times


def main() -> None:
    """Print each page's median as a ratio to the empty page's."""
    medians = {name: statistics.median(times) for name, times in measure().items()}
    base = medians["empty page"]
    print(f"slider step to new marks, medians of {ROUNDS * STEPS}, as ratios to the empty page")
    for name, median in medians.items():
        print(f"{name:>18}  ×{median / base:.2f}")


if __name__ == "__main__":
    main()
