"""The whole way through the desk, as somebody who has never seen it: article to page."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

from incidents.desk.drawer import Drawer
from incidents.desk.location import locate
from incidents.loader import load
from tests.browser.conftest import LAPTOP, ROOT, Tab
from tests.conftest import write_tiny
from tests.desks import Desk

NewTab = Callable[..., AbstractContextManager[Tab]]

ADDRESS = "https://courier.example/world/zarin-pass"
STORY = """Two accounts of a night at Chaman

18 October 2025. Northern and Southern border forces fought for four hours at Chaman before dawn \
on Saturday, and the two governments gave different accounts of it.

Hamid Sahak, a spokesman for Northland's government, said nine Southern soldiers were killed and \
14 were wounded, and that two posts were captured.

Southland's army said in a statement that two of its soldiers were killed. It denied that posts \
were captured. More than 20 militants were killed on the other side, it said.
"""
PAGE = "<!doctype html><html><body>{}</body></html>".format(
    "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
)


@dataclass
class Hand:
    """A person at the desk, whose steps are counted."""

    tab: Tab
    steps: int = 0
    begun: float = field(default_factory=time.monotonic)

    def press(self, key: str) -> None:
        self.tab.page.keyboard.press(key)
        self._done()

    def click(self, name: str, *, exact: bool = True) -> None:
        self.tab.page.get_by_role("button", name=name, exact=exact).first.click()
        self._done()

    def reach(self, name: str) -> None:
        """Go to a button with the keyboard alone, and press it."""
        page = self.tab.page
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.locator("button:focus").filter(has_text=name).count():
                return self.press("Enter")
        return pytest.fail(f"the keyboard does not reach {name}")

    def fill(self, label: str, text: str) -> None:
        control = self.tab.page.get_by_label(label, exact=True)
        control.fill(text)
        control.press("Tab")
        self._done()

    def choose(self, label: str, option: str) -> None:
        """Choose by typing, as people do in a long list."""
        control = self.tab.page.get_by_role("combobox", name=label, exact=True)
        control.click()
        control.fill(option)
        self.tab.page.get_by_role("option").first.click()
        self._done()

    def leave(self) -> None:
        """Take the hands off the fields, so that single keys act."""
        self.tab.page.evaluate("document.activeElement.blur()")

    def _done(self) -> None:
        self.steps += 1
        self.tab.settle()

    @property
    def seconds(self) -> int:
        return round(time.monotonic() - self.begun)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "tiny")


@pytest.fixture
def address(serve: Callable[..., str], dataset: Path) -> str:
    return serve(ROOT / "app.py", {"CROSSCLAIM_DATASET": str(dataset), "CROSSCLAIM_DESK": "on"})


def sit_down(tab: Tab, address: str, name: str) -> Hand:
    tab.open(f"{address}/desk")
    hand = Hand(tab)
    tab.page.get_by_label("Your name").fill(name)
    hand.press("Enter")
    return hand


def write(hand: Hand) -> None:
    """Paste the article, decide what is open, take five drafts with a correction, send them."""
    page = hand.tab.page
    page.get_by_label("Paste an article").fill(f"{ADDRESS}?utm_source=x\n{STORY}")
    hand.press("Control+Enter")
    expect(page.get_by_text("from one article")).to_be_visible()
    hand.fill("As named", "Hamid Sahak, spokesman")
    hand.leave()
    hand.press("Enter")
    for left in range(5, 0, -1):
        # As somebody reads it: so many are left, and one of them may ask something.
        expect(page.get_by_text(f"and {left} to look at")).to_be_visible()
        while page.locator("[class*=st-key-desk-open-]").count():
            hand.press("1")
        expect(page.locator(".st-key-desk-take button")).to_be_enabled()
        hand.press("Enter")
    expect(page.get_by_text("and 0 to look at")).to_be_visible()


def undo(hand: Hand) -> None:
    """Take the last draft back, leave it out by the keyboard, put it back, and take it again."""
    page = hand.tab.page
    hand.press("u")
    expect(page.get_by_text("and 1 to look at")).to_be_visible()
    # Enter takes a draft; on a button that the keyboard has gone to, it presses that.
    hand.reach("Not a claim")
    expect(page.get_by_text("1 left out")).to_be_visible()
    hand.press("u")
    expect(page.get_by_text("and 1 to look at")).to_be_visible()
    hand.leave()
    hand.press("Enter")
    expect(page.get_by_text("and 0 to look at")).to_be_visible()


def capture(hand: Hand) -> None:
    """Keep the page from the menu of its source, whose fields opened as they were read."""
    page = hand.tab.page
    hand.reach("From courier.example · no capture yet")
    expect(page.get_by_label("Address", exact=True)).to_have_value(ADDRESS)
    expect(page.get_by_label("Published", exact=True)).to_have_value("2025-10-18")
    page.locator("input[type=file]").set_input_files(
        {"name": "zarin.html", "mimeType": "text/html", "buffer": PAGE.encode()}
    )
    hand._done()
    expect(page.get_by_text("zarin.html", exact=False).first).to_be_visible()
    hand.fill("Outlet", "The Border Courier")
    hand.choose("Tier", "T3")
    hand.press("Escape")
    hand.click("Source")
    expect(page.get_by_text("The capture holds 6 of 6 quotations.")).to_be_visible()
    expect(page.get_by_label("Outlet", exact=True)).to_have_value("The Border Courier")


def accept_all(hand: Hand) -> None:
    page = hand.tab.page
    hand.reach("Review 1")
    expect(page.get_by_text("The Border Courier · Two accounts of a night")).to_be_visible()
    for left in range(6, 0, -1):
        expect(page.locator(".st-key-desk-marks button", has_text="✓")).to_have_count(6 - left)
        hand.press("a")
    expect(page.get_by_text("Written: the dataset is version 1.1.0")).to_be_visible()


def test_a_newcomer_brings_in_a_night_and_a_second_person_accepts_it(
    new_tab: NewTab, address: str, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with new_tab() as tab, new_tab() as other, new_tab(viewport=LAPTOP) as reader:
        reader.open(f"{address}/?from=2025-10-12&to=2025-10-18")
        dana = sit_down(tab, address, "Dana R.")
        write(dana)
        undo(dana)
        capture(dana)
        dana.leave()
        dana.press("Control+Enter")
        expect(tab.page.get_by_text("Sent: 6 rows wait for somebody else.")).to_be_visible()
        noor = sit_down(other, address, "Noor A.")
        accept_all(noor)
        with capsys.disabled():
            print(f"\n  writing: {dana.steps} steps, {dana.seconds} s"  # noqa: T201
                  f"; reviewing: {noor.steps} steps, {noor.seconds} s")  # fmt: skip
        found, report = load(dataset)
        claims = [one for one in found.claims.values() if one.incident == "2025-10-18-chaman"]
        assert len(claims) == 6
        assert {found.side_of(one.claimant) for one in claims} == {"N", "S"}
        assert claims[0].speaker == "Hamid Sahak, spokesman"
        (source,) = {
            found.sources[name].id: found.sources[name] for c in claims for name in c.sources
        }.values()
        assert source.url == ADDRESS
        assert source.capture_sha256
        assert {one.who for one in found.changes} == {"Dana R.; Noor A."}
        assert not [one for one in report.problems if one.level == "refused"]
        # The reader's view is kept, and the new data are in it.
        other.page.get_by_role("link", name="Open the incident on the page").click()
        other.settle()
        expect(other.page.get_by_text("Southern soldiers killed").first).to_be_visible()
        reader.page.get_by_role("button", name="Show the new data").click()
        expect(reader.page.get_by_text("The data are version 1.1.0 now")).to_be_visible()
        reader.page.get_by_role("tab", name="Incidents").click()
        reader.settle()
        expect(reader.page.get_by_text("Two accounts of a night").first).to_be_attached()
        assert "from=2025-10-12" in reader.page.url


@pytest.fixture(params=["on", "team"])
def shared(
    request: pytest.FixtureRequest, serve: Callable[..., str], dataset: Path
) -> tuple[str, Drawer]:
    """A desk on SQLite, then one on PostgreSQL; and its drawer, to look what is in it."""
    said = request.param
    if said == "team":
        said = request.getfixturevalue("team_database")
    env = {"CROSSCLAIM_DATASET": str(dataset), "CROSSCLAIM_DESK": said}
    return serve(ROOT / "app.py", env), Drawer(locate(dataset, said).database)


def test_of_two_on_one_draft_the_second_is_told_and_nothing_is_overwritten(
    new_tab: NewTab, shared: tuple[str, Drawer]
) -> None:
    address, drawer = shared
    with new_tab() as one, new_tab() as other:
        first = sit_down(one, address, "Dana R.")
        one.page.get_by_label("Paste an article").fill(STORY)
        first.press("Control+Enter")
        expect(one.page.get_by_label("As named", exact=True)).to_be_visible()
        second = sit_down(other, address, "Dana R.")
        expect(other.page.get_by_label("As named", exact=True)).to_be_visible()
        first.fill("As named", "Hamid Sahak, by telephone")
        second.fill("As named", "a spokesman")
        expect(other.page.get_by_text("Nothing was overwritten", exact=False)).to_be_visible()

        def stands() -> str:
            (bundle,) = drawer.bundles("open")
            return next(one for one in drawer.of(bundle.id) if one.is_claim).values["speaker"]

        assert stands() == "Hamid Sahak, by telephone"
        # Who was told takes theirs, or knows of it and goes on: then what is typed counts.
        second.click("Look at theirs")
        field = other.page.get_by_label("As named", exact=True)
        expect(field).to_have_value("Hamid Sahak, by telephone")
        second.fill("As named", "Hamid Sahak")
        assert stands() == "Hamid Sahak"
        first.fill("how many, as said", "ten")
        first.click("Put mine over it")
        first.fill("how many, as said", "eleven")
        (bundle,) = drawer.bundles("open")
        claim = next(one for one in drawer.of(bundle.id) if one.is_claim)
        assert claim.values["low"] == "11"


def test_of_two_reviewers_the_second_is_told(new_tab: NewTab, address: str, dataset: Path) -> None:
    Desk(locate(dataset, "on"), Drawer(locate(dataset, "on").database)).proposed()
    with new_tab() as one, new_tab() as other:
        first, second = sit_down(one, address, "Imran T."), sit_down(other, address, "Noor A.")
        first.click("Review 1")
        second.click("Review 1")
        second.press("1")
        first.press("a")
        expect(one.page.get_by_text("Noor A. changed this", exact=False)).to_be_visible()
        drawer = Drawer(locate(dataset, "on").database)
        assert next(each for each in drawer.sent(1) if each.is_claim).state == "returned"
