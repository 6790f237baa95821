"""A page with nothing but the map, for the browser's tests."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.model import Boundary
from incidents.ui import map_view
from tests.incidents.map_payloads import PAYLOADS
from tests.incidents.map_samples import AREA, BAD, BOUNDARY, CELL, SIDES, STRETCH, TOWN

st.set_page_config(layout="wide", page_icon="◐")

scene = st.query_params.get("scene", "plain")
boundary, sides = BOUNDARY, SIDES
marks = [TOWN, AREA, STRETCH, BAD]
if scene == "beyond":
    marks.append(replace(TOWN, key="far", label="Far Away", lat=25.3, lon=51.5))
if scene == "cells":
    marks = [replace(CELL, key=f"cell/{i}", lon=62.0 + i, n_incidents=3 + i) for i in range(9)]
if scene == "hostile":
    hostile = PAYLOADS[int(st.query_params.get("n", "0"))]
    boundary = Boundary.model_construct(place=hostile, name=hostile, note=hostile)
    sides = (hostile, hostile)
    marks = [
        replace(TOWN, key=text, label=text, lat=29 + i // 20 * 0.55, lon=62 + i % 20 * 0.6)
        for i, text in enumerate(PAYLOADS)
    ]
    marks += [replace(AREA, key="a", label=hostile), replace(STRETCH, key="l", label=hostile)]

clicked = map_view.clicked()
if clicked:
    st.session_state.opened = [*st.session_state.get("opened", []), clicked.key]
shown = st.slider("Marks", 1, 4, 4) if scene == "plain" else len(marks)
selected = "I1" if st.checkbox("Select the town") else None
st.session_state.runs = st.session_state.get("runs", 0) + 1
again = map_view.show(
    marks[:shown],
    selected=selected,
    theme=st.context.theme.type or "light",
    boundary=boundary,
    sides=sides,
    report_view=st.checkbox("Report the view"),
)
map_view.legend(marks, theme="light", boundary=boundary, sides=sides)
st.text(f"opened: {', '.join(st.session_state.get('opened', []))}")
st.text(f"runs: {st.session_state.runs}")
st.text(f"view: {map_view.viewport()}")
st.text(f"told twice: {again is not None}")
