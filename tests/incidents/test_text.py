"""Text from data: one line that can be shown, stored or told apart anywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.text import REPLACEMENT, capital, one_line, revealed, storable

ANY = st.text(st.characters(exclude_categories=()), max_size=40)
"""Everything that a string can hold, lone surrogates too."""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\r\n\tlines\u2028here ", "two lines here"),
        ("abc\u202edef", "abcdef"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00bell\x07", "nul bell"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0600\u0661", "\u0600\u0661"),
        ("lone \ud800", f"lone {REPLACEMENT}"),
        ("Réponse – “non”", "Réponse – “non”"),
        ("", ""),
    ],
)
def test_text_becomes_one_line_that_shows_as_it_is(text: str, line: str) -> None:
    assert one_line(text) == line


@given(ANY, st.none() | st.integers(2, 30))
def test_one_line_is_clean_short_and_stays_as_it_is(text: str, most: int | None) -> None:
    line = one_line(text, most)
    assert most is None or len(line) <= most
    assert line == line.strip()
    assert one_line(line, most) == line
    line.encode()
    bad = {"Cc", "Zl", "Zp", "Cs"}
    assert not any(unicodedata.category(letter) in bad for letter in line)
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b")


def test_a_cut_is_shown() -> None:
    assert one_line("one two three", 8) == "one two…"


@given(ANY)
def test_what_is_stored_is_what_xml_can_hold(text: str) -> None:
    kept = storable(text)
    assert storable(kept) == kept
    assert set(kept) <= set(text)
    assert all(
        letter in "\t\n\r" or "\x20" <= letter < "\x7f" or letter >= "\xa0" for letter in kept
    )
    assert not any("\ud800" <= letter < "\ue000" or ord(letter) & 0xFFFE == 0xFFFE
                   for letter in kept)  # fmt: skip


def test_storable_text_keeps_its_lines() -> None:
    assert storable("a\tb\r\nc\x00\x1b\x85\uffff") == "a\tb\r\nc"


@given(ANY, st.integers(2, 30))
def test_a_value_in_a_message_is_printable_and_tells_itself(text: str, most: int) -> None:
    assert revealed(text, most).isprintable()
    assert len(text) <= most or len(revealed(text, most)) >= most
    if text.isprintable() and len(text) <= most:
        assert revealed(text, most) == text


def test_what_is_invisible_becomes_its_code() -> None:
    assert revealed("a\u202eb\nc") == "a\\u202eb\\u000ac"
    assert revealed("x" * 200).endswith("…")
    assert len(revealed("x" * 200, None)) == 200


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert [capital(text) for text in ("the UN", "éa", "")] == ["The UN", "Éa", ""]
