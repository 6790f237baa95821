"""What the tests of the views share: hostile texts, days of claims, sums as a store has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from incidents.charts.panels import panels
from incidents.ledger import compare, sums
from incidents.ledger.records import Sum
from incidents.model import CountRange, Dataset

PAYLOADS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{7*7}}",
    '"onerror="alert(1)',
    "' onmouseover='alert(1)",
    "\u202egnissapseb\u2069\u2066",
    "javascript:alert(1)",
    "]]><!--",
    "&lt;b&gt;",
    "a\x00b\x1bc",
)


SPAN = (dt.date(2025, 10, 7), dt.date(2025, 12, 7))


@dataclass(frozen=True)
class Day:
    """Claims of some days, by side."""

    start: dt.date
    end: dt.date
    by_side: Mapping[str | None, int]


def day(number: int, **sides: int) -> Day:
    date = SPAN[0] + dt.timedelta(days=number)
    return Day(
        date, date, {(None if key == "third" else key): value for key, value in sides.items()}
    )


@dataclass(frozen=True)
class Row:
    """A sum as the store gives it."""

    side: str
    subject: str
    category: str
    measure: str
    total: CountRange
    incidents: int
    missing: int
    left_out: int


def row(one: Sum) -> Row:
    numbers = (len(one.incidents), one.missing, len(one.left_out))
    return Row(one.side, one.subject, one.category, one.measure, one.total, *numbers)


COUNTS: Mapping[str | None, tuple[int, int]] = {"AF": (2, 1), "PK": (1, 1)}


def panel_of(data: Dataset, *, details: bool = True) -> str:
    found = sums.table(data)
    rows = [row(one) for one in found]
    return panels(data, compare(data), rows, COUNTS, found if details else ())
