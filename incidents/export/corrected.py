"""Which fields of a record were changed after publication, beside the record in every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from incidents.model import Change, Claim, Dataset, Incident
from incidents.words import corrections as words

TABLES = {"claim": "claims.csv", "incident": "incidents.csv"}
CORRECTION_COLUMNS = (
    *("id", "when", "version", "table", "record", "field", "before", "after", "why"),
    "who",
)


@dataclass(frozen=True)
class Log:
    """What was replaced and what was corrected, of the rows of one view."""

    dataset: Dataset

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The claims that a later one of the view replaces."""
        return frozenset(old for one in self.dataset.claims.values() for old in one.revises)

    def of(self, record: Claim | Incident) -> str:
        """Say which fields of a record were changed and when; empty where none was."""
        table = TABLES["claim" if isinstance(record, Claim) else "incident"]
        return words.fields(self._by_row.get((table, record.id), ()))

    @cached_property
    def _by_row(self) -> Mapping[tuple[str, str], Sequence[Change]]:
        def row(one: Change) -> tuple[str, str]:
            return one.file, one.row

        logged = sorted(self.dataset.changes, key=row)  # equal rows keep the order of the log
        return {key: tuple(found) for key, found in groupby(logged, key=row)}

    def rows(self) -> list[dict[str, Any]]:
        """List every change of the claims and incidents of the view, in the order of the log."""
        known = {
            TABLES["claim"]: self.dataset.claims,
            TABLES["incident"]: self.dataset.incidents,
        }
        return [_row(one) for one in self.dataset.changes if one.row in known.get(one.file, ())]


def _row(one: Change) -> dict[str, Any]:
    told = one.model_dump()
    told |= {"table": one.file.removesuffix(".csv"), "record": one.row}
    return {name: told[name] for name in CORRECTION_COLUMNS}
