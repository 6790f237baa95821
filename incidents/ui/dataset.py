"""Which dataset the page shows: the shipped one, or the folder in ``CROSSCLAIM_DATASET``.

The folder may be edited while the page is open. What was read last stays until the new files
can be read whole; a folder that cannot be read is reported and changes nothing.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import streamlit as st

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.store import SHIPPED, Store

FOLDER_VARIABLE = "CROSSCLAIM_DATASET"


def folder() -> Path:
    """Return the folder that the page shows."""
    return Path(os.environ.get(FOLDER_VARIABLE) or SHIPPED)


class Shelf:
    """The dataset that is open; `Store.open` looks whether its files changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store: Store | None = None

    def take(self) -> tuple[Store, str]:
        """Return the store and, if its files were changed into something unreadable, why.

        Raises
        ------
        DatasetError
            If no dataset has been read yet and this one cannot be.
        """
        with self._lock:
            try:
                self._store = Store.open(self._path)
            except (CrossclaimError, GeodataError, OSError) as error:
                if self._store is None:
                    raise
                return self._store, str(error)
            return self._store, ""


@st.cache_resource(show_spinner=False)
def shelf(path: str) -> Shelf:
    """Return the shelf of a folder, shared by all sessions."""
    return Shelf(Path(path))
