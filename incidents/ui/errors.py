"""One way to fail: a box that says what failed and what still works, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.web import sentences
from incidents.words import page

LOG = logging.getLogger("crossclaim")


def box(kind: str, title: str, *lines: str) -> None:
    """Draw a box: ``error``, ``empty`` or ``note``. Titles and lines are plain text."""
    st.html(sentences.box(kind, title, lines))


@contextmanager
def guarded(part: str, still: str = "still") -> Iterator[None]:
    """Put a box where a part of the page fails, and let the other parts go on.

    Parameters
    ----------
    part
        What is being drawn, by its name in `incidents.words.page.parts`.
    still
        What the reader can still do, by its name there.
    """
    try:
        yield
    except (CrossclaimError, GeodataError) as error:
        told = page.parts()
        box("error", page.fault(told[part]), str(error), told[still])
    except Exception:  # whatever fails, a reader sees words, not a traceback
        told = page.parts()
        LOG.exception("%s", part)
        box("error", page.fault(told[part]), told["unexpected"], told[still])
