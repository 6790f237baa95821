"""The gate through the server that ``make run`` starts."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, WAIT

HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Version: 13\r\n\r\n"
)


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """Listen where a proxy would, and keep whatever anybody asks of the network."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear() -> None:
            while True:
                try:
                    client = server.accept()[0]
                except OSError:
                    return
                with client:
                    heard.append(client.recv(200))

        threading.Thread(target=hear, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard


def knock(address: str, origin: str) -> str:
    """Ask for a connection as a page of an origin would, and give the first line answered."""
    host = urlsplit(address).netloc
    name, port = host.split(":")
    with socket.create_connection((name, int(port)), timeout=30) as client:
        client.sendall(HANDSHAKE.format(host=host, origin=origin).encode())
        return client.recv(200).split(b"\r\n")[0].decode()


def asked_as(address: str, name: str) -> str:
    """Ask for the page by a name of the server, and give the first line answered."""
    at, port = urlsplit(address).netloc.split(":")
    with socket.create_connection((at, int(port)), timeout=30) as client:
        client.sendall(f"GET / HTTP/1.1\r\nHost: {name}:{port}\r\n\r\n".encode())
        return client.recv(200).split(b"\r\n")[0].decode()


def test_a_name_that_a_stranger_gave_this_machine_is_refused(serve: Callable[..., str]) -> None:
    address = serve(ROOT / "app.py", {"CROSSCLAIM_HOSTS": "box.lan"})
    told = {name: asked_as(address, name) for name in ("evil.invalid", "box.lan", "localhost")}
    assert " 400 " in told["evil.invalid"]
    assert " 200 " in told["box.lan"]
    assert " 200 " in told["localhost"]


def test_no_request_leaves_the_server_when_a_foreign_page_knocks(
    serve: Callable[..., str],
) -> None:
    with listening() as (proxy, heard):
        env = {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": "", "NO_PROXY": ""}
        address = serve(ROOT / "app.py", env)
        assert " 403 " in knock(address, "http://evil.invalid")
        assert " 101 " in knock(address, address)
    assert heard == []


def knocking(address: str) -> tuple[socket.socket, str]:
    """Connect as a page of its own would, and stay."""
    host, port = urlsplit(address).netloc.split(":")
    client = socket.create_connection((host, int(port)), timeout=30)
    client.sendall(HANDSHAKE.format(host=f"{host}:{port}", origin=address).encode())
    return client, client.recv(200).split(b"\r\n")[0].decode()


def opened(address: str, path: str = "/") -> tuple[int, str, Message]:
    """Open the page as a browser would: status, content and headers."""
    request = Request(address + path, headers={"Accept": "text/html"})
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except HTTPError as error:
        return error.code, error.read().decode(), error.headers


def test_who_finds_the_page_full_is_told_and_let_in_when_there_is_room(
    serve: Callable[..., str],
) -> None:
    address = serve(ROOT / "app.py", {"CROSSCLAIM_MOST_VISITORS": "2"})
    (first, told), (second, again) = knocking(address), knocking(address)
    assert " 101 " in told
    assert " 101 " in again
    with second:
        with first:
            assert " 403 " in knock(address, address)
            status, words, headers = opened(address)
            assert (status, "as it can serve at once" in words) == (503, True)
            assert headers["Retry-After"] == headers["Refresh"]
            assert "default-src 'self'" in headers["Content-Security-Policy"]
            assert opened(address, "/_stcore/health")[:2] == (200, "ok")
        deadline = time.monotonic() + 30
        while opened(address)[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        assert opened(address)[0] == 200
        assert " 101 " in knock(address, address)


@pytest.mark.usefixtures("chromium")
def test_the_page_and_its_map_live_within_their_policy(
    chromium: Browser, serve: Callable[..., str]
) -> None:
    page = chromium.new_page()
    told: list[str] = []
    page.on("console", lambda one: told.append(one.text))
    page.goto(serve(ROOT / "app.py"), timeout=WAIT)
    page.wait_for_selector(".cc-panels", timeout=WAIT)
    page.frame_locator("iframe").locator(".leaflet-container").wait_for(timeout=WAIT)
    for name in ("Ledger", "Incidents", "Sources", "About the data"):
        page.get_by_role("tab", name=name).click()
    page.wait_for_timeout(1000)
    page.close()
    assert not [text for text in told if "Content Security Policy" in text]
