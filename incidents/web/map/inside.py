"""The map inside a page of its own, without a frame: the same layers as on the page."""

from __future__ import annotations

import re
from typing import Any

import folium
import htpy as h

from geodata.ground import BARE, Ground
from incidents.brief.shape import MapView
from incidents.theme import Scheme
from incidents.web.gate import Html, html
from incidents.web.map.base import LAYERS, SCRIPTS, STYLES, base_map
from incidents.web.map.marks import mark_layer

# folium names what it draws by chance: in a file they are numbered instead.
CHANCE = re.compile(r"(?<=_)[0-9a-f]{32}")


def drawn(found: MapView, theme: Scheme, ground: Ground = BARE) -> tuple[Html, str]:
    """Render a map: the element it is drawn in, and the script that draws it.

    The page brings the scripts, the styles and the layers itself; equal maps give equal text.
    """
    layers = [LAYERS[name] for name in ground.layers]
    fmap = base_map(dict.fromkeys((*SCRIPTS, *STYLES, *layers), ""), found, ground.region)
    mark_layer(found.marks, None, theme).add_to(fmap)
    return _parts(fmap)


def _parts(fmap: folium.Map) -> tuple[Html, str]:
    figure: Any = fmap.get_root()
    figure.render()
    numbers: dict[str, str] = {}

    def numbered(match: re.Match[str]) -> str:
        return numbers.setdefault(match[0], f"{len(numbers):x}")

    element = CHANCE.sub(numbered, fmap.get_name())
    return html(h.div(".folium-map", id=element)), CHANCE.sub(numbered, figure.script.render())
