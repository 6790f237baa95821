"""Driving a page in a real Chromium and timing what a person does on it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from benchmarks.serving import Server

CHROMIUM = "/usr/bin/chromium"
LIMIT = 120_000
STEP_LIMIT = 12_000
REST = "[data-test-script-state=notRunning]"

COUNT_DRAWINGS = """() => {
  if (window.drawn === undefined) {
    window.drawn = 0;
    const draw = window.crossmap.marks;
    window.crossmap.marks = (...given) => { draw(...given); window.drawn += 1; };
  }
  return window.drawn;
}"""


@dataclass(frozen=True)
class Cost:
    """What one act took: wall time and server CPU in seconds, websocket traffic in bytes."""

    wall: float
    cpu: float
    received: float


def median(costs: Iterable[Cost]) -> Cost:
    """Give the median of each figure."""
    found = [(one.wall, one.cpu, one.received) for one in costs]
    return Cost(*map(statistics.median, zip(*found, strict=True)))


class Driven:
    """One page in a browser, with the server that serves it.

    Parameters
    ----------
    browser, server
        Which browser, and where the page is.
    has_map
        Whether it is the product; the empty page has no map.
    """

    def __init__(self, browser: Browser, server: Server, *, has_map: bool) -> None:
        self.server, self.has_map, self.received = server, has_map, 0
        self.page = browser.new_page(viewport={"width": 1366, "height": 768})
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        self._path = serpentine()
        self.first = self.act(self._open, self._opened)

    def _count(self, frame: str | bytes) -> None:
        self.received += len(frame)

    def _open(self) -> None:
        self.page.goto(self.server.address)

    def _opened(self) -> None:
        self.page.get_by_role("slider").first.wait_for(timeout=LIMIT)
        if self.has_map:
            self._frame = map_frame(self.page)
            self._frame.wait_for_function("() => window.crossmap?.marks", timeout=LIMIT)
            self._frame.evaluate(COUNT_DRAWINGS)
        self.page.wait_for_selector(REST, timeout=LIMIT)

    def act(self, does: Callable[[], object], wait: Callable[[], object]) -> Cost:
        """Do something, wait for what it is for, then let the page come to rest."""
        self.page.bring_to_front()
        self.received, cpu, began = 0, self.server.cpu, time.perf_counter()
        does()
        wait()
        wall = time.perf_counter() - began
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(REST, timeout=LIMIT)
        return Cost(wall, self.server.cpu - cpu, self.received)

    def step(self) -> Cost:
        """Move the slider to a position where it has never been, until its marks are drawn."""
        if not self.has_map:
            return self._empty_step()
        for thumb, key in self._path:
            self.page.get_by_role("slider").nth(thumb).focus()
            # Days on which nothing happened give the marks that were there: nothing is drawn.
            with suppress(PlaywrightTimeout):
                return self.redrawn(partial(self.page.keyboard.press, key), STEP_LIMIT)
        raise RuntimeError("the slider has been everywhere")

    def _empty_step(self) -> Cost:
        self.page.get_by_role("slider").first.focus()
        shown = self.page.locator("#value").inner_text()
        changed = "old => document.querySelector('#value')?.innerText !== old"
        return self.act(
            lambda: self.page.keyboard.press("ArrowRight"),
            lambda: self.page.wait_for_function(changed, arg=shown, timeout=LIMIT),
        )

    def redrawn(self, does: Callable[[], object], limit: int = LIMIT) -> Cost:
        """Do something that gives the map new marks."""
        drawn = self.drawings
        return self.act(
            does,
            lambda: self._frame.wait_for_function(
                "n => window.drawn > n", arg=drawn, timeout=limit
            ),
        )

    def rerun(self, does: Callable[[], object]) -> Cost:
        """Do something after which the page comes to rest."""
        began = "document.querySelector('[data-test-script-state=running]')"
        return self.act(does, lambda: self._settled(began))

    def _settled(self, began: str) -> None:
        self.page.wait_for_timeout(30)
        self.page.wait_for_function(f"() => !{began}", timeout=LIMIT)

    @property
    def drawings(self) -> int:
        """How many times the map has drawn marks."""
        number: int = self._frame.evaluate("window.drawn")
        return number


def serpentine() -> Iterator[tuple[int, str]]:
    """Yield thumbs and keys that lead a range through positions of which none comes twice."""
    while True:
        yield from ((0, "ArrowRight"),) * 4
        yield 1, "ArrowLeft"
        yield from ((0, "ArrowLeft"),) * 4
        yield 1, "ArrowLeft"


def map_frame(page: Page) -> Frame:
    """Find the frame in which the map lives."""
    handle = page.wait_for_selector("iframe[title='streamlit_folium.st_folium']", timeout=LIMIT)
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page shows no map")
    return frame


def open_page(browser: Browser, address: str, **options: Any) -> Page:
    """Open a page and wait until its first run is over."""
    page = browser.new_page(**{"viewport": {"width": 1366, "height": 768}, **options})
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    page.get_by_role("slider").first.wait_for(timeout=LIMIT)
    page.wait_for_selector(REST, timeout=LIMIT)
    page.wait_for_timeout(1500)
    return page
