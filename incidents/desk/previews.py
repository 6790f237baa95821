"""What the ledger will say: an incident's rows with amendments among them, loaded and judged.

Nothing is worked out here: the rows of the incident and the amendments are written into a folder,
loaded as any dataset is, and asked for as any view is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from incidents.brief import Sight, differences, opened
from incidents.brief.cards import card
from incidents.brief.differences import rows_of
from incidents.brief.shape import Card, Differences, LedgerRow, Opened
from incidents.desk.amendments import Amendment
from incidents.desk.sheets import Edits, edited
from incidents.loader import load
from incidents.loader.loader import COLUMNS
from incidents.model import Dataset
from incidents.query import View
from incidents.readers.folder import PACKAGE
from incidents.readers.table import read_table
from incidents.report import Problem, Report
from incidents.store import Store, tables
from incidents.store.database import Database
from incidents.store.fingerprint import rules

Cells = Mapping[str, str]
KEPT = 32
LINKS = ("revises", "part_of")

_Key = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""File, row, action and cells of an amendment."""


class Preview:
    """An incident as it would stand; rows and cards are worked out when they are asked for.

    Parameters
    ----------
    incident
        Its id.
    dataset, report
        The incident with all that is said of it, as it was loaded.
    problems
        What the loader has to say of each row, by the row's id.
    """

    def __init__(
        self,
        incident: str,
        dataset: Dataset,
        report: Report,
        problems: Mapping[str, tuple[Problem, ...]],
    ) -> None:
        self.incident = incident
        self.dataset = dataset
        self.problems = problems
        self._report = report

    @cached_property
    def sight(self) -> Sight | None:
        """The incident as a view; None where the incident itself cannot be read."""
        if self.incident not in self.dataset.incidents:
            return None
        with tempfile.TemporaryDirectory(prefix="crossclaim-desk-") as name:
            path = Path(name) / "preview.duckdb"
            tables.write(self.dataset, self._report, path, rules())
            made = Sight(View(incident=self.incident), Store(Database(path)))
            # All that is asked of the database is asked while its file is there.
            _ = (made.shown, made.whole, differences(made), opened(made))
        return made

    @cached_property
    def differences(self) -> Differences | None:
        """The rows of the incident."""
        return differences(self.sight) if self.sight else None

    @cached_property
    def opened(self) -> Opened | None:
        """The incident as it opens on the page."""
        return opened(self.sight) if self.sight else None

    def row(self, claim: str) -> LedgerRow | None:
        """Find the row of the ledger on which a claim stands."""
        rows = rows_of(self.differences) if self.differences else ()
        return next((one for one in rows if claim in _claims(one)), None)

    def alike(self, row: LedgerRow) -> LedgerRow | None:
        """Find the row about the same loss."""
        rows = rows_of(self.differences) if self.differences else ()
        wanted = (row.subject, row.category, row.measure, row.scope)
        return next(
            (o for o in rows if (o.subject, o.category, o.measure, o.scope) == wanted), None
        )

    def card(self, claim: str) -> Card | None:
        """Draw up the card of a claim."""
        found = self.dataset.claims.get(claim)
        return card(found, self.dataset, self.sight) if found and self.sight else None


def _claims(row: LedgerRow) -> set[str]:
    cells = (one for cell in row.cells for one in (*cell.claims, *cell.superseded, *cell.noted))
    return {*cells, *(one.claim for one in row.others)}


def preview(dataset: Path, incident: str, amendments: Sequence[Amendment]) -> Preview:
    """Work out how an incident would stand with amendments.

    Parameters
    ----------
    dataset
        The folder.
    incident
        The incident's row: one that is there, or a new one among the amendments.
    amendments
        What is proposed.
    """
    stamp = tuple((dataset / file).stat().st_mtime_ns for file in ("claims.csv", "incidents.csv"))
    key = tuple(
        (one.file, one.row, one.action, tuple(sorted(one.values.items()))) for one in amendments
    )
    return _previewed(dataset, stamp, incident, key)


@lru_cache(maxsize=KEPT)
def _previewed(
    dataset: Path, _stamp: tuple[int, ...], incident: str, amended: tuple[_Key, ...]
) -> Preview:
    with tempfile.TemporaryDirectory(prefix="crossclaim-desk-") as name:
        folder = Path(name)
        _write(dataset, folder, incident, amended)
        loaded, report = load(folder)
        return Preview(incident, loaded, report, _by_row(folder, report))


def _write(dataset: Path, folder: Path, incident: str, amended: Sequence[_Key]) -> None:
    """Write the rows that an incident needs, and the amendments."""
    for path in dataset.resolve().iterdir():
        if path.suffix != ".csv" and path.name != PACKAGE:
            (folder / path.name).symlink_to(path)
    (folder / PACKAGE).write_bytes((dataset / PACKAGE).read_bytes())
    named = {text for *_, cells in amended for column, text in cells if column in LINKS and text}
    for file, (required, optional) in COLUMNS.items():
        data = (dataset / file).read_bytes() if (dataset / file).exists() else None
        kept = [row for row in _rows(file, data) if _belongs(file, row, incident, named)]
        mine = [one for one in amended if one[0] == file]
        gone = {row for _, row, action, _ in mine if action != "add"}
        rows = [row for row in kept if row.get("id", "") not in gone]
        rows += [dict(cells) for *_, action, cells in mine if action != "remove"]
        (folder / file).write_bytes(edited(file, None, Edits(rows), (*required, *optional)))


def _rows(file: str, data: bytes | None) -> Iterable[Cells]:
    return [] if data is None else [row.values for row in read_table(file, data).rows]


def _belongs(file: str, row: Cells, incident: str, named: set[str]) -> bool:
    """Tell whether a row is the incident's, or everybody's."""
    if file in ("parties.csv", "sources.csv"):
        return True
    is_of = row.get("id" if file == "incidents.csv" else "incident", "") == incident
    return is_of or (file == "claims.csv" and row.get("id", "") in named)


def _by_row(folder: Path, report: Report) -> dict[str, tuple[Problem, ...]]:
    """Gather problems by the id of the row they are about."""
    found: dict[str, list[Problem]] = {}
    for file in {one.file for one in report.problems} - {PACKAGE}:
        rows = read_table(file, (folder / file).read_bytes()).rows
        ids = {row.line: row.values.get("id", "") for row in rows}
        for one in report.problems:
            if one.file == file:
                found.setdefault(ids.get(one.line, ""), []).append(one)
    return {row: tuple(problems) for row, problems in found.items()}
