"""Running the command line in tests, as people run it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from incidents.cli import main

Capture = pytest.CaptureFixture[str]
Row = dict[str, Any]

NIGHT = ("--from", "2025-10-11", "--to", "2025-10-12")


def run(capsys: Capture, *words: str) -> tuple[int, str, str]:
    """Run a command: its status, and what it wrote to both streams."""
    status = main(words)
    said = capsys.readouterr()
    return status, said.out, said.err


def told(capsys: Capture, *words: str) -> Any:
    """Run a command that ends well, and read its JSON."""
    status, out, err = run(capsys, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def rows(capsys: Capture, *words: str) -> list[Row]:
    """Ask for rows of the ledger."""
    found: list[Row] = told(capsys, "ledger", *words)
    return found
