"""The engine of one machine: DuckDB makes the store's file, and writes its tables out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from incidents.report import Report
from incidents.store import tables, transfer
from incidents.store.fingerprint import rules


def build(
    dataset: Path, made: Path, digest: str, *, aside: Path, told: Callable[[str], None]
) -> Report:
    """Build a dataset of a digest into a new folder; ``aside`` is for what is not kept."""
    path = aside / "store.duckdb"
    report = tables.build(dataset, path, rules(), digest, told)
    transfer.unload(path, made)
    return report
