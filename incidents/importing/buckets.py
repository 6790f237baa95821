"""Every row of an imported file in one bucket; the examples kept are few, the counts are all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from incidents.importing.events import UnfitError
from incidents.readers.rows import Broken
from incidents.report import Level, Problem, Report
from incidents.text import revealed

EXAMPLES = 20
"""How many rows of a file are told for each fault; the others are counted."""

Warned = tuple[str, str, str, Mapping[str, str]]
"""A column, its value, the fault, and the values of its words."""


@dataclass
class Buckets:
    """Counts the rows of files into loaded, warned and refused, as they stream by."""

    _rows: dict[str, Counter[str]] = field(default_factory=dict)
    _faults: Counter[tuple[str, Level, str]] = field(default_factory=Counter)
    _problems: list[Problem] = field(default_factory=list)

    def open(self, file: str) -> None:
        """Begin a file: it is told of even if it has no row."""
        self._rows.setdefault(file, Counter())

    def loaded(self, where: tuple[str, int], warnings: list[Warned]) -> None:
        """Put a row that was taken over into its bucket."""
        self._rows[where[0]]["warned" if warnings else "loaded"] += 1
        for column, value, fault, values in warnings:
            self._note("warned", where, (column, value), fault, values)

    def unfit(self, where: tuple[str, int], why: UnfitError) -> None:
        """Put a row that cannot be taken over into its bucket."""
        self._rows[where[0]]["refused"] += 1
        self._note("refused", where, (why.column, why.value), why.fault, why.values)

    def broken(self, one: Broken) -> None:
        """Put a line from which no row could be read into its bucket."""
        self._rows[one.file]["refused"] += 1
        self._note("refused", (one.file, one.line), ("row", one.text), one.fault, one.values)

    def _note(
        self,
        level: Level,
        where: tuple[str, int],
        cell: tuple[str, str],
        fault: str,
        values: Mapping[str, str],
    ) -> None:
        key = (where[0], level, fault)
        self._faults[key] += 1
        if self._faults[key] <= EXAMPLES:
            column, value = cell
            said = {name: revealed(text, None) for name, text in values.items()}
            self._problems.append(Problem(level, *where, column, revealed(value), fault, said))

    def report(self) -> Report:
        """Tell how many rows of each file are in each bucket, with examples of each fault."""
        loaded, warned, refused = (
            {file: rows[bucket] for file, rows in self._rows.items()}
            for bucket in ("loaded", "warned", "refused")
        )
        return Report(loaded, warned, refused, tuple(self._problems))

    def untold(self) -> dict[tuple[str, str, str], int]:
        """Count the rows beyond the examples, by file, level and fault."""
        return {key: n - EXAMPLES for key, n in self._faults.items() if n > EXAMPLES}

    @property
    def taken(self) -> int:
        """How many rows were taken over, with a warning or without."""
        return sum(rows["loaded"] + rows["warned"] for rows in self._rows.values())
