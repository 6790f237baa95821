"""The ground below the marks: land, shadows of the hills, water, provinces, the contested line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import shapely

from geodata.cutting import roomiest
from geodata.ground import Ground
from incidents.print.cartography import relief, strokes
from incidents.print.cartography.mercator import Extent, Frame
from incidents.print.shapes import Spot
from incidents.theme import Tokens

ROOM = 70.0
"""Pixels from the left and right edge of a map that the middle of a country's name keeps."""


def lies_on(ground: Ground, extent: Extent) -> bool:
    """Tell whether the layers hold any of an extent."""
    west, south, east, north = extent
    held = ground.extent
    return west < held[2] and east > held[0] and south < held[3] and north > held[1]


def contested(ground: Ground, frame: Frame) -> list[list[Spot]]:
    """Give the line that the sides dispute, in pixels, piece by piece."""
    return layer(ground, frame, "boundary")


def country_spot(ground: Ground, frame: Frame, lon: float, lat: float) -> tuple[float, float]:
    """Give the (lon, lat) of a country's name: its own, or else amid what the frame shows of it."""
    inner = replace(frame, w=max(frame.w - 2 * ROOM, 1.0), h=max(frame.h - ROOM, 1.0))
    if inner.shows(lon, lat):
        return (lon, lat)
    lands = (one.geometry for one in ground.features("countries"))
    own = next((land for land in lands if shapely.intersects_xy(land, lon, lat)), None)
    seen = None if own is None else shapely.clip_by_rect(own, *inner.extent)
    return roomiest(seen) if seen is not None and seen.area else (lon, lat)


@lru_cache(maxsize=32)
def layer(ground: Ground, frame: Frame, name: str) -> list[list[Spot]]:
    """Give the lines of a layer in pixels."""
    return [line for one in ground.features(name) for line in frame.lines(one.geometry)]


def drawn(ground: Ground, frame: Frame, tokens: Tokens, symbol: float, density: float) -> list[str]:
    """Draw the ground as SVG; ``density`` is how many pixels of shadow a pixel may have."""
    if not lies_on(ground, frame.extent):
        return [strokes.box(0, 0, frame.w, frame.h, tokens.land)]
    return [
        strokes.box(0, 0, frame.w, frame.h, tokens.sea),
        *_land(ground, frame, tokens),
        relief.drawn(frame, ground, tokens.relief, density),
        _lines(layer(ground, frame, "rivers"), tokens.water, 0.8 * symbol),
        _lines(layer(ground, frame, "provinces"), tokens.province, 0.7 * symbol),
        _lines(layer(ground, frame, "borders"), tokens.border, 1.0 * symbol),
        _lines(layer(ground, frame, "disputed"), tokens.border, 1.0 * symbol, dash=(1.0, 4.0)),
    ]


def _land(ground: Ground, frame: Frame, tokens: Tokens) -> Iterable[str]:
    for one in ground.features("countries"):
        fill = tokens.land if one.properties.get("focus") else tokens.neighbour
        areas = frame.areas(one.geometry)
        if areas:
            # A hair of the same colour closes the seams between neighbours.
            yield strokes.path(strokes.rings(areas), fill=fill, stroke=fill, weight=0.6)


def _lines(lines: list[list[Spot]], color: str, weight: float, dash: tuple[float, ...] = ()) -> str:
    return (
        strokes.path(strokes.lines(lines), stroke=color, weight=weight, dash=dash) if lines else ""
    )


def boundary(ground: Ground, frame: Frame, tokens: Tokens, symbol: float) -> list[str]:
    """Draw the contested line: ink dashes on a casing of paper."""
    found = strokes.lines(contested(ground, frame))
    if not found:
        return []
    return [
        strokes.path(found, stroke=tokens.paper, weight=4.5 * symbol),
        strokes.path(found, stroke=tokens.ink, weight=1.6 * symbol, dash=(7 * symbol, 4 * symbol)),
    ]
