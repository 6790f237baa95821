"""`make pictures`: the way through the desk, drawn again for `docs/desk.md`.

An invented article of two invented countries goes in and is accepted, in a real Chromium; a
picture is taken at every stop. With a folder as an argument the phone and the dark theme are
drawn there too.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.driving import CHROMIUM
from benchmarks.generate import generate
from benchmarks.serving import ROOT, served

DOCS = ROOT / "docs"
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
ADDRESS = "https://courier.example/world/zarin-pass"
STORY = """Two accounts of a night at Chaman

18 October 2025. Northern and Southern border forces fought for four hours near Chaman before \
dawn on Saturday, and the two governments gave different accounts of it.

Hamid Sahak, a spokesman for Northland's government, said nine Southern soldiers were killed and \
two posts were captured.

Southland's army said in a statement that two of its soldiers were killed. It denied that posts \
were captured. More than 20 militants were killed on the other side, it said.
"""


def settle(page: Page) -> None:
    """Wait until the script has run."""
    page.wait_for_timeout(900)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)


@contextmanager
def seat(browser: Browser, address: str, name: str, **options: object) -> Iterator[Page]:
    """Sit down at the desk under a name."""
    page = browser.new_context(**{"viewport": LAPTOP, **options}).new_page()  # type: ignore[arg-type]
    page.goto(f"{address}/desk")
    settle(page)
    page.get_by_label("Your name").fill(name)
    press(page, "Enter")
    yield page
    page.context.close()


def press(page: Page, key: str) -> None:
    """Press a key, and wait for what it does."""
    page.keyboard.press(key)
    settle(page)


def click(page: Page, name: str) -> None:
    """Press a button, and wait for what it does."""
    page.get_by_role("button", name=name, exact=True).first.click()
    settle(page)


def write(page: Page, out: Path) -> None:
    """Paste the article, take what it says, keep its capture, send it."""
    page.get_by_label("Paste an article").fill(f"{ADDRESS}\n{STORY}")
    press(page, "Control+Enter")
    press(page, "Shift+Enter")
    page.screenshot(path=out / "desk-article.png")
    while page.locator("[class*=st-key-desk-open-]").count():
        press(page, "1")
    click(page, "Claim")
    page.screenshot(path=out / "desk-claim.png")
    press(page, "Enter")
    click(page, "Source")
    content = f"<html><body>{STORY}</body></html>".encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "zarin-pass.html", "mimeType": "text/html", "buffer": content}
    )
    settle(page)
    page.get_by_label("Outlet", exact=True).fill("The Border Courier")
    page.get_by_label("Outlet", exact=True).blur()
    settle(page)
    page.screenshot(path=out / "desk-source.png")
    click(page, "Search log")
    page.screenshot(path=out / "desk-searches.png")
    page.locator("body").press("Control+Enter")
    settle(page)


def review(page: Page, out: Path, name: str) -> None:
    """Open the review as it stands."""
    click(page, "Review 1")
    page.screenshot(path=out / name)


def draw(out: Path, *, everything: bool = False) -> None:
    """Draw the pictures; everything for who looks them over."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(ROOT / "app.py", environment(Path(folder))) as server,
    ):
        address = server.address
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with seat(browser, address, "Dana R.") as page:
            write(page, out)
        with seat(browser, address, "Noor A.") as page:
            review(page, out, "desk-review.png")
        if everything:
            _everything(browser, address, out)
        browser.close()


def _everything(browser: Browser, address: str, out: Path) -> None:
    for theme in ("light", "dark"):
        for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
            with seat(
                browser, address, f"Imran {name} {theme}", viewport=size, color_scheme=theme
            ) as page:
                review(page, out, f"review-{name}-{theme}.png")
                click(page, "Article")
                page.screenshot(path=out / f"paste-{name}-{theme}.png")
                page.get_by_label("Paste an article").fill(f"{ADDRESS}-{name}{theme}\n{STORY}")
                press(page, "Control+Enter")
                page.screenshot(path=out / f"article-{name}-{theme}.png", full_page=True)
                click(page, "Claim")
                page.screenshot(path=out / f"claim-{name}-{theme}.png")


def environment(folder: Path) -> dict[str, str]:
    """Give the settings of a desk on an invented border."""
    dataset = generate(folder / "border", 40)
    return {
        "CROSSCLAIM_DATASET": str(dataset),
        "CROSSCLAIM_DESK": "on",
        "CROSSCLAIM_CACHE": str(folder / "cache"),
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw(Path(sys.argv[1]), everything=True)
    else:
        draw(DOCS)
