"""A small share of ``make fuzz``, from other seeds than its own."""

from __future__ import annotations

import importlib
import random
import time
from pathlib import Path

import pytest

from tests.fuzz import watch

SHARE = {"datasets": 15, "pictures": 8, "imports": 30, "addresses": 40}
FIRST = 1_000_000


@pytest.mark.parametrize("part", SHARE)
def test_nothing_hostile_is_met_with_silence_or_a_traceback(part: str, tmp_path: Path) -> None:
    case = importlib.import_module(f"tests.fuzz.{part}").case
    for seed in range(FIRST, FIRST + SHARE[part]):
        folder = tmp_path / str(seed)
        folder.mkdir()
        complaint = case(random.Random(seed), folder)
        assert not complaint, f"seed {seed}: {complaint}"


def hanging(chance: random.Random, _folder: Path) -> str:
    """Do whatever a case must not, by its seed."""
    kind = chance.choice(WRONGS)
    if kind == "hang":
        time.sleep(20)
    if kind == "raise":
        raise ValueError("a traceback")
    if kind == "grow":
        return "" if b"x" * 200_000_000 else "no memory"
    if kind == "end":
        import os  # noqa: PLC0415

        os._exit(3)
    return ""


WRONGS = ("nothing", "raise", "grow", "end", "hang")


def test_whatever_a_case_must_not_do_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PATIENCE", 8)
    monkeypatch.setattr(watch, "MOST_MB", 100)
    by_kind = {random.Random(seed).choice(WRONGS): seed for seed in range(100)}
    wanted = [by_kind[kind] for kind in WRONGS]
    outcome = watch.watched(hanging, wanted)
    told = {kind: outcome.complaints.get(seed, "") for kind, seed in by_kind.items()}
    assert outcome.cases == len(WRONGS)
    assert told["nothing"] == ""
    assert "ValueError: a traceback" in told["raise"]
    assert "MB over rest" in told["grow"]
    assert told["end"] == "ended the process"
    assert told["hang"] == "hangs"
