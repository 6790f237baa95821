"""Compiling expressions once, with their values bound when they run.

Ibis takes about 25 ms to compile an expression, and a page asks five for every step. So each
is compiled once for every set of filters that are in use, with a marked literal wherever a value
goes; the literal becomes a bound parameter. No value ever becomes part of a statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir

_MARK = "parameter:"
_LIST = re.compile(rf"\['{_MARK}(\w+)'\]")
_ONE = re.compile(rf"'{_MARK}(\w+)'")

LIMIT = 1_999_999_001
OFFSET = 1_999_999_002
"""Stand for the number of rows that are wanted and passed over, bound when a statement runs.

Ibis makes a subquery of a limit that is no plain number.
"""

_ROWS = {str(LIMIT): "limit", str(OFFSET): "offset"}
_ROW_NUMBER = re.compile("|".join(_ROWS))

Shape = frozenset[str]
"""The names of the filters that a query uses, whatever their values."""


@dataclass(frozen=True)
class Statement:
    """A statement with ``$name`` parameters, and their names."""

    sql: str
    names: frozenset[str]


def text(name: str) -> ir.StringValue:
    """Stand for a text that is bound when the statement runs."""
    return ibis.literal(_MARK + name)


def day(name: str) -> ir.DateValue:
    """Stand for a day that is bound when the statement runs."""
    return text(name).cast("date")


def instant(name: str) -> ir.TimestampValue:
    """Stand for an instant in UTC, without zone, that is bound when the statement runs."""
    return text(name).cast("timestamp(6)")


def flag(name: str) -> ir.BooleanValue:
    """Stand for a yes or no that is bound when the statement runs."""
    return text(name).cast("boolean")


def whole(name: str) -> ir.IntegerValue:
    """Stand for a whole number that is bound when the statement runs."""
    return text(name).cast("int64")


def one_of(name: str, column: ir.Value, item: str = "string") -> ir.BooleanValue:
    """Tell whether a column's value is in a list that is bound when the statement runs."""
    listed: Any = ibis.array([text(name)])
    return listed.cast(f"array<{item}>").contains(column)


def listed(name: str, item: str = "string") -> ir.Value:
    """Stand for a long list that is bound when the statement runs, as a column to look into."""
    values: Any = ibis.array([text(name)])
    return values.cast(f"array<{item}>").unnest().name("value").as_table().value


@lru_cache(maxsize=1024)
def compiled(build: Callable[[Shape], ir.Table], shape: Shape) -> Statement:
    """Compile the expression that a builder makes for a shape of query, once."""
    sql = str(ibis.to_sql(build(shape), dialect="duckdb"))
    sql = _ROW_NUMBER.sub(lambda found: f"'{_MARK}{_ROWS[found[0]]}'", sql)
    names = frozenset(_ONE.findall(sql))
    return Statement(_ONE.sub(r"$\1", _LIST.sub(r"$\1", sql)), names)
