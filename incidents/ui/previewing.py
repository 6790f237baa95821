"""The preview of a picture: drawn beside the page, which does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache

import streamlit as st

from incidents.ui import turns
from incidents.ui.errors import guarded
from incidents.words import controls, page

LOOK = 0.4
"""Seconds between two looks at whether it is drawn."""

Draw = Callable[[], bytes]


def preview(draw: Draw, key: object) -> None:
    """Show a picture once it is drawn, and until then that it is being drawn.

    Parameters
    ----------
    draw
        Draws it.
    key
        What tells it from other pictures; of one key it is drawn once.
    """
    with guarded("preview", "still_downloads"):
        _look(begun(draw, key))


def _look(drawing: Future[bytes]) -> None:
    if drawing.done():
        _show(drawing)
    else:
        st.fragment(_wait, run_every=LOOK)(drawing)


def begun(draw: Draw, key: object) -> Future[bytes]:
    """Begin to draw when its turn comes, once for a key."""
    found = _drawings(key)
    if not found:
        found.append(turns.begun(draw))
    return found[0]


@lru_cache(maxsize=16)
def _drawings(_key: object) -> list[Future[bytes]]:
    """Remember the drawing of a key."""
    return []


def _wait(drawing: Future[bytes]) -> None:
    if drawing.done():
        st.rerun()
    st.status(page.parts()["drawing"], state="running")


def _show(drawing: Future[bytes]) -> None:
    with guarded("preview", "still_downloads"):
        st.image(drawing.result(), alt=controls.names()["preview"])
