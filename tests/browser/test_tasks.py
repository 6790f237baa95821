"""Ten tasks that strangers were given, each done in the fewest steps, which are counted.

A step is one thing a reader does: a click, a text typed, a key. `docs/tasks.md` says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OCTOBER, POPOVER, ROOT, WAIT, Tab

NewTab = Callable[..., AbstractContextManager[Tab]]
TABLE = ROOT / "docs" / "tasks.md"


@dataclass
class Reader:
    """Somebody at the page, who counts what they do."""

    tab: Tab
    steps: int = 0

    def click(self, what: Locator) -> None:
        self.steps += 1
        what.click()

    def type(self, text: str) -> None:
        """Type into the search box, which is found without a step: it is the first control."""
        self.steps += 1
        box = self.tab.page.get_by_role("combobox", name="Search", exact=True)
        box.click()
        box.press_sequentially(text, delay=25)

    def press(self, key: str) -> None:
        self.steps += 1
        self.tab.page.keyboard.press(key)

    def prints(self) -> bytes:
        """Print as the browser does by one key."""
        self.steps += 1
        return self.tab.page.pdf(prefer_css_page_size=True)

    def see(self, css: str, **more: Any) -> Locator:
        return self.tab.page.locator(css, **more)

    def option(self, words: str) -> Locator:
        return self.tab.page.get_by_role("option").filter(has_text=words).first

    def button(self, name: str) -> Locator:
        return self.tab.page.get_by_role("button", name=re.compile(name)).first


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture
def reader(new_tab: NewTab, address: str) -> Iterator[Reader]:
    with new_tab(permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.open(f"{address}/{OCTOBER}")
        expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)
        tab.settle()
        yield Reader(tab)


def greatest_difference(reader: Reader) -> None:
    lead = reader.see(".xc-lead")
    expect(lead).to_be_in_viewport()
    for side in (".ln.a", ".ln.b"):
        expect(lead.locator(f"{side} b")).not_to_be_empty()
        expect(lead.locator(f"{side} .by a").first).to_be_visible()
    expect(reader.see(".df .r").nth(2)).to_be_in_viewport()


def one_claims_source(reader: Reader) -> None:
    source = reader.see(".xc-lead .by a").first
    expect(source).to_have_attribute("target", "_blank")
    assert (source.get_attribute("href") or "").startswith("http")
    with reader.tab.page.context.expect_page() as opened:
        reader.click(source)
    opened.value.close()
    # The page itself asked nobody: a reader did, and the test's network refused.
    reader.tab.outside.clear()


def the_night_at_the_loss(reader: Reader) -> None:
    reader.click(reader.see(".df .r").nth(1))
    expect(reader.see(".inc .tp.here")).to_be_in_viewport(timeout=WAIT)


def what_happened_at_a_place(reader: Reader) -> None:
    reader.type("سپین")
    reader.click(reader.option("Spin Boldak"))
    expect(reader.see(".xc-say").first).to_contain_text("at Spin Boldak", timeout=WAIT)


def what_one_person_said(reader: Reader) -> None:
    reader.type("Muttaqi")
    reader.press("Enter")
    expect(reader.see(".found mark").first).to_have_text("Muttaqi", timeout=WAIT)


def only_what_the_un_says(reader: Reader) -> None:
    reader.type("UN mission")
    reader.click(reader.option("UN mission in Afghanistan"))
    expect(reader.see(".found h2")).to_contain_text("UN mission", timeout=WAIT)
    expect(reader.button("^Who speaks: UN mission")).to_be_visible()


def a_link_to_one_claim(reader: Reader) -> None:
    reader.click(reader.see(".df .r").first)
    link = reader.see(".inc .cd").first.get_by_role("button", name="Copy link")
    expect(link).to_be_visible(timeout=WAIT)
    reader.tab.settle()
    reader.click(link)
    assert "claim=c" in reader.tab.page.evaluate("navigator.clipboard.readText()")


def the_code_that_embeds_the_view(reader: Reader) -> None:
    reader.click(reader.button("^Share"))
    code = reader.see(POPOVER).locator("code", has_text="<iframe")
    expect(code).to_contain_text("embed=true")
    code.hover()
    reader.click(reader.tab.page.get_by_role("button", name="Copy to clipboard").last)
    assert "<iframe" in reader.tab.page.evaluate("navigator.clipboard.readText()")


def the_view_on_paper(reader: Reader) -> None:
    reader.tab.map.locator("[data-mark]").first.wait_for()
    sheet = pypdfium2.PdfDocument(reader.prints())
    assert len(sheet) == 1
    told = sheet[0].get_textpage().get_text_range()
    for words in ("9–19 October", "Where they differ", "Spin Boldak"):
        assert words in told


def what_a_quotation_means(reader: Reader) -> None:
    reader.click(reader.tab.map.locator('[data-mark][aria-label^="Taimani"]'))
    card = reader.see(".inc .cd", has=reader.see("q[lang=tr]")).first
    expect(card).to_be_visible(timeout=WAIT)
    expect(card.locator(".tl")).to_contain_text("our translation, from Turkish")


TASKS: tuple[tuple[Callable[[Reader], None], str, int], ...] = (
    (greatest_difference, "See what the two sides differ on most, who said it, on what source", 0),
    (the_night_at_the_loss, "Open the night at the loss you ask about", 1),
    (what_happened_at_a_place, "See what happened at a place, typed in its own script", 2),
    (what_one_person_said, "Read what one person said", 2),
    (a_link_to_one_claim, "Copy a link to one claim", 2),
    (the_code_that_embeds_the_view, "Copy the code that embeds the view", 2),
    (the_view_on_paper, "Print the view, the map and all, on one page", 1),
    (what_a_quotation_means, "Read what a quotation means that is not English", 1),
    (only_what_the_un_says, "See only what the UN says", 2),
    (one_claims_source, "Open one claim’s source", 1),
)


@pytest.mark.parametrize(("task", "fewest"), [(one, steps) for one, _words, steps in TASKS])
def test_each_task_takes_the_fewest_steps(
    reader: Reader, task: Callable[[Reader], None], fewest: int
) -> None:
    task(reader)
    assert reader.steps == fewest


def test_the_steps_are_written_down() -> None:
    written = TABLE.read_text(encoding="utf-8")
    for _task, words, steps in TASKS:
        assert f"| {words} | {steps} |" in written
