"""A file of the reader's own on the page: seen in that session alone, and never on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.importing import enclosed
from incidents.importing.formats import Wanted
from incidents.importing.importer import Given
from incidents.store import Store
from incidents.ui import importing
from tests.imports import ucdp

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    path = tmp_path / "ged251.csv"
    path.write_text(ucdp({}, {"id": "2", "where_prec": "4"}), encoding="utf-8")
    return Given.of(path)


def texts(app: AppTest) -> str:
    return " ".join(str(one.proto) for one in app.main if hasattr(one, "proto"))


def test_a_file_is_held_in_memory_with_its_places(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: dict[str, object] = {}
    monkeypatch.setattr(importing.st, "session_state", session)
    monkeypatch.setattr(importing.state, "start_over", lambda: None)
    importing._read(Wanted("ucdp"), (given,))
    store = session[importing.STORE]
    assert isinstance(store, Store)
    assert sorted(place.shape for place in store.places.values()) == ["area", "point"]
    assert sum(store.report.refused.values()) == 0
    assert sum(store.report.warned.values()) == 0


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ("ucdp", b"id,best\n1,2\n", "date_start"),
        ("acled", b"id,best\n1,2\n", "every table of ACLED"),
        ("ucdp", b"", "is empty"),
        ("ucdp", b"PK\x03\x04[Content_Types].xml", "workbook"),
        ("csv", b"\x1f\x8b\x08", "unpack"),
        ("ucdp", bytes(2000), "no text"),
        ("geojson", b"{}", "no list of features"),
    ],
)
def test_what_cannot_be_imported_is_told_and_opens_nothing(
    form: str, content: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    session: dict[str, object] = {}
    monkeypatch.setattr(importing.st, "session_state", session)
    wanted = Wanted(form, accepted=True, accessed="2026-01-31")
    importing._read(wanted, (Given.of(path),))
    assert importing.STORE not in session
    assert said in str(session["own-file-fault"])


class Packed:
    """An archive that was uploaded as if it were a table."""

    name, file_id = "packed.csv", "1"

    def getvalue(self) -> bytes:
        return b"\x1f\x8b\x08"


def taking_a_file() -> None:
    from incidents.ui import importing  # noqa: PLC0415  a run of its own has this body alone

    importing.own_file()


def test_what_is_no_table_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing.st, "file_uploader", lambda *_args, **_options: [Packed()])
    app = AppTest.from_function(taking_a_file, default_timeout=60)
    app.session_state["own-file-format"] = "csv"
    app.run()
    assert not app.exception
    said = str([one.proto for one in app.main.children[0].children.values()])
    assert "The file could not be opened" in said
    assert "could not be drawn" not in said


def test_the_page_opens_an_own_file_and_leads_back(given: Given) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    made, outcome = enclosed.imported(Wanted("ucdp"), [given])
    app.session_state[importing.STORE] = Store.held(*importing.load_files(made))
    app.session_state[importing.OUTCOME] = outcome
    for key in ("view", "address"):
        del app.session_state[key]
    app.query_params.clear()
    app.run()
    assert not app.exception
    assert "Government of Northland" in str([one.proto for one in app.main])
    app.button(key="own-file-back").click().run()
    assert not app.exception
    assert importing.STORE not in app.session_state
