"""The gazetteer's table: settlements, crossings, districts, provinces, countries, the line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.districts import Area
from geodata.build.divisions import slug
from geodata.build.names import distinct, is_alike
from geodata.build.packages import cities
from geodata.build.rows import NATURAL_EARTH
from geodata.build.settlements import GEONAMES, settlement_kind, settlement_reach, standings
from geodata.build.tables import Row, row_of, split, table
from geodata.folding import fold_key, plain
from geodata.making import radius_km
from geodata.measure import length_km

LINE_ORIGIN = "edge at the Durand Line: OpenStreetMap contributors (ODbL)"
GEOBOUNDARIES = {"AF": "geoBoundaries 2014 (public domain)", "PK": "geoBoundaries 2017 (ODbL)"}
LAYERS = {"AF": "districts_af", "PK": "districts_pk"}
LEFT_OUT = "-"  # the kind, in sources/geonames.csv, of a second entry of one place
COUNTRY_KEYS = {"AF": "afghanistan", "PK": "pakistan"}


def country_rows(countries: Mapping[str, BaseGeometry]) -> Iterator[Row]:
    """List the countries of ``sources/countries.csv``."""
    for row in table("countries"):
        yield row_of(
            row,
            kind="country",
            layer="countries",
            origin=NATURAL_EARTH,
            precision_km=radius_km(countries[row["a3"]]),
        )


def province_rows(provinces: Mapping[str, BaseGeometry]) -> Iterator[Row]:
    """List the provinces of ``sources/provinces.csv``, and the former FATA."""
    for row in table("provinces"):
        yield row_of(
            row,
            kind="region" if row["key"] == "former-fata" else "province",
            within=COUNTRY_KEYS[row["country"]],
            layer="provinces",
            origin=NATURAL_EARTH,
            precision_km=radius_km(provinces[row["key"]]),
        )


def area_rows(areas: list[Area]) -> Iterator[Row]:
    """List districts and tehsils."""
    keys = {row["name"]: row["key"] for row in table("provinces")}
    for area in areas:
        within = [area.district, keys[area.province], COUNTRY_KEYS[area.country]]
        yield row_of(
            {"key": area.key, "name": area.name, "country": area.country, "note": area.note},
            kind=area.kind,
            parent=area.province,
            within="|".join(filter(None, within)),
            layer=LAYERS[area.country],
            origin=GEOBOUNDARIES[area.country],
            precision_km=radius_km(area.geometry),
            alternates="|".join(distinct(area.name, area.alternates)),
        )


def hand_rows(areas: list[Area]) -> Iterator[Row]:
    """List the hand-kept points of ``sources/places.csv``: crossings, valleys, small towns."""
    keys = {row["name"]: row["key"] for row in table("provinces")}
    for row in table("places"):
        spot = shapely.Point(float(row["lon"]), float(row["lat"]))
        parents = [keys[row["parent"]]] if row["parent"] else []
        holders = split(row["within"]) or _holders(spot, areas)
        yield row_of(row, within="|".join(holders + parents + _countries(row["country"])))


def settlement_rows(downloads: Path, areas: list[Area]) -> Iterator[Row]:
    """List GeoNames' settlements of both countries, and the world cities that reports name."""
    provinces = {row["geonames_admin1"]: row for row in table("provinces")}
    overrides = {int(row["geonameid"]): row for row in table("geonames")}
    clashes = {fold_key(row["name"]) for row in provinces.values()}
    for number, city in sorted(cities(downloads).items()):
        province = provinces.get(f"{city['countrycode']}.{city['admin1code']}")
        override = overrides.get(number, {})
        if (province or override) and override.get("kind") != LEFT_OUT:
            bare = "" if override else standings(downloads)[number]
            yield _settlement(city, province, override, areas, clashes) | {"bare": bare}


def _settlement(
    city: dict[str, Any],
    province: Row | None,
    given: Row,
    areas: list[Area],
    clashes: set[str],
) -> Row:
    name = given.get("name") or plain(city["name"])
    kind = given.get("kind") or settlement_kind(city["population"])
    spot = shapely.Point(city["longitude"], city["latitude"])
    parents = [province["key"]] if province else []
    # A world city is found by the names given by hand only.
    read = [a for a in _readable(city) if fold_key(a) not in clashes] if province else []
    near, far = _spelt(name, read)
    sure = distinct(name, [*split(given.get("alternates", "")), *near])
    return row_of(
        {"name": name, "country": city["countrycode"], "note": given.get("note", "")},
        key=given.get("key") or f"{slug(name)}-{kind}",
        kind=kind,
        parent=province["name"] if province else "",
        within="|".join(_holders(spot, areas) + parents + _countries(city["countrycode"])),
        lon=f"{spot.x:.5f}",
        lat=f"{spot.y:.5f}",
        precision_km=settlement_reach(city["population"]),
        origin=GEONAMES,
        alternates="|".join(sure),
        also="|".join(distinct(name, far, sure)),
    )


def _spelt(name: str, spellings: list[str]) -> tuple[list[str], list[str]]:
    """Part spellings that mean a place from Latin ones so unlike its name that they may not."""
    near = [one for one in spellings if _is_arabic(one) or is_alike(name, one)]
    return near, [one for one in spellings if one not in near]


def line_row(line: BaseGeometry) -> Row:
    """Describe the Durand Line."""
    half = length_km(line) / 2
    return row_of(
        table("lines")[0],
        kind="line",
        within="|".join(COUNTRY_KEYS.values()),
        layer="durand_line",
        origin="OpenStreetMap contributors (ODbL)",
        precision_km=round(half),
    )


def unique(rows: list[Row]) -> list[Row]:
    """Give each row a key of its own, mark who owns a bare name, and sort."""
    seen: dict[str, int] = {}
    for row in rows:
        count = seen[row["key"]] = seen.get(row["key"], 0) + 1
        row["key"] += f"-{slug(row['parent'])}-{count}" if count > 1 else ""
    owners = {row["key"] for row in table("bare_names")}
    for row in rows:
        row["bare"] = "1" if row["key"] in owners else row["bare"]
    if missing := owners - {row["key"] for row in rows}:
        raise ValueError(f"bare names without a place: {sorted(missing)}")
    return sorted(rows, key=lambda row: row["key"])


def _holders(spot: BaseGeometry, areas: list[Area]) -> list[str]:
    """Name the districts and tehsils around a settlement."""
    return [area.key for area in areas if area.geometry.intersects(spot)]


def _countries(codes: str) -> list[str]:
    return [COUNTRY_KEYS[code] for code in codes.split("/") if code in COUNTRY_KEYS]


def _readable(city: dict[str, Any]) -> list[str]:
    """Pick the alternate names that are spellings: GeoNames adds search strings and codes."""
    names = [city["name"], *city["alternatenames"]]
    return [name for name in names if _is_arabic(name) or (_is_latin(name) and _is_name(name))]


def _is_name(name: str) -> bool:
    return name[:1].isupper() and not (name.isupper() and len(name) <= 3)


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def _is_arabic(name: str) -> bool:
    return all("\u0600" <= c <= "\u06ff" or not c.isalpha() for c in name)
