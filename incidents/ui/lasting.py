"""A file that was made stays until the browser that asked for it has fetched it.

Streamlit forgets a file that a button made when any two runs of any sessions have ended. With
others on the page that is sooner than a slow browser asks for it, and the download is not found.
"""

from __future__ import annotations

import time

from incidents.ui.hooks import MADE

KEPT_SECONDS = 60.0


def keep_made_files() -> None:
    """Let files that nothing refers to be forgotten only when they have been so for a while."""
    MADE.mark_for_delete = _mark  # type: ignore[method-assign, assignment]


def _mark(made: MADE) -> None:
    """Note when it was to be forgotten first, which every run says again until it is."""
    since = made.__dict__.setdefault("forgettable_since", time.monotonic())
    made.__dict__["_is_marked_for_delete"] = time.monotonic() - since >= KEPT_SECONDS
