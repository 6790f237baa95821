"""What the page says of a dataset whose files change: of new data, and of such as are not fit."""

from __future__ import annotations

import streamlit as st

from incidents.desk.location import is_open
from incidents.report import Report
from incidents.store import Store
from incidents.ui import dataset
from incidents.ui.dataset import Shelf
from incidents.ui.errors import box
from incidents.words import page, reports

LOOK_AGAIN_SECONDS = 2.5
NEWS_SECONDS = 20
"""How often a page beside a desk, which writes, asks whether there is something new."""
MOST_LINES = 200
DRAWN = "drawn-data"


def banner(fault: str) -> None:
    """Say what is wrong with the files, and lead to them as they are, and back.

    Parameters
    ----------
    fault
        Why they cannot be read, or nothing.
    """
    held, told = dataset.chosen(), page.parts()
    if fault:
        box("error", told["unreadable"], fault, told["last"])
    elif held.is_changing:
        st.fragment(_wait, run_every=LOOK_AGAIN_SECONDS)(held)
    elif held.aside is not None:
        _set_back(held.aside.report, held.take()[0].report)


def news(store: Store) -> None:
    """Say once that the data are others than this session saw, and let it wait for more."""
    name, digest = st.session_state.get(DRAWN, ("", ""))
    if name == store.address_name and digest != store.digest and not dataset.is_looking():
        box("note", "", reports.renewed(store.manifest.version))
    st.session_state[DRAWN] = (store.address_name, store.digest)
    if is_open():
        st.fragment(_offer, run_every=NEWS_SECONDS)(store)


def _offer(store: Store) -> None:
    """Offer data that came while the page was looked at: nothing moves before it is asked for."""
    found, _fault = dataset.chosen().take()
    if found.digest == store.digest or dataset.is_looking():
        return
    told, offer = reports.newer()
    with st.container(key="news"):
        box("note", "", told)
        if st.button(offer, key="show-news"):
            st.rerun()


def _wait(held: Shelf) -> None:
    """Say that the files are being written, and draw the page anew when they have settled."""
    held.take()
    if not held.is_changing:
        st.rerun()
    told = page.parts()
    box("note", told["being_written"], told["last"])


def _set_back(now: Report, before: Report) -> None:
    told, is_looking = page.parts(), dataset.is_looking()
    lines = reports.setback(now, before)
    if is_looking:
        box("note", told["looking"], *lines)
    else:
        box("error", told["set_back"], *lines, told["last"])
    with st.expander(page.headings()["report"], key="changed-rows"):
        st.text("\n".join([*reports.lines(now)][:MOST_LINES]))
    st.button(
        told["look_back" if is_looking else "look"],
        key="changed-look",
        on_click=dataset.look,
        kwargs={"at_changed": not is_looking},
    )
