"""The ground below the marks: land, shadows of the hills, water, provinces, the contested line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import geodata
from geodata.cabinet import Feature, parsed
from incidents.print import relief, strokes
from incidents.print.mercator import Extent, Frame
from incidents.print.shapes import Spot
from incidents.theme import Tokens

WEB = Path(geodata.__file__).parent / "data" / "af-pk" / "web"
GROUND: Extent = (59.0, 23.0, 80.0, 39.0)
"""What the layers hold."""


@cache
def features(layer: str) -> tuple[Feature, ...]:
    """Read one of the layers that the page shows too; empty if it is not shipped."""
    file = WEB / f"{layer}.json"
    if not file.exists():
        return ()
    return parsed(file.read_text(encoding="utf-8"), layer)


@cache
def labels() -> tuple[dict[str, Any], ...]:
    """Read the names of countries, provinces and towns with where they stand."""
    file = WEB / "labels.json"
    return tuple(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else ()


def lies_on(extent: Extent) -> bool:
    """Tell whether the layers hold any of an extent."""
    west, south, east, north = extent
    return west < GROUND[2] and east > GROUND[0] and south < GROUND[3] and north > GROUND[1]


def contested(frame: Frame) -> list[list[Spot]]:
    """Give the line that the sides dispute, in pixels, piece by piece."""
    return layer(frame, geodata.CONTESTED_LINE)


@lru_cache(maxsize=32)
def layer(frame: Frame, name: str) -> list[list[Spot]]:
    """Give the lines of a layer in pixels."""
    return [line for one in features(name) for line in frame.lines(one.geometry)]


def drawn(frame: Frame, tokens: Tokens, symbol: float, density: float) -> list[str]:
    """Draw the ground as SVG; ``density`` is how many pixels of shadow a pixel may have."""
    if not lies_on(frame.extent):
        return [strokes.box(0, 0, frame.w, frame.h, tokens.land)]
    return [
        strokes.box(0, 0, frame.w, frame.h, tokens.sea),
        *_land(frame, tokens),
        relief.drawn(frame, GROUND, WEB / "relief.webp", tokens.relief, density),
        _lines(layer(frame, "rivers"), tokens.water, 0.8 * symbol),
        _lines(layer(frame, "provinces"), tokens.province, 0.7 * symbol),
        _lines(layer(frame, "borders"), tokens.border, 1.0 * symbol),
        _lines(layer(frame, "disputed"), tokens.border, 1.0 * symbol, dash=(1.0, 4.0)),
    ]


def _land(frame: Frame, tokens: Tokens) -> Iterable[str]:
    for one in features("countries"):
        fill = tokens.land if one.properties.get("focus") else tokens.neighbour
        areas = frame.areas(one.geometry)
        if areas:
            # A hair of the same colour closes the seams between neighbours.
            yield strokes.path(strokes.rings(areas), fill=fill, stroke=fill, weight=0.6)


def _lines(lines: list[list[Spot]], color: str, weight: float, dash: tuple[float, ...] = ()) -> str:
    return (
        strokes.path(strokes.lines(lines), stroke=color, weight=weight, dash=dash) if lines else ""
    )


def boundary(frame: Frame, tokens: Tokens, symbol: float) -> list[str]:
    """Draw the contested line: ink dashes on a casing of paper."""
    found = strokes.lines(contested(frame))
    if not found:
        return []
    return [
        strokes.path(found, stroke=tokens.paper, weight=4.5 * symbol),
        strokes.path(found, stroke=tokens.ink, weight=1.6 * symbol, dash=(7 * symbol, 4 * symbol)),
    ]
