"""Hostile text, in every text of a record at once, never leaves its place on the page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.brief.differences import rows_of
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.report import Findings
from incidents.web import cards, differ, notes, sentences, tables
from incidents.web.about import about
from incidents.web.bars import timeline
from incidents.web.incident import incident
from incidents.web.map.key import key_html
from incidents.web.panels import panels
from tests.border import instant
from tests.briefs import brief_of, checked, sight_of
from tests.ledgers import ledgers
from tests.markup import Page, read
from tests.payloads import HARMLESS, PAYLOADS, example, poisoned


def names(found: Brief) -> tuple[str, str]:
    first, second = (panel.name for panel in found.panels)
    return first, second


def bars(found: Brief) -> str:
    up, down = (panel.adjective for panel in found.panels)
    line = found.timeline
    span = (dt.date.fromisoformat(line.start), dt.date.fromisoformat(line.end))
    return timeline(line, (up, down), span, span)


def opened(found: Brief) -> str:
    assert found.incident is not None
    return incident(found.incident)


def lead(found: Brief) -> str:
    assert found.lead is not None
    return differ.lead(found.lead)


def ledger(found: Brief) -> str:
    return tables.ledger(rows_of(found.differences), names(found), "", "spoken")


PARTS: dict[str, Callable[[Brief], str]] = {
    "sentence": lambda found: sentences.sentence(found.asked, found.tally, found.left_out),
    "lead": lead,
    "differ": lambda found: differ.compact(found.differences, 100),
    "panels": lambda found: panels(found.panels, found.others, differ.questions(found.differences)),
    "timeline": bars,
    "key": lambda found: key_html(found.map, "light"),
    "incident": opened,
    "ledger": ledger,
    "incidents": lambda found: tables.incidents(found.incidents, names(found)),
    "sources": lambda found: tables.sources(found.sources),
    "notes": notes.notes,
}


@cache
def views(payload: str) -> dict[str, Page]:
    """Draw every part of the page from a record that is full of one text."""
    data = poisoned(payload)
    sight = sight_of(data)
    whole, one = brief.make(sight), brief_of(sight.store, incident="clash")
    asked = {"claimant": "N", "text": payload}
    query = Query.from_params(asked, sight.store.names)[0]
    filtered = brief.asked(Sight(View(query), sight.store))
    whole = replace(whole, incident=one.incident, asked=filtered)
    drawn = {name: read(part(whole)) for name, part in PARTS.items()}
    sums = {row.key: None for panel in whole.panels for block in panel.blocks for row in block.rows}
    drawn["sums"] = read("".join(_sums(sight, list(sums))))
    findings = Findings()
    findings.refuse((payload, 2), payload, payload, "unknown_claim")
    drawn["about"] = read(about(whole.asked, whole.notes, data.manifest, findings.report()))
    return drawn


def _sums(sight: Sight, keys: list[str]) -> list[str]:
    parsed = (brief.parse_key(key) for key in keys)
    found = (brief.opened_sum(sight, key) for key in parsed if key)
    return [cards.opened_sum(one) for one in found if one]


@pytest.mark.parametrize("part", [*PARTS, "sums", "about"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(part: str, payload: str) -> None:
    # What is long is drawn otherwise: a text is held against one as long.
    page, clean = views(payload)[part], views(re.sub(r"\S", "x", payload))[part]
    assert page.shape == clean.shape
    assert not [attrs for attrs in page.all("a") if not attrs["href"].startswith("#claim-")]


@pytest.mark.parametrize("part", sorted({*PARTS, "sums", "about"} - {"past", "key"}))
def test_the_record_fills_the_part_with_its_text(part: str) -> None:
    """A part without any text of the record would prove nothing."""
    page = views(HARMLESS)[part]
    assert HARMLESS in page.text + "".join(str(attrs) for _, attrs in page.tags)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_address_never_leaves_its_attribute(payload: str) -> None:
    data = example()
    sources = {
        key: one.model_copy(update={"url": f"https://example.org/{payload}"})
        for key, one in data.sources.items()
    }
    page = read(opened(brief_of(replace(data, sources=sources), incident="clash")))
    clean = read(opened(brief_of(data, incident="clash")))
    links = [attrs["href"] for attrs in page.all("a")]
    assert set(page.names) == set(clean.names)
    assert all(one.startswith(("https://example.org/", "#claim-")) for one in links)


@settings(max_examples=15, deadline=None)
@given(ledgers())
def test_any_ledger_is_drawn_soundly(data: Dataset) -> None:
    found = brief_of(checked(data))
    lacking = {"incident": found.incident, "lead": found.lead}
    for name, part in PARTS.items():
        if lacking.get(name, found) is not None:
            read(part(found))


@settings(max_examples=10, deadline=None)
@given(ledgers())
def test_any_past_is_drawn_soundly(data: Dataset) -> None:
    found = brief_of(checked(data), as_known_on=instant("2025-10-12T06:00Z"))
    for name in ("sentence", "differ", "panels", "ledger", "incidents"):
        read(PARTS[name](found))


def test_no_word_of_ours_is_loaded() -> None:
    found = brief_of(example())
    found = replace(found, incident=brief_of(example(), incident="clash").incident)
    words = read("".join(part(found) for part in PARTS.values())).text.lower()
    for loaded in ("confirm", "allege", "martyr", "terror", "neutralis", "regime", "aggress"):
        assert loaded not in words
