"""Menus whose content is made when they are opened, and again whenever they are opened anew.

Streamlit's own popovers that tell when they are open are closed by a new label. These keep theirs
open in the browser, and `clicks` tells the page that one was opened.
"""

from __future__ import annotations

import htpy as h
import streamlit as st

from incidents.web.gate import html

OPENED = "menus_opened"
KNOWN, DATES = "known", "chip-dates"
NAMES = (KNOWN, DATES)
"""The keys of the popovers."""


def open_menu(name: str) -> None:
    """Remember that a menu was opened, so that its content is drawn from now on."""
    if name in NAMES:
        st.session_state[OPENED] = {*st.session_state.get(OPENED, ()), name}


def is_opened(name: str) -> bool:
    """Tell whether a menu was ever opened in this session."""
    return name in st.session_state.get(OPENED, ())


def hold_open() -> None:
    """Put something into a menu that is not filled yet: Streamlit lets no empty one be opened."""
    st.html(html(h.i(hidden=True)))
