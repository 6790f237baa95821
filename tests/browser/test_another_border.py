"""Another border in a browser: page and file show it, and nothing of one that ships."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from incidents import seal
from incidents.picture import Picture
from incidents.query import Query, View
from incidents.store import Store
from tests import ferghana
from tests.browser.conftest import ROOT, Tab, opened_tab
from tests.ferghana import DAY, NAMES

OTHERS = re.compile("Durand|Afghan|Pakistan|Kabul|Peshawar")
COUNTRIES = ("Kyrgyzstan", "Tajikistan")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ferghana.write(tmp_path_factory.mktemp("ferghana") / "data")


def test_the_page_shows_both_countries_the_border_and_every_place(
    serve: Callable[..., str], tab: Tab, folder: Path
) -> None:
    address = serve(ROOT / "app.py", {"CROSSCLAIM_DATASET": str(folder)})
    tab.open(f"{address}/?from={DAY}&to={DAY}")
    expect(tab.map.locator("[data-mark]")).to_have_count(len(NAMES))
    for name in NAMES:
        called = name.partition(",")[0].removesuffix(" Town")
        expect(tab.map.locator(f'[data-mark][aria-label*="{called}"]')).to_have_count(1)
    for name in (*COUNTRIES, "Border of Northland and Southland"):
        expect(tab.map.locator(".cc-label", has_text=name).first).to_be_visible()
    expect(tab.map.locator("path.cc-boundary").first).to_be_attached()
    expect(tab.map.locator("body")).not_to_contain_text(OTHERS)
    expect(tab.page.locator("body")).not_to_contain_text(OTHERS)


def test_the_file_shows_the_same(chromium: Browser, folder: Path, tmp_path: Path) -> None:
    store = Store.open(folder, tmp_path / "cache")
    view = View(query=Query(start=DAY, end=DAY))
    (tmp_path / "page.html").write_bytes(seal.draw(view, store, Picture(fmt="html")))
    with opened_tab(chromium) as tab:
        tab.page.goto((tmp_path / "page.html").as_uri())
        expect(tab.page.locator("path[data-mark]")).to_have_count(len(NAMES))
        for name in COUNTRIES:
            expect(tab.page.locator(".cc-label", has_text=name).first).to_be_visible()
        expect(tab.page.locator("body")).not_to_contain_text(OTHERS)
