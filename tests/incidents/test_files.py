"""Writing files whole or not at all, and reading within bounds."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from incidents import files


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "x.txt"
    files.write(path, b"hello")
    assert path.read_bytes() == b"hello"
    assert [one.name for one in path.parent.iterdir()] == ["x.txt"]


@pytest.mark.parametrize("mode", [files.PUBLIC, files.PRIVATE])
def test_a_file_has_the_mode_that_was_asked_for(tmp_path: Path, mode: int) -> None:
    files.write(tmp_path / "x", b"1", mode)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == mode


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    files.write(path, b"a long text that was there")
    files.write(path, b"short")
    assert path.read_bytes() == b"short"


def test_what_fails_leaves_the_old_file_whole_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x"
    files.write(path, b"old")

    def fill() -> None:
        with files.draft(path) as draft:
            draft.write_bytes(b"half of the n")
            assert path.read_bytes() == b"old"
            raise OSError(28, "the disk is full")

    with pytest.raises(OSError, match="full"):
        fill()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_stands_beside_its_file(tmp_path: Path) -> None:
    with files.draft(tmp_path / "x") as draft:
        assert draft.parent == tmp_path
        assert not (tmp_path / "x").exists()
        draft.write_bytes(b"1")
    assert not draft.exists()
    assert (tmp_path / "x").read_bytes() == b"1"


def test_a_folder_in_the_way_is_an_error_that_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OSError, match="x"):
        files.write(tmp_path / "x", b"1")
    assert list(tmp_path.iterdir()) == [tmp_path / "x"]


def test_no_more_of_a_file_is_read_than_is_fit(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert files.read(path, 5) == b"12345"
    with pytest.raises(files.TooLargeError):
        files.read(path, 4)


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match=r"regular|directory"):
            files.read(path, 100)


def test_two_folders_are_exchanged_at_a_stroke(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not files.swap(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this system cannot")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["two"]
    assert [path.name for path in (tmp_path / "two").iterdir()] == ["one"]
    assert not files.swap(tmp_path / "one", tmp_path / "nowhere")
