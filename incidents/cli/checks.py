"""`crossclaim check`: what became of every input row. It works no view out, and imports little."""

from __future__ import annotations

import argparse
from pathlib import Path

from incidents.cli.printing import print_json, print_lines
from incidents.desk import checking
from incidents.desk.captures import Captures
from incidents.desk.location import locate
from incidents.store import Store, folder_of, is_built
from incidents.words import reports


def check(options: argparse.Namespace) -> int:
    """Load a dataset and report every row's bucket; 1 when any row needs attention.

    Where the desk keeps captures, their hashes and the quotations are checked against them.
    """
    folder = folder_of(options.folder or options.dataset)
    checked = _held_against_captures(folder)
    report = Store.open(folder).report.joined(checked.problems)
    if options.json:
        print_json(report.as_json())
    else:
        print_lines(reports.lines(report))
        if checked.captures or checked.absent:
            print(reports.captures(checked.captures, checked.quotations, checked.absent))
    return 0 if report.is_clean else 1


def _held_against_captures(folder: Path) -> checking.Checked:
    """Check captures and quotations; tables that were built lie apart from their captures."""
    if is_built(folder):
        return checking.Checked()
    return checking.check(folder, Captures(locate(folder).captures))
