"""Which dataset the page shows: one of `incidents.store.library`, by the address's ``data``.

A folder may be edited while the page is open. What was read last stays until the new files can be
read whole; a folder that cannot be read is reported and changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.store import Listed, Store, home, library, unknown
from incidents.ui import state
from incidents.ui.controls import held, sent, told_apart
from incidents.words import controls

CHOSEN = "dataset"
"""The name that this session asked for; empty for the dataset that opens."""

SWITCH = "switch"


def folder() -> Path:
    """Return the folder of the dataset that opens."""
    return home()


def opened() -> tuple[Store, str, tuple[str, ...]]:
    """Open the dataset that this session looks at.

    Returns
    -------
    tuple
        The store; why its files cannot be read any more, if so; what of the address means nothing.
    """
    known, asked = library(), _asked()
    one = known.get(asked) or next(iter(known.values()))
    said = (unknown(asked, known),) if asked and asked not in known else ()
    return (*shelf(str(one.folder)).take(), said)


def named(name: str, otherwise: Store) -> Store:
    """Give the dataset of a name, or else the one that is shown."""
    one = library().get(name)
    if one is None or name == otherwise.address_name:
        return otherwise
    return shelf(str(one.folder)).take()[0]


def _asked() -> str:
    """Read which dataset is asked for; like the view, only where the reader moved."""
    if state.has_moved():
        st.session_state[CHOSEN] = st.query_params.get(state.DATA, "")
    name: str = st.session_state.get(CHOSEN, "")
    return name


def switch(store: Store) -> None:
    """Draw what leads to the other datasets, where there is more than one."""
    known = library()
    if len(known) > 1 and store.address_name in known:
        st.selectbox(
            controls.names()["dataset"],
            list(known),
            format_func=_titles(known).__getitem__,
            key=held(SWITCH, store.address_name),
            label_visibility="collapsed",
            on_change=_switched,
        )


def _titles(known: Mapping[str, Listed]) -> dict[str, str]:
    return told_apart(
        {name: one.title for name, one in known.items()}, {name: name for name in known}
    )


def _switched() -> None:
    """Open the dataset that was chosen as it opens at first: a filter is of one dataset alone."""
    state.start_over(sent(SWITCH))


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
