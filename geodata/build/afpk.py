"""The atlas of Afghanistan and Pakistan, with districts and tehsils along the Durand Line."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata import sectors
from geodata.build import context, describing, labels, places, relief, web
from geodata.build.districts import (
    Area,
    afghan_districts,
    border_tehsils,
    pakistani_districts,
    tehsils,
)
from geodata.build.durand import durand_line
from geodata.build.fitting import Fitting
from geodata.build.namesakes import Namesakes
from geodata.build.provinces import countries, provinces
from geodata.build.tables import Row, split, table, write_csv, write_layer
from geodata.entries import COLUMNS
from geodata.sectors import Ranges

ODBL = "© OpenStreetMap contributors, Open Database License (ODbL) 1.0"
EDGES = f"edges at the Durand Line {ODBL}"
LINE = "durand-line"


def write(downloads: Path, data: Path, said: describing.Profile) -> None:
    """Write the atlas into a folder.

    Parameters
    ----------
    downloads
        The folder of the unpacked packages.
    data
        The folder to write into; it must hold a folder ``web``.
    said
        What the atlas says of itself.
    """
    nations, units, line = countries(downloads), provinces(downloads), durand_line(downloads)
    parts = tehsils(downloads)
    afghan = afghan_districts(downloads, _named(units, "AF"))
    areas = [*afghan, *pakistani_districts(parts), *border_tehsils(parts)]
    notice = f"{ODBL}. {table('lines')[0]['note']}"
    tags = _tags(table("lines")[0]) | {"left": "AF", "right": "PK", "between": ["AF", "PK"]}
    write_layer(data / "durand_line.geojson", [(tags, line)], decimals=5, notice=notice)
    stretches = _sectors(line, units, afghan, parts)
    _write_sectors(data / "sectors.json", stretches)
    _write_countries(data, nations, line)
    _write_areas(data, units, areas, AtLine(_fitting(nations, line), line, stretches))
    rows = _places(downloads, nations=nations, units=units, areas=areas, line=line)
    at_line = {*stretches, *places.COUNTRY_KEYS.values()}
    write_csv(data / "places.csv", COLUMNS, [_sourced(row, at_line) for row in rows])
    context.write(downloads, data)
    web.write(data / "web", downloads, nations=nations, units=units)
    labels.write(data / "web" / "labels.json", units, rows)
    if said.relief:
        relief.write(downloads, data / "web" / "relief.webp", said.relief)
    licences = (describing.OSM, describing.GEONAMES, describing.NATURAL_EARTH)
    describing.write(data, said, (*licences, describing.GEOBOUNDARIES, describing.GLOBE))


def _sourced(row: Row, at_line: Iterable[str]) -> Row:
    """Say of an area at the line that its edge there is the line's."""
    if not row["layer"] or row["kind"] == "line" or row["key"] not in at_line:
        return row
    return row | {"origin": f"{row['origin']}; {places.LINE_ORIGIN}"}


@dataclass(frozen=True)
class AtLine:
    """What makes areas end at the line: the stretches of it along each, by key."""

    fitting: Fitting
    line: LineString
    stretches: Mapping[str, Ranges]

    def feature(
        self, row: Mapping[str, Any], area: BaseGeometry
    ) -> tuple[dict[str, Any], BaseGeometry]:
        """Describe an area; one that borders the line is made to end at it."""
        runs = self.stretches.get(row["key"])
        if not runs:
            return _tags(row), area
        stretch = sectors.stretch(self.line, runs)
        return _tags(row), self.fitting.fitted(area, row["country"], stretch)


def _fitting(nations: dict[str, BaseGeometry], line: LineString) -> Fitting:
    return Fitting({row["country"]: nations[row["a3"]] for row in table("countries")}, line)


def _write_countries(data: Path, nations: dict[str, BaseGeometry], line: LineString) -> None:
    fitting = _fitting(nations, line)
    known = [(_tags(row), fitting.land(row["country"])) for row in table("countries")]
    write_layer(data / "countries.geojson", known, decimals=5, notice=EDGES)


def _write_areas(
    data: Path, units: dict[str, BaseGeometry], areas: list[Area], at_line: AtLine
) -> None:
    rows = sorted(table("provinces"), key=lambda row: row["key"])
    features = [at_line.feature(row, units[row["key"]]) for row in rows]
    write_layer(data / "provinces.geojson", features, decimals=5, notice=EDGES)
    for country, layer in places.LAYERS.items():
        chosen = sorted((a for a in areas if a.country == country), key=lambda a: a.key)
        features = [at_line.feature(vars(a), a.geometry) for a in chosen]
        notice = ODBL if country == "PK" else EDGES
        write_layer(data / f"{layer}.geojson", features, decimals=5, notice=notice)


def _tags(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(row[name]) for name in ("key", "name", "country")}


def _places(
    downloads: Path,
    *,
    nations: dict[str, BaseGeometry],
    units: dict[str, BaseGeometry],
    areas: list[Area],
    line: LineString,
) -> list[Row]:
    rows = [
        places.line_row(line),
        *places.country_rows(nations),
        *places.province_rows(units),
        *places.area_rows(areas),
        *places.hand_rows(areas),
        *places.settlement_rows(downloads, areas),
    ]
    shapes = {**units, **{area.key: area.geometry for area in areas}}
    lands = {row["country"]: nations[row["a3"]] for row in table("countries")}
    return Namesakes(downloads, lands, shapes).marked(places.unique(rows))


def _sectors(
    line: LineString,
    units: dict[str, BaseGeometry],
    afghan: list[Area],
    parts: dict[str, BaseGeometry],
) -> dict[str, Ranges]:
    """Work out which vertices of the line run along which area, for areas that border it."""
    stretches: dict[str, Ranges] = {}
    for country in ("AF", "PK"):
        owners = sectors.nearest(line, _keyed(units, country))
        stretches |= {key: sectors.ranges(owners, [key]) for key in sorted(set(owners))}
    owners = sectors.nearest(line, {a.key: a.geometry for a in afghan})
    stretches |= {key: sectors.ranges(owners, [key]) for key in sorted(set(owners))}
    owners = sectors.nearest(line, parts)
    found = {key: sectors.ranges(owners, names) for key, names in _members(parts).items()}
    return stretches | {key: ranges for key, ranges in sorted(found.items()) if ranges}


def _members(parts: dict[str, BaseGeometry]) -> dict[str, list[str]]:
    """List the tehsils that each Pakistani area is made of."""
    members = {row["key"]: split(row["tehsils"]) for row in table("pk_districts")}
    members |= {a.key: [a.raw] for a in border_tehsils(parts)}
    shown = [row for row in table("pk_districts") if row["show_tehsils"] == "1"]
    members["former-fata"] = [raw for row in shown for raw in split(row["tehsils"])]
    return members


def _write_sectors(path: Path, stretches: Mapping[str, Ranges]) -> None:
    rows = [
        f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}"
        for key, value in sorted(stretches.items())
    ]
    text = f"{{{json.dumps(LINE)}:{{\n" + ",\n".join(rows) + "\n}}\n"
    path.write_text(text, encoding="utf-8", newline="")


def _keyed(units: dict[str, BaseGeometry], country: str) -> dict[str, BaseGeometry]:
    rows = [row for row in table("provinces") if row["country"] == country]
    return {row["key"]: units[row["key"]] for row in rows if row["key"] != "former-fata"}


def _named(units: dict[str, BaseGeometry], country: str) -> dict[str, BaseGeometry]:
    return {
        row["name"]: units[row["key"]] for row in table("provinces") if row["country"] == country
    }
