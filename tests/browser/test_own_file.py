"""A file of the reader's own in a real browser: uploaded, mapped, looked at, and left again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, WAIT, Tab
from tests.conftest import write_tiny
from tests.imports import table

ROWS = [
    {"Date": "2025-10-12", "Killed": "3", "Claimed by": "Eastland", "Whose loss": "Westland"},
    {"Date": "2025-10-13", "Killed": "4", "Claimed by": "Westland", "Whose loss": "Eastland"},
]


@pytest.fixture
def opened(tab: Tab, tmp_path: Path, serve: Callable[..., str]) -> Tab:
    folder = write_tiny(tmp_path / "tiny")
    env = {"CROSSCLAIM_DATASET": str(folder), "CROSSCLAIM_MOST_UPLOADS": "1"}
    return tab.open(serve(ROOT / "app.py", env) + "/?tab=about")


def test_a_table_is_mapped_opened_and_left(opened: Tab, tmp_path: Path) -> None:
    page = opened.page
    (tmp_path / "large.csv").write_bytes(b"x" * 2_000_000)
    (tmp_path / "mine.csv").write_text(table(ROWS), encoding="utf-8")
    page.locator(".st-key-own-file summary").first.click()
    page.locator(".st-key-own-file-format input").click()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_text("room for 1 MB")).to_be_visible()
    files = page.locator(".st-key-own-file input[type=file]")
    files.set_input_files(tmp_path / "large.csv")
    expect(page.get_by_text("status code 507")).to_be_attached()
    files.set_input_files(tmp_path / "mine.csv")
    page.locator(".st-key-own-file-open button").click(timeout=WAIT)
    page.wait_for_selector(".st-key-own-file-back button", timeout=WAIT)
    opened.settle()
    assert "Eastland" in page.locator(".cc-panels").first.inner_text()
    page.locator(".st-key-own-file-back button").click()
    page.wait_for_selector(".st-key-own-file-back button", state="detached", timeout=WAIT)
    opened.settle()
    assert "Northland" in page.locator(".cc-panels").first.inner_text()
