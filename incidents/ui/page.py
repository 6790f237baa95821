"""The page as a whole: header, chips, sentence, two columns, tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from incidents import phrases
from incidents.charts import summary
from incidents.charts.html import el
from incidents.maps.marks import View
from incidents.model import Incident
from incidents.store import Bounds, Store
from incidents.ui import clicks, dataset, downloads, filters, known, map_view, state
from incidents.ui.changed import changed
from incidents.ui.controls import days, held, plain, sent, told_apart
from incidents.ui.errors import box, guarded
from incidents.ui.side import side
from incidents.ui.tabs import tabs
from incidents.ui.timeline import FRAME_SECONDS, event_frame, timeline

STATIC = Path(__file__).parent / "static"
SHEETS = ("page.css", "views.css")
FRESH = "first_frame"
LABELS = "labels"
MOST_IN_TRAY = 40


def draw() -> None:
    """Draw the page, or say in words why it cannot be drawn."""
    style()
    with guarded("The page", "Repair the dataset or choose another; this page will try again."):
        store, fault = dataset.shelf(str(dataset.folder())).take()
        state.read_address(store)
        _page(store, fault)
        state.write_address(store)


def style() -> None:
    """Send the page's own stylesheets."""
    sheets = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    st.html(f"<style>{sheets}</style>")


def _page(store: Store, fault: str) -> None:
    clicks.listen(store)
    _take_map_click()
    above, body, below = st.container(), st.container(), st.container()
    # The map is what moves under the slider: it goes first, and draws while the rest is made.
    with body:
        _body(store)
    with above:
        _above(store, fault)
    with below:
        tabs(store)


def _above(store: Store, fault: str) -> None:
    _header(store)
    with guarded("The filters"):
        filters.chips(store)
    if fault:
        box(
            "error",
            "The dataset was changed and cannot be read",
            fault,
            "You see what was read last.",
        )
    if state.ignored():
        said = "; ".join(one.rstrip(".") for one in state.ignored())
        box("note", "", f"Not quite as asked: {said}.")


def _header(store: Store) -> None:
    manifest = store.manifest
    with st.container(horizontal=True, key="head", vertical_alignment="bottom"):
        st.html(
            el("div", "xc-title", el("h1", "", "Crossclaim"), el("span", "", manifest.subtitle))
        )
        with st.container(horizontal=True, key="acts", width="content"):
            with guarded("“As known on”"):
                known.known_control(store)
            downloads.share(store)
            downloads.export_menu(store)


def _body(store: Store) -> None:
    """Draw what follows each frame of a play; at rest it is a part of the page like any other."""
    if state.playing():
        st.session_state[FRESH] = True
        st.fragment(_playing, run_every=FRAME_SECONDS)(store)
    else:
        with st.container():
            _columns(store)


def _playing(store: Store) -> None:
    """Draw one frame, and hand back to the page when the clock has come to its end."""
    if _take_map_click():
        state.stop()
    if not state.playing():
        st.rerun()
    goes_on = True
    if not st.session_state.pop(FRESH, False):
        move = event_frame if state.playing() == "event" else known.record_frame
        goes_on = move(store)
    _columns(store)
    if not goes_on:
        state.stop()
        st.session_state[state.TOUCHED] = True
        st.rerun()


def _columns(store: Store) -> None:
    sentence = st.container()
    with st.container(key="main"):
        left, right = st.columns([1.32, 1], gap="medium")
    with left:
        _map(store)
    with sentence:
        _sentence(store)
    with left:
        _tray(store)
        with guarded("The timeline"):
            timeline(store)
    with right, guarded("This part"):
        side(store)


def _sentence(store: Store) -> None:
    """Say what is shown: a serif sentence now, a dark bar in the past."""
    query = state.query()
    totals = store.totals(query)
    with guarded("The summary"):
        if query.as_known_on:
            st.html(summary.past(totals, phrases.as_known(query.as_known_on)))
            changed(store)
        else:
            st.html(summary.sentence(query, store.names, totals))


def _bounds(sight: map_view.Viewport | None) -> Bounds | None:
    """Turn what the map reports, south first, into the store's bounds, west first."""
    if sight is None:
        return None
    south, west, north, east = sight.bounds
    return (west, south, east, north)


def _map(store: Store) -> None:
    """Draw the marks in view; beyond 500 places they are cells that follow the zoom."""
    view, theme = state.current(), st.context.theme.type or "light"
    sight = map_view.viewport()
    zoom = round(sight.zoom) if sight else view.zoom
    marks = store.marks(view.query, zoom=zoom, bounds=_bounds(sight))
    opened = state.opened_mark()
    selected = view.incident or (opened.key if opened else None)
    sides = [side.name for side in store.manifest.sides]
    boundary = store.manifest.boundary
    st.session_state[LABELS] = {mark.key: (mark.label, mark.n_incidents) for mark in marks}
    with st.container(key="mapbox"), guarded("The map", "The tables hold the same incidents."):
        map_view.show(
            marks,
            selected=selected,
            theme=theme,
            boundary=boundary,
            sides=sides,
            report_view=bool(st.session_state.get(downloads.WITH_MAP)),
            view=_opening_view(),
        )
        map_view.legend(marks, theme=theme, boundary=boundary, sides=sides)


def _opening_view() -> View | None:
    """Return the centre and zoom that the address asks for, if it asks for all three."""
    view = state.current()
    if view.lat is None or view.lon is None or view.zoom is None:
        return None
    return View(view.lat, view.lon, view.zoom)


def _take_map_click() -> bool:
    """Open what was clicked on the map: an incident, or the list of a place that has several."""
    clicked = map_view.clicked()
    if clicked is None or not clicked.incidents:
        return False
    if len(clicked.incidents) == 1:
        state.open_incident(clicked.incidents[0])
    else:
        label, count = st.session_state[LABELS].get(clicked.key, ("", len(clicked.incidents)))
        state.open_mark(state.OpenMark(clicked.key, label, count, clicked.incidents))
    return True


def _tray(store: Store) -> None:
    """Draw the incidents that have no place on the map, with their count."""
    found = store.unplaced(state.query())
    if not found:
        return
    total = store.totals(state.query()).unplaced
    titles = _tray_titles(found[:MOST_IN_TRAY])
    selected = state.current().incident

    def picked() -> None:
        state.open_incident(sent("tray-pick") or "")

    with st.container(horizontal=True, key="tray", vertical_alignment="center"):
        st.html(el("span", "xc-lab", f"Not on the map: {total}"), width="content")
        st.pills(
            "Not on the map",
            list(titles),
            format_func=titles.__getitem__,
            label_visibility="collapsed",
            width="stretch",
            key=held("tray-pick", selected if selected in titles else None),
            on_change=picked,
        )


def _tray_titles(found: Sequence[Incident]) -> dict[str, str]:
    """Name incidents briefly; those that begin alike in full, and one title twice by its days."""
    brief = {one.id: _short(one.title) for one in found}
    shared = {label for label, count in Counter(brief.values()).items() if count > 1}
    titles = {
        one.id: plain(one.title if brief[one.id] in shared else brief[one.id]) for one in found
    }
    return told_apart(titles, {one.id: days(one.start, one.end) for one in found})


def _short(title: str, most: int = 44) -> str:
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
