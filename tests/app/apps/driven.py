"""The page, with what components of the browser would send done before the run, as a callback."""

from __future__ import annotations

import streamlit as st

from incidents.ui import clicks, dataset, finding, page, state

waiting = st.session_state.pop("waiting", None)
if waiting is not None:
    store, _fault = dataset.shelf(str(dataset.folder())).take()
    acts = {
        "open": clicks.open_asked,
        "days": clicks.choose_days,
        "choose": finding.choose,
        "search": lambda _store, text: finding.search(text),
        "mark": lambda _store, key: state.open_mark(key),
        "tab": lambda _store, tab: state.open_tab(tab),
    }
    name, value = waiting
    acts[name](store, value)
    st.session_state.pop(finding.CHANGED, None)
page.draw()
