"""Land borders as OpenStreetMap has them (ODbL): what two country polygons share.

A piece of border is a segment that two polygons have in opposite directions: the one country
lies on its left, the other on its right. Segments in the same direction bound land that both
polygons hold, which is no border between them.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SCALE = 100_000  # the package's coordinates have five decimals
TOLERANCE = 0.001  # degrees, about 100 m: keeps a line at its published length
GAP = 0.05  # degrees, about 5 km: pieces that part less belong together
_BASE = 1 << 26

Spots = np.ndarray
Pair = tuple[str, str]


@dataclass(frozen=True)
class Countries:
    """The polygons of all countries, by ISO alpha-3, (lon, lat) in EPSG:4326."""

    codes: tuple[str, ...]
    shapes: tuple[BaseGeometry, ...]

    def shape(self, code: str) -> BaseGeometry:
        """Give the polygons of one country."""
        return self.shapes[self.codes.index(code)]


@cache
def countries(downloads: Path) -> Countries:
    """Read the polygons of all countries as OpenStreetMap has them."""
    path = downloads / "countries-land-10m/package/map.geo.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    ordered = sorted(features, key=lambda one: one["properties"]["A3"])
    shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in ordered])
    return Countries(tuple(one["properties"]["A3"] for one in ordered), tuple(shapes))


@cache
def borders(downloads: Path) -> dict[Pair, BaseGeometry]:
    """Find the land border of any two countries, by ISO alpha-3 in alphabetical order.

    Returns
    -------
    dict of pair to MultiLineString
        (lon, lat) in EPSG:4326, at full detail; the first country lies on the left.
    """
    found = countries(downloads)
    begins, ends, owners = _segments(found.shapes)
    shared = {(one, other): pieces for one, other, pieces in _shared(begins, ends, owners)}
    return {
        (found.codes[one], found.codes[other]): _joined(
            np.concatenate([pieces, *_enclaves(found.shapes[one], found.shapes[other])])
        )
        for (one, other), pieces in shared.items()
    }


def _enclaves(one: BaseGeometry, other: BaseGeometry) -> Iterator[Spots]:
    """Yield the segments around enclaves: the country around one has no hole for it."""
    for outer, inner, turn in ((one, other, -1), (other, one, 1)):
        parts = shapely.get_parts(shapely.orient_polygons(inner))
        corners = np.array([part.exterior.coords[0] for part in parts])
        shapely.prepare(outer)
        for part in parts[shapely.contains_xy(outer, *corners.T)]:
            spots = shapely.get_coordinates(part.exterior)[::turn]
            if not shapely.intersects_xy(shapely.boundary(outer), *spots.T).any():
                yield np.stack([spots[:-1], spots[1:]], axis=1)


def _segments(shapes: Iterable[BaseGeometry]) -> tuple[Spots, Spots, Spots]:
    """List the segments of all polygons, their insides on the left, as numbers of grid points."""
    begins, ends, owners = [], [], []
    for number, shape in enumerate(shapes):
        rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(shape)))
        spots, ring = shapely.get_coordinates(rings, return_index=True)
        grid = np.round(spots * SCALE).astype(np.int64) + np.array([180 * SCALE, 90 * SCALE])
        points = grid[:, 0] * _BASE + grid[:, 1]
        kept = (ring[1:] == ring[:-1]) & (points[1:] != points[:-1])
        begins.append(points[:-1][kept])
        ends.append(points[1:][kept])
        owners.append(np.full(int(kept.sum()), number))
    return np.concatenate(begins), np.concatenate(ends), np.concatenate(owners)


def _shared(begins: Spots, ends: Spots, owners: Spots) -> Iterator[tuple[int, int, Spots]]:
    """Yield for each two owners the segments that they have in opposite directions."""
    forth = begins < ends
    low, high = np.where(forth, begins, ends), np.where(forth, ends, begins)
    order = np.lexsort((owners, high, low))
    low, high, owner, forth = low[order], high[order], owners[order], forth[order]
    same = (low[1:] == low[:-1]) & (high[1:] == high[:-1])
    at = np.flatnonzero(same & (forth[1:] != forth[:-1]) & (owner[1:] != owner[:-1]))
    pairs = np.column_stack([owner[at], owner[at + 1]])
    for first, second in np.unique(pairs, axis=0):
        of_pair = at[(pairs == (first, second)).all(axis=1)]
        ahead = forth[of_pair]
        begin = np.where(ahead, low[of_pair], high[of_pair])
        end = np.where(ahead, high[of_pair], low[of_pair])
        yield int(first), int(second), np.stack([_spots(begin), _spots(end)], axis=1)


def _spots(points: Spots) -> Spots:
    grid = np.column_stack([points // _BASE, points % _BASE]) - (180 * SCALE, 90 * SCALE)
    return np.asarray(grid / SCALE)


def _joined(pieces: Spots) -> BaseGeometry:
    """Join segments into lines that keep their direction, over small gaps too."""
    merged = shapely.line_merge(shapely.multilinestrings(list(pieces)), directed=True)
    lines = [list(map(tuple, part.coords)) for part in shapely.get_parts(merged)]
    whole = shapely.multilinestrings(list(map(shapely.linestrings, chained(sorted(lines), GAP))))
    return shapely.set_precision(whole, 1 / SCALE, mode="pointwise")


def chained(lines: list[list[tuple[float, ...]]], gap: float) -> list[list[tuple[float, ...]]]:
    """Join lines end to beginning, the nearest first, over gaps up to some degrees."""
    loose = [line for line in lines if line[0] != line[-1]]
    rings = [line for line in lines if line[0] == line[-1]]
    while (pair := _nearest(loose, gap)) is not None:
        first, second = (loose[number] for number in pair)
        loose = [line for n, line in enumerate(loose) if n not in pair]
        loose.append(first + second[int(first[-1] == second[0]) :])
    return sorted(loose + rings)


def _nearest(lines: list[list[tuple[float, ...]]], gap: float) -> tuple[int, int] | None:
    """Find the two lines of which one ends nearest to where the other begins."""
    if len(lines) < 2:
        return None
    ends = np.array([line[-1] for line in lines])[:, None, :]
    begins = np.array([line[0] for line in lines])[None, :, :]
    apart = np.hypot(*np.moveaxis(ends - begins, 2, 0))
    np.fill_diagonal(apart, np.inf)
    one, other = np.unravel_index(int(apart.argmin()), apart.shape)
    return (int(one), int(other)) if apart[one, other] <= gap else None


def simplified(border: BaseGeometry) -> BaseGeometry:
    """Simplify a border to about 100 m, leaving out specks shorter than that."""
    parts = [p for p in shapely.get_parts(border) if p.length > TOLERANCE]
    simple = [shapely.simplify(part, TOLERANCE) for part in parts]
    whole: BaseGeometry = simple[0] if len(simple) == 1 else shapely.multilinestrings(simple)
    return whole
