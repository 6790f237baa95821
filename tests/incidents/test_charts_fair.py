"""Equal treatment: swapped sides mirror every view. Hostile text: it never leaves its place."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from incidents.charts import differ, tables
from incidents.charts.bars import timeline
from incidents.charts.incident import incident_view
from incidents.charts.panels import panels
from incidents.ledger import compare, sums
from incidents.model import Dataset, Retelling, Source
from tests.build import claim, dataset, incident, manifest
from tests.drawing import PAYLOADS, SPAN, day, panel_of
from tests.ledgers import ledgers
from tests.markup import read
from tests.swap import mirror_text, swap

IMPRINT = differ.Imprint(dt.date(2025, 10, 9), dt.date(2025, 12, 5))


def example() -> Dataset:
    """Make a record with a figure, a range, voices, a revision, a denial and a third party."""
    return dataset(
        claim("old", "AF", "PK soldiers killed", 12, on="2025-10-11"),
        claim("58", "AF", "PK soldiers killed", 58, revises=("old",)),
        claim("23", "PK", "PK soldiers killed", 23),
        claim("9", "AF", "AF soldiers killed", 9),
        claim("200", "PK", "AF soldiers killed", (15, 20)),
        claim("25", "AF", "PK posts captured", 25),
        claim("no", "PK", "PK posts captured", stance="denies"),
        claim("12", "AF", "AF civilians killed", "more than 12"),
        claim("15", "AF-MOD", "AF civilians killed", 15),
        claim("17", "UNAMA", "AF civilians killed", "at least 17"),
        claim("who1", "AF", "PK started"),
        claim("who2", "PK", "AF started"),
    )


def mirrored(markup: str) -> str:
    """Exchange in markup all that names a side: names, ids, classes, up and down."""
    made = manifest()
    text = mirror_text(markup, made)
    text = re.sub(r"sum:(AF|PK)/(AF|PK)/", lambda m: f"sum:{_other(m[1])}/{_other(m[2])}/", text)
    return re.sub(r'class="([^"]*)"', lambda m: f'class="{_classes(m[1])}"', text)


def _other(side: str) -> str:
    return {"AF": "PK", "PK": "AF"}[side]


def _classes(css: str) -> str:
    pairs = {"a": "b", "b": "a", "up": "dn", "dn": "up"}
    return " ".join(pairs.get(one, one) for one in css.split())


def without_labels(markup: str) -> str:
    return re.sub(r' aria-label="[^"]*"', "", markup)


def test_where_they_differ_is_mirrored() -> None:
    data, other = example(), swap(example())
    one = differ.full(compare(data), data, IMPRINT)
    two = differ.full(compare(other), other, IMPRINT)
    head, tail = (without_labels(page).split("</h3>", 1) for page in (one, two))
    # The key lists both sides in their order, whoever says what: it does not change.
    assert head[0] == tail[0]
    assert (
        mirrored(head[1].split('<div class="foot">')[0]) == tail[1].split('<div class="foot">')[0]
    )


def blocks(markup: str) -> list[str]:
    """Cut the panels into their blocks: side 1 and side 2 in turn."""
    inside = markup.split('<div class="cc-others">', maxsplit=1)[0].removesuffix("</div>")
    return re.split(r'(?=<div class="cc-side)', inside)[1:]


def test_panels_are_mirrored() -> None:
    data = example()
    counts: dict[str | None, tuple[int, int]] = {"AF": (3, 2), "PK": (3, 2)}
    one, two = (
        blocks(panels(each, compare(each), [], counts, sums.table(each)))
        for each in (data, swap(data))
    )
    assert len(one) == len(two) == 6
    for first, second, swapped in zip(one[::2], two[1::2], one[1::2], strict=True):
        assert mirrored(first) == second
        assert swapped


def test_panels_with_figures_are_mirrored() -> None:
    one, two = (blocks(panel_of(each)) for each in (example(), swap(example())))
    for number in range(2, 6, 2):
        assert mirrored(one[number]) == two[number + 1]
        assert mirrored(one[number + 1]) == two[number]


def columns(markup: str) -> list[str]:
    return re.findall(r'<article class="cd ([^"]*)"', markup)


def test_an_incident_is_mirrored() -> None:
    data, other = example(), swap(example())
    one = columns(incident_view(data, "clash", compare(data)))
    two = columns(incident_view(other, "clash", compare(other)))
    assert sorted(map(_classes, one)) == sorted(two)


def test_the_timeline_is_mirrored() -> None:
    one = timeline([day(4, AF=7, PK=3, third=1)], manifest(), SPAN)
    two = timeline([day(4, AF=3, PK=7, third=1)], manifest(), SPAN)
    assert re.findall(r"bar up[^>]*height:([\d.]+)", one) == re.findall(
        r"bar dn[^>]*height:([\d.]+)", two
    )


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_any_ledger_is_drawn_soundly(data: Dataset) -> None:
    comparisons = compare(data)
    read(differ.compact(comparisons, data))
    read(differ.full(comparisons, data, IMPRINT))
    read(tables.ledger(comparisons, data))
    read(panel_of(data))
    for name in data.incidents:
        read(incident_view(data, name, comparisons))


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_any_incident_shows_every_claim_or_strikes_it(data: Dataset) -> None:
    comparisons = compare(data)
    replaced = {old for one in data.claims.values() for old in one.revises}
    for name in data.incidents:
        page = read(incident_view(data, name, comparisons))
        shown = {
            attrs["id"].removeprefix("claim-") for attrs in page.all("article") if "id" in attrs
        }
        own = {one.id for one in data.claims.values() if one.incident == name}
        assert own - replaced <= shown


def poison(record: Any, payload: str, *names: str) -> Any:
    return record.model_copy(update=dict.fromkeys(names, payload))


def poisoned(payload: str) -> Dataset:
    """Put hostile text wherever a dataset has text."""
    data = example()
    claims = {
        key: poison(one, payload, "speaker", "quotation", "quotation_language", "note").model_copy(
            update={
                "count": poison(one.count, payload, "wording"),
                "stated": poison(one.stated, payload, "text", "basis"),
            }
        )
        for key, one in data.claims.items()
    }
    scene = poison(
        incident(places=(payload,)), payload, "title", "time_note", "place_note", "summary"
    )
    source = Source(
        id="s1",
        outlet=payload or "x",
        url=payload,
        title=payload,
        published=payload,
        language=payload,
    )
    told = Retelling(
        id="r",
        claim="58",
        kind="k",
        outlet=payload,
        url=payload,
        printed=payload,
        explanation=payload,
    )
    parties = {key: poison(one, payload, "name") for key, one in data.parties.items()}
    sides = tuple(poison(one, payload, "name", "adjective") for one in data.manifest.sides)
    fields = {
        "manifest": data.manifest.model_copy(
            update={"sides": sides, "title": payload, "version": payload}
        ),
        "claims": claims,
        "parties": parties,
        "incidents": {"clash": scene},
        "sources": {"s1": source},
        "retellings": {"r": told},
    }
    return Dataset(**(vars(data) | fields))


VIEWS: dict[str, Callable[[Dataset], str]] = {
    "differ": lambda data: differ.full(compare(data), data, IMPRINT),
    "panels": panel_of,
    "incident": lambda data: incident_view(
        data, "clash", compare(data), data.incidents["clash"].title
    ),
    "ledger": lambda data: tables.ledger(compare(data), data),
    "incidents": tables.incidents,
    "sources": tables.sources,
    "timeline": lambda data: timeline([day(4, AF=7)], data.manifest, SPAN),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(view: str, payload: str) -> None:
    page = read(VIEWS[view](poisoned(payload)))
    clean = read(VIEWS[view](poisoned("harmless")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in clean.tags]
    assert [sorted(attrs) for _, attrs in page.tags] == [sorted(attrs) for _, attrs in clean.tags]
    for href in (attrs["href"] for attrs in page.all("a")):
        assert href.startswith(("https://", "http://", "#claim-"))


def test_no_word_is_loaded() -> None:
    data = example()
    words = read("".join(view(data) for view in VIEWS.values())).text.lower()
    for loaded in ("confirm", "allege", "martyr", "terror", "neutralis", "regime", "aggress"):
        assert loaded not in words
