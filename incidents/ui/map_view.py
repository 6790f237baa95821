"""The map on the page: the only place that talks to streamlit-folium.

Everything that changes travels in the feature group, so the frame is never mounted anew: the map
keeps its zoom when a filter, the slider or the theme changes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from incidents.maps.base import base_map
from incidents.maps.encode import mark_id
from incidents.maps.legend import key_html
from incidents.maps.mark import Mark
from incidents.maps.marks import View, mark_layer
from incidents.maps.theme import TOKENS, ThemeName
from incidents.model import Boundary
from incidents.ui.assets import publish

HEIGHT = "clamp(360px, 100vh - 402px, 640px)"
PHONE_HEIGHT = "330px"
# In pixels, until the style above applies.
FRAME_HEIGHT = 420


@dataclass(frozen=True)
class Clicked:
    """A mark that was just opened: its key, its shape and the ids of its first incidents."""

    key: str
    shape: str
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
    marks: Sequence[Mark],
    *,
    selected: str | None,
    theme: ThemeName,
    boundary: Boundary | None,
    key: str = "map",
    sides: Sequence[str] = (),
    report_view: bool = False,
    view: View | None = None,
) -> Clicked | None:
    """Draw the map and tell which mark was opened since the last run.

    Parameters
    ----------
    marks
        The marks of the view, at most as many as the store's limit.
    selected
        The id of the open incident, or the key of a mark, or None.
    theme
        The theme of the page.
    boundary
        The contested line, from the manifest.
    key
        The map's key; its state lies in the session under this key and ``<key>.*``.
    sides
        The names of side 1 and side 2.
    report_view
        Whether each move of the map causes a rerun, so that `viewport` is known. It is so by
        itself once marks are cells, which become finer as the reader zooms in.
    view
        Where a new map opens; the whole region if None.

    Returns
    -------
    Clicked or None
        The mark that was opened just now, unless `clicked` has told it already.
    """
    follow = _follow(key, marks, report_view)
    layer = mark_layer(
        marks, selected, theme, sides=sides, report_view=follow, view=_opening(key, view)
    )
    st.session_state[f"{key}.marks"] = {mark_id(mark.key): _answer(mark) for mark in marks}
    st.html(f"<style>{_style(key, theme)}</style>")
    with st.container(key=f"{key}-frame"):
        st_folium(
            base_map(static_files(), boundary),
            key=key,
            height=FRAME_HEIGHT,
            use_container_width=True,
            returned_objects=["last_active_drawing"],
            feature_group_to_add=layer,
        )
    return clicked(key)


def legend(
    marks: Sequence[Mark], *, theme: ThemeName, boundary: Boundary | None, sides: Sequence[str]
) -> None:
    """Write the key of the map below it."""
    has_cells = any(mark.shape == "cell" for mark in marks)
    st.html(key_html(theme, sides, boundary, has_cells=has_cells))


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


@cache
def static_files() -> dict[str, str]:
    """Publish the static files beside the running script, once per process.

    Raises
    ------
    AssetError
        If they cannot be published.
    """
    script = Path(getattr(sys.modules["__main__"], "__file__", None) or "app.py")
    return publish(script.resolve().parent / "static")


def _answers(key: str) -> Mapping[str, Any]:
    answers = st.session_state.get(key)
    return answers if isinstance(answers, Mapping) else {}


def _follow(key: str, marks: Sequence[Mark], report_view: bool) -> bool:
    """Tell whether the map reports its view: once it had cells, always, as they may come back."""
    coarse = any(mark.shape == "cell" for mark in marks)
    st.session_state[f"{key}.coarse"] = coarse or st.session_state.get(f"{key}.coarse", False)
    follow: bool = report_view or st.session_state[f"{key}.coarse"]
    st.session_state[f"{key}.follow"] = follow
    return follow


def _answer(mark: Mark) -> Clicked:
    return Clicked(mark.key, mark.shape, tuple(mark.incidents))


def _opening(key: str, view: View | None) -> View | None:
    """Keep the first view of a session, so that the same text is sent in every run."""
    kept: View | None = st.session_state.setdefault(f"{key}.opening", view)
    return kept


def _style(key: str, theme: ThemeName) -> str:
    colours = TOKENS[theme]
    frame = f".st-key-{key}-frame"
    return f"""
{frame} {{ gap: 0; border: 1px solid {colours.line}; border-radius: 3px; overflow: hidden;
  background: {colours.sea}; }}
{frame} iframe {{ display: block; border: 0; height: {HEIGHT} !important; }}
.cc-key {{ display: flex; flex-wrap: wrap; gap: 4px 16px; color: {colours.muted};
  font-size: 12px; font-stretch: 92%; }}
.cc-key span {{ display: inline-flex; align-items: center; gap: 5px; white-space: nowrap; }}
.cc-key img {{ display: block; }}
.cc-key em {{ font-style: normal; margin-left: -2px; }}
.cc-key .cc-full {{ display: none; }}
@media (max-width: 640px) {{
  {frame} iframe {{ height: {PHONE_HEIGHT} !important; }}
  .cc-key {{ gap: 3px 13px; font-size: 11.5px; }}
  .cc-key .cc-short {{ display: none; }}
  .cc-key .cc-full {{ display: inline; white-space: normal; }}
}}"""
