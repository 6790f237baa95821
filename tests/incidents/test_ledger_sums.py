"""Adding up, or refusing with the reason."""

import pytest

from incidents.ledger import sums
from incidents.ledger.records import Difference, Refusal
from incidents.model import MAX_COUNT
from tests.build import claim, dataset, incident


def two_nights():
    return dataset(
        claim("12", "AF", "PK soldiers killed", 12, on="2025-10-11"),
        claim("58", "AF", "PK soldiers killed", 58, revises=("12",)),
        claim("15", "AF", "PK soldiers killed", 15, part_of="58"),
        claim("19", "AF-MOD", "PK soldiers killed", (19, 21), incident="second"),
        claim("24", "AF", "PK soldiers killed", 24, incident="second"),
        claim("many", "AF", "PK soldiers killed", "a large number", incident="third"),
        claim("500", "AF", "PK soldiers killed", 500, incident="all", scope="period"),
        claim("23", "PK", "PK soldiers killed", 23),
        claim("un", "UNAMA", "PK soldiers killed", 40),
        claim("w", "AF", "PK soldiers wounded", 30),
        claim("p", "AF", "PK persons killed", 99, incident="fourth"),
    )


def test_a_sum_takes_each_incident_once() -> None:
    found = sums.add(two_nights(), "AF", "PK", "soldiers", "killed")
    assert (found.total.low, found.total.high) == (58 + 19, None)
    assert found.parts == ("58", "19", "24", "many")
    assert found.incidents == ("clash", "second", "third")
    assert found.missing == 1
    assert not found.refusal
    assert dict(found.left_out) == {
        "12": "revised: replaced by a later claim, never added to it",
        "15": "a part of an incident: already in the whole, or not the whole",
        "500": "a total over a period: shown beside, never added",
        "p": "counts people: another category",
    }
    assert sums.sentence(two_nights(), found) == (
        "Afghanistan claims at least 77 Pakistani soldiers killed, in 3 incidents;"
        " 1 without a number."
    )


def test_sides_are_never_added_to_each_other() -> None:
    found = sums.add(two_nights(), "PK", "PK", "soldiers", "killed")
    assert (found.parts, found.total.low) == (("23",), 23)
    assert sums.block(two_nights(), found) == "admitted"


def test_the_table_has_every_sum_once() -> None:
    ds = two_nights()
    keys = [(s.side, s.subject, s.category, s.measure) for s in sums.table(ds)]
    assert keys == [
        ("AF", "PK", "soldiers", "killed"),
        ("PK", "PK", "soldiers", "killed"),
        ("AF", "PK", "soldiers", "wounded"),
        ("AF", "PK", "persons", "killed"),
    ]
    assert [sums.block(ds, s) for s in sums.table(ds)] == [
        "claimed", "admitted", "claimed", "claimed",
    ]  # fmt: skip


def test_words_alone_are_no_sum() -> None:
    found = sums.add(
        dataset(claim("a", "AF", "PK soldiers killed", "heavy losses")),
        "AF", "PK", "soldiers", "killed",
    )  # fmt: skip
    assert found.refusal == "No account gives a number, so there is nothing to add."
    assert (found.total.low, found.missing) == (None, 1)


def test_a_denial_is_left_out_and_a_dispute_makes_the_sum_a_least() -> None:
    ds = dataset(
        claim("a", "PK", "PK soldiers killed", 5),
        claim("b", "PK", "PK soldiers killed", stance="denies", incident="second"),
        claim("c", "PK", "PK soldiers killed", stance="disputes", incident="third"),
    )
    found = sums.add(ds, "PK", "PK", "soldiers", "killed")
    assert (found.total.low, found.total.high, found.missing) == (5, None, 1)
    assert dict(found.left_out) == {"b": "denies it, and gives no figure"}


def test_a_sum_may_exceed_what_one_claim_may_say() -> None:
    ds = dataset(*(
        claim(f"c{n}", "AF", "PK drones shot_down", MAX_COUNT, incident=f"i{n}") for n in range(3)
    ))  # fmt: skip
    assert sums.add(ds, "AF", "PK", "drones", "shot_down").total.high == 3 * MAX_COUNT


def fighters():
    return dataset(
        claim("200", "PK", "AF-AND-ALLIES fighters killed", "more than 200"),
        claim("15", "PK-ISPR", "AF fighters killed", (15, 20), incident="second"),
        claim("8", "PK", "AF persons killed", 8, incident="third"),
        claim("ttp", "PK", "TTP militants killed", 4, incident="third"),
    )


def test_one_number_of_several_categories_and_subjects_is_refused() -> None:
    refused, *made = sums.select(fighters(), "PK", "AF", "killed")
    assert refused.refusal == (
        "Not one number: fighters and people are different categories and may overlap;"
        " Taliban and affiliated fighters and Afghanistan are different subjects."
        " Each sum stands alone."
    )
    assert [(s.subject, s.category, s.total.low) for s in made] == [
        ("AF-AND-ALLIES", "fighters", 201),
        ("AF", "fighters", 15),
        ("AF", "persons", 8),
    ]
    assert not any(s.refusal for s in made)


def test_a_category_that_is_named_gets_its_sum_and_what_it_leaves_out() -> None:
    (found,) = sums.select(fighters(), "PK-ISPR", "AF", "killed", category="fighters")
    assert (found.total.low, found.total.high) == (15, 20)
    assert dict(found.left_out) == {
        "200": "counts Taliban and affiliated fighters: another scope",
        "8": "counts people: another category",
    }


@pytest.mark.parametrize(
    ("claimant", "subject", "reason"),
    [
        (
            "UNAMA",
            "AF",
            "UNAMA is not one of the two sides: only a side’s own claims are added up.",
        ),
        ("AF", "PK", "No claim by Afghanistan about Pakistan and “killed” can be added up here."),
    ],
)
def test_nothing_to_add_is_said(claimant, subject, reason) -> None:
    (found,) = sums.select(fighters(), claimant, subject, "killed")
    assert found.refusal == reason
    assert sums.sentence(fighters(), found) == reason
    assert sums.as_json(found)["low"] is None


def subtract(first, second, **more):
    ds = dataset(first, second, **more)
    return sums.subtract(ds, first.id, second.id)


def test_one_loss_can_be_subtracted() -> None:
    found = subtract(
        claim("a", "AF", "PK soldiers killed", 58), claim("b", "PK", "PK soldiers killed", 23)
    )
    assert isinstance(found, Difference)
    assert (found.count.low, found.count.high) == (35, 35)
    assert found.reason == "Both count Pakistani soldiers killed: 35 apart."


def test_figures_that_overlap_are_not_apart() -> None:
    found = subtract(
        claim("a", "AF", "PK soldiers killed", (5, 9)), claim("b", "PK", "PK soldiers killed", 7)
    )
    assert isinstance(found, Difference)
    assert found.reason == "The two figures overlap."


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        (("PK soldiers killed", 5), ("PK soldiers wounded", 3), "soldiers of different status."),
        (("PK soldiers killed", 5), ("PK civilians killed", 3), "are different things."),
        (("PK soldiers killed", 5), ("AF soldiers killed", 3), "different owners."),
        (("PK posts captured", 5), ("AF soldiers killed", 3), "they have different owners."),
        (("AF fighters killed", 5), ("AF-AND-ALLIES fighters killed", 3), "the same people."),
        (("PK soldiers killed", "many"), ("PK soldiers killed", 3), "gives no number."),
        (("PK started", None), ("PK soldiers killed", 3), "cannot be subtracted."),
    ],
)  # fmt: skip
def test_unlike_figures_are_refused(first, second, end) -> None:
    found = subtract(claim("a", "AF", *first), claim("b", "AF", *second))
    assert isinstance(found, Refusal)
    assert found.reason.endswith(end)


def test_another_incident_or_scope_is_refused() -> None:
    one = claim("a", "AF", "PK soldiers killed", 5)
    other = subtract(one, claim("b", "AF", "PK soldiers killed", 3, incident="second"))
    assert isinstance(other, Refusal)
    assert other.reason.endswith("they are from different incidents.")
    part = subtract(one, claim("c", "AF", "PK soldiers killed", 3, scope="part"))
    assert isinstance(part, Refusal)
    assert part.reason.endswith("they do not cover the same scope.")


def test_totals_incidents_hold_period_totals() -> None:
    ds = dataset(
        claim("a", "PK", "AF fighters killed", 206, incident="all"),
        incidents=[incident("all", kind="totals")],
    )
    assert sums.table(ds) == ()
