"""What became of every input row, line by line: on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.report import Report
from incidents.words.tongue import in_digits, n_


def lines(report: Report) -> Iterator[str]:
    """Write a report: one line a file, then one a problem."""
    yield from (of_file(report, file) for file in report.files)
    yield from map(str, report.problems)


def of_file(report: Report, file: str) -> str:
    """Say what became of the rows of a file."""
    return n_(
        "{file}: {number} row: {loaded} loaded, {warned} loaded with a warning, {refused} refused",
        "{file}: {number} rows: {loaded} loaded, {warned} loaded with a warning, {refused} refused",
        report.rows(file),
        file=file,
        loaded=in_digits(report.loaded.get(file, 0)),
        warned=in_digits(report.warned.get(file, 0)),
        refused=in_digits(report.refused.get(file, 0)),
    )
