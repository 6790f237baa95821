"""More than one dataset on one page: what the address and the header's list do."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.store import SHIPPED, Store
from incidents.store.library import MORE, OPENS
from incidents.ui import state
from tests.app.driving import held_key, run, text, view
from tests.conftest import REED, write_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("datasets") / "tiny")


@pytest.fixture(autouse=True)
def two(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENS, str(SHIPPED))
    monkeypatch.setenv(MORE, str(tiny))


def choose(app: AppTest, name: str) -> None:
    app.selectbox(key=held_key(app, "switch")).set_value(name).run()
    assert not app.exception


def bar(app: AppTest) -> dict[str, str]:
    return {name: app.query_params[name] for name in app.query_params}


def test_one_dataset_alone_needs_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MORE)
    assert not [one for one in run().selectbox if one.key and one.key.startswith("switch")]


def test_the_list_opens_the_other_without_the_filters_of_the_first(tiny: Path) -> None:
    app = run(from_="2025-10-11", to="2025-10-12", claimant="PK", place="Kabul")
    assert app.query_params["data"] == "af-pk"
    choose(app, "tiny")
    assert view(app) == state.opening(Store.open(tiny))
    assert bar(app) == {"data": "tiny"}
    assert "Northland says" in text(app)
    assert "Not quite as asked" not in text(app)
    choose(app, "af-pk")
    assert bar(app) == {}
    assert "Northland says" not in text(app)


def test_the_address_names_the_dataset_and_opens_it(tiny: Path) -> None:
    app = run(data="tiny", incident="bridge")
    assert "Fighting at the bridge" in text(app)
    assert app.query_params["data"] == "tiny"
    app.query_params.clear()
    app.run()
    assert view(app) == state.opening(Store.open(SHIPPED))


def test_a_control_keeps_to_the_dataset_that_is_shown() -> None:
    app = run(data="tiny", text="bridge")
    app.button(key="clear").click().run()
    assert bar(app) == {"data": "tiny"}
    assert "Northland says" in text(app)


def test_a_dataset_that_is_not_there_is_said() -> None:
    app = run(data="nowhere", claimant="PK")
    said = text(app)
    assert "There is no dataset “nowhere”" in said
    assert view(app).query.claimants == ("PK",)
    assert app.query_params["data"] == "af-pk"


def test_what_is_shared_names_its_dataset(tiny: Path) -> None:
    store = Store.open(tiny)
    assert state.address(state.opening(store), store) == {"data": "tiny"}


def test_each_dataset_has_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MORE, str(REED))
    app = run(data="reed")
    said = text(app)
    assert "head of livestock driven off" in said
    assert "two readings" in said
    kinds = app.get("button_group")
    labels = [option.content for one in kinds for option in one.proto.options]
    assert "cattle raid" in labels
    choose(app, "af-pk")
    assert "livestock" not in text(app)
    labels = [option.content for one in app.get("button_group") for option in one.proto.options]
    assert "cattle raid" not in labels
    assert "ground clash" in labels
    choose(app, "reed")
    app = run(data="reed", kind="attack")
    assert "attacks" in text(app)
    assert view(app).query.kinds == ("attack",)
