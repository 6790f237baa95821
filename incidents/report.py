"""The report of a load: every input row in one bucket, loaded, warned or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from incidents.text import revealed
from incidents.words import faults

HEADER = 1
"""The line of a file's header; what is wrong with it is no row's fault."""

FEW = 10
"""Of a file with fewer rows, half may go at once without anybody's being surprised."""

Level = Literal["warned", "refused"]
Where = tuple[str, int]
"""A file and a line, the header being line 1."""

FILES = (
    *("datapackage.json", "places.csv", "parties.csv", "sources.csv", "incidents.csv"),
    *("claims.csv", "retellings.csv", "searches.csv", "changes.csv", "ucdp.csv"),
)
"""In the order in which files build on each other: a cause comes before what falls with it."""


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
    column
        The column; ``row`` where the whole row is meant.
    value
        What the column holds, on one line, shortened.
    fault, values
        Which entry of `incidents.words.faults` says it, and with what in its places.
    """

    level: Level
    file: str
    line: int
    column: str
    value: str
    fault: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong."""
        return faults.message(self.fault, **self.values)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return faults.remedy(self.fault, **self.values)

    def __str__(self) -> str:
        value = f" “{self.value}”" if self.value else ""
        where = f"{self.file}:{self.line}: {revealed(self.column)}"
        return f"{where}{value}: {self.message}; {self.remedy}"

    def as_json(self) -> dict[str, Any]:
        """Give the problem as it is told to people and programs."""
        return {
            "level": self.level,
            "file": self.file,
            "line": self.line,
            "field": self.column,
            "value": self.value,
            "message": self.message,
            "remedy": self.remedy,
        }


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

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were read, in the order in which they build on each other."""
        return tuple(sorted({*self.loaded, *self.warned, *self.refused}, key=_place))

    def rows(self, file: str) -> int:
        """Count the rows of a file, whatever became of them."""
        return sum(bucket.get(file, 0) for bucket in (self.loaded, self.warned, self.refused))

    @property
    def refusals(self) -> int:
        """How many rows were refused."""
        return sum(self.refused.values())

    def lost(self, before: Report) -> tuple[str, ...]:
        """List the files of which less than half the rows of another report are there."""
        return tuple(
            file
            for file in before.files
            if before.rows(file) >= FEW and 2 * self.rows(file) < before.rows(file)
        )

    def is_setback(self, before: Report) -> bool:
        """Tell whether less is read than before: more rows refused, or most of a file gone.

        So it is where a file was written halfway, or saved by a program that spoilt it.
        """
        return self.refusals > before.refusals or bool(self.lost(before))

    def as_json(self) -> dict[str, Any]:
        """Give the report as plain values for people and programs."""
        return self._counts() | {"problems": [one.as_json() for one in self.problems]}

    def stored(self) -> dict[str, Any]:
        """Give the report as plain values that `restored` reads, in no language."""
        return self._counts() | {"problems": [vars(one) for one in self.problems]}

    def _counts(self) -> dict[str, Any]:
        return {
            "loaded": dict(self.loaded),
            "warned": dict(self.warned),
            "refused": dict(self.refused),
        }

    def joined(self, problems: Iterable[Problem]) -> Report:
        """Add what was found later about rows that were loaded; each row stays in one bucket."""
        more = tuple(problems)
        known = {(one.file, one.line) for one in self.problems}
        fresh = Counter(file for file, _ in {(one.file, one.line) for one in more} - known)
        loaded = {file: count - fresh[file] for file, count in self.loaded.items()}
        warned = {file: count + fresh[file] for file, count in self.warned.items()}
        ordered = sorted((*self.problems, *more), key=_where)
        return Report(loaded, warned, self.refused, tuple(ordered))

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Report:
        """Read what `stored` gave."""
        problems = tuple(Problem(**problem) for problem in values["problems"])
        return cls(values["loaded"], values["warned"], values["refused"], problems)


class Findings:
    """Collects problems while rows are read, and puts every row into one bucket at the end."""

    def __init__(self) -> None:
        self._rows: Counter[str] = Counter()
        self._problems: list[Problem] = []

    def saw(self, file: str, rows: int) -> None:
        """Count rows of a file; those to be looked at again are taken off, to be counted once."""
        self._rows[file] += rows

    def warn(self, where: Where, column: str, value: str, fault: str, /, **values: str) -> None:
        """Note something about a row that was loaded all the same."""
        self._note("warned", where, (column, value), fault, values)

    def refuse(self, where: Where, column: str, value: str, fault: str, /, **values: str) -> None:
        """Note why a row was left out."""
        self._note("refused", where, (column, value), fault, values)

    def _note(
        self,
        level: Level,
        where: Where,
        cell: tuple[str, str],
        fault: str,
        values: Mapping[str, str],
    ) -> None:
        column, value = cell
        said = {name: revealed(text, None) for name, text in values.items()}
        self._problems.append(Problem(level, *where, column, revealed(value), fault, said))

    def report(self) -> Report:
        """Count the rows of each bucket. A row with any refusal is refused."""
        levels: dict[Where, Level] = {}
        for problem in self._problems:
            where = (problem.file, problem.line)
            if levels.get(where) != "refused" and _is_of_row(problem):
                levels[where] = problem.level
        told = Counter((file, level) for (file, _), level in levels.items())
        buckets: dict[str, dict[str, int]] = {"loaded": {}, "warned": {}, "refused": {}}
        for file, number in self._rows.items():
            warned, refused = told[file, "warned"], told[file, "refused"]
            buckets["loaded"][file] = number - warned - refused
            buckets["warned"][file], buckets["refused"][file] = warned, refused
        ordered = sorted(self._problems, key=_where)
        return Report(buckets["loaded"], buckets["warned"], buckets["refused"], tuple(ordered))


def _is_of_row(problem: Problem) -> bool:
    """Tell whether a problem is of a row, or of a shape, which are counted from 1."""
    return problem.line > HEADER or problem.file not in FILES


def _where(problem: Problem) -> tuple[tuple[int, str], int]:
    return (_place(problem.file), problem.line)


def _place(file: str) -> tuple[int, str]:
    table = file.removesuffix(".parquet") + ".csv"
    known = file if file in FILES else table
    return (FILES.index(known) if known in FILES else len(FILES), file)
