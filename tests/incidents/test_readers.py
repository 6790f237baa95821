"""Reading CSV strictly: nothing shifts, and no row harms another."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import DatasetError
from incidents.readers.folder import digest_of, read_folder
from incidents.readers.table import MAX_CELL, read_table


def rows_of(text: str | bytes) -> list[dict[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [dict(row.values) for row in read_table("x.csv", data).rows]


def faults_of(text: str | bytes) -> list[tuple[int, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(fault.line, fault.message) for fault in read_table("x.csv", data).faults]


def test_values_stay_text() -> None:
    assert rows_of("id,n\n007,1E5\nNA,null\n") == [
        {"id": "007", "n": "1E5"},
        {"id": "NA", "n": "null"},
    ]


def test_lines_are_counted_from_the_header() -> None:
    table = read_table("x.csv", b'a,b\n1,2\n\n"3\nx",4\n5,6\n')
    assert [row.line for row in table.rows] == [2, 4, 6]
    assert table.rows[1].values == {"a": "3\nx", "b": "4"}


@pytest.mark.parametrize(
    "line", ["1,2,", "1,2,3", "1", ",", '1,"2', '1,"2"x', "1,a\x00b", "1,a\x07b"]
)
def test_a_broken_row_is_a_fault_and_the_others_go_on(line: str) -> None:
    text = f"a,b\nx,y\n{line}\nv,w\n"
    assert [row["a"] for row in rows_of(text)] == ["x", "v"]
    assert [at for at, _ in faults_of(text)] == [3]


def test_a_cut_quote_swallows_no_row() -> None:
    text = 'a,b\n"1,2\n3,4\n5,"6"\n7,8\n'
    assert [row["a"] for row in rows_of(text)] == ["3", "5", "7"]
    assert faults_of(text)[0][0] == 2


def test_two_cut_quotes_do_not_make_one_cell() -> None:
    text = 'a,b\n1,"2\n3,4\n5",6\n7,8\n'
    assert [row["a"] for row in rows_of(text)] == ["3", "7"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_another_encoding_refuses_its_lines_only(encoding: str) -> None:
    data = "a,b\n1,plain\n2,Révue\n3,plain\n".encode(encoding)
    assert [row["a"] for row in rows_of(data)] == ["1", "3"]
    assert faults_of(data) == [(3, "the line is not in UTF-8")]


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert rows_of(b"\xef\xbb\xbfa,b\r\n1,2\r\n") == [{"a": "1", "b": "2"}]
    assert rows_of(b"a,b\r1,2\r3,4") == [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("a,b\n1,2\n".encode("utf-16"), "UTF-16"),
        ("a,b\n1,2\n".encode("utf-16-le"), "UTF-16|header"),
        (b"", "empty"),
        (b"\n1,2\n", "empty"),
        (b"a,a\n1,2\n", "twice"),
        (b'"a,b\n1,2\n', "header"),
        ("é,b\n1,2\n".encode("cp1252"), "header|UTF-8"),
    ],
)
def test_a_file_without_a_header_that_can_be_read_raises(data: bytes, word: str) -> None:
    with pytest.raises(DatasetError, match=word):
        read_table("x.csv", data)


def test_a_huge_cell_is_a_fault() -> None:
    text = f'a,b\n1,{"x" * (MAX_CELL + 1)}\n2,"{"y" * 200_000}"\n3,z\n'
    assert [row["a"] for row in rows_of(text)] == ["3"]
    assert [line for line, _ in faults_of(text)] == [2, 3]


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(st.lists(st.tuples(cells, cells, cells), max_size=8))
def test_what_a_spreadsheet_writes_is_read_as_it_was(table: list[tuple[str, str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("a", "b", "c"), *table])
    expected = [list(row) for row in table if any(cell.strip() for cell in row)]
    assert [list(row.values()) for row in rows_of(out.getvalue())] == expected


@given(st.binary(max_size=200), st.integers(0, 3))
def test_no_bytes_in_a_line_cost_another_line(junk: bytes, at: int) -> None:
    junk = junk.replace(b"\n", b"").replace(b"\r", b"")
    lines = [b"r0,x", b"r1,x", b"r2,x"]
    lines.insert(at, junk)
    kept = {row["a"] for row in rows_of(b"a,b\n" + b"\n".join(lines) + b"\n")}
    assert {"r0", "r1", "r2"} <= kept


def test_a_folder_is_read_and_its_digest_follows_its_bytes(tiny_folder: Path) -> None:
    raw = read_folder(tiny_folder)
    assert raw.digest == digest_of(tiny_folder)
    assert len(raw.tables["claims.csv"].rows) == 14
    (tiny_folder / "claims.csv").write_text("id\n")
    assert digest_of(tiny_folder) != raw.digest


@pytest.mark.parametrize("file", ["claims.csv", "datapackage.json"])
def test_a_missing_file_raises(tiny_folder: Path, file: str) -> None:
    (tiny_folder / file).unlink()
    with pytest.raises(DatasetError, match=file):
        read_folder(tiny_folder)


def test_a_folder_that_is_none_raises(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="missing"):
        read_folder(tmp_path / "nowhere")
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(DatasetError, match="cannot be read"):
        read_folder(tmp_path)
