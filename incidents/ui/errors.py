"""One way to fail: a box that says what failed and what still works, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geodata.errors import GeodataError
from incidents.charts.html import el
from incidents.errors import CrossclaimError

LOG = logging.getLogger("crossclaim")
UNEXPECTED = "Something went wrong that should not have; the server’s log has the details."


def box(kind: str, title: str, *lines: str) -> None:
    """Draw a box: ``error``, ``empty`` or ``note``. Titles and lines are plain text."""
    head = el("h3", "", title) if title else None
    role = "alert" if kind == "error" else "status"
    st.html(el("div", f"xc-box {kind}", head, *(el("p", "", line) for line in lines), role=role))


@contextmanager
def guarded(part: str, still: str = "The rest of the page still works.") -> Iterator[None]:
    """Put a box where a part of the page fails, and let the other parts go on.

    Parameters
    ----------
    part
        What is being drawn, as it begins a sentence: "The map".
    still
        What the reader can still do.
    """
    title = f"{part} could not be drawn"
    try:
        yield
    except (CrossclaimError, GeodataError) as error:
        box("error", title, str(error), still)
    except Exception:  # whatever fails, a reader sees words, not a traceback
        LOG.exception("%s", title)
        box("error", title, UNEXPECTED, still)
