"""Countries and their first-level divisions, the world's, from Natural Earth (public domain)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.names import distinct, english, scripts_of, spellings
from geodata.build.packages import admin1, nations
from geodata.build.tables import split, table
from geodata.folding import fold

DETAIL = 0.01  # degrees: what the world's areas are simplified by; a region's by less
NATIVE = ("ar", "bn", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "ur", "zh", "zht")
_WORDS = re.compile(
    r" (Province|Region|Governorate|Oblast|Prefecture|Department|District|County|Municipality)$"
)


@dataclass(frozen=True)
class Division:
    """A first-level division, as Natural Earth draws it, by who administers it."""

    key: str
    name: str
    country: str
    geometry: BaseGeometry
    alternates: tuple[str, ...]
    note: str


def slug(name: str) -> str:
    """Make a key of a name: ``Spin Boldak`` becomes ``spin-boldak``."""
    return fold(name).replace(" ", "-")


@cache
def divisions(downloads: Path) -> tuple[Division, ...]:
    """List the divisions of the world, sorted by country and name.

    Names come from Natural Earth, but for those of ``sources/provinces.csv`` and
    ``sources/divisions.csv``, which also unites divisions that were merged.
    """
    given = {code: row for row in _given() for code in split(row["adm1_code"])}
    found = {properties["adm1_code"]: (properties, area) for properties, area in admin1(downloads)}
    groups: dict[str, list[str]] = {}
    for code in sorted(found):
        groups.setdefault(given.get(code, {"adm1_code": code})["adm1_code"], []).append(code)
    made = (
        _division([found[code] for code in codes], given.get(codes[0]), downloads)
        for codes in groups.values()
    )
    return tuple(sorted(made, key=lambda one: (one.country, one.key)))


def _given() -> Iterator[dict[str, str]]:
    yield from (row for row in table("provinces") if row["key"] != "former-fata")
    yield from table("divisions")


def _division(
    parts: list[tuple[dict[str, Any], BaseGeometry]], row: Mapping[str, str] | None, downloads: Path
) -> Division:
    properties = parts[0][0]
    country = iso(properties, downloads)
    said = _said(properties, nations(downloads).get(country, {}).get("languages", ""))
    name = row["name"] if row else said[0]
    others = [*split(row["alternates"]), *([] if row.get("key") else said)] if row else said[1:]
    return Division(
        key=f"{slug(name) or 'division'}-{country.lower() or 'zz'}-{properties['ne_id']}",
        name=name,
        country=country,
        geometry=shapely.union_all([area for _, area in parts]),
        alternates=tuple(distinct(name, others)),
        note=row["note"] if row else "",
    )


def _said(properties: Mapping[str, Any], languages: str) -> list[str]:
    """List the names that Natural Earth has of a division, the English one first."""
    scripts = scripts_of(languages)
    full = properties["name_en"] or properties["name"] or properties["geonunit"]
    latin = [full, properties["name"], *split(properties["name_alt"] or "")]
    native = [properties[f"name_{code}"] for code in NATIVE]
    sure, others = spellings(english(full), [*native, *latin], scripts)
    return [english(_WORDS.sub("", full)), *sure, *others]


def iso(properties: Mapping[str, Any], downloads: Path) -> str:
    """Give the ISO alpha-2 code of who administers a division; empty for none or several."""
    units = {row["a3"]: row["country"] for row in table("units")}
    a3 = properties["adm0_a3"]
    by_a3 = {row["iso3"]: code for code, row in nations(downloads).items()}
    return units.get(a3) or by_a3.get(a3, "")


@cache
def simplified(downloads: Path, detail: float = DETAIL) -> dict[str, BaseGeometry]:
    """Simplify all divisions by key so that edges that two share stay shared."""
    found = divisions(downloads)
    shapes = shapely.coverage_simplify([one.geometry for one in found], detail)
    return {one.key: shape for one, shape in zip(found, shapes, strict=True)}
