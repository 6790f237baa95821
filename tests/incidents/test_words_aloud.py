"""Reading everything aloud: no text of a view is broken, and no sentence of ours is loaded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import brief
from incidents.brief import Sight
from incidents.ledger import compare, news
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.store import Store
from incidents.text import one_line
from incidents.words import (
    cards,
    changes,
    citing,
    labels,
    names,
    reasons,
    silence,
    summary,
)
from tests.leaves import leaves
from tests.ledgers import instants, ledgers

BROKEN = {
    "an unfilled place": re.compile(r"[{}]"),
    "two spaces": re.compile(r"  |^ | $"),
    "a space before a sign": re.compile(r" [,.;:]( |$)"),
    "a sign twice": re.compile(r"\.\.|,,|;;|[,;:]\.|\.[,;]( |$)"),
    "an empty quotation": re.compile(r"“\s*”|\(\s*\)"),
    "nothing for something": re.compile(r"\bNone\b|\bnan\b"),
    "one of many": re.compile(
        r"(?<![\d–,.>≤+])1 (claims|incidents|losses|statements|publications)\b"
    ),
    "many of one": re.compile(r"\b([02-9]|\d\d+) (claim|incident|loss|statement|publication)\b"),
    "two lines": re.compile(r"[\n\r\t\u2028\u2029]"),
}
ADMIT = re.compile(r"\badmi(t|ssion)", re.IGNORECASE)
SENTENCES = {"reason", "alternative", "summary", "nobody", "searched", "note", "sentence", "why"}
"""Fields that hold whole sentences of ours, each of which begins with a capital."""

LOADED = re.compile(
    r"martyr|khawarij|khwarij|neutrali[sz]|terroris|claims? falsely|massive|huge|only \d|merely"
    r"|alleged|confirm|truth|\blies?\b|exaggerat|enemy|regime",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”")
LONGEST = 24
AT = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)


def faults(text: str) -> list[str]:
    return [name for name, pattern in BROKEN.items() if pattern.search(text)]


def begins_well(text: str) -> bool:
    """Tell whether a sentence begins with a capital, a number, a quotation or a name from data."""
    return not text.lstrip("\u2068“")[:1].islower()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{name} denied it", "an unfilled place"),
        ("Part of  who began it", "two spaces"),
        ("North , South", "a space before a sign"),
        ("It ended..", "a sign twice"),
        ("It said “”", "an empty quotation"),
        ("None claimed", "nothing for something"),
        ("1 claims", "one of many"),
        ("21 claim", "many of one"),
        ("a\nb", "two lines"),
    ],
)
def test_each_fault_is_heard(text: str, fault: str) -> None:
    assert faults(text) == [fault]


@pytest.fixture(scope="module")
def theirs(shipped: Dataset) -> set[str]:
    """Give titles and quotations: they are their publishers', to the letter."""
    titles = {one_line(one.title) for one in shipped.sources.values()}
    return titles | {one_line(one.quotation) for one in shipped.claims.values()}


def split(text: str) -> list[str]:
    """Split a text of ours into its sentences; a full stop within a quotation ends none."""
    bare = QUOTED.sub("“…”", text)
    return re.split(r"(?<=[.!?]) ", bare)


@pytest.fixture(scope="module")
def briefs(store: Store) -> list[dict[str, Any]]:
    """Work out the views that are read: everything, every incident, a filter, a past instant."""
    incidents = [one.id for one in store.incidents(Query())]
    first = store.manifest.sides[0].id
    views = [
        View(),
        View(Query(claimants=(first,), kinds=("clash",), text="a")),
        View(Query(start=dt.date(2025, 10, 9), end=dt.date(2025, 10, 19), as_known_on=AT)),
        *(View(incident=one) for one in incidents),
    ]
    return [brief.as_json(brief.make(Sight(one, store))) for one in views]


def test_no_text_of_a_view_is_broken(briefs: list[dict[str, Any]], theirs: set[str]) -> None:
    found = {
        (field, text, fault)
        for one in briefs
        for field, text in leaves(one)
        if text not in theirs
        for fault in faults(text)
    }
    assert found == set()


def test_every_sentence_begins_with_a_capital(briefs: list[dict[str, Any]]) -> None:
    told = {
        sentence
        for one in briefs
        for field, text in leaves(one)
        if field in SENTENCES and text
        for sentence in split(text)
    }
    assert len(told) > 200
    assert [one for one in told if not begins_well(one)] == []


def test_no_side_is_said_to_admit_anything(briefs: list[dict[str, Any]], theirs: set[str]) -> None:
    for one in briefs:
        for field, text in leaves(one):
            ours = QUOTED.sub("“…”", text)
            assert text in theirs or not ADMIT.search(ours), (field, text)


def test_no_sentence_is_loaded_or_adjudicates(
    briefs: list[dict[str, Any]], shipped: Dataset
) -> None:
    parties = sorted((one.name for one in shipped.parties.values()), key=len, reverse=True)
    fields = {"reason", "nobody", "searched", "label", "words", "badge", "verb"}
    for one in briefs:
        for field, text in leaves(one):
            bare = QUOTED.sub("", text)
            for name in parties:
                bare = bare.replace(name, "")
            assert field not in fields or not LOADED.search(bare), text


def test_sentences_are_short(briefs: list[dict[str, Any]]) -> None:
    for one in briefs:
        for field, text in leaves(one):
            if field == "reason":
                longest = max(len(QUOTED.sub("“”", part).split()) for part in split(text))
                assert longest <= LONGEST, text


def test_every_sum_can_be_read_aloud(store: Store) -> None:
    sight = Sight(View(), store)
    for one in store.sums(Query()):
        opened = brief.opened_sum(sight, one.key)
        assert opened is not None
        for field, text in leaves(brief.as_json(opened)):  # type: ignore[arg-type]
            assert not faults(text), (field, text)


# Random ledgers


def said(data: Dataset, on: dt.datetime | None) -> Iterator[str]:
    """Say everything that can be said of a ledger; a note may end a sentence without a stop."""
    rows = compare(data, on)
    yield summary.summary(data, rows)
    for row in rows:
        yield from (reasons.reason(row, data), names.title(row, data), labels.verdict(row))
        yield reasons.alternative(row, data, "11 Oct, Chaman")
        yield from (labels.account(one, row, data) for one in row.accounts)
        yield from (labels.other(data.claims[one], row, data) for one in row.others)
    yield from (changes.sentence(one, data) for one in news(data, on, None))
    yield from (silence.searched(one, data) for one in data.incidents.values())
    for claim in data.claims.values():
        yield from (citing.statement(claim, data), citing.claim_note(claim, data))
        yield from (*cards.coverage(claim, data), cards.revision(claim, data, 2025))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers(), st.none() | instants())
def test_whatever_is_recorded_can_be_read_aloud(data: Dataset, on: dt.datetime | None) -> None:
    for text in said(data, on):
        assert text
        assert not faults(text), text
        assert not ADMIT.search(text)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers(), st.none() | instants())
def test_whatever_is_judged_is_said_in_whole_sentences(
    data: Dataset, on: dt.datetime | None
) -> None:
    texts = [summary.summary(data, compare(data, on))]
    texts += [reasons.reason(row, data) for row in compare(data, on)]
    texts += [changes.sentence(one, data) for one in news(data, on, None)]
    for text in texts:
        assert text.endswith(".")
        assert [one for one in split(text) if not begins_well(one)] == []
