"""Every text of the corpus at once, in page and file: nothing runs, and nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from incidents.store import Store
from tests.browser.conftest import ROOT, WAIT
from tests.conftest import CLAIMS, INCIDENTS, PACKAGE, SOURCES, claim, write_tiny
from tests.corpus import CORPUS, PRODUCT
from tests.standalone import page_of

FIELDS = {
    "incidents": ("title", "time_note", "place_note", "summary"),
    "claims": ("speaker", "wording", "quotation", "note", "translation"),
    "sources": ("outlet", "title", "note", "country"),
}
FETCHED = "beacon"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset that holds every text of the corpus several times, as far as it can be loaded."""
    texts = cycle(CORPUS)
    many = [
        claim(f"h{n}", INCIDENTS[n % 4]["id"], "N", low=str(n), high=str(n)) for n in range(280)
    ]
    tables = {"incidents": INCIDENTS, "claims": [*CLAIMS, *many], "sources": SOURCES}
    rows = {
        name: [{**row, **{field: next(texts) for field in FIELDS[name]}} for row in some]
        for name, some in tables.items()
    }
    for row in rows["claims"]:
        row["quotation"] = " ".join(row["quotation"].split()[:12])
    made = write_tiny(tmp_path_factory.mktemp("hostile") / "data", **rows)
    own = {**PACKAGE["crossclaim"], "subtitle": CORPUS[0], "caveats": list(CORPUS[:20])}
    (made / "datapackage.json").write_text(json.dumps({**PACKAGE, "crossclaim": own}))
    return made


class Watched:
    """A page of which it is told what ran and what was asked for."""

    def __init__(self, browser: Browser) -> None:
        self.asked: list[str] = []
        self.context = browser.new_context()
        self.context.add_init_script("window.alert = window.prompt = () => { window.__pwned = 1 }")
        self.context.route("**/*", self._guard)
        self.page: Page = self.context.new_page()

    def _guard(self, route: Route) -> None:
        if FETCHED in route.request.url.split("?")[0]:
            self.asked.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def check(self) -> None:
        for frame in self.page.frames:
            assert frame.evaluate("window.__pwned") is None, frame.url
        assert self.asked == []


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    found = Watched(chromium)
    yield found
    found.context.close()


def touch(page: Page) -> None:
    """Do what a reader could set off without meaning to."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("document.querySelectorAll('[tabindex]').forEach(one => one.focus())")
    page.mouse.move(300, 300)
    page.wait_for_timeout(300)


def test_the_file_runs_and_fetches_nothing(watched: Watched, folder: Path, tmp_path: Path) -> None:
    store = Store.open(folder)
    assert store.report.loaded["claims.csv"] + store.report.warned["claims.csv"] > 150
    (tmp_path / "view.html").write_text(page_of(store), encoding="utf-8")
    watched.page.goto(f"file://{tmp_path / 'view.html'}")
    touch(watched.page)
    watched.check()
    assert PRODUCT not in watched.page.content()


def test_the_page_runs_and_fetches_nothing(
    watched: Watched, folder: Path, serve: Callable[..., str]
) -> None:
    page = watched.page
    page.goto(serve(ROOT / "app.py", {"CROSSCLAIM_DATASET": str(folder)}), timeout=WAIT)
    page.wait_for_selector(".cc-panels", timeout=WAIT)
    page.frame_locator("iframe").locator(".leaflet-container").wait_for(timeout=WAIT)
    for name in ("Incidents", "Sources", "About the data"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(1500)
        touch(page)
        watched.check()
    assert PRODUCT not in page.content()
