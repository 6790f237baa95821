"""Words that a dataset adds are read in articles drafted for it, and in no others."""

from __future__ import annotations

import pytest

from incidents.drafting import Draft, Drafted, dispute_of_dataset, drafts, read
from incidents.loader import load
from incidents.model import Dataset
from tests.conftest import REED
from tests.incidents.drafted import told


@pytest.fixture(scope="module")
def reed() -> Dataset:
    data, _report = load(REED)
    return data


def _drafted(text: str, data: Dataset) -> tuple[Draft, ...]:
    return drafts(text, dispute_of_dataset(data.manifest, data.parties.values()))


def _kinds(found: tuple[Draft, ...]) -> list[tuple[str | None, str | None, int | None]]:
    return [(one.category, one.measure, one.low) for one in found]


def test_a_noun_of_the_dataset_is_its_category(reed: Dataset) -> None:
    text = "Upland's army said two border guards and a shepherd were killed. "
    text += "A sluice was destroyed, it said."
    assert _kinds(_drafted(text, reed)) == [
        ("border_guards", "killed", 2),
        ("shepherds", "killed", 1),
        ("sluices", "destroyed", 1),
    ]


def test_a_measure_of_the_dataset_is_a_deed(reed: Dataset) -> None:
    text = "Upland said 40 head of livestock had been driven off and nine calves were killed."
    assert _kinds(_drafted(text, reed)) == [
        ("livestock", "driven_off", 40),
        ("calves", "killed", 9),
    ]


def test_a_category_below_another_is_counted_as_that_one_is(reed: Dataset) -> None:
    text = "Upland said 12 shepherds had been killed and three were missing."
    assert _kinds(_drafted(text, reed)) == [
        ("shepherds", "killed", 12),
        ("shepherds", "missing", 3),
    ]


def test_its_animals_are_counts_here_and_an_amount_elsewhere(reed: Dataset) -> None:
    dispute = dispute_of_dataset(reed.manifest, reed.parties.values())
    found: Drafted = read("Upland said 40 head of livestock were driven off.", dispute)
    assert (len(found.drafts), found.unused) == (1, ())
    assert told("Arda said 40 head of livestock were driven off.") == []
    assert told("Arda said two shepherds were killed.") == [
        ("arda", "reports", "arda", "civilians", "killed", 2, 2)
    ]
