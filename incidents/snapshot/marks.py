"""The marks: halved circles for towns, hatched areas, two-coloured stretches of a line."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.patches import Wedge
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from incidents.maps import theme
from incidents.maps.theme import Tokens
from incidents.snapshot.boxes import Box, Point
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.frame import Frame, area_path, line_parts
from incidents.store.answers import Mark

NEAR_ZOOM = 5.6
MAX_CELL_RADIUS = 26.0
RING = 2.2
SPOKEN = ("stated", "denies")


def radius(mark: Mark) -> float:
    """Give the radius of a mark's circle, in pixels: more claims, or places in a cell, larger."""
    if mark.shape == "cell":
        return min(10.0 + math.sqrt(mark.n_incidents), MAX_CELL_RADIUS)
    return theme.mark_radius(mark.n_claims)


def outline(frame: Frame, mark: Mark) -> Box:
    """Give the box of pixels that a mark takes up with its outline, whether on the map or off."""
    if mark.shape in ("area", "line") and mark.geometry is not None:
        west, south, east, north = mark.geometry.bounds
        reach = theme.STRETCH_CASING / 2
    else:
        west, south, east, north = mark.lon, mark.lat, mark.lon, mark.lat
        reach = radius(mark) + RING
    (left, top), (right, bottom) = frame.spot(west, north), frame.spot(east, south)
    return Box(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)


def draw(
    canvas: Canvas, frame: Frame, marks: Sequence[Mark], tokens: Tokens, chosen: str = ""
) -> None:
    """Draw marks, large ones below small ones; those without the chosen incident are faint."""
    for mark in sorted(marks, key=lambda one: (-one.n_claims, one.key)):
        faint = bool(chosen) and chosen not in mark.incidents
        alpha = theme.DIMMED_OPACITY if faint else 1.0
        if mark.shape == "area" and mark.geometry is not None:
            _area(canvas, frame, mark, tokens, alpha)
        elif mark.shape == "line" and mark.geometry is not None:
            _stretch(canvas, frame, mark, tokens, alpha)
        else:
            x, y = frame.spot(mark.lon, mark.lat)
            circle(canvas, (x, y), radius(mark), mark.states, tokens, clip=frame.box, alpha=alpha)


def circle(
    canvas: Canvas,
    at: Point,
    size: float,
    states: Sequence[str],
    tokens: Tokens,
    *,
    clip: Box | None = None,
    alpha: float = 1.0,
    z: float = 6.0,
) -> None:
    """Draw a halved circle: side 1 at left, side 2 at right; stripes only deny, empty is silent."""
    x, y = at
    canvas.disc(x, y, size + RING, tokens.paper, z=z, clip=clip)
    canvas.disc(x, y, size, tokens.paper, z=z, clip=clip)
    for state, color, (start, end) in zip(
        states, (tokens.a, tokens.b), ((90, 270), (270, 450)), strict=True
    ):
        # The axis of the picture points down, so angles turn the other way; halves stay halves.
        half = Wedge((x, y), size, start, end, facecolor=color, edgecolor="none", alpha=alpha)
        if state == "stated":
            canvas.add(half, z + 0.1, clip)
        elif state == "denies":
            ends = (-1.0, 0.0) if start == 90 else (0.0, 1.0)
            bars = _stripes(at, size, ends)
            canvas.lines(bars, color, size * 0.26, z=z + 0.1, clip=clip, alpha=alpha)
    canvas.line(
        [(x, y - size), (x, y + size)], tokens.paper, max(size * 0.13, 1.0), z=z + 0.2, clip=clip
    )
    ink = tokens.ink if alpha == 1.0 else tokens.faint
    canvas.disc(x, y, size, stroke=ink, weight=theme.MARK_STROKE, z=z + 0.3, clip=clip)


def _stripes(at: Point, size: float, ends: Point) -> list[np.ndarray]:
    """List four bars across half a circle; ``ends`` is which half, in radii from its middle."""
    bars = []
    for middle in (-0.75, -0.25, 0.25, 0.75):
        reach = math.sqrt(1.0 - middle**2) * size
        y = at[1] + middle * size
        bars.append(np.array([(at[0] + end * reach, y) for end in ends]))
    return bars


def _area(canvas: Canvas, frame: Frame, mark: Mark, tokens: Tokens, alpha: float) -> None:
    shape = frame.pixels_of(mark.geometry)  # type: ignore[arg-type]
    hatch(canvas, shape, mark.states, tokens, clip=frame.box, alpha=alpha)
    path = area_path(shape)
    if path is not None:
        outline = tokens.ink if alpha == 1.0 else tokens.faint
        canvas.path(path, "none", stroke=outline, weight=1.0, z=2.6, clip=frame.box, alpha=0.75)


def hatch(
    canvas: Canvas,
    shape: BaseGeometry,
    states: Sequence[str],
    tokens: Tokens,
    *,
    clip: Box | None = None,
    alpha: float = 1.0,
) -> None:
    """Hatch a shape in pixels: side 1 leans right, side 2 left, both make a crosshatch."""
    for state, color, lean in zip(states, (tokens.a, tokens.b), (-1.0, 1.0), strict=True):
        if state not in SPOKEN or shape.is_empty:
            continue
        strokes = shapely.intersection(_ruled(shape.bounds, lean), shape)
        dash = (3.0, 2.0) if state == "denies" else ()
        drawn = _faded(color, tokens, alpha)
        canvas.lines(line_parts(strokes), drawn, theme.HATCH_STROKE, dash=dash, z=2.5, clip=clip)


def _ruled(bounds: tuple[float, float, float, float], lean: float) -> BaseGeometry:
    """Rule parallel lines over bounds; they lie on one grid, so that neighbours' lines meet."""
    left, top, right, bottom = bounds
    step = theme.HATCH_SPACING
    # Lines x - lean * y = n * step, so that n is the same for every shape of the picture.
    offsets = [x - lean * y for x in (left, right) for y in (top, bottom)]
    first, last = math.floor(min(offsets) / step), math.ceil(max(offsets) / step)
    lines = [
        [(n * step + lean * top, top), (n * step + lean * bottom, bottom)]
        for n in range(first, last + 1)
    ]
    return MultiLineString(lines)


def _faded(color: str, tokens: Tokens, alpha: float) -> str:
    """Mix a colour with the land, so that lines that cross do not add up."""
    mixed = (
        round(int(color[i : i + 2], 16) * alpha + int(tokens.land[i : i + 2], 16) * (1 - alpha))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _stretch(canvas: Canvas, frame: Frame, mark: Mark, tokens: Tokens, alpha: float) -> None:
    """Draw a stretch of a line: the colours of the sides by turns; one side alone has gaps."""
    shape = frame.pixels_of(mark.geometry)  # type: ignore[arg-type]
    near = frame.zoom >= NEAR_ZOOM
    weight = theme.STRETCH_WEIGHT if near else 4.0
    casing = theme.STRETCH_CASING if near else 6.5
    merged = shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape
    dash = theme.DASH if near else 4.0
    for part in line_parts(merged):
        canvas.line(part, tokens.paper, casing, z=3.4, clip=frame.box)
        for order, (state, color) in enumerate(zip(mark.states, (tokens.a, tokens.b), strict=True)):
            if state in SPOKEN:
                # A side that only denies has short dashes.
                drawn = dash if state == "stated" else dash / 2.5
                canvas.line(
                    part,
                    _faded(color, tokens, alpha),
                    weight,
                    dash=(drawn, 2 * dash - drawn),
                    offset=order * dash,
                    z=3.5,
                    clip=frame.box,
                )
