"""Delimited files as people save them, read as a stream without losing or shifting a row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.errors import DatasetError
from incidents.importing.importer import lines_of
from incidents.importing.sheets import Delimited, look
from incidents.readers.rows import Broken


def read(data: bytes | str) -> tuple[list[tuple[int, list[str]]], list[tuple[int, str]]]:
    """Give the rows of a file with their lines, and its faults with theirs."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    seen = look(stream)
    sheet = Delimited("f.csv", lines_of(stream, seen), is_whole=seen.is_whole)
    found = list(sheet.rows())
    rows = [one for one in found if not isinstance(one, Broken)]
    for _, cells in rows:
        sheet.mended(cells)
    return rows, [(one.line, one.fault) for one in found if isinstance(one, Broken)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_mark_and_any_line_end_are_read(mark: str, end: str) -> None:
    text = end.join(mark.join(cells) for cells in (("a", "b"), ("1", "x"), ("2", "y"))) + end
    assert read(text) == ([(2, ["1", "x"]), (3, ["2", "y"])], [])


def test_a_byte_order_mark_and_utf16_are_read() -> None:
    assert read(b"\xef\xbb\xbfa,b\n1,\xc3\xa9\n")[0] == [(2, ["1", "é"])]
    assert read("a,b\n1,é\n".encode("utf-16"))[0] == [(2, ["1", "é"])]


def test_a_row_in_cp1252_is_read_as_that_and_others_stay_utf8() -> None:
    data = b"a,b\n1,caf\xe9 \x93x\x94\n2," + "café".encode() + b"\n"
    assert read(data)[0] == [(2, ["1", "café “x”"]), (3, ["2", "café"])]


def test_a_quoted_line_break_is_one_row_and_lines_are_counted_on() -> None:
    rows, faults = read('a,b\n1,"x\ny\n\nz"\n2,w\n')
    assert rows == [(2, ["1", "x\ny\n\nz"]), (6, ["2", "w"])]
    assert faults == []


def test_a_quote_that_is_never_closed_swallows_no_row_below() -> None:
    rows, faults = read('a,b\n1,"x\n2,y\n3,z\n')
    assert rows == [(3, ["2", "y"]), (4, ["3", "z"])]
    assert faults == [(2, "quote_open")]


def test_two_stray_quotes_that_seem_to_make_a_pair_swallow_nothing() -> None:
    rows, faults = read('a,b\n1,"x\n2,y\n3,z"\n4,w\n')
    assert (3, ["2", "y"]) in rows
    assert (5, ["4", "w"]) in rows
    assert (2, "quote_open") in faults


def test_repeated_headers_hxl_tags_short_rows_and_blank_lines_are_told_apart() -> None:
    rows, faults = read("id,b\n#event+id,#x\n1,x\n\nid,b\n2\n,\n3,y\n")
    assert rows == [(3, ["1", "x"]), (8, ["3", "y"])]
    assert faults == [(2, "hxl_tags"), (5, "header_again"), (6, "width"), (7, "row_empty")]


def test_a_line_for_spreadsheets_says_the_mark() -> None:
    assert read("sep=;\na;b,c\n1;2,3\n")[0] == [(3, ["1", "2,3"])]


@pytest.mark.parametrize("data", ["", "\n\n", "a,a\n1,2\n"])
def test_without_a_header_there_is_no_file(data: str) -> None:
    with pytest.raises(DatasetError):
        read(data)


# A line in a cell that could be a row of its own cannot be told from one: no commas here.
_CELL = st.text(st.sampled_from('ab";\n é'), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=8))
def test_what_a_writer_writes_is_read_back_row_by_row(written: list[tuple[str, str, str]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("one", "two", "three"), *written])
    rows, faults = read(stream.getvalue())
    kept = [list(cells) for cells in written if any(map(str.strip, cells))]
    assert [cells for _, cells in rows] == kept
    assert [fault for _, fault in faults] == ["row_empty"] * (len(written) - len(kept))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_rows_faults_or_one_refusal(data: bytes) -> None:
    try:
        rows, _ = read(data)
    except (DatasetError, UnicodeError):
        return
    assert all(len(cells) == len(rows[0][1]) for _, cells in rows)
