"""What the chips, the address and the drawn view say is one thing, whatever came before."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OCTOBER, POPOVER, ROOT, WAIT, Tab

SHIPPED = ROOT / "incidents" / "data" / "af-pk"


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture
def page(tab: Tab, address: str) -> Tab:
    return opened(tab, f"{address}/{OCTOBER}")


def opened(tab: Tab, address: str) -> Tab:
    tab.open(address)
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)
    tab.settle()
    return tab


def in_popover(page: Tab, chip: str, role: str, name: str) -> None:
    """Choose something in a chip's popover and close it again."""
    page.page.get_by_role("button", name=re.compile(f"^{chip}")).click()
    body = page.page.locator(POPOVER)
    body.get_by_role(role, name=name, exact=True).click()
    page.settle()
    page.page.keyboard.press("Escape")


def next_click(page: Tab) -> None:
    """Do something that has nothing to do with filters."""
    page.page.locator(".df .r").first.click()
    expect(page.page.locator(".inc h2")).to_be_visible(timeout=WAIT)
    page.settle()


def test_a_cleared_filter_stays_cleared(page: Tab) -> None:
    in_popover(page, "Who speaks", "radio", "Pakistan")
    assert "claimant=PK" in page.page.url
    page.page.locator(".st-key-clear button").click()
    page.settle()
    assert "claimant" not in page.page.url
    next_click(page)
    assert "claimant" not in page.page.url
    expect(page.page.get_by_role("button", name="Who speaks: anyone")).to_be_visible()


def test_a_filter_left_by_the_back_button_stays_left(page: Tab) -> None:
    in_popover(page, "Whose losses", "radio", "Afghanistan")
    assert "subject=AF" in page.page.url
    page.page.go_back()
    page.settle()
    assert "subject" not in page.page.url
    next_click(page)
    assert "subject" not in page.page.url


def test_dates_chosen_on_the_slider_are_not_undone_by_the_preset_before(page: Tab) -> None:
    page.page.locator(".st-key-chip-dates button").first.click()
    page.page.locator(".st-key-preset1 button").first.click()
    page.settle()
    page.page.keyboard.press("Escape")
    page.page.locator(".st-key-plot").get_by_role("slider").nth(1).focus()
    page.page.keyboard.press("ArrowLeft")
    page.settle()
    chosen = page.page.url
    page.page.get_by_role("tab", name="Sources").click()
    page.settle()
    assert page.page.url.split("&tab")[0] == chosen.split("&tab")[0]


def test_a_past_instant_that_was_left_stays_left(page: Tab) -> None:
    page.page.locator(".st-key-known button").first.click()
    thumb = page.page.locator("[class*=st-key-known-day]").get_by_role("slider").first
    thumb.focus()
    page.page.keyboard.press("ArrowLeft")
    page.settle()
    assert "as_known_on" in page.page.url
    page.page.locator(".st-key-known-reset button").click()
    page.settle()
    page.page.keyboard.press("Escape")
    assert "as_known_on" not in page.page.url
    next_click(page)
    assert "as_known_on" not in page.page.url


def test_the_map_stays_where_it_is_while_the_record_clock_moves(page: Tab) -> None:
    frame = page.page.locator(".st-key-map-frame")
    before = frame.bounding_box()
    for _step in range(2):
        page.page.get_by_role("button", name="Previous statement").first.click()
        page.settle()
        expect(page.page.locator(".xc-past")).to_be_visible(timeout=WAIT)
        assert frame.bounding_box() == before
    page.page.locator(".st-key-known button").first.click()
    near = page.page.locator(".xc-near")
    expect(near).to_contain_text("Before")
    page.page.get_by_role("radio", name="Kabul").click()
    page.settle()
    expect(near).to_be_visible()


MOVED_TOGETHER = """before => {
  const chip = document.querySelector('.st-key-chips .st-key-chip-dates button').textContent;
  const thumbs = [...document.querySelectorAll('.st-key-plot input[type=range]')];
  const [first, last] = thumbs.map((one) => one.getAttribute('aria-valuetext'));
  return chip !== before && chip.includes(last) && chip.includes(first.split(' ')[0]);
}"""


def test_play_on_a_slow_machine_keeps_slider_and_view_together(page: Tab) -> None:
    slow = page.page.context.new_cdp_session(page.page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.page.get_by_role("button", name="Play").first.click()
    page.page.wait_for_timeout(6_000)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    running = page.page.get_by_role("button", name="Stop")
    if running.count():
        running.first.click()
    page.settle()
    expect(page.page.get_by_role("button", name="Play").first).to_be_visible(timeout=WAIT)
    page.page.wait_for_function(MOVED_TOGETHER, arg="", timeout=WAIT)


def test_the_chip_of_days_moves_with_the_slider_while_it_plays(page: Tab) -> None:
    chip = page.page.locator(".st-key-chip-dates button").first
    before = chip.text_content()
    page.page.get_by_role("button", name="Play").first.click()
    page.page.wait_for_function(MOVED_TOGETHER, arg=before, timeout=WAIT)
    expect(page.page.get_by_role("button", name="Stop")).to_be_visible()


@pytest.fixture(scope="module")
def twins(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page on data in which two parties have one name and two titles begin alike."""
    folder = tmp_path_factory.mktemp("twins")
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    change(folder / "parties.csv", ("AF-MOD", "PK-ISPR"), "name", "Ministry of Defence")
    tray = ("2025-10-12-warnings", "2025-10-12-appeals")
    for name, end in zip(tray, ("one", "two"), strict=True):
        title = f"Statements about the truce of October and what it means, {end}"
        change(folder / "incidents.csv", (name,), "title", title)
    return serve(ROOT / "app.py", {"CROSSCLAIM_DATASET": str(folder)})


def change(path: Path, ids: tuple[str, ...], column: str, value: str) -> None:
    """Replace a cell of the rows with some ids."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert set(ids) <= {row["id"] for row in rows}
    for row in rows:
        row[column] = value if row["id"] in ids else row[column]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_the_second_of_two_parties_with_one_name_can_be_chosen(tab: Tab, twins: str) -> None:
    page = opened(tab, twins)
    page.page.get_by_role("button", name=re.compile("^Who speaks")).click()
    body = page.page.locator(POPOVER)
    body.get_by_role("combobox").first.fill("Ministry of Defence")
    page.page.get_by_role("option", name="Ministry of Defence (Pakistan)").click()
    page.settle()
    assert "claimant=PK-ISPR" in page.page.url


def test_two_titles_that_begin_alike_open_their_own_incidents(tab: Tab, twins: str) -> None:
    page = opened(tab, f"{twins}/?from=2025-10-09&to=2025-10-19")
    listed = page.page.locator(POPOVER).locator(".xc-row")
    for end in ("one", "two"):
        if not listed.first.is_visible():
            page.page.locator(".st-key-tray button").first.click()
        listed.filter(has_text=f"and what it means, {end}").click()
        expect(page.page.locator(".inc h2")).to_contain_text(f"means, {end}", timeout=WAIT)


def test_a_step_of_the_slider_is_followed_by_all_that_names_the_days(page: Tab) -> None:
    cleared = page.page.locator(".st-key-clear button")
    page.page.get_by_role("slider").first.focus()
    page.page.keyboard.press("ArrowRight")
    page.settle()
    assert "from=2025-10-10" in page.page.url
    expect(page.page.locator(".st-key-chip-dates button")).to_contain_text("10–19 Oct")
    expect(page.page.locator(".xc-say")).to_contain_text("10–19 October 2025")
    page.page.locator(".st-key-known button").first.click()
    expect(page.page.locator("[class*=st-key-known-day]")).to_be_visible(timeout=WAIT)
    page.page.keyboard.press("Escape")
    cleared.click()
    page.settle()
    expect(cleared).to_have_count(0)
    expect(page.page.locator(".st-key-chip-dates button")).not_to_contain_text("Oct")
    expect(page.page.locator(".xc-say")).to_contain_text("2026")
