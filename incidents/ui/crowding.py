"""How many may be on the page at once; one more is told so in words, and comes again by itself.

``CROSSCLAIM_MOST_VISITORS`` of the environment says how many connections one process takes. Each is
a session with memory of its own, so that without an end to them there is none to that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from http import HTTPMethod

import htpy as h

from incidents.ui.asgi import App, Receive, Scope, Send, header
from incidents.ui.hooks import CONNECTION, PARTS
from incidents.words import page
from incidents.words.tongue import language

MOST = "CROSSCLAIM_MOST_VISITORS"
USUAL = 300
AGAIN_SECONDS = 15
LOOK = "color-scheme:light dark;font:1.1rem/1.5 serif;max-width:34em;margin:20vh auto;padding:0 1em"


def most() -> int:
    """Give how many may be here; a setting that is no number is as if there were none."""
    with suppress(ValueError):
        return max(int(os.environ.get(MOST, "")), 1)
    return USUAL


class Crowding:
    """Count who is connected to what is behind it, and turn others away while it is full."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._most = most()
        self._here = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or say that it is full."""
        is_full = self._here >= self._most
        if scope["type"] == "websocket" and scope["path"].endswith(CONNECTION):
            await (_shut(receive, send) if is_full else self._held(scope, receive, send))
        elif is_full and _is_page(scope):
            await _told(send)
        else:
            await self._app(scope, receive, send)

    async def _held(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._here += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._here -= 1


def _is_page(scope: Scope) -> bool:
    """Tell whether a person opens the page with this, and not a page that is open a part of it."""
    if scope["type"] != "http" or scope["method"] != HTTPMethod.GET:
        return False
    is_part = any(part in scope["path"] for part in PARTS)
    return not is_part and "text/html" in (header(scope, b"accept") or "")


async def _shut(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1013})


async def _told(send: Send) -> None:
    """Say it in words, and let the browser come again."""
    again = str(AGAIN_SECONDS).encode()
    kind = (b"content-type", b"text/html; charset=utf-8")
    headers = [kind, (b"retry-after", again), (b"refresh", again), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": str(_sheet()).encode()})


def _sheet() -> h.Element:
    fits = h.meta(name="viewport", content="width=device-width")
    words = h.h1["Crossclaim"], h.p[page.parts()["full"]]
    return h.html(lang=language() or "en", style=LOOK)[
        h.head[h.title["Crossclaim"], fits], h.body[words]
    ]
