"""Finding in a real browser: suggestions while typing, claims with the match marked, addresses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OCTOBER, ROOT, WAIT, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture
def page(tab: Tab, address: str) -> Tab:
    tab.open(f"{address}/{OCTOBER}")
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)
    tab.settle()
    return tab


def box(page: Tab) -> Locator:
    return page.page.get_by_role("combobox", name="Search", exact=True)


def typed(page: Tab, text: str) -> Locator:
    """Type as a reader does, and wait for what is suggested."""
    box(page).click()
    box(page).press_sequentially(text, delay=30)
    options = page.page.get_by_role("option")
    expect(options.first).to_be_visible(timeout=WAIT)
    return options


def test_a_place_is_suggested_in_another_script_and_chosen_by_keyboard(page: Tab) -> None:
    options = typed(page, "سپین")
    expect(options.first).to_contain_text("Spin Boldak")
    page.page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.page.keyboard.press("Enter")
    page.page.wait_for_url("**place=Spin+Boldak*", timeout=WAIT)
    page.settle()
    expect(page.page.get_by_role("button", name="Place: Spin Boldak")).to_be_visible()
    expect(box(page)).to_have_value("")


def test_a_quotation_opens_its_incident_at_that_claim(page: Tab) -> None:
    options = typed(page, "military objectives")
    options.filter(has_text="military objectives").first.click()
    page.page.wait_for_url("**claim=c080*", timeout=WAIT)
    expect(page.page.locator("#claim-c080")).to_be_in_viewport(timeout=WAIT)


def test_enter_lists_the_claims_with_the_match_marked(page: Tab) -> None:
    box(page).fill("muttaqi")
    box(page).press("Enter")
    found = page.page.locator(".found")
    expect(found.locator("h2")).to_contain_text("Claims with “muttaqi”", timeout=WAIT)
    expect(found.locator("mark").first).to_have_text("Muttaqi")
    page.settle()
    page.page.go_back()
    expect(found).to_have_count(0, timeout=WAIT)
    expect(box(page)).to_have_value("")


def test_what_was_typed_and_left_is_not_what_the_box_says(page: Tab) -> None:
    typed(page, "spin b")
    page.page.locator(".xc-say").click()
    expect(box(page)).to_have_value("")
    page.settle()
    assert "text=" not in page.page.url


def test_a_loss_opens_its_incident_at_that_loss(page: Tab) -> None:
    row = page.page.locator(".df .r").nth(2)
    at = (row.get_attribute("data-at") or "").removeprefix("row:")
    row.click()
    expect(page.page.locator(".tp.here")).to_be_in_viewport(timeout=WAIT)
    page.settle()
    assert at.rsplit("/", 1)[-1] in page.page.url


def test_a_card_copies_the_address_of_its_claim_and_its_citation(
    new_tab: NewTab, address: str
) -> None:
    with new_tab(permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.open(f"{address}/?claim=c068")
        card = tab.page.locator("#claim-c068")
        expect(card).to_be_in_viewport(timeout=90_000)
        card.get_by_role("button", name="Copy link").click()
        copied = tab.page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}/?data=af-pk&claim=c068"
        card.locator("summary", has_text="Cite").click()
        forms = card.locator(".cite code")
        expect(forms).to_have_count(4)
        card.locator(".cite").get_by_role("button", name="Copy").nth(3).click()
        assert "@misc{c068," in tab.page.evaluate("navigator.clipboard.readText()")
