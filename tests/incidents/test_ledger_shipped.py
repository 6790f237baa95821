"""The ledger of the shipped dataset: the headline night, fairness, the tone of each sentence."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import incidents
from incidents.ledger import Comparison, changes, compare, groups, sentences, summary, sums
from incidents.ledger.records import Refusal
from incidents.loader import load
from incidents.model import Claim, Dataset
from tests.swap import mirror_comparison, mirror_sum, mirror_text, swap

FOLDER = Path(incidents.__file__).parent / "data" / "af-pk"
LONGEST = 20
LOADED = re.compile(
    r"martyr|khawarij|khwarij|neutrali[sz]|terroris|claims? falsely|massive|huge|only \d|merely"
    r"|alleged|confirm|truth|lies?\b|exaggerat",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    dataset, _ = load(FOLDER)
    return dataset


@pytest.fixture(scope="module")
def night(shipped: Dataset) -> dict[str, Comparison]:
    """The whole-incident rows of 11–12 October, by title."""
    days = (dt.date(2025, 10, 11), dt.date(2025, 10, 12))
    rows = [
        row
        for row in compare(shipped)
        if (shipped.incidents[row.incident].start, shipped.incidents[row.incident].end) == days
        and row.scope == "whole"
    ]
    return {sentences.title(row, shipped): row for row in reversed(rows)}


def lows(row: Comparison) -> list[int | None]:
    return [account.count.low for account in row.accounts]


def test_the_headline_figures(night: dict[str, Comparison]) -> None:
    killed, wounded = night["Pakistani soldiers killed"], night["Pakistani soldiers wounded"]
    assert (killed.verdict, lows(killed)) == ("differ", [58, 23])
    assert (wounded.verdict, lows(wounded)) == ("differ", [30, 29])
    fighters = night["Afghan soldiers and fighters killed"]
    assert (fighters.verdict, lows(fighters)) == ("incomparable", [9, 201])
    assert fighters.reason.startswith("Scope differs")


def test_the_posts_are_not_compared(shipped: Dataset, night: dict[str, Comparison]) -> None:
    theirs, ours = night["Pakistani posts captured"], night["Afghan posts captured, briefly"]
    assert theirs.accounts[0].count.low == 25
    assert ours.accounts[1].count.low == 21
    assert all(row.gap is None and row.verdict != "differ" for row in (theirs, ours))
    assert "Not set against the 21 Afghan posts" in theirs.reason
    assert "Not set against the 25 Pakistani posts" in ours.reason
    assert "first said 19" in ours.reason
    older = shipped.claims[ours.accounts[1].superseded[0]]
    refused = sums.subtract(shipped, theirs.accounts[0].claims[0], older.id)
    assert isinstance(refused, Refusal)
    assert "the 19, later 21, are Afghan posts" in refused.reason


def test_the_two_sides_are_treated_alike(shipped: Dataset) -> None:
    turned, manifest = swap(shipped), shipped.manifest
    rows = compare(shipped)
    assert compare(turned) == tuple(mirror_comparison(row, manifest) for row in rows)
    assert sums.table(turned) == tuple(mirror_sum(each, manifest) for each in sums.table(shipped))
    assert summary(turned, compare(turned)) == mirror_text(summary(shipped, rows), manifest)


def everything_said(dataset: Dataset) -> list[str]:
    rows = compare(dataset)
    said = [row.reason for row in rows] + [summary(dataset, rows)]
    said += [sums.sentence(dataset, each) for each in sums.table(dataset)]
    said += changes(dataset, dt.datetime(2017, 1, 1, tzinfo=dt.UTC), None)
    return said + [sentences.title(row, dataset) for row in rows]


def test_no_sentence_is_loaded_or_adjudicates(shipped: Dataset) -> None:
    for text in everything_said(shipped):
        bare = re.sub(r"“[^”]*”", "", text)
        for party in shipped.parties.values():
            bare = bare.replace(party.name, "")
        assert not LOADED.search(bare), text


def test_sentences_are_short(shipped: Dataset) -> None:
    for row in compare(shipped):
        for sentence in re.split(r"(?<=\.) (?=[A-Z0-9])", row.reason):
            assert len(sentence.split()) <= LONGEST, sentence


def test_every_row_of_the_record_stands_under_one_heading(shipped: Dataset) -> None:
    rows = compare(shipped)
    assert sum(len(found) for _, found in groups(rows)) == len(rows)
    assert {row.incident for row in rows} == set(shipped.incidents)


def stands_once(claim: Claim, rows: tuple[Comparison, ...]) -> bool:
    holding = [
        row
        for row in rows
        if row.category is not None
        and claim.id in {*row.others, *(name for each in row.accounts for name in each.claims)}
        and row.scope != "part"
    ]
    return len(holding) <= 1


def test_no_count_is_shown_as_two_losses(shipped: Dataset) -> None:
    rows = compare(shipped)
    counts = [claim for claim in shipped.claims.values() if claim.is_count]
    assert all(stands_once(claim, rows) for claim in counts)
