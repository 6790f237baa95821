from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.drafted import drafted, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Arda's army said six of its soldiers had been killed and nine wounded.",
            [
                ("arda", "reports", "arda", "soldiers", "killed", 6, 6),
                ("arda", "reports", "arda", "soldiers", "wounded", 9, 9),
            ],
        ),
        (
            "The Berskan defence ministry said its gunners had destroyed at least two Ardan tanks.",
            [("bersk", "asserts", "arda", "tanks", "destroyed", 2, None)],
        ),
        (
            "More than 4,000 villagers have fled, according to officials in Port Arda.",
            [("arda", "reports", "arda", "civilians", "displaced", 4001, None)],
        ),
        (
            "The Lake Mission counted between 8 and 11 deaths on the Berskan side.",
            [("Lake Mission", "counts", "bersk", "persons", "killed", 8, 11)],
        ),
    ],
)
def test_a_loss_is_drafted_with_its_claimant_and_its_bounds(sentence, expected) -> None:
    assert told(sentence) == expected


def test_a_number_without_a_source_is_no_draft() -> None:
    assert told("Six soldiers were killed at the ford on Sunday.") == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_draft_rests_on_its_span(text: str) -> None:
    for draft in drafted(text):
        start, end = draft.span
        assert 0 <= start < end <= len(text)
        assert draft.quotation == text[start:end]
