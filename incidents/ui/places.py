"""What is where: the map with its key, and the tray of incidents without a place."""

from __future__ import annotations

import streamlit as st

from incidents import brief
from incidents.store import Bounds, Store
from incidents.ui import focus, map_view, sights, state
from incidents.ui.errors import guarded
from incidents.web import tables
from incidents.web.map.marks import Opening
from incidents.words import page


def place_map(store: Store) -> None:
    """Draw the marks in view; beyond 500 places they are cells that follow the zoom."""
    found = _found(store)
    with st.container(key="mapbox"), guarded("map", "still_map"):
        st.html(focus.skip(page.skips()["map"], ".cc-key"))
        map_view.show(
            found,
            selected=_selected(),
            theme=st.context.theme.type or "light",
            report_view=bool(st.session_state.get(state.WITH_MAP)),
            view=_opening(found),
            ground=store.ground,
            shapes=map_view.outlines(store),
        )


def _found(store: Store) -> brief.MapView:
    """Work the map out, for what of it is in sight; marks name incidents where one is looked at."""
    sight, seen = sights.overview(store, state.current()), map_view.viewport()
    zoom = round(seen.zoom) if seen else state.current().zoom
    named = bool(_selected())
    return sights.part(brief.map_view, sight, zoom, _bounds(seen), named)


def opened_mark(store: Store) -> brief.Mark | None:
    """Return the mark of the place whose incidents are listed, if it is on the map."""
    key = state.current().mark
    return next((one for one in _found(store).marks if one.key == key), None) if key else None


def _bounds(seen: map_view.Viewport | None) -> Bounds | None:
    """Turn what the map reports, south first, into the store's bounds, west first."""
    if seen is None:
        return None
    south, west, north, east = seen.bounds
    return (west, south, east, north)


def _selected() -> str | None:
    return state.current().incident or state.current().mark or None


def _opening(found: brief.MapView) -> Opening | None:
    """Return the centre and zoom that the address asks for, if it asks for all three."""
    if found.centre is None:
        return None
    lon, lat, zoom = found.centre
    return Opening(lat, lon, zoom)


def take_click(store: Store) -> bool:
    """Open what was clicked on the map: an incident, or the list of a place that has several."""
    clicked = map_view.clicked()
    if clicked is None:
        return False
    if clicked.n_incidents == 1:
        state.open_incident(store, clicked.incidents[0])
    else:
        state.open_mark(clicked.key)
    return True


def tray(store: Store) -> None:
    """Offer the incidents that have no place on the map: their count, and all of them to unfold."""
    sight = sights.overview(store, state.current())
    number = sights.part(brief.tally, sight).unplaced
    if not number:
        return
    with (
        st.container(key="tray"),
        st.popover(
            page.unplaced(number), key="tray-list", type="tertiary", on_change="rerun"
        ) as menu,
    ):
        listed = sights.part(brief.unplaced, sight) if menu.open else ()
        st.html(tables.chooser(listed, number))
