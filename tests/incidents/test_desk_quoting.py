"""Finding quotations: spaces and quotation marks may differ, letters may not."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.desk import quoting

TEXT = (
    "Hamid Sahak said nine Northern soldiers were killed\nand “at least 14” wounded.  "
    "It wasn’t so, the other side said: we’re safe. The café at Zarin."
)


def spoken(quotation: str) -> str:
    found = quoting.find(quotation, TEXT)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("nine Northern soldiers", "nine Northern soldiers"),
        ("soldiers were killed and", "soldiers were killed\nand"),
        ("“nine Northern soldiers”", "nine Northern soldiers"),
        ("at least 14 wounded", "at least 14” wounded"),
        ('and "at least 14" wounded', "and “at least 14” wounded"),
        ("It wasn't so", "It wasn’t so"),
        ("cafe\u0301 at", "café at"),
        ("nine\u00a0Northern\u200b soldiers", "nine Northern soldiers"),
    ],
)
def test_spaces_and_quotation_marks_may_differ(quotation: str, found: str) -> None:
    assert spoken(quotation) == found


@pytest.mark.parametrize(
    "quotation",
    ["ten Northern soldiers", "were safe", "ine Northern", "least 1", "Nine Northern", "cafe at"],
)
def test_letters_may_not(quotation: str) -> None:
    assert spoken(quotation) == ""


def test_nothing_is_found_nowhere() -> None:
    assert quoting.find("", TEXT) is None
    assert quoting.find("“ ”", TEXT) is None


def test_offsets_are_those_of_the_text() -> None:
    found = quoting.find("wounded. It", TEXT)
    assert found is not None
    assert TEXT[found.start : found.end] == found.text == "wounded.  It"
    assert not found.is_exact


def test_a_number_is_not_found_within_another() -> None:
    assert quoting.find("9 killed", "They said 19 killed.") is None
    assert quoting.find("9 killed", "They said 19 killed, not 9 killed.") is not None


def test_the_nearest_passage_is_offered() -> None:
    near = quoting.nearest("nine Northern militants were killed", TEXT)
    assert near is not None
    assert near.text == "nine Northern soldiers were killed"
    assert quoting.nearest("nothing like this anywhere else", TEXT) is None


WORDS = st.lists(st.text(string.ascii_letters, min_size=1, max_size=6), min_size=1, max_size=6)


@given(WORDS, WORDS, WORDS, st.sampled_from([" ", "\n", " “", "” ", "\u00a0 "]))
def test_what_is_in_a_text_is_found_however_it_is_spaced(
    before: list[str], said: list[str], after: list[str], space: str
) -> None:
    text = space.join([*before, *said, *after])
    found = quoting.find(" ".join(said), text)
    assert found is not None
    assert text[found.start : found.end] == found.text


@given(WORDS, st.data())
def test_one_letter_changed_is_not_found(said: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    at = data.draw(st.sampled_from([n for n, c in enumerate(text) if c != " "]))
    assert quoting.find(f"{text[:at]}ж{text[at + 1 :]}", text) is None
