"""Share and Export: the view's address and citation, its picture, its rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import streamlit as st

from incidents import cite, export, snapshot
from incidents.charts import words
from incidents.charts.html import el
from incidents.errors import SnapshotError
from incidents.query import View
from incidents.snapshot import permalink
from incidents.store import Store
from incidents.ui import map_view, state
from incidents.ui.errors import box, guarded

SHORT = {"csv": "CSV", "geojson": "GeoJSON"}
THEMES = ("light", "dark")
WITH_MAP = "share-map"
VIEW_CITATIONS = tuple(style for style in cite.STYLES if style != "json-ld")


def share(store: Store) -> None:
    """Draw the menu with the address of the present view, to be copied, and how to cite it."""
    with st.popover("Share", key="share", type="tertiary", on_change="rerun") as menu:
        if not menu.open:
            return
        st.html(
            el("p", "xc-note", "This address opens what you see: filters, instant, incident, tab.")
        )
        with_map = st.checkbox("Keep the map’s centre and zoom", key=WITH_MAP)
        address = full_address(state.current(), store, with_map=with_map)
        st.html(_copy_button(address, "Copy address"))
        st.code(address, language=None, wrap_lines=True)
        style = st.selectbox(
            "Cite this view", VIEW_CITATIONS, format_func=cite.STYLES.__getitem__, key="cite"
        )
        with guarded("The citation"):
            st.code(cite.view(state.current(), store, style), language=None, wrap_lines=True)


def _copy_button(text: str, label: str) -> str:
    return el("button", "xc-copy", label, type="button", data_copy=text)


def full_address(view: View, store: Store, *, with_map: bool) -> str:
    """Write the whole address of a view, at the page's public address or the one in the browser."""
    view = replace(view, lat=None, lon=None, zoom=None)
    sight = map_view.viewport() if with_map else None
    if sight is not None:
        lat, lon = sight.center
        view = replace(view, lat=round(lat, 5), lon=round(lon, 5), zoom=round(sight.zoom))
    here = _public() or (st.context.url or "").split("?")[0]
    return permalink.link(here, state.address(view, store))


def _public() -> str:
    """Return the page's public address; what is none is said, and the page goes on without it."""
    try:
        return permalink.from_environment()
    except SnapshotError as error:
        box("error", "The page’s public address is left out", str(error))
        return ""


@dataclass(frozen=True)
class Picture:
    """How a view is drawn for download."""

    fmt: str = "png"
    layout: str = "landscape"
    theme: str = "light"
    address: str = ""


def export_menu(store: Store) -> None:
    """Draw the menu of downloads: the three that most want, then formats and layouts."""
    with st.popover("Export", key="export", type="tertiary", on_change="rerun") as menu:
        if not menu.open:
            return
        view, address = state.current(), _public()
        st.html(el("p", "xc-note", _downloading(view, store)))
        with st.container(horizontal=True, key="quick"):
            picture = Picture(theme=st.context.theme.type or "light", address=address)
            _picture_button("Picture (PNG)", view, store, picture, "quick-png")
            for fmt, name in SHORT.items():
                _data_button(f"Rows ({name})", view, store, fmt, f"quick-{fmt}")
        _pictures(view, store, address)
        _data(view, store)


def _downloading(view: View, store: Store) -> str:
    """Say what a download will hold."""
    totals, asked = store.totals(view.query), view.query.describe(store.names)
    if view.incident:
        return f"Download the open incident, {asked}."
    incidents = words.plural(totals.incidents, "incident")
    return f"Download {incidents} and {words.plural(totals.claims, 'claim')}: {asked}."


def _pictures(view: View, store: Store, address: str) -> None:
    """Draw the choice of picture, with a preview of what will be downloaded."""
    st.html(el("div", "xc-h", el("h2", "", "Picture")))
    layouts, formats = list(snapshot.LAYOUTS), list(snapshot.FORMATS)
    usual = layouts.index(Picture().layout)
    layout = st.selectbox("Layout", layouts, usual, format_func=_layout_label, key="layout")
    left, right = st.columns(2)
    fmt = left.selectbox("Format", formats, format_func=_picture_label, key="fmt")
    theme = right.selectbox("Colours", THEMES, key="picture-theme")
    picture = Picture(fmt, layout, theme, address)
    _picture_button("Download picture", view, store, picture, "picture")
    with guarded("The preview", "Downloads may still work."):
        st.image(_drawn(view, store, replace(picture, fmt="png")), width="stretch")


def _data(view: View, store: Store) -> None:
    st.html(el("div", "xc-h", el("h2", "", "Rows")))
    formats = list(export.FORMATS)
    fmt = st.selectbox("Data format", formats, format_func=_data_label, key="data-fmt")
    _data_button("Download rows", view, store, fmt, "rows")


def _layout_label(layout: str) -> str:
    return snapshot.LAYOUTS[layout].label


def _picture_label(fmt: str) -> str:
    return snapshot.FORMATS[fmt].label


def _data_label(fmt: str) -> str:
    return export.FORMATS[fmt].label


@lru_cache(maxsize=16)
def _drawn(view: View, store: Store, picture: Picture) -> bytes:
    return snapshot.draw(
        view,
        store,
        fmt=picture.fmt,
        layout=picture.layout,
        theme=picture.theme,
        address=picture.address,
    )


def _picture_button(label: str, view: View, store: Store, picture: Picture, key: str) -> None:
    form = snapshot.FORMATS[picture.fmt]
    name = file_name(view, store, form.extension)
    _button(label, partial(_drawn, view, store, picture), name, form.mime, key)


def _data_button(label: str, view: View, store: Store, fmt: str, key: str) -> None:
    form = export.FORMATS[fmt]
    name = file_name(view, store, form.extension)
    _button(label, partial(export.write, view, store, fmt), name, form.mime, key)


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """Draw a button whose file is made only when it is pressed."""
    st.download_button(label, make, name, mime, key=f"download-{key}", on_click="ignore")


def file_name(view: View, store: Store, extension: str) -> str:
    """Name a file after what it shows: dataset, days, what else is set, and the view's id."""
    query = view.query
    days = f"{query.start or 'start'}_{query.end or 'end'}"
    chosen = [
        *query.claimants,
        *query.subjects,
        *query.kinds,
        *query.stances,
        query.place,
        query.text,
    ]
    known = f"known-{query.as_known_on:%Y%m%dT%H%MZ}" if query.as_known_on else ""
    parts = [
        store.manifest.name,
        days,
        view.incident,
        *chosen[:4],
        known,
        cite.view_id(view, store),
    ]
    words = (re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip("-") for part in parts)
    return "_".join(word for word in words if word)[:150] + "." + extension.lstrip(".")
