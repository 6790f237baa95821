"""The map in a real browser: it keeps its zoom, answers clicks and keys, and runs no payload."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from incidents.text import one_line
from incidents.theme import TOKENS
from incidents.ui.publishing import publish
from incidents.web.map.base import base_map
from incidents.web.map.marks import mark_layer
from tests.browser.conftest import MAP, PHONE
from tests.incidents.map_payloads import PAYLOADS
from tests.incidents.map_samples import TOWN as TOWN_MARK
from tests.incidents.map_samples import VIEW

APP = Path(__file__).parent / "apps" / "map_app.py"
MARKS = "[data-mark]"
TOWN = 'path[aria-label^="Town, District"]'


@pytest.fixture
def address(serve):
    return serve(APP)


@pytest.fixture
def plain(tab, address):
    """The map with a town, an area, a stretch and a record whose place is not a number."""
    tab.open(address)
    expect(tab.map.locator(MARKS)).to_have_count(3, timeout=30_000)
    return tab


def text(tab, label):
    return (
        tab.page.get_by_text(re.compile(f"^{label}:"))
        .inner_text()
        .removeprefix(f"{label}:")
        .strip()
    )


def zoom_in(tab):
    before = tab.in_map("window.map.getZoom()")
    tab.map.locator(".leaflet-control-zoom-in").click()
    tab.page.wait_for_timeout(700)
    after = tab.in_map("window.map.getZoom()")
    assert after > before
    return after


def test_every_shape_is_drawn_and_a_bad_record_blanks_nothing(plain):
    for shape in ("point", "area", "casing", "dash-a", "dash-b"):
        expect(plain.map.locator(f"path.cc-{shape}")).to_have_count(1)


def test_the_base_map_is_drawn_from_served_files(plain):
    for layer in ("land", "border", "province", "water", "boundary"):
        expect(plain.map.locator(f"path.cc-{layer}").first).to_be_attached()
    assert plain.in_map("document.querySelector('.leaflet-cc-relief-pane img').naturalWidth") > 0
    expect(plain.map.locator(".leaflet-control-attribution")).to_contain_text("Layers by somebody")


def test_the_contested_line_is_labelled_with_its_note(plain):
    label = plain.map.locator(".cc-label-boundary")
    expect(label).to_have_text("The Linenot recognised by Northland")


def test_a_change_of_marks_keeps_the_zoom_and_the_frame(plain):
    zoom = zoom_in(plain)
    plain.in_map("{ window.stayed = true; }")
    for shown in (3, 2, 1, 2, 3):
        slider = plain.page.get_by_role("slider")
        slider.focus()
        plain.page.keyboard.press("ArrowLeft" if shown < 3 else "ArrowRight")
        plain.settle()
        assert plain.in_map("window.map.getZoom()") == zoom
    assert plain.in_map("window.stayed === true")
    assert plain.in_map("window.feature_group.length") == 1
    assert plain.page.locator(MAP).count() == 1


def test_moving_the_map_costs_no_run(plain):
    runs = text(plain, "runs")
    zoom_in(plain)
    plain.settle()
    assert text(plain, "runs") == runs


def test_a_click_opens_a_mark_and_so_does_the_next_click(plain):
    for times in (1, 2):
        plain.map.locator(TOWN).click()
        expect(plain.page.get_by_text("opened: " + ", ".join(["town"] * times))).to_be_visible()
    assert text(plain, "told twice") == "False"


def test_a_run_without_a_click_opens_nothing(plain):
    plain.map.locator(TOWN).click()
    expect(plain.page.get_by_text("opened: town")).to_be_visible()
    plain.page.get_by_text("Select the town").click()
    plain.settle()
    assert text(plain, "opened") == "town"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_opens_a_mark_and_keeps_its_place(plain, key):
    mark = plain.map.locator('path[aria-label^="Area"]')
    expect(mark).to_have_attribute("role", "button")
    mark.focus()
    plain.page.keyboard.press(key)
    expect(plain.page.get_by_text("opened: area")).to_be_visible()
    plain.settle()
    assert "Area" in str(plain.in_map("document.activeElement.getAttribute('aria-label')"))


def test_the_selected_mark_stands_out(plain):
    plain.page.get_by_text("Select the town").click()
    plain.settle()
    expect(plain.map.locator("path.cc-point.cc-on")).to_have_attribute("aria-pressed", "true")
    beside = plain.map.locator("path.cc-area.cc-dim")
    expect(beside).to_have_attribute("fill", re.compile(r"^url\(#cc-hatch-..-dim\)$"))
    expect(beside).to_have_css("opacity", "1")  # else the contested line would show in it
    expect(beside).to_have_css("stroke", "rgb(106, 102, 92)")


def test_a_tooltip_tells_counts_and_who_has_spoken(plain):
    plain.map.locator(TOWN).hover()
    tip = plain.map.locator(".cc-tip")
    expect(tip).to_contain_text("Town, District")
    expect(tip).to_contain_text("2 incidents, 9 claims")


def test_labels_do_not_cover_each_other_or_the_marks(plain):
    # The labels' file comes when it comes: later than the marks on a busy machine.
    plain.map.locator(".cc-label").nth(5).wait_for(state="attached")
    boxes = plain.in_map(
        "[...document.querySelectorAll('.cc-label')].map((l) => l.getBoundingClientRect())"
        ".map((b) => [b.left, b.top, b.right, b.bottom])"
    )
    assert len(boxes) > 5
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart


def test_the_whole_region_is_in_sight_without_blank_space(new_tab, address):
    for viewport in (PHONE, {"width": 1366, "height": 768}, {"width": 1600, "height": 1000}):
        with new_tab(viewport=viewport) as tab:
            tab.open(address)
            box = "window.map.getBounds().toBBoxString()"
            west, south, east, north = map(float, str(tab.in_map(box)).split(","))
            assert south < 29
            assert north > 36.1
            assert west < 61.7
            assert east > 73.9
            frame = tab.page.locator(MAP).bounding_box()
            inside = tab.in_map(
                "document.getElementById('map_div').getBoundingClientRect().toJSON()"
            )
            # A frame's own page is as wide as whole pixels fit.
            assert 0 <= frame["width"] - inside["width"] < 1
            assert 0 <= frame["height"] - inside["height"] < 1
            assert tab.in_map("document.documentElement.scrollHeight <= window.innerHeight")


def test_the_theme_changes_without_a_new_frame(plain):
    zoom = zoom_in(plain)
    paper = "document.documentElement.style.getPropertyValue('--cc-paper')"
    assert plain.in_map(paper) == TOKENS["light"].paper
    plain.page.emulate_media(color_scheme="dark")
    plain.settle()
    plain.page.get_by_text("Select the town").click()
    plain.settle()
    assert plain.in_map(paper) == TOKENS["dark"].paper
    assert plain.in_map("window.map.getZoom()") == zoom


def test_less_motion_means_no_animation(new_tab, address):
    with new_tab(reduced_motion="reduce") as tab:
        tab.open(address)
        before = tab.in_map("window.map.getZoom()")
        tab.map.locator(".leaflet-control-zoom-in").click()
        assert tab.in_map("window.map.getZoom()") == before + 0.5


def test_the_view_is_reported_while_it_is_wanted(plain):
    assert text(plain, "view") == "None"
    plain.page.get_by_text("Report the view").click()
    expect(plain.page.get_by_text("view: Viewport(zoom=")).to_be_visible()
    plain.page.get_by_text("Report the view").click()
    plain.settle()
    runs = text(plain, "runs")
    zoom_in(plain)
    plain.settle()
    assert (text(plain, "runs"), text(plain, "view")) == (runs, "None")


def test_a_cell_is_looked_into_instead_of_opened(tab, address):
    tab.open(f"{address}/?scene=cells")
    expect(tab.page.get_by_text("view: Viewport(zoom=")).to_be_visible()
    zoom = tab.in_map("window.map.getZoom()")
    tab.map.locator("path.cc-cell").nth(4).click()
    tab.page.wait_for_timeout(700)
    tab.settle()
    assert tab.in_map("window.map.getZoom()") == zoom + 2
    assert f"zoom={zoom + 2}" in text(tab, "view")
    assert text(tab, "opened") == ""


def test_a_place_beyond_the_map_is_named_at_its_edge_and_opens(tab, address):
    tab.open(f"{address}/?scene=beyond")
    button = tab.map.get_by_role(
        "button", name=re.compile("^Beyond the map: Far Away, 2 incidents")
    )
    expect(button).to_have_text("↙ Far Away 2")
    button.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text("opened: far")).to_be_visible()


@pytest.mark.parametrize("number", [0, 10, 15, 17])
def test_no_payload_runs_and_each_is_shown_verbatim(tab, address, number):
    """Every payload is the label of a mark; one of them is also every other text of the map."""
    tab.open(f"{address}/?scene=hostile&n={number}")
    expect(tab.map.locator("path.cc-point")).to_have_count(len(PAYLOADS), timeout=30_000)
    said = tab.in_map(
        "[...document.querySelectorAll('path.cc-point')].map((p) => p.getAttribute('aria-label'))"
    )
    for payload in PAYLOADS:
        assert any(label.startswith(f"{one_line(payload, 300)}, ") for label in said)
    expect(tab.map.locator(".cc-label-boundary")).to_contain_text(PAYLOADS[number].strip())
    tab.map.locator("path.cc-point").first.hover(force=True)
    tab.map.locator(".cc-tip").wait_for()
    assert tab.in_map("window.__pwned === undefined && window.top.__pwned === undefined")
    assert tab.page.evaluate("window.__pwned === undefined")
    assert (
        tab.in_map("document.querySelectorAll('.cc-tip img, .cc-tip script, .cc-label img').length")
        == 0
    )


@pytest.fixture
def saved_page(tmp_path):
    """Serve a map that folium itself rendered, as an exported file would be."""
    files = publish(tmp_path / "app" / "static")
    named = [
        replace(TOWN_MARK, key=t, label=t, words=(t, PAYLOADS[10]), lat=29 + i / 40)
        for i, t in enumerate(PAYLOADS)
    ]
    fmap = base_map(files, replace(VIEW, boundary=PAYLOADS[15], boundary_note=PAYLOADS[17]))
    mark_layer(named, None, "light").add_to(fmap)
    page = tmp_path / "component" / "map" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(fmap.get_root().render(), encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/component/map/index.html"
        server.shutdown()


def test_no_payload_runs_in_a_map_that_folium_rendered(tab, saved_page):
    tab.page.goto(saved_page)
    expect(tab.page.locator("path.cc-point")).to_have_count(len(PAYLOADS), timeout=30_000)
    tab.page.locator("path.cc-point").first.dispatch_event("mouseover")
    tab.page.locator(".cc-tip").wait_for()
    tips = tab.page.locator("path.cc-point").evaluate_all(
        "(paths) => paths.map((p) => p.getAttribute('aria-label'))"
    )
    for payload in PAYLOADS:
        assert any(tip.startswith(f"{one_line(payload, 300)}, ") for tip in tips)
    assert tab.page.evaluate("window.__pwned === undefined")
