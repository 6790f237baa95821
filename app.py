"""Crossclaim: the page. ``streamlit run app.py`` opens it on http://127.0.0.1:8501."""

from __future__ import annotations

import gc

import streamlit as st

from incidents.ui import map_view, page

st.set_page_config(
    page_title="Crossclaim",
    page_icon="◐",
    layout="wide",
    initial_sidebar_state="collapsed",
)


@st.cache_resource(show_spinner=False)
def prepare() -> None:
    """Lay out the static files once, and spare the collector what was imported.

    Streamlit collects garbage after every run; without freezing, that walk over the imported
    modules takes most of a run's time.
    """
    map_view.static_files()
    gc.freeze()


prepare()
page.draw()
