"""The store's file: whatever happens to it, there is a store or one readable error."""

from __future__ import annotations

import ast
import datetime as dt
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import incidents
from incidents.errors import DatasetError
from incidents.query import Query
from incidents.readers.folder import digest_of
from incidents.store import Store, StoreError, tables
from incidents.store.cache import KEPT_FILES, default_folder, obtain, sweep
from incidents.store.database import Database
from incidents.store.fingerprint import CODE
from incidents.store.memory import Memory
from tests.conftest import CLAIMS, write_table

DAY = dt.date
ROOT = Path(incidents.__file__).parent


def files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if path.suffix == ".duckdb")


def age(folder: Path) -> None:
    """Make files look settled, so that their times can be trusted."""
    for path in folder.iterdir():
        os.utime(path, ns=(time.time_ns() - 10**10,) * 2)


def test_a_store_is_built_once_and_shared(tiny_folder: Path, tmp_path: Path) -> None:
    age(tiny_folder)
    first = Store.open(tiny_folder, tmp_path / "c")
    assert Store.open(tiny_folder, tmp_path / "c") is first
    assert len(files(tmp_path / "c")) == 1
    assert not [path for path in (tmp_path / "c").iterdir() if "building" in path.name]


def test_an_edited_dataset_gives_another_store_and_a_broken_one_keeps_the_old(
    tiny_folder: Path, tmp_path: Path
) -> None:
    first = Store.open(tiny_folder, tmp_path / "c")
    write_table(tiny_folder, "claims.csv", CLAIMS[:3])
    second = Store.open(tiny_folder, tmp_path / "c")
    assert (first.totals(Query()).claims, second.totals(Query()).claims) == (13, 2)
    (tiny_folder / "claims.csv").write_text("nonsense\n")
    with pytest.raises(DatasetError, match="“id” is missing"):
        Store.open(tiny_folder, tmp_path / "c")
    assert second.totals(Query(text="fighting")).claims == 2
    write_table(tiny_folder, "claims.csv", CLAIMS)
    assert Store.open(tiny_folder, tmp_path / "c").totals(Query()).claims == 13


def test_the_same_time_and_size_do_not_hide_a_fresh_edit(tiny_folder: Path, tmp_path: Path) -> None:
    Store.open(tiny_folder, tmp_path / "c")
    path = tiny_folder / "incidents.csv"
    stat = path.stat()
    path.write_text(path.read_text().replace("Truce", "Peace"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    titles = [one.title for one in Store.open(tiny_folder, tmp_path / "c").incidents(Query())]
    assert "Peace" in titles


def test_an_optional_file_that_is_added_gives_another_store(
    tiny_folder: Path, tmp_path: Path
) -> None:
    assert Store.open(tiny_folder, tmp_path / "c").frame.changes == ()
    edit = {"id": "e1", "when": "2026-01-02", "file": "claims.csv", "why": "a slip"}
    write_table(tiny_folder, "changes.csv", [edit])
    assert len(Store.open(tiny_folder, tmp_path / "c").frame.changes) == 1


def test_a_missing_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="nowhere"):
        Store.open(tmp_path / "nowhere", tmp_path / "c")


COUNT = """
import sys
from pathlib import Path
from incidents.query import Query
from incidents.readers.folder import digest_of
from incidents.store import Store
print(Store.open(Path(sys.argv[1]), Path(sys.argv[2])).totals(Query()).claims)
"""


def in_another_process(folder: Path, cache: Path, times: int = 1) -> list[int]:
    """Count claims in new interpreters, all at once."""
    command = [sys.executable, "-c", COUNT, str(folder), str(cache)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT.parent) for _ in range(times)
    ]
    return [int(process.communicate(timeout=120)[0]) for process in running]


def test_two_processes_build_at_once_and_a_third_uses_it(tiny_folder: Path, tmp_path: Path) -> None:
    assert in_another_process(tiny_folder, tmp_path / "c", 2) == [13, 13]
    before = files(tmp_path / "c")
    assert Store.open(tiny_folder, tmp_path / "c").totals(Query()).claims == 13
    assert files(tmp_path / "c") == before


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "text"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "c"

    def write(path: Path) -> None:
        path.write_bytes(b"0123456789" * 100)

    path = obtain(cache, "stem", write)
    whole = path.read_bytes()
    damaged = {"flip": b"x" + whole[1:], "cut": whole[:500], "empty": b"", "text": b"hello"}[damage]
    path.write_bytes(damaged)
    again = obtain(cache, "stem", write)
    assert again.read_bytes() == whole
    assert files(cache) == [again]


def test_a_cache_that_cannot_be_written_falls_back(
    tiny_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert Store.open(tiny_folder, blocked).totals(Query()).claims == 13
    assert "cannot be used" in caplog.text


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No folder"):
        obtain(tmp_path / "c", "stem", write)
    assert list((tmp_path / "c").iterdir()) == []


def test_an_engine_that_fails_is_told_as_the_system_is(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise duckdb.IOException("No space left on device")

    digest = digest_of(tiny_folder)
    monkeypatch.setattr(tables, "_fill", full)
    with pytest.raises(StoreError, match="No folder"):
        obtain(
            tmp_path / "a",
            "stem",
            lambda path: tables.build(tiny_folder, path, "", digest),
        )
    assert list((tmp_path / "a").iterdir()) == []


def test_old_files_and_strays_are_swept(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / f"{number}.duckdb"
        path.touch()
        os.utime(path, (number, number))
    stray, busy = tmp_path / "a.building", tmp_path / "b.building"
    stray.touch()
    busy.touch()
    os.utime(stray, (1, 1))
    sweep(tmp_path)
    assert not stray.exists()
    assert busy.exists()
    kept = sorted(path.name for path in tmp_path.glob("*.duckdb"))
    assert kept == [f"{number}.duckdb" for number in range(11 - KEPT_FILES, 10)]


def test_the_cache_folder_is_the_readers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCLAIM_CACHE", "/a")
    assert default_folder() == Path("/a")
    monkeypatch.delenv("CROSSCLAIM_CACHE")
    found = default_folder()
    assert found.name == "crossclaim"
    assert found.is_absolute()


def test_many_threads_ask_at_once(tiny_folder: Path, tmp_path: Path) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        opened = Store.open(tiny_folder, tmp_path / "c")
        day = DAY(2025, 10, 1) + dt.timedelta(days=number % 7)
        opened.marks(Query(start=day))
        opened.slice(Query(start=day))
        found.append(opened.totals(Query(text="a spokesman", start=day)).claims)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == 24
    assert len(set(found)) == 1


def test_the_file_is_open_for_reading_only(tiny_store: Store) -> None:
    with pytest.raises(duckdb.Error, match="read-only"):
        tiny_store._database._connection.cursor().execute("CREATE TABLE x (y INT)")


def test_a_file_that_is_no_database_is_one_readable_error(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.write_text("hello\n" * 10_000)
    with pytest.raises(StoreError) as caught:
        Database(path)
    assert "x.duckdb" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_fails_is_one_readable_error(tiny_store: Store) -> None:
    with pytest.raises(StoreError, match="cannot answer") as caught:
        tiny_store._database.rows("SELECT nothing FROM\n nowhere")
    assert "\n" not in str(caught.value)


def test_only_the_last_answers_are_remembered() -> None:
    memory, asked = Memory(2), []

    def answer(key: str) -> str:
        return memory.recall(key, lambda: asked.append(key) or key.upper())

    assert [answer(key) for key in "abacab"] == list("ABACAB")
    assert asked == list("abcb")


# What is in a file depends on the code that wrote it: that code is in its name.

SAID_LATER = {
    "incidents",
    "incidents.errors",
    "incidents.words",
    "incidents.words.faults",
    "incidents.words.tongue",
}
"""Modules whose words are not kept in a database, or are said when it is read."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{one.name}" for one in node.names]
            yield from names
            # Who takes modules from a package uses nothing of the package itself.
            if not all(map(module_path, names)):
                yield node.module


def module_path(module: str) -> Path | None:
    path = ROOT.parent.joinpath(*module.split("."))
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()),
                None)  # fmt: skip


def reached(*modules: str) -> set[str]:
    """List the product's own modules that some modules import, however far down."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        path = module_path(module) if module.startswith("incidents") else None
        if path is not None and module not in found:
            found.add(module)
            waiting.extend(imported(path))
    return found


def test_all_code_that_decides_what_is_in_a_file_is_in_its_fingerprint() -> None:
    named = {path for pattern in CODE for path in ROOT.glob(pattern)}
    for module in reached("incidents.loader", "incidents.store.tables") - SAID_LATER:
        path = module_path(module)
        assert path in named or path.name == "__init__.py", module
