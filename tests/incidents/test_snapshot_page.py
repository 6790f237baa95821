"""The page in one file: opens from disk, asks for nothing, works, and runs no text as code."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from incidents import cite, snapshot
from incidents.model import Source
from incidents.query import View
from incidents.snapshot import standalone
from incidents.store import Store
from tests.conftest import CLAIMS, INCIDENTS, SOURCES, write_tiny

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{title}} ${document.title='owned'} `x`",
    "\u2028\u2029]]>-->",
)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
WAIT = 20_000


def page_of(store: Store, theme: str = "light") -> str:
    return snapshot.draw(View(), store, fmt="html", theme=theme).decode()


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("hostile")
    text = iter(HOSTILE * 9)
    incidents = [{**one, "title": next(text), "summary": next(text)} for one in INCIDENTS]
    claims = [{**one, "speaker": next(text), "note": next(text)} for one in CLAIMS[:8]]
    sources = [{**one, "outlet": next(text), "published": ""} for one in SOURCES]
    write_tiny(folder / "data", incidents=incidents, claims=claims, sources=sources, retellings=[])
    return Store.open(folder / "data", folder / "cache")


def test_the_page_holds_its_seal_and_its_data(tiny_store: Store) -> None:
    page = page_of(tiny_store)
    assert f'<meta name="crossclaim-id" content="{cite.view_id(View(), tiny_store)}">' in page
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    assert {one["id"] for one in data["incidents"]} == {"bridge", "strike", "truce", "quiet", "war"}
    claims = [claim for one in data["incidents"] for claim in one["claims"]]
    assert sum(not claim["replaced"] for claim in claims) == len(CLAIMS) - 1
    assert data["sources"][0]["outlet"]


def test_the_page_names_no_address_to_fetch(tiny_store: Store) -> None:
    page = page_of(tiny_store)
    assert "default-src 'none'" in page
    assert not re.search(r'<(?:script|img|link|iframe)[^>]*(?:src|href)="?(?!data:)[^ >]', page)
    assert not re.search(r"url\((?!data:|#)", page.split("<script")[0])


def test_text_from_data_is_never_markup(hostile_store: Store) -> None:
    page = page_of(hostile_store)
    data = re.search(r'id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert data is not None
    for letter in "<>\u2028\u2029":
        assert letter not in data[1]
    assert len(json.loads(data[1])["sources"]) > 0
    assert "<img src=x" not in page
    assert "document.title='owned'</script>" not in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "urn:x", "https://[", "https://a\u202eb"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    source = Source(id="s", outlet="Gazette", url=url)
    assert standalone.source_data(source, 2025)["url"] == ""
    assert standalone.source_data(source.model_copy(update={"url": "https://a.example"}), 2025)[
        "url"
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no browser is installed")
        pytest.skip("no browser is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


def opened(browser: object, content: str, folder: Path) -> tuple[Page, list[str], list[str]]:
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


@pytest.mark.browser
def test_the_page_works_without_a_network(
    browser: object, tiny_store: Store, tmp_path: Path
) -> None:
    page, asked, errors = opened(browser, page_of(tiny_store), tmp_path)
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


@pytest.mark.browser
def test_hostile_text_stays_text(browser: object, hostile_store: Store, tmp_path: Path) -> None:
    page, asked, errors = opened(browser, page_of(hostile_store, "dark"), tmp_path)
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert page.title() == "Northland–Southland border"
    assert "<img src=x" in page.inner_text("#incidents")
    assert page.locator("#incidents img").count() == 0
    assert (asked, errors) == ([], [])
