"""The right column: the two panels and where they differ, or what is open in their place."""

from __future__ import annotations

from dataclasses import replace

import htpy as h
import streamlit as st

from incidents import brief
from incidents.query import FILTERS, Query
from incidents.store import Store
from incidents.ui import focus, places, sights, state, tails
from incidents.ui.errors import box, guarded
from incidents.ui.history import became_known
from incidents.web import cards, differ, tables
from incidents.web.found import matches
from incidents.web.gate import bdi, html
from incidents.web.incident import incident
from incidents.web.panels import panels
from incidents.words import asked, controls, counts, page

SHOW_ALL = "show_all_rows"
MOST_ROWS = 200
DAYS = ("start", "end")


def side(store: Store, *, differences_alone: bool = False) -> None:
    """Draw the right column for the present view; of the whole view, perhaps only the figure."""
    view = state.current()
    with st.container(key="side"):
        if view.incident:
            _incident(store, view.incident)
        elif view.sum:
            _sum(store, view.sum)
        elif view.mark:
            _mark(store)
        elif not store.totals(state.query()).incidents:
            _empty(store, state.query())
        elif differences_alone:
            _differences(sights.part(brief.differences, sights.overview(store, state.current())))
        else:
            _both(store)
        focus.here()


def _back() -> None:
    with st.container(key="back"):
        label = controls.names()["back"]
        st.button(label, key="back-button", type="tertiary", on_click=state.close)


def _both(store: Store) -> None:
    """Draw the panels and the compact figure, or all of its rows when asked."""
    sight = sights.overview(store, state.current())
    found = sights.part(brief.differences, sight)
    with guarded("matches"):
        _matches(sight)
    with guarded("differ"):
        _differences(found)
    with guarded("panels"):
        sides = sights.part(brief.panels, sight)
        others = sights.part(brief.others, sight)
        st.html(panels(sides, others, differ.questions(found)))


def _matches(sight: brief.Sight) -> None:
    """List the claims that match a search or a speaker, where one is set."""
    found = sights.part(brief.matches, sight)
    if found is not None:
        st.html(matches(found, tails.how(sight, state.current())))


def _differences(found: brief.Differences) -> None:
    everything = bool(st.session_state.get(SHOW_ALL))
    heads = page.headings()
    title = h.div(".xc-h")[h.h2[heads["differ"]], h.p[heads["scale"]]]
    note = found.note and h.p(".xc-sum")[found.note]
    rows = differ.compact(found, MOST_ROWS if everything else differ.COMPACT_ROWS)
    st.html(html(title, note, rows, h.p(".xc-sum")[found.summary]))
    losses = len(differ.losses(found))
    if losses > differ.COMPACT_ROWS:
        _more(losses, everything=everything)


def _more(rows: int, *, everything: bool) -> None:
    def toggle() -> None:
        st.session_state[SHOW_ALL] = not everything

    label = page.show_rows(differ.COMPACT_ROWS if everything else rows)
    with st.container(key="more"):
        st.button(label, key="more-button", type="tertiary", on_click=toggle)


def _empty(store: Store, query: Query) -> None:
    """Say that nothing is in view, what each filter hides, and offer to lift it."""
    names = asked.titles()
    hidden = {field: freed for field, freed in _freed(store, query).items() if freed}
    title, said = page.empty([(names[field], freed) for field, freed in hidden.items()])
    box("empty", title, said)
    for field in hidden:
        lifted = {one.field: one.empty for one in FILTERS if one.field == field}
        label = page.lift(names[field])
        st.button(label, key=f"lift-{field}", on_click=state.ask, kwargs=lifted)


def _freed(store: Store, query: Query) -> dict[str, int]:
    """Count the claims that come into view when a filter is lifted, by its field."""
    set_ = (one for one in query.used if one.field not in DAYS)
    return {
        one.field: store.totals(replace(query, **{one.field: one.empty})).claims for one in set_
    }


def _incident(store: Store, name: str) -> None:
    """Draw one incident with its claims as cards, whatever the filters, and how it became known."""
    _back()
    with guarded("incident"):
        sight = sights.incident(store, state.current())
        opened = sights.part(brief.opened, sight)
        if opened is not None:
            _say_absent(sight)
            how = tails.how(sight, state.current())
            st.html(incident(opened, how))
    with guarded("became"):
        became_known(store, name)


def _say_absent(sight: brief.Sight) -> None:
    """Say why the claim that the address names has no card, where the clock stands before it."""
    told = sights.part(brief.absent, sight, state.current().claim)
    if told:
        box("note", "", told)


def _sum(store: Store, wanted: str) -> None:
    """Draw the claims behind a figure of a panel, and those that were not added."""
    _back()
    sight, key = sights.overview(store, state.current()), brief.parse_key(wanted)
    found = sights.part(brief.opened_sum, sight, key) if key else None
    if found is None:
        box("note", "", page.parts()["sum_gone"])
    else:
        st.html(cards.opened_sum(found, tails.how(sight, state.current())))


def _mark(store: Store) -> None:
    """List the incidents at a place that has several."""
    _back()
    mark = places.opened_mark(store)
    if mark is None:
        box("note", "", page.parts()["place_gone"])
        return
    here = replace(state.query(), within=mark.incidents)
    sight = sights.overview(store, replace(state.current(), query=here))
    head = h.h2[bdi(mark.label), " ", h.span(".n")[counts.incidents(mark.n_incidents)]]
    found = sights.part(brief.incident_lines, sight)
    st.html(html(h.div(".inc")[head, tables.chooser(found, len(found))]))
