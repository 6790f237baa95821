"""What holds of the report of any load."""

from __future__ import annotations

import re

from incidents.report import Report

ISOLATES = re.compile("[\u2066-\u2069]")


def check(report: Report) -> None:
    """Check that each row is counted once, and that what was not loaded is told."""
    for file in report.files:
        buckets = (report.loaded, report.warned, report.refused)
        counts = [bucket[file] for bucket in buckets]
        # A table has its header on line 1; a layer may have all that it holds there.
        first = 2 if file.endswith(".csv") else 1
        told = {one.line for one in report.problems if one.file == file and one.line >= first}
        refused = {
            one.line for one in report.problems if (one.file, one.level) == (file, "refused")
        }
        assert counts[1] + counts[2] == len(told)
        assert counts[2] == len(refused)
        assert sum(counts) == report.rows(file)
    for problem in report.problems:
        assert problem.message
        assert problem.remedy
        assert ISOLATES.sub("", str(problem)).isprintable()
