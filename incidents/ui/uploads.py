"""How much all sessions together may hold of files that were uploaded; one more is refused.

Streamlit keeps uploads in memory and bounds each by itself, so that many sessions with a few files
each would have no end. ``CROSSCLAIM_MOST_UPLOADS`` of the environment says how many MB one process
holds, with what was made of them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from http import HTTPMethod
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit import get_option, runtime
from streamlit.runtime.stats import CacheStat

from incidents.errors import DatasetError
from incidents.store import Store
from incidents.ui.asgi import App, Receive, Scope, Send, header
from incidents.ui.hooks import UPLOADS
from incidents.words import imported
from incidents.words.refusals import refusal

MOST = "CROSSCLAIM_MOST_UPLOADS"
USUAL_MB = 500
MB = 1_000_000

_MADE: WeakKeyDictionary[Store, int] = WeakKeyDictionary()
"""The datasets that sessions made of uploads, and how large their files were."""


def most() -> int:
    """Give how many bytes may be held; a setting that is no number is as if there were none."""
    with suppress(ValueError):
        return max(int(os.environ.get(MOST, "")), 1) * MB
    return USUAL_MB * MB


def held() -> int:
    """Give how many bytes all sessions hold."""
    if not runtime.exists():
        return sum(_MADE.values())
    found = runtime.get_instance().uploaded_file_mgr.get_stats()
    sizes = (one for some in found.values() for one in some if isinstance(one, CacheStat))
    return sum(one.byte_length for one in sizes) + sum(_MADE.values())


def keep(store: Store, size: int) -> None:
    """Count what was made of uploads for as long as somebody holds it.

    Raises
    ------
    DatasetError
        If there is no room for it.
    """
    if held() + size > most():
        raise DatasetError(refusal("uploads_full", number=most() // MB))
    _MADE[store] = size


def tell(largest_mb: int) -> None:
    """Say beside what takes a file how much may come yet, where that is less than one may have."""
    room = max(most() - held(), 0)
    if room < largest_mb * MB:
        st.caption(imported.room_left(room // MB))


class Uploads:
    """Take files while there is room for them, those that are on their way counted."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse before a byte of the file is read."""
        size = _size(scope) if _is_upload(scope) else 0
        if size and held() + self._coming + size > most():
            await _refused(send)
            return
        self._coming += size
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming -= size


def _is_upload(scope: Scope) -> bool:
    return (
        scope["type"] == "http" and scope["method"] == HTTPMethod.PUT and UPLOADS in scope["path"]
    )


def _size(scope: Scope) -> int:
    """Give how large an upload says it is; one that does not say is as large as one may be."""
    told = header(scope, b"content-length") or ""
    largest: int = get_option("server.maxUploadSize")
    return int(told) if told.isascii() and told.isdigit() else (largest + 1) * MB


async def _refused(send: Send) -> None:
    told = refusal("uploads_full", number=most() // MB).encode()
    kind = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 507, "headers": kind})
    await send({"type": "http.response.body", "body": told})
