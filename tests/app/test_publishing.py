"""The static files of the page: complete, copied once, whole, and never stale."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from incidents.ui.publishing import publish, publish_layers
from incidents.web import assets
from incidents.web.assets import AssetError
from incidents.web.map.base import LAYERS, SCRIPTS, STYLES


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "static"


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_everything_that_the_map_asks_for_is_published(folder):
    addresses = publish(folder)
    for name in (*SCRIPTS, *STYLES):
        assert (folder / name).stat().st_size > 0
        assert re.fullmatch(
            rf"\.\./\.\./app/static/{re.escape(name)}\?v=[0-9a-f]{{12}}", addresses[name]
        )


def test_layers_of_two_datasets_lie_beside_each_other(folder):
    for content in (b"{}", b"[]"):
        addresses = publish_layers({LAYERS["countries"]: content}, folder)
        (address,) = addresses.values()
        assert list(addresses) == [LAYERS["countries"]]
        assert (folder / address.partition("static/")[2].partition("?")[0]).read_bytes() == content
    assert len(list((folder / "geo").iterdir())) == 2


def test_every_file_that_a_stylesheet_names_is_published(folder):
    publish(folder)
    style = (folder / "frame.css").read_text(encoding="utf-8")
    for name in re.findall(r'url\("([^"#]+)"\)', style):
        assert (folder / name).is_file()


def test_our_own_files_name_no_other_host(folder):
    publish(folder)
    for path in folder.glob("cross*"):
        hosts = set(re.findall(r"https?://([^/\"'\s]+)", path.read_text(encoding="utf-8")))
        assert hosts <= {"www.w3.org"}


def test_a_second_start_writes_nothing(folder):
    first = publish(folder)
    before = stamps(folder)
    assert publish(folder) == first
    assert stamps(folder) == before


def test_a_changed_file_is_written_again_and_alone(folder):
    publish(folder)
    before = stamps(folder)
    (folder / "crossmap.js").write_text("tampered", encoding="utf-8")
    publish(folder)
    changed = {path.name for path, stamp in stamps(folder).items() if before[path] != stamp}
    assert changed == {"crossmap.js"}
    assert "tampered" not in (folder / "crossmap.js").read_text(encoding="utf-8")


def test_an_address_changes_with_the_content(folder, tmp_path, monkeypatch):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.js").write_text("one", encoding="utf-8")
    monkeypatch.setattr(assets, "PACKAGED", ())
    monkeypatch.setattr(assets, "FOLDERS", (("", "incidents.web", str(source)),))
    before = publish(folder)
    (source / "a.js").write_text("two", encoding="utf-8")
    assert publish(folder)["a.js"] != before["a.js"]


def test_files_are_readable_by_the_server_and_no_draft_is_left(folder):
    publish(folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in files)
    assert not [path for path in files if path.name.startswith(".")]


def test_a_write_that_fails_leaves_the_old_file_whole(folder, monkeypatch):
    publish(folder)
    old = (folder / "crossmap.css").read_bytes()
    (folder / "crossmap.css").write_bytes(old[:10])

    def no_space(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_space)
    with pytest.raises(AssetError, match="No space left on device"):
        publish(folder)
    assert (folder / "crossmap.css").read_bytes() == old[:10]
    assert not list(folder.glob(".crossmap.css*"))


def test_a_target_that_cannot_be_written_is_said_readably(tmp_path):
    (tmp_path / "static").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(AssetError, match=r"cannot write .*Make .* writable"):
        publish(tmp_path / "static")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_that_is_up_to_date_is_enough(folder):
    expected = publish(folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555)
    assert publish(folder) == expected


def test_a_missing_package_is_named(folder, monkeypatch):
    monkeypatch.setattr(assets, "PACKAGED", (("x.js", "no_such_package", "x.js"),))
    with pytest.raises(AssetError, match="“no_such_package” is not installed"):
        publish(folder)


def test_a_missing_file_is_named(folder, monkeypatch):
    monkeypatch.setattr(assets, "PACKAGED", (("x.js", "incidents.web", "static/absent.js"),))
    with pytest.raises(AssetError, match=r"absent\.js is missing"):
        publish(folder)
