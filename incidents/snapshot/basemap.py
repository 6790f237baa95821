"""The ground under the marks: land, shadows of the hills, water, provinces, the contested line."""

from __future__ import annotations

import functools
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from matplotlib.image import AxesImage
from PIL import Image
from shapely.geometry.base import BaseGeometry

import geodata
from incidents.maps.theme import Tokens
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.frame import Frame, area_path, line_parts

WEB = Path(geodata.__file__).parent / "data" / "web"
RELIEF_EXTENT = (59.0, 23.0, 80.0, 39.0)
ATTRIBUTION = "Natural Earth · line © OpenStreetMap, ODbL · relief NOAA"


@dataclass(frozen=True)
class Feature:
    """A geometry in (lon, lat), EPSG:4326, with its properties."""

    geometry: BaseGeometry
    properties: dict[str, Any]


@functools.cache
def features(layer: str) -> tuple[Feature, ...]:
    """Read one of the layers that the page shows too; empty if it is not shipped."""
    path = WEB / f"{layer}.json"
    if not path.exists():
        return ()
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(
        Feature(shapely.from_geojson(json.dumps(one["geometry"])), one["properties"])
        for one in found
    )


@functools.cache
def labels() -> tuple[dict[str, Any], ...]:
    """Read the names of countries, provinces and towns with where they stand."""
    path = WEB / "labels.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else ()


def draw(canvas: Canvas, frame: Frame, tokens: Tokens) -> None:
    """Draw the ground of a map into its box."""
    box = frame.box
    canvas.box(box, tokens.sea, z=1.0)
    for country in features("countries"):
        path = area_path(frame.pixels_of(country.geometry))
        if path is not None:
            fill = tokens.land if country.properties.get("focus") else tokens.neighbour
            # A hair of the same colour closes the seams between neighbours.
            canvas.path(path, fill, stroke=fill, weight=0.6, z=1.1, clip=box)
    _relief(canvas, frame, tokens)
    _layer(canvas, frame, "rivers", tokens.water, 0.8)
    _layer(canvas, frame, "provinces", tokens.province, 0.7)
    _layer(canvas, frame, "borders", tokens.border, 1.0)
    for part in _parts(frame, "disputed"):
        canvas.line(part, tokens.border, 1.0, dash=(1, 4), z=2.2, clip=box)


def _layer(canvas: Canvas, frame: Frame, name: str, color: str, weight: float) -> None:
    parts = _parts(frame, name)
    if parts:
        canvas.lines(parts, color, weight, z=2.1, clip=frame.box)


def _parts(frame: Frame, name: str) -> list[np.ndarray]:
    return [
        part
        for feature in features(name)
        for part in line_parts(frame.pixels_of(_as_lines(feature.geometry)))
    ]


def _as_lines(geometry: BaseGeometry) -> BaseGeometry:
    # Areas are cut as lines, or else the edge of the picture would be drawn as a border.
    return shapely.boundary(geometry) if geometry.geom_type.endswith("Polygon") else geometry


def boundary_line(frame: Frame) -> list[np.ndarray]:
    """Give the contested line in pixels, piece by piece."""
    return _parts(frame, geodata.CONTESTED_LINE)


def draw_boundary(canvas: Canvas, frame: Frame, tokens: Tokens) -> None:
    """Draw the contested line: ink dashes on a paper casing."""
    for part in boundary_line(frame):
        canvas.line(part, tokens.paper, 4.5, z=3.0, clip=frame.box)
        canvas.line(part, tokens.ink, 1.6, dash=(7, 4), z=3.1, clip=frame.box)


def relief_file() -> bytes:
    """Read the shadows of the hills as they are shipped; empty if they are not."""
    path = WEB / "relief.webp"
    return path.read_bytes() if path.exists() else b""


@functools.cache
def _shadows() -> np.ndarray:
    """Read how dark each pixel of the hills' shadows is, from 0 to 255, rows as Mercator."""
    content = relief_file()
    if not content:
        return np.zeros((1, 1), dtype="uint8")
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGBA"))[..., 3]


def _relief(canvas: Canvas, frame: Frame, tokens: Tokens) -> None:
    """Lay the shadows over the land: black, as dark as the theme asks for."""
    west, south, east, north = RELIEF_EXTENT
    left, top = frame.spot(west, north)
    right, bottom = frame.spot(east, south)
    shadows, area = _window(_shadows(), Box(left, top, right - left, bottom - top), frame.box)
    if area.w <= 0 or area.h <= 0:
        return
    picture = np.zeros((*shadows.shape, 4), dtype="uint8")
    picture[..., 3] = np.rint(shadows * tokens.relief).astype("uint8")
    drawn = AxesImage(canvas.axes, origin="upper", interpolation="bilinear", resample=True)
    drawn.set_data(picture)
    drawn.set_extent((area.x, area.right, area.bottom, area.y))
    canvas.add(drawn, 1.5, frame.box)


def _window(shadows: np.ndarray, whole: Box, seen: Box) -> tuple[np.ndarray, Box]:
    """Cut away what lies outside of the map, to whole pixels of the shadows."""
    height, width = shadows.shape
    step_x, step_y = whole.w / width, whole.h / height
    first_x = max(int((seen.x - whole.x) / step_x) - 1, 0)
    first_y = max(int((seen.y - whole.y) / step_y) - 1, 0)
    last_x = min(int((seen.right - whole.x) / step_x) + 2, width)
    last_y = min(int((seen.bottom - whole.y) / step_y) + 2, height)
    cut = shadows[first_y:last_y, first_x:last_x]
    area = Box(
        whole.x + first_x * step_x,
        whole.y + first_y * step_y,
        (last_x - first_x) * step_x,
        (last_y - first_y) * step_y,
    )
    return cut, area
