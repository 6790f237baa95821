"""What stands around a view: on the page, on the terminal and in a data package."""

from __future__ import annotations

import pytest

from incidents.words import (
    adding,
    citing,
    controls,
    marks,
    notes,
    packing,
    page,
    panels,
    terminal,
)
from tests.border import dataset

DATA = dataset()

EXAMPLES = [
    (page.show_rows(1), "Show 1 row"),
    (page.show_rows(73), "Show 73 rows"),
    (page.more_rows(1), "1 more row not drawn: narrow the filters."),
    (page.more_rows(2), "2 more rows not drawn: narrow the filters."),
    (page.and_more(5), "and 5 more"),
    (page.block("Northland says", "Its own losses"), "Northland says: Its own losses"),
    (
        page.open_claims("Soldiers killed", "58 claimed"),
        "Soldiers killed: 58 claimed. Open its claims.",
    ),
    (page.open_incident("Fighting"), "Fighting. Open the incident."),
    (page.only_these("11 Oct: 2 claims", one=True), "11 Oct: 2 claims. Show only this day."),
    (page.only_these("Oct: 2 claims", one=False), "Oct: 2 claims. Show only these days."),
    (page.back_to("11 Oct: 2 claims", "9–19 Oct"), "11 Oct: 2 claims. Go back to 9–19 Oct."),
    (page.claims_up("Northern"), "Northern claims ↑"),
    (page.claims_down("Southern"), "Southern claims ↓"),
    (page.unplaced(1200), "Not on the map: 1,200"),
    (page.lift("Place"), "Lift “Place”"),
    (page.fault("The map"), "The map could not be drawn"),
    (page.not_as_asked("kind was ignored"), "Not quite as asked: kind was ignored."),
    (
        page.widened("Fighting"),
        "the days were widened, because “Fighting” lies outside those asked for",
    ),
    (page.as_known("now"), "As known: now"),
    (page.version("1.0", "22 November 2026"), "Version 1.0, updated 22 November 2026."),
    (page.digest("abc"), "SHA-256 of the files: abc"),
    (notes.atlas("world", "abc"), "SHA-256 of the atlas world: abc"),
    (
        page.downloading("all dates", "2 incidents", is_incident=False),
        "Download 2 incidents: all dates.",
    ),
    (page.downloading("Fighting", "", is_incident=True), "Download the open incident: Fighting."),
    (page.quick_rows("CSV"), "Rows (CSV)"),
    (page.date_basis("in the text"), "Date: in the text"),
    (controls.chip("Who speaks", "Northland"), "Who speaks: Northland"),
    (marks.several(1), "1 incident"),
    (marks.several(7), "7 incidents"),
    (panels.missing(1), "1 without a number"),
    (panels.missing(2), "2 without a number"),
    (citing.incident_note("clash", 1), "Incident clash, 1 claim"),
    (adding.needs_one("claimant"), "--sum needs one --claimant: a sum never mixes two"),
    (packing.places("Natural Earth"), "Places: Natural Earth"),
    (terminal.rows("all dates", "2 losses", "1 question"), "all dates: 2 losses, 1 question"),
    (terminal.left_out("c1", "Revised."), "not added: c1: Revised."),
    (terminal.near("34.5", "69.2", ""), "latitude 34.5, longitude 69.2"),
    (terminal.near("34.5", "69.2", "5"), "latitude 34.5, longitude 69.2, within 5 km"),
    (
        terminal.place("town", "Town", kind="town", shape="Point", where="here", origin="OSM"),
        "town: Town, town, Point near here (OSM)",
    ),
    (
        terminal.not_found("claimant", "X", "N, S"),
        "--claimant 'X' is no side or party; for example: N, S",
    ),
    (
        terminal.no_claim("c9"),
        "no claim has the id 'c9': copy it from the ledger or an export",
    ),
    (terminal.no_format("a.doc", "csv, zip"), "no format for 'a.doc': use one of csv, zip"),
]


@pytest.mark.parametrize(("said", "expected"), EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_small_sentences(said: str, expected: str) -> None:
    assert said == expected


def test_what_changed_is_headed_by_its_two_instants() -> None:
    assert page.changed("A", "B", any_news=True) == "Said after A and by B:"
    assert page.changed("A", "B", any_news=False) == "Nothing was said after A and by B."
    assert page.changed("", "B", any_news=True) == "Said by B:"
    assert page.changed("", "B", any_news=False) == "Nothing was said by B."


def test_an_empty_view_says_which_filter_hides_how_much() -> None:
    title, widen = page.empty([])
    assert (title, widen) == (
        "No claim matches these filters",
        "Widen the dates, or lift a filter.",
    )
    told = page.empty([("Who speaks", 1), ("Place", 12)])[1]
    assert told == (
        "Hidden: 1 claim by “Who speaks”, 12 claims by “Place”. Widen the dates, or lift a filter."
    )


def test_a_package_says_what_it_is_of() -> None:
    assert packing.made("cc-1", "af", "1.0", "0.2", "abc") == (
        "View `cc-1` of af 1.0.", "Made by Crossclaim 0.2. Data SHA-256: `abc`.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [page.headings(), page.captions(), page.parts(), controls.names(), controls.orders()],
)
def test_fixed_texts_are_there_and_one_line(texts: dict[str, str]) -> None:
    for text in texts.values():
        assert text == " ".join(text.split())
        assert text


def test_every_command_and_option_says_what_it_does() -> None:
    assert all(terminal.command(name).endswith(".") for name in terminal.COMMANDS)
    assert all(terminal.option(name) for name in terminal.OPTIONS)
