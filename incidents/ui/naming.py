"""Names of files: what a download shows, in a word each."""

from __future__ import annotations

import re

from incidents import brief
from incidents.query import View
from incidents.store import Store

MOST_LETTERS = 150


def file_name(view: View, store: Store, extension: str, *how: str) -> str:
    """Name a file after what it shows and how: dataset, days, what else is set, the view's id.

    Parameters
    ----------
    view, store
        What it shows, and of which data.
    extension
        With or without its dot.
    how
        What tells it from other files of the same view: its layout, its theme.
    """
    query = view.query
    chosen = [*query.claimants, *query.subjects, *query.kinds, *query.stances]
    parts = [
        store.manifest.name,
        view.incident or f"{query.start or 'start'}_{query.end or 'end'}",
        *([] if view.incident else [*chosen, query.place, query.text][:4]),
        f"known-{query.as_known_on:%Y%m%dT%H%MZ}" if query.as_known_on else "",
        *how,
        brief.view_id(brief.Sight(view, store)),
    ]
    words = (re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip("-") for part in parts)
    return _cut("_".join(word for word in words if word)) + "." + extension.lstrip(".")


def _cut(name: str) -> str:
    """Cut a long name in its middle: the id at its end tells files apart."""
    half = MOST_LETTERS // 2
    return name if len(name) <= MOST_LETTERS else name[:half] + name[-half:]
