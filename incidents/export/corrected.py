"""What of a record was changed after publication, beside the record in every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from incidents import ledger
from incidents.ledger.corrections import Row, by_row, row_of
from incidents.model import Change, Claim, Dataset, Incident
from incidents.words import corrections as words

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
        """Say what of a record was changed, when and why; empty where nothing was."""
        return words.fields(self._by_row.get(row_of(record), ()))

    @cached_property
    def _by_row(self) -> Mapping[Row, Sequence[Change]]:
        return by_row(self.dataset.changes)

    def rows(self) -> list[dict[str, Any]]:
        """List every change of the claims and incidents of the view, in the order of the log."""
        data = self.dataset
        return list(map(_row, ledger.corrections(data.changes, data.claims, data.incidents)))


def _row(one: Change) -> dict[str, Any]:
    told = one.model_dump()
    told |= {"table": one.file.removesuffix(".csv"), "record": one.row}
    return {name: told[name] for name in CORRECTION_COLUMNS}
