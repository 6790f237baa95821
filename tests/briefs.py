"""Views of small datasets, worked out by the real store, for the tests of the pens."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from incidents import brief
from incidents.brief import Brief, Sight
from incidents.loader.linking import Linking
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.report import Findings
from incidents.store import Store, tables
from incidents.store.database import Database


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="crossclaim-tests-", ignore_cleanup_errors=True)


def store_of(data: Dataset) -> Store:
    """Put a dataset into a store of its own, past the loader."""
    path = Path(_folder().name) / f"{uuid4().hex}.duckdb"
    tables.write(data, Findings().report(), path, rules="")
    store = Store(Database(path))
    # It stays open: with many small datasets, their files would only fill the disk.
    path.unlink()
    return store


def checked(data: Dataset) -> Dataset:
    """Drop the links between claims that the loader drops, so that no store ever holds them."""
    where = {key: ("claims.csv", line) for line, key in enumerate(data.claims, start=2)}
    linking = Linking(
        data.claims,
        data.incidents,
        data.parties,
        where,
        vocabulary=data.vocabulary,
        findings=Findings(),
    )
    return replace(data, claims=linking.linked(dt.UTC))


def sight_of(data: Dataset | Store, incident: str = "", **asked: Any) -> Sight:
    """Look at a dataset, or at one incident of it; ``asked`` are fields of a query."""
    store = data if isinstance(data, Store) else store_of(data)
    return Sight(View(query=Query(**asked), incident=incident), store)


def brief_of(data: Dataset | Store, incident: str = "", **asked: Any) -> Brief:
    """Work out a whole view of a dataset."""
    return brief.make(sight_of(data, incident, **asked))
