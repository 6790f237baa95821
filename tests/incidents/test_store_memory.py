"""What is remembered: at most so much, asked for once, and given in the order of the keys."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from incidents.store.memory import Memory


@given(
    rounds=st.lists(st.lists(st.integers(0, 9), unique=True, max_size=6), max_size=8),
    most=st.integers(1, 8),
)
def test_what_is_recalled_together_is_what_would_be_asked(
    rounds: list[list[int]], most: int
) -> None:
    memory, asked = Memory(most), []

    def squares(missing: Sequence[int]) -> list[int]:
        asked.append(list(missing))
        return [number * number for number in missing]

    for keys in rounds:
        assert memory.recall_all(keys, squares) == [number * number for number in keys]
        assert memory.recall_all(keys[:most][-1:], squares) == [n * n for n in keys[:most][-1:]]
    assert all(asked), "nothing was asked for"


def test_only_what_is_missing_is_asked_for() -> None:
    memory, asked = Memory(8), []

    def answer(missing: Sequence[str]) -> list[str]:
        asked.append(tuple(missing))
        return [word.upper() for word in missing]

    memory.recall_all(["a", "b"], answer)
    assert memory.recall_all(["c", "a", "b"], answer) == ["C", "A", "B"]
    assert memory.recall("c", lambda: "asked again") == "C"
    assert asked == [("a", "b"), ("c",)]
