"""The server in front of the page: who may ask it, and what its answers allow a browser.

`gate` wraps every request before Streamlit sees it. Three settings of the environment open it:
``CROSSCLAIM_ADDRESS``, the page's public address; ``CROSSCLAIM_HOSTS``, the names, apart by
spaces, by which the server may be asked besides; and ``CROSSCLAIM_EMBED``, the origins whose pages
may show this one in a frame.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable, MutableMapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import get_option

from incidents.ui.asgi import App, Headers, Receive, Scope, Send, header
from incidents.ui.crowding import Crowding
from incidents.ui.hooks import CLOSED, FRAMES, INDEX
from incidents.ui.uploads import Uploads

ADDRESS, EMBED, HOSTS = "CROSSCLAIM_ADDRESS", "CROSSCLAIM_EMBED", "CROSSCLAIM_HOSTS"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def middleware() -> list[Middleware]:
    """Give what `streamlit.App` runs before its own."""
    trusted = Middleware(TrustedHostMiddleware, allowed_hosts=hosts(), www_redirect=False)
    return [trusted, Middleware(gate), Middleware(Crowding), Middleware(Uploads)]


def hosts() -> list[str]:
    """List the names by which this server may be asked.

    A foreign page can give this machine a name of its own, and would then be of our origin. Who
    opens the server to a network without a name for it takes every name.
    """
    public = _name(os.environ.get(ADDRESS, ""))
    named = [*os.environ.get(HOSTS, "").split(), *filter(None, (public,))]
    is_near = get_option("server.address") in LOOPBACK
    return [*LOOPBACK, *named] if named or is_near else ["*"]


def _name(address: str) -> str:
    """Give the host of an address as a request names it; nothing for one that cannot be read."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return f"[{host}]" if ":" in host else host


def gate(app: App) -> App:
    """Refuse strangers before Streamlit looks, and say in every answer what it may do.

    Streamlit asks the network for its own public address when a page of another origin knocks,
    and everybody waits meanwhile; here such a page is refused by what it says of itself.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _connected(app, scope, receive, send)
        elif scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["path"].rstrip("/").endswith(CLOSED):
            await _refused(send)
        else:
            await app(scope, receive, _guarded(scope["path"], send))

    return answer


async def _connected(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Let a page of our own connect; its origin is written as ours, so that nobody is asked."""
    origin, host = header(scope, b"origin"), header(scope, b"host")
    if origin is None or _place(origin) == host:
        await app(scope, receive, send)
    elif _place(origin) and _place(origin) == _place(os.environ.get(ADDRESS, "")):
        await app({**scope, "headers": _from(scope, host or "")}, receive, send)
    else:
        await receive()
        await send({"type": "websocket.close", "code": 1008})


def _place(address: str) -> str:
    """Give the host and port of an address; nothing for one that cannot be read."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _from(scope: Scope, host: str) -> Headers:
    rest = [(key, value) for key, value in scope["headers"] if key != b"origin"]
    return [*rest, (b"origin", f"http://{host}".encode("latin-1"))]


async def _refused(send: Send) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _guarded(path: str, send: Send) -> Send:
    async def with_headers(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = _written(message.get("headers", ()), path)
        await send(message)

    return with_headers


def _written(given: Iterable[tuple[bytes, bytes]], path: str) -> Headers:
    """Add our headers; nothing here is for pages of other origins to read."""
    mine = headers(path)
    names = {*mine, "access-control-allow-origin"}
    kept = [(key, value) for key, value in given if key.decode("latin-1").lower() not in names]
    return [*kept, *((key.encode(), value.encode()) for key, value in mine.items())]


def headers(path: str) -> dict[str, str]:
    """Give the headers of an answer by its path."""
    return {
        "content-security-policy": policy(is_frame=any(part in path for part in FRAMES)),
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }


def policy(*, is_frame: bool = False) -> str:
    """Write the policy of a page: its own files and nothing else.

    The map's frame runs scripts that its maker wrote into its page, and evaluates what is sent
    to it. The page runs only files, the one line that Streamlit's own page holds, and scripts of
    our components, which Streamlit makes into blobs.
    """
    own = f"'wasm-unsafe-eval' blob: {_hashes()}"
    script = "'unsafe-inline' 'unsafe-eval'" if is_frame else own
    ancestors = " ".join(("'self'", *embedders()))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {script}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def embedders() -> tuple[str, ...]:
    """List the origins whose pages may show this one in a frame."""
    asked = os.environ.get(EMBED, "").split()
    return tuple(one for one in asked if re.fullmatch(r"https?://[A-Za-z0-9.:*\[\]-]+", one))


@cache
def _hashes() -> str:
    """Hash the scripts that Streamlit's own page holds, as its release has them."""
    found = _INLINE.findall(INDEX.read_text(encoding="utf-8"))
    digests = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in found)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
