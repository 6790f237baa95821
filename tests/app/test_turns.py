"""What a reader takes away: made elsewhere, in turn, bounded, and there when it is fetched."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
import streamlit as st
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from incidents import export, outgoing, seal
from incidents.errors import ExportError
from incidents.picture import Picture
from incidents.query import View
from incidents.report import Report
from incidents.store import Store
from incidents.ui import lasting, turns
from incidents.ui.hooks import MADE
from incidents.words.tongue import language, speaking


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    kept: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


def test_a_picture_made_apart_is_the_same_to_the_byte(tiny_store: Store) -> None:
    how = Picture("svg", "square")
    with speaking("ur"):
        assert outgoing.picture(View(), tiny_store, how) == seal.draw(View(), tiny_store, how)


def test_rows_made_apart_are_the_same(tiny_store: Store) -> None:
    written = export.write(View(), tiny_store, "csv", bom=True)
    assert outgoing.rows(View(), tiny_store, "csv") == written


def test_what_cannot_be_made_apart_says_why(tiny_store: Store) -> None:
    with pytest.raises(ExportError, match="nowhere"):
        outgoing.rows(View(incident="nowhere"), tiny_store, "csv")


def test_a_dataset_in_memory_is_written_where_it_is(tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing.apart, "ask", None)
    held = Store.held(tiny, Report({}, {}, {}))
    assert outgoing.rows(View(), held, "csv") == export.write(View(), held, "csv", bom=True)


def test_the_other_process_gives_way_to_this_one(tiny_store: Store) -> None:
    way = outgoing._asked(_way, tiny_store)
    assert int(way) == os.nice(0) + outgoing.WAY


def _way(store: Store) -> outgoing.apart.Answer:
    outgoing._give_way()
    return None, {"file": str(os.nice(0)).encode()}


@pytest.fixture
def held_up() -> Iterator[threading.Event]:
    """Hold the line up until the test says, or ends."""
    go_on = threading.Event()
    yield go_on
    go_on.set()


def test_a_session_that_asks_for_too_much_is_refused_and_another_is_not(
    session: dict[str, object], held_up: threading.Event
) -> None:
    def slow() -> bytes:
        held_up.wait(60)
        return b"made"

    waiting: list[Future[bytes]] = [turns.begun(slow) for _ in range(turns.MOST_WAITING)]
    with pytest.raises(ExportError, match="are being made for you already"):
        turns.in_turn(slow)()
    session.clear()
    others = turns.begun(lambda: b"another's")
    held_up.set()
    assert {one.result(60) for one in waiting} == {b"made"}
    assert others.result(60) == b"another's"


def test_who_was_refused_may_ask_again_when_something_is_there(session: dict[str, object]) -> None:
    for _ in range(2 * turns.MOST_WAITING):
        assert turns.in_turn(lambda: b"made")() == b"made"


def test_what_is_made_speaks_the_language_of_who_asked(session: dict[str, object]) -> None:
    with speaking("ur"):
        make = turns.in_turn(lambda: language().encode())
    assert make() == b"ur"


def test_a_file_that_was_made_outlives_the_runs_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MADE, "mark_for_delete", MADE.mark_for_delete)
    lasting.keep_made_files()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    button = files.add_deferred(lambda: b"picture", "image/png", "here", "a.png")
    name = files.execute_deferred(button).rpartition("/")[2].partition(".")[0]
    for _ in range(5):
        files.remove_orphaned_files()
    assert files.read_file(name) is not None
    monkeypatch.setattr(lasting, "KEPT_SECONDS", 0.0)
    for _ in range(2):
        files.remove_orphaned_files()
    assert files.read_file(name) is None
