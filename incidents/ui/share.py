"""Share: the view's address, to be copied, and how to cite it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import htpy as h
import streamlit as st

from incidents import brief
from incidents.errors import AddressError
from incidents.export import citing
from incidents.query import View, permalink
from incidents.store import Store
from incidents.ui import map_view, serving, sights, state
from incidents.ui.errors import box, guarded
from incidents.web.gate import html
from incidents.words import citing as words
from incidents.words import controls, page

EMBED = {"embed": "true"}
HEIGHT = 720
"""Of an embedded frame, in pixels: the map beside five rows."""


def share(store: Store) -> None:
    """Draw the menu; what it holds is worked out once it is open."""
    names = controls.names()
    with st.popover(names["share"], key="share", type="tertiary", on_change="rerun") as menu:
        if menu.open:
            _address(store)
            _citation(store)


def _address(store: Store) -> None:
    names = controls.names()
    st.html(html(h.p(".xc-note")[names["share_note"]]))
    with_map = st.checkbox(names["keep_map"], key=state.WITH_MAP)
    address = full_address(state.current(), store, with_map=with_map)
    done, failed = page.copied()
    button = h.button(
        ".xc-copy", type="button", data_copy=address, data_done=done, data_failed=failed
    )
    st.html(html(button[names["copy"]]))
    st.code(address, language=None, wrap_lines=True)
    st.html(html(h.p(".xc-note")[names["embed"], ". ", page.embedders(serving.embedders())]))
    code = embed_code(_kept(state.current(), with_map=with_map), store)
    st.code(code, language=None, wrap_lines=True)


def full_address(view: View, store: Store, *, with_map: bool) -> str:
    """Write the whole address of a view, at the page's public address or the one in the browser."""
    return permalink.link(here(public()), state.address(_kept(view, with_map=with_map), store))


def embed_code(view: View, store: Store) -> str:
    """Write the HTML that puts a view into another page."""
    address = permalink.link(here(public()), {**state.address(view, store), **EMBED})
    title = sights.part(brief.asked, sights.overview(store, view)).words
    frame = h.iframe(
        src=address,
        title=f"Crossclaim: {title}",
        width="100%",
        height=str(HEIGHT),
        style="border:0",
        loading="lazy",
    )
    return str(html(frame))


def _kept(view: View, *, with_map: bool) -> View:
    """Keep the map's centre and zoom in a view, or leave them out."""
    seen = map_view.viewport() if with_map else None
    if seen is None:
        return replace(view, lat=None, lon=None, zoom=None)
    lat, lon = seen.center
    return replace(view, lat=round(lat, 5), lon=round(lon, 5), zoom=round(seen.zoom))


def here(address: str) -> str:
    """Return where the page is: at its public address, or else the one in the browser."""
    if address:
        return address
    url = (st.context.url or "").split("?")[0]
    return url if urlsplit(url).path or not url else f"{url}/"


def public() -> str:
    """Return the page's public address; what is none is said, and the page goes on without it."""
    try:
        return permalink.from_environment()
    except AddressError as error:
        box("error", page.parts()["address"], str(error))
        return ""


def _citation(store: Store) -> None:
    names = words.styles()
    style = st.selectbox(
        controls.names()["cite_view"],
        citing.VIEW_STYLES,
        format_func=names.__getitem__,
        key="cite",
    )
    with guarded("citation"):
        sight = brief.Sight(state.current(), store, public())
        asked, notes = brief.asked(sight), sights.part(brief.notes, sight)
        st.code(citing.view(asked, notes, style), language=None, wrap_lines=True)
