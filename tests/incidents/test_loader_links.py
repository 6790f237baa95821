"""What claims say of each other: every warning of the ledger's rules, and no other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.loader import load
from incidents.loader.circles import circles
from incidents.model import Dataset
from incidents.report import Report
from tests.conftest import PARTIES, Row, claim, write_tiny

NIGHT = {"id": "night", "title": "A night", "kind": "clash", "start": "2025-10-11"}
INCIDENTS = (
    NIGHT,
    {**NIGHT, "id": "other"},
    {**NIGHT, "id": "war", "kind": "totals", "start": "2025-12-01"},
    {**NIGHT, "id": "hour", "start": "2025-10-11T20:00+04:30", "precision": "hour"},
)
UNNAMED = {"id": "N-SOMEONE", "name": "Unnamed Northern officials", "kind": "government",
           "side": "N"}  # fmt: skip


def said(key: str, figure: int | None = None, claimant: str = "N", **more: str) -> Row:
    """Make a claim of soldiers of the south killed in the night of 11 October."""
    figures = {} if figure is None else {"low": str(figure), "high": str(figure)}
    return claim(key, more.pop("incident", "night"), claimant, subject="S", **figures) | more


def loaded(*claims: Row) -> tuple[Dataset, Report]:
    with tempfile.TemporaryDirectory() as folder:
        return load(
            write_tiny(
                Path(folder),
                parties=[*PARTIES, UNNAMED],
                incidents=INCIDENTS,
                claims=claims,
                retellings=[],
            )
        )


def faults(*claims: Row) -> list[tuple[str, str, str]]:
    """List the claim, the column and the fault of each problem; nothing may be refused."""
    dataset, report = loaded(*claims)
    assert len(dataset.claims) == len(claims)
    assert {problem.level for problem in report.problems} <= {"warned"}
    ids = [row["id"] for row in claims]
    return [(ids[one.line - 2], one.column, one.fault) for one in report.problems]


# Revisions

OLD = said("a", 12)


def test_a_revision_replaces() -> None:
    dataset, report = loaded(OLD, said("b", 58, revises="a", stated="2025-10-13"))
    assert report.is_clean
    assert dataset.claims["b"].revises == ("a",)


@pytest.mark.parametrize(
    "more",
    [
        {"claimant": "N-ARMY"},
        {"category": "persons"},
        {"measure": "killed_or_wounded"},
        {"stated": ""},
        {"stated": "2025-10"},
        {"stated": "2025-10-12T08:00Z"},
        {"stance": "denies"},
    ],
)
def test_what_may_differ_in_a_revision(more: Row) -> None:
    assert faults(OLD, said("b", 58, revises="a") | more) == []


@pytest.mark.parametrize(
    ("more", "fault", "said_"),
    [
        ({"revises": "gone"}, "revises_unknown", "nothing is replaced"),
        ({"claimant": "S", "stance": "reports"}, "revises_other_side", "another side’s claim"),
        ({"claimant": "UN", "stance": "counts"}, "revises_other_side", "another side’s claim"),
        ({"incident": "other"}, "revises_other_loss", "another incident"),
        ({"subject": "REBELS"}, "revises_other_loss", "another subject"),
        ({"measure": "wounded"}, "revises_other_loss", "another measure"),
        ({"scope": "part"}, "revises_other_loss", "another scope"),
        ({"stated": "2025-10-11"}, "revises_later", "stated later"),
        ({"stated": "2025-10-11T23:59Z"}, "revises_later", "stated later"),
        ({"speaker": "an unnamed official"}, "revises_named", "an unnamed speaker"),
        ({"claimant": "N-SOMEONE", "speaker": "officials"}, "revises_named", "unnamed"),
    ],
)
def test_a_revision_that_is_none_replaces_nothing(more: Row, fault: str, said_: str) -> None:
    dataset, report = loaded(OLD, said("b", 58, revises="a") | more)
    assert dataset.claims["b"].revises == ()
    (problem,) = report.problems
    assert (problem.line, problem.column, problem.fault) == (3, "revises", fault)
    assert problem.value == more.get("revises", "a")
    assert said_ in problem.message


def test_a_third_party_revises_itself_alone() -> None:
    old = said("a", 12, "UN", stance="counts")
    assert faults(old, said("b", 9, "UN", stance="counts", revises="a")) == []
    rebels = said("b", 9, "REBELS", stance="counts", revises="a")
    assert faults(old, rebels) == [("b", "revises", "revises_other_side")]


def test_an_unnamed_speaker_may_revise_an_unnamed_one() -> None:
    old = OLD | {"speaker": "an anonymous officer"}
    assert faults(old, said("b", 58, revises="a", speaker="an unnamed official")) == []


# Parts

WHOLE = said("w", 10)


def part(key: str, figure: int, **more: str) -> Row:
    return said(key, figure, part_of="w", scope="part", **more)


def test_parts_of_a_whole_are_fine() -> None:
    assert faults(WHOLE, part("p", 4), part("q", 6)) == []
    assert faults(said("w", wording="many"), part("p", 4)) == []
    assert faults(WHOLE | {"high": ""}, part("p", 400)) == []


def test_a_part_greater_than_its_whole_is_told() -> None:
    report = loaded(WHOLE, part("p", 11))[1]
    (problem,) = report.problems
    assert (problem.column, problem.value, problem.fault) == ("part_of", "w", "part_greater")
    assert problem.message == "the part, 11, is greater than its whole, 10"


def test_parts_that_together_are_greater_are_told_once() -> None:
    report = loaded(WHOLE, part("p", 5), part("q", 6))[1]
    (problem,) = report.problems
    assert problem.fault == "parts_greater"
    assert problem.message == "the parts together, 11, are greater than their whole, 10"


def test_parts_of_one_kind_inside_another_are_not_added() -> None:
    whole = WHOLE | {"category": "civilians"}
    women, all_ = part("p", 8, category="women"), part("q", 9, category="civilians")
    assert faults(whole, women, all_) == []
    assert faults(whole, women, part("q", 9, category="children"))[0][2] == "parts_greater"


def test_a_part_of_another_measure_is_not_measured() -> None:
    assert faults(WHOLE, part("p", 99, measure="wounded")) == []


def test_a_part_that_was_replaced_is_not_added_to_the_one_that_replaced_it() -> None:
    later = part("q", 6, revises="p", stated="2025-10-13")
    assert faults(WHOLE, part("p", 5), later) == []


def test_a_part_of_another_sides_claim_is_a_part_of_none() -> None:
    theirs = said("p", 4, "S", stance="reports", part_of="w")
    dataset, report = loaded(WHOLE, theirs)
    assert (dataset.claims["p"].part_of, dataset.claims["p"].scope) == (None, "part")
    assert [one.fault for one in report.problems] == ["part_other_side"]


def test_things_of_another_kind_are_no_part() -> None:
    tanks = part("p", 5, category="tanks")
    whole = said("w", 25, category="posts")
    assert faults(whole, tanks) == [("p", "part_of", "part_other_kind")]
    assert faults(whole, part("p", 5, category="posts")) == []


def test_a_part_of_nothing_stays_a_part() -> None:
    dataset, report = loaded(said("p", 4, part_of="gone"))
    assert (dataset.claims["p"].part_of, dataset.claims["p"].scope) == (None, "part")
    assert [one.fault for one in report.problems] == ["part_unknown"]


def test_a_part_of_a_replaced_claim_is_told_what_stands() -> None:
    second = said("w2", 12, revises="w", stated="2025-10-13")
    third = said("w3", 15, revises="w2", stated="2025-10-14")
    for row in (part("p", 4), part("p", 4, stated="2025-10-15")):
        (problem,) = loaded(WHOLE, second, third, row)[1].problems
        assert problem.fault == "part_replaced"
        assert "w3 stands now" in problem.message


# Days, repetitions, stances


@pytest.mark.parametrize(
    ("more", "is_before"),
    [
        ({"stated": "2025-10-10"}, True),
        ({"stated": "2025-10-10T23:59Z"}, True),
        ({"stated": "2025-09"}, True),
        ({"stated": "2025-10"}, False),
        ({"stated": "2025-10-11"}, False),
        ({"stated": "2025-10-11T00:00Z"}, False),
        ({"stated": "", "incident": "night"}, False),
        ({"stated": "2025-11-30", "incident": "war"}, False),
        ({"stated": "2025-10-11T15:29Z", "incident": "hour"}, True),
        ({"stated": "2025-10-11T15:30Z", "incident": "hour"}, False),
        ({"stated": "2025-10-11", "incident": "hour"}, False),
    ],
)
def test_a_claim_said_before_its_incident_began_is_told(more: Row, is_before: bool) -> None:
    found = faults(said("a", 1) | more)
    assert found == ([("a", "stated", "before_event")] if is_before else [])


@pytest.mark.parametrize(
    ("more", "is_repeat"),
    [
        ({}, True),
        ({"speaker": "somebody else", "note": "again"}, True),
        ({"sources": "s2;s1"}, True),
        ({"sources": "s1"}, False),
        ({"low": "11", "high": "11"}, False),
        ({"high": ""}, False),
        ({"incident": "other"}, False),
        ({"claimant": "N-ARMY"}, False),
        ({"measure": "wounded"}, False),
        ({"scope": "part"}, False),
        ({"scope": "part", "part": "the north"}, False),
    ],
)
def test_the_same_claim_twice_is_told(more: Row, is_repeat: bool) -> None:
    first = said("a", 12, sources="s1;s2")
    found = faults(first, first | {"id": "b"} | more)
    assert found == ([("b", "id", "claim_twice")] if is_repeat else [])


@pytest.mark.parametrize(("other", "is_repeat"), [("the south", False), ("The North", True)])
def test_one_figure_of_two_named_parts_is_no_repeat(other: str, is_repeat: bool) -> None:
    first = said("a", 1) | {"scope": "part", "part": "the north"}
    found = faults(first, first | {"id": "b", "part": other})
    assert found == ([("b", "id", "claim_twice")] if is_repeat else [])


def test_words_may_be_said_twice() -> None:
    assert faults(said("a", wording="many"), said("b", wording="many")) == []


@pytest.mark.parametrize(
    ("claimant", "subject", "stance", "fault"),
    [
        ("N", "S", "reports", "reports_other"),
        ("UN", "N", "reports", "reports_other"),
        ("N", "S", "counts", "side_counts"),
        ("N", "S", "withdraws", "withdraws_nothing"),
        ("N", "N", "reports", ""),
        ("N", "REBELS", "reports", ""),
        ("UN", "N", "counts", ""),
        ("N", "S", "no_comment", ""),
    ],
)
def test_a_stance_that_does_not_fit_is_told(
    claimant: str, subject: str, stance: str, fault: str
) -> None:
    found = faults(said("a", 1, claimant) | {"subject": subject, "stance": stance})
    assert found == ([("a", "stance", fault)] if fault else [])


def test_a_withdrawal_of_a_figure_is_fine() -> None:
    assert faults(OLD, said("b", stance="withdraws", revises="a", stated="2025-10-13")) == []


# Circles


def test_circles_are_refused_and_dangling_links_dropped() -> None:
    dataset, report = loaded(
        said("a", 1, revises="b"),
        said("b", 2, revises="a"),
        said("c", 3, revises="c"),
        said("d", 4, revises="b;gone"),
        said("e", 5, part_of="gone"),
        said("f", 6, part_of="f"),
    )
    assert set(dataset.claims) == {"d", "e"}
    assert dataset.claims["d"].revises == ()
    assert (dataset.claims["e"].part_of, dataset.claims["e"].scope) == (None, "part")
    assert (report.warned["claims.csv"], report.refused["claims.csv"]) == (2, 4)


Graph = dict[str, list[str]]


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
def test_without_the_circles_found_no_circle_is_left(graph: Graph) -> None:
    found = circles(graph)
    rest = {node: [one for one in to if one not in found] for node, to in graph.items()}
    reachable: Callable[[str], set[str]] = lambda node: _reach(rest, node)  # noqa: E731
    assert not any(node in reachable(node) for node in rest if node not in found)
    assert all(node in _reach(graph, node) for node in found)


def _reach(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, []))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(graph.get(node, []))
    return seen
