"""Rows of gazetteers: countries, divisions, land borders and settlements of the world."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build import osm
from geodata.build.divisions import Division, divisions, simplified, slug
from geodata.build.names import distinct
from geodata.build.packages import nations
from geodata.build.settlements import (
    GEONAMES,
    Settlement,
    settlement_reach,
    settlements,
    standings,
)
from geodata.build.tables import Row, row_of, split, table
from geodata.making import radius_km
from geodata.measure import length_km

NATURAL_EARTH = "Natural Earth 10m (public domain)"
OSM = "OpenStreetMap contributors (ODbL)"
BORDER_NOTE = "As OpenStreetMap has it; drawing it takes no position."


@dataclass(frozen=True)
class Border:
    """The land border of two countries, the first on its left."""

    between: tuple[str, str]
    geometry: BaseGeometry

    @property
    def pair(self) -> str:
        """The two codes in alphabetical order, as ``KG-TJ``."""
        return "-".join(sorted(self.between))

    def row(self, names: Mapping[str, str], layer: str) -> Row:
        """Describe it for a gazetteer."""
        one, other = (names[code] for code in sorted(self.between))
        return row_of(
            {},
            key=f"border-{self.pair.lower()}",
            name=f"{one}-{other} border",
            kind="line",
            country="/".join(sorted(self.between)),
            precision_km=max(round(length_km(self.geometry) / 2), 1),
            origin=OSM,
            layer=layer,
            alternates=f"{other}-{one} border|{one}-{other} boundary|{other}-{one} boundary",
            note=BORDER_NOTE,
        )


@functools.cache
def country_names(downloads: Path) -> dict[str, str]:
    """Name the countries in English, by ISO alpha-2."""
    return {code: row["name"] for code, row in nations(downloads).items()}


@functools.cache
def borders(downloads: Path) -> tuple[Border, ...]:
    """List the land borders of the world, simplified to about 100 m, sorted by their codes."""
    by_a3 = {row["iso3"]: code for code, row in nations(downloads).items()}
    found = [
        Border((by_a3[one], by_a3[other]), osm.simplified(shape))
        for (one, other), shape in osm.borders(downloads).items()
    ]
    return tuple(sorted(found, key=lambda border: border.pair))


def country_row(code: str, downloads: Path, layer: str) -> Row:
    """Describe a country; its area is that of its divisions together."""
    given = next((row for row in table("countries") if row["country"] == code), {})
    name = given.get("name") or country_names(downloads)[code]
    shapes = simplified(downloads)
    own = [shapes[one.key] for one in divisions(downloads) if one.country == code]
    return row_of(
        {"alternates": given.get("alternates", ""), "note": given.get("note", "")},
        key=slug(name),
        name=name,
        kind="country",
        country=code,
        precision_km=max(radius_km(shapely.union_all(own)), 0.1),
        origin=NATURAL_EARTH,
        layer=layer,
    )


def division_row(one: Division, downloads: Path, layer: str) -> Row:
    """Describe a first-level division."""
    return row_of(
        {},
        key=one.key,
        name=one.name,
        kind="province" if one.country else "region",
        country=one.country,
        within=slug(country_names(downloads)[one.country]) if one.country else "",
        precision_km=max(radius_km(simplified(downloads)[one.key]), 0.1),
        origin=NATURAL_EARTH,
        layer=layer,
        alternates="|".join(one.alternates),
        note=one.note,
    )


def settlement_row(one: Settlement, downloads: Path, *, others: bool) -> Row:
    """Describe a settlement; with spellings that are to be confirmed, if wanted."""
    country = slug(country_names(downloads)[one.country])
    division = [one.division.key] if one.division else []
    return row_of(
        {},
        key=one.key,
        name=one.name,
        kind=one.kind,
        country=one.country,
        parent=one.division.name if one.division else "",
        within="|".join([*division, country]),
        lon=f"{one.spot[0]:.5f}",
        lat=f"{one.spot[1]:.5f}",
        precision_km=settlement_reach(one.population),
        origin=GEONAMES,
        bare=standings(downloads)[one.number],
        alternates="|".join(one.sure),
        also="|".join(one.others) if others else "",
    )


def of_country(code: str, downloads: Path) -> Iterator[Settlement]:
    """List the settlements of a country, the largest first."""
    yield from _by_country(downloads).get(code, ())


@functools.cache
def _by_country(downloads: Path) -> dict[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = {}
    for one in sorted(settlements(downloads), key=lambda one: (-one.population, one.number)):
        found.setdefault(one.country, []).append(one)
    return found


def hand_settlements() -> dict[int, Row]:
    """Read what is kept by hand of GeoNames' settlements, by number."""
    return {int(row["geonameid"]): row for row in table("geonames")}


def corrected(row: Row, given: Mapping[str, str]) -> Row:
    """Put names that are kept by hand into a settlement's row; they need no confirming."""
    name = given["name"] or row["name"]
    spellings = [*split(given["alternates"]), row["name"], *split(row["alternates"])]
    return row | {
        "name": name,
        "alternates": "|".join(distinct(name, spellings)),
        "bare": "" if row["bare"] == "0" else row["bare"],
        "note": given["note"],
    }
