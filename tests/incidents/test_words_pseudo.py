"""Every word of ours passes through the catalogue: in the pseudo-language none stays plain.

Messages are dressed there, so that what is left in plain letters once the data's own texts are
taken away was never passed to `incidents.words.tongue`.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from incidents import brief, words
from incidents.brief import Sight
from incidents.query import Query, View
from incidents.store import Store
from incidents.words.tongue import speaking
from tests.leaves import leaves, recorded, strings

PLAIN = re.compile(r"[A-Za-z]{3,}")
VIEW = re.compile(r"\bcc-[0-9a-f]{12}\b")
OURS = ("Crossclaim", "Natural Earth", "OpenStreetMap", "ODbL", "NOAA")
"""Names that are the same in every language."""

INNER = str.maketrans('“”"', "‘’’")

AT = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)


def plain(text: str, known: list[str]) -> list[str]:
    """List the plain words that are left of a text without ids and the data's own texts."""
    text = VIEW.sub("", text)
    for one in (*known, *OURS):
        if one in text:
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", text)
    return PLAIN.findall(text)


def views(store: Store) -> Iterator[View]:
    """List views that together say everything: everything, filters, a past instant, incidents."""
    first, second = (side.id for side in store.manifest.sides)
    days = {"start": dt.date(2025, 10, 9), "end": dt.date(2025, 10, 19)}
    yield View()
    yield View(Query(**days, as_known_on=AT))
    yield View(Query(claimants=(first,), subjects=(second,), kinds=("clash",), text="a"))
    yield View(Query(stances=("denies",), place=next(iter(store.places)), **days))
    yield View(Query(start=dt.date(1990, 1, 1), end=dt.date(1990, 1, 2)))
    yield from (View(incident=one.id) for one in store.incidents(Query()))


def left_plain(store: Store) -> set[tuple[str, str]]:
    whole = recorded(store.slice(Query(), limit=None))
    # Quotation marks inside a quotation become single ones; whose the layers are is the atlas's.
    known = {*whole, *(one.translate(INNER) for one in whole), store.ground.credit}
    longest_first = sorted(known, key=len, reverse=True)
    found = set()
    with speaking("en_XA"):
        for view in views(store):
            made = brief.as_json(brief.make(Sight(view, store)))
            told = ((f, t) for f, t in leaves(made) if f not in ("atlas", "atlas_digest"))
            found |= {(field, text) for field, text in told if plain(text, longest_first)}
    return found


def test_no_word_of_the_shipped_record_stays_plain(store: Store) -> None:
    assert left_plain(store) == set()


def test_no_word_of_another_border_stays_plain(tiny_store: Store) -> None:
    assert left_plain(tiny_store) == set()


def test_no_word_of_a_sum_stays_plain(store: Store) -> None:
    known = recorded(store.slice(Query(), limit=None))
    with speaking("en_XA"):
        sight = Sight(View(), store)
        opened = [brief.opened_sum(sight, one.key) for one in store.sums(Query())]
        texts = [pair for one in opened for pair in leaves(brief.as_json(one))]  # type: ignore[arg-type]
    assert [pair for pair in texts if plain(pair[1], known)] == []


def test_a_word_that_never_passed_through_is_found(tiny_store: Store) -> None:
    known = recorded(tiny_store.slice(Query(), limit=None))
    assert plain("⟦58 çłáíméđ⟧ by Northland", [*known, "Northland"]) == []
    assert plain("58 claimed", known) == ["claimed"]
    assert plain("⟦58 {} claimed⟧", known) == ["claimed"]


# Words that no brief holds: controls, headings, the terminal


def labels() -> Iterator[tuple[str, Callable[[], Any]]]:
    """List the functions of `incidents.words` that give fixed texts."""
    for info in pkgutil.iter_modules(words.__path__):
        module = importlib.import_module(f"incidents.words.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and not inspect.signature(function).parameters and info.name not in SILENT:
                yield f"{info.name}.{name}", function


SILENT = ("catalogue", "tongue")
"""Modules that say nothing themselves."""

NAMES_OF_FORMATS = re.compile(
    r"BibTeX|Markdown|CSL-JSON|JSON-LD|schema\.org|SHA-256|PNG|PDF|SVG|HTML|CSV|JSON"
)


@pytest.mark.parametrize(("name", "function"), [pytest.param(*one, id=one[0]) for one in labels()])
def test_fixed_texts_pass_through_the_catalogue(name: str, function: Callable[[], Any]) -> None:
    with speaking("en_XA"):
        texts = list(strings(function()))
    # What stands in braces is a name that the browser fills in.
    bare = [re.sub(r"\{\w+\}", "", NAMES_OF_FORMATS.sub("", one)) for one in texts]
    assert [one for one in bare if plain(one, [])] == []


def test_no_word_beside_a_disputes_own_stays_plain(reed_store: Store) -> None:
    assert left_plain(reed_store) == set()
