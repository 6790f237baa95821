"""After random actions in a real browser, address, chips, sentence, slider and box say one view.

The long form of this, against a model of every field, is ``tests/app/test_page_agrees.py``; here
the browser keeps what its controls last held, and goes back, forward and anew.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from incidents import brief
from incidents.query import Query, View
from incidents.store import Store
from incidents.ui import controls
from tests.browser.conftest import POPOVER, ROOT, WAIT, Tab

ACTIONS = 12


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


def in_popover(tab: Tab, chip: str, role: str, name: str) -> None:
    tab.page.get_by_role("button", name=re.compile(f"^{chip}")).first.click()
    body = tab.page.locator(POPOVER)
    body.get_by_role(role, name=name, exact=True).click()
    tab.settle()
    tab.page.keyboard.press("Escape")


def speaker(tab: Tab, chance: random.Random) -> None:
    in_popover(tab, "Who speaks", "radio", chance.choice(["Pakistan", "Afghanistan"]))


def losses(tab: Tab, chance: random.Random) -> None:
    in_popover(tab, "Whose losses", "radio", chance.choice(["Pakistan", "Afghanistan", "Any"]))


def slide(tab: Tab, chance: random.Random) -> None:
    thumb = tab.page.locator(".st-key-plot").get_by_role("slider").nth(chance.randrange(2))
    thumb.focus()
    tab.page.keyboard.press(chance.choice(["ArrowLeft", "ArrowRight"]))


def preset(tab: Tab, chance: random.Random) -> None:
    tab.page.locator(".st-key-chip-dates button").first.click()
    tab.page.locator(f".st-key-preset{chance.randrange(2)} button").first.click()
    tab.settle()
    tab.page.keyboard.press("Escape")


def search(tab: Tab, chance: random.Random) -> None:
    box = tab.page.get_by_role("combobox", name="Search", exact=True)
    box.fill(chance.choice(["killed", "Muttaqi"]))
    box.press("Enter")


def earlier(tab: Tab, _chance: random.Random) -> None:
    tab.page.get_by_role("button", name="Previous statement").first.click()


def clear(tab: Tab, _chance: random.Random) -> None:
    button = tab.page.locator(".st-key-clear button")
    if button.count():
        button.first.click()


def back(tab: Tab, _chance: random.Random) -> None:
    tab.page.go_back()


def again(tab: Tab, _chance: random.Random) -> None:
    tab.page.reload()
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)


ACTS = (speaker, losses, slide, preset, search, earlier, clear, back, again)


def agrees(tab: Tab, store: Store) -> None:
    """Read the view from the address, and hold all that is on the page against it."""
    params = parse_qs(urlsplit(tab.page.url).query)
    view, ignored = View.from_params(params, store.names)
    assert not ignored
    home, query = store.manifest.headline, view.query
    if not params:
        query = Query(start=home.start, end=home.end)
    assert query.start is not None
    assert query.end is not None
    words = brief.asked(brief.Sight(View(query=query), store)).words
    expect(tab.page.locator(".xc-say").first).to_contain_text(words, timeout=WAIT)
    days = controls.days(query.start, query.end)
    expect(tab.page.locator(".st-key-chip-dates button").first).to_contain_text(days)
    box = tab.page.get_by_role("combobox", name="Search", exact=True)
    expect(box).to_have_value(query.text)
    thumbs = tab.page.locator(".st-key-plot").get_by_role("slider")
    expect(thumbs).to_have_count(2, timeout=WAIT)  # it is drawn after the map
    for thumb, day in zip(thumbs.all(), (query.start, query.end), strict=True):
        value = re.compile(rf"^{day.day} {day:%b}")
        expect(thumb).to_have_attribute("aria-valuetext", value)
    is_home = query == Query(start=home.start, end=home.end)
    expect(tab.page.locator(".st-key-clear")).to_have_count(0 if is_home else 1)


def test_after_random_actions_everything_says_one_view(tab: Tab, address: str) -> None:
    store, chance = Store.open(), random.Random(7)
    tab.open(address)
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)
    tab.settle()
    acts = [*ACTS, *chance.choices(ACTS, k=ACTIONS - len(ACTS))]
    chance.shuffle(acts)
    done: list[str] = []
    for act in acts:
        if act is back and not done:
            continue
        act(tab, chance)
        done.append(act.__name__)
        tab.settle()
        try:
            agrees(tab, store)
        except AssertionError as error:
            error.add_note(f"after {', '.join(done)}")
            raise
