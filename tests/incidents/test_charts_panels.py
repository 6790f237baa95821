"""The panels: every figure opens its claims, and no silence is hidden."""

from incidents.charts.sums import sum_view
from incidents.ledger import sums
from incidents.model import Claim
from tests.build import claim, dataset, incident
from tests.drawing import panel_of
from tests.markup import Page, read

KILLED = "PK soldiers killed"


def drawn(*claims: Claim) -> Page:
    return read(panel_of(dataset(*claims)))


def test_heads_count_claims_and_incidents() -> None:
    page = drawn(claim("1", "AF", KILLED, 58))
    assert "Afghanistan says2 claims about 1 incident" in page.text
    assert "Pakistan says1 claim about 1 incident" in page.text


def test_both_sides_have_the_same_blocks_in_the_same_order() -> None:
    page = drawn(claim("1", "AF", KILLED, 58), claim("2", "PK", "TTP militants killed", 4))
    classes = [attrs["class"] for attrs in page.all("div", "cc-side")]
    assert classes == ["cc-side a", "cc-side b"] + ["cc-side in a", "cc-side in b"] * 3
    assert "Losses of others it claims" in page.text


def test_every_figure_opens_its_claims() -> None:
    page = drawn(
        claim("1", "AF", KILLED, 58), claim("2", "PK", KILLED, 23), claim("3", "UNAMA", KILLED, 3)
    )
    assert page.values("data-open") == [
        "sum:AF/PK/soldiers/killed",
        "sum:PK/PK/soldiers/killed",
        "clash",
    ]


def test_a_replaced_figure_is_struck_beside_the_one_that_stands() -> None:
    page = drawn(
        claim("old", "AF", KILLED, 12, on="2025-10-11"),
        claim("new", "AF", KILLED, 58, revises=("old",)),
    )
    assert "12 58" in page.text
    assert len(page.all("s")) == 1


def test_silence_and_denial_are_rows() -> None:
    page = drawn(
        claim("1", "AF", KILLED, 58),
        claim("2", "PK", "PK posts captured", stance="denies"),
        claim("3", "AF", "PK posts captured", 25),
    )
    assert "Soldiers killedno statement found" in page.text
    assert "Posts captureddenied" in page.text


def test_notes_say_what_a_sum_is_made_of() -> None:
    page = drawn(
        claim("1", "PK", KILLED, 3, incident="one"),
        claim("2", "PK", KILLED, 0, incident="two"),
        claim("3", "PK-ISPR", KILLED, 7, incident="two"),
        claim("4", "PK", KILLED, "heavy losses", incident="three"),
        claim("5", "PK", KILLED, 206, incident="four", scope="period"),
    )
    assert "2 incidents; its sources differ on no place given" in page.text
    assert "1 more incident without a number" in page.text
    assert "206 not added: scopes differ" in page.text


def test_without_the_ledgers_sums_the_claims_left_out_are_counted() -> None:
    data = dataset(claim("1", "PK", KILLED, 3), claim("2", "PK", KILLED, 206, scope="period"))
    assert "1 claim not added" in read(panel_of(data, details=False)).text


def test_sets_of_parties_are_named() -> None:
    page = drawn(claim("1", "PK", "AF-AND-ALLIES fighters killed", "more than 200"))
    assert "Fighters killed: Taliban and affiliated fighters200+" in page.text


def test_third_parties_are_listed_by_name_and_the_rest_counted() -> None:
    more = [claim(f"t{n}", "UNAMA", "AF civilians killed", n, incident=f"i{n}") for n in range(10)]
    page = drawn(claim("1", "AF", KILLED, 58), *more)
    assert "and 4 more figures" in page.text
    assert "Others" in page.text


def test_nothing_at_all_is_said_as_such() -> None:
    page = drawn()
    assert page.text.count("no statement found") == 4
    assert page.values("data-open") == []


def test_a_sum_shows_its_claims_and_those_left_out_with_the_reason() -> None:
    data = dataset(
        claim("1", "PK", KILLED, 3, incident="one"),
        claim("2", "PK", KILLED, 206, incident="two", scope="period"),
        incidents=[incident("one", places=("Mir Ali",))],
    )
    found = next(one for one in sums.table(data) if one.parts == ("1",))
    page = read(sum_view(data, found))
    assert [attrs["id"] for attrs in page.all("article")] == ["claim-1", "claim-2"]
    assert "Pakistan: Pakistani soldiers killed 3" in page.text
    assert "Not added" in page.text
    assert "Mir Ali" in page.text
