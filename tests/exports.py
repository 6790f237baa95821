"""Exports in tests: a store that holds everything a dataset can, and files read back."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from geodata.setting import Setting
from incidents import export
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.report import Report
from incidents.store import Store, settings
from tests.conftest import CLAIMS, INCIDENTS, PACKAGE, write_table, write_tiny

ALL = View()
NOTHING = View(query=Query(text="nothing has this"))

SEARCHES = (
    {"incident": "bridge", "side": "N", "day": "2025-12-01", "by": "A. Reader",
     "where": "the wire", "languages": "en;ur", "found": "n1;n2", "note": "twice"},
    {"incident": "strike", "side": "S", "day": "2025-12-02", "by": "B. Reader", "where": "radio"},
)  # fmt: skip
CHANGES = (
    {"id": "k1", "when": "2026-01-02", "who": "A. Reader", "proven": "true", "version": "1.0.0",
     "file": "claims.csv", "row": "n1", "field": "low", "before": "11", "after": "12",
     "why": "misread"},
    {"id": "k3", "when": "2026-02-03", "version": "1.1.0", "file": "incidents.csv", "row": "bridge",
     "field": "title", "before": "A bridge", "after": "The bridge", "why": "there is one"},
    {"id": "k2", "when": "2026-01-02T10:00+04:30", "file": "claims.csv", "why": "added"},
)  # fmt: skip
HOURS = {"start": "2025-10-11T23:30+04:30", "end": "2025-10-12T03:00Z", "precision": "hour"}
TOLD = {"quotation": "پنجاه و هشت", "quotation_language": "fa", "translation": "fifty-eight",
        "translation_by": "C. Reader"}  # fmt: skip


def written(store: Store, fmt: str, view: View = ALL) -> bytes:
    return export.write(view, store, fmt)


def saved(content: bytes, folder: Path, fmt: str) -> Path:
    path = folder / f"view{export.FORMATS[fmt].extension}"
    path.write_bytes(content)
    return path


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def equal(first: Dataset, second: Dataset) -> bool:
    """Tell whether two datasets have the same records, and play at the same place."""
    return _settled(first) == _settled(second) and _bare(first) == _bare(second)


def _bare(dataset: Dataset) -> Dataset:
    return dataclasses.replace(dataset, digest="", setting=None, ground=None)


def _settled(dataset: Dataset) -> dict[str, Any]:
    """Give the setting without the folder it was read from, and without where its shapes stood."""
    told: dict[str, Any] = json.loads(settings.written(dataset.setting or Setting()))
    for properties, _shape in told["shapes"]:
        properties.pop("number")
    return told


def is_sound(report: Report) -> bool:
    """Tell whether nothing is wrong but that some claims are older than their incident."""
    return {one.fault for one in report.problems} <= {"before_event"}


def rich_store(folder: Path) -> Store:
    """Make a store with an hour, an offset, a search log, changes and a translation."""
    write_tiny(
        folder,
        incidents=[{**INCIDENTS[0], **HOURS}, *INCIDENTS[1:]],
        claims=[{**CLAIMS[0], **TOLD}, *CLAIMS[1:]],
    )
    write_table(folder, "searches.csv", SEARCHES)
    write_table(folder, "changes.csv", CHANGES)
    own = PACKAGE["crossclaim"] | {"timezone": "+04:30"}  # type: ignore[operator]
    described = json.dumps(PACKAGE | {"crossclaim": own})
    (folder / "datapackage.json").write_text(described, encoding="utf-8")
    store = Store.open(folder)
    assert is_sound(store.report)
    return store
