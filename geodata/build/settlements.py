"""The world's settlements, from GeoNames (CC BY 4.0): rows for gazetteers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geodata.build.divisions import Division, divisions, slug
from geodata.build.names import english, scripts_of, spellings
from geodata.build.packages import boundary_names, cities, landmarks, nations
from geodata.entries import RENOWNED, UNSURE
from geodata.folding import fold_key
from geodata.measure import apart_km

GEONAMES = "GeoNames (CC BY 4.0)"
LARGE = 100_000  # inhabitants of a city that is known by its name, if no other bears it
GREAT = 1_000_000  # inhabitants of a city that is known everywhere
CAPITAL = 50_000  # inhabitants of a capital that is
OVER = 20  # times as many inhabitants as any namesake has
APART_KM = 50.0  # two of a name nearer than that are one
SHORE = 0.3  # degrees off a division's edge that a settlement of it may lie


@dataclass(frozen=True)
class Settlement:
    """A settlement of GeoNames with what the gazetteer says of it."""

    number: int
    name: str
    country: str
    spot: tuple[float, float]
    population: int
    sure: tuple[str, ...]
    others: tuple[str, ...]
    division: Division | None

    @property
    def key(self) -> str:
        """A slug of its own."""
        return f"{slug(self.name) or 'place'}-{self.country.lower()}-{self.number}"

    @property
    def kind(self) -> str:
        """Its class by population; one without is the seat of a district."""
        return settlement_kind(self.population)

    @property
    def folded(self) -> set[str]:
        """The folded names that mean it."""
        return {fold_key(name) for name in (self.name, *self.sure)} - {""}


def settlement_kind(population: int) -> str:
    """Class a settlement; GeoNames lists one without a population as the seat of a district."""
    if population >= 50_000:
        return "city"
    return "town" if population >= 5_000 or population == 0 else "village"


def settlement_reach(population: int) -> float:
    """Estimate in km how far from its centre a settlement reaches, from its population."""
    if population >= 1_000_000:
        return 10
    return 5 if population >= 50_000 else 2


@cache
def settlements(downloads: Path) -> tuple[Settlement, ...]:
    """List the settlements of the world of more than 500 inhabitants, sorted by number."""
    rows = sorted(cities(downloads).items())
    around = _around(downloads, [row for _, row in rows])
    return tuple(
        _settlement(number, row, division, downloads)
        for (number, row), division in zip(rows, around, strict=True)
    )


def _settlement(
    number: int, row: dict[str, Any], division: Division | None, downloads: Path
) -> Settlement:
    country = row["countrycode"]
    name = english(row["name"])
    scripts = scripts_of(nations(downloads).get(country, {}).get("languages", ""))
    sure, others = spellings(name, row["alternatenames"], scripts)
    spot = (round(row["longitude"], 5), round(row["latitude"], 5))
    return Settlement(
        number, name, country, spot, row["population"], tuple(sure), tuple(others), division
    )


def _around(downloads: Path, rows: list[dict[str, Any]]) -> Iterator[Division | None]:
    """Give the division that each settlement lies in, of its own country, or the nearest."""
    found = divisions(downloads)
    spots = shapely.points([[row["longitude"], row["latitude"]] for row in rows])
    tree = shapely.STRtree([one.geometry for one in found])
    pairs = tree.query(spots, predicate="intersects").T
    held = {n: found[d] for n, d in pairs if found[d].country == rows[n]["countrycode"]}
    for number, row in enumerate(rows):
        yield held.get(number) or _nearest(found, spots[number], row["countrycode"])


def _nearest(found: tuple[Division, ...], spot: Any, country: str) -> Division | None:
    own = [one for one in found if one.country == country]
    away = [float(shapely.distance(one.geometry, spot)) for one in own]
    if not away or min(away) > SHORE:
        return None
    return own[int(np.argmin(away))]


@cache
def _bearers(downloads: Path) -> dict[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = {}
    for one in settlements(downloads):
        for folded in one.folded:
            found.setdefault(folded, []).append(one)
    return found


@cache
def standings(downloads: Path) -> dict[int, str]:
    """Say of each settlement, by number, what its name alone means: see `geodata.entries`."""
    return {one.number: _standing(one, downloads) for one in settlements(downloads)}


def _standing(one: Settlement, downloads: Path) -> str:
    if _renowned(one, downloads):
        return RENOWNED
    seat = one.division is not None and fold_key(one.division.name) in one.folded
    known = seat or one.number in landmarks(downloads)
    return "" if known or (one.population >= LARGE and _alone(one, downloads)) else UNSURE


def _renowned(one: Settlement, downloads: Path) -> bool:
    capital = nations(downloads).get(one.country, {}).get("capital", "")
    is_capital = one.population >= CAPITAL and fold_key(capital) in one.folded
    if not (is_capital or one.population >= GREAT):
        return False
    others = [n for n in _bearers(downloads)[fold_key(one.name)] if n is not one]
    return all(other.population * OVER <= one.population for other in others)


def _alone(one: Settlement, downloads: Path) -> bool:
    """Tell whether nothing that lies elsewhere is known to bear its name."""
    folded = fold_key(one.name)
    spots = [other.spot for other in _bearers(downloads)[folded] if other is not one]
    spots += boundary_names(downloads).get(folded, [])
    return all(apart_km(one.spot, spot) <= APART_KM for spot in spots)
