"""Printing what a command found: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from incidents.text import storable


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; what a terminal would obey is left out."""
    for line in lines:
        print(storable(line))
