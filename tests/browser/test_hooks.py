"""What `incidents.ui.hooks` says of Streamlit's markup and server is so in the release in use.

Every rule of a stylesheet that names a hook must find something in one of a few scenes: a release
that renames an element, or puts another around it, fails here by the rule that no longer works.
"""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, expect

from incidents.ui import hooks
from tests.browser.conftest import MAP, OCTOBER, POPOVER, ROOT, WAIT, Tab, opened_tab
from tests.conftest import write_tiny

NewTab = Callable[..., AbstractContextManager[Tab]]
SHEETS = ("page.css", "print.css", "desk.css")
STATIC = ROOT / "incidents" / "ui" / "static"
STATES = re.compile(r"::?(hover|before|after|focus[\w-]*)\b")
BRIEF = ("running", "stale")
"""What is there only while a run goes on."""

WATCH = """(selectors) => {
  window.seen = new Set();
  const look = () => selectors.forEach((one) => {
    if (document.querySelector(one)) window.seen.add(one);
  });
  new MutationObserver(look).observe(document.body, { attributes: true, subtree: true });
}"""


def split(selectors: str) -> Iterator[str]:
    """Take a list of selectors apart, but not what stands in brackets."""
    deep, one = 0, ""
    for char in selectors:
        deep += (char == "(") - (char == ")")
        if char == "," and not deep:
            yield one.strip()
            one = ""
        else:
            one += char
    yield one.strip()


def rules() -> list[str]:
    """List the selectors that name a hook, without the states of a pointer."""
    texts = ((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    bare = (re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for text in texts)
    heads = (head for text in bare for head in re.findall(r"([^{};]+)\{", text))
    found = (STATES.sub("", one) for head in heads for one in split(head) if "st|" in one)
    return list(dict.fromkeys(one for one in found if not one.startswith("@")))


LASTING = [one for one in rules() if not any(f"st|{name}" in one for name in BRIEF)]


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture(scope="module")
def desk(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    dataset = write_tiny(tmp_path_factory.mktemp("hooks") / "tiny")
    return serve(ROOT / "app.py", {"CROSSCLAIM_DATASET": str(dataset), "CROSSCLAIM_DESK": "on"})


def whole_page(tab: Tab, address: str, asked: str) -> None:
    tab.open(f"{address}/{asked}")
    expect(tab.page.locator(".cc-key")).to_be_attached(timeout=90_000)
    expect(tab.page.get_by_role("tab", name="Ledger")).to_be_visible(timeout=WAIT)
    tab.settle()


def one_day(tab: Tab, address: str, _desk: str) -> None:
    whole_page(tab, address, "?from=2025-10-11&to=2025-10-11")


def a_row_after_the_map(tab: Tab, address: str, _desk: str) -> None:
    whole_page(tab, address, "?incident=2025-10-15-kabul")


def menu(name: str, asked: str = OCTOBER) -> Callable[[Tab, str, str], None]:
    def opened(tab: Tab, address: str, _desk: str) -> None:
        whole_page(tab, address, asked)
        tab.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
        expect(tab.page.locator(POPOVER)).to_be_visible()
        tab.settle()

    return opened


def at_the_desk(tab: Tab, _address: str, desk: str) -> None:
    tab.open(f"{desk}/desk")
    tab.page.get_by_label("Your name").fill("Dana R.")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".st-key-desk-parts")).to_be_visible()
    tab.settle()


def reviewing(tab: Tab, address: str, desk: str) -> None:
    at_the_desk(tab, address, desk)
    tab.page.get_by_role("button", name="Review").click()
    expect(tab.page.locator(".st-key-desk-review")).to_be_visible()
    tab.settle()


def drafting(tab: Tab, address: str, desk: str) -> None:
    at_the_desk(tab, address, desk)
    tab.page.get_by_label("Paste an article").fill(
        "Southland's army said that two of its soldiers were killed."
    )
    tab.page.keyboard.press("Control+Enter")
    expect(tab.page.locator(".st-key-desk-fields")).to_be_visible()
    tab.settle()


SCENES: Sequence[Callable[[Tab, str, str], None]] = (
    one_day,
    a_row_after_the_map,
    menu("As known", "?as_known_on=2025-10-12T12:00Z"),
    menu("Dates"),
    menu("Not on the map"),
    menu("Share"),
    menu("Export"),
    at_the_desk,
    reviewing,
    drafting,
)


@pytest.fixture(scope="module")
def found(chromium: Browser, address: str, desk: str) -> set[str]:
    """The rules that find something in one scene or another."""
    there: set[str] = set()
    for scene in SCENES:
        with opened_tab(chromium) as tab:
            scene(tab, address, desk)
            there |= {one for one in LASTING if tab.page.locator(hooks.written(one)).count()}
    return there


@pytest.mark.parametrize("rule", LASTING)
def test_a_rule_finds_what_it_is_for(found: set[str], rule: str) -> None:
    assert rule in found


def test_what_lasts_as_long_as_a_run_is_there_meanwhile(tab: Tab, address: str) -> None:
    whole_page(tab, address, OCTOBER)
    wanted = [hooks.HOOKS[name].selector for name in BRIEF]
    tab.page.evaluate(WATCH, wanted)
    tab.page.locator("[data-days='2025-10-11/2025-10-11']").click()
    expect(tab.page.locator(".xc-say").first).to_contain_text(", 11 October 2025", timeout=WAIT)
    assert set(tab.page.evaluate("[...window.seen]")) == set(wanted)


def test_every_hook_is_named_by_a_rule() -> None:
    named = {name for one in rules() for name in re.findall(r"st\|([a-z]+)", one)}
    assert named == set(hooks.HOOKS)


@pytest.fixture(scope="module")
def without_a_gate(serve: Callable[..., str]) -> str:
    return serve(Path(__file__).parent / "apps" / "map_app.py")


def test_what_the_gate_closes_is_open_without_it(without_a_gate: str) -> None:
    """A path that Streamlit does not know answers with its page: only these tell of its inside."""
    with urllib.request.urlopen(without_a_gate + hooks.CLOSED[0], timeout=30) as answer:
        assert "text/html" not in answer.headers["content-type"]


@pytest.mark.parametrize("path", hooks.CLOSED)
def test_the_gate_closes_it(address: str, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(address + path, timeout=30)


def test_the_maps_frame_comes_from_where_the_gate_expects_it(tab: Tab, address: str) -> None:
    whole_page(tab, address, OCTOBER)
    source = tab.page.locator(MAP).get_attribute("src") or ""
    assert any(part in source for part in hooks.FRAMES)


def test_streamlits_page_has_the_scripts_that_a_policy_names() -> None:
    assert "<script>" in hooks.INDEX.read_text(encoding="utf-8")
