"""CSV that a spreadsheet opens safely: one row a claim."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

from incidents.export.about import About
from incidents.export.rows import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    claim_rows,
    view_columns,
)
from incidents.model import Dataset

FORMULA_STARTS = frozenset("=+-@|%\t\r\n＝＋－＠−﹢﹣﹦﹫")
"""What a spreadsheet may take for the beginning of a formula, in any of its forms."""


TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the text beside them around."""


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

    A text that begins with ``= + - @ | %``, one of their other forms or a control character,
    behind space or behind what is invisible, is given an apostrophe in front. Other control
    characters are dropped, and what turns text around is shown as its code.
    """
    if not isinstance(value, str):
        return value
    seen = "".join(letter for letter in value if not _is_invisible(letter))
    risky = seen.lstrip(" \u00a0\u3000")[:1] in FORMULA_STARTS or "" < value[:1] < " "
    kept = "".join(_shown(letter) for letter in value if letter in "\t\n" or letter >= " ")
    return f"'{kept}" if risky and kept else kept


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf"


def _shown(letter: str) -> str:
    """Show a sign that turns text around, such as U+202E, as its code."""
    return f"\\u{ord(letter):04x}" if letter in TURNING else letter
