"""Every tab and state of the page, in both themes, examined by axe-core, the map's frame too.

Nothing may be left but what is listed in `KNOWN`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import expect

from tests.browser.axe import Finding, findings
from tests.browser.conftest import PHONE, POPOVER, ROOT, WAIT, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]
THEMES = ("light", "dark")
DAYS = "from=2025-10-09&to=2025-10-19"
STATES = {
    "the whole view": "",
    "incidents": "tab=incidents",
    "sources": "tab=sources",
    "about the data": "tab=about",
    "an open incident": "incident=2025-10-15-kabul",
    "a past instant": f"as_known_on=2025-10-12T12:00Z&{DAYS}",
    "a filter": f"claimant=PK&{DAYS}",
    "a place": f"place=Kurram&{DAYS}",
    "nothing in view": "from=1990-01-01&to=1990-01-02",
    "nonsense": "from=yesterday&claimant=nobody",
}
MENUS = ("Dates", "Who speaks", "Whose losses", "What kind", "Place", "As known", "Share", "Export")

KNOWN = {("presentation-role-conflict", "minor"): "stFileUploaderDropzone"}
"""Findings that stay: Streamlit's own element, by its rule and how bad axe calls it."""


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


def opened(tab: Tab, address: str) -> None:
    tab.open(address)
    expect(tab.page.get_by_role("tab", name="Ledger")).to_be_visible(timeout=90_000)
    tab.map.locator(".leaflet-cc-dots-pane").wait_for(state="attached", timeout=WAIT)
    tab.settle()


def examine(tab: Tab) -> None:
    assert [one for one in findings(tab) if not is_known(one)] == []


def is_known(one: Finding) -> bool:
    element = KNOWN.get((one.rule, one.impact))
    return element is not None and element in one.html


@pytest.mark.parametrize("theme", THEMES)
def test_no_state_of_the_page_has_a_finding(new_tab: NewTab, address: str, theme: str) -> None:
    with new_tab(color_scheme=theme) as tab:
        for asked in STATES.values():
            opened(tab, f"{address}/?{asked}")
            examine(tab)


def test_no_menu_has_a_finding(new_tab: NewTab, address: str) -> None:
    with new_tab() as tab:
        opened(tab, address)
        for name in MENUS:
            tab.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
            body = tab.page.locator(POPOVER)
            expect(body).to_be_visible(timeout=WAIT)
            tab.settle()
            examine(tab)
            tab.page.keyboard.press("Escape")
            expect(body).to_be_hidden(timeout=WAIT)


def test_what_opens_by_a_click_has_no_finding(new_tab: NewTab, address: str) -> None:
    with new_tab(viewport=PHONE, has_touch=True) as tab:
        opened(tab, address)
        examine(tab)
        tab.page.locator(".cc-panels [data-open^='sum:']").first.click()
        expect(tab.page.locator(".inc .eye")).to_be_visible(timeout=WAIT)
        tab.settle()
        examine(tab)


def test_axe_looks_into_the_map(new_tab: NewTab, address: str) -> None:
    with new_tab() as tab:
        opened(tab, address)
        tab.in_map("{ document.body.append(document.createElement('button')); }")
        assert [one.rule for one in findings(tab)] == ["button-name"]
