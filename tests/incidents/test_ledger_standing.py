"""Two clocks: what stood on an instant, the chain of revisions, and what is new between two."""

from __future__ import annotations

import pytest

from incidents.ledger import chain, compare, news, standing
from incidents.model import Dataset
from tests.border import claim, dataset, instant

FIRST, SECOND, THIRD = "2025-10-12T02:00Z", "2025-10-12T08:13Z", "2025-10-12T18:00Z"
KILLED = "S soldiers killed"


def revised() -> tuple:
    return (
        claim("12", "N-OFFICIALS", KILLED, "at least 12", on=FIRST),
        claim("50", "N", KILLED, 50, on=SECOND, revises=("12",)),
        claim("58", "N", KILLED, 58, on=THIRD, revises=("50",)),
    )


def ids(data: Dataset, on: str = "") -> list[str]:
    return [each.id for each in standing(data, instant(on) if on else None)]


def test_only_what_was_said_by_then_stands() -> None:
    data = dataset(*revised())
    assert ids(data, "2025-10-12T01:59Z") == []
    assert ids(data, FIRST) == ["12"]
    assert ids(data, SECOND) == ["50"]
    assert ids(data, "2025-10-12T17:59Z") == ["50"]
    assert ids(data, THIRD) == ids(data) == ["58"]


def test_a_day_counts_from_its_end() -> None:
    data = dataset(claim("a", "S", KILLED, 23, on="2025-10-13"))
    assert ids(data, "2025-10-13T23:59Z") == []
    assert ids(data, "2025-10-14T00:00Z") == ["a"]


def test_an_undated_claim_stands_only_now() -> None:
    last = claim("later", "N", KILLED, 58, on="", revises=("12",))
    data = dataset(revised()[0], last)
    assert ids(data, "2030-01-01T00:00Z") == ["12"]
    assert ids(data) == ["later"]


def test_a_revision_reaches_through_an_undated_one() -> None:
    first, _, last = revised()
    between = claim("50", "N", KILLED, 50, on="", revises=("12",))
    assert ids(dataset(first, between, last), THIRD) == ["58"]


def test_a_revision_of_an_unknown_claim_is_a_claim() -> None:
    assert ids(dataset(revised()[2])) == ["58"]


def test_a_withdrawal_stands_in_place_of_the_figure() -> None:
    back = claim("back", "N", KILLED, stance="withdraws", on=SECOND, revises=("12",))
    data = dataset(revised()[0], back)
    assert ids(data) == ["back"]
    (row,) = compare(data)
    account = row.accounts[0]
    assert (account.state, account.superseded) == ("withdrew", ("12",))


def test_the_chain_runs_from_the_oldest() -> None:
    data = dataset(*revised())
    assert [each.id for each in chain(data, data.claims["58"])] == ["12", "50", "58"]
    assert [each.id for each in chain(data, data.claims["50"])] == ["12", "50"]


def test_a_chain_with_two_roots_and_a_circle_ends() -> None:
    data = dataset(
        claim("a", "N", KILLED, 1, revises=("c",)),
        claim("b", "N", KILLED, 2),
        claim("c", "N", KILLED, 3, revises=("a", "b")),
    )
    assert [each.id for each in chain(data, data.claims["c"])] == ["a", "b", "c"]


def test_a_long_chain_is_walked_without_recursion() -> None:
    links = [claim("c0", "N", KILLED, 0)]
    links += [claim(f"c{n}", "N", KILLED, n, revises=(f"c{n - 1}",)) for n in range(1, 3000)]
    data = dataset(*links)
    assert ids(data) == ["c2999"]
    assert len(chain(data, data.claims["c2999"])) == 3000


def test_the_row_follows_the_instant() -> None:
    data = dataset(*revised(), claim("23", "S", KILLED, 23, on="2025-10-13"))
    (then,) = compare(data, instant(SECOND))
    assert (then.verdict, then.accounts[0].superseded) == ("one_sided", ("12",))
    (now,) = compare(data)
    assert (now.verdict, now.accounts[0].superseded) == ("differ", ("12", "50"))


def test_what_replaced_a_claim_later_has_no_influence_before() -> None:
    data = dataset(*revised())
    without = dataset(*revised()[:2])
    assert compare(data, instant(SECOND)) == compare(without, instant(SECOND))


# News


def told(data: Dataset, earlier: str, later: str) -> list[tuple[str, str]]:
    first, last = (instant(one) if one else None for one in (earlier, later))
    return [
        (one.claim.id, one.instead.id if one.instead else "") for one in news(data, first, last)
    ]


def test_news_is_what_was_said_between_two_instants_and_stands() -> None:
    data = dataset(*revised(), claim("23", "S", KILLED, 23, on="2025-10-13"))
    assert told(data, "2025-10-12T00:00Z", FIRST) == [("12", "")]
    assert told(data, FIRST, SECOND) == [("50", "12")]
    # What came and went between the two is told by what replaced it.
    assert told(data, FIRST, "2025-10-14T00:00Z") == [("58", "50"), ("23", "")]


@pytest.mark.parametrize(("one", "two"), [(FIRST, THIRD), (SECOND, ""), ("", FIRST)])
def test_news_is_the_same_either_way_round(one: str, two: str) -> None:
    data = dataset(*revised())
    assert told(data, one, two) == told(data, two, one)


def test_between_an_instant_and_itself_there_is_no_news() -> None:
    data = dataset(*revised())
    assert told(data, SECOND, SECOND) == told(data, "", "") == []


def test_news_until_now_holds_what_has_no_date() -> None:
    data = dataset(revised()[0], claim("b", "S", KILLED, 23, on=""))
    assert told(data, FIRST, "") == [("b", "")]
    assert told(data, FIRST, "2030-01-01T00:00Z") == []


def test_news_says_how_much_a_claim_covers() -> None:
    data = dataset(
        claim("w", "N", KILLED, 58),
        claim("p", "N", KILLED, 15, part_of="w"),
        claim("t", "S", "N fighters killed", 206, scope="period"),
    )
    found = {one.claim.id: one.scope for one in news(data, instant(FIRST), None)}
    assert found == {"w": "whole", "p": "part", "t": "period"}
