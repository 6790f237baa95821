"""A desk without its libraries says what to install; with them it asks who is there."""

from __future__ import annotations

import sys

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import ROOT


def desk() -> None:
    import app  # noqa: PLC0415

    app.desk()


@pytest.fixture
def _own_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.usefixtures("_own_path")
def test_a_desk_without_its_libraries_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith(("incidents.ui.desk", "sqlalchemy"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    monkeypatch.delitem(sys.modules, "incidents.desk.drawer", raising=False)
    monkeypatch.delitem(sys.modules, "incidents.desk.columns", raising=False)
    page = AppTest.from_function(desk, default_timeout=60).run()
    assert not page.exception
    assert "install crossclaim[desk]" in "".join(str(one.proto) for one in page.get("html"))
