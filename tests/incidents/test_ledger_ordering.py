"""The order of the page: by what can be said of a row, then by how far apart the accounts are."""

from __future__ import annotations

import pytest

from incidents.ledger import HEADINGS, compare, groups, heading, order
from incidents.model import Dataset
from tests.border import claim, dataset


def many() -> Dataset:
    return dataset(
        claim("w1", "N", "S soldiers wounded", 30),
        claim("w2", "S", "S soldiers wounded", 29),
        claim("k1", "N", "S soldiers killed", 58),
        claim("k2", "S", "S soldiers killed", 23),
        claim("z1", "N", "S drones shot_down", 3),
        claim("z2", "S", "S drones shot_down", 0),
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N-AND-REBELS fighters killed", "more than 200"),
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="disputes"),
        claim("21", "S", "N posts captured_briefly", 21),
        claim("g", "S", "N gates destroyed", "the gate"),
        claim("un", "UN", "N civilians killed", "at least 17"),
        claim("who1", "N", "S started", stance="accuses"),
        claim("who2", "S", "N started", stance="accuses"),
    )


def test_rows_stand_under_their_headings_the_farthest_apart_first() -> None:
    found = {
        name: [row.key.removeprefix("clash/") for row in rows]
        for name, rows in groups(compare(many()))
    }
    assert list(found) == list(HEADINGS)
    assert [len(rows) for rows in found.values()] == [3, 1, 1, 1, 2, 1]
    # A gap over zero has no ratio: nothing is farther apart.
    assert found["compared"] == ["S/drones/shot_down", "S/soldiers/killed", "S/soldiers/wounded"]


def test_groups_and_order_are_one_order() -> None:
    rows = compare(many())
    assert [row for _, found in groups(rows) for row in found] == list(order(rows))


def test_equal_rows_keep_the_order_of_the_file() -> None:
    rows = compare(
        dataset(
            claim("b", "N", "S soldiers killed", 5),
            claim("a", "S", "N soldiers killed", 5),
        )
    )
    assert order(rows) == rows


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((claim("a", "N", "S soldiers killed", stance="denies"),), "neither"),
        ((claim("a", "N", "S soldiers killed", "many"),), "neither"),
        (
            (
                claim("a", "N", "S soldiers killed", stance="denies"),
                claim("b", "S", "S soldiers killed", stance="denies"),
            ),
            "neither",
        ),
        (
            (
                claim("a", "S", "S soldiers killed", 0),
                claim("b", "N", "S soldiers killed", stance="denies"),
            ),
            "compared",
        ),
        (
            (
                claim("a", "S", "S soldiers killed", 5),
                claim("b", "N", "S soldiers killed", stance="declines"),
            ),
            "alone",
        ),
    ],
)
def test_each_kind_of_row_has_its_heading(claims: tuple, expected: str) -> None:
    (row,) = compare(dataset(*claims))
    assert heading(row) == expected
