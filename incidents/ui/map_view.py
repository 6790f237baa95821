"""The map on the page: the only place that talks to streamlit-folium.

Everything that changes travels in the feature group, so the frame is never mounted anew: the map
keeps its zoom when a filter, the slider or the theme changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit_folium import _component_func, st_folium

from geodata.ground import BARE, Ground
from incidents.brief import MapView
from incidents.brief.geometry import drawable
from incidents.store import Store
from incidents.theme import ThemeName
from incidents.ui.publishing import publish, publish_layers
from incidents.web.map.base import LAYERS, base_map
from incidents.web.map.encode import mark_id
from incidents.web.map.key import key_html
from incidents.web.map.marks import Opening, mark_layer

# In pixels, until the stylesheet applies.
FRAME_HEIGHT = 420

OUTLINES = "geo/outlines.json"
OUTLINES_A_FILE = 100


@dataclass(frozen=True)
class Clicked:
    """A mark that was just opened: its key, how many incidents it has, and their ids if named."""

    key: str
    n_incidents: int
    incidents: tuple[str, ...]


@dataclass(frozen=True)
class Viewport:
    """What the map shows: a Leaflet zoom, and (south, west, north, east) in EPSG:4326."""

    zoom: float
    bounds: tuple[float, float, float, float]

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the bounds, as (lat, lon)."""
        south, west, north, east = self.bounds
        return ((south + north) / 2, (west + east) / 2)


def show(
    found: MapView,
    *,
    selected: str | None,
    theme: ThemeName,
    key: str = "map",
    report_view: bool = False,
    view: Opening | None = None,
    ground: Ground = BARE,
    shapes: Mapping[str, str] | None = None,
) -> Clicked | None:
    """Draw the map with its key, and tell which mark was opened since the last run.

    Parameters
    ----------
    found
        The map of a brief.
    selected
        The id of the open incident, or the key of a mark, or None.
    theme
        The theme of the page.
    key
        The map's key; its state lies in the session under this key and ``<key>.*``.
    report_view
        Whether each move of the map causes a rerun, so that `viewport` is known. It is so by
        itself once marks are cells, which become finer as the reader zooms in.
    view
        Where a new map opens; the whole region if None.
    ground
        What the map draws below the marks.
    shapes
        The addresses of outlines that are published, by the key of the mark.

    Returns
    -------
    Clicked or None
        The mark that was opened just now, unless `clicked` has told it already.
    """
    follow = _follow(key, found, report_view)
    layer = mark_layer(
        found.marks,
        selected,
        theme,
        report_view=follow,
        view=_opening(key, view),
        aim=found.aim,
        shapes=shapes,
    )
    st.session_state[f"{key}.marks"] = {
        mark_id(mark.key): Clicked(mark.key, mark.n_incidents, mark.incidents)
        for mark in found.marks
    }
    with st.container(key=f"{key}-frame"):
        st_folium(
            base_map(static_files() | ground_files(ground), found, ground.region),
            key=key,
            height=FRAME_HEIGHT,
            use_container_width=True,
            returned_objects=["last_active_drawing"],
            feature_group_to_add=layer,
        )
    st.html(key_html(found, theme))
    return clicked(key)


def clicked(key: str = "map") -> Clicked | None:
    """Tell, once, which mark was opened since the last time this was asked.

    It may be called before `show`, at the top of a run, so that the page needs no second run.
    """
    answer = _answers(key).get("last_active_drawing") or {}
    stamp = (answer.get("properties") or {}).get("at")
    if stamp is None or stamp == st.session_state.get(f"{key}.seen"):
        return None
    st.session_state[f"{key}.seen"] = stamp
    # What comes back from a browser is looked up, never trusted.
    found: Clicked | None = st.session_state.get(f"{key}.marks", {}).get(answer.get("id"))
    return found


def viewport(key: str = "map") -> Viewport | None:
    """Tell what the map shows, or None as long as it was not asked to report it."""
    if not st.session_state.get(f"{key}.follow"):
        return None
    answers = _answers(key)
    try:
        corners = [answers["bounds"][corner] for corner in ("_southWest", "_northEast")]
        numbers = [float(corner[axis]) for corner in corners for axis in ("lat", "lng")]
        numbers.append(float(answers["zoom"]))
    except (KeyError, TypeError, ValueError):
        # Not reported yet, or not by our own script.
        return None
    south, west, north, east, zoom = numbers
    return Viewport(zoom, (south, west, north, east)) if all(map(isfinite, numbers)) else None


def declare() -> None:
    """Let the server serve the map's frame.

    Whoever imports it in a run of the page declares it so; outside of one that declares nothing.
    """
    if runtime.exists():
        runtime.get_instance().component_registry.register_component(_component_func)


@cache
def static_files() -> dict[str, str]:
    """Publish the static files beside the running script, once per process.

    Raises
    ------
    AssetError
        If they cannot be published.
    """
    return publish(_static())


@lru_cache(maxsize=16)
def ground_files(ground: Ground) -> dict[str, str]:
    """Publish the layers of a ground beside them, once per process.

    Raises
    ------
    AssetError
        If they cannot be published.
    """
    return publish_layers({LAYERS[name]: text for name, text in ground.layers.items()}, _static())


@lru_cache(maxsize=16)
def outlines(store: Store) -> Mapping[str, str]:
    """Publish the outlines of a dataset's areas and lines, so that no step sends them.

    Returns
    -------
    Mapping[str, str]
        The address of the file that holds an outline, by the key of its place.

    Raises
    ------
    AssetError
        If they cannot be published.
    """
    places = {place.key: place for place in store.places.values() if place.shape != "point"}
    drawn = {key: shape for key in sorted(places) if (shape := drawable(places[key].geometry))}
    keys = list(drawn)
    found: dict[str, str] = {}
    for start in range(0, len(keys), OUTLINES_A_FILE):
        some = keys[start : start + OUTLINES_A_FILE]
        text = json.dumps({mark_id(key): drawn[key] for key in some}, separators=(",", ":"))
        address = publish_layers({OUTLINES: text.encode()}, _static())[OUTLINES]
        found |= dict.fromkeys(some, address)
    return found


def _static() -> Path:
    script = Path(getattr(sys.modules["__main__"], "__file__", None) or "app.py")
    return script.resolve().parent / "static"


def _answers(key: str) -> Mapping[str, Any]:
    answers = st.session_state.get(key)
    return answers if isinstance(answers, Mapping) else {}


def _follow(key: str, found: MapView, report_view: bool) -> bool:
    """Tell whether the map reports its view: once it had cells, always, as they may come back."""
    coarse = any(mark.shape == "cell" for mark in found.marks)
    st.session_state[f"{key}.coarse"] = coarse or st.session_state.get(f"{key}.coarse", False)
    follow: bool = report_view or st.session_state[f"{key}.coarse"]
    st.session_state[f"{key}.follow"] = follow
    return follow


def _opening(key: str, view: Opening | None) -> Opening | None:
    """Keep the first view of a session, so that the same text is sent in every run."""
    kept: Opening | None = st.session_state.setdefault(f"{key}.opening", view)
    return kept
