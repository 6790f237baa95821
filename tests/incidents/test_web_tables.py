"""The tables and the sentence: everything the pictures show, for a keyboard and a reader."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from incidents.brief import bounds, references
from incidents.brief.differences import rows_of
from incidents.brief.shape import LedgerRow
from incidents.model import Claim, Dataset, Licence
from incidents.report import Findings
from incidents.web import notes, sentences, tables
from incidents.web.about import about
from tests.border import claim, dataset, incident, instant
from tests.briefs import brief_of, sight_of
from tests.markup import Page, read

KILLED = "S soldiers killed"
NAMES = ("Northland", "Southland")
FIVE = ("spoken", "date", "gap", "loss")


def both() -> Dataset:
    return dataset(
        claim("1", "N", KILLED, 12, on="2025-10-11"),
        claim("2", "N", KILLED, 58, revises=("1",)),
        claim("3", "S", KILLED, 23),
        claim("4", "UN", KILLED, 3),
        claim("5", "N", "S started", incident="later"),
        claim("6", "S", "S started", incident="later", stance="denies"),
        claim("7", "UN", "restraint", incident="later", stance="appeals"),
        incidents=[incident("later", start="2025-10-12", end="2025-10-12", places=("Kabul",))],
    )


@cache
def rows_of_both() -> tuple[LedgerRow, ...]:
    return rows_of(brief_of(both()).differences)


def ledger(
    data: Dataset | None = None, search: str = "", order: str = "spoken", most: int = 200
) -> Page:
    rows = rows_of(brief_of(data).differences) if data else rows_of_both()
    return read(tables.ledger(rows, NAMES, search, order, most))


def test_the_ledger_has_a_caption_and_heads_for_rows_and_columns() -> None:
    page = ledger()
    assert len(page.all("caption")) == 1
    scopes = [attrs["scope"] for attrs in page.all("th")]
    assert scopes.count("col") == 5
    assert scopes.count("row") == len(page.all("tr")) - 1


def test_a_row_has_both_accounts_third_parties_and_the_verdict() -> None:
    text = ledger().text
    for part in (
        "12 58 claimed",
        "23 reported",
        "3 UN mission",
        "×2.5 apart.",
        "UN mission: appeals",
    ):
        assert part in text


def test_who_gives_no_figure_has_a_sign_and_its_word() -> None:
    page = ledger(dataset(claim("1", "N", KILLED, 58)))
    assert len(page.all("td", "b no")) == 1
    assert len(page.all("i", "gy b silent")) == 1
    assert "no statement found" in page.text


def test_rows_open_their_incident() -> None:
    assert set(ledger().values("data-open")) == {"clash", "later"}


def test_a_search_keeps_rows_that_hold_the_text() -> None:
    assert len(ledger(search="WHO BEGAN").all("tr")) == 2
    assert len(ledger(search="kabul").all("tr")) == 3
    assert len(ledger(search=".*").all("tr")) == 1


@pytest.mark.parametrize("order", FIVE)
def test_every_order_keeps_every_row(order: str) -> None:
    assert len(ledger(order=order).all("tr")) == len(rows_of_both()) + 1


def test_orders() -> None:
    assert tuple(tables.ORDERS) == FIVE
    assert ledger(order="date").values("data-open")[0] == "clash"
    assert ledger(order="loss").values("data-open")[0] == "later"
    assert ledger(order="gap").values("data-open")[0] == "clash"
    assert ledger(order="nonsense").values("data-open")[0] == "clash"


def test_rows_that_nobody_can_ask_for_are_counted() -> None:
    rows = (rows_of_both() * tables.MAX_ROWS)[: tables.MAX_ROWS + 7]
    first = read(tables.ledger(rows, NAMES, "", "spoken", 5))
    every = read(tables.ledger(rows, NAMES, "", "spoken"))
    assert len(first.all("tr")) == 6
    assert "not drawn" not in first.text, "a button offers them"
    assert "7 more rows not drawn: narrow the filters." in every.text


def incidents_of(data: Dataset, **asked: Any) -> Page:
    found = brief_of(data, **asked)
    told = [one.words for one in found.left_out]
    return read(tables.incidents(found.incidents, NAMES, told))


def test_incidents_count_standing_claims_and_name_silence() -> None:
    text = incidents_of(both()).text
    assert "Title of clash11 Oct 2025no place givenGround clash1 claim1 claim1 claim" in text
    text = incidents_of(dataset(claim("1", "N", KILLED, 58))).text
    assert "1 claimno statement found0 claims" in text


def test_a_filter_makes_no_side_silent_in_the_list() -> None:
    text = incidents_of(both(), claimants=("N",)).text
    assert "hidden by your filter" in text
    assert "no statement found" not in text


def test_the_list_says_how_much_of_it_is_left_out() -> None:
    data = dataset(*(claim(f"c{n}", "N", KILLED, n, incident=f"i{n}") for n in range(3)))
    sight = sight_of(data)
    sight.limit = 2
    told = [one.words for one in bounds(sight)]
    page = read(tables.incidents(brief_of(data).incidents, NAMES, told))
    assert "Rows are of the 2 incidents with most claims, of 3 in view." in page.text


def test_sources_say_when_they_were_published_and_what_they_carry() -> None:
    page = read(tables.sources(references(sight_of(both()))))
    assert "OutletOutlet12 Oct 2025not graded7" in page.text
    assert page.all("a")[0]["href"] == "https://example.org/s1"


def sentence(*claims: Claim, **asked: Any) -> str:
    found = brief_of(dataset(*claims), **asked)
    return read(sentences.sentence(found.asked, found.tally, found.left_out)).text


TWO = (claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))


def test_the_sentence_says_the_view_and_what_is_not_in_it() -> None:
    assert sentence(*TWO) == (
        "Showing 1 incident and 2 claims, all dates, as known now. Without a place on the map: 1."
    )
    told = sentence(*TWO, claimants=("N",))
    assert "claims by Northland" in told
    assert "Hidden by your filter: 0 incidents and 1 claim." in told


def test_the_past_is_said_in_the_same_place_on_an_inverse_ground() -> None:
    claims = (claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23, on="2025-12-01"))
    found = brief_of(dataset(*claims), as_known_on=instant("2025-11-01T00:00Z"))
    page = read(sentences.sentence(found.asked, found.tally, found.left_out))
    assert "as known at the end of 31 October 2025. 1 claim stood then" in page.text
    assert page.all("p", "xc-say xc-past")


@pytest.mark.parametrize(
    ("css", "role"), [("error", "alert"), ("empty", "status"), ("note", "status")]
)
def test_a_box_is_announced(css: str, role: str) -> None:
    page = read(sentences.box(css, "The map could not be drawn", ["Still works: <all>", ""]))
    assert page.all("div", f"xc-box {css}")[0]["role"] == role
    assert page.text == "The map could not be drawnStill works: <all>"
    assert len(page.all("p")) == 1


def test_about_the_data_says_its_facts_in_order() -> None:
    data = both()
    manifest = data.manifest.model_copy(
        update={
            "background": (("The line", "It was <drawn>."),),
            "caveats": ("Nothing here happened.",),
            "licences": (
                Licence(name="CC0", title="CC0", path="https://example.org/0", covers="all"),
            ),
        }
    )
    found = brief_of(replace(data, manifest=manifest))
    findings = Findings()
    findings.saw("claims.csv", 2)
    page = read(about(found.asked, found.notes, manifest, findings.report()))
    assert page.headings[0] == 2
    assert set(page.headings[1:]) == {3}
    for part in ("It was <drawn>.", "Nothing here happened.", "CC0: all", "claims.csv: 2 rows"):
        assert part in page.text


def test_the_foot_of_a_file_names_sources_licences_and_the_id() -> None:
    found = brief_of(both())
    page = read(notes.notes(found))
    for part in ("Outlet", found.asked.id, found.notes.citation, found.map.credit):
        assert part in page.text
    assert len(page.all("li")) == len(found.sources)
