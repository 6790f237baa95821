"""Hill-shading of the region, from NOAA GLOBE elevations (a work of the US Government)."""

from pathlib import Path

import numpy as np
from PIL import Image

from geodata.build.packages import globe
from geodata.region import Box

WIDTH = 1680  # pixels: 80 a degree of longitude
CELLS = 120  # GLOBE cells a degree
TILE_NORTH, TILE_WEST = 50, 0  # the north-western corner of GLOBE's tile G
SUN_AZIMUTH, SUN_ALTITUDE = np.radians(315.0), np.radians(45.0)
STEEPEN = 1.4
QUALITY = 60


def write(downloads: Path, path: Path, box: Box) -> None:
    """Write the shadows of a box as black with alpha, in WebP, rows spaced as Web Mercator."""
    with np.load(globe(downloads)) as archive:
        elevation = _window(archive[archive.files[0]], box)
    shade = _mercator(_shadow(elevation, box), box)
    alpha = np.clip(shade * 255, 0, 255).astype("uint8")
    picture = np.zeros((*alpha.shape, 4), dtype="uint8")
    picture[..., 3] = alpha
    Image.fromarray(picture, "RGBA").save(
        path, "WEBP", quality=QUALITY, alpha_quality=QUALITY, method=6
    )


def _window(tile: np.ndarray, box: Box) -> np.ndarray:
    """Cut the region out of the tile; the sea counts as level."""
    south, west, north, east = box
    rows = slice(int((TILE_NORTH - north) * CELLS), int((TILE_NORTH - south) * CELLS))
    columns = slice(int((west - TILE_WEST) * CELLS), int((east - TILE_WEST) * CELLS))
    window: np.ndarray = np.maximum(tile[rows, columns].astype("float64"), 0)
    return window


def _shadow(elevation: np.ndarray, box: Box) -> np.ndarray:
    """Work out how much darker than level ground each cell is, from 0 to 1."""
    south, _, north, _ = box
    metres = 111_320 / CELLS
    latitude = np.radians(np.linspace(north, south, elevation.shape[0]))[:, None]
    down, right = np.gradient(elevation)
    dx, dy = right / (metres * np.cos(latitude)), -down / metres
    slope = np.arctan(STEEPEN * np.hypot(dx, dy))
    aspect = np.arctan2(-dx, -dy)
    light = np.sin(SUN_ALTITUDE) * np.cos(slope) + np.cos(SUN_ALTITUDE) * np.sin(slope) * np.cos(
        SUN_AZIMUTH - aspect
    )
    shadow: np.ndarray = np.clip(1 - light / np.sin(SUN_ALTITUDE), 0, 1)
    return shadow


def _mercator(grid: np.ndarray, box: Box) -> np.ndarray:
    """Resample rows evenly in Web-Mercator northing, averaging down to the picture's width."""
    south, west, north, east = box
    top, bottom = (np.arcsinh(np.tan(np.radians(lat))) for lat in (north, south))
    height = round(WIDTH * (top - bottom) / np.radians(east - west))
    northing = top - (np.arange(height) + 0.5) / height * (top - bottom)
    latitude = np.degrees(np.arctan(np.sinh(northing)))
    row = np.clip((north - latitude) * CELLS - 0.5, 0, grid.shape[0] - 1)
    column = np.clip((np.arange(WIDTH) + 0.5) / WIDTH * grid.shape[1] - 0.5, 0, grid.shape[1] - 1)
    return _bilinear(grid, row, column)


def _bilinear(grid: np.ndarray, row: np.ndarray, column: np.ndarray) -> np.ndarray:
    r, c = np.floor(row).astype(int), np.floor(column).astype(int)
    r1, c1 = np.minimum(r + 1, grid.shape[0] - 1), np.minimum(c + 1, grid.shape[1] - 1)
    fr, fc = (row - r)[:, None], (column - c)[None, :]
    top = grid[np.ix_(r, c)] * (1 - fc) + grid[np.ix_(r, c1)] * fc
    low = grid[np.ix_(r1, c)] * (1 - fc) + grid[np.ix_(r1, c1)] * fc
    mixed: np.ndarray = top * (1 - fr) + low * fr
    return mixed
