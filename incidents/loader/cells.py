"""Reading the cells of a row, and noting everything that is wrong with it at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from incidents.quantities import MAX_COUNT
from incidents.readers import Row
from incidents.report import Findings

Found = TypeVar("Found")
Kept = TypeVar("Kept", bound=BaseModel)

SEPARATOR = ";"
MAX_LISTED = 200
CLOSE_ENOUGH = 0.5
YES, NO = ("yes", "true", "1"), ("no", "false", "0")

_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://[^\s/?#]+\.\S+|urn:[a-z0-9][a-z0-9-]+:\S+", re.IGNORECASE)

BY_TYPE = {
    "string_too_short": "empty",
    "string_pattern_mismatch": "no_id",
    "too_short": "none_named",
}
"""Faults that pydantic finds, by its name for them."""


def split(text: str) -> tuple[str, ...]:
    """Split the text of a cell that holds several values, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(SEPARATOR)))))


def nearest(given: str, known: Collection[str]) -> str:
    """Find the controlled word that was perhaps meant; empty where none is near."""
    plain = given.casefold().replace(" ", "_").replace("-", "_")
    return next(iter(difflib.get_close_matches(plain, known, n=1, cutoff=CLOSE_ENOUGH)), "")


class Cells:
    """The cells of one row, read one by one; what is wrong with any of them is noted.

    After reading, `is_good` tells whether a record may be made of them.
    """

    def __init__(self, row: Row, findings: Findings) -> None:
        self._row = row
        self._findings = findings
        self._refused: set[str] = set()
        self.where = (row.file, row.line)

    @property
    def is_good(self) -> bool:
        """Whether nothing was refused so far."""
        return not self._refused

    def text(self, column: str) -> str:
        """Give a cell without the space around it."""
        return self._row.values.get(column, "").strip()

    def refuse(self, column: str, fault: str, /, **values: str) -> None:
        """Note why the row is refused."""
        self._refused.add(column)
        self._findings.refuse(self.where, column, self.text(column), fault, **values)

    def warn(self, column: str, fault: str, /, **values: str) -> None:
        """Note something about the row, which is loaded all the same."""
        self._findings.warn(self.where, column, self.text(column), fault, **values)

    def parsed(self, column: str, parse: Callable[[str], Found], fault: str) -> Found | None:
        """Read a cell with a parser that raises ValueError; an empty cell is None."""
        text = self.text(column)
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.refuse(column, fault, why=str(error))
            return None

    def listed(self, column: str) -> tuple[str, ...]:
        """Split a cell that holds several values, each once, in their order."""
        values = split(self.text(column))
        if len(values) > MAX_LISTED:
            self.refuse(column, "many_values", most=str(MAX_LISTED))
        return values[:MAX_LISTED]

    def count(self, column: str) -> int | None:
        """Read a count as plain digits; empty is None."""
        text = self.text(column)
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            self.refuse(column, "no_number")
            return None
        if int(text) > MAX_COUNT:
            self.refuse(column, "number_large", most=str(MAX_COUNT))
            return None
        return int(text)

    def flag(self, column: str) -> bool:
        """Read yes or no; empty is no."""
        given = self.text(column).casefold()
        if given and given not in (*YES, *NO):
            self.refuse(column, "no_flag")
        return given in YES

    def address(self, column: str) -> str:
        """Read an address of the web, or a URN for what is not on it."""
        if self.text(column) and not _URL.fullmatch(self.text(column)):
            self.refuse(column, "no_address")
        return self.text(column)

    def sha256(self, column: str) -> str:
        """Read a SHA-256 in hexadecimal."""
        given = self.text(column).lower()
        if given and not _SHA256.fullmatch(given):
            self.refuse(column, "no_sha256")
        return given

    def word(
        self,
        column: str,
        known: Collection[str],
        replaced: Mapping[str, str] | None = None,
    ) -> str:
        """Read a controlled word; an unknown one is answered with the nearest one."""
        given = self.text(column)
        now = (replaced or {}).get(given)
        if now is not None:
            self.warn(column, "word_replaced", value=given, now=now)
            return now
        if given and given not in known:
            self._unknown(column, given, known)
        return given

    def _unknown(self, column: str, given: str, known: Collection[str]) -> None:
        told = {"value": repr(given), "field": column, "known": ", ".join(known)}
        if near := nearest(given, known):
            self.refuse(column, "word_near", nearest=near, **told)
        else:
            self.refuse(column, "word_unknown", **told)

    def known(self, column: str, ids: Collection[str], fault: str, /, **values: str) -> str:
        """Read an id that must be among those known; a cell may be empty."""
        given = self.text(column)
        if given and given not in ids:
            self.refuse(column, fault, **values)
        return given

    def all_known(
        self, column: str, given: tuple[str, ...], ids: Collection[str], fault: str
    ) -> tuple[str, ...]:
        """Leave out ids of a cell that are not known; each is warned of."""
        missing = [name for name in given if name not in ids]
        for name in missing if column not in self._refused else ():
            self._findings.warn(self.where, column, name, fault)
        return tuple(name for name in given if name in ids)

    def made(self, kind: type[Kept], /, **fields: Any) -> Kept | None:
        """Make a record of what was read, unless something was wrong."""
        record = self._validated(kind, fields)
        self._look_over()
        return record if self.is_good else None

    def _validated(self, kind: type[Kept], fields: Mapping[str, Any]) -> Kept | None:
        try:
            return kind(**fields)
        except ValidationError as error:
            if self.is_good or any(one["type"] in BY_TYPE for one in error.errors()):
                for one in error.errors(include_url=False, include_context=False):
                    self._explain(one)
            return None

    def _explain(self, fault: Any) -> None:
        """Say what pydantic found, unless a cell's own fault says it already."""
        known = BY_TYPE.get(fault["type"])
        columns = [str(name) for name in fault["loc"] if name in self._row.values]
        column = columns[-1] if columns else "row"
        if column in self._refused:
            return
        if known:
            self.refuse(column, known)
        elif self.is_good:
            why = str(fault["msg"]).removeprefix("Value error, ")
            self.refuse(column, "record_odd", why=why)

    def _look_over(self) -> None:
        """Warn of what a reader of the file cannot see, or a spreadsheet would run."""
        for column, value in self._row.values.items():
            if value.startswith("="):
                self.warn(column, "formula")
            if not value.isascii() and _HIDDEN.search(value):
                self.warn(column, "invisible")
