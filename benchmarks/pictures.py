"""`make pictures`: draw the screenshots of the README and the documentation again.

The page is driven in a real Chromium, on the shipped dataset; the sealed picture is drawn by the
command line, as a reader would.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.driving import CHROMIUM, open_page
from benchmarks.serving import ROOT, served

DOCS = ROOT / "docs"
NIGHT = ("--from", "2025-10-11", "--to", "2025-10-12")


@dataclass(frozen=True)
class Shot:
    """A screenshot: its file, the view's parameters, the window, the theme."""

    file: str
    params: str = ""
    width: int = 1600
    height: int = 1000
    theme: str = "light"


SHOTS = (
    Shot("page.png"),
    Shot("page-dark.png", theme="dark"),
    Shot("incident.png", "?incident=2025-10-11-durand-line", height=1400),
    Shot("phone.png", width=390, height=844),
)


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Take one screenshot, once the map has drawn its marks."""
    size = {"width": shot.width, "height": shot.height}
    page = open_page(browser, f"{address}/{shot.params}", viewport=size, color_scheme=shot.theme)
    page.wait_for_timeout(2000)
    page.screenshot(path=DOCS / shot.file)
    page.close()


def main() -> None:
    """Draw all of them."""
    with sync_playwright() as playwright, served(ROOT / "app.py", {}) as server:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, server.address, shot)
        browser.close()
    _draw(DOCS / "picture.png", "--layout", "landscape")


def _draw(out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "incidents", "snapshot", "--out", str(out), *NIGHT, *options]
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
