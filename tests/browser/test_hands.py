"""The page for every hand and eye: focus, announcements, narrow screens, forced colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import expect

from incidents.ui.hooks import HOOKS
from tests.browser.conftest import MAP, OCTOBER, PHONE, ROOT, WAIT, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 342, "height": 192}
"""A laptop's screen at 400 %."""


LANDSCAPE = {"width": 844, "height": 390}
SCROLLERS = """[...document.querySelectorAll('body *')].filter((one) => one.clientWidth > 30
  && one.scrollWidth > one.clientWidth + 1
  && /auto|scroll/.test(getComputedStyle(one).overflowX)).map((one) => one.className)"""


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


def opened(tab: Tab, address: str) -> Tab:
    tab.open(address)
    expect(tab.page.get_by_role("tab", name="Ledger")).to_be_visible(timeout=90_000)
    tab.map.locator("[data-mark]").first.wait_for(timeout=WAIT)
    tab.settle()
    return tab


@pytest.fixture
def page(tab: Tab, address: str) -> Tab:
    return opened(tab, f"{address}/{OCTOBER}")


def test_focus_goes_to_what_was_opened_and_back_to_what_opened_it(page: Tab) -> None:
    row = page.page.locator(".st-key-side .df [data-open]").nth(1)
    row.focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".st-key-side .inc h2")).to_be_focused(timeout=WAIT)
    page.page.locator(".st-key-back button").press("Enter")
    expect(row).to_be_focused(timeout=WAIT)


def test_focus_goes_back_to_the_mark_on_the_map(page: Tab) -> None:
    mark = page.map.locator("[data-mark]").nth(3)
    mark.focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".st-key-side .inc h2")).to_be_focused(timeout=WAIT)
    page.page.locator(".st-key-back button").press("Enter")
    expect(mark).to_be_focused(timeout=WAIT)


def test_a_view_that_opens_an_incident_takes_no_focus(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?incident=2025-10-15-kabul")
    tab.page.wait_for_timeout(1000)
    assert tab.page.evaluate("document.activeElement === document.body")


def test_a_change_of_the_view_is_said_once_and_politely(page: Tab) -> None:
    live = page.page.locator("#xc-live")
    expect(live).to_have_attribute("role", "status")
    expect(live).to_be_empty()
    page.page.locator("[data-days='2025-10-11/2025-10-11']").click()
    expect(live).to_have_text(re.compile(r"^Showing .* 11 October 2025\.$"), timeout=WAIT)


def test_a_link_leads_past_the_map(page: Tab) -> None:
    link = page.page.get_by_role("link", name=re.compile("^Skip the map"))
    expect(link).not_to_be_in_viewport(ratio=0.5)
    link.focus()
    expect(link).to_be_in_viewport()
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate(
        "document.querySelector('.cc-key').compareDocumentPosition(document.activeElement)"
        " & Node.DOCUMENT_POSITION_FOLLOWING"
    )


def test_few_keys_lead_to_the_tables(page: Tab) -> None:
    """It took 90 presses of the tab key, 26 of them in the map."""
    link = page.page.get_by_role("link", name="Skip to the tables")
    for _press in range(5):
        page.page.keyboard.press("Tab")
        if link.evaluate("(one) => one === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_role("tab", name="Ledger")).to_be_focused()


def test_a_table_holds_what_the_map_shows(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?tab=incidents")
    rows = tab.page.locator("table.places tbody tr")
    marks = tab.map.locator("[data-mark]")
    expect(rows).to_have_count(marks.count())
    said = [label.split(",")[0] for label in marks.evaluate_all("m => m.map(e => e.ariaLabel)")]
    told = rows.locator("th bdi").all_inner_texts()
    for label in said:
        name = label.removeprefix("Beyond the map: ")
        assert any(one.split(",")[0] == name for one in told), name
    rows.locator("[data-open]").first.click()
    expect(tab.page.locator(".st-key-side .inc h2")).to_be_visible(timeout=WAIT)


def test_headings_go_down_one_step_at_a_time(tab: Tab, address: str) -> None:
    for asked in ("", "?incident=2025-10-15-kabul", "?tab=about", "?tab=incidents"):
        opened(tab, f"{address}/{asked}")
        levels = tab.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "found => found.map((one) => Number(one.tagName[1]))"
        )
        assert levels[0] == 1
        steps = itertools.pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), levels


WIDE_OR_NOT = (
    "",
    "?tab=incidents",
    "?tab=sources",
    "?tab=about",
    "?data=in-pk&tab=about",
    "?incident=2025-10-15-kabul",
    "?incident=2025-10-11-durand-line",
    "?as_known_on=2026-03-05T00:00Z",
)


def test_nothing_scrolls_sideways(new_tab: NewTab, address: str) -> None:
    with new_tab() as tab:
        for asked in WIDE_OR_NOT:
            opened(tab, f"{address}/{asked}")
            tab.page.locator("details").evaluate_all("all => all.forEach((one) => one.open = true)")
            for screen in (PHONE, NARROW, ZOOMED):
                tab.page.set_viewport_size(screen)
                tab.page.wait_for_timeout(300)
                # The page's own part is what scrolls: the document around it never does.
                wide = tab.page.locator(HOOKS["main"].selector).evaluate("one => one.scrollWidth")
                assert wide <= screen["width"], (asked, screen)
                assert tab.page.evaluate(SCROLLERS) == []


def test_the_map_leaves_room_for_the_page(new_tab: NewTab, address: str) -> None:
    with new_tab() as tab:
        opened(tab, address)
        for screen in (PHONE, NARROW, ZOOMED, LANDSCAPE):
            tab.page.set_viewport_size(screen)
            tab.page.wait_for_timeout(300)
            box = tab.page.locator(MAP).bounding_box()
            assert box is not None
            assert box["height"] <= screen["height"] * 0.7 + 1


FILLS = {
    "marks": ".mk",
    "points": ".df .m",
    "bars": ".cc-tl .bar",
    "the chosen days": ".stSlider input[type=range]",
}


def test_forced_colours_keep_circles_squares_bars_and_thumbs(new_tab: NewTab, address: str) -> None:
    with new_tab(forced_colors="active") as tab:
        opened(tab, address)
        for name, fill in FILLS.items():
            kept = tab.page.locator(fill).evaluate_all(
                "found => found.map((one) => getComputedStyle(one).forcedColorAdjust)"
            )
            assert kept, name
            assert set(kept) == {"none"}, name
        town = "getComputedStyle(document.querySelector('.cc-town')).forcedColorAdjust"
        assert tab.in_map(town) == "none"


def test_less_motion_means_none(new_tab: NewTab, address: str) -> None:
    with new_tab(reduced_motion="reduce") as tab:
        opened(tab, address)
        moving = "[...document.getAnimations()].filter((one) => one.playState === 'running').length"
        assert tab.page.evaluate(moving) == 0
        assert tab.in_map(moving) == 0
