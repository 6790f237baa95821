"""The shadows of the hills, cut to a map and as dark as its theme wants them."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

from PIL import Image

from geodata.ground import RELIEF, Ground
from incidents.print.cartography.mercator import Frame
from incidents.print.cartography.strokes import number

LEVELS = 48
"""So many steps of dark are told apart; more would only make files larger."""


@lru_cache(maxsize=4)
def _shadows(ground: Ground) -> Image.Image | None:
    """Read how dark each pixel is, rows as Mercator; nothing if the ground has no shadows."""
    if RELIEF not in ground.layers:
        return None
    with Image.open(io.BytesIO(ground.layers[RELIEF])) as picture:
        return picture.convert("RGBA").getchannel("A")


@lru_cache(maxsize=8)
def drawn(frame: Frame, ground: Ground, strength: float, density: float) -> str:
    """Draw the shadows that a map shows as an SVG image.

    Parameters
    ----------
    frame, ground
        What the map shows, and what holds the shadows.
    strength
        How dark, from 0 to 1.
    density
        The most pixels of the shadows for each pixel of the map.
    """
    whole = _shadows(ground)
    if whole is None:
        return ""
    south, west, north, east = ground.region.relief
    left, top = frame.spot(west, north)
    right, bottom = frame.spot(east, south)
    step = ((right - left) / whole.width, (bottom - top) / whole.height)
    window = _window(whole.size, (left, top), step, (frame.w, frame.h))
    size = _size(window, step, density)
    cut = whole.resize(size, Image.Resampling.BILINEAR, box=window)
    at = (left + window[0] * step[0], top + window[1] * step[1])
    extent = ((window[2] - window[0]) * step[0], (window[3] - window[1]) * step[1])
    return _image(cut, strength, at, extent)


def _window(
    size: tuple[int, int],
    corner: tuple[float, float],
    step: tuple[float, float],
    seen: tuple[float, float],
) -> tuple[int, int, int, int]:
    """Choose the whole pixels of the file that a map shows: left, top, right, bottom."""
    low = [max(int(-corner[axis] / step[axis]) - 1, 0) for axis in (0, 1)]
    high = [min(int((seen[axis] - corner[axis]) / step[axis]) + 2, size[axis]) for axis in (0, 1)]
    left, top = (min(one, last - 1) for one, last in zip(low, size, strict=True))
    return (left, top, max(high[0], left + 1), max(high[1], top + 1))


def _size(
    window: tuple[int, int, int, int], step: tuple[float, float], density: float
) -> tuple[int, int]:
    wide, tall = window[2] - window[0], window[3] - window[1]
    return (
        max(min(wide, round(wide * step[0] * density)), 1),
        max(min(tall, round(tall * step[1] * density)), 1),
    )


def _image(
    cut: Image.Image, strength: float, at: tuple[float, float], extent: tuple[float, float]
) -> str:
    deepest = 255 * strength
    steps = max(min(LEVELS, round(deepest)), 1)
    dark = cut.point([round(round(one / 255 * steps) / steps * deepest) for one in range(256)])
    stream = io.BytesIO()
    Image.merge("LA", (Image.new("L", cut.size, 0), dark)).save(stream, "PNG", compress_level=5)
    data = base64.b64encode(stream.getvalue()).decode()
    place = f'x="{number(at[0])}" y="{number(at[1])}"'
    size = f'width="{number(extent[0])}" height="{number(extent[1])}"'
    return (
        f'<image {place} {size} preserveAspectRatio="none" '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )
