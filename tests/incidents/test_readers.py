"""Reading CSV strictly: nothing shifts, no row harms another, and a wrong file says what it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import DatasetError
from incidents.readers import folder
from incidents.readers.folder import OPTIONAL, digest_of, read_folder
from incidents.readers.table import MAX_CELL, MAX_RECORD_LINES, read_table
from tests.conftest import write_table


def rows_of(text: str | bytes) -> list[dict[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [dict(row.values) for row in read_table("x.csv", data).rows]


def broken_of(text: str | bytes) -> list[tuple[int, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(one.line, one.fault) for one in read_table("x.csv", data).broken]


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
    ("line", "fault"),
    [
        ("1,2,", "width"),
        ("1,2,3", "width"),
        ("1", "width"),
        (",", "row_empty"),
        (" , ", "row_empty"),
        ('1,"2', "quote_open"),
        ('1,"2"x', "quotes_broken"),
        ('1,a"b"', "quotes_broken"),
        ("1,a\x00b", "control"),
        ("1,a\x07b", "control"),
        ("1,a\x85b", "control"),
    ],
)
def test_a_broken_row_is_told_and_the_others_go_on(line: str, fault: str) -> None:
    text = f"a,b\nx,y\n{line}\nv,w\n"
    assert [row["a"] for row in rows_of(text)] == ["x", "v"]
    assert broken_of(text) == [(3, fault)]


def test_a_row_of_another_width_says_how_many_cells_it_has() -> None:
    (broken,) = read_table("x.csv", b"a,b\n1,2,3\n").broken
    assert broken.values == {"found": "3", "wanted": "2"}
    assert broken.text == "1,2,3"


def test_a_cut_quote_swallows_no_row() -> None:
    text = 'a,b\n"1,2\n3,4\n5,"6"\n7,8\n'
    assert [row["a"] for row in rows_of(text)] == ["3", "5", "7"]
    assert broken_of(text) == [(2, "quote_open")]


def test_two_cut_quotes_do_not_make_one_cell() -> None:
    text = 'a,b\n1,"2\n3,4\n5",6\n7,8\n'
    assert [row["a"] for row in rows_of(text)] == ["3", "7"]
    assert [line for line, _ in broken_of(text)] == [2, 4]


def test_a_quoted_cell_runs_on_so_far_and_no_further() -> None:
    lines = "\n".join("z" * (MAX_RECORD_LINES + 1))
    assert broken_of(f'a,b\n1,"{lines}"\n2,x\n')[0] == (2, "quote_open")
    assert rows_of(f'a,b\n1,"{lines[:20]}"\n') == [{"a": "1", "b": lines[:20]}]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_another_encoding_refuses_its_lines_only(encoding: str) -> None:
    data = "a,b\n1,plain\n2,Révue\n3,plain\n".encode(encoding)
    assert [row["a"] for row in rows_of(data)] == ["1", "3"]
    assert broken_of(data) == [(3, "not_utf8")]


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert rows_of(b"\xef\xbb\xbfa,b\r\n1,2\r\n") == [{"a": "1", "b": "2"}]
    assert rows_of(b"a,b\r1,2\r3,4") == [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    assert rows_of(b" a , b \n1, 2\n") == [{"a": "1", "b": " 2"}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a,b\n1,2\n".encode("utf-16"), "UTF-16"),
        ("a,b\n1,2\n".encode("utf-16-le"), "UTF-16|header"),
        (b"", "is empty"),
        (b"\n1,2\n", "is empty"),
        (b"a,a\n1,2\n", "“a” is there twice"),
        (b'"a,b\n1,2\n', "header cannot be read"),
        ("é,b\n1,2\n".encode("cp1252"), "header cannot be read"),
        (b"a;b\n1;2\n", r"separated by semicolons \(;\)"),
        (b'"a";"b"\n"1";"2"\n', "separated by semicolons"),
        (b"\xef\xbb\xbfa;b\r\n1;2\r\n", "separated by semicolons"),
        (b"a\tb\n1\t2\n", "separated by tabs"),
        (b"a|b\n1|2\n", "separated by bars"),
        (b"sep=,\na,b\n1,2\n", "“sep=,”, is for spreadsheets"),
        (b"sep=;\r\na;b\r\n", "“sep=;”, is for spreadsheets"),
        (b"\xef\xbb\xbfSEP=\t\na\tb\n", "is for spreadsheets"),
    ],
)
def test_a_file_without_a_header_that_can_be_read_says_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(DatasetError, match=said) as caught:
        read_table("x.csv", data)
    assert str(caught.value).startswith("x.csv")
    assert "\n" not in str(caught.value)


def test_marks_inside_a_header_with_commas_are_no_separators() -> None:
    assert rows_of("a;b,c|d\n1,2\n") == [{"a;b": "1", "c|d": "2"}]


def test_a_huge_cell_is_told() -> None:
    text = f'a,b\n1,{"x" * (MAX_CELL + 1)}\n2,"{"y" * 200_000}"\n3,z\n'
    assert [row["a"] for row in rows_of(text)] == ["3"]
    assert broken_of(text) == [(2, "cell_long"), (3, "cell_long")]


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


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_every_line_with_anything_in_it_is_a_row_or_broken(lines: list[bytes]) -> None:
    clean = [line.translate(None, b'\n\r"') for line in lines]
    table = read_table("x.csv", b"\n".join([b"a,b", *clean, b"end,x"]))
    told = [row.line for row in table.rows] + [one.line for one in table.broken]
    wanted = [n for n, line in enumerate([*clean, b"end,x"], 2) if line.strip(b" \t")]
    assert sorted(told) == wanted


def test_a_folder_is_read_and_its_digest_follows_its_bytes(tiny_folder: Path) -> None:
    raw = read_folder(tiny_folder)
    assert raw.digest == digest_of(tiny_folder)
    assert len(raw.tables["claims.csv"].rows) == 14
    (tiny_folder / "claims.csv").write_text("id\n")
    assert digest_of(tiny_folder) != raw.digest


@pytest.mark.parametrize("file", OPTIONAL)
def test_an_optional_file_may_be_missing_and_counts_when_it_is_there(
    tiny_folder: Path, file: str
) -> None:
    (tiny_folder / file).unlink(missing_ok=True)
    without = digest_of(tiny_folder)
    assert file not in read_folder(tiny_folder).tables
    write_table(tiny_folder, file, [])
    assert read_folder(tiny_folder).tables[file].rows == ()
    assert digest_of(tiny_folder) != without


@pytest.mark.parametrize("file", ["claims.csv", "datapackage.json"])
def test_a_missing_file_raises(tiny_folder: Path, file: str) -> None:
    (tiny_folder / file).unlink()
    with pytest.raises(DatasetError, match=f"{file} is missing"):
        read_folder(tiny_folder)


def test_a_folder_that_is_none_raises(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="missing"):
        read_folder(tmp_path / "nowhere")
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(DatasetError, match="cannot be read"):
        read_folder(tmp_path)


def test_a_file_that_is_too_large_is_not_read(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MAX_BYTES", 100)
    with pytest.raises(DatasetError, match="larger than 100 bytes"):
        read_folder(tiny_folder)
