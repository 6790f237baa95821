"""Drive the page in a real Chromium, with every request outside this machine refused."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect, sync_playwright

from incidents.ui.hooks import HOOKS

ROOT = Path(__file__).resolve().parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 90
WAIT = 30_000  # milliseconds, for a slow shared machine
OCTOBER = "?from=2025-10-09&to=2025-10-19"
"""The days that most tests look at; the page opens on others."""
expect.set_options(timeout=WAIT)
POPOVER = HOOKS["popover"].selector
MAP = 'iframe[title="streamlit_folium.st_folium"]'

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium; tests are skipped without one, but in CI they fail."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        message = f"no browser is installed: none of {', '.join(CHROMIUMS)} is on the path"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Start ``streamlit run`` on a copy of a script; equal scripts and settings share a server."""
    running: dict[object, tuple[subprocess.Popen[bytes], str]] = {}

    def start(app: Path, env: dict[str, str] | None = None) -> str:
        key = (app, *sorted((env or {}).items()))
        if key not in running:
            running[key] = _start(app, env or {}, tmp_path_factory.mktemp("served"))
        return running[key][1]

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, _ in running.values():
        process.wait(timeout=20)


def _start(app: Path, env: dict[str, str], folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Run a copy, so that the static files it publishes do not land in the source tree."""
    shutil.copy(app, folder / app.name)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", app.name]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    options += ["--server.headless", "true", "--server.enableStaticServing", "true"]
    # The folder must be there before Streamlit looks for it.
    (folder / "static").mkdir()
    log = folder / "server.log"
    process = subprocess.Popen(
        [*command, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
    )
    _wait_until_healthy(process, address, log)
    return process, address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    process.kill()
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')}")


@dataclass
class Tab:
    """A page, what it asked of other machines, and what its scripts threw."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Tab:
        """Load an address and wait until its run has ended."""
        self.page.goto(address, timeout=WAIT)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the script has run: the component's debounce first, then the run itself."""
        app = "[data-testid=stApp]"
        self.page.wait_for_selector(f"{app}[data-test-connection-state=CONNECTED]", timeout=WAIT)
        self.page.wait_for_timeout(450)
        self.page.wait_for_selector(f"{app}[data-test-script-state=notRunning]", timeout=WAIT)

    @property
    def map(self) -> FrameLocator:
        """The inside of the map's frame."""
        return self.page.frame_locator(MAP)

    def in_map(self, script: str) -> object:
        """Evaluate a script inside the map's frame, once the map is there."""
        self.map.locator(".leaflet-cc-dots-pane").wait_for(state="attached", timeout=WAIT)
        return self.map.locator("body").evaluate(f"() => {script}")

    def _guard(self, route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host in (None, "127.0.0.1"):
            route.continue_()
            return
        self.outside.append(route.request.url)
        route.abort()


@contextmanager
def opened_tab(browser: Browser, **options: object) -> Iterator[Tab]:
    """Open a guarded tab; on leaving it, any request to another machine is a failure."""
    context = browser.new_context(**{"viewport": LAPTOP, **options})
    tab = Tab(context.new_page())
    context.route("**/*", tab._guard)
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    try:
        yield tab
        assert tab.outside == [], "the page asked another machine"
        assert tab.errors == [], "a script of the page failed"
    finally:
        context.close()


@pytest.fixture
def new_tab(chromium: Browser) -> Callable[..., object]:
    """A factory of guarded tabs: ``with new_tab(viewport=PHONE) as tab``."""
    return lambda **options: opened_tab(chromium, **options)


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    """A guarded tab of a laptop's size."""
    with opened_tab(chromium) as opened:
        yield opened
