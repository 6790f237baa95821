"""The marks of one view as one folium feature group that can be swapped without a remount.

A feature carries an opaque id and an encoded tooltip, no more. How it looks is a class name and a
fill pattern; the colours are in crossmap.css and follow the theme.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import JsCode

from incidents.brief.geometry import Extent
from incidents.brief.shape import Mark
from incidents.theme import MARK_STROKE, SELECTED_STROKE, ThemeName, mark_radius
from incidents.web.map import encode
from incidents.web.map.literal import literal_branca

STATE_CODES = {"stated": "s", "denies": "d", "hidden": "h"}
"""How a half of a mark is filled; whatever else a side did or did not do leaves it empty."""

EMPTY = "n"
THIRD = "tt"
"""How a mark is filled of which only third parties have spoken."""

MAX_CELL_RADIUS = 26.0
DECIMALS = 4
# An area wider than a district says little about where: it is drawn fainter.
VAGUE_AREA_KM = 80.0


@dataclass(frozen=True)
class Opening:
    """Where a map opens, once: degrees in EPSG:4326 and a Leaflet zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True)
class _Drawn:
    """A mark that can be drawn: its geometry is sound, its emphasis is decided."""

    mark: Mark
    geometry: dict[str, Any]
    emphasis: str

    @property
    def states(self) -> str:
        return "".join(STATE_CODES.get(state, EMPTY) for state in self.mark.states)

    @property
    def fill(self) -> str:
        return THIRD if self.mark.heard == "others" else self.states

    @property
    def classes(self) -> str:
        return f"cc-{self.mark.shape}{self.emphasis}"

    @property
    def is_quiet(self) -> bool:
        """Whether it is an area of which no side says that anything happened there."""
        return self.mark.shape == "area" and (self.mark.spoken_about or self.mark.heard == "others")


class MarkScript(MacroElement):
    """Hand labels, theme and wishes to `crossmap.js` after the layers of the group are made."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "crossmap.marks({{ this._parent._parent.get_name() }}, {{ this.settings }});"
        "{% endmacro %}"
    )

    def __init__(self, settings: Mapping[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "MarkScript"
        self.settings = encode.script_literal(settings)


def mark_layer(
    marks: Iterable[Mark],
    selected: str | None,
    theme: ThemeName,
    *,
    report_view: bool = False,
    view: Opening | None = None,
    aim: Extent | None = None,
) -> folium.FeatureGroup:
    """Draw the marks of a view.

    Parameters
    ----------
    marks
        What to draw; a mark whose place cannot be drawn is left out, the others stay.
    selected
        The key of a mark or the id of an incident to emphasise, or None.
    theme
        Which colours to use.
    report_view
        Whether the browser sends the map's bounds and zoom after each move.
    view
        Where to open the map; ignored once the map has been shown.
    aim
        What to move to when it changes, as in `MapView.aim`; the whole region if None.

    Returns
    -------
    folium.FeatureGroup
        A group whose script is the same text whenever the input is the same.
    """
    literal_branca()
    drawn = _drawable(marks, selected)
    group = folium.FeatureGroup(name="marks", control=False)
    _add(group, _areas(drawn))
    for layer in _stretches(drawn):
        _add(group, layer)
    _add(group, _circles(drawn, "cell"))
    _add(group, _circles(drawn, "point"))
    settings = _settings(drawn, theme, report_view, view)
    MarkScript(settings | {"aim": _corners(aim) if aim else None}).add_to(group)
    return group


def _drawable(marks: Iterable[Mark], selected: str | None) -> list[_Drawn]:
    # A key is an identity in the browser: of two marks with one key, the later is kept.
    unique = {mark.key: mark for mark in marks}.values()
    sound = [(mark, shape) for mark in unique if (shape := _geometry(mark)) is not None]
    chosen = {mark.key for mark, _ in sound if selected in (mark.key, *mark.incidents)}
    drawn = [_Drawn(mark, shape, _emphasis(mark.key, chosen)) for mark, shape in sound]
    return sorted(drawn, key=lambda d: (d.mark.key in chosen, -_extent(d.mark), d.mark.key))


def _extent(mark: Mark) -> float:
    """Rank a mark's size among its kind: large marks lie below small ones, so that all are open."""
    return mark.precision_km if mark.shape == "area" else mark.n_claims


def _geometry(mark: Mark) -> dict[str, Any] | None:
    if not (math.isfinite(mark.lon) and math.isfinite(mark.lat)):
        return None
    if mark.shape in ("point", "cell"):
        coordinates = [round(mark.lon, DECIMALS), round(mark.lat, DECIMALS)]
        return {"type": "Point", "coordinates": coordinates}
    return mark.geometry


def _emphasis(key: str, chosen: Collection[str]) -> str:
    if not chosen:
        return ""
    return " cc-on" if key in chosen else " cc-dim"


def _areas(drawn: list[_Drawn]) -> folium.GeoJson | None:
    def style(item: _Drawn) -> dict[str, Any]:
        if item.is_quiet:
            kind = "spoken" if item.mark.spoken_about else "third"
            return {"className": f"{item.classes} cc-{kind}", "fillColor": "transparent"}
        vague = " cc-vague" if item.mark.precision_km > VAGUE_AREA_KM else ""
        return {
            "className": item.classes + vague,
            "fillColor": f"url(#cc-hatch-{item.states})",
        }

    return _layer([d for d in drawn if d.mark.shape == "area"], style, pane="cc-areas")


def _stretches(drawn: list[_Drawn]) -> list[folium.GeoJson | None]:
    lines = [d for d in drawn if d.mark.shape == "line"]
    casing = _layer(
        lines,
        lambda item: {"className": f"{item.classes} cc-casing {_hollow(item)}", "fill": False},
        pane="cc-stretch",
        smooth_factor=2.5,
    )
    thread = _layer(
        lines,
        lambda item: {"className": f"{item.classes} cc-thread", "fill": False},
        pane="cc-stretch",
        smooth_factor=2.5,
        interactive=False,
    )
    return [casing, thread, _dashes(lines, 0), _dashes(lines, 1)]


def _hollow(item: _Drawn) -> str:
    return "cc-hollow" if item.states == EMPTY * 2 else ""


def _dashes(lines: list[_Drawn], side: int) -> folium.GeoJson | None:
    spoken = [d for d in lines if d.states[side] != EMPTY]

    def style(item: _Drawn) -> dict[str, Any]:
        state = {"d": "cc-denies", "h": "cc-hidden"}.get(item.states[side], "")
        return {"className": f"{item.classes} cc-dash-{'ab'[side]} {state}", "fill": False}

    return _layer(spoken, style, pane="cc-stretch", smooth_factor=2.5, interactive=False)


def _circles(drawn: list[_Drawn], shape: str) -> folium.GeoJson | None:
    def style(item: _Drawn) -> dict[str, Any]:
        return {
            "className": item.classes,
            "fillColor": f"url(#cc-mark-{item.fill})",
            "radius": _radius(item.mark),
            "weight": SELECTED_STROKE if "cc-on" in item.emphasis else MARK_STROKE,
            "pane": "cc-dots",
        }

    marker = folium.CircleMarker(fill=True)
    return _layer([d for d in drawn if d.mark.shape == shape], style, marker=marker)


def _radius(mark: Mark) -> float:
    if mark.shape == "cell":
        # Area grows with the number of incidents, from a size that holds two digits.
        return round(min(10.0 + math.sqrt(mark.n_incidents), MAX_CELL_RADIUS), 1)
    return mark_radius(mark.n_claims)


def _layer(items: list[_Drawn], style: Any, **options: Any) -> folium.GeoJson | None:
    if not items:
        return None
    features = [_feature(item) for item in items]
    by_id = {feature["id"]: item for feature, item in zip(features, items, strict=True)}
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: style(by_id[feature["id"]]),
        on_each_feature=JsCode("crossmap.feature"),
        control=False,
        **options,
    )


def _feature(item: _Drawn) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": encode.mark_id(item.mark.key),
        "geometry": item.geometry,
        "properties": {"tip": tip(item.mark)},
    }


def tip(mark: Mark) -> str:
    """Write a mark's tooltip as HTML: what the brief says of it, line by line."""
    name, *lines = mark.words
    rows = "".join(f"<span>{encode.html_text(line)}</span>" for line in lines)
    return f"<b>{encode.html_text(name)}</b>{rows}"


def _add(group: folium.FeatureGroup, layer: folium.GeoJson | None) -> None:
    if layer is not None:
        layer.add_to(group)


def _settings(
    drawn: list[_Drawn], theme: ThemeName, report_view: bool, view: Opening | None
) -> dict[str, object]:
    return {
        "theme": theme,
        "labels": [_label(item) for item in drawn],
        "cells": [encode.mark_id(item.mark.key) for item in drawn if item.mark.shape == "cell"],
        "selected": [encode.mark_id(d.mark.key) for d in drawn if "cc-on" in d.emphasis],
        "reportView": report_view,
        "view": [view.lat, view.lon, view.zoom] if view else None,
    }


def _corners(extent: Extent) -> list[list[float]]:
    """Write an extent as Leaflet's south-west and north-east corners."""
    west, south, east, north = (round(degree, DECIMALS) for degree in extent)
    return [[south, west], [north, east]]


def _label(item: _Drawn) -> list[object]:
    """Describe a label as crosslabels.js reads it: see ``ofMark`` there for the order."""
    mark = item.mark
    return [
        "" if mark.shape == "cell" else mark.label.split(",")[0],
        mark.n_incidents,
        round(mark.lat, DECIMALS),
        round(mark.lon, DECIMALS),
        _radius(mark),
        mark.shape,
        mark.n_claims,
        item.emphasis.strip(),
        encode.mark_id(mark.key),
        item.is_quiet,
    ]
