"""A page with nothing but the map, for the browser's tests."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geodata.ground import Ground
from geodata.setting import Setting
from incidents.brief.shape import KeyEntry
from incidents.ui import map_view, page
from tests.incidents.map_payloads import PAYLOADS
from tests.incidents.map_samples import AREA, BAD, CELL, STRETCH, TOWN, VIEW

st.set_page_config(layout="wide", page_icon="◐")
page.style()


@st.cache_resource
def ground() -> Ground:
    """Lay out the ground, with its contested line."""
    return Setting("af-pk", boundary="Durand Line").ground(())


scene = st.query_params.get("scene", "plain")
found = VIEW
marks = [TOWN, AREA, STRETCH, BAD]
if scene == "beyond":
    words = ("Far Away", "2 incidents, 9 claims")
    marks.append(replace(TOWN, key="far", label="Far Away", words=words, lat=25.3, lon=51.5))
if scene == "crowd":
    at = [(66.4, 31.0), (66.4, 31.0), (66.5, 31.02), (66.3, 30.95), (72.0, 33.0)]
    marks = [
        replace(TOWN, key=f"t{i}", label=f"Town {i}", words=(f"Town {i}",), lon=lon, lat=lat)
        for i, (lon, lat) in enumerate(at)
    ]
if scene == "cells":
    marks = [replace(CELL, key=f"cell/{i}", lon=62.0 + i, n_incidents=3 + i) for i in range(9)]
if scene == "hostile":
    hostile = PAYLOADS[int(st.query_params.get("n", "0"))]
    found = replace(VIEW, boundary=hostile, boundary_note=hostile, key=(KeyEntry("both", hostile),))
    marks = [
        replace(
            TOWN,
            key=text,
            label=text,
            words=(text, text),
            lat=29 + i // 20 * 0.55,
            lon=62 + i % 20 * 0.6,
        )
        for i, text in enumerate(PAYLOADS)
    ]
    marks += [
        replace(AREA, key="a", label=hostile, words=(hostile,)),
        replace(STRETCH, key="l", label=hostile, words=(hostile,)),
    ]

clicked = map_view.clicked()
if clicked:
    st.session_state.opened = [*st.session_state.get("opened", []), clicked.key]
shown = st.slider("Marks", 1, 4, 4) if scene == "plain" else len(marks)
if st.checkbox("Look at the area"):
    found = replace(found, aim=(67.9, 31.9, 69.1, 33.1))
selected = "I1" if st.checkbox("Select the town") else None
st.session_state.runs = st.session_state.get("runs", 0) + 1
again = map_view.show(
    replace(found, marks=tuple(marks[:shown])),
    selected=selected,
    theme=st.context.theme.type or "light",
    report_view=st.checkbox("Report the view"),
    ground=ground(),
)
st.text(f"opened: {', '.join(st.session_state.get('opened', []))}")
st.text(f"runs: {st.session_state.runs}")
st.text(f"view: {map_view.viewport()}")
st.text(f"told twice: {again is not None}")
