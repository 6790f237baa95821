"""What the page does when something is broken: words in a box, never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.store.library import OPENS
from incidents.ui import dataset
from tests.conftest import CLAIMS, write_table, write_tiny

APP = Path(__file__).parents[2] / "app.py"


def text(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_missing_dataset_is_a_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENS, str(tmp_path / "nothing"))
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not app.exception
    assert "The page could not be drawn" in text(app)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset that opens, and that nobody has touched for a while."""
    found = write_tiny(tmp_path / "set")
    settle(found)
    monkeypatch.setenv(OPENS, str(found))
    return found


def settle(folder: Path) -> None:
    """Let the files of a dataset be written a while ago."""
    for path in folder.iterdir():
        os.utime(path, ns=(time.time_ns() - 10**10,) * 2)


def opened() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert "<b>13 claims</b>" in text(app)
    return app


def everything(app: AppTest) -> str:
    """All that is drawn, and the rows of an expander."""
    return text(app) + " ".join(one.value for one in app.text)


def again(app: AppTest, folder: Path) -> str:
    settle(folder)
    app.run()
    assert not app.exception
    return everything(app)


def test_a_dataset_that_breaks_while_open_keeps_the_old_one(folder: Path) -> None:
    app, claims = opened(), folder / "claims.csv"
    whole = claims.read_bytes()
    claims.write_text("this,is\nno,dataset\n")
    said = again(app, folder)
    assert "cannot be read" in said
    assert "cc-panels" in said, "what was read last is gone"
    claims.write_bytes(whole)
    assert "cannot be read" not in again(app, folder)


def test_a_dataset_that_is_being_written_keeps_the_old_one_until_it_settles(folder: Path) -> None:
    app = opened()
    write_table(folder, "claims.csv", CLAIMS[:8])
    app.run()
    assert "files are being changed" in text(app)
    assert "<b>13 claims</b>" in text(app)
    said = again(app, folder)
    assert "files are being changed" not in said
    assert "<b>13 claims</b>" not in said


def test_rows_that_are_suddenly_refused_are_told_and_can_be_looked_at(folder: Path) -> None:
    app, claims = opened(), folder / "claims.csv"
    whole = claims.read_bytes()
    claims.write_bytes(whole[: whole.rindex(b"\n", 0, -1) - 30])
    said = again(app, folder)
    assert "1 row is refused, before 0." in said
    assert "You see what was read last" in said
    assert "1 refused" in said
    assert "put text that has commas in quotes" in said
    assert "<b>13 claims</b>" in said
    app.button(key="changed-look").click().run()
    assert not app.exception
    assert "You are looking at the changed files" in text(app)
    assert "<b>11 claims</b>" in text(app)
    app.button(key="changed-look").click().run()
    assert "You see what was read last" in text(app)
    assert "<b>13 claims</b>" in text(app)
    claims.write_bytes(whole)
    said = again(app, folder)
    assert "refused, before" not in said
    assert "<b>13 claims</b>" in said


def test_a_file_that_lost_most_of_its_rows_is_told(folder: Path) -> None:
    app = opened()
    write_table(folder, "claims.csv", CLAIMS[:6])
    said = again(app, folder)
    assert "claims.csv holds 6 rows, before 14." in said
    assert "<b>13 claims</b>" in said


def test_what_was_written_whole_is_taken_at_once(folder: Path) -> None:
    shelf = dataset.Shelf(folder)
    assert shelf.take()[0].report.rows("claims.csv") == len(CLAIMS)
    write_table(folder, "claims.csv", CLAIMS[:6])
    assert shelf.take()[0].report.rows("claims.csv") == len(CLAIMS)
    shelf.renew()
    assert shelf.take()[0].report.rows("claims.csv") == 6


def test_a_part_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret path /srv/x")

    monkeypatch.setattr("incidents.ui.side.panels", fail)
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    said = text(app)
    assert not app.exception
    assert "The two panels could not be drawn" in said
    assert "secret path" not in said
    assert "Where they differ" in said
