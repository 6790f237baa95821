"""The English that drafting reads: lists of words in ``english.toml``, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def english() -> Mapping[str, Any]:
    """Read the lists, once."""
    return tomllib.loads((files(__package__) / "english.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Write alternatives as one group of a pattern."""
    people = f"(?:{'|'.join(english()['people'])})"
    return f"(?:{'|'.join(words)})".replace("{people}", people)


def whole(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of these as whole words, in either case."""
    return re.compile(rf"(?<![\w-]){any_of(words)}(?![\w-])", re.IGNORECASE)


def named(tables: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Match any of these as whole words; the group that matched is the table's name."""
    groups = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in tables.items())
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)
