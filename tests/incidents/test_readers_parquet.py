"""Tables in Parquet: the same dataset and the same report as from CSV, by rows and by columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from benchmarks.generate import generate
from incidents.cli import main
from incidents.errors import DatasetError
from incidents.loader import load
from incidents.query import Query
from incidents.readers.parquet import read_parquet, sift_parquet
from incidents.report import Report
from incidents.store import SHIPPED, Store
from tests.conftest import CLAIMS, write_table
from tests.incidents.test_loader_bulk import check
from tests.parquet import as_parquet


def renamed(report: Report) -> Report:
    """Call the files of a report as if they were CSV."""

    def name(file: str) -> str:
        return file.replace(".parquet", ".csv")

    def counts(found: object) -> dict[str, int]:
        return {name(file): number for file, number in found.items()}  # type: ignore[attr-defined]

    told = tuple(replace(one, file=name(one.file)) for one in report.problems)
    return Report(counts(report.loaded), counts(report.warned), counts(report.refused), told)


@pytest.mark.parametrize("typed", [False, True])
def test_a_record_in_parquet_is_the_record(tmp_path: Path, typed: bool) -> None:
    folder = as_parquet(SHIPPED, tmp_path / "parquet", typed=typed)
    check(folder)
    (one, said), (other, told) = load(SHIPPED), load(folder)
    plain, other = (replace(each, digest="", setting=None, ground=None) for each in (one, other))
    assert plain == other
    assert said == renamed(told)
    assert "claims.parquet" in told.loaded


def test_many_rows(tmp_path: Path) -> None:
    check(as_parquet(generate(tmp_path / "csv", 120, seed=3, days=30), tmp_path / "parquet"))


def test_bad_rows_are_told_as_those_of_csv(tiny_folder: Path, tmp_path: Path) -> None:
    rows = [*CLAIMS, {**CLAIMS[0], "id": "odd", "claimant": "NOBODY"}, CLAIMS[1], {}]
    rows[2] = {**rows[2], "low": "many"}
    write_table(tiny_folder, "claims.csv", rows)
    folder = as_parquet(tiny_folder, tmp_path / "parquet")
    check(folder)
    told = load(folder)[1]
    assert renamed(told) == load(tiny_folder)[1]
    assert [one.line for one in told.problems if one.file == "claims.parquet"] != []


def test_what_no_cell_may_hold_is_refused_with_its_line(tiny_folder: Path, tmp_path: Path) -> None:
    folder = as_parquet(tiny_folder, tmp_path / "parquet")
    table = parquet.read_table(folder / "claims.parquet").to_pylist()
    table[1]["note"], table[2]["note"] = "a\x07bell", "x" * 10_001
    parquet.write_table(pa.Table.from_pylist(table), folder / "claims.parquet")
    check(folder)
    told = [(one.line, one.fault) for one in load(folder)[1].problems]
    assert {(3, "control"), (4, "cell_long")} <= set(told)


def cells(array: pa.Array, path: Path) -> list[str]:
    parquet.write_table(pa.table({"x": array}), path)
    return [row.values["x"] for row in read_parquet("x.parquet", path.read_bytes()).rows]


@pytest.mark.parametrize(
    ("array", "written"),
    [
        (pa.array([23.0, 34.5]), ["23", "34.5"]),
        (pa.array([7, 8], pa.int8()), ["7", "8"]),
        (pa.array([dt.date(2025, 10, 12)]), ["2025-10-12"]),
        (pa.array(["2025-10-12"]).cast(pa.timestamp("ns")), ["2025-10-12"]),
        (pa.array(["2025-10-12T09:00"]).cast(pa.timestamp("us")), ["2025-10-12T09:00:00"]),
        (
            pa.array(["2025-10-12T09:00Z"]).cast(pa.timestamp("ms", "Asia/Kabul")),
            ["2025-10-12T09:00:00Z"],
        ),
        (pa.array([["a", "b"], ["c", None]]), ["a;b", "c"]),
        (pa.array(["a", "b"]).dictionary_encode(), ["a", "b"]),
        (pa.array([True, False]), ["true", "false"]),
    ],
)
def test_cells_are_written_as_the_rules_read_them(
    array: pa.Array, written: list[str], tmp_path: Path
) -> None:
    assert cells(array, tmp_path / "x.parquet") == written


def test_what_is_no_table_is_one_readable_error(tiny_folder: Path, tmp_path: Path) -> None:
    folder = as_parquet(tiny_folder, tmp_path / "parquet")
    path = folder / "claims.parquet"
    whole = path.read_bytes()
    for content in (b"", b"PAR1", whole[:-30], whole[: len(whole) // 2] + whole[-200:]):
        path.write_bytes(content)
        with pytest.raises(DatasetError, match=r"claims\.parquet"):
            load(folder)
    parquet.write_table(pa.table({"x": pa.array([b"\xff"])}), path)
    with pytest.raises(DatasetError, match="kind binary"):
        sift_parquet(path, lambda _: None)
    path.write_bytes(whole)
    (folder / "claims.csv").write_text("id\n")
    with pytest.raises(DatasetError, match="both there"):
        Store.open(folder, tmp_path / "cache")


def test_commands_read_it(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = as_parquet(tiny_folder, tmp_path / "parquet", typed=True)
    assert main(["check", str(folder)]) == main(["check", str(tiny_folder)])
    assert main(["brief", "--dataset", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "claims.parquet" in out
    assert Store.open(folder, tmp_path / "c").totals(Query()) == Store.open(
        tiny_folder, tmp_path / "c"
    ).totals(Query())
