"""An open incident as people see it: its order, its one axis, and how long it is on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import htpy as h
import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, expect

from incidents import brief
from incidents.brief.sight import Sight
from incidents.query import Query, View
from incidents.store import Store
from incidents.web import standalone
from incidents.web.cards import How
from incidents.web.incident import incident
from incidents.web.styles import sheet
from incidents.web.tail import Tail
from incidents.web.topics import PHONE as SCREEN
from incidents.web.topics import SCREENS
from tests.browser.conftest import PHONE, ROOT, WAIT, Tab, opened_tab

NewTab = Callable[..., AbstractContextManager[Tab]]
RECORDS = ("af-pk", "in-pk")
HOW = How(Tail("https://page.example/", "x", lambda *_: [("Text", "Somebody said it.")]))
FRAME = "body { margin: 0 14px; font: 15px/1.4 Plex; } :root { --serif: serif; --sans: Plex; }"
LEFT = "dots => dots.map((one) => one.getBoundingClientRect().left)"
LONG = """incidents => incidents.map((one) => {
  const more = one.querySelector('.cc-fold.more');
  const end = more ? more.getBoundingClientRect().top : one.getBoundingClientRect().bottom;
  return [one.querySelector('h2').textContent, end - one.getBoundingClientRect().top];
})"""


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


def every(store: Store) -> Iterator[brief.Opened]:
    for name in store.slice(Query()).incidents:
        found = brief.opened(Sight(View(Query(), incident=name).shown, store))
        assert found is not None
        yield found


@pytest.mark.parametrize("record", RECORDS)
def test_no_incident_is_longer_than_four_screens_of_a_phone(chromium: Browser, record: str) -> None:
    """As it stands on its own: the cards of the shipped records, in the page's own style."""
    store = Store.open(Path(ROOT, "incidents", "data", record))
    found = list(every(store))
    drawn = "".join(incident(one, HOW) for one in found)
    style = Markup("\n".join((standalone._faces(""), sheet(), FRAME)))
    content = h.html[h.head[h.style[style]], h.body[Markup(drawn)]]
    with opened_tab(chromium, viewport=PHONE) as tab:
        tab.page.set_content(str(content))
        tab.page.evaluate("document.fonts.ready")
        lengths = tab.page.locator(".inc").evaluate_all(LONG)
    assert len(lengths) == len(found) > 10
    assert [(name, tall) for name, tall in lengths if tall > SCREENS * SCREEN] == []


def opened(tab: Tab, address: str, asked: str) -> Tab:
    tab.open(f"{address}/{asked}")
    expect(tab.page.locator(".inc h2")).to_be_visible(timeout=90_000)
    tab.settle()
    return tab


def top(tab: Tab, css: str) -> float:
    box = tab.page.locator(css).first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE], ids=["laptop", "phone"])
def test_what_was_said_comes_first_then_losses_then_what_nobody_said(
    new_tab: NewTab, address: str, size: dict[str, int]
) -> None:
    with new_tab(viewport=size) as tab:
        opened(tab, address, "?incident=2025-10-15-kabul")
        order = (".inc .facts", ".inc .say.an", ".inc .ls .axis", ".inc .lr", ".inc .say.nb")
        places = [top(tab, css) for css in order]
        assert places == sorted(places)
        expect(tab.page.locator(".inc .ls .axis")).to_have_count(1)
        expect(tab.page.locator(".inc .lr .m.t").first).to_be_visible()
        expect(tab.page.locator(".inc .say.nb")).to_have_count(1)
        # Side 1 and side 2 are told apart by their shape on every card.
        for slot in "ab":
            expect(tab.page.locator(f".inc .cd.{slot} .mk.{slot}").first).to_be_visible()


def test_losses_stand_on_one_axis(tab: Tab, address: str) -> None:
    opened(tab, address, "?incident=2025-10-11-durand-line")
    lines = tab.page.locator(".inc .lr .tk:first-child").evaluate_all(LEFT)
    assert len(lines) > 5
    assert max(lines) - min(lines) < 1


def test_a_loss_that_was_clicked_shows_its_cards(tab: Tab, address: str) -> None:
    opened(tab, address, "?from=2025-10-09&to=2025-10-19&incident=2025-10-11-durand-line")
    folded = tab.page.locator(".inc .lr details").first
    folded.locator("summary").first.click()
    expect(folded.locator(".cd").first).to_be_visible(timeout=WAIT)
