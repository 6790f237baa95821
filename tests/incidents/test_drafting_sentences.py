"""An article is read sentence by sentence, and what is no prose is read in pieces."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.drafting.sentences import MOST_CHARACTERS, sentences

WORDS = st.text("ab .\n", min_size=1, max_size=12)


@settings(deadline=None)
@given(WORDS, st.integers(1, 1000))
def test_no_sentence_is_without_end_and_no_word_is_lost(words: str, times: int) -> None:
    text = words * times
    found = sentences(text)
    assert all(len(one.words) <= MOST_CHARACTERS for one in found)
    assert all(text[one.start : one.start + len(one.words)] == one.words for one in found)
    kept = sum(len(one.words.replace(" ", "")) for one in found)
    assert kept == len("".join(text.split()))
