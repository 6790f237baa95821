"""The map for every hand and eye: nothing covers anything, fingers, keyboard, names."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from incidents.ui.hooks import HOOKS
from tests.browser.conftest import MAP, PHONE, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]
APP = Path(__file__).parent / "apps" / "map_app.py"
CIRCLES = """[...document.querySelectorAll('path.cc-point')].map((p) => {
  const b = p.getBoundingClientRect();
  return [b.left + b.width / 2, b.top + b.height / 2, b.width / 2];
})"""
BOUNDS = "window.map.getBounds().toBBoxString()"


@pytest.fixture
def address(serve: Callable[..., str]) -> str:
    return serve(APP)


@pytest.fixture
def crowd(tab: Tab, address: str) -> Tab:
    """Four towns within a few pixels, two of them at one spot, and one far from them."""
    tab.open(f"{address}/?scene=crowd")
    expect(tab.map.locator("path.cc-point")).to_have_count(5)
    return tab


def overlaps(tab: Tab) -> list[tuple[int, int]]:
    circles = tab.in_map(CIRCLES)
    assert isinstance(circles, list)
    assert len(circles) == 5
    return [
        (first, second)
        for first, (x, y, r) in enumerate(circles)
        for second, (u, v, s) in enumerate(circles[:first])
        if math.hypot(x - u, y - v) < r + s - 0.5
    ]


def test_no_circle_covers_another_and_each_is_led_to_its_true_place(crowd: Tab) -> None:
    assert overlaps(crowd) == []
    for shape in ("cc-leader", "cc-true"):
        expect(crowd.map.locator(f"path.{shape}")).to_have_count(4)
    covered = crowd.in_map(
        "[...document.querySelectorAll('path.cc-true')].map((dot) => {"
        " const d = dot.getBoundingClientRect();"
        " return " + CIRCLES + ".some(([x, y, r]) =>"
        "  Math.hypot(d.left + d.width / 2 - x, d.top + d.height / 2 - y) < r); })"
    )
    assert covered == [False] * 4, "a circle covers a true place"


def test_circles_return_to_their_places_when_there_is_room(crowd: Tab) -> None:
    crowd.in_map("{ window.map.setView([31.0, 66.4], 11, { animate: false }); }")
    assert overlaps(crowd) == []
    expect(crowd.map.locator("path.cc-leader")).to_have_count(2)  # those at one spot


def test_every_mark_has_a_name(crowd: Tab, address: str) -> None:
    for scene in ("crowd", "beyond", "plain"):
        crowd.open(f"{address}/?scene={scene}")
        crowd.map.locator("[data-mark]").first.wait_for()
        nameless = crowd.in_map(
            "[...document.querySelectorAll('.leaflet-interactive:not([aria-hidden=true])')]"
            ".filter((p) => !p.getAttribute('aria-label')).length"
        )
        assert nameless == 0


def test_the_frame_and_the_document_in_it_are_named(crowd: Tab) -> None:
    expect(crowd.page.locator(MAP)).to_have_accessible_name("Map of incidents")
    assert crowd.in_map("document.title") == "Map of incidents"
    assert crowd.in_map("document.documentElement.lang") == "en-GB"
    expect(crowd.map.get_by_role("button", name="Look closer")).to_be_visible()


def test_the_map_goes_to_the_place_that_is_chosen_and_back(crowd: Tab, address: str) -> None:
    crowd.open(address)
    crowd.map.locator("[data-mark]").first.wait_for()
    home = crowd.in_map(BOUNDS)
    crowd.page.get_by_text("Look at the area").click()
    crowd.settle()
    crowd.page.wait_for_timeout(800)
    west, south, east, north = map(float, str(crowd.in_map(BOUNDS)).split(","))
    assert 64 < west < 67.9
    assert 69.1 < east < 73
    assert 29 < south < 31.9
    assert 33.1 < north < 36
    crowd.page.get_by_text("Look at the area").click()
    crowd.settle()
    crowd.page.wait_for_timeout(800)
    assert crowd.in_map(BOUNDS) == home


@pytest.fixture
def phone(new_tab: NewTab, address: str) -> Iterator[Tab]:
    with new_tab(viewport={**PHONE, "height": 600}, has_touch=True) as tab:
        tab.open(address)
        tab.map.locator("[data-mark]").first.wait_for()
        yield tab


def swipe(tab: Tab, fingers: int) -> None:
    """Draw one or two fingers upwards over the map."""
    box = tab.page.locator(MAP).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7
    browser = tab.page.context.new_cdp_session(tab.page)

    def touch(kind: str, up: float) -> None:
        points = [{"x": x + 40 * one, "y": y - up, "id": one} for one in range(fingers)]
        told = {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        browser.send("Input.dispatchTouchEvent", told)
        tab.page.wait_for_timeout(16)

    touch("touchStart", 0)
    for step in range(1, 11):
        touch("touchMove", 12 * step)
    touch("touchEnd", 0)
    tab.page.wait_for_timeout(400)


SCROLLED = f"document.querySelector('{HOOKS['main'].selector}').scrollTop"


def test_one_finger_scrolls_the_page_and_leaves_the_map(phone: Tab) -> None:
    before = phone.in_map(BOUNDS)
    expect(phone.map.locator(".cc-hint")).to_be_hidden()
    swipe(phone, 1)
    assert phone.page.evaluate(SCROLLED) > 0
    assert phone.in_map(BOUNDS) == before
    expect(phone.map.locator(".cc-hint")).to_have_text("Use two fingers to move the map")


def test_two_fingers_move_the_map_and_leave_the_page(phone: Tab) -> None:
    phone.in_map("{ window.map.setView([31.0, 66.4], 8, { animate: false }); }")
    before = phone.in_map(BOUNDS)
    swipe(phone, 2)
    assert phone.page.evaluate(SCROLLED) == 0
    assert phone.in_map(BOUNDS) != before


def test_a_mouse_still_drags_the_map(crowd: Tab) -> None:
    box = crowd.page.locator(MAP).bounding_box()
    assert box is not None
    # The whole region is in sight and cannot be dragged away: look closer first.
    crowd.in_map("{ window.map.setView([31.0, 66.4], 9, { animate: false }); }")
    x, y = box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3
    before = crowd.in_map(BOUNDS)
    crowd.page.mouse.move(x, y)
    crowd.page.mouse.down()
    crowd.page.mouse.move(x + 80, y + 40, steps=5)
    crowd.page.mouse.up()
    crowd.page.wait_for_timeout(400)
    assert crowd.in_map(BOUNDS) != before


def test_the_label_of_a_moved_circle_lies_on_no_circle(crowd: Tab) -> None:
    expect(crowd.map.locator(".cc-label-point").first).to_have_text(re.compile("^Town "))
    assert crowd.in_map(
        "[...document.querySelectorAll('.cc-label-point')].every((label) => {"
        " const b = label.getBoundingClientRect();"
        " return " + CIRCLES + ".every(([x, y, r]) => x + r <= b.left || x - r >= b.right"
        "  || y + r <= b.top || y - r >= b.bottom); })"
    )
