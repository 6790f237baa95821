"""What the page does when something is broken: words in a box, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.store import SHIPPED
from incidents.store.library import OPENS

APP = Path(__file__).parents[2] / "app.py"


def text(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_missing_dataset_is_a_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENS, str(tmp_path / "nothing"))
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not app.exception
    assert "The page could not be drawn" in text(app)


def test_a_dataset_that_breaks_while_open_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "set"
    shutil.copytree(SHIPPED, folder)
    monkeypatch.setenv(OPENS, str(folder))
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert "cc-panels" in text(app)
    claims = folder / "claims.csv"
    whole = claims.read_bytes()
    claims.write_text("this,is\nno,dataset\n")
    app.run()
    assert not app.exception
    assert "cannot be read" in text(app)
    assert "cc-panels" in text(app), "what was read last is gone"
    claims.write_bytes(whole)
    app.run()
    assert "cannot be read" not in text(app)


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
