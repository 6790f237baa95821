"""Stretches of a line along each of the areas beside it: which vertices run along which area."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

Ranges = list[list[int]]
"""The first and last vertex of each run, counted over all parts of the line."""

SPECK = 3  # segments: a stretch this short between two of one area is noise of their edges
REACH = 0.1  # degrees, about 11 km: layers of other sources lie up to half of that off the line


def shares(line: BaseGeometry, areas: Mapping[str, BaseGeometry]) -> dict[str, Ranges]:
    """Share a line out to the areas beside it.

    Parameters
    ----------
    line
        (lon, lat) in EPSG:4326.
    areas
        Areas of one side by key, (lon, lat) in EPSG:4326.

    Returns
    -------
    dict of str to list
        The vertices along each area that borders the line.
    """
    near = {key: area for key, area in areas.items() if shapely.dwithin(area, line, REACH)}
    owners = nearest(line, near, REACH) if near else []
    return {key: ranges(owners, [key]) for key in sorted(set(owners) - {""})}


def stretch(line: BaseGeometry, runs_of: Sequence[Sequence[int]]) -> BaseGeometry:
    """Cut the runs of vertices out of a line, in (lon, lat), EPSG:4326."""
    spots = shapely.get_coordinates(line)
    parts = [LineString(spots[first : last + 1]) for first, last in runs_of]
    return parts[0] if len(parts) == 1 else MultiLineString(parts)


def nearest(
    line: BaseGeometry, areas: Mapping[str, BaseGeometry], reach: float | None = None
) -> list[str]:
    """Name, for each segment of the line, the area nearest to its middle.

    The areas' own edges lie up to 5 km off the line, so what matters is not which area touches
    it but which is next to it.

    Parameters
    ----------
    line
        (lon, lat) in EPSG:4326; of several parts, the gap after a part has no area.
    areas
        Areas by key.
    reach
        Degrees beyond which no area is next to it; any distance if None.

    Returns
    -------
    list of str
        A key for each vertex but the last; empty where there is no area.
    """
    keys = list(areas)
    spots, part = shapely.get_coordinates(line), _parts(line)
    middles = list(map(Point, (spots[:-1] + spots[1:]) / 2))
    tree = shapely.STRtree([areas[key] for key in keys])
    found = tree.query_nearest(middles, max_distance=reach, all_matches=False)
    owners = [""] * len(middles)
    for segment, area in found.T:
        owners[segment] = keys[area]
    smooth = _smoothed(owners)
    return [
        owner if same else "" for owner, same in zip(smooth, part[1:] == part[:-1], strict=True)
    ]


def _parts(line: BaseGeometry) -> np.ndarray:
    """Tell which part of the line each vertex belongs to."""
    _, numbers = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    return np.asarray(numbers)


def _smoothed(owners: list[str]) -> list[str]:
    """Give specks of another owner to the stretch around them."""
    smooth = list(owners)
    for start, end in runs(owners):
        inside = start > 0 and end < len(owners)
        if inside and end - start <= SPECK and smooth[start - 1] == owners[end]:
            smooth[start:end] = [owners[end]] * (end - start)
    return smooth


def runs(owners: list[str]) -> list[tuple[int, int]]:
    """List the runs of equal owners as (first, past the last)."""
    changes = np.flatnonzero(np.array(owners[1:]) != np.array(owners[:-1])) + 1
    edges = [0, *changes.tolist(), len(owners)]
    return list(pairwise(edges))


def ranges(owners: list[str], members: Iterable[str]) -> Ranges:
    """List the vertex ranges, both ends included, along any of the members."""
    wanted = set(members)
    marks = ["in" if owner in wanted else "" for owner in owners]
    return [[start, end] for start, end in runs(marks) if marks[start]]
