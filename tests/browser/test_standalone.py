"""The page in one file, opened from disk in a real browser with every request refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from incidents.query import View
from incidents.store import Store
from incidents.theme import TOKENS
from tests.standalone import hostile_store, page_of

MARK = "path[data-mark]"


@dataclass
class File:
    """A file that is open in a browser, what it asked for, and what went wrong in it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self, incident: str) -> str:
        """Say where the row of an incident is in the list."""
        return f'tr:has(th [data-open="{incident}"])'

    def opened(self) -> list[str]:
        """List what is open."""
        shown = self.page.locator(".opens:visible")
        return [shown.nth(place).get_attribute("id") or "" for place in range(shown.count())]


Opening = Callable[..., AbstractContextManager[File]]


@pytest.fixture
def opening(chromium: Browser, tmp_path: Path) -> Opening:
    """Open text as a file; on leaving it, whatever it asked of anyone is a failure."""

    @contextmanager
    def opened(content: str, width: int = 1300) -> Iterator[File]:
        path = tmp_path / "page.html"
        path.write_text(content, encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900})
        found = File(context.new_page())
        _guard(found, path.as_uri())
        found.page.goto(path.as_uri())
        expect(found.page.locator(MARK).first).to_be_attached()
        try:
            yield found
            assert (found.asked, found.errors) == ([], [])
        finally:
            context.close()

    return opened


def _guard(found: File, address: str) -> None:
    """Refuse every request but that for the file itself, and note what is thrown or said."""

    def refuse(route: Route) -> None:
        if route.request.url.partition("#")[0] == address:
            route.continue_()
            return
        found.asked.append(route.request.url)
        route.abort()

    page = found.page
    page.route("**/*", refuse)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", lambda said: _note(found, said.type, said.text))


def _note(found: File, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        found.errors.append(text)


def shows(file: File, paper: str) -> None:
    """Wait until the page and its map have a ground of this colour."""
    red, green, blue = (int(paper[place : place + 2], 16) for place in (1, 3, 5))
    body, root = file.page.locator("body"), file.page.locator("html")
    expect(body).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
    expect(root).to_have_css("--cc-paper", paper)


def test_a_light_file_follows_its_reader_and_prints_light(
    opening: Opening, tiny_store: Store
) -> None:
    light, dark = TOKENS["light"].paper, TOKENS["dark"].paper
    with opening(page_of(tiny_store)) as file:
        key = file.page.locator(".cc-key")
        for scheme, media, paper in (
            ("light", "screen", light),
            ("dark", "screen", dark),
            ("dark", "print", light),
        ):
            file.page.emulate_media(color_scheme=scheme, media=media)
            shows(file, paper)
            expect(key.locator(".cc-day").first).to_be_visible(visible=paper == light)
            expect(key.locator(".cc-night").first).to_be_visible(visible=paper == dark)


def test_a_dark_file_is_dark_for_everybody_but_on_paper(
    opening: Opening, tiny_store: Store
) -> None:
    with opening(page_of(tiny_store, "dark")) as file:
        shows(file, TOKENS["dark"].paper)
        file.page.emulate_media(media="print")
        shows(file, TOKENS["light"].paper)


def test_a_name_opens_its_incident_and_the_way_back_closes_it(
    opening: Opening, tiny_store: Store
) -> None:
    with opening(page_of(tiny_store)) as file:
        assert file.opened() == []
        file.page.locator(f"{file.row('bridge')} th [data-open]").click()
        assert file.opened() == ["i-bridge"]
        text = file.page.locator("#i-bridge").inner_text()
        assert "58" in text
        assert "over two hundred" in text
        expect(file.page.locator(".whole")).to_be_hidden()
        file.page.locator("#i-bridge .back").click()
        assert file.opened() == []
        expect(file.page.locator(".whole")).to_be_visible()


def test_a_figure_opens_its_claims_by_mouse_and_by_keyboard(
    opening: Opening, tiny_store: Store
) -> None:
    with opening(page_of(tiny_store)) as file:
        figure = file.page.locator('.cc-row [data-open="sum:N/S/soldiers/killed"]')
        figure.click()
        assert file.opened() == ["i-sum:N/S/soldiers/killed"]
        file.page.locator(".opens:visible .back").click()
        figure.focus()
        file.page.keyboard.press("Enter")
        assert file.opened() == ["i-sum:N/S/soldiers/killed"]
        assert "Not added" in file.page.locator(".opens:visible").inner_text()


def test_a_row_of_the_differences_opens_its_incident(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store)) as file:
        file.page.locator(".df .r").first.focus()
        file.page.keyboard.press(" ")
        assert file.opened() == ["i-bridge"]


def test_a_link_to_a_claim_keeps_its_incident_open(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store)) as file:
        file.page.locator(f"{file.row('bridge')} th [data-open]").click()
        file.page.locator('#i-bridge a[href="#claim-n2"]').click()
        assert file.opened() == ["i-bridge"]
        expect(file.page.locator("#claim-n2")).to_be_in_viewport()


def test_a_mark_of_one_incident_opens_it(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store)) as file:
        file.page.locator(f'{MARK}[aria-label^="Kabul"]').focus()
        file.page.keyboard.press("Enter")
        assert file.opened() == ["i-quiet"]


def test_a_mark_of_several_incidents_shows_which_they_are(
    opening: Opening, tiny_store: Store, tmp_path: Path
) -> None:
    content = page_of(tiny_store)
    # The truce has no place on record: here it is told of in Kabul too.
    several = content.replace('["quiet"]', '["quiet","truce"]')
    assert several != content
    with opening(several) as file:
        mark = file.page.locator(f'{MARK}[aria-label^="Kabul"]')
        mark.focus()
        file.page.keyboard.press("Enter")
        assert file.opened() == []
        off = file.page.locator("tr.off")
        expect(off).to_have_count(3)
        expect(file.page.locator("#days")).to_contain_text("Only Kabul")
        file.page.keyboard.press("Enter")
        expect(off).to_have_count(0)
        expect(file.page.locator("#days")).to_be_hidden()


def test_a_bar_fades_what_is_of_other_days_and_brings_it_back(
    opening: Opening, tiny_store: Store
) -> None:
    with opening(page_of(tiny_store)) as file:
        bar = file.page.locator('[data-days="2025-10-15/2025-10-15"]')
        bar.click()
        faded = file.page.locator("tr.off th [data-open]")
        expect(faded).to_have_count(3)
        expect(file.page.locator(file.row("strike"))).not_to_have_class("off")
        expect(file.page.locator("#days")).to_contain_text("Only 15 October 2025")
        assert file.page.locator(f"{MARK}.cc-dim").count() > 0
        bar.click()
        expect(faded).to_have_count(0)
        assert file.page.locator(f"{MARK}.cc-dim").count() == 0


def test_the_map_is_drawn_from_what_the_file_holds(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store, "dark")) as file:
        expect(file.page.locator("path.cc-land").first).to_be_attached()
        relief = "document.querySelector('.leaflet-cc-relief-pane img').naturalWidth"
        assert file.page.evaluate(relief) > 0
        scale = "document.querySelector('.leaflet-control-scale-line').textContent"
        before = file.page.evaluate(scale)
        for _ in range(3):
            file.page.locator(".leaflet-control-zoom-in").click()
            file.page.wait_for_timeout(400)
        assert file.page.evaluate(scale) != before
        assert "rgb(21, 23, 27)" in file.page.evaluate("getComputedStyle(document.body).background")


def test_an_open_incident_is_open_at_once(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store, view=View(incident="strike"))) as file:
        assert file.opened() == ["i-strike"]


def test_nothing_is_wider_than_a_phone(opening: Opening, tiny_store: Store) -> None:
    with opening(page_of(tiny_store), width=390) as file:
        assert file.page.evaluate("document.documentElement.scrollWidth") <= 390
        file.page.locator(f"{file.row('bridge')} th [data-open]").click()
        assert file.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_text_stays_text(opening: Opening, tmp_path: Path) -> None:
    with opening(page_of(hostile_store(tmp_path), "dark")) as file:
        for incident in ("bridge", "strike", "truce", "quiet", "war"):
            file.page.evaluate("name => { location.hash = `i-${name}`; }", incident)
        assert file.page.title().startswith("Northland–Southland border")
        assert "</script><script>" in file.page.locator("table.incidents").inner_text()
        assert file.page.locator("main img[src=x]").count() == 0
        assert "owned" not in file.page.title()
