"""The panels: every figure opens its claims, and no silence is hidden."""

import re

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
    assert "3 incidents, 1 without a number; its sources differ on no place given" in page.text
    assert "206 not added: scopes differ" in page.text


def test_without_the_ledgers_sums_the_claims_left_out_are_counted() -> None:
    data = dataset(claim("1", "PK", KILLED, 3), claim("2", "PK", KILLED, 206, scope="period"))
    assert "1 claim not added" in read(panel_of(data, details=False)).text


def test_sets_of_parties_are_named() -> None:
    page = drawn(claim("1", "PK", "AF-AND-ALLIES fighters killed", "more than 200"))
    assert "Fighters killed: Taliban and affiliated fighters200+" in page.text


def folds(claims: list[Claim]) -> list[str]:
    return re.findall(
        r"<summary><span><bdi[^>]*>(.*?)</bdi></span></summary>", panel_of(dataset(*claims))
    )


def test_four_figures_of_a_block_are_in_sight_and_the_rest_is_in_a_fold() -> None:
    many = ("soldiers killed", "soldiers wounded", "posts captured", "posts destroyed")
    more = ("civilians wounded", "drones shot_down")
    claims = [claim(str(n), "AF", f"PK {each}", 7) for n, each in enumerate((*more, *many))]
    assert "2 more" in folds(claims)
    inside = panel_of(dataset(*claims)).split(">2 more</bdi>")[1].split("</details>")[0]
    assert read(inside.split("</summary>")[1]).text.count("7") == 2
    assert len(drawn(*claims).values("data-open")) == 6


def test_many_losses_without_a_figure_are_one_line_that_opens() -> None:
    losses = ("soldiers killed", "soldiers wounded", "civilians killed", "posts captured")
    page = drawn(*(claim(str(n), "AF", f"PK {each}", 7) for n, each in enumerate(losses)))
    assert len(page.all("details", "cc-fold no")) == 1
    assert "No statement found: Soldiers, civilians killed; soldiers wounded" in page.text


def test_losses_of_others_take_one_line_unless_there_is_one() -> None:
    one = claim("1", "PK", "TTP militants killed", 4)
    two = claim("2", "PK", "TTP militants wounded", 9)
    assert "TTP4" in drawn(one).text.replace("Tehrik-e-Taliban Pakistan (", "").replace(")", "")
    assert "Losses of others it claims: 2 figures" in folds([one, two])
    assert "Losses of others it claimsno statement found" in drawn(one, two).text


def test_third_parties_have_a_line_each_and_all_their_figures_in_a_fold() -> None:
    more = [claim(f"t{n}", "UNAMA", "AF civilians killed", n, incident=f"i{n}") for n in range(10)]
    page = drawn(claim("1", "AF", KILLED, 58), *more)
    assert "Others" in page.text
    assert "8 more" in page.text
    assert {f"i{n}" for n in range(10)} <= set(page.values("data-open"))


def test_third_parties_beyond_the_most_are_counted() -> None:
    more = [claim(f"t{n}", "UNAMA", "AF civilians killed", n, incident=f"i{n}") for n in range(50)]
    assert "and 8 more figures, in the ledger below" in drawn(*more).text


def test_a_total_of_others_is_named_by_its_days() -> None:
    page = drawn(claim("1", "UNAMA", "AF civilians killed", 47, scope="period"))
    assert "47 civilians killed, 11 Oct" in page.text


def test_questions_on_which_both_speak_stand_in_words() -> None:
    page = drawn(claim("1", "AF", "PK started"), claim("2", "PK", "AF started"))
    assert "In wordsWho began it, 11 Oct: Each side names the other." in page.text
    assert "In words" not in drawn(claim("1", "AF", "PK started")).text


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
