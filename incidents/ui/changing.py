"""What the page says while a dataset's files are not fit to replace what was read of them."""

from __future__ import annotations

import streamlit as st

from incidents.report import Report
from incidents.ui import dataset
from incidents.ui.dataset import Shelf
from incidents.ui.errors import box
from incidents.words import page, reports

LOOK_AGAIN_SECONDS = 2.5
MOST_LINES = 200


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
