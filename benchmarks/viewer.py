"""A viewer without a browser: it speaks the page's own protocol, so that many fit on one machine.

It does what a browser does and draws nothing: it connects with its cookies, says the address in its
bar, keeps what the server lets it keep, and sends the states of all controls with every run.
"""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

LIMIT = 120.0
MOST_BYTES = 64 << 20
DAY = 86_400e6
"""Microseconds, in which the slider counts."""


@dataclass(frozen=True)
class Run:
    """What one run of the page took: seconds until it ended, and bytes that it sent."""

    seconds: float
    received: int


@dataclass
class Viewer:
    """One visitor of a page.

    Attributes
    ----------
    address
        Where the page is.
    query
        What stands in the browser's bar behind the question mark; the page changes it.
    texts
        Every piece of HTML that is on the page, by its place there.
    """

    address: str
    query: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[int, ...], str] = field(default_factory=dict)
    sliders: dict[str, tuple[Any, str]] = field(default_factory=dict)
    menus: dict[str, str] = field(default_factory=dict)
    downloads: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=count)
    _socket: ClientConnection | None = None
    _session: str = ""

    async def load(self) -> Run:
        """Do what opening an address does: ask for the page, keep its cookies, connect, run."""
        await asyncio.to_thread(self._ask_for_page)
        return await self.enter()

    async def enter(self) -> Run:
        """Connect, or connect again, and let the page run; what was on it is forgotten."""
        self.texts.clear()
        where = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._socket = await connect(
            where,
            additional_headers={"Cookie": sent} if sent else None,
            origin=self.address,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=MOST_BYTES,
            proxy=None,
            open_timeout=LIMIT,
        )
        for value in self._socket.response.headers.get_all("Set-Cookie"):  # type: ignore[union-attr]
            self._take_cookie(value)
        return await self.run()

    def _ask_for_page(self) -> None:
        with urllib.request.urlopen(f"{self.address}/?{self.query}", timeout=LIMIT) as answer:
            for value in answer.headers.get_all("Set-Cookie") or ():
                self._take_cookie(value)

    def _take_cookie(self, value: str) -> None:
        self.cookies |= {name: one.value for name, one in SimpleCookie(value).items()}

    async def leave(self) -> None:
        """Close the page."""
        if self._socket:
            await self._socket.close()

    async def run(self, *, fragment: str = "", pressed: tuple[WidgetState, ...] = ()) -> Run:
        """Send the states of all controls, and take what the page sends until its run has ended."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = self.query, fragment
        asked.widget_states.widgets.extend((*self._states.values(), *pressed))
        asked.cached_message_hashes.extend(self._kept)
        began, received = time.perf_counter(), 0
        await self._send(message)
        while True:
            told, size = await self._take()
            received += size
            if told.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - began, received)

    async def _send(self, message: BackMsg) -> None:
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _take(self) -> tuple[ForwardMsg, int]:
        assert self._socket is not None
        async with asyncio.timeout(LIMIT):
            content = await self._socket.recv()
        told = ForwardMsg()
        told.ParseFromString(content if isinstance(content, bytes) else content.encode())
        self._keep(told)
        return told, len(content)

    def _keep(self, told: ForwardMsg) -> None:
        if told.metadata.cacheable and told.hash:
            self._kept[told.hash] = told
        if told.WhichOneof("type") == "ref_hash":
            place = told.metadata
            told = ForwardMsg.FromString(self._kept[told.ref_hash].SerializeToString())
            told.metadata.CopyFrom(place)
        match told.WhichOneof("type"):
            case "new_session":
                self._session = told.new_session.initialize.session_id
            case "page_info_changed":
                self.query = told.page_info_changed.query_string
            case "delta":
                self._put(tuple(told.metadata.delta_path), told.delta)

    def _put(self, place: tuple[int, ...], delta: Any) -> None:
        element = delta.new_element
        match element.WhichOneof("type") or delta.add_block.WhichOneof("type"):
            case "html":
                self.texts[place] = element.html.body
            case "slider":
                self.sliders[element.slider.label] = element.slider, delta.fragment_id
            case "download_button":
                button = element.download_button
                self.downloads[button.label] = button.deferred_file_id
            case "popover":
                self.menus[delta.add_block.popover.label] = delta.add_block.popover.id

    # ---- what a hand does

    async def slide(self, label: str, *ends: float) -> Run:
        """Move a slider to a value, or its two ends to two."""
        slider, fragment = self.sliders[label]
        state = WidgetState(id=slider.id)
        state.double_array_value.data.extend(ends)
        self._states[slider.id] = state
        return await self.run(fragment=fragment)

    async def open_menu(self, label: str) -> Run:
        """Open a menu that is filled when it is opened."""
        name = self.menus[label]
        self._states[name] = WidgetState(id=name, bool_value=True)
        return await self.run()

    async def download(self, label: str) -> bytes:
        """Press a button that makes a file, and fetch it; raises what the page says otherwise."""
        message, number = BackMsg(), f"r{next(self._numbers)}"
        message.backend_operation_request.request_id = number
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = self.downloads[label]
        await self._send(message)
        while True:
            answer = (await self._take())[0].backend_operation_response
            if answer.request_id == number:
                break
        if answer.error_msg:
            raise RuntimeError(answer.error_msg)
        return await asyncio.to_thread(self._fetch, answer.deferred_file.url)

    def _fetch(self, path: str) -> bytes:
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        request = urllib.request.Request(self.address + path, headers={"Cookie": sent})
        with urllib.request.urlopen(request, timeout=LIMIT) as answer:
            content: bytes = answer.read()
        return content

    @property
    def sees(self) -> tuple[str, str]:
        """What is looked at: the address of the view, and its two panels."""
        return self.query, self.shown('class="cc-panels')

    def shown(self, part: str) -> str:
        """Give the piece of HTML that holds something, such as ``cc-panels``."""
        return next(text for text in self.texts.values() if part in text)


@asynccontextmanager
async def viewing(address: str) -> AsyncIterator[Viewer]:
    """Open an address, and close it at the end."""
    viewer = Viewer(address)
    await viewer.load()
    try:
        yield viewer
    finally:
        await viewer.leave()
