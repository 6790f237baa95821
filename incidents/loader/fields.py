"""Reading the fields of a row, and telling what is wrong with one in words that help."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from incidents.model import MAX_COUNT
from incidents.readers import Row
from incidents.report import Findings

Found = TypeVar("Found")

SEPARATOR = ";"
MAX_LISTED = 200

_WHOLE = re.compile(r"\d{1,8}", re.ASCII)
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_URL = re.compile(r"https?://[^\s/?#]+\.\S+|urn:[a-z0-9][a-z0-9-]+:\S+", re.IGNORECASE)

MESSAGES = {
    "string_too_short": "this is empty",
    "string_pattern_mismatch": "this is no id",
    "too_short": "this is empty",
}
"""What to say instead of pydantic's words, by type of fault."""

REMEDIES = {
    "string_too_short": "fill it in",
    "string_pattern_mismatch": "use letters, digits, dots, hyphens and underscores, at most 80",
    "too_short": "name at least one",
    "literal_error": "use one of the words listed",
    "less_than_equal": f"write a number up to {MAX_COUNT}",
}


class FieldError(ValueError):
    """One field of a row cannot be read; the row is refused."""

    def __init__(self, field: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.remedy = remedy


def listed(text: str) -> tuple[str, ...]:
    """Split a cell that holds several values, each once, in their order.

    Raises
    ------
    ValueError
        If there are more than `MAX_LISTED`.
    """
    values = tuple(dict.fromkeys(filter(None, map(str.strip, text.split(SEPARATOR)))))
    if len(values) > MAX_LISTED:
        raise ValueError(f"more than {MAX_LISTED} values")
    return values


def whole_number(text: str) -> int | None:
    """Read a count as plain digits; empty is None.

    Raises
    ------
    ValueError
        If it is anything else: a sign, a separator, a decimal or a word.
    """
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise ValueError("not a whole number in plain digits")
    return int(text)


def web_address(text: str) -> str:
    """Read an address of the web, or a URN for what is not on it.

    Raises
    ------
    ValueError
        If it begins with neither http://, https:// nor urn:.
    """
    if not _URL.fullmatch(text):
        raise ValueError("not an address of a web page, nor a urn:")
    return text


def read(row: Row, field: str, parse: Callable[[str], Found], remedy: str) -> Found:
    """Read one field with a parser.

    Raises
    ------
    FieldError
        If the parser raises ValueError.
    """
    try:
        return parse(row.values.get(field, ""))
    except ValueError as error:
        raise FieldError(field, str(error), remedy) from error


def make(row: Row, build: Callable[[Row], Found], findings: Findings) -> Found | None:
    """Make a record of a row, or note why it is refused."""
    where = (row.file, row.line)
    try:
        record = build(row)
    except FieldError as error:
        value = row.values.get(error.field, "")
        findings.note("refused", where, error.field, value, (error.message, error.remedy))
        return None
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            findings.note("refused", where, *_explained(row, fault))
        return None
    _look_over(row, findings)
    return record


def _explained(row: Row, fault: Any) -> tuple[str, str, tuple[str, str]]:
    """Give the field, value, message and remedy of what pydantic found."""
    names = [name for name in fault["loc"] if name in row.values]
    field = str(names[-1]) if names else ""
    message = MESSAGES.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ")
    text, colon, advice = message.rpartition(": ")
    if fault["type"] == "value_error" and colon:
        return field, row.values.get(field, ""), (text, advice)
    remedy = REMEDIES.get(fault["type"], "correct the row")
    return field, row.values.get(field, ""), (message, remedy)


def _look_over(row: Row, findings: Findings) -> None:
    """Warn of what a reader of the file cannot see, or a spreadsheet would run."""
    where = (row.file, row.line)
    for field, value in row.values.items():
        if value.startswith("="):
            says = ("begins with =, which a spreadsheet would compute", "begin with a letter")
            findings.note("warned", where, field, value, says)
        if not value.isascii() and _HIDDEN.search(value):
            says = ("holds characters that are invisible or turn the text around", "type it again")
            findings.note("warned", where, field, value, says)
