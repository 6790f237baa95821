"""What else belongs beside a row: older figures, other voices, neighbours not to be mixed in."""

from __future__ import annotations

from incidents.ledger import Comparison, Remark, compare
from incidents.model import Dataset
from tests.border import claim, dataset

KILLED = "S soldiers killed"
LATER = "2025-10-13"


def rows(*claims) -> list[Comparison]:
    return list(compare(dataset(*claims)))


def kinds(row: Comparison) -> list[tuple[str, str]]:
    return [(one.kind, one.side) for one in row.remarks]


def of(row: Comparison, kind: str) -> Remark:
    (found,) = (one for one in row.remarks if one.kind == kind)
    return found


def test_a_row_with_nothing_beside_it_has_no_remark() -> None:
    (row,) = rows(claim("a", "N", KILLED, 58), claim("b", "S", KILLED, 23))
    assert row.remarks == ()


def test_the_first_figure_of_a_chain_is_remarked_on() -> None:
    (row,) = rows(
        claim("12", "N", KILLED, 12),
        claim("50", "N", KILLED, 50, revises=("12",)),
        claim("58", "N", KILLED, 58, revises=("50",)),
    )
    assert of(row, "older") == Remark("older", "N", ("12", "50"))


def test_a_denial_that_was_given_up_is_remarked_on() -> None:
    (row,) = rows(
        claim("no", "S", KILLED, stance="denies"),
        claim("7", "S", KILLED, 7, on=LATER, revises=("no",)),
        claim("58", "N", KILLED, 58),
    )
    assert (row.verdict, kinds(row)) == ("differ", [("older", "S")])


def test_an_outlets_note_that_was_overtaken_is_no_older_figure() -> None:
    (row,) = rows(
        claim("note", "S", KILLED, stance="no_comment"),
        claim("7", "S", KILLED, 7, on=LATER, revises=("note",)),
    )
    assert row.remarks == ()


def test_voices_that_disagree_are_remarked_on_once() -> None:
    (row,) = rows(
        claim("12", "N", "N civilians killed", "more than 12"),
        claim("15", "N-OFFICIALS", "N civilians killed", 15),
    )
    assert kinds(row) == [("voices", "N")]


def test_words_beside_a_figure_are_a_voice() -> None:
    (row,) = rows(claim("58", "N", KILLED, 58), claim("many", "N-MOD", KILLED, "heavy losses"))
    assert kinds(row) == [("voices", "N")]


def test_voices_are_not_told_twice_where_the_clause_tells_them() -> None:
    (row,) = rows(
        claim("10", "N", "N civilians killed", 10),
        claim("17", "N-MOD", "N civilians killed", 17),
        claim("no", "S", "N civilians killed", stance="denies"),
    )
    assert (row.verdict, row.remarks) == ("denied", ())


def test_a_voice_that_denies_its_own_sides_figure_is_told_from_one_that_denies_the_other() -> None:
    seven, other = claim("7", "S-OFFICIALS", KILLED, 7), claim("58", "N", KILLED, 58)
    (inner,) = rows(seven, other, claim("no", "S", KILLED, stance="denies"))
    assert kinds(inner) == [("refuses_too", "S")]
    (outer,) = rows(seven, other, claim("no", "S-OFFICIALS", KILLED, stance="denies"))
    assert kinds(outer) == [("refuses_other", "S")]


def test_nobody_refuses_the_other_figure_where_there_is_none() -> None:
    (row,) = rows(claim("7", "S", KILLED, 7), claim("no", "S", KILLED, stance="disputes"))
    assert row.remarks == ()


def test_a_voice_that_declined_beside_a_figure_is_remarked_on() -> None:
    (row,) = rows(
        claim("19", "N-OFFICIALS", KILLED, 19),
        claim("none", "N-MOD", KILLED, stance="declines"),
    )
    assert of(row, "declines_too").claims == ("none",)


def test_what_each_took_from_the_other_is_told_apart() -> None:
    theirs, ours = rows(
        claim("25", "N", "S posts captured", 25),
        claim("21", "S", "N posts captured_briefly", 21),
    )
    assert of(theirs, "mirror").neighbours[0][1] == ("21",)
    assert of(ours, "mirror").neighbours[0][1] == ("25",)


def test_people_are_never_taken_for_one_anothers() -> None:
    found = rows(claim("a", "N", KILLED, 58), claim("b", "S", "N soldiers killed", 200))
    assert [row.remarks for row in found] == [(), ()]


def test_two_statuses_of_things_are_told_apart() -> None:
    captured, destroyed = rows(
        claim("25", "N", "S posts captured", 25),
        claim("20", "N", "S posts destroyed", 20),
    )
    assert of(captured, "status").neighbours[0][1] == ("20",)
    assert of(destroyed, "status").neighbours[0][1] == ("25",)


def test_which_of_its_people_a_quiet_side_speaks_of() -> None:
    civilians, fighters = rows(
        claim("12", "N", "N civilians killed", 12),
        claim("15", "S", "N fighters killed", 15),
    )
    assert kinds(civilians) == [("other_kind", "S")]
    assert kinds(fighters) == [("other_kind", "N")]


def test_a_part_names_its_whole_and_what_stands_in_its_place() -> None:
    part = claim("5", "N", KILLED, 5, part_of="12", scope="part")
    row = rows(claim("12", "N", KILLED, 12), part)[1]
    assert of(row, "part").claims == ("12", "12")
    newer = claim("58", "N", KILLED, 58, on=LATER, revises=("12",))
    replaced = next(
        row for row in rows(claim("12", "N", KILLED, 12), part, newer) if row.loss.scope == "part"
    )
    assert of(replaced, "part_replaced").claims == ("12", "58")


def test_what_was_launched_is_no_status_of_what_was_shot_down() -> None:
    shot = claim("shot", "N", "S aircraft shot_down", 7)
    sent = claim("sent", "N", "S aircraft launched", 75)
    assert not [one for row in compare(dataset(shot, sent)) for one in row.remarks]
    lost = claim("lost", "N", "S aircraft destroyed", 2)
    kinds = [one.kind for row in compare(dataset(shot, lost)) for one in row.remarks]
    assert kinds == ["status", "status"]


def test_a_part_of_nothing_stands_alone() -> None:
    (row,) = rows(claim("5", "N", KILLED, 5, scope="part"))
    assert kinds(row) == [("part_alone", "")]


def test_whoever_denies_the_whole_of_a_part_is_remarked_on() -> None:
    part = rows(
        claim("10", "N", "N civilians killed", 10),
        claim("9", "N", "N children killed", 9, part_of="10"),
        claim("no", "S", "N civilians killed", stance="denies"),
    )[1]
    assert kinds(part) == [("part", ""), ("denies_whole", "S")]


def test_totals_say_that_they_are_totals() -> None:
    one = claim("12", "N", KILLED, 12, scope="period")
    assert [kinds(row) for row in rows(one)] == [[("period", "")]]
    two = claim("5", "S", KILLED, 5, scope="period")
    assert [kinds(row) for row in rows(one, two)] == [[("one_period", "")]]


def test_who_alone_counts_is_named_first() -> None:
    (row,) = rows(
        claim("un", "UN", "N civilians killed", 17),
        claim("no", "S", "S carried_out", stance="denies"),
    )[:1]
    assert row.remarks[0] == Remark("others_only", claims=("un",))


def test_remarks_follow_the_larger_figure_and_then_the_file() -> None:
    def data(first: str, second: str) -> Dataset:
        claims = [
            claim(f"{side}{n}", side, KILLED, figure, revises=(f"{side}0",) if n else ())
            for side, figures in ((first, (9, 7)), (second, (8, 7)))
            for n, figure in enumerate(figures)
        ]
        return dataset(*claims)

    (row,), (turned,) = compare(data("N", "S")), compare(data("S", "N"))
    assert [one.side for one in row.remarks] == ["N", "S"]
    assert [one.side for one in turned.remarks] == ["S", "N"]
