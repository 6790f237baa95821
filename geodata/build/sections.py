"""The lines of a regional atlas: borders as a whole, or the sections that have names."""

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.build import rows
from geodata.build.rows import Border
from geodata.build.tables import Row, table


@dataclass(frozen=True)
class Section:
    """A line of an atlas between two countries, the first on its left."""

    key: str
    name: str
    between: tuple[str, str]
    geometry: BaseGeometry
    alternates: str
    note: str
    is_contested: bool
    is_whole: bool

    @property
    def tags(self) -> dict[str, Any]:
        """What its feature says beside its geometry."""
        left, right = self.between
        sides = {"left": left, "right": right}
        return {"key": self.key, "name": self.name, **sides} | (
            {"between": list(self.between)} if self.is_whole else {}
        )


def sections(downloads: Path, atlas: str, countries: tuple[str, ...]) -> tuple[Section, ...]:
    """List the lines between some countries: the sections that ``sources/sections.csv`` names."""
    pairs = {"-".join(sorted(pair)) for pair in combinations(countries, 2)}
    borders = [one for one in rows.borders(downloads) if one.pair in pairs]
    given = [row for row in table("sections") if row["atlas"] == atlas]
    named = [_section(row, one) for one in borders for row in given if _is_of(row, one)]
    parted = {one.between for one in named}
    names = rows.country_names(downloads)
    return (*named, *(_whole(one, names) for one in borders if one.between not in parted))


def _is_of(row: Row, border: Border) -> bool:
    return "-".join(sorted(row["country"].split("/"))) == border.pair


def _whole(border: Border, names: dict[str, str]) -> Section:
    row = border.row(names, "")
    return Section(
        key=row["key"],
        name=row["name"],
        between=border.between,
        geometry=border.geometry,
        alternates=row["alternates"],
        note=row["note"],
        is_contested=False,
        is_whole=True,
    )


def _section(row: Row, border: Border) -> Section:
    return Section(
        key=row["key"],
        name=row["name"],
        between=border.between,
        geometry=_between(border.geometry, row["from"], row["to"]),
        alternates=row["alternates"],
        note=row["note"],
        is_contested=row["contested"] == "1",
        is_whole=False,
    )


def _between(line: BaseGeometry, first: str, last: str) -> BaseGeometry:
    """Cut a border between two spots, ``lon lat`` each; an empty one is an end of the border.

    The cut is made in the longest part of the border; what else there is, islets and pieces at
    its end, goes with the section that has no end.
    """
    longest, *others = sorted(shapely.get_parts(line), key=lambda part: -part.length)
    spots = shapely.get_coordinates(longest)
    begin = _nearest(spots, first) if first else 0
    end = _nearest(spots, last) if last else len(spots) - 1
    cut = LineString(spots[begin : end + 1])
    return cut if last else MultiLineString([cut, *others])


def _nearest(spots: np.ndarray, spot: str) -> int:
    """Find the vertex that is nearest to a spot, by its number."""
    apart = spots - np.array(spot.split(), dtype=float)
    return int(np.hypot(*apart.T).argmin())
