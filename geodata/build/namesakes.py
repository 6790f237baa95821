"""Names that another place of the region bears too: alone they mean no place for sure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.packages import boundary_names
from geodata.build.settlements import settlements
from geodata.build.tables import Row, split
from geodata.entries import OWNS, RENOWNED, UNSURE
from geodata.folding import fold_key
from geodata.meaning import NEAR_KM
from geodata.measure import away_km

Spot = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Namesakes:
    """What else in a region is called as its places are.

    Parameters
    ----------
    downloads
        The folder of the unpacked packages.
    lands
        The land of each country of the region by ISO alpha-2, (lon, lat) in EPSG:4326.
    shapes
        The areas of the region by key.
    """

    downloads: Path
    lands: Mapping[str, BaseGeometry]
    shapes: Mapping[str, BaseGeometry]

    def marked(self, rows: Iterable[Row]) -> list[Row]:
        """Mark what needs to be confirmed.

        A name that no other row has, but a place across a border; a spelling by which another
        place is called, or that belongs to a name that areas of two countries have.
        """
        found = list(rows)
        shared, borne = _shared(found), Counter(one for row in found for one in _names(row))
        return [self._marked(row, shared, borne) for row in found]

    def _marked(self, row: Row, shared: frozenset[str], borne: Mapping[str, int]) -> Row:
        if row["kind"] in {"country", "line"}:
            return row
        folded, spelt = fold_key(row["name"]), split(row["alternates"])
        far = [one for one in spelt if folded in shared or self._elsewhere(fold_key(one), row)]
        kept = [one for one in spelt if one not in far]
        across = self._elsewhere(folded, row) - set(row["country"].split("/"))
        is_unsure = across and borne[folded] == 1 and row["bare"] not in {OWNS, RENOWNED}
        also = "|".join([*split(row["also"]), *far])
        bare = UNSURE if is_unsure else row["bare"]
        return row | {"alternates": "|".join(kept), "also": also, "bare": bare}

    def _elsewhere(self, folded: str, row: Row) -> set[str]:
        """List the countries in which something far from a place is called so."""
        spot = (float(row["lon"]), float(row["lat"])) if row["lon"] else None
        shape = shapely.Point(spot) if spot else self.shapes[row["key"]]
        called = self._called.get(folded, ())
        return {country for country, at in called if away_km(shape, *at) > NEAR_KM}

    @cached_property
    def _called(self) -> dict[str, list[tuple[str, Spot]]]:
        """What is called so in the region: settlements, districts and municipalities."""
        found: dict[str, list[tuple[str, Spot]]] = {}
        for one in settlements(self.downloads):
            if one.country in self.lands:
                found.setdefault(fold_key(one.name), []).append((one.country, one.spot))
        for land in self.lands.values():
            shapely.prepare(land)
        for folded, spots in boundary_names(self.downloads).items():
            found.setdefault(folded, []).extend(self._held(spots))
        return found

    def _held(self, spots: Iterable[Spot]) -> Iterator[tuple[str, Spot]]:
        """Keep the spots that lie in the region, each with its country."""
        for spot in spots:
            for country, land in self.lands.items():
                if shapely.contains_xy(land, *spot):
                    yield country, spot


def _names(row: Row) -> set[str]:
    """List all names of a row, folded."""
    return {fold_key(one) for one in (row["name"], *split(row["alternates"]), *split(row["also"]))}


def _shared(rows: Iterable[Row]) -> frozenset[str]:
    """List the names that areas of two countries have."""
    holders: dict[str, set[str]] = {}
    for row in rows:
        if row["layer"]:
            holders.setdefault(fold_key(row["name"]), set()).add(row["country"])
    return frozenset(folded for folded, countries in holders.items() if len(countries) > 1)
