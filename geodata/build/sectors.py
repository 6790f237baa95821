"""Stretches of the Durand Line along each province, district and tehsil."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

Ranges = list[list[int]]
SPECK = 3  # segments: a stretch this short between two of one area is noise of their edges


def nearest(line: LineString, areas: Mapping[str, BaseGeometry]) -> list[str]:
    """Name, for each segment of the line, the area nearest to its middle.

    The layers' own edges lie up to 5 km off the line, so what matters is not which area
    touches it but which is next to it.
    """
    keys = list(areas)
    coords = shapely.get_coordinates(line)
    middles = shapely.points((coords[:-1] + coords[1:]) / 2)
    tree = shapely.STRtree([areas[key] for key in keys])
    pairs, _ = tree.query_nearest(middles, return_distance=True, all_matches=False)
    return _smoothed([keys[index] for index in pairs[1]])


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
