"""Taking one figure from another: measured within one owner and kind of thing, else refused."""

from __future__ import annotations

import pytest

from incidents.ledger import subtract
from tests.border import claim, count, dataset, incident

KILLED = "S soldiers killed"


def gap(first: object, second: object) -> tuple[int | None, int | None] | None:
    found = subtract(
        dataset(claim("a", "N", KILLED, first), claim("b", "S", KILLED, second)), "a", "b"
    ).gap
    return (found.low, found.high) if found else None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (58, 23, (35, 35)),
        (23, 58, (35, 35)),
        (5, 5, (0, 0)),
        ((15, 20), 12, (3, 3)),
        ((15, 20), (18, 30), (0, 0)),
        ("at least 30", 29, (1, None)),
        ("more than 200", 9, (192, None)),
        # The nearest ends touch: neither contradicts the other.
        ("at least 30", 58, (0, 0)),
        ("at least 30", "at least 20", (0, None)),
        ("at least 5", 5, (0, None)),
        (5, "at least 5", (0, None)),
    ],
)
def test_figures_of_one_loss_are_measured(first, second, expected) -> None:
    assert gap(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "obstacle"),
    [
        ("S posts captured", "N posts captured", "other_owners"),
        ("N soldiers killed", "N-AND-REBELS soldiers killed", "other_people"),
        ("S soldiers killed", "S civilians killed", "category"),
        ("S soldiers killed", "S soldiers wounded", "measure"),
        ("S soldiers killed", "S started", "uncounted"),
    ],
)
def test_figures_of_unlike_things_are_refused(first: str, second: str, obstacle: str) -> None:
    data = dataset(claim("a", "N", first, 25), claim("b", "S", second, 19))
    for one, two in (("a", "b"), ("b", "a")):
        found = subtract(data, one, two)
        assert (found.obstacle, found.gap) == (obstacle, None)


def test_the_owner_is_the_first_obstacle_that_is_named() -> None:
    data = dataset(
        claim("25", "N", "S posts captured", 25),
        claim("19", "S", "N soldiers wounded", 19, incident="raid"),
    )
    assert subtract(data, "25", "19").obstacle == "other_owners"


def test_other_incidents_scopes_and_words_are_obstacles() -> None:
    data = dataset(
        claim("a", "N", KILLED, 58),
        claim("raid", "N", KILLED, 3, incident="raid"),
        claim("part", "N", KILLED, 15, part_of="a"),
        claim("many", "N", KILLED, "many"),
        incidents=[incident(), incident("raid")],
    )
    found = {name: subtract(data, "a", name).obstacle for name in ("raid", "part", "many")}
    assert found == {"raid": "incident", "part": "scope", "many": "no_number"}


def test_versions_of_one_figure_may_have_changed_their_status() -> None:
    data = dataset(
        claim("19", "S", "N posts captured", 19, on="2025-10-12"),
        claim("21", "S", "N posts captured_briefly", 21, on="2025-10-13", revises=("19",)),
    )
    assert subtract(data, "21", "19").gap == count((2, 2))


def test_an_unknown_claim_is_an_error() -> None:
    with pytest.raises(KeyError):
        subtract(dataset(), "a", "b")
