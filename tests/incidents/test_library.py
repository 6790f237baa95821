"""The datasets at hand: what ships, what the environment names, and what opens."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from incidents import seal
from incidents.errors import DatasetError
from incidents.picture import Picture
from incidents.query import View
from incidents.store import SHIPPED, Store, folder_of, home, library
from incidents.store.library import MORE, OPENS
from tests.commands import Capture, run, told
from tests.conftest import write_tiny

SHIPS = {path.parent.name for path in SHIPPED.parent.glob("*/datapackage.json")}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("library") / "somewhere")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (OPENS, MORE):
        monkeypatch.delenv(name, raising=False)


def test_what_ships_is_listed_and_af_pk_opens() -> None:
    assert set(library()) == SHIPS
    assert next(iter(library())) == "af-pk"
    assert home() == folder_of("") == folder_of("af-pk") == SHIPPED


def test_folders_are_listed_by_the_name_of_their_package(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MORE, os.pathsep.join((str(tiny), "", str(tmp_path / "gone"))))
    assert [*library()] == [*dict.fromkeys(("af-pk", *sorted(SHIPS))), "tiny", "gone"]
    assert library()["tiny"].title == "Northland–Southland border"
    assert library()["gone"].title == "gone"
    assert folder_of("tiny") == tiny
    assert home() == SHIPPED


def test_a_folder_that_opens_stands_alone(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENS, str(tiny))
    assert [*library()] == ["tiny"]
    monkeypatch.setenv(MORE, str(SHIPPED))
    assert [*library()] == ["tiny", "af-pk"]
    assert home() == tiny


def test_a_name_opens_one_of_the_list(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENS, "tiny")
    monkeypatch.setenv(MORE, str(tiny))
    assert home() == tiny
    assert set(library()) == {*SHIPS, "tiny"}
    monkeypatch.setenv(OPENS, "af-pk")
    assert home() == SHIPPED


def test_an_edited_copy_stands_in_for_what_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    monkeypatch.setenv(OPENS, str(copy))
    assert {name: one.folder for name, one in library().items()} == {"af-pk": copy}


def test_a_title_that_changes_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tiny(tmp_path / "tiny")
    monkeypatch.setenv(OPENS, str(folder))
    assert library()["tiny"].title == "Northland–Southland border"
    package = json.loads((folder / "datapackage.json").read_text())
    (folder / "datapackage.json").write_text(json.dumps(package | {"title": "Another"}))
    os.utime(folder / "datapackage.json", (1, 1))
    assert library()["tiny"].title == "Another"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": 5, "title": ["x"]}', "\ud800"])
def test_a_package_that_is_none_is_called_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "datapackage.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    monkeypatch.setenv(OPENS, str(tmp_path))
    assert [(one.name, one.title) for one in library().values()] == [(tmp_path.name,) * 2]


def test_what_is_neither_name_nor_folder_is_refused_with_what_there_is() -> None:
    with pytest.raises(DatasetError, match=r"no dataset “af-kp”.*af-pk"):
        folder_of("af-kp")


def test_a_command_takes_a_name_or_a_folder(
    tiny: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MORE, str(tiny))
    for asked in ("tiny", str(tiny)):
        assert told(capsys, "brief", "--dataset", asked)["asked"]["dataset"] == "tiny"
    assert told(capsys, "coverage") == told(capsys, "coverage", "--dataset", "af-pk")
    assert run(capsys, "check", "tiny") == run(capsys, "check", str(tiny))
    status, out, err = run(capsys, "check", "nothing-such")
    assert (status, out) == (1, "")
    assert "nothing-such" in err
    assert err.count("\n") == 1


def test_a_brief_links_to_its_dataset(tiny: Path, capsys: Capture) -> None:
    asked = told(capsys, "brief", "--dataset", str(tiny), "--address", "https://a.example/")
    assert asked["asked"]["address"].startswith("https://a.example/?data=tiny&from=")


def test_a_picture_is_rebuilt_from_the_dataset_that_it_names(
    tiny: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "view.svg"
    picture.write_bytes(seal.draw(View(), Store.open(tiny), Picture(fmt="svg")))
    assert seal.dataset_of(picture) == "tiny"
    assert run(capsys, "verify", str(picture))[0] == 1
    monkeypatch.setenv(MORE, str(tiny))
    assert run(capsys, "verify", str(picture))[0] == 0


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7"])
def test_what_has_no_seal_names_no_dataset(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert seal.dataset_of(tmp_path / "file") == seal.dataset_of(content) == ""
    assert seal.dataset_of(tmp_path / "gone") == ""
