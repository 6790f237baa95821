"""The base map: one constant element, so that a filter never rebuilds the map in the browser.

The map's own layers are static files that `crossmap.js` fetches once. Nothing here depends on
the query or on the theme: marks, labels and theme travel with the mark layer.
"""

from __future__ import annotations

from collections.abc import Mapping

import folium
from branca.element import MacroElement
from folium.template import Template

from geodata.region import NOWHERE, Region
from incidents.brief.shape import MapView
from incidents.theme import TOKENS
from incidents.web.map.encode import script_literal
from incidents.web.map.literal import literal_branca
from incidents.words import keys

SCRIPTS = ("vendor/leaflet.js", "crosslabels.js", "crossspread.js", "crossmap.js")
STYLES = ("vendor/leaflet.css", "crossmap.css", "frame.css")
LAYERS = {
    "countries": "geo/countries.json",
    "borders": "geo/borders.json",
    "provinces": "geo/provinces.json",
    "rivers": "geo/rivers.json",
    "disputed": "geo/disputed.json",
    "boundary": "geo/boundary.json",
    "labels": "geo/labels.json",
    "relief": "geo/relief.webp",
}
"""What each layer of the base map is, and the static file that holds it; any may be missing."""

MIN_ZOOM, MAX_ZOOM = 4.5, 11.0


class BaseScript(MacroElement):
    """Hand the settings of the base map to `crossmap.js`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "crossmap.base({{ this._parent.get_name() }}, {{ this.settings }});"
        "{% endmacro %}"
    )

    def __init__(self, settings: Mapping[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "BaseScript"
        self.settings = script_literal(settings)


def base_map(files: Mapping[str, str], found: MapView, region: Region | None = None) -> folium.Map:
    """Build the base map.

    Parameters
    ----------
    files
        The address of every static file, by the names in `SCRIPTS`, `STYLES` and `LAYERS`.
    found
        The map of a brief: its contested line, in the dataset's own words, and its credit.
    region
        What to show; the world if None.

    Returns
    -------
    folium.Map
        A map that needs no script but Leaflet and crossmap.js, and equal input gives an equal map.

    Raises
    ------
    KeyError
        If a static file is missing from `files`.
    """
    literal_branca()
    view = region or Region()
    south, west, north, east = view.home
    fmap = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_start=6,
        zoomSnap=0.25,
        zoomDelta=0.5,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        maxBounds=_corners(view.limits),
        font_size="12px",
    )
    fmap.default_js = [(name, files[name]) for name in SCRIPTS]
    fmap.default_css = [(name, files[name]) for name in STYLES]
    BaseScript(_settings(files, found, view)).add_to(fmap)
    return fmap


def _settings(files: Mapping[str, str], found: MapView, view: Region) -> dict[str, object]:
    return {
        "layers": {layer: files[name] for layer, name in LAYERS.items() if name in files},
        "themes": {name: tokens.as_dict() for name, tokens in TOKENS.items()},
        "home": _corners(view.home),
        "reliefBounds": _corners(view.relief) if view.relief != NOWHERE else None,
        "boundary": {"name": found.boundary, "note": found.boundary_note}
        if found.boundary
        else None,
        "attribution": found.credit,
        "words": keys.frame(),
    }


def _corners(box: tuple[float, float, float, float]) -> list[list[float]]:
    south, west, north, east = box
    return [[south, west], [north, east]]
