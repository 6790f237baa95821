"""The tabs under the map. Only the one that is open computes anything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incidents import brief, outgoing
from incidents.brief.differences import rows_of
from incidents.store import Store
from incidents.ui import importing, sights, state, turns
from incidents.ui.controls import held, sent
from incidents.ui.naming import file_name
from incidents.web import tables
from incidents.web.about import about
from incidents.web.corrections import corrections
from incidents.web.coverage import coverage
from incidents.words import controls, page

FIRST_ROWS = 25
ALL_ROWS = "ledger_all_rows"


def row() -> DeltaGenerator:
    """Draw the tabs, and give the place of the one that is open; the address knows which."""
    titles = controls.tabs()
    with st.container(key="below"):
        drawn = st.tabs(
            list(titles.values()), key=held("tabs", titles[_opened()]), on_change=_turned
        )
    return drawn[list(titles).index(_opened())]


def fill(store: Store) -> None:
    """Draw what is in the tab that is open."""
    TAB_BODIES[_opened()](store)


def _opened() -> str:
    return state.current().tab or "ledger"


def _turned() -> None:
    names = {title: name for name, title in controls.tabs().items()}
    name = names.get(sent("tabs"), "ledger")
    state.open_tab("" if name == "ledger" else name)


def _ledger(store: Store) -> None:
    """Draw the ledger: every loss and question in view, sorted and searched, and as a file."""
    text, order = _ledger_bar(store)
    sight = sights.overview(store, state.current())
    rows = rows_of(sights.part(brief.differences, sight))
    everything = st.session_state.get(ALL_ROWS, False)
    most = tables.MAX_ROWS if everything or text else FIRST_ROWS
    st.html(tables.ledger(rows, _names(store), text, order, most))
    if len(rows) > most and most < tables.MAX_ROWS:
        label = page.show_rows(min(len(rows), tables.MAX_ROWS))
        st.button(label, key="ledger-more", type="tertiary", on_click=_show_all)


def _ledger_bar(store: Store) -> tuple[str, str]:
    """Draw what searches and sorts the rows, and give both."""
    named = controls.names()
    orders = controls.orders()
    with st.container(horizontal=True, key="ledger-bar", vertical_alignment="bottom"):
        text = st.text_input(
            named["search_rows"],
            key="ledger-search",
            placeholder=named["search_rows"],
            label_visibility="collapsed",
            width=240,
            max_chars=200,
        )
        order = st.selectbox(
            named["sort"],
            list(orders),
            format_func=orders.__getitem__,
            key="ledger-order",
            label_visibility="collapsed",
            width=210,
        )
        _ledger_file(store)
    return text or "", order


def _names(store: Store) -> tuple[str, str]:
    first, second = (side.name for side in store.manifest.sides)
    return first, second


def _show_all() -> None:
    st.session_state[ALL_ROWS] = True


def _ledger_file(store: Store) -> None:
    view = state.current()
    st.download_button(
        controls.names()["download_claims"],
        turns.in_turn(partial(outgoing.rows, view, store, "csv")),
        file_name(view, store, "csv"),
        "text/csv",
        key="ledger-csv",
        on_click="ignore",
    )


def _incidents(store: Store) -> None:
    sight = sights.overview(store, state.current())
    lines = sights.part(brief.incident_lines, sight)
    st.html(tables.incidents(lines, _names(store), _bounds(sight)))
    titles = {line.id: line.title for line in lines}
    st.html(tables.places(sights.part(brief.map_view, sight, None, None), titles, _names(store)))


def _bounds(sight: brief.Sight) -> Sequence[str]:
    return [one.words for one in sights.part(brief.bounds, sight)]


def _sources(store: Store) -> None:
    st.html(tables.sources(sights.part(brief.references, sights.overview(store, state.current()))))


def _about(store: Store) -> None:
    """Draw what the dataset is, what to beware of, and what became of every input row."""
    sight = sights.overview(store, state.current())
    notes = sights.part(brief.notes, sight)
    asked = sights.part(brief.asked, sight)
    importing.own_file()
    st.html(coverage(sights.part(brief.coverage, sight)))
    st.html(about(asked, notes, store.manifest, store.report))
    st.html(corrections(sights.part(brief.corrections, sight)))


TAB_BODIES = {
    "ledger": _ledger,
    "incidents": _incidents,
    "sources": _sources,
    "about": _about,
}
