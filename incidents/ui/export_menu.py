"""Export: the view's picture and its rows as files, and whether a picture is unchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

import htpy as h
import streamlit as st

from incidents import brief, export, outgoing, seal
from incidents.picture import MOST, Editor, Picture
from incidents.print import LAYOUTS, PPI
from incidents.query import View
from incidents.store import Store
from incidents.ui import dataset, sights, state, turns, uploads
from incidents.ui.errors import box, guarded
from incidents.ui.naming import file_name
from incidents.ui.previewing import preview
from incidents.ui.share import public
from incidents.web.gate import bdi, html
from incidents.words import controls, page, pictures

QUICK_ROWS = ("csv", "geojson")
SIZES = (1, 2, 4)
BIGGEST_MB = 20
SCREEN_PPI, INCH_MM = 96.0, 25.4


USUAL = Picture(scale=2)
"""What the menu opens on."""


def export_menu(store: Store) -> None:
    """Draw the menu of downloads; what it holds is worked out once it is open."""
    names = controls.names()
    with st.popover(names["export"], key="export", type="tertiary", on_change="rerun") as menu:
        if not menu.open:
            return
        view = state.current()
        st.html(html(h.p(".xc-note")[bdi(_downloading(view, store))]))
        _quick(view, store)
        _pictures(view, store)
        _rows(view, store)
        _check(store)


def _downloading(view: View, store: Store) -> str:
    """Say what a download will hold."""
    sight = sights.incident(store, view) if view.incident else sights.overview(store, view)
    asked, tally = sights.part(brief.asked, sight), sights.part(brief.tally, sight)
    return page.downloading(asked.words, tally.shown, is_incident=bool(view.incident))


def _quick(view: View, store: Store) -> None:
    with st.container(horizontal=True, key="quick"):
        picture = replace(USUAL, theme=st.context.theme.type or "light")
        _picture_button(controls.names()["quick_picture"], view, store, picture, "quick-png")
        for fmt in QUICK_ROWS:
            label = page.quick_rows(export.FORMATS[fmt].name)
            _rows_button(label, view, store, fmt, f"quick-{fmt}")


def _pictures(view: View, store: Store) -> None:
    """Draw the choice of picture, with a preview of what will be downloaded."""
    names = controls.names()
    st.html(html(h.div(".xc-h")[h.h2[page.headings()["picture"]]]))
    picture = replace(_chosen(), editor=_editor())
    st.html(html(h.p(".xc-note")[_measured(picture)]))
    _picture_button(names["download_picture"], view, store, picture, "picture")
    small = replace(picture, fmt="png", scale=1, pages=False)
    asked = (view, store, small, public())
    preview(partial(_drawn, *asked), asked)


def _measured(picture: Picture) -> str:
    """Say how large the picture will be."""
    layout, is_paper = LAYOUTS[picture.layout], picture.fmt == "pdf"
    by = INCH_MM / SCREEN_PPI if is_paper else _ppi(picture) / SCREEN_PPI
    return pictures.measured(round(layout.width * by), round(layout.height * by), is_paper=is_paper)


def _ppi(picture: Picture) -> float:
    return PPI[int(picture.scale)] if picture.fmt == "png" else SCREEN_PPI


def _chosen() -> Picture:
    """Draw the controls of a picture, and give what they are set to."""
    names, layouts = controls.names(), pictures.layouts()
    layout = st.selectbox(
        names["layout"],
        list(LAYOUTS),
        list(LAYOUTS).index(USUAL.layout),
        format_func=layouts.__getitem__,
        key="layout",
    )
    left, middle, right = st.columns(3)
    kinds = pictures.formats()
    fmt = left.selectbox(
        names["format"], list(seal.FORMATS), format_func=kinds.__getitem__, key="fmt"
    )
    themes = {"light": names["light"], "dark": names["dark"]}
    theme = middle.selectbox(
        names["colours"], list(themes), format_func=themes.__getitem__, key="picture-theme"
    )
    sizes = pictures.sizes()
    size = right.selectbox(
        names["size"],
        SIZES,
        SIZES.index(int(USUAL.scale)),
        format_func=sizes.__getitem__,
        key="picture-size",
        disabled=fmt != "png",
    )
    pages = st.checkbox(names["pages"], key="picture-pages", disabled=layout != "a4")
    return Picture(fmt, layout, theme, size, pages and layout == "a4" and fmt == "pdf")


def _editor() -> Editor:
    """Draw the editor's own words, and give them."""
    names = controls.names()
    with st.expander(names["own_words"], key="own-words"):
        told = {
            name: st.text_input(names[label], max_chars=MOST[name], key=f"own-{name}")
            for name, label in (("title", "headline"), ("credit", "credit"), ("alt", "alt"))
        }
    return Editor(**{name: text or "" for name, text in told.items()})


@lru_cache(maxsize=16)
def _drawn(view: View, store: Store, picture: Picture, address: str) -> bytes:
    return outgoing.picture(view, store, picture, address)


def _picture_button(label: str, view: View, store: Store, picture: Picture, key: str) -> None:
    form = seal.FORMATS[picture.fmt]
    name = file_name(view, store, form.extension, *_how(picture))
    _button(label, partial(_drawn, view, store, picture, public()), name, form.mime, key)


def _how(picture: Picture) -> list[str]:
    """Tell pictures of one view apart in their names."""
    size = f"{picture.scale}x" if picture.fmt == "png" else ""
    return [picture.layout, picture.theme, size, "all-rows" if picture.pages else ""]


def _rows(view: View, store: Store) -> None:
    names, formats = controls.names(), export.labels()
    st.html(html(h.div(".xc-h")[h.h2[page.headings()["rows"]]]))
    fmt = st.selectbox(
        names["data_format"], list(formats), format_func=formats.__getitem__, key="data-fmt"
    )
    _rows_button(names["download_rows"], view, store, fmt, "rows")


def _rows_button(label: str, view: View, store: Store, fmt: str, key: str) -> None:
    form = export.FORMATS[fmt]
    make = partial(outgoing.rows, view, store, fmt)
    _button(label, make, file_name(view, store, form.extension), form.mime, key)


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """Draw a button whose file is made only when it is pressed."""
    made = turns.in_turn(make)
    st.download_button(label, made, name, mime, key=f"download-{key}", on_click="ignore")


def _check(store: Store) -> None:
    """Take a picture, and say whether it is as this data and this version would draw it."""
    names = controls.names()
    uploads.tell(BIGGEST_MB)
    given = st.file_uploader(
        names["verify"],
        type=[form.extension.lstrip(".") for form in seal.FORMATS.values()],
        help=names["verify_hint"],
        max_upload_size=BIGGEST_MB,
        key="verify",
    )
    if given is not None:
        with guarded("verify"):
            picture = given.getvalue()
            verdict = seal.verify(picture, dataset.named(seal.dataset_of(picture), store))
            box("note" if verdict.same else "error", verdict.words, *verdict.reasons)
