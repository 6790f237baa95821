"""`crossclaim build`: a dataset's tables as Parquet, and what became of every row."""

from __future__ import annotations

import argparse
import sys

from incidents import engines
from incidents.cli.printing import print_json, print_lines
from incidents.errors import QueryError
from incidents.store import folder_of
from incidents.words import reports, terminal
from incidents.words.refusals import refusal


def build(options: argparse.Namespace) -> int:
    """Build a dataset's tables, and print every row's bucket; rows that are refused are no fault.

    Raises
    ------
    QueryError
        If options do not belong together.
    """
    if options.master and options.engine != "spark":
        raise QueryError(refusal("master_alone"))
    folder = folder_of(options.folder or options.dataset)
    report = engines.build(
        folder, options.out, options.engine, master=options.master, told=_tell_begun
    )
    if options.json:
        print_json(report.as_json() | {"folder": str(options.out), "engine": options.engine})
    else:
        print_lines(reports.lines(report))
        print(terminal.built(str(options.out)))
    return 0


def _tell_begun(file: str) -> None:
    """Say which file is read to who watches."""
    if file and sys.stderr.isatty():
        print(terminal.reading(file), file=sys.stderr)
