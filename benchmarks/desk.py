"""`python -m benchmarks.desk`: what a night with both sides' claims costs at the desk.

A newcomer's whole way is done in a real Chromium: an article is pasted, its drafts are read, two
corrected, its page is kept, a second person accepts. Hands and heads are counted by the
keystroke-level model (Card, Moran and Newell, Communications of the ACM 23(7), 1980), reading at
238 words a minute (Brysbaert, Journal of Memory and Language 109, 2019), the machine is measured.
It is an estimate of somebody who makes no mistake and is not interrupted, not a test with people.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from benchmarks.desk_pictures import ADDRESS, LAPTOP, STORY, environment
from benchmarks.driving import CHROMIUM, REST
from benchmarks.serving import ROOT, served

OPERATORS = {"key": 0.28, "point": 1.1, "button": 0.1, "home": 0.4, "think": 1.35}
"""Seconds: a key of an average typist, pointing, a press, hand to mouse or back, making ready."""

WORDS_A_SECOND = 238 / 60
DIALOG = ("point", "button", "think", "point", "button")
"""Choosing a file in the system's own window, which no browser test sees."""


@dataclass
class Hand:
    """A person at the desk: every act is counted, and the machine's time after it."""

    page: Page
    done: Counter[str] = field(default_factory=Counter)
    steps: int = 0
    read: int = 0
    waited: float = 0.0
    _is_at_mouse: bool = False

    def count(self, *operators: str) -> None:
        """Count operators, and the hand's way to the mouse or back before them."""
        at_mouse = bool({"point", "button"} & {*operators})
        if at_mouse != self._is_at_mouse:
            self.done["home"] += 1
        self._is_at_mouse = at_mouse
        self.done.update(operators)

    def press(self, key: str, *, thinks: bool = True) -> None:
        """Press a key, or several at once."""
        self.count(*["think"] * thinks, *["key"] * len(key.split("+")))
        self.page.keyboard.press(key)
        self.settle()

    def click(self, what: Locator) -> None:
        """Look for something, point at it and press."""
        self.count("think", "point", "button")
        what.first.click()
        self.settle()

    def write(self, label: str, text: str) -> None:
        """Replace what a field holds."""
        control = self.page.get_by_label(label, exact=True)
        self.click(control)
        self.count(*["key"] * (len("ca") + len(text) + 1))
        control.fill(text)
        control.press("Tab")
        self.settle()

    def look(self, selector: str) -> None:
        """Read what stands there."""
        for one in self.page.locator(selector).all():
            self.read += len(one.inner_text().split()) if one.is_visible() else 0

    def settle(self) -> None:
        """Wait for what an act does."""
        self.steps += 1
        begun = time.monotonic()
        self.page.wait_for_timeout(60)
        self.page.wait_for_selector(REST, timeout=60_000)
        self.waited += time.monotonic() - begun

    @property
    def seconds(self) -> dict[str, float]:
        """Hands and head, reading, and the machine, in seconds."""
        hands = sum(OPERATORS[name] * number for name, number in self.done.items())
        return {"acting": hands, "reading": self.read / WORDS_A_SECOND, "machine": self.waited}


def sit_down(browser: Browser, address: str, name: str) -> Hand:
    """Open the desk and say who one is."""
    page = browser.new_context(viewport=LAPTOP).new_page()  # type: ignore[arg-type]
    hand = Hand(page)
    begun = time.monotonic()
    page.goto(f"{address}/desk")
    page.get_by_label("Your name").wait_for()
    hand.waited += time.monotonic() - begun
    hand.write("Your name", name)
    hand.press("Enter", thinks=False)
    return hand


def write(hand: Hand) -> None:
    """Bring an article in: paste, read, correct, take, keep its page, send."""
    page = hand.page
    pasted = page.get_by_label("Paste an article")
    hand.click(pasted)
    hand.count("key", "key")
    pasted.fill(f"{ADDRESS}\n{STORY}")
    hand.press("Control+Enter")
    expect(page.locator(".dk-text")).to_be_visible(timeout=60_000)
    hand.look(".dk-text")
    hand.write("As named", "Hamid Sahak, spokesman")
    page.evaluate("document.activeElement.blur()")
    while page.locator("[class*=st-key-desk-draft-now]").count():
        _decide(hand)
    keep(hand)
    hand.press("Control+Enter")
    expect(page.get_by_text("Sent:")).to_be_visible(timeout=60_000)


def _decide(hand: Hand) -> None:
    """Read a draft, answer what is open, take it."""
    hand.look("[class*=st-key-desk-draft-now] .dk-row, .dk-ask")
    while hand.page.locator("[class*=st-key-desk-open-]").count():
        hand.press("1")
    hand.press("Enter")


def keep(hand: Hand) -> None:
    """Keep the page, name its outlet and tier."""
    page = hand.page
    hand.click(page.locator(".st-key-desk-chip button"))
    hand.count(*DIALOG)
    content = f"<html><body>{STORY}</body></html>".encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "page.html", "mimeType": "text/html", "buffer": content}
    )
    hand.settle()
    hand.write("Outlet", "The Border Courier")
    tier = page.get_by_role("combobox", name="Tier", exact=True)
    hand.click(tier)
    hand.count("key", "key")
    tier.fill("T3")
    hand.press("Enter", thinks=False)
    hand.press("Escape")


def review(hand: Hand) -> None:
    """Accept every row, having read what stands there of it."""
    page = hand.page
    hand.click(page.get_by_role("button", name="Review 1", exact=True))
    for _ in page.locator(".st-key-desk-marks button").all():
        hand.look(".dk-quote, .dk-told p, .dk-pairs tr.ch")
        hand.press("a")
    expect(page.get_by_text("Written:")).to_be_visible(timeout=60_000)


def told(name: str, hand: Hand) -> Iterator[str]:
    """Say what one person did and how long it takes."""
    parts = hand.seconds
    listed = ", ".join(f"{one} {seconds:.0f} s" for one, seconds in parts.items())
    total = sum(parts.values())
    yield f"{name}: {hand.steps} steps, {hand.read} words, about {total:.0f} s ({listed})"
    yield "  " + ", ".join(f"{number} × {one}" for one, number in sorted(hand.done.items()))


def main() -> None:
    """Do the way once, and print what it costs."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(ROOT / "app.py", environment(Path(folder))) as server,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        dana = sit_down(browser, server.address, "Dana R.")
        write(dana)
        noor = sit_down(browser, server.address, "Noor A.")
        review(noor)
        for name, hand in (("writing", dana), ("reviewing", noor)):
            for line in told(name, hand):
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
