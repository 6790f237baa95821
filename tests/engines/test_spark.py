"""Spark on two workers: the tables that DuckDB builds, row for row, and the page's same answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incidents.readers import sift
from incidents.store import SHIPPED, Store
from tests.built import answers, assert_equal, write_troubled
from tests.commands import Capture, told
from tests.conftest import write_tiny
from tests.parquet import as_parquet

CLUSTER = "local-cluster[2,1,1024]"
BUSY = 8
"""So many seconds after it began, Spark is at work and far from done."""

ROOT = Path(__file__).parents[2]


def check(folder: Path, place: Path, capsys: Capture) -> Path:
    """Build a dataset with both engines, as a person would, and demand one outcome."""
    one, other = place / "duckdb", place / "spark"
    said = told(capsys, "build", str(folder), "--out", str(one))
    asked = ("build", str(folder), "--out", str(other), "--engine", "spark", "--master", CLUSTER)
    assert told(capsys, *asked) == said | {"engine": "spark", "folder": str(other)}
    assert_equal(one, other)
    first, second = Store.open(one), Store.open(other)
    assert first.report == second.report
    assert answers(first) == answers(second)
    return other


def test_rows_that_are_wrong_in_every_way_in_many_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sift, "CHUNK", 1_000)
    check(write_troubled(tmp_path / "in"), tmp_path, capsys)


def test_the_shipped_record_from_parquet(tmp_path: Path, capsys: Capture) -> None:
    built = check(as_parquet(SHIPPED, tmp_path / "in", typed=True), tmp_path, capsys)
    assert "month=2025-10" in {path.name for path in (built / "claims").iterdir()}
    assert not [*built.rglob("*.crc"), *built.rglob("_*")]


def test_what_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "in")
    out = tmp_path / "out" / "built"
    words = [sys.executable, "-m", "incidents", "build", str(folder), "--out", str(out)]
    running = subprocess.Popen(
        [*words, "--engine", "spark"],
        cwd=ROOT,
        env={**os.environ, "CROSSCLAIM_CACHE": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        text=True,
    )
    while not [*tmp_path.glob("out/.built.*")]:
        assert running.poll() is None
        time.sleep(0.1)
    time.sleep(BUSY)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 130
    assert "nothing that was half done is left" in said
    assert "Traceback" not in said
    assert [*out.parent.iterdir()] == []
