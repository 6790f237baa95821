"""Days and counts as people write them: read where they are sure, else kept as words."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from incidents.dates import MONTHS
from incidents.importing.events import day_of, text_of
from incidents.quantities import MAX_COUNT, MORE_THAN, UP_TO

_DAY_FIRST = re.compile(r"(\d{1,2})[ \-.](?P<month>[A-Za-z]{3,9})[ \-.,]+(\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})[ .]+(\d{1,2}),? +(\d{4})")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)", re.IGNORECASE)
_LEAST = re.compile(r"(?:at least|min(?:imum)?(?: of)?)\s+\d|\d[\d,]*\s*\+", re.IGNORECASE)

Amount = tuple[int | None, int | None, str]
"""The least and the most, and the words that say it where a bare number does not."""


@lru_cache(maxsize=1 << 15)
def any_day(cell: str, column: str) -> dt.date:
    """Read a day in ISO, or with its month as an English word: "11 October 2025".

    Two numbers and a year, as in 11/10/2025, may be two days and are not guessed at.

    Raises
    ------
    UnfitError
        If it is neither.
    """
    text = " ".join(cell.split())
    if found := _DAY_FIRST.fullmatch(text):
        return day_of(_iso(found[3], found["month"], found[1]), column)
    if found := _MONTH_FIRST.fullmatch(text):
        return day_of(_iso(found[3], found["month"], found[2]), column)
    return day_of(text, column)


def _iso(year: str, month: str, day: str) -> str:
    named = [n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower())]
    return f"{year}-{named[0]:02}-{int(day):02}" if len(named) == 1 else ""


def amount(cell: str) -> Amount:
    """Read a count: "58", "15–20", "30+", "more than 200", "up to 20"; else it is words alone."""
    text = text_of(cell).removesuffix(".0")
    numbers = [int(one.replace(",", "")) for one in _NUMBER.findall(text)]
    if not numbers or max(numbers) > MAX_COUNT:
        return None, None, text
    if len(numbers) == 2 and _RANGE.fullmatch(text) and numbers[0] <= numbers[1]:
        return numbers[0], numbers[1], ""
    if len(numbers) > 1:
        return None, None, text
    return _one(numbers[0], text)


def _one(number: int, text: str) -> Amount:
    if MORE_THAN.match(text) or text.startswith(">"):
        return number + 1, None, text if MORE_THAN.match(text) else f"more than {number}"
    if UP_TO.match(text):
        return 0, number, text
    if _LEAST.match(text):
        return number, None, text
    return (number, number, "") if _NUMBER.fullmatch(text) else (None, None, text)
