"""The base map: one constant element, so that a filter never rebuilds the map in the browser.

The map's own layers are static files that `crossmap.js` fetches once. Nothing here depends on
the query or on the theme: marks, labels and theme travel with the mark layer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from geodata import CONTESTED_LINE
from incidents.maps.encode import script_literal
from incidents.maps.literal import literal_branca
from incidents.maps.theme import TOKENS
from incidents.model import Boundary

SCRIPTS = ("vendor/leaflet.js", "crosslabels.js", "crossmap.js")
STYLES = ("vendor/leaflet.css", "crossmap.css")
LAYERS = {
    "countries": "geo/countries.json",
    "borders": "geo/borders.json",
    "provinces": "geo/provinces.json",
    "rivers": "geo/rivers.json",
    "disputed": "geo/disputed.json",
    "boundary": f"geo/{CONTESTED_LINE}.json",
    "labels": "geo/labels.json",
    "relief": "geo/relief.webp",
}
"""What each layer of the base map is, and the static file that holds it."""

ATTRIBUTION = "Natural Earth · line © OpenStreetMap, ODbL · relief NOAA"
MIN_ZOOM, MAX_ZOOM = 4.5, 11.0


@dataclass(frozen=True)
class Region:
    """What the map shows at first and at most: (south, west, north, east), degrees, EPSG:4326."""

    home: tuple[float, float, float, float] = (28.9, 61.6, 36.2, 74.0)
    limits: tuple[float, float, float, float] = (22.0, 56.0, 41.5, 83.0)
    relief: tuple[float, float, float, float] = (23.0, 59.0, 39.0, 80.0)


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


def base_map(
    files: Mapping[str, str], boundary: Boundary | None, region: Region | None = None
) -> folium.Map:
    """Build the base map.

    Parameters
    ----------
    files
        The address of every static file, by the names in `SCRIPTS`, `STYLES` and `LAYERS`.
    boundary
        The contested line to label, in the dataset's own words, or None.
    region
        What to show; the shipped layers' region if None.

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
    BaseScript(_settings(files, boundary, view)).add_to(fmap)
    return fmap


def _settings(
    files: Mapping[str, str], boundary: Boundary | None, view: Region
) -> dict[str, object]:
    return {
        "layers": {layer: files[name] for layer, name in LAYERS.items()},
        "themes": {name: tokens.as_dict() for name, tokens in TOKENS.items()},
        "home": _corners(view.home),
        "reliefBounds": _corners(view.relief),
        "boundary": {"name": boundary.name, "note": boundary.note} if boundary else None,
        "attribution": ATTRIBUTION,
    }


def _corners(box: tuple[float, float, float, float]) -> list[list[float]]:
    south, west, north, east = box
    return [[south, west], [north, east]]
