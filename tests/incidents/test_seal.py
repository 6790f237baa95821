"""The seal: verify answers "same" for the very file, and says why for any other."""

from __future__ import annotations

import dataclasses
import html
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import cite, snapshot
from incidents.errors import SnapshotError
from incidents.query import Query, View
from incidents.snapshot import reading, verifying
from incidents.snapshot.seal import Seal
from incidents.store import Store
from tests.conftest import CLAIMS, write_tiny

VIEW = View(query=Query(text="r"), incident="")


@pytest.fixture(scope="module")
def files(tiny_store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("snapshots")
    for fmt, known in snapshot.FORMATS.items():
        made = snapshot.draw(VIEW, tiny_store, fmt=fmt, layout="square")
        (folder / f"view{known.extension}").write_bytes(made)
    return {fmt: folder / f"view{known.extension}" for fmt, known in snapshot.FORMATS.items()}


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
def test_the_file_itself_is_the_same(tiny_store: Store, files: dict[str, Path], fmt: str) -> None:
    assert snapshot.verify(files[fmt], tiny_store) == verifying.Verdict(same=True)


@pytest.mark.parametrize("layout", snapshot.LAYOUTS)
def test_layout_theme_and_scale_are_remembered(tiny_store: Store, layout: str) -> None:
    made = snapshot.draw(VIEW, tiny_store, fmt="png", layout=layout, theme="dark", scale=1.5)
    assert verifying.verify_bytes(made, tiny_store).same


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_changed_byte_is_never_the_same(
    tiny_store: Store, files: dict[str, Path], fmt: str, data: st.DataObject
) -> None:
    content = bytearray(files[fmt].read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    verdict = verifying.verify_bytes(bytes(content), tiny_store)
    assert not verdict.same
    assert verdict.reasons


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
def test_added_and_missing_bytes_are_seen(
    tiny_store: Store, files: dict[str, Path], fmt: str
) -> None:
    content = files[fmt].read_bytes()
    for other in (content + b" ", content[:-1], content[: len(content) // 2], b""):
        assert not verifying.verify_bytes(other, tiny_store).same


def test_a_changed_claim_is_named(tmp_path: Path, files: dict[str, Path]) -> None:
    changed = [{**one, "low": "59", "high": "59"} if one["id"] == "n2" else one for one in CLAIMS]
    kept = [one for one in changed if one["id"] != "u1"]
    store = Store.open(write_tiny(tmp_path / "other", claims=kept), tmp_path / "cache")
    verdict = snapshot.verify(files["png"], store)
    assert not verdict.same
    said = "; ".join(verdict.reasons)
    assert "the data changed" in said
    assert "changed: claim n2" in said
    assert "removed: claim u1" in said


def test_a_change_elsewhere_is_said(tmp_path: Path, files: dict[str, Path]) -> None:
    kept = [one for one in CLAIMS if one["id"] != "s7"]
    more = [*kept, {**CLAIMS[-1], "id": "n9", "incident": "war"}]
    store = Store.open(write_tiny(tmp_path / "other", claims=more), tmp_path / "cache")
    verdict = snapshot.verify(files["svg"], store)
    assert not verdict.same
    assert "the data changed" in verdict.reasons[0]


def resealed(files: dict[str, Path], **changes: object) -> bytes:
    """Write another seal into the HTML file, as someone would who edits it."""
    content = files["html"].read_text("utf-8")
    seal = reading.read_seal(content.encode())
    other = dataclasses.replace(seal, **changes)
    return content.replace(html.escape(seal.to_json()), html.escape(other.to_json())).encode()


def test_another_version_is_said(tiny_store: Store, files: dict[str, Path]) -> None:
    seal = reading.read_seal(files["html"].read_bytes())
    query, data = seal.query, seal.data
    content = resealed(files, version="9.9", id=cite.make_id(query, data, "9.9"))
    verdict = verifying.verify_bytes(content, tiny_store)
    assert not verdict.same
    assert "made by Crossclaim 9.9" in verdict.reasons[0]


def test_other_tools_are_said_and_never_the_same(tiny_store: Store, files: dict[str, Path]) -> None:
    content = resealed(files, tools={"matplotlib": "1.0"})
    verdict = verifying.verify_bytes(content, tiny_store)
    assert not verdict.same
    assert "matplotlib 1.0" in verdict.reasons[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "cc-000000000000"},
        {"query": {}},
        {"data": "0" * 64},
        {"fmt": "gif"},
        {"theme": "sepia"},
        {"scale": 99.0},
        {"records": {}},
    ],
)
def test_an_edited_seal_is_never_the_same(
    tiny_store: Store, files: dict[str, Path], changes: dict[str, object]
) -> None:
    verdict = verifying.verify_bytes(resealed(files, **changes), tiny_store)
    assert not verdict.same
    assert verdict.reasons


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x89PNG\r\n\x1a\nbroken",
        b"%PDF-1.4\nno seal",
        b"<svg",
        b"<!doctype html><p>none</p>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!doctype html><meta name="crossclaim-seal" content="[1]">',
        b'<!doctype html><meta name="crossclaim-seal" content="{}">',
        b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "b">]><svg>&a;</svg>',
    ],
)
def test_other_files_are_refused_in_words(tiny_store: Store, content: bytes) -> None:
    verdict = verifying.verify_bytes(content, tiny_store)
    assert not verdict.same
    assert len(verdict.reasons) == 1
    assert "\n" not in verdict.reasons[0]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"%PDF" + tail))
def test_reading_never_fails_otherwise(content: bytes) -> None:
    with pytest.raises(SnapshotError):
        reading.read_seal(content)


def test_a_file_that_is_not_there_is_an_error(tiny_store: Store, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be read"):
        snapshot.verify(tmp_path / "none.png", tiny_store)


def test_a_seal_survives_being_written(files: dict[str, Path]) -> None:
    seals = [reading.read_seal(path.read_bytes()) for path in files.values()]
    assert {seal.id for seal in seals} == {seals[0].id}
    for seal in seals:
        assert Seal.from_json(seal.to_json()) == seal
        assert seal.is_whole
        assert seal.query == {"text": "r"}


@pytest.mark.parametrize("wrong", [True, "2", None, [1], {"a": 1}])
def test_a_seal_of_the_wrong_kinds_is_refused(files: dict[str, Path], wrong: object) -> None:
    values = json.loads(reading.read_seal(files["png"].read_bytes()).to_json())
    for name in ("scale", "query", "records"):
        with pytest.raises(SnapshotError):
            Seal.from_json(json.dumps(values | {name: wrong}))
