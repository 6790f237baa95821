"""One source of truth: a frozen View in the session, and its address in the browser.

The address is read when a session starts and when the reader goes back or forward; after that
the view is replaced by the callbacks of the page's controls and the address follows. A run that
was caused by a control never reads the address, which the browser may not have moved yet.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from incidents.errors import QueryError, UnknownIncidentError
from incidents.model import Incident
from incidents.query import Query, View, permalink
from incidents.store import Store, library
from incidents.words import page
from incidents.words.refusals import refusal

VIEW = "view"
WRITTEN = "address"
TOUCHED = "touched"
IGNORED = "ignored"
PLAYING = "playing"
DOMAIN = "domain"
WITH_MAP = "share-map"
DATA = permalink.DATA

TABS = ("ledger", "incidents", "sources", "about")

Days = tuple[dt.date, dt.date]


def current() -> View:
    """Return the view of this session."""
    view: View = st.session_state[VIEW]
    return view


def is_begun() -> bool:
    """Tell whether this session has a view; it has none while another dataset opens."""
    return VIEW in st.session_state


def query() -> Query:
    """Return the query of this session's view."""
    return current().query


def show(view: View) -> None:
    """Replace the view; called by the callbacks of controls."""
    st.session_state[VIEW] = view
    st.session_state[TOUCHED] = True
    st.session_state[IGNORED] = ()


def ask(**changes: Any) -> None:
    """Replace fields of the query and keep the rest of the view; ends any play.

    A value that means nothing changes nothing and is said on the page.
    """
    stop()
    try:
        wanted = replace(query(), **changes)
    except QueryError as error:
        st.session_state[IGNORED] = (str(error),)
        return
    show(replace(current(), query=wanted, sum="", mark=""))


def frame(**changes: Any) -> None:
    """Replace fields of the query for one frame of a play, which goes on."""
    st.session_state[VIEW] = replace(current(), query=replace(query(), **changes))


def open_incident(store: Store, incident: str, *, claim: str = "", row: str = "") -> None:
    """Open an incident, at a claim or a row of it; the days make room for it, and say so.

    Raises
    ------
    UnknownIncidentError
        If there is no such incident.
    """
    found = store.incident(incident).incidents[incident]
    opened = replace(current(), incident=incident, claim=claim, row=row)
    wider, said = _with_room(opened, found)
    show(wider)
    st.session_state[IGNORED] = said


def open_sum(key: str) -> None:
    """Open the claims behind a sum; they are closed when the view changes otherwise."""
    show(replace(current(), incident="", claim="", row="", sum=key, mark=""))


def open_mark(key: str) -> None:
    """Open the list of incidents at a place."""
    show(replace(current(), incident="", claim="", row="", sum="", mark=key))


def close() -> None:
    """Go back to all incidents, or to the list an incident was opened from."""
    if current().incident:
        show(replace(current(), incident="", claim="", row=""))
    else:
        show(replace(current(), sum="", mark=""))


def agree(store: Store) -> None:
    """Close an incident that the days have left: an address could not say what is drawn else."""
    found, _said = _incident(current(), store)
    first, last = days(store)
    if found and not _meets(found, first, last):
        st.session_state[VIEW] = replace(current(), incident="", claim="", row="")


def open_tab(tab: str) -> None:
    """Turn to a tab."""
    show(replace(current(), tab=tab))


def opening(store: Store) -> View:
    """Return the view the dataset opens on: its headline window."""
    window = store.manifest.headline
    return View(query=Query(start=window.start, end=window.end))


def has_moved() -> bool:
    """Tell whether this session has no view yet, or the reader moved to another address."""
    is_here = _in_browser() == st.session_state.get(WRITTEN)
    return VIEW not in st.session_state or not (st.session_state.get(TOUCHED) or is_here)


def read_address(store: Store, said: tuple[str, ...] = ()) -> None:
    """Take the view from the address if this session has none or the reader moved to another.

    Parameters
    ----------
    store
        The dataset that the address names, or the one that opens.
    said
        What of the address was ignored already, in words.
    """
    moved = has_moved()
    st.session_state.pop(TOUCHED, None)
    if not moved:
        agree(store)
        return
    view, ignored = View.from_params(_in_browser(), store.names, TABS)
    view, widened = _nearest(view, store)
    st.session_state[VIEW] = view
    st.session_state[IGNORED] = (*said, *ignored, *widened)
    st.session_state.pop(DOMAIN, None)
    stop()


def _nearest(view: View, store: Store) -> tuple[View, tuple[str, ...]]:
    """Fill in the days an address leaves open, and make room for the incident it opens."""
    view, unknown = _at(view, store)
    found, said = _incident(view, store)
    said = (*unknown, *said)
    view = view if found else replace(view, incident="", claim="", row="")
    asked, home = view.query, store.manifest.headline
    if asked.start is None and asked.end is None:
        # An incident's own address says nothing of days: the headline's if it lies there.
        days = found if found and not _meets(found, home.start, home.end) else home
        return replace(view, query=replace(asked, start=days.start, end=days.end)), said
    first, last = span(store)
    start, end = asked.start or min(first, asked.end or first), asked.end or last
    view = replace(view, query=replace(asked, start=start, end=max(start, end)))
    if not found:
        return view, said
    view, widened = _with_room(view, found)
    return view, (*said, *widened)


def _at(view: View, store: Store) -> tuple[View, tuple[str, ...]]:
    """Find the incident of the claim that an address names, and forget a row of another."""
    if view.row and not view.row.startswith(f"{view.incident}/"):
        view = replace(view, row="")
    if not view.claim:
        return view, ()
    found = store.claims((view.claim,)).claims.get(view.claim)
    if found is None:
        return replace(view, claim=""), (refusal("no_claim", value=view.claim),)
    return replace(view, incident=found.incident), ()


def _incident(view: View, store: Store) -> tuple[Incident | None, tuple[str, ...]]:
    """Find the incident an address opens, or say that there is none of that name."""
    if not view.incident:
        return None, ()
    try:
        return store.incident(view.incident).incidents[view.incident], ()
    except UnknownIncidentError as error:
        return None, (str(error),)


def _meets(incident: Incident, start: dt.date, end: dt.date) -> bool:
    return incident.start <= end and incident.end >= start


def _with_room(view: View, found: Incident) -> tuple[View, tuple[str, ...]]:
    """Widen the days so that the incident that is open lies within them, and say so."""
    start, end = view.query.start or found.start, view.query.end or found.end
    if _meets(found, start, end):
        return view, ()
    wider = replace(view.query, start=min(start, found.start), end=max(end, found.end))
    return replace(view, query=wider), (page.widened(found.title),)


def span(store: Store) -> Days:
    """Return the first and the last day of the record, and of the days it opens on."""
    home, (first, last) = store.manifest.headline, store.span
    return min(home.start, first), max(home.end, last)


def days(store: Store) -> Days:
    """Return the first and the last day in view; an open end is the dataset's own."""
    first, last = span(store)
    return query().start or first, query().end or last


def choose_days(start: dt.date, end: dt.date) -> None:
    """Choose a period; the timeline's slider then spans it and what is around it."""
    st.session_state.pop(DOMAIN, None)
    ask(start=start, end=end)


def address(view: View, store: Store) -> dict[str, str]:
    """Return the parameters of a view's address: its dataset alone for the one that it opens on."""
    return permalink.named({} if view == opening(store) else view.to_params(), store.address_name)


def bar(view: View, store: Store) -> dict[str, str]:
    """Return what the browser's own address says of a view: nothing of that which opens."""
    opens = store.address_name in ("", next(iter(library())))
    return {} if opens and view == opening(store) else address(view, store)


def write_address(store: Store) -> None:
    """Make the browser's address say the present view."""
    wanted = bar(current(), store)
    if _in_browser() != _lists(wanted):
        st.query_params.from_dict(wanted)
    st.session_state[WRITTEN] = _lists(wanted)


def _in_browser() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _lists(params: dict[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in params.items()}


def ignored() -> tuple[str, ...]:
    """Return what the address asked for that means nothing here, in words."""
    said: tuple[str, ...] = st.session_state.get(IGNORED, ())
    return said


def playing() -> str | None:
    """Return which clock is running: ``event``, ``record`` or none."""
    clock: str | None = st.session_state.get(PLAYING)
    return clock


def start_over(dataset: str = "") -> None:
    """Forget the view, for the dataset is another one: it opens as it does at first."""
    stop()
    st.query_params.from_dict(permalink.named({}, dataset))
    for key in (VIEW, WRITTEN, DOMAIN, IGNORED):
        st.session_state.pop(key, None)


def stop() -> None:
    """Stop either clock."""
    st.session_state[PLAYING] = None
