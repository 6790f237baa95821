"""Loading by columns: the same tables and the same report as by rows, whatever a file holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate
from incidents.errors import DatasetError
from incidents.loader import load
from incidents.model import Claim, Incident, Source
from incidents.readers.folder import digest_of
from incidents.readers.sift import LINE, sift
from incidents.readers.table import read_table
from incidents.report import Report
from incidents.store import SHIPPED, Store, tables
from incidents.store.schema import TABLES
from tests.conftest import TABLES as ROWS
from tests.conftest import Row, write_table, write_tiny
from tests.folders import Tables, folders, write
from tests.incidents.test_loader_properties import HOSTILE

FILES = ("claims.csv", "incidents.csv", "sources.csv")
KINDS = {"claims": Claim, "incidents": Incident, "records": Source}


@contextmanager
def both(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the tables of a folder that was loaded by rows, as ``r``, and by columns, as ``c``."""
    with tempfile.TemporaryDirectory() as place, duckdb.connect() as connection:
        by_rows, by_columns = Path(place) / "r", Path(place) / "c"
        tables.write(*load(folder), by_rows, "")
        tables.build(folder, by_columns, "", digest_of(folder))
        connection.execute(f"ATTACH '{by_rows}' AS r (READ_ONLY)")
        connection.execute(f"ATTACH '{by_columns}' AS c (READ_ONLY)")
        yield connection


def check(folder: Path) -> int:
    """Check that both ways of loading a folder give equal rows and records; count its links."""
    with both(folder) as connection:
        for name in TABLES:
            one, two = (_plain(connection, f"{way}.{name}") for way in "rc")
            assert one == two, name
        for name, kind in KINDS.items():
            one, two = (_records(connection, f"{way}.{name}", kind) for way in "rc")
            assert one == two, name
        return len(_plain(connection, "c.history"))


def _plain(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    names = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    columns = ", ".join(f'"{name}"' for name in names if name != "json")
    return connection.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()


def _records(
    connection: duckdb.DuckDBPyConnection, table: str, kind: type[Claim | Incident | Source]
) -> list[object]:
    only = " WHERE \"table\" = 'sources'" if table.endswith("records") else ""
    rows = connection.execute(f"SELECT json FROM {table}{only} ORDER BY id").fetchall()
    return [kind.model_validate_json(text) for (text,) in rows]


def test_the_shipped_record() -> None:
    check(SHIPPED)


def test_many_rows_most_of_them_plain(tmp_path: Path) -> None:
    assert check(generate(tmp_path / "generated", 200, seed=5, days=30)) > 10


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(folders())
def test_any_claims_and_links(drawn: Tables) -> None:
    with tempfile.TemporaryDirectory() as place:
        check(write(Path(place), drawn))


@st.composite
def hostile_rows(draw: st.DrawFn, file: str) -> list[Row]:
    """Draw the rows of a file with hostile text in some cells, and some of them twice."""
    rows: list[Row] = list(ROWS[file])
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(rows) - 1))
        cell = draw(st.sampled_from(list(rows[place])))
        rows[place] = {**rows[place], cell: draw(HOSTILE)}
    return rows + draw(st.lists(st.sampled_from(rows), max_size=2))


# A folder is dear to load twice, so that all its files are hostile at once.
@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries({name: hostile_rows(name) for name in FILES}))
def test_any_text_in_any_cell(drawn: dict[str, list[Row]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write_tiny(Path(place))
        for file, rows in drawn.items():
            write_table(folder, file, rows)
        check(folder)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from((
            *("a,b", "a,", ",b", '"a",b', '"a,a",b', '"a', 'b",c', 'a"a,b', '"a""a",b', "", " "),
            *("a,b,c", "a", "é,b", "a,\x00", "a,\x85", '"', '"",""', ",", "a,b\r", "\udcff,b"),
        )),
        max_size=12,
    ),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.booleans(),
)  # fmt: skip
def test_sifting_reads_what_the_strict_reader_reads(
    lines: Sequence[str], ending: str, is_closed: bool
) -> None:
    text = ending.join(("id,name", *lines)) + (ending if is_closed else "")
    data = text.encode("utf-8", "surrogateescape")
    whole = read_table("x.csv", data)
    found: dict[int, tuple[str, ...]] = {}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.csv"
        path.write_bytes(data)

        def take(batch: object) -> None:
            for row in batch.to_pylist():  # type: ignore[attr-defined]
                line = row.pop(LINE)
                found[line] = tuple(row.values())

        rest, number = sift(path, take)
    assert len(found) == number
    found |= {row.line: tuple(row.values.values()) for row in rest.rows}
    assert found == {row.line: tuple(row.values.values()) for row in whole.rows}
    assert rest.broken == whole.broken


def test_a_name_in_a_header_is_no_statement(tiny_folder: Path) -> None:
    path = tiny_folder / "claims.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    name = '"""; DROP TABLE waiting_claims; --"'
    path.write_text("\n".join([f"{header},{name}", *(f"{row}," for row in rows)]), "utf-8")
    check(tiny_folder)


def test_what_is_interrupted_leaves_nothing(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "_fill", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Store.open(tiny_folder, tmp_path / "cache")
    assert not [*(tmp_path / "cache").iterdir()]


def test_a_folder_that_changes_while_it_is_read(tiny_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="changed"):
        tables.build(tiny_folder, tmp_path / "x", "", "another digest")
