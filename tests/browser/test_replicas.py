"""Several replicas behind nginx, started as ``deploy/`` says; one is killed under load."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.site import Site, running, written
from benchmarks.viewer import DAY, Viewer
from deploy.__main__ import SETTINGS, SITE
from tests.browser.conftest import ROOT, WAIT, Tab
from tests.conftest import CLAIMS, write_tiny

COOKIE = "crossclaim_replica"
LABEL = "Days in view"
VIEWERS = 6


@pytest.fixture(scope="session")
def nginx() -> str:
    """The program; tests are skipped without it, but in CI they fail."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        message = "nginx is not installed: apt-get install nginx-light"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.mark.parametrize("ports", [(8601,), (8601, 8602), (8601, 8602, 8603, 8604)])
def test_nginx_takes_the_site_for_any_number_of_replicas(
    nginx: str, tmp_path: Path, ports: tuple[int, ...]
) -> None:
    main = written(tmp_path, ports=ports)
    subprocess.run([nginx, "-t", "-q", "-p", tmp_path, "-c", main], check=True)


def test_nginx_takes_the_site_with_tls(nginx: str, tmp_path: Path) -> None:
    files = {"key": tmp_path / "key.pem", "certificate": tmp_path / "pem"}
    made = ["openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt"]
    made += ["ec_paramgen_curve:prime256v1", "-subj", "/CN=map.invalid"]
    where = ["-keyout", files["key"], "-out", files["certificate"]]
    subprocess.run([*made, *where], check=True, capture_output=True)
    main = written(tmp_path, listen="8643", name="map.invalid", **files)
    subprocess.run([nginx, "-t", "-q", "-p", tmp_path, "-c", main], check=True)
    assert "CROSSCLAIM_ADDRESS=https://map.invalid:8643\n" in (tmp_path / SETTINGS).read_text()
    assert "; Secure" in (tmp_path / SITE).read_text()


def test_a_second_writing_leaves_the_settings_as_they_are(tmp_path: Path) -> None:
    written(tmp_path)
    settings = tmp_path / SETTINGS
    assert settings.stat().st_mode & 0o777 == 0o600
    settings.write_text("CROSSCLAIM_EMBED=https://news.example.org\n")
    written(tmp_path, ports=(8603,))
    assert settings.read_text() == "CROSSCLAIM_EMBED=https://news.example.org\n"
    assert "8603" in (tmp_path / SITE).read_text()


@dataclass
class Crowd:
    """Some viewers that move the slider again and again, each to days of its own."""

    site: Site
    viewers: list[Viewer]
    is_over: threading.Event = field(default_factory=threading.Event)
    are_there: threading.Event = field(default_factory=threading.Event)
    returned: list[tuple[str, str, tuple[str, str], tuple[str, str]]] = field(default_factory=list)

    async def come(self) -> None:
        for one in self.viewers:  # one after another, as the fewest connections are looked for
            await one.load()
        self.are_there.set()
        await asyncio.gather(*map(self._look, self.viewers))

    async def _look(self, viewer: Viewer) -> None:
        """Move about; when the connection breaks, connect again as a browser does."""
        turn, before = 0, viewer.sees
        while not self.is_over.is_set():
            turn += 1
            try:
                slider = viewer.sliders[LABEL][0]
                await viewer.slide(LABEL, slider.min + turn % 3 * DAY, slider.max)
                before = viewer.sees
                await asyncio.sleep(0.3)
            except ConnectionClosed:
                was = viewer.cookies[COOKIE]
                await again(viewer)
                self.returned.append((was, viewer.cookies[COOKIE], before, viewer.sees))

    @property
    def on(self) -> list[int]:
        return [int(one.cookies[COOKIE]) for one in self.viewers]


async def again(viewer: Viewer) -> None:
    for _ in range(50):
        with suppress(OSError, InvalidStatus, ConnectionClosed):
            await viewer.enter()
            return
        await asyncio.sleep(0.2)
    raise AssertionError("a viewer was not let in again")


@pytest.fixture(scope="module")
def site(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of two replicas that show what ``current`` leads to, as `docs/deploy.md` has it."""
    folder = tmp_path_factory.mktemp("site")
    settle(write_tiny(folder / "releases" / "1", claims=CLAIMS[:-1]))
    settle(write_tiny(folder / "releases" / "2"))
    (folder / "current").symlink_to("releases/1")
    with running(nginx, folder, folder / "current") as found:
        yield found


def settle(folder: Path) -> None:
    """Let the files of a dataset be written a while ago."""
    for path in folder.iterdir():
        os.utime(path, ns=(time.time_ns() - 10**10,) * 2)


def replica(tab: Tab) -> int:
    return next(int(one["value"]) for one in tab.page.context.cookies() if one["name"] == COOKIE)


def step(tab: Tab) -> tuple[str, str]:
    """Move the slider by hand; give the address that follows, and the panels."""
    before = tab.page.url
    tab.page.get_by_role("slider").first.focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.wait_for_url(lambda url: url != before, timeout=WAIT)
    tab.settle()
    return looks(tab)


def looks(tab: Tab) -> tuple[str, str]:
    return tab.page.url, tab.page.locator(".cc-panels").first.inner_text()


def wait(until: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.1)


def test_viewers_of_a_killed_replica_come_back_to_the_same_view(
    site: Site, new_tab: Callable[..., AbstractContextManager[Tab]]
) -> None:
    crowd = Crowd(site, [Viewer(site.address) for _ in range(VIEWERS)])
    with new_tab() as tab, ThreadPoolExecutor(1) as pool:
        shown, mine = step(tab.open(site.address)), replica(tab)
        coming = pool.submit(asyncio.run, crowd.come())
        try:
            assert crowd.are_there.wait(60)
            assert set(crowd.on) == set(site.replicas), "all were sent to one replica"
            lost = crowd.on.count(mine)
            site.kill(mine)
            wait(lambda: len(crowd.returned) == lost and replica(tab) != mine)
        finally:
            crowd.is_over.set()
            coming.result(60)
        tab.settle()
        assert looks(tab) == shown
        assert step(tab) != shown, "the view does not move any more"
    assert len(crowd.returned) == lost, "who was on the other replica was cut off too"
    for was, now, before, after in crowd.returned:
        assert (int(was), after) == (mine, before)
        assert int(now) != mine


async def on_each(site: Site) -> dict[str, Viewer]:
    """Give a viewer of every replica; one that was down is passed over for some seconds."""
    there: dict[str, Viewer] = {}
    for _ in range(40):
        viewer = Viewer(site.address)
        await viewer.load()
        if there.setdefault(viewer.cookies[COOKIE], viewer) is not viewer:
            await viewer.leave()
            await asyncio.sleep(0.5)
        if len(there) == len(site.replicas):
            return there
    raise AssertionError("a replica is never chosen")


async def go_over(site: Site) -> None:
    """Look at the first release on every replica, change to the second, and look again."""
    there = await on_each(site)
    assert all(one.shown("<b>12 claims</b>") for one in there.values())
    subprocess.run(
        [sys.executable, "-m", "incidents", "check", site.folder / "releases" / "2"],
        cwd=ROOT, env={**os.environ, **site.settings}, check=False, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    built = sorted((site.folder / "cache").iterdir())
    datasets = {path.name.partition("-")[0] for path in built}
    assert len(datasets) == 2, "the store of the second release is not there before it is shown"
    (site.folder / "next").symlink_to("releases/2")
    (site.folder / "next").replace(site.folder / "current")
    for one in there.values():
        await one.run()
        assert one.shown("<b>13 claims</b>")
        await one.leave()
    assert sorted((site.folder / "cache").iterdir()) == built, "a replica built what was there"


def test_new_data_is_shown_by_every_replica_without_a_restart(site: Site) -> None:
    for port, process in site.replicas.items():
        if process.poll() is not None:
            site.start(port)
            site.is_well(port)
    # The browser's driver keeps a loop of its own in this thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, go_over(site)).result()
