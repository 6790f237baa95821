"""What became of every input row, line by line: on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.report import Report
from incidents.words.tongue import _, in_digits, n_


def lines(report: Report) -> Iterator[str]:
    """Write a report: one line a file, then one a problem."""
    yield from (of_file(report, file) for file in report.files)
    yield from map(str, report.problems)


def setback(now: Report, before: Report) -> Iterator[str]:
    """Say what of a dataset is read no more: the rows refused, and the files that lost rows."""
    yield n_(
        "{number} row is refused, before {before}.",
        "{number} rows are refused, before {before}.",
        now.refusals,
        before=in_digits(before.refusals),
    )
    for file in now.lost(before):
        yield n_(
            "{file} holds {number} row, before {before}.",
            "{file} holds {number} rows, before {before}.",
            now.rows(file),
            file=file,
            before=in_digits(before.rows(file)),
        )


def captures(captures: int, quotations: int, absent: int) -> str:
    """Say how many captures and quotations were looked at, and how many captures are elsewhere."""
    looked = n_("{number} capture", "{number} captures", captures)
    sought = n_("{number} quotation", "{number} quotations", quotations)
    told = {"captures": looked, "quotations": sought}
    if not absent:
        return _("{captures} looked at, {quotations} looked for in them", **told)
    told["absent"] = n_("{number} capture", "{number} captures", absent)
    return _(
        "{captures} looked at, {quotations} looked for in them; {absent} not kept here", **told
    )


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


def newer() -> tuple[str, str]:
    """Say that there are new data, and offer to show them."""
    return _("The dataset has been renewed. Your view stays as it is."), _("Show the new data")


def renewed(version: str) -> str:
    """Say that the data changed under a view."""
    return _("The data are version {version} now; your view is what it was.", version=version)
