"""Uploads of all sessions together are bounded, with those on their way and what they made."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest

from incidents.errors import DatasetError
from incidents.loader import load
from incidents.store import Store
from incidents.ui import uploads
from incidents.ui.asgi import Receive, Scope, Send
from tests.conftest import write_tiny

MB = 1_000_000


@pytest.fixture(autouse=True)
def _five(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(uploads.MOST, "5")
    yield
    uploads._MADE.clear()


async def slow(_scope: Scope, _receive: Receive, send: Send) -> None:
    await asyncio.sleep(0.05)
    await send({"type": "http.response.start", "status": 204, "headers": []})


def asked(
    path: str, size: int | None, method: str = "PUT"
) -> tuple[Scope, list[MutableMapping[str, Any]]]:
    headers = [] if size is None else [(b"content-length", str(size).encode())]
    return {"type": "http", "method": method, "path": path, "headers": headers}, []


async def answered(*each: tuple[Scope, list[MutableMapping[str, Any]]]) -> list[int]:
    """Ask one app for all of these at once, and give the status of each."""
    app = uploads.Uploads(slow)

    async def one(scope: Scope, told: list[MutableMapping[str, Any]]) -> int:
        async def send(message: MutableMapping[str, Any]) -> None:
            told.append(message)

        async def receive() -> MutableMapping[str, Any]:
            raise AssertionError("a refused file is not read")

        await app(scope, receive, send)
        status: int = told[0]["status"]
        return status

    found = await asyncio.gather(*(one(*each_) for each_ in each))
    again = await one(*asked(UPLOAD, 3 * MB))
    return [*found, again]


UPLOAD = "/_stcore/upload_file/session/file"


def test_files_on_their_way_are_counted_until_they_are_there() -> None:
    large = asked(UPLOAD, 3 * MB)
    assert asyncio.run(answered(asked(UPLOAD, 3 * MB), large)) == [204, 507, 204]
    assert "5 MB" in large[1][1]["body"].decode()


def test_a_file_that_does_not_say_its_size_is_as_large_as_one_may_be() -> None:
    assert asyncio.run(answered(asked(UPLOAD, None))) == [507, 204]


@pytest.mark.parametrize(
    ("path", "method"), [("/", "GET"), (UPLOAD, "DELETE"), (UPLOAD, "OPTIONS")]
)
def test_whatever_is_no_upload_goes_through(path: str, method: str) -> None:
    assert asyncio.run(answered(asked(path, 9 * MB, method))) == [204, 204]


def test_what_was_made_of_uploads_counts_for_as_long_as_it_is_held(tmp_path: Path) -> None:
    store = Store.held(*load(write_tiny(tmp_path / "tiny")))
    uploads.keep(store, 4 * MB)
    assert asyncio.run(answered()) == [507]
    with pytest.raises(DatasetError, match="5 MB"):
        uploads.keep(Store.held(*load(tmp_path / "tiny")), 2 * MB)
    del store
    gc.collect()
    assert asyncio.run(answered()) == [204]


def test_a_setting_that_is_no_number_is_as_if_there_were_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(uploads.MOST, "many")
    assert uploads.most() == 500 * MB
