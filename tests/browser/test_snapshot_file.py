"""The page in one file, opened from disk in a real browser with every request refused."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from incidents.store import Store
from tests.standalone import hostile_store, page_of

WAIT = 20_000


def opened(browser: Browser, content: str, folder: Path) -> tuple[Page, list[str], list[str]]:
    """Open a page from disk with every request refused; list what it asked for and its errors."""
    path = folder / "page.html"
    path.write_text(content, encoding="utf-8")
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    asked: list[str] = []
    errors: list[str] = []

    def refuse(route: object) -> None:
        if route.request.url == path.as_uri():
            route.continue_()
            return
        asked.append(route.request.url)
        route.abort()

    page.route("**/*", refuse)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(path.as_uri())
    page.wait_for_selector("#incidents details", timeout=WAIT)
    return page, asked, errors


def slide(page: Page, name: str, value: int) -> None:
    page.eval_on_selector(
        f"#{name}",
        "(box, value) => { box.value = value; box.dispatchEvent(new Event('input')); }",
        str(value),
    )


def test_the_page_works_without_a_network(
    chromium: Browser, tiny_store: Store, tmp_path: Path
) -> None:
    page, asked, errors = opened(chromium, page_of(tiny_store), tmp_path)
    assert page.inner_text("#count").startswith("5 of 5 incidents")
    marks = page.locator(".leaflet-dots-pane path, .leaflet-areas-pane path")
    before = marks.count()
    assert before >= 3
    slide(page, "to", 11)
    assert page.inner_text("#count").startswith("2 of 5 incidents")
    assert marks.count() < before
    slide(page, "to", 91)
    page.locator("#incident-bridge summary").click()
    assert "58" in page.inner_text("#incident-bridge")
    assert "over two hundred" in page.inner_text("#incident-bridge")
    names = page.locator(".name")
    assert names.count() > 0
    page.locator("#layers input").last.uncheck()
    assert names.count() == 0
    page.locator("#layers input").last.check()
    zoom = "() => document.querySelector('.leaflet-control-scale-line').textContent"
    scale = page.evaluate(zoom)
    for _ in range(3):
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(400)
    assert page.evaluate(zoom) != scale
    assert (asked, errors) == ([], [])


def test_hostile_text_stays_text(chromium: Browser, tmp_path: Path) -> None:
    page, asked, errors = opened(chromium, page_of(hostile_store(tmp_path), "dark"), tmp_path)
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert page.title() == "Northland–Southland border"
    assert "<img src=x" in page.inner_text("#incidents")
    assert page.locator("#incidents img").count() == 0
    assert (asked, errors) == ([], [])
