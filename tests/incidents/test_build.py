"""Building tables once, on this machine: the page opens the folder and answers as it did."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from incidents import engines
from incidents.engines import alone, session
from incidents.errors import DatasetError, EngineError
from incidents.query import Query
from incidents.store import SHIPPED, Store, built, library
from tests.built import answers, assert_equal, rows_of, write_troubled
from tests.commands import run, told
from tests.conftest import write_tiny
from tests.parquet import as_parquet


@pytest.fixture(scope="module")
def shipped_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "af-pk"
    engines.build(SHIPPED, out)
    return out


def test_the_page_answers_as_from_the_dataset(shipped_built: Path, store: Store) -> None:
    opened = Store.open(shipped_built)
    assert answers(opened) == answers(store)
    assert opened.report == store.report
    assert (opened.digest, opened.address_name) == (store.digest, store.address_name)


def test_incidents_and_claims_lie_by_month(shipped_built: Path, store: Store) -> None:
    months = {path.name for path in (shipped_built / "claims").iterdir()}
    assert "month=2025-10" in months
    with duckdb.connect() as connection:
        path = shipped_built / "claims" / "month=2025-10" / "*.parquet"
        days = connection.execute(f"SELECT DISTINCT first FROM '{path}'").fetchall()
    assert days
    assert {(day.year, day.month) for (day,) in days} == {(2025, 10)}


def test_it_opens_by_name_and_every_command_takes_it(
    shipped_built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CROSSCLAIM_DATASET", str(shipped_built))
    assert [one.folder for one in library().values()] == [shipped_built]
    status, out, _ = run(capsys, "check", str(shipped_built))
    assert (status, out.splitlines()) == (1, run(capsys, "check", str(SHIPPED))[1].splitlines())
    asked = ("show", "2025-10-15-kabul")
    here = run(capsys, *asked, "--dataset", str(shipped_built))
    assert here == run(capsys, *asked, "--dataset", str(SHIPPED))


def test_every_row_is_counted_whatever_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_troubled(tmp_path / "in")
    said = told(capsys, "build", str(folder), "--out", str(tmp_path / "out"))
    report = Store.open(folder).report
    assert said == report.as_json() | {"folder": str(tmp_path / "out"), "engine": "duckdb"}
    faults = {one.fault for one in report.problems}
    assert {"circle", "row_twice_other", "revises_other_loss", "quote_open", "not_utf8"} <= faults


def test_a_dataset_in_parquet_makes_the_same_tables(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "in")
    engines.build(folder, tmp_path / "csv")
    engines.build(as_parquet(folder, tmp_path / "parquet"), tmp_path / "out")
    for name in ("incidents", "claims", "history", "losses"):
        assert rows_of(tmp_path / "csv", name) == rows_of(tmp_path / "out", name)


def test_a_dataset_without_rows(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "in", incidents=[], claims=[], retellings=[])
    engines.build(folder, tmp_path / "out")
    assert Store.open(tmp_path / "out").totals(Query()).claims == 0


def test_what_is_interrupted_leaves_what_was_there(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out" / "built"
    engines.build(tiny_folder, out)
    before = built.digest_of(out)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(alone.transfer, "unload", interrupt)
    with pytest.raises(KeyboardInterrupt):
        engines.build(tiny_folder, out)
    assert [path.name for path in out.parent.iterdir()] == ["built"]
    assert built.digest_of(out) == before
    monkeypatch.undo()
    engines.build(tiny_folder, out)
    assert_equal(out, out)


def test_nothing_else_is_written_over(tiny_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no tables"):
        engines.build(SHIPPED, tiny_folder)
    assert (tiny_folder / "claims.csv").exists()


def test_tables_that_are_not_whole_are_not_opened(tiny_folder: Path, tmp_path: Path) -> None:
    engines.build(tiny_folder, tmp_path / "out")
    part = next((tmp_path / "out" / "claims").rglob("*.parquet"))
    whole = part.read_bytes()
    part.unlink()
    with pytest.raises(DatasetError, match="not whole"):
        Store.open(tmp_path / "out")
    part.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DatasetError, match="cannot be read"):
        Store.open(tmp_path / "out")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 1 AS other) TO '{part}' (FORMAT parquet)")
    with pytest.raises(DatasetError, match="another version"):
        Store.open(tmp_path / "out")
    part.write_bytes(whole)
    assert Store.open(tmp_path / "out").totals(Query()).claims > 0
    (tmp_path / "out" / built.MARK).write_text(json.dumps({"rows": []}))
    with pytest.raises(DatasetError, match="not whole"):
        Store.open(tmp_path / "out")


def test_options_that_do_not_belong_together(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("build", str(tiny_folder), "--out", str(tmp_path / "out"), "--master", "spark://x")
    status, _, err = run(capsys, *words)
    assert (status, "--engine spark" in err) == (1, True)


def test_spark_that_is_not_there_is_one_readable_line(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"crossclaim\[spark\]"):
        engines.build(tiny_folder, tmp_path / "out", "spark")
    monkeypatch.setattr(session, "find_spec", lambda _: object())
    monkeypatch.setattr(session.shutil, "which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineError, match="Java"):
        engines.build(tiny_folder, tmp_path / "out", "spark")
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]
