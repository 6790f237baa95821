"""The atlas of the world: packed so that finding one name reads a few kB."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build import context, describing, rows
from geodata.build.divisions import DETAIL, divisions, simplified
from geodata.build.settlements import LARGE
from geodata.build.tables import Row, csv_text, split, write_csv, write_layer, write_zip
from geodata.entries import COLUMNS
from geodata.folding import fold_key
from geodata.index import COUNTRY_COLUMNS, NOBODYS, ROWS, leaf_of
from geodata.writing import layer_text

Say = Callable[[str], None]


def write(downloads: Path, data: Path, said: describing.Profile, say: Say) -> None:
    """Write the places, areas and borders of the world into a folder."""
    say("divisions, settlements and borders of the world")
    found = list(_rows(downloads))
    say(f"packing {len(found)} places")
    write_csv(data / "countries.csv", COUNTRY_COLUMNS, _ranges(found, downloads))
    write_zip(data / "rows.zip", _leaves(found))
    write_zip(data / "names.zip", _names(found))
    say("packing areas and borders")
    write_zip(data / "areas.zip", _areas(downloads))
    write_zip(data / "borders.zip", _borders(downloads))
    lines = context.disputed(downloads, shapely.box(-180, -90, 180, 90))
    named = [({"name": name}, shapely.simplify(line, DETAIL)) for name, line in lines]
    write_layer(data / "disputed.geojson", named, decimals=3, notice=rows.NATURAL_EARTH)
    licences = (describing.OSM, describing.GEONAMES, describing.NATURAL_EARTH)
    describing.write(data, said, licences)


def _rows(downloads: Path) -> Iterator[Row]:
    """List all rows, country by country: the areas and lines of each first."""
    names = rows.country_names(downloads)
    held = {one.country for one in divisions(downloads)}
    for code in sorted({*held, *names}):
        if code in names and code in held:
            yield rows.country_row(code, downloads, f"areas/{code}")
        for one in divisions(downloads):
            if one.country == code:
                yield rows.division_row(one, downloads, f"areas/{code or NOBODYS}")
        for border in rows.borders(downloads):
            if min(border.between) == code:
                yield border.row(names, f"borders/{border.pair}")
        for town in rows.of_country(code, downloads):
            yield rows.settlement_row(town, downloads, others=town.population >= LARGE)


def _ranges(found: list[Row], downloads: Path) -> list[Row]:
    """Say of each country which rows are its own, and what box its divisions lie in."""
    codes = [row["country"].partition("/")[0] for row in found]
    firsts = {code: number for number, code in reversed(list(enumerate(codes)))}
    boxes = _boxes(downloads)
    return [
        {"country": code, "first": str(first), "past": str(first + codes.count(code))}
        | dict(zip(COUNTRY_COLUMNS[3:], boxes.get(code, [""] * 4), strict=True))
        for code, first in sorted(firsts.items())
    ]


def _boxes(downloads: Path) -> dict[str, list[str]]:
    """Give the west, south, east and north of each country's divisions."""
    shapes = simplified(downloads)
    own: dict[str, list[BaseGeometry]] = {}
    for one in divisions(downloads):
        own.setdefault(one.country, []).append(shapes[one.key])
    totals = {code: shapely.total_bounds(found) for code, found in own.items()}
    return {code: [f"{edge:.2f}" for edge in edges] for code, edges in totals.items()}


def _leaves(found: list[Row]) -> dict[str, str]:
    return {
        f"{first // ROWS:04}.csv": csv_text(COLUMNS, found[first : first + ROWS])
        for first in range(0, len(found), ROWS)
    }


def _names(found: list[Row]) -> dict[str, str]:
    """List the numbers of the rows of every folded name, in a file for two letters each."""
    numbers: dict[str, list[int]] = {}
    for number, row in enumerate(found):
        names = (row["name"], *split(row["alternates"]), *split(row["also"]))
        for folded in {fold_key(name) for name in names} - {""}:
            numbers.setdefault(folded, []).append(number)
    leaves: dict[str, list[str]] = {}
    for folded in sorted(numbers):
        line = f"{folded}\t{','.join(map(str, numbers[folded]))}\n"
        leaves.setdefault(leaf_of(folded), []).append(line)
    return {leaf: "".join(lines) for leaf, lines in leaves.items()}


def _areas(downloads: Path) -> dict[str, str]:
    shapes = simplified(downloads)
    by_country: dict[str, list[tuple[Mapping[str, str], BaseGeometry]]] = {}
    for one in divisions(downloads):
        tags = {"key": one.key, "name": one.name}
        by_country.setdefault(one.country or NOBODYS, []).append((tags, shapes[one.key]))
    return {
        f"{code}.geojson": layer_text(features, decimals=3, notice=rows.NATURAL_EARTH)
        for code, features in by_country.items()
    }


def _borders(downloads: Path) -> dict[str, str]:
    names = rows.country_names(downloads)
    return {
        f"{border.pair}.geojson": layer_text(
            [(_tags(border, names), border.geometry)], notice=f"© {rows.OSM}"
        )
        for border in rows.borders(downloads)
    }


def _tags(border: rows.Border, names: Mapping[str, str]) -> dict[str, object]:
    row = border.row(names, "")
    left, right = border.between
    said = {name: row[name] for name in ("key", "name", "origin", "note")}
    return {**said, "between": list(border.between), "left": left, "right": right}
