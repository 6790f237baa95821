"""Which dataset the page shows: one of `incidents.store.library`, by the address's ``data``.

A folder may be edited while the page is open. What was read last stays until the files are no
more being written, can be read, and lose nothing that could be read before: else the page says
what is wrong with them, and whoever asks may look at them as they are.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from geodata.errors import GeodataError
from incidents.errors import CrossclaimError
from incidents.store import Listed, Store, home, is_being_written, library, unknown
from incidents.ui import state
from incidents.ui.controls import held, sent, told_apart
from incidents.words import controls

CHOSEN = "dataset"
"""The name that this session asked for; empty for the dataset that opens."""

SWITCH = "switch"
LOOK = "look-at-changed"


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
    said = (unknown(asked, known),) if asked and asked not in known else ()
    held = chosen()
    store, fault = held.take()
    return (held.aside if is_looking() and held.aside else store), fault, said


def chosen() -> Shelf:
    """Give the shelf of the dataset that this session chose."""
    known = library()
    one = known.get(st.session_state.get(CHOSEN, "")) or next(iter(known.values()))
    return shelf(str(one.folder))


def is_looking() -> bool:
    """Tell whether this session asked for files that are not fit to replace what was read."""
    return bool(st.session_state.get(LOOK))


def look(*, at_changed: bool) -> None:
    """Look at the files as they are now, or go back to what was read last."""
    st.session_state[LOOK] = at_changed
    state.start_over(st.session_state.get(CHOSEN, ""))


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


def is_one_of_several(store: Store) -> bool:
    """Tell whether there are datasets beside this one to go to."""
    known = library()
    return len(known) > 1 and store.address_name in known


def switch(store: Store) -> None:
    """Draw what leads to the other datasets."""
    known = library()
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
    """The dataset that is open; `Store.open` looks whether its files changed.

    Attributes
    ----------
    aside
        What the files say now, where less of them is read than of what is open; else None.
    is_changing
        Whether somebody is writing the files.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store: Store | None = None
        self.aside: Store | None = None
        self.is_changing = False
        self._is_vouched = False

    def take(self) -> tuple[Store, str]:
        """Return the store and, if its files were changed into something unreadable, why.

        Raises
        ------
        DatasetError
            If no dataset has been read yet and this one cannot be.
        """
        with self._lock:
            try:
                self._store = self._fit()
            except (CrossclaimError, GeodataError, OSError) as error:
                self.aside = None
                if self._store is None:
                    raise
                return self._store, str(error)
            return self._store, ""

    def renew(self) -> None:
        """Take what the files say next, whatever it is: for who has just written them whole."""
        self._is_vouched = True

    def _fit(self) -> Store:
        """Give what the files say now, or what was open where that is not fit to replace it."""
        known, self._is_vouched = (None if self._is_vouched else self._store), False
        self.is_changing = known is not None and is_being_written(self._path, known.digest)
        if known is not None and self.is_changing:
            return known
        found = Store.open(self._path)
        self.aside = found if known and found.report.is_setback(known.report) else None
        return known if known and self.aside else found


@st.cache_resource(show_spinner=False)
def shelf(path: str) -> Shelf:
    """Return the shelf of a folder, shared by all sessions."""
    return Shelf(Path(path))
