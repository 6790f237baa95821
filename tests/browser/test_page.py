"""The page in a real browser: slider, filters, incidents, downloads, addresses, no network."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Download, expect

from tests.browser.conftest import LAPTOP, MAP, OCTOBER, PHONE, POPOVER, ROOT, WAIT, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]
FIRST_SCREENS = (
    OCTOBER,
    "?from=2026-02-26&to=2026-03-18",
    "?data=in-pk&from=2025-05-07&to=2025-05-10",
)
TALL = "found => found.map((one) => one.getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


def opened(tab: Tab, address: str) -> Tab:
    """Open an address and wait until the whole page is drawn."""
    tab.open(address)
    expect(tab.page.get_by_role("tab", name="Ledger")).to_be_visible(timeout=90_000)
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=WAIT)
    tab.settle()
    return tab


@pytest.fixture
def page(tab: Tab, address: str) -> Tab:
    return opened(tab, f"{address}/{OCTOBER}")


def sentence(tab: Tab) -> str:
    return tab.page.locator(".xc-say").first.inner_text()


def counts(tab: Tab) -> tuple[int, int]:
    """Read how many incidents and claims the page says it shows."""
    incidents, claims = tab.page.locator(".xc-say b").all_inner_texts()[:2]
    return int(incidents.split()[0].replace(",", "")), int(claims.split()[0].replace(",", ""))


def test_opens_on_the_newest_window_and_the_others_are_one_click_away(
    tab: Tab, address: str
) -> None:
    page = opened(tab, address)
    assert "26 February – 18 March 2026" in sentence(page)
    assert min(counts(page)) > 0
    page.page.locator(".st-key-windows").get_by_role("button", name="October 2025").click()
    expect(page.page.locator(".xc-say").first).to_contain_text("9–19 October 2025", timeout=WAIT)


def test_october_shows_both_sides_and_what_has_no_place(page: Tab) -> None:
    assert "9–19 October" in sentence(page)
    assert min(counts(page)) > 0
    expect(page.page.locator(".cc-side h2")).to_have_count(2)
    expect(page.page.locator(".st-key-tray")).to_contain_text("Not on the map:")
    expect(page.page.locator(".cc-key")).to_contain_text("disputed")


def test_the_keyboard_moves_the_slider_and_everything_follows(page: Tab) -> None:
    before, said = counts(page), sentence(page)
    panels = page.page.locator(".cc-panels").inner_text()
    page.in_map("document.body.dataset.kept = 'yes'")
    last = page.page.locator(".st-key-plot").get_by_role("slider").nth(1)
    last.focus()
    for _ in range(5):
        page.page.keyboard.press("ArrowLeft")
    page.settle()
    expect(page.page.locator(".xc-say").first).not_to_have_text(said, timeout=WAIT)
    page.settle()
    assert counts(page) < before
    assert page.page.locator(".cc-panels").inner_text() != panels
    assert "to=2025-10-14" in page.page.url
    assert page.in_map("document.body.dataset.kept") == "yes", "the map was mounted anew"


def test_a_bar_shows_only_its_day_and_again_the_days_before(page: Tab) -> None:
    said = sentence(page)
    bar = page.page.locator("[data-days='2025-10-11/2025-10-11']")
    bar.click()
    expect(page.page.locator(".xc-say").first).to_contain_text(", 11 October 2025", timeout=WAIT)
    page.settle()
    expect(page.page.get_by_role("button", name="Dates: 11 Oct 2025")).to_be_visible()
    for thumb in page.page.locator(".st-key-plot").get_by_role("slider").all():
        expect(thumb).to_have_attribute("aria-valuetext", "11 Oct")
    assert "from=2025-10-11" in page.page.url
    bar.focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".xc-say").first).to_have_text(said, timeout=WAIT)
    page.settle()
    expect(bar).to_be_focused()


def test_the_rest_of_a_block_opens_by_keyboard(page: Tab) -> None:
    fold = page.page.locator(".cc-side details:not(.no)").first
    expect(fold.locator(".cc-row").first).to_be_hidden()
    fold.locator("> summary").focus()
    page.page.keyboard.press("Enter")
    expect(fold.locator(".cc-row").first).to_be_visible()


def test_filters_by_who_speaks(page: Tab) -> None:
    page.page.get_by_role("button", name=re.compile("^Who speaks")).click()
    page.page.locator(POPOVER).get_by_text("Pakistan", exact=True).click()
    page.settle()
    expect(page.page.locator(".xc-say").first).to_contain_text("by Pakistan", timeout=WAIT)
    expect(page.page.locator(".st-key-on-claimants")).to_contain_text("Who speaks: Pakistan")
    expect(page.page.locator(".cc-side p.n").first).to_contain_text("hidden by your filter")
    expect(page.page.locator(".cc-side .gy.a.hidden")).to_be_visible()
    page.page.keyboard.press("Escape")
    page.page.get_by_role("button", name="Clear all").click()
    expect(page.page.locator(".xc-say").first).not_to_contain_text("by Pakistan", timeout=WAIT)
    page.settle()
    assert "claimant" not in page.page.url


def test_search_and_an_empty_view(page: Tab) -> None:
    box = page.page.get_by_role("combobox", name="Search", exact=True)
    box.fill("zzzz nothing says this")
    box.press("Enter")
    empty = page.page.locator(".xc-box.empty")
    expect(empty).to_be_visible(timeout=WAIT)
    expect(empty).to_contain_text("Search")
    page.page.get_by_role("button", name="Lift “Search”").click()
    expect(page.page.locator(".cc-panels")).to_be_visible(timeout=WAIT)


def test_a_row_opens_its_incident_by_mouse_and_by_keyboard(page: Tab) -> None:
    row = page.page.locator(".st-key-side .df [data-open]").first
    row.click()
    expect(page.page.locator(".inc h2")).to_be_visible(timeout=WAIT)
    assert page.page.locator(".cd").count() > 1
    page.settle()
    assert "incident=" in page.page.url
    page.page.get_by_role("button", name="‹ All incidents").click()
    expect(page.page.locator(".cc-panels")).to_be_visible(timeout=WAIT)
    page.settle()
    page.page.locator(".st-key-side .df [data-open]").first.focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".inc h2")).to_be_visible(timeout=WAIT)


def test_a_mark_on_the_map_opens_its_incident(page: Tab) -> None:
    page.page.wait_for_timeout(1500)
    page.map.locator(".leaflet-cc-dots-pane path.leaflet-interactive").first.click(force=True)
    page.settle()
    expect(page.page.locator(".inc").first).to_be_visible(timeout=WAIT)


def test_a_figure_of_a_panel_opens_the_claims_behind_it(page: Tab) -> None:
    page.page.locator(".cc-panels [data-open^='sum:']").first.click()
    expect(page.page.locator(".inc .eye")).to_contain_text("claims behind", timeout=WAIT)
    expect(page.page.locator(".cd").first).to_be_visible()


def test_as_known_on_is_said_on_a_dark_bar(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?as_known_on=2025-10-12T12:00Z&from=2025-10-09&to=2025-10-19")
    bar = tab.page.locator(".xc-past")
    expect(bar).to_contain_text("12 October 2025, 12:00 UTC")
    expect(bar).to_contain_text("came later")
    expect(
        tab.page.get_by_role("button", name=re.compile("^As known: 12 Oct 2025"))
    ).to_be_visible()


def downloaded(tab: Tab, name: str) -> Download:
    with tab.page.expect_download(timeout=120_000) as found:
        tab.page.locator(f".st-key-download-{name} button").click()
    return found.value


def read(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_the_preview_is_drawn_while_the_rest_of_the_menu_is_there(page: Tab) -> None:
    page.page.get_by_role("button", name="Export").click()
    body = page.page.locator(POPOVER)
    expect(body).to_contain_text("3,200 × 2,160 pixels")
    expect(body.get_by_role("button", name="Download picture")).to_be_visible()
    picture = body.get_by_role("img", name="Preview of the picture")
    expect(body.get_by_text("Drawing the preview").or_(picture)).to_be_visible()
    expect(picture).to_be_visible(timeout=120_000)
    expect(body.get_by_text("Drawing the preview")).to_be_hidden()


def test_an_embedded_view_is_the_map_and_the_differences_alone(tab: Tab, address: str) -> None:
    tab.open(f"{address}/?from=2025-10-11&to=2025-10-12&embed=true")
    expect(tab.page.locator(".df .r").first).to_be_visible(timeout=90_000)
    tab.map.locator("[data-mark]").first.wait_for()
    for part in (".st-key-head", ".st-key-chips", ".cc-panels", ".st-key-below", ".cc-tl"):
        expect(tab.page.locator(part)).to_have_count(0)
    whole = tab.page.get_by_role("link", name="Both accounts, with every claim and source")
    expect(whole).to_have_attribute("href", re.compile(r"from=2025-10-11&to=2025-10-12$"))
    tab.page.locator(".df .r").first.click()
    expect(tab.page.locator(".inc h2")).to_be_visible(timeout=WAIT)
    tab.settle()
    assert "embed=true" in tab.page.url
    assert "incident=" in tab.page.url


def test_share_gives_the_code_that_embeds_the_view(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?from=2025-10-11&to=2025-10-12")
    tab.page.get_by_role("button", name="Share").click()
    body = tab.page.locator(POPOVER)
    expect(body).to_contain_text("has allowed no other site")
    code = body.locator("code", has_text="<iframe")
    expect(code).to_contain_text('to=2025-10-12&amp;embed=true"')
    expect(code).to_contain_text('title="Crossclaim: 11–12 October 2025"')


@pytest.mark.parametrize("asked", FIRST_SCREENS)
def test_a_laptop_shows_the_difference_the_map_and_three_rows_without_scrolling(
    tab: Tab, address: str, asked: str
) -> None:
    """At 1366×768, the nights that the shipped datasets are about."""
    page = opened(tab, f"{address}/{asked}")
    assert page.page.viewport_size == LAPTOP
    shown = page.page.locator
    expect(shown(".xc-say")).to_be_in_viewport(ratio=1)
    lines = shown(".xc-lead .ln").evaluate_all(TALL)
    assert max(lines) < 2 * 22, "a side's account takes one line"
    for side in ("a", "b"):
        line = shown(f".xc-lead .ln.{side}")
        expect(line).to_be_in_viewport(ratio=1)
        expect(line.locator("b")).not_to_be_empty()
        expect(line.locator(".by")).to_contain_text(re.compile(r"\d [A-Z][a-z]{2}"))
        expect(line.locator(".by a").first).to_be_in_viewport(ratio=1)
    expect(shown(MAP)).to_be_in_viewport(ratio=1)
    for row in range(3):
        for part in (".hd", ".m, .rg"):
            expect(shown(".df .r").nth(row).locator(part).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("data", ["af-pk", "in-pk"])
def test_the_name_of_the_dataset_is_read_whole(
    new_tab: NewTab, address: str, data: str, size: dict[str, int]
) -> None:
    with new_tab(viewport=size) as tab:
        opened(tab, f"{address}/?data={data}")
        name = tab.page.locator("[class*=st-key-switch] input")
        assert name.evaluate("one => one.scrollWidth <= one.clientWidth")
        takes = tab.page.locator(".st-key-away").get_by_role("button").all()
        tops = [box["y"] for one in takes if (box := one.bounding_box())]
        assert len(set(tops)) == 1, "Share and Export stay beside each other"


def test_the_menu_of_what_is_not_on_the_map_shows_all_of_it(tab: Tab, address: str) -> None:
    page = opened(tab, f"{address}/?from=2026-02-26&to=2026-03-18")
    page.page.locator(".st-key-tray button").first.click()
    listed = page.page.locator(POPOVER).locator(".xc-row")
    expect(listed.first).to_be_visible(timeout=WAIT)
    assert listed.count() == 7
    for one in listed.all():
        expect(one).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_links_are_of_the_page_s_own_ink(new_tab: NewTab, address: str, theme: str) -> None:
    """A browser's own blue is too dark on a dark ground."""
    with new_tab(color_scheme=theme) as tab:
        opened(tab, f"{address}/?tab=about")
        links = tab.page.locator(".xc-prose a")
        expect(links.first).to_be_visible(timeout=WAIT)
        ink = tab.page.locator(".xc-prose h2").first.evaluate("one => getComputedStyle(one).color")
        seen = links.evaluate_all("found => found.map((a) => getComputedStyle(a).color)")
        assert set(seen) == {ink}


def test_a_panel_is_short(page: Tab) -> None:
    for side in ("a", "b"):
        rows = page.page.locator(f".cc-side.in.{side} .cc-row").or_(
            page.page.locator(f".cc-side.{side} .cc-row")
        )
        assert sum(one.is_visible() for one in rows.all()) <= 3 * 3
        expect(page.page.locator(f".cc-side.{side} summary").first).to_contain_text("more")


def test_the_header_says_once_which_border_it_is(page: Tab) -> None:
    head = page.page.locator(".st-key-head")
    assert head.inner_text().count("Afghanistan") + head.get_by_role("combobox").count() == 1


@pytest.mark.parametrize(
    ("asked", "least"), [(OCTOBER, 20), ("?from=2025-10-01&to=2025-12-31", 40)]
)
def test_a_view_is_printed_on_one_page(
    new_tab: NewTab, address: str, asked: str, least: int
) -> None:
    with new_tab() as tab:
        opened(tab, f"{address}/{asked}")
        assert counts(tab)[0] >= least
        tab.map.locator("[data-mark]").first.wait_for()
        assert len(pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_has_the_view_and_nothing_to_press(new_tab: NewTab, address: str, theme: str) -> None:
    with new_tab(color_scheme=theme) as tab:
        opened(tab, f"{address}/{OCTOBER}")
        tab.map.locator(".cc-label", has_text="Spin Boldak").first.wait_for()
        sheet = pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))
    told = sheet[0].get_textpage().get_text_range()
    for words in ("Where they differ", "Afghanistan says", "When it happened", "Spin Boldak"):
        assert words in told
    for words in ("Who speaks", "Export", "Skip", "Ledger"):
        assert words not in told
    corner = sheet[0].render(scale=0.2).to_pil().convert("L").getpixel((3, 3))
    assert corner > 240, "paper is light"


def test_downloads_hold_what_is_shown(page: Tab) -> None:
    incidents, claims = counts(page)
    page.page.get_by_role("button", name="Export").click()
    page.settle()
    picture = downloaded(page, "quick-png")
    assert read(picture).startswith(b"\x89PNG\r\n\x1a\n")
    assert len(read(picture)) > 50_000
    assert picture.suggested_filename.endswith(".png")
    assert "2025-10-09" in picture.suggested_filename
    assert "_landscape_light_2x_" in picture.suggested_filename
    told = read(downloaded(page, "quick-csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len({row["incident_id"] for row in rows}) == incidents
    # An outlet's note that a side had not commented is a row, and no claim.
    standing = [
        row
        for row in rows
        if row["claim_id"] and row["standing"] == "stands" and row["stance"] != "no_comment"
    ]
    assert len(standing) == claims
    assert all("9–19 October 2025" in row["view"] for row in rows)
    found = json.loads(read(downloaded(page, "quick-geojson")))
    assert len({one["properties"]["incident_id"] for one in found["features"]}) == incidents
    assert found["crossclaim"]["licences"]
    assert found["crossclaim"]["sources"]


def test_an_address_opens_its_view(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?from=2025-10-11&to=2025-10-12&kind=clash&tab=sources")
    expect(tab.page.locator(".st-key-on-kinds")).to_contain_text("ground clash")
    expect(tab.page.get_by_role("tab", name="Sources")).to_have_attribute("aria-selected", "true")
    expect(tab.page.locator("table.sources")).to_be_visible()
    assert "kind=clash" in tab.page.url


def test_nonsense_in_an_address_is_named_and_ignored(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?from=yesterday&claimant=nobody&incident=no-such-thing&zoom=far")
    notes = " ".join(tab.page.locator(".xc-box.note").all_inner_texts())
    assert "from" in notes
    assert "claimant" in notes
    assert "no-such-thing" in notes
    assert min(counts(tab)) > 0


def test_back_returns_to_the_view_before(page: Tab) -> None:
    said = sentence(page)
    page.page.locator(".st-key-side .df [data-open]").first.click()
    expect(page.page.locator(".inc h2")).to_be_visible(timeout=WAIT)
    page.settle()
    page.page.go_back()
    expect(page.page.locator(".cc-panels")).to_be_visible(timeout=WAIT)
    assert sentence(page) == said


def test_play_moves_the_days_and_stops_at_the_end(tab: Tab, address: str) -> None:
    opened(tab, f"{address}/?from=2026-07-09&to=2026-07-13")
    said = sentence(tab)
    tab.page.get_by_role("button", name="Play", exact=True).first.click()
    expect(tab.page.locator(".xc-say").first).not_to_have_text(said, timeout=WAIT)
    tab.page.wait_for_url("**to=2026-07-17*", timeout=WAIT)
    expect(tab.page.get_by_role("button", name="Play", exact=True).first).to_be_visible()


def test_tabs_draw_only_when_they_are_opened(page: Tab) -> None:
    expect(page.page.locator("table.lg")).to_have_count(1)
    for name, holds in (("Incidents", "table.incidents"), ("About the data", ".xc-prose")):
        page.page.get_by_role("tab", name=name).click()
        expect(page.page.locator(holds).first).to_be_visible(timeout=WAIT)
    assert "refused" in page.page.locator(".xc-prose").first.inner_text()


def test_share_copies_the_address(new_tab: NewTab, address: str) -> None:
    with new_tab(permissions=["clipboard-read", "clipboard-write"]) as tab:
        opened(tab, f"{address}/?from=2025-10-11&to=2025-10-12")
        tab.page.get_by_role("button", name="Share").click()
        tab.page.locator(".xc-copy").click()
        expect(tab.page.locator(".xc-copy")).to_have_text("Copied")
        copied = tab.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(address)
        assert "from=2025-10-11" in copied


def test_a_phone_shows_one_column(new_tab: NewTab, address: str) -> None:
    with new_tab(viewport=PHONE) as tab:
        opened(tab, address)
        wide = tab.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]
        side = tab.page.locator(".st-key-side").bounding_box()
        assert side is not None
        assert side["width"] > PHONE["width"] * 0.85


COVERED = """() => [...document.querySelectorAll(".df .ln")].filter((lane) => {
  const label = lane.querySelector(".lb").getBoundingClientRect();
  return [...lane.querySelectorAll(".m, .rg, .ar")].some((one) => {
    const mark = one.getBoundingClientRect();
    return label.left < mark.right && mark.left < label.right
      && label.top < mark.bottom - 1 && mark.top + 1 < label.bottom;
  });
}).map((lane) => lane.textContent)"""
"""The third parties' labels that lie on their own marks."""


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_no_label_lies_on_its_mark(new_tab: NewTab, address: str, size: dict[str, int]) -> None:
    with new_tab(viewport=size) as tab:
        opened(tab, f"{address}/?from=2026-02-26&to=2026-03-18")
        expect(tab.page.locator(".df .ln").first).to_be_attached()
        assert tab.page.evaluate(COVERED) == []
