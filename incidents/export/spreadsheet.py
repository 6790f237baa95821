"""CSV that a spreadsheet opens safely: one row a claim."""

from __future__ import annotations

import csv
import io
from typing import Any

from incidents.export.about import About
from incidents.export.rows import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    claim_rows,
    view_columns,
)
from incidents.model import Dataset

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(dataset: Dataset, facts: About, *, bom: bool = False) -> bytes:
    """Write the rows as UTF-8 CSV with CRLF line ends, as RFC 4180 has them.

    Cells that a spreadsheet could take for a formula begin with an apostrophe; the data package
    holds them as they are.

    Parameters
    ----------
    dataset, facts
        The rows of the view and what travels with them.
    bom
        Whether to begin with a byte order mark, which some versions of Excel need.
    """
    stream = io.StringIO(newline="")
    header = [*INCIDENT_COLUMNS, *CLAIM_COLUMNS, *view_columns(facts)]
    writer = csv.DictWriter(stream, fieldnames=header)
    writer.writeheader()
    for row in claim_rows(dataset, facts):
        writer.writerow({name: safe(value) for name, value in row.items()})
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")


def safe(value: Any) -> Any:
    """Keep a cell from being read as a formula; numbers stay numbers.

    A text that begins with ``= + - @``, their wide forms, or a control character is given an
    apostrophe in front. Other control characters are dropped.
    """
    if not isinstance(value, str):
        return value
    risky = value.lstrip(" ").startswith(FORMULA_STARTS) or "" < value[:1] < " "
    kept = "".join(letter for letter in value if letter in "\t\n" or letter >= " ")
    return f"'{kept}" if risky else kept
