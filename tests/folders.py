"""Small random dataset folders of two invented countries, written to disk, loaded and opened.

Every choice is drawn from a short list, so that claims meet often and examples shrink well. What
the loader refuses or changes is part of it: what the store must answer is worked out from the
dataset that was loaded.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from incidents.loader import load
from incidents.model import Dataset
from incidents.query import Query
from incidents.report import Report
from incidents.store import Store, tables
from incidents.store.database import Database
from tests.conftest import PARTIES, Row, write_table, write_tiny

Tables = Mapping[str, Sequence[Row]]

CLAIMANTS = ("N", "N", "N-ARMY", "S", "S", "S-ARMY", "UN", "REBELS")
SUBJECTS = ("N", "S", "S", "N-AND-REBELS", "REBELS")
CATEGORIES = ("persons", "soldiers", "soldiers", "fighters", "civilians", "posts")
MEASURES = ("killed", "killed", "wounded", "captured")
STANCES = (
    *("asserts", "asserts", "asserts", "reports", "counts", "denies", "disputes", "withdraws"),
    *("declines", "no_comment"),
)
PLACES = ("", "", "Kabul", "Khost Province", "Spin Boldak;Chaman", "Chaman", "Durand Line")
STATED = (
    *("", "2025-10", "2025-10-12", "2025-10-13", "2025-10-12T04:00Z", "2025-10-12T09:00Z"),
    *("2025-10-14T00:00+04:30", "2025-10-12/2025-10-13T12:00Z", "2025-10-16"),
)
INSTANTS = tuple(
    dt.datetime(2025, 10, 12, tzinfo=dt.UTC) + dt.timedelta(hours=hours)
    for hours in (0, 5, 12, 24, 36, 48, 24 * 5, 24 * 20)
)
FIGURES: tuple[Row, ...] = (
    *({"low": str(low), "high": str(low)} for low in (0, 3, 12, 58)),
    {"low": "15", "high": "20"},
    {"low": "201", "wording": "more than 200"},
    {"low": "30", "wording": "at least 30"},
    {"low": "0", "high": "20", "wording": "up to 20"},
    {"wording": "heavy losses"},
    {},
)
SPANS: tuple[Row, ...] = (
    {"start": "2025-10-11", "end": "2025-10-11", "precision": "day"},
    {"start": "2025-10-12", "end": "2025-10-12", "precision": "day"},
    {"start": "2025-10-11", "end": "2025-10-13", "precision": "interval"},
    {"start": "2025-10-12T22:30+04:30", "end": "2025-10-13T01:00+04:30", "precision": "hour"},
    {"start": "2025-10-01", "end": "2025-10-31", "precision": "month"},
    {"start": "2025-01-01", "end": "2025-12-31", "precision": "year"},
)
WORDS = ("bridge", "Brücke", "river valley", "night")
LOSSES = tuple(product(SUBJECTS, CATEGORIES, MEASURES))


def _numbered(letter: str, rows: Sequence[Row]) -> list[Row]:
    return [{"id": f"{letter}{n}", **row} for n, row in enumerate(rows)]


_INCIDENTS = st.builds(
    lambda span, **more: {**more, **span, "summary": "A summary."},
    st.sampled_from(SPANS),
    title=st.sampled_from(WORDS),
    kind=st.sampled_from(("clash", "clash", "airstrike", "totals")),
    places=st.sampled_from(PLACES),
    searched=st.sampled_from(("", "2026-01-01")),
)
_CLAIMS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({
    "incident": st.sampled_from(("i0", "i0", "i1", "i2", "i3")),
    "claimant": st.sampled_from(CLAIMANTS),
    "stance": st.sampled_from(STANCES),
    "speaker": st.sampled_from(("A spokesman", "General Ñandú", "an unnamed official")),
    "stated": st.sampled_from(STATED),
    "scope": st.sampled_from(("", "whole", "whole", "part", "period")),
    "sources": st.sampled_from(("s1", "s1;s2", "s3")),
    "quotation": st.sampled_from(("", "at the river")),
    "loss": st.sampled_from(LOSSES),
    "figure": st.sampled_from(FIGURES),
    "asks": st.sampled_from((False, False, False, False, True)),
    "link": st.sampled_from(("", "", "", "revises", "revises", "part_of")),
    "to": st.integers(0, 8),
})  # fmt: skip
_SEARCHES = st.fixed_dictionaries({
    "incident": st.sampled_from(("i0", "i1", "i2")),
    "side": st.sampled_from(("N", "S")),
    "day": st.just("2026-01-01"),
    "by": st.just("an editor"),
    "where": st.just("the wire"),
    "found": st.sampled_from(("", "c0", "c1;c2")),
})  # fmt: skip


ALIKE = {
    "revises": ("incident", "claimant", "subject", "category", "measure", "scope"),
    "part_of": ("incident", "claimant", "subject", "measure"),
}
"""What a claim that is linked to another shares with it, so that most links hold."""


def _claim(drawn: dict[str, Any], earlier: Sequence[Row]) -> Row:
    """Make a row of what was drawn; it may revise, or be part of, an earlier claim."""
    given = dict(drawn)
    (subject, category, measure), figure = given.pop("loss"), given.pop("figure")
    link, to, asks = given.pop("link"), given.pop("to"), given.pop("asks")
    given |= {"subject": subject, "measure": "carried_out"} if asks else {
        "subject": subject, "category": category, "measure": measure, **figure
    }  # fmt: skip
    if link and to < len(earlier):
        old = earlier[to]
        given |= {name: old[name] for name in ALIKE[link] if name in old} | {link: f"c{to}"}
    return given


@st.composite
def folders(draw: st.DrawFn, most: int = 12) -> Tables:
    """Draw the rows of a folder: four incidents, up to ``most`` claims, a few searches."""
    claims: list[Row] = []
    for drawn in draw(st.lists(_CLAIMS, max_size=most)):
        claims.append(_claim(drawn, claims))
    return {
        "incidents": _numbered("i", draw(st.lists(_INCIDENTS, min_size=4, max_size=4))),
        "claims": _numbered("c", claims),
        "searches": draw(st.lists(_SEARCHES, max_size=2)),
        "retellings": [],
    }


_DAYS = st.none() | st.sampled_from([dt.date(2025, 10, day) for day in (1, 11, 12, 13, 20)])


def _some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most).map(tuple)


def _ordered(start: dt.date | None, end: dt.date | None, **more: Any) -> Query:
    if start and end and end < start:
        start, end = end, start
    return Query(start=start, end=end, **more)


queries: st.SearchStrategy[Query] = st.builds(
    _ordered,
    _DAYS,
    _DAYS,
    claimants=_some([party["id"] for party in PARTIES], 1),
    subjects=_some(("N", "S", "REBELS", "N-ARMY"), 1),
    kinds=_some(("clash", "airstrike")),
    stances=_some(("asserts", "denies", "declines", "no_comment")),
    text=st.sampled_from(("", "", "bridge", "brucke", "ÑANDU", "river", "revue", "kabul")),
    place=st.sampled_from(("", "", "Kabul", "Khost Province", "Kandahar Province")),
    within=_some(("i0", "i1", "gone"), 1),
    as_known_on=st.none() | st.sampled_from(INSTANTS),
)
"""Queries of which most have several filters at once."""


@dataclass(frozen=True)
class Opened:
    """A folder as it was loaded, and the store that was written of it."""

    dataset: Dataset
    report: Report
    store: Store


def write(folder: Path, given: Tables) -> Path:
    """Write a folder of drawn rows."""
    write_tiny(folder, **given)
    for table in ("searches", "changes"):
        if given.get(table):
            write_table(folder, f"{table}.csv", given[table])
    return folder


@contextmanager
def opened(given: Tables) -> Iterator[Opened]:
    """Write a folder, load it, write a database of it and open it; remove all of it after."""
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name) / "data", given)
        dataset, report = load(folder)
        path = Path(name) / "store.duckdb"
        tables.write(dataset, report, path, "rules")
        store = Store(Database(path))
        try:
            yield Opened(dataset, report, store)
        finally:
            store._database.close()
