"""Districts and tehsils along the border, from geoBoundaries."""

from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.divisions import slug
from geodata.build.packages import AFGHAN_DISTRICTS, PAKISTANI_TEHSILS, geoboundaries
from geodata.build.tables import split, table

BORDER_PROVINCES = (
    "Badakhshan",
    "Nuristan",
    "Kunar",
    "Nangarhar",
    "Logar",
    "Paktia",
    "Khost",
    "Paktika",
    "Zabul",
    "Kandahar",
    "Helmand",
    "Nimruz",
)
SLIVER = 0.002  # degrees, about 200 m: the gaps between tehsils that should touch


@dataclass(frozen=True)
class Area:
    """A district or tehsil with what the gazetteer says of it."""

    key: str
    name: str
    kind: str
    country: str
    province: str
    geometry: BaseGeometry
    district: str = ""
    alternates: list[str] = field(default_factory=list)
    note: str = ""
    raw: str = ""


def afghan_districts(downloads: Path, provinces: dict[str, BaseGeometry]) -> list[Area]:
    """Read the districts of Afghanistan's border provinces, 2014, with today's spellings.

    Parameters
    ----------
    downloads
        The folder of the unpacked packages.
    provinces
        The areas of the Afghan provinces, by name.
    """
    names = {(row["raw"], row["province"]): row for row in table("af_districts")}
    found = []
    for raw, area in geoboundaries(downloads, AFGHAN_DISTRICTS):
        province = _province(area, provinces)
        if province in BORDER_PROVINCES:
            row = names.pop((raw, province), {"name": raw, "alternates": ""})
            found.append(_afghan_district(row, raw, province, area))
    if names:
        raise ValueError(f"districts not in the package: {sorted(names)}")
    return found


def _afghan_district(row: dict[str, str], raw: str, province: str, area: BaseGeometry) -> Area:
    return Area(
        key=f"{slug(row['name'])}-district-{slug(province)}",
        name=row["name"],
        kind="district",
        country="AF",
        province=province,
        geometry=area,
        alternates=[raw, *split(row["alternates"])],
        note="Boundary of 2014.",
    )


def _province(area: BaseGeometry, provinces: dict[str, BaseGeometry]) -> str:
    """Name the province that holds most of an area: their edges do not agree exactly."""
    overlaps = {name: area.intersection(other).area for name, other in provinces.items()}
    return max(overlaps, key=lambda name: overlaps[name])


def tehsils(downloads: Path) -> dict[str, BaseGeometry]:
    """Read the tehsils of Pakistan, 2017, by name; those whose name two bear are left out."""
    areas: dict[str, list[BaseGeometry]] = {}
    for name, area in geoboundaries(downloads, PAKISTANI_TEHSILS):
        areas.setdefault(name, []).append(area)
    return {name: found[0] for name, found in areas.items() if len(found) == 1}


def pakistani_districts(tehsils: dict[str, BaseGeometry]) -> list[Area]:
    """Unite tehsils into the districts of ``sources/pk_districts.csv``, closing slivers."""
    return [
        Area(
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            country="PK",
            province=row["province"],
            geometry=_united([tehsils[name] for name in split(row["tehsils"])]),
            alternates=split(row["alternates"]),
            note=row["note"],
        )
        for row in table("pk_districts")
    ]


def border_tehsils(tehsils: dict[str, BaseGeometry]) -> list[Area]:
    """List the tehsils of the districts that ``sources/pk_districts.csv`` marks for it."""
    names = {row["raw"]: row for row in table("pk_tehsils")}
    found = []
    for district in table("pk_districts"):
        raws = split(district["tehsils"]) if district["show_tehsils"] == "1" else []
        for raw in raws:
            row = names.get(raw, {"name": raw.title(), "alternates": ""})
            found.append(_tehsil(row, raw, district, tehsils[raw]))
    return found


def _tehsil(row: dict[str, str], raw: str, district: dict[str, str], area: BaseGeometry) -> Area:
    return Area(
        key=f"{slug(row['name'])}-tehsil",
        name=row["name"],
        kind="tehsil",
        country="PK",
        province=district["province"],
        geometry=area,
        district=district["key"],
        alternates=[raw.title(), *split(row["alternates"])],
        note="Boundary of 2017.",
        raw=raw,
    )


def _united(areas: list[BaseGeometry]) -> BaseGeometry:
    """Unite areas whose edges do not meet exactly: close the gaps, fill the holes left."""
    swollen = shapely.buffer(shapely.union_all(areas), SLIVER, join_style="mitre")
    whole = shapely.buffer(swollen, -SLIVER, join_style="mitre")
    parts = [shapely.Polygon(part.exterior) for part in shapely.get_parts(whole)]
    return shapely.simplify(shapely.union_all(parts), 0.0005)
