"""Rows: which claims are of one loss, which of the same people in other terms, which of neither."""

from __future__ import annotations

import pytest

from incidents.ledger import Comparison, Loss, compare
from incidents.model import Dataset
from tests.border import claim, dataset, incident


def by_loss(data: Dataset) -> dict[str, Comparison]:
    """Find whole rows by subject, category and measure; parts and totals are left out."""
    rows = [row for row in compare(data) if row.loss.scope == "whole"]
    return {" ".join(filter(None, (r.loss.subject, r.category, r.measure))): r for r in rows}


def states(row: Comparison) -> tuple[str, str]:
    return (row.accounts[0].state, row.accounts[1].state)


def only(*claims) -> Comparison:
    (row,) = compare(dataset(*claims))
    return row


# One loss, one row


def test_a_loss_of_an_incident_is_one_row() -> None:
    found = compare(
        dataset(
            claim("a", "N", "S soldiers killed", 58),
            claim("b", "S-ARMY", "S soldiers killed", 23),
            claim("c", "N", "S soldiers wounded", 30),
            claim("d", "N", "S soldiers killed", 4, incident="raid"),
        )
    )
    assert [row.key for row in found] == [
        "clash/S/soldiers/killed", "clash/S/soldiers/wounded", "raid/S/soldiers/killed",
    ]  # fmt: skip


def test_captured_and_destroyed_things_of_one_speaker_are_two_rows() -> None:
    found = by_loss(
        dataset(
            claim("25", "N", "S posts captured", 25),
            claim("20", "N", "S posts destroyed", 20),
            claim("no", "S", "S posts captured", stance="disputes"),
        )
    )
    assert found["S posts captured"].verdict == "disputed"
    assert states(found["S posts destroyed"]) == ("figure", "silent")


def test_things_of_opposite_owners_never_meet() -> None:
    found = by_loss(
        dataset(
            claim("25", "N", "S posts captured", 25),
            claim("21", "S", "N posts captured_briefly", 21),
        )
    )
    assert [row.verdict for row in found.values()] == ["one_sided", "one_sided"]


# The same people in other terms: one row, not compared


def test_killed_and_killed_or_wounded_stand_on_one_row() -> None:
    row = only(
        claim("58", "N", "S soldiers killed", 58),
        claim("52", "S", "S soldiers killed_or_wounded", 52),
    )
    assert (row.verdict, row.aspect, states(row)) == ("incomparable", "measure", ("figure",) * 2)
    assert (row.gap, row.ratio, row.measure) == (None, None, "killed")
    assert row.counted_by("S").measure == "killed_or_wounded"


def test_wider_and_narrower_categories_stand_on_one_row() -> None:
    row = only(
        claim("3", "N", "N civilians killed", 3),
        claim("8", "S", "N persons killed", "at least 8"),
    )
    assert (row.verdict, row.aspect) == ("incomparable", "category")
    assert (row.loss.subject, row.category) == ("N", "persons")


def test_soldiers_and_fighters_may_be_the_same_people() -> None:
    row = only(
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N-AND-REBELS fighters killed", "more than 200"),
    )
    assert (row.verdict, row.aspect, row.category) == ("incomparable", "subject", "combatants")
    assert row.counted == (
        Loss("clash", "N", "soldiers", "killed"),
        Loss("clash", "N-AND-REBELS", "fighters", "killed"),
    )
    assert row.loss.subject == "N"


def test_a_set_of_both_sides_meets_one_of_them() -> None:
    row = only(
        claim("70", "N", "BOTH persons killed", 70),
        claim("23", "S", "S soldiers killed", 23),
    )
    assert (row.verdict, row.loss.subject, row.category) == ("incomparable", "S", "persons")


def test_civilians_are_never_soldiers() -> None:
    found = by_loss(
        dataset(
            claim("12", "N", "N civilians killed", 12),
            claim("15", "S", "N fighters killed", (15, 20)),
        )
    )
    assert [row.verdict for row in found.values()] == ["one_sided", "one_sided"]


def test_soldiers_and_children_are_two_losses() -> None:
    found = by_loss(
        dataset(
            claim("58", "N", "S soldiers killed", 58),
            claim("3", "S", "S children killed", 3),
        )
    )
    assert [states(row) for row in found.values()] == [("figure", "silent"), ("silent", "figure")]


def test_who_the_dead_were_may_be_what_the_sides_disagree_on() -> None:
    row = only(
        claim("46", "N", "N persons killed", "at least 46"),
        claim("20", "S", "BANNER militants killed", "at least 20"),
    )
    assert (row.verdict, row.aspect) == ("incomparable", "who")
    # Headed by neither side's word for them.
    assert (row.loss.subject, row.category, row.subject_side) == (None, "persons", None)


def test_rebels_killed_are_not_a_sides_wounded() -> None:
    found = by_loss(
        dataset(
            claim("46", "N", "N persons wounded", 46),
            claim("20", "S", "BANNER militants killed", 20),
        )
    )
    assert [row.verdict for row in found.values()] == ["one_sided", "one_sided"]


def test_losses_fold_with_the_nearest_and_are_then_lent() -> None:
    rows = compare(
        dataset(
            claim("9", "N", "N soldiers killed", 9),
            claim("12", "N", "N civilians killed", 12),
            claim("60", "S", "N persons killed", 60),
        )
    )
    # People may hold both: who spoke of them is silent on neither.
    assert {row.accounts[0].claims for row in rows} == {("9",), ("12",)}
    assert [row.accounts[1].claims for row in rows] == [("60",), ("60",)]
    assert [row.verdict for row in rows] == ["incomparable", "incomparable"]


def test_an_account_that_meets_its_own_loss_is_lent_and_not_folded_away() -> None:
    rows = compare(
        dataset(
            claim("58", "N", "S soldiers killed", 58),
            claim("23", "S", "S soldiers killed", 23),
            claim("52", "S", "S soldiers killed_or_wounded", 52),
        )
    )
    assert [row.verdict for row in rows] == ["differ", "incomparable"]
    assert [row.accounts[0].claims for row in rows] == [("58",), ("58",)]


# Parts


def test_a_part_is_a_row_of_its_own_and_never_meets_its_whole() -> None:
    whole, part = compare(
        dataset(
            claim("25", "N", "S posts captured", 25),
            claim("3", "N", "S posts captured", 3, scope="part", part_of="25"),
        )
    )
    assert (whole.loss.scope, whole.accounts[0].claims) == ("whole", ("25",))
    assert (part.loss.scope, part.loss.part, part.accounts[0].claims) == ("part", "3", ("3",))


def test_what_is_part_of_another_claim_is_a_part_however_it_is_marked() -> None:
    rows = compare(
        dataset(
            claim("10", "N", "N civilians killed", 10),
            claim("9", "N", "N children killed", 9, part_of="10"),
        )
    )
    assert [row.loss.scope for row in rows] == ["whole", "part"]


def test_a_stray_part_and_a_whole_stand_side_by_side() -> None:
    row = only(
        claim("58", "N", "S soldiers killed", 58),
        claim("23", "S", "S soldiers killed", 23, scope="part"),
    )
    assert (row.verdict, row.aspect, row.gap) == ("incomparable", "scope", None)
    assert states(row) == ("figure", "figure")


def test_the_other_sides_whole_is_shown_beside_a_part() -> None:
    whole, part = compare(
        dataset(
            claim("58", "N", "S soldiers killed", 58),
            claim("15", "N", "S soldiers killed", 15, scope="part", part_of="58"),
            claim("23", "S", "S soldiers killed", 23),
        )
    )
    assert (whole.verdict, part.verdict, part.aspect) == ("differ", "incomparable", "scope")
    assert part.accounts[1].claims == ("23",)


def test_words_that_were_answered_in_kind_are_said_once() -> None:
    rows = compare(
        dataset(
            claim("many", "N", "S persons killed_or_wounded", "many"),
            claim("some", "S", "S persons killed_or_wounded", "some"),
            claim("40", "S", "S civilians killed", 40),
        )
    )
    assert [states(row) for row in rows] == [("words", "words"), ("elsewhere", "figure")]


def test_whoever_denies_the_whole_denies_its_parts() -> None:
    rows = compare(
        dataset(
            claim("10", "N", "N civilians killed", 10),
            claim("9", "N", "N children killed", 9, part_of="10"),
            claim("no", "S", "N civilians killed", stance="denies"),
        )
    )
    assert [(row.loss.scope, row.verdict) for row in rows] == [
        ("whole", "denied"), ("part", "denied"),
    ]  # fmt: skip


# Totals over a period


def test_a_side_that_speaks_of_other_shares_is_not_silent() -> None:
    rows = compare(
        dataset(
            claim("here", "N", "N civilians killed", 41, scope="part"),
            claim("un", "UN", "N civilians killed", 6, scope="part"),
        )
    )
    assert [states(row) for row in rows] == [("figure", "silent"), ("elsewhere", "silent")]


@pytest.mark.parametrize("more", [{"part_of": "40"}, {"part": "the north"}])
def test_a_share_of_a_total_is_a_share_of_what_the_other_side_totals(more: dict) -> None:
    rows = compare(
        dataset(
            claim("40", "N", "N civilians killed", 40, scope="period"),
            claim("7", "N", "N civilians killed", 7, scope="part", **more),
            claim("many", "S", "N civilians killed", "many", scope="period"),
        )
    )
    assert [states(row) for row in rows] == [("figure", "words"), ("figure", "elsewhere")]


def test_claims_of_one_named_part_stand_on_one_row() -> None:
    rows = compare(
        dataset(
            claim("one", "N", "N civilians killed", 41, scope="part", part="Khost"),
            claim("two", "N", "N civilians killed", 48, scope="part", part="khost"),
            claim("south", "S", "N civilians killed", 10, scope="part", part="Khost"),
            claim("un", "UN", "N civilians killed", 44, scope="part", part="Khost"),
            claim("else", "N", "N civilians killed", 6, scope="part", part="Kunar"),
        )
    )
    assert [(row.verdict, row.others, row.accounts[0].claims) for row in rows] == [
        ("differ", ("un",), ("one", "two")),
        ("one_sided", (), ("else",)),
    ]


def test_whoever_disputes_the_whole_is_not_silent_on_its_parts() -> None:
    data = dataset(
        claim("whole", "N", "S posts captured", 25),
        claim("part", "N", "S posts captured", 3, part_of="whole"),
        claim("no", "S", "S posts captured", stance="disputes"),
    )
    assert [states(row) for row in compare(data)] == [("figure", "disputes")] * 2


def test_whoever_had_not_commented_on_the_whole_had_not_on_its_parts() -> None:
    data = dataset(
        claim("whole", "N", "S posts captured", 25),
        claim("part", "N", "S posts captured", 3, part_of="whole"),
        claim("noted", "S", "S posts captured", stance="no_comment"),
    )
    assert [states(row) for row in compare(data)] == [("figure", "not_commented")] * 2


def test_whoever_disputes_a_figure_is_not_silent_on_other_shares_of_it() -> None:
    data = dataset(
        claim("whole", "N", "N persons killed", 408),
        claim("no", "S", "N persons killed", stance="disputes"),
        claim("seen", "UN", "N persons killed", 95, scope="part"),
    )
    seen = next(row for row in compare(data) if row.others)
    assert states(seen) == ("elsewhere", "elsewhere")


def test_a_third_party_stands_beside_the_nearest_category_of_one_named_part() -> None:
    rows = compare(
        dataset(
            claim("un", "UN", "N persons killed", 4, scope="part", part="kabul"),
            claim("here", "N", "N civilians killed", 5, scope="part", part="Kabul"),
            claim("there", "N", "N civilians killed", 2, scope="part", part="Kunar"),
        )
    )
    assert [(row.accounts[0].claims, row.others) for row in rows] == [
        (("here",), ("un",)),
        (("there",), ()),
    ]


def test_a_named_part_is_part_of_what_its_own_side_says() -> None:
    data = dataset(
        claim("all", "UN", "N persons killed", 47),
        claim("un", "UN", "N civilians killed", 41, part_of="all", part="Khost"),
        claim("side", "N", "N civilians killed", 40, scope="part", part="Khost"),
    )
    row = next(one for one in compare(data) if one.accounts[0].claims)
    assert (row.loss.part, row.others) == ("side", ("un",))
    assert [one.kind for one in row.remarks] == ["part_alone"]


def test_a_denial_of_the_whole_holds_though_the_whole_stands_on_two_rows() -> None:
    data = dataset(
        claim("whole", "N", "N civilians killed", 31),
        claim("part", "N", "N civilians killed", 13, part_of="whole"),
        claim("no", "S", "N civilians killed", stance="denies"),
        claim("who", "S", "REBELS militants killed", 100),
    )
    found = [row for row in compare(data) if row.loss.scope == "part"]
    assert [states(row) for row in found] == [("figure", "denies")]


def test_killed_and_killed_or_wounded_are_said_of_the_same_people() -> None:
    rows = compare(
        dataset(
            claim("hurt", "N", "N civilians wounded", 7, scope="part"),
            claim("all", "UN", "N civilians killed_or_wounded", "hundreds"),
        )
    )
    assert ("elsewhere", "silent") in [states(row) for row in rows]


def test_who_names_whose_operation_it_was_says_that_it_happened() -> None:
    data = dataset(
        claim("yes", "N", "occurred", stance="asserts"),
        claim("ours", "S", "S carried_out", stance="reports"),
    )
    happened, _whose = compare(data)
    assert (happened.verdict, happened.accounts[1].claims) == ("agree", ("ours",))


def test_a_remark_is_out_of_date_once_the_side_has_spoken_of_the_operation() -> None:
    loss = claim("8", "N", "N civilians killed", 8)
    remark = claim("note", "S", "S carried_out", stance="no_comment")
    spoke = claim("ours", "S", "S carried_out", stance="reports")
    assert states(compare(dataset(loss, remark))[0]) == ("figure", "not_commented")
    assert states(compare(dataset(loss, remark, spoke))[0]) == ("figure", "silent")


def test_totals_of_one_period_in_other_terms_stand_on_one_row() -> None:
    rows = compare(
        dataset(
            claim("n", "N", "N soldiers killed", 9, scope="period"),
            claim("s", "S", "N combatants killed", 200, scope="period"),
        )
    )
    assert [(row.verdict, row.aspect, row.loss.scope) for row in rows] == [
        ("incomparable", "category", "period")
    ]


def test_two_totals_of_one_period_are_compared() -> None:
    row = only(
        claim("12", "N", "S soldiers killed", 12, scope="period"),
        claim("5", "S", "S soldiers killed", 5, scope="period"),
    )
    assert (row.verdict, row.loss.scope) == ("differ", "period")


def test_a_total_and_an_incident_are_two_rows() -> None:
    rows = compare(
        dataset(
            claim("206", "S", "N fighters killed", 206, scope="period"),
            claim("9", "N", "N fighters killed", 9),
        )
    )
    assert [(row.loss.scope, row.verdict) for row in rows] == [
        ("period", "one_sided"), ("whole", "one_sided"),
    ]  # fmt: skip


def test_counts_of_an_incident_of_totals_are_totals() -> None:
    data = dataset(
        claim("35", "UN", "N civilians killed", 35, incident="week"),
        incidents=[incident("week", kind="totals")],
    )
    assert [row.loss.scope for row in compare(data)] == ["period"]


# Third parties


def test_third_parties_stand_beside_and_never_between() -> None:
    row = only(
        claim("15", "N", "N civilians killed", 15),
        claim("un", "UN", "N civilians killed", (12, 17)),
    )
    assert (row.verdict, row.others) == ("one_sided", ("un",))
    assert row.accounts[0].claims == ("15",)
    assert states(row) == ("figure", "silent")


def test_a_third_party_stands_beside_the_nearest_category() -> None:
    found = by_loss(
        dataset(
            claim("8", "N", "N persons killed", 8),
            claim("17", "N", "N civilians killed", 17),
            claim("un", "UN", "N children killed", 11),
        )
    )
    assert found["N civilians killed"].others == ("un",)
    assert found["N persons killed"].others == ()


def test_a_third_party_stands_beside_its_own_loss_before_one_folded_with_it() -> None:
    found = {
        (row.category, row.measure): row
        for row in compare(
            dataset(
                claim("1", "S", "S materiel damaged", 1),
                claim("11", "N", "S bases hit", 11),
                claim("2", "S", "S bases hit", 2),
                claim("un", "UN", "S bases hit", 4),
            )
        )
    }
    assert found["bases", "hit"].others == ("un",)
    assert found["materiel", "damaged"].others == ()


def test_what_only_others_count_is_a_row_of_its_own() -> None:
    row = only(claim("un", "UN", "N civilians killed", 17))
    assert (row.verdict, row.others, states(row)) == ("silent", ("un",), ("silent", "silent"))


def test_third_parties_alone_stand_on_one_row_where_one_kind_holds_the_other() -> None:
    rows = compare(
        dataset(
            claim("un", "UN", "N civilians killed", 17),
            claim("clinic", "CLINIC", "N persons killed", 5),
            claim("again", "CLINIC", "N civilians killed", 12),
        )
    )
    assert [row.others for row in rows] == [("un", "clinic", "again")]


def test_a_third_partys_older_count_is_gone() -> None:
    row = only(
        claim("17", "UN", "N civilians killed", 17),
        claim("35", "UN", "N civilians killed", 35, revises=("17",), on="2025-10-20"),
    )
    assert row.others == ("35",)


def test_a_third_party_never_puts_a_part_beside_a_whole() -> None:
    rows = compare(
        dataset(
            claim("10", "N", "N civilians killed", 10),
            claim("un", "UN", "N civilians killed", 4, scope="part"),
        )
    )
    assert [(row.loss.scope, row.others) for row in rows] == [("whole", ()), ("part", ("un",))]


# The rules in general


def test_every_row_has_a_key_of_its_own() -> None:
    rows = compare(
        dataset(
            claim("9", "N", "N soldiers killed", 9),
            claim("20", "N", "N soldiers killed_or_wounded", 20),
            claim("200", "S", "N-AND-REBELS fighters killed", "more than 200"),
        )
    )
    keys = [row.key for row in rows]
    assert len(set(keys)) == len(keys)


def test_an_account_is_found_by_its_side() -> None:
    row = only(claim("a", "N", "S soldiers killed", 58))
    assert row.account_of("N").claims == ("a",)
    with pytest.raises(KeyError, match="UN"):
        row.account_of("UN")


def test_who_had_not_commented_on_an_operation_had_not_on_whether_it_was() -> None:
    data = dataset(
        claim("yes", "N", "occurred", stance="asserts"),
        claim("noted", "S", "S carried_out", stance="no_comment"),
    )
    happened, whose = compare(data)
    assert [states(row) for row in (happened, whose)] == [
        ("states", "not_commented"),
        ("silent", "not_commented"),
    ]
