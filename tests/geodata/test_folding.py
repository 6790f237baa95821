"""Folding: spellings of one name come out equal, and folding twice changes nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.folding import fold, fold_key, plain, spans


@given(st.text())
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert fold_key(fold_key(text)) == fold_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kandahār", "kandahar"),
        ("Dand-e Patan", "DAND E PATAN"),
        ("Nād ‘Alī", "Nad Ali"),
        ("كابل", "کابل"),
        ("ننگرهار", "ننګرہار"),
        ("میران\u200cشاه", "میرانشاه"),
        ("ۀ", "ه"),
        ("ډیورنډ", "ڈیورنڈ"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_names_of_different_places_stay_apart():
    assert fold("Paktia") != fold("Paktika")
    assert fold("پکتیا") != fold("پکتیکا")


def test_plain_keeps_case_and_spaces():
    assert plain("Nād  ‘Alī") == "Nad Ali"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Fighting at Spin Boldak", "spin b", ["Spin B"]),
        ("Kandahār and kandahar", "kandahar", ["Kandahār", "kandahar"]),
        ("سپین بولدک", "سپين", ["سپین"]),
        ("Kabul’s “army”", "kabuls army", ["Kabul’s “army"]),
        ("nothing", "", []),
        ("nothing", "!", []),
    ],
)
def test_a_text_is_found_as_it_is_written(text, wanted, found):
    assert [text[start:end] for start, end in spans(text, wanted)] == found


PLAIN = st.text(st.characters(exclude_categories=("Cs", "Mc", "Lo")), max_size=30)


@given(PLAIN, PLAIN)
def test_what_is_found_folds_to_what_was_looked_for(text, wanted):
    found = spans(text, wanted)
    assert bool(found) == bool(fold(wanted) and fold(wanted) in fold(text))
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
