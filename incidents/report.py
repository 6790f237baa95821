"""The report of a load: every input row in one bucket, loaded, warned or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Level = Literal["warned", "refused"]

LONGEST_VALUE = 120


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with one row, and what to do about it.

    Attributes
    ----------
    level
        ``warned``: the row was loaded, with a change that the message tells. ``refused``: it
        was left out.
    file, line
        Where, the header being line 1.
    field
        The column, or empty where the whole row is meant.
    value
        What the column holds, on one line, shortened.
    message, remedy
        What is wrong, and what to do.
    """

    level: Level
    file: str
    line: int
    field: str
    value: str
    message: str
    remedy: str

    def __str__(self) -> str:
        column = f" {self.field}" if self.field else ""
        value = f" “{self.value}”" if self.value else ""
        return f"{self.file}:{self.line}:{column}{value}: {self.message}; {self.remedy}"


@dataclass(frozen=True)
class Report:
    """How many rows of each file were loaded, loaded with a warning, or refused; and why.

    A row is counted once. ``loaded`` counts the rows without any problem.
    """

    loaded: Mapping[str, int]
    warned: Mapping[str, int]
    refused: Mapping[str, int]
    problems: tuple[Problem, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there is no problem at all."""
        return not self.problems

    def rows(self, file: str) -> int:
        """Count the rows of a file, whatever became of them."""
        return sum(bucket.get(file, 0) for bucket in (self.loaded, self.warned, self.refused))

    def lines(self) -> tuple[str, ...]:
        """Write the report as lines: one a file, then one a problem."""
        files = [
            f"{file}: {self.rows(file)} rows: {self.loaded.get(file, 0)} loaded, "
            f"{self.warned.get(file, 0)} loaded with a warning, {self.refused.get(file, 0)} refused"
            for file in sorted({*self.loaded, *self.warned, *self.refused})
        ]
        return (*files, *map(str, self.problems))

    def as_json(self) -> dict[str, Any]:
        """Give the report as plain values for JSON."""
        return {
            "loaded": dict(self.loaded),
            "warned": dict(self.warned),
            "refused": dict(self.refused),
            "problems": [asdict(problem) for problem in self.problems],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Report:
        """Read what `as_json` gave."""
        problems = tuple(Problem(**problem) for problem in values["problems"])
        return cls(values["loaded"], values["warned"], values["refused"], problems)


class Findings:
    """Collects problems while rows are read, and puts every row into one bucket at the end."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}
        self._problems: list[Problem] = []

    def saw(self, file: str, lines: Iterable[int]) -> None:
        """Note the rows of a file, by the line on which each begins."""
        self._rows.setdefault(file, []).extend(lines)

    def note(
        self, level: Level, where: tuple[str, int], field: str, value: str, says: tuple[str, str]
    ) -> None:
        """Note a problem at a file and line; ``says`` is the message and the remedy."""
        self._problems.append(Problem(level, *where, field, shown(value), *map(shown_whole, says)))

    def report(self) -> Report:
        """Count the rows of each bucket. A row with any refusal is refused."""
        levels: dict[tuple[str, int], Level] = {}
        for problem in self._problems:
            where = (problem.file, problem.line)
            if levels.get(where) != "refused":
                levels[where] = problem.level
        buckets: dict[str, dict[str, int]] = {"loaded": {}, "warned": {}, "refused": {}}
        for file, lines in self._rows.items():
            counts = Counter(levels.get((file, line), "loaded") for line in lines)
            for name, bucket in buckets.items():
                bucket[file] = counts[name]
        ordered = sorted(self._problems, key=lambda one: (one.file, one.line))
        return Report(buckets["loaded"], buckets["warned"], buckets["refused"], tuple(ordered))


def shown(value: str) -> str:
    """Make a value fit to print: one line, nothing invisible, not too long."""
    return shown_whole(value[: LONGEST_VALUE - 1] + "…" if len(value) > LONGEST_VALUE else value)


def shown_whole(text: str) -> str:
    """Make text fit to print: what is invisible becomes its code."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
