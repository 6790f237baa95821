"""The gate in front of the page: what its answers allow, and who may connect."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from incidents.ui import serving

Message = dict[str, Any]


def asked(scope: Message) -> tuple[list[Message], list[Message]]:
    """Send a request through the gate; tell what it answered, and what went further."""
    answers: list[Message] = []
    further: list[Message] = []

    async def send(message: Any) -> None:
        answers.append(dict(message))

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def behind(inner: Any, _receive: Any, out: Any) -> None:
        further.append(dict(inner))
        if inner["type"] == "http":
            allowed = (b"Access-Control-Allow-Origin", b"*")
            await out({"type": "http.response.start", "status": 200, "headers": [allowed]})

    asyncio.run(serving.gate(behind)(scope, receive, send))
    return answers, further


def socket(origin: str | None, host: str = "127.0.0.1:8501") -> Message:
    headers = [(b"host", host.encode())]
    headers += [(b"origin", origin.encode())] if origin is not None else []
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers}


@pytest.mark.parametrize("origin", [None, "http://127.0.0.1:8501", "https://127.0.0.1:8501"])
def test_a_page_of_our_own_connects(origin: str | None) -> None:
    answers, further = asked(socket(origin))
    assert (answers, len(further)) == ([], 1)


@pytest.mark.parametrize("origin", ["http://evil.invalid", "null", "http://[", "http://127.0.0.1"])
def test_a_page_of_another_origin_is_refused_before_anybody_is_asked(origin: str) -> None:
    answers, further = asked(socket(origin))
    assert further == []
    assert answers == [{"type": "websocket.close", "code": 1008}]


def test_the_public_address_behind_a_proxy_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serving.ADDRESS, "https://map.example.org/border/")
    _, (further,) = asked(socket("https://map.example.org"))
    assert (b"origin", b"http://127.0.0.1:8501") in further["headers"]
    assert asked(socket("https://example.org"))[1] == []


def test_every_answer_says_what_it_allows() -> None:
    (answer,), _ = asked({"type": "http", "path": "/", "headers": []})
    found = {key.decode().lower(): value.decode() for key, value in answer["headers"]}
    assert found.keys() >= serving.headers("/").keys()
    assert "access-control-allow-origin" not in found
    assert "'unsafe-inline'" not in found["content-security-policy"].split("style-src")[0]
    assert found["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", serving.CLOSED)
def test_what_tells_of_the_inside_is_closed(path: str) -> None:
    answers, further = asked({"type": "http", "path": path, "headers": []})
    assert (answers[0]["status"], further) == (404, [])


def test_only_who_is_named_may_show_the_page_in_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    assert serving.policy().endswith("frame-ancestors 'self'")
    monkeypatch.setenv(serving.EMBED, "https://news.example.org 'unsafe; script-src *")
    assert serving.policy().endswith("frame-ancestors 'self' https://news.example.org")


def test_only_names_of_this_server_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    near = ["localhost", "127.0.0.1", "[::1]"]
    assert serving.hosts() == near
    monkeypatch.setenv(serving.ADDRESS, "https://map.example.org:8443/border/")
    monkeypatch.setenv(serving.HOSTS, "box.lan *.example.net")
    assert serving.hosts() == [*near, "box.lan", "*.example.net", "map.example.org"]


def test_a_server_that_is_open_to_a_network_without_a_name_takes_every_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "get_option", lambda _: "0.0.0.0")
    assert serving.hosts() == ["*"]
    monkeypatch.setenv(serving.HOSTS, "box.lan")
    assert "*" not in serving.hosts()
