"""What a reader takes away is made beside the page, one thing after another for all readers.

A session may have a few things made at a time; one more is refused, so that no session can fill
the line before the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache

import streamlit as st

from incidents.errors import ExportError
from incidents.words.refusals import refusal

AT_ONCE = 1
"""How many are made at a time; each takes a core and some hundred MB."""

MOST_WAITING = 6
"""How many things one session may have made or waiting: more than its menu has buttons."""

SEAT = "turns"

Make = Callable[[], bytes]


def begun(make: Make) -> Future[bytes]:
    """Let something be made for this session, when its turn comes."""
    return _taken(_seat(), copy_context().run, make)


def in_turn(make: Make) -> Make:
    """Give what makes something when its turn comes, and waits for it: for a button to press."""
    seat, context = _seat(), copy_context()
    return lambda: _taken(seat, context.copy().run, make).result()


def _seat() -> threading.BoundedSemaphore:
    if SEAT not in st.session_state:
        st.session_state[SEAT] = threading.BoundedSemaphore(MOST_WAITING)
    seat: threading.BoundedSemaphore = st.session_state[SEAT]
    return seat


def _taken(
    seat: threading.BoundedSemaphore, run: Callable[[Make], bytes], make: Make
) -> Future[bytes]:
    """Stand in line.

    Raises
    ------
    ExportError
        If too much is being made for this session already.
    """
    if not seat.acquire(blocking=False):
        raise ExportError(refusal("too_many_waiting", number=MOST_WAITING))
    making = _line().submit(run, make)
    making.add_done_callback(lambda _: seat.release())
    return making


@cache
def _line() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="making")
