"""The language that is spoken: messages, plurals, lists, numbers, dates, text from the right."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from incidents.words import counts, tongue
from incidents.words.tongue import N_, _, either, in_digits, language, listed, n_, speaking

ARABIC, HEBREW = "قندهار", "אבג"
DAY = dt.date(2025, 10, 12)


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a real catalogue of a language with three plural forms."""
    polish = Catalog(locale="pl")
    polish.add(
        ("{number} claim", "{number} claims"),
        string=("{number} twierdzenie", "{number} twierdzenia", "{number} twierdzeń"),
    )
    polish.add("{name} denied it", string="zaprzecza temu {name}")
    out = io.BytesIO()
    write_mo(out, polish)
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{tongue.DOMAIN}.mo").write_bytes(out.getvalue())
    monkeypatch.setattr(tongue, "LOCALES", tmp_path)
    tongue._catalogue.cache_clear()
    yield
    tongue._catalogue.cache_clear()


# Which language


def test_english_is_the_source() -> None:
    with speaking("en_GB"):
        assert _("{name} denied it", name="Northland") == "Northland denied it"
        assert counts.claims(1) == "1 claim"


def test_a_language_that_is_not_known_is_english() -> None:
    for name in ("", "xx", "../../etc", "en_GB\n"):
        with speaking(name):
            assert language() == "en_GB"


def test_speaking_ends_where_it_ends() -> None:
    before = language()
    with speaking("ur"), speaking("pl"):
        assert language() == "pl"
    assert language() == before


def test_the_environment_chooses_unless_told_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(tongue.VARIABLE, "de-AT")
    assert language() == "de_AT"
    monkeypatch.setenv(tongue.VARIABLE, "no such language")
    assert language() == "en_GB"


def test_a_language_without_a_catalogue_says_messages_in_english() -> None:
    with speaking("ps"):
        assert _("{name} denied it", name="N") == "N denied it"


# Messages


@pytest.mark.usefixtures("catalogue")
def test_a_translation_may_put_values_in_any_order() -> None:
    with speaking("pl"):
        assert _("{name} denied it", name="Northland") == "zaprzecza temu Northland"


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 twierdzeń"), (1, "1 twierdzenie"), (2, "2 twierdzenia"), (5, "5 twierdzeń"),
        (22, "22 twierdzenia"), (1514, "1514 twierdzeń"),
    ],
)  # fmt: skip
def test_a_plural_is_chosen_by_the_language(number: int, said: str) -> None:
    with speaking("pl"):
        assert counts.claims(number).replace("\xa0", "") == said


def test_no_message_is_said_as_nothing() -> None:
    # To gettext the empty message is the header of the catalogue.
    assert _("") == ""


def test_a_message_without_values_keeps_its_braces() -> None:
    assert _("Showing {incidents}") == "Showing {incidents}"
    assert N_("{figure} {verb}") == "{figure} {verb}"


def test_values_that_look_like_places_are_values() -> None:
    assert _("{name} denied it", name="{verb}") == "{verb} denied it"


# Numbers, lists, dates


def test_numbers_agree_with_their_nouns() -> None:
    assert [counts.claims(n) for n in (0, 1, 2, 1514)] == [
        "0 claims", "1 claim", "2 claims", "1,514 claims",
    ]  # fmt: skip
    assert n_("{number} of {what}", "{number} of {what}", 3, what="us") == "3 of us"


def test_numbers_and_lists_follow_the_language() -> None:
    assert in_digits(1234567) == "1,234,567"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert either(["8", "10", "17"]) == "8, 10 or 17"
    with speaking("de"):
        assert in_digits(1234567) == "1.234.567"
        assert listed(["A", "B", "C"]) == "A, B und C"
        assert either(["A", "B"]) == "A oder B"


@pytest.mark.parametrize("join", [listed, either])
def test_short_lists_need_no_joining(join) -> None:
    assert join([]) == ""
    assert join(["A"]) == "A"


def test_dates_follow_the_language() -> None:
    assert tongue.date(DAY, "yMMMMd") == "12 October 2025"
    assert tongue.short_month(DAY) == "Oct"
    with speaking("de"):
        assert tongue.date(DAY, "yMMMMd") == "12. Oktober 2025"


# Text from the right


@pytest.mark.parametrize("name", [ARABIC, HEBREW, f"{ARABIC} (AB)"])
def test_a_value_from_the_right_stands_by_itself(name: str) -> None:
    said = _("{name} denied it", name=name)
    assert said == f"\u2068{name}\u2069 denied it"


def test_lists_isolate_their_items() -> None:
    assert listed(["A", ARABIC]) == f"A and \u2068{ARABIC}\u2069"
    assert either([ARABIC, "B"]) == f"\u2068{ARABIC}\u2069 or B"


@pytest.mark.parametrize("name", ["Northland", "Türkiye", "12 Oct", "Владивосток", "東京"])
def test_a_value_from_the_left_stays_as_it_is(name: str) -> None:
    assert _("{name} denied it", name=name) == f"{name} denied it"


def test_nothing_is_isolated_twice() -> None:
    once = tongue.isolated(ARABIC)
    assert tongue.isolated(once) == once


def test_every_isolation_is_closed() -> None:
    said = _("{first}; {second}.", first=_("{name} denied it", name=ARABIC), second=HEBREW)
    assert said.count("\u2068") == said.count("\u2069") == 2


# The pseudo-language


def test_the_pseudo_language_dresses_messages_and_leaves_values() -> None:
    with speaking("en_XA"):
        assert _("{name} denied it", name="Northland") == "⟦Northland đéñíéđ íŧ⟧"
        assert counts.claims(2) == "⟦2 çłáímš⟧"
        assert listed(["Anna", "Ben", "Carl"]) == "⟦Anna, Ben áñđ Carl⟧"
        assert listed(["Anna"]) == "Anna"
        assert tongue.date(DAY, "MMMMd") == "⟦12 Óçŧóbéŕ⟧"
        assert in_digits(1514) == "1,514"
