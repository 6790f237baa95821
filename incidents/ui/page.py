"""The page as a whole: header, chips, sentence, two columns, tabs."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path

import htpy as h
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incidents import brief
from incidents.store import Store
from incidents.text import one_line
from incidents.ui import (
    changing,
    chips,
    clicks,
    dataset,
    embedding,
    focus,
    hooks,
    importing,
    instant,
    places,
    sights,
    state,
    tabs,
)
from incidents.ui.errors import box, guarded
from incidents.ui.export_menu import export_menu
from incidents.ui.share import here, public, share
from incidents.ui.side import side
from incidents.ui.slider import FRAME_SECONDS, event_frame, timeline
from incidents.web import differ, sentences, styles
from incidents.web.gate import bdi, html
from incidents.words import page
from incidents.words.tongue import language, speaking

SHEETS = ("page.css", "print.css")
STATIC = Path(__file__).parent / "static"
FRESH = "first_frame"
AROUND = "around"


def draw() -> None:
    """Draw the page, or say in words why it cannot be drawn."""
    style()
    with guarded("page", "still_page"), speaking(language()):
        store, fault, said = _opened()
        state.read_address(store, said)
        _page(store, fault)


def style() -> None:
    """Send the stylesheets: that of the web pen, and that of the page around it."""
    frame = "\n".join(hooks.sheet(STATIC / name) for name in SHEETS)
    st.html(f"<style>{styles.sheet()}\n{frame}</style>")


def _page(store: Store, fault: str) -> None:
    clicks.listen(store)
    places.take_click(store)
    if embedding.is_embedded():
        embedding.draw(store, here(public()))
        state.write_address(store)
        return
    dated = _above(store, fault)
    shown, body = st.container(), tabs.row()
    st.session_state[AROUND] = _around(store, fault)
    with shown:
        _view(store, dated, body)


@st.fragment
def _view(store: Store, dated: chips.Dated, body: DeltaGenerator) -> None:
    """Draw what a step of the slider changes: it alone is drawn anew then.

    What is drawn around it knows nothing of the days; whatever else changes draws the whole page.
    """
    with guarded("page", "still_page"), speaking(language()):
        if not state.is_begun():
            st.rerun()  # another dataset was opened from within: the whole page is of it
        places.take_click(store)
        state.agree(store)
        if st.session_state[AROUND] != _around(*_opened()[:2]):
            st.session_state[state.TOUCHED] = True
            st.rerun()
        st.session_state.pop(state.TOUCHED, None)
        _parts(store, dated, body)
        state.write_address(store)


def _parts(store: Store, dated: chips.Dated, body: DeltaGenerator) -> None:
    """Draw the parts. The map goes first: it is what moves, and draws while the rest is made."""
    _body(store, dated)
    with body, guarded("tab"):
        tabs.fill(store)
    with guarded("page"):
        focus.keep(store)


def _opened() -> tuple[Store, str, tuple[str, ...]]:
    return importing.opened() or dataset.opened()


def _around(store: Store, fault: str) -> Hashable:
    """Tell what is drawn around the fragment: all of the view but its days."""
    view = state.current()
    anytime = replace(view.query, start=None, end=None)
    is_changing = dataset.chosen().is_changing
    asked = replace(view, query=anytime)
    return store, fault, is_changing, asked, state.ignored(), state.playing()


def _above(store: Store, fault: str) -> chips.Dated:
    focus.skips()
    _header(store)
    importing.banner()
    if importing.opened() is None:
        changing.banner(fault)
        changing.news(store)
    with guarded("filters"):
        dated = chips.chips(store)
    if state.ignored():
        box("note", "", page.not_as_asked("; ".join(one.rstrip(".") for one in state.ignored())))
    return dated


def _header(store: Store) -> None:
    with st.container(horizontal=True, key="head", vertical_alignment="bottom"):
        _title(store)
        with st.container(horizontal=True, key="acts", width="content"):
            with guarded("known"):
                instant.known_control(store)
            with st.container(horizontal=True, key="away", width="content"):
                share(store)
                export_menu(store)


def _title(store: Store) -> None:
    """Name the page and its dataset: by the control that leads to others, or by its subtitle."""
    name = h.h1["Crossclaim"]
    if dataset.is_one_of_several(store):
        st.html(html(h.div(".xc-title")[name]), width="content")
        dataset.switch(store)
        st.html(html(h.p(".xc-tag")[page.headings()["tagline"]]))
    else:
        subtitle = h.span[bdi(one_line(store.manifest.subtitle))]
        st.html(html(h.div(".xc-title")[name, subtitle]))


def _body(store: Store, dated: chips.Dated) -> None:
    """Draw what follows each frame of a play; at rest it is a part of the page like any other."""
    if state.playing():
        st.session_state[FRESH] = True
        st.fragment(_playing, run_every=FRAME_SECONDS)(store, dated)
    else:
        with st.container():
            _columns(store)
        _dates(store, dated)


def _dates(store: Store, dated: chips.Dated) -> None:
    with guarded("filters"):
        chips.dated(store, dated)


def _playing(store: Store, dated: chips.Dated) -> None:
    """Draw one frame, and hand back to the page when the clock has come to its end."""
    if places.take_click(store):
        state.stop()
    if not state.playing():
        st.rerun()
    goes_on = st.session_state.pop(FRESH, False) or _next_frame(store)
    _columns(store)
    _dates(store, dated)
    if not goes_on:
        state.stop()
        st.session_state[state.TOUCHED] = True
        st.rerun()


def _next_frame(store: Store) -> bool:
    move = event_frame if state.playing() == "event" else instant.record_frame
    goes_on = move(store)
    state.agree(store)
    return goes_on


def _columns(store: Store) -> None:
    sentence = st.container()
    with st.container(key="main"):
        left, right = st.columns([1.32, 1], gap="medium")
    with left:
        places.place_map(store)
    with sentence:
        _sentence(store)
    with left:
        places.tray(store)
        with guarded("timeline"):
            timeline(store)
    with right, guarded("side"):
        side(store)


def _sentence(store: Store) -> None:
    """Say what is shown: a serif sentence now, a dark bar in the past."""
    with guarded("summary"):
        sight = sights.overview(store, state.current())
        asked, tally = sights.part(brief.asked, sight), sights.part(brief.tally, sight)
        st.html(sentences.sentence(asked, tally, sights.part(brief.bounds, sight)))
        if not state.current().incident:
            _lead(sight)


def _lead(sight: brief.Sight) -> None:
    found = sights.part(brief.differences, sight)
    st.html(differ.lead(sights.part(brief.lead, sight), has_losses=bool(differ.losses(found))))
