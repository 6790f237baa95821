"""The tables: everything the pictures show, for a keyboard and a reader."""

import pytest

from incidents.charts import summary, tables
from incidents.ledger import compare
from incidents.model import Dataset
from incidents.names import Names
from incidents.query import Query
from incidents.store.answers import Totals
from tests.build import SIDES, claim, dataset, incident
from tests.markup import Page, read

KILLED = "PK soldiers killed"


def both() -> Dataset:
    return dataset(
        claim("1", "AF", KILLED, 12, on="2025-10-11"),
        claim("2", "AF", KILLED, 58, revises=("1",)),
        claim("3", "PK", KILLED, 23),
        claim("4", "UNAMA", KILLED, 3),
        claim("5", "AF", "PK started", incident="later"),
        claim("6", "PK", "PK started", incident="later", stance="denies"),
        claim("7", "UNAMA", "restraint", incident="later", stance="appeals"),
        incidents=[incident("later", start="2025-10-12", end="2025-10-12", places=("Kabul",))],
    )


def ledger(data: Dataset, **more: str) -> Page:
    return read(tables.ledger(compare(data), data, **more))


def test_the_ledger_has_a_caption_and_heads_for_rows_and_columns() -> None:
    page = ledger(both())
    assert len(page.all("caption")) == 1
    scopes = [attrs["scope"] for attrs in page.all("th")]
    assert scopes.count("col") == 5
    assert scopes.count("row") == len(page.all("tr")) - 1


def test_a_row_has_both_accounts_third_parties_and_the_verdict() -> None:
    text = ledger(both()).text
    for part in ("12 58 claimed", "23 admitted", "3 UNAMA", "×2.5 apart.", "UNAMA appeals"):
        assert part in text
    assert "denies, no figure" not in text


def test_rows_open_their_incident() -> None:
    assert set(ledger(both()).values("data-open")) == {"clash", "later"}


def test_a_search_keeps_rows_that_hold_the_text() -> None:
    assert len(ledger(both(), search=" WHO BEGAN ").all("tr")) == 2
    assert len(ledger(both(), search="kabul").all("tr")) == 3
    assert len(ledger(both(), search=".*").all("tr")) == 1


@pytest.mark.parametrize("order", tables.ORDERS)
def test_every_order_keeps_every_row(order: str) -> None:
    assert len(ledger(both(), order=order).all("tr")) == len(compare(both())) + 1


def test_orders() -> None:
    data = both()
    assert ledger(data, order="date").values("data-open")[0] == "clash"
    assert ledger(data, order="loss").values("data-open")[0] == "later"
    assert ledger(data, order="gap").values("data-open")[0] == "clash"


def test_no_more_than_200_rows_and_the_rest_is_counted() -> None:
    data = dataset(*(claim(f"c{n}", "AF", KILLED, n, incident=f"i{n}") for n in range(210)))
    page = ledger(data)
    assert len(page.all("tr")) == 201
    assert "10 more rows not shown" in page.text
    assert len(read(tables.incidents(data)).all("tr")) == 201


def test_incidents_count_standing_claims_and_name_silence() -> None:
    page = read(tables.incidents(both()))
    assert "Title of clash11 Oct 2025no place givenGround clash1 claim1 claim1 claim" in page.text
    page = read(tables.incidents(dataset(claim("1", "AF", KILLED, 58))))
    assert "1 claimno statement foundno statement found" in page.text


def test_sources_say_when_they_were_published_and_what_they_carry() -> None:
    page = read(tables.sources(both()))
    assert "Outlet12 Oct 2025not graded7" in page.text.replace("OutletOutlet", "Outlet")
    assert page.all("a")[0]["href"] == "https://example.org/1"


TOTALS = Totals(14, 57, {}, 0, 0, 3, 5, 4, 1)
NAMES = Names(SIDES, dataset().parties)


def test_the_sentence_says_the_query_and_what_is_hidden() -> None:
    query = Query.from_params({"from": "2025-10-09", "to": "2025-12-05"}, NAMES)[0]
    text = read(summary.sentence(query, NAMES, TOTALS)).text
    assert text == (
        "Showing 14 incidents and 57 claims from 9 October to 5 December 2025, by anyone, "
        "about any loss, as known now. Nothing is hidden by a filter; "
        "3 incidents have no place on the map."
    )


def test_the_sentence_names_every_filter() -> None:
    params = {
        "from": "2025-10-11", "to": "2025-10-11", "claimant": "PK", "subject": "AF",
        "kind": "clash", "stance": "denies", "text": "<b>", "as_known_on": "2025-10-12T12:00Z",
    }  # fmt: skip
    query = Query.from_params(params, NAMES)[0]
    hidden = Totals(1, 1, {}, 2, 1, 0, 0, 0, 0)
    text = read(summary.sentence(query, NAMES, hidden)).text
    for part in ("on 11 October 2025", "by Pakistan", "with the stance denies", "ground clashes"):
        assert part in text
    for part in (
        "about losses of Afghanistan",
        "containing “<b>”",
        "as known on 12 October 2025, 12:00 UTC",
    ):
        assert part in text
    assert "Filters hide 2 incidents and 1 claim; every incident has a place on the map." in text


def test_the_past_says_what_came_later() -> None:
    text = read(summary.past(TOTALS, "as known on 12 October 2025")).text
    assert text.startswith("As known on 12 October 2025. 57 claims stood then; 4 claims came later")
    assert "5 claims without a date left out" in text


def test_an_empty_view_says_which_filter_hides_how_much() -> None:
    text = read(summary.empty({"Who speaks: hospitals": 41, "Place: <Chitral>": 17})).text
    assert "41 claims by “Who speaks: hospitals” and 17 claims by “Place: <Chitral>”" in text
    assert "Widen" in read(summary.empty({})).text


def test_an_error_box_is_announced() -> None:
    page = read(summary.box("error", "The map could not be drawn", ["Still works: <all>"]))
    assert page.all("div", "xc-box error")[0]["role"] == "alert"
