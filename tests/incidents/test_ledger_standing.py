"""Two clocks: what stood on an instant, the chain of revisions, and what changed between two."""

from incidents.ledger import chain, changes, compare, standing, touching
from tests.build import claim, dataset, instant

FIRST, SECOND, THIRD = "2025-10-12T02:00Z", "2025-10-12T08:13Z", "2025-10-12T18:00Z"


def revised() -> tuple:
    return (
        claim("12", "AF", "PK soldiers killed", "at least 12", on=FIRST),
        claim("50", "AF", "PK soldiers killed", 50, on=SECOND, revises=("12",)),
        claim("58", "AF", "PK soldiers killed", 58, on=THIRD, revises=("50",)),
    )


def ids(ds, on=None) -> list[str]:
    return [each.id for each in standing(ds, None if on is None else instant(on))]


def test_only_what_was_said_by_then_stands() -> None:
    ds = dataset(*revised())
    assert ids(ds, "2025-10-12T01:59Z") == []
    assert ids(ds, FIRST) == ["12"]
    assert ids(ds, SECOND) == ["50"]
    assert ids(ds, "2025-10-12T17:59Z") == ["50"]
    assert ids(ds, THIRD) == ids(ds) == ["58"]


def test_a_day_counts_from_its_end() -> None:
    ds = dataset(claim("a", "PK", "PK soldiers killed", 23, on="2025-10-13"))
    assert ids(ds, "2025-10-13T23:59Z") == []
    assert ids(ds, "2025-10-14T00:00Z") == ["a"]


def test_an_undated_claim_stands_only_now() -> None:
    last = claim("later", "AF", "PK soldiers killed", 58, on="", revises=("12",))
    ds = dataset(revised()[0], last)
    assert ids(ds, "2030-01-01T00:00Z") == ["12"]
    assert ids(ds) == ["later"]


def test_a_revision_reaches_through_an_undated_one() -> None:
    first, _, last = revised()
    between = claim("50", "AF", "PK soldiers killed", 50, on="", revises=("12",))
    assert ids(dataset(first, between, last), THIRD) == ["58"]


def test_a_revision_of_an_unknown_claim_is_a_claim() -> None:
    assert ids(dataset(revised()[2])) == ["58"]


def test_the_chain_runs_from_the_oldest() -> None:
    ds = dataset(*revised())
    assert [each.id for each in chain(ds, ds.claims["58"])] == ["12", "50", "58"]
    assert [each.id for each in chain(ds, ds.claims["50"])] == ["12", "50"]


def test_a_chain_with_two_roots_and_a_circle_ends() -> None:
    ds = dataset(
        claim("a", "AF", "PK soldiers killed", 1, revises=("c",)),
        claim("b", "AF", "PK soldiers killed", 2),
        claim("c", "AF", "PK soldiers killed", 3, revises=("a", "b")),
    )
    assert [each.id for each in chain(ds, ds.claims["c"])] == ["a", "b", "c"]


def test_a_long_chain_is_walked_without_recursion() -> None:
    links = [claim("c0", "AF", "PK soldiers killed", 0)]
    links += [
        claim(f"c{n}", "AF", "PK soldiers killed", n, revises=(f"c{n - 1}",))
        for n in range(1, 3000)
    ]
    ds = dataset(*links)
    assert ids(ds) == ["c2999"]
    assert len(chain(ds, ds.claims["c2999"])) == 3000


def test_the_row_follows_the_instant() -> None:
    ds = dataset(*revised(), claim("23", "PK", "PK soldiers killed", 23, on="2025-10-13"))
    (then,) = compare(ds, instant(SECOND))
    assert then.verdict == "one_sided"
    assert then.accounts[0].superseded == ("12",)
    assert then.reason == (
        "No statement by Pakistan on this, dated by then, was found."
        " Afghanistan first said at least 12."
    )
    (now,) = compare(ds)
    assert now.accounts[0].superseded == ("12", "50")
    assert now.verdict == "differ"


def test_changes_name_what_was_replaced() -> None:
    ds = dataset(*revised(), claim("23", "PK", "PK soldiers killed", 23, on="2025-10-13"))
    said = changes(ds, instant(FIRST), instant("2025-10-14T00:00Z"))
    assert said == (
        "Afghanistan claimed 58 Pakistani soldiers killed, instead of 50 (11 October 2025).",
        "Pakistan admitted 23 Pakistani soldiers killed (11 October 2025).",
    )
    assert said == changes(ds, instant("2025-10-14T00:00Z"), instant(FIRST))
    assert changes(ds, None, None) == ()


def test_changes_tell_denials_answers_and_parts_apart() -> None:
    ds = dataset(
        claim("a", "PK", "AF civilians killed", stance="denies"),
        claim("b", "AF", "PK started", stance="accuses"),
        claim("c", "AF", "PK posts captured", 1, scope="part"),
        claim("d", "UNAMA", "AF civilians killed", "at least 17"),
        claim("e", "PK", "AF posts captured_briefly", 21, revises=("f",)),
        claim("f", "PK", "AF posts captured", 19, on="2025-10-11"),
        claim("g", "AF", "PK soldiers killed", "a large number"),
        claim("h", "PK", "restraint"),
    )
    said = changes(ds, instant("2025-10-10T00:00Z"), None)
    assert {each.count(" (11 October 2025).") for each in said} == {1}
    assert [each.removesuffix(" (11 October 2025).") for each in said] == [
        "Pakistan denied it: Afghan civilians killed",
        "Afghanistan named Pakistan: who began it",
        "Afghanistan claimed 1 Pakistani post captured, for a part of the incident",
        "UNAMA counted at least 17 Afghan civilians killed",
        "Pakistan claimed 21 Afghan posts captured, briefly, instead of 19 captured",
        "Afghanistan gave no figure: Pakistani soldiers killed, “a large number”",
        "Pakistan made a statement: calls for restraint",
    ]


def test_a_filter_on_claims_keeps_both_accounts() -> None:
    ds = dataset(
        claim("58", "AF", "PK soldiers killed", 58),
        claim("23", "PK", "PK soldiers killed", 23),
        claim("30", "AF", "PK soldiers wounded", 30),
        claim("un", "UNAMA", "AF civilians killed", 17),
    )
    (row,) = touching(compare(ds), {"23"})
    assert row.verdict == "differ"
    assert [row.category for row in touching(compare(ds), {"un"})] == ["civilians"]
    assert touching(compare(ds), set()) == ()
