"""Small layers for the map in the browser, sent once as static files."""

import itertools
from collections.abc import Mapping
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.context import disputed, rivers
from geodata.build.provinces import REGION
from geodata.build.tables import table, write_layer

COARSE = 0.01  # degrees, about 1 km: a pixel at zoom 7
FINE = 0.004
FOCUS = {"AFG", "PAK"}  # what the map is about; the other countries are its surroundings


def write(
    folder: Path,
    downloads: Path,
    *,
    nations: Mapping[str, BaseGeometry],
    units: Mapping[str, BaseGeometry],
) -> None:
    """Write the layers into a folder.

    Parameters
    ----------
    folder
        Where to write.
    downloads
        The folder of the unpacked packages.
    nations, units
        Countries by ISO alpha-3 and provinces by key, EPSG:4326.
    """
    region = shapely.box(*REGION)
    shapes = shapely.coverage_simplify(
        [area.intersection(region) for area in nations.values()], COARSE
    )
    countries = [
        ({"a3": code, "focus": code in FOCUS}, area)
        for code, area in zip(nations, shapes, strict=True)
    ]
    write_layer(folder / "countries.json", countries, decimals=3)
    write_layer(
        folder / "borders.json",
        [({}, _borders(dict(zip(nations, shapes, strict=True))))],
        decimals=3,
    )
    write_layer(folder / "provinces.json", [({}, _inner_edges(units))], decimals=3)
    context = {"rivers": rivers(downloads, region), "disputed": disputed(downloads, region)}
    for name, lines in context.items():
        simple = [({"name": label}, shapely.simplify(path, FINE)) for label, path in lines]
        write_layer(folder / f"{name}.json", simple, decimals=3)


def _borders(shapes: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Collect the land borders, all but the one that the Durand Line stands for."""
    pairs = itertools.combinations(shapes, 2)
    shared = [
        shapely.intersection(shapes[one].boundary, shapes[other].boundary)
        for one, other in pairs
        if {one, other} != FOCUS
    ]
    lines = [part for part in shapely.get_parts(shared) if part.length > 0]
    return shapely.line_merge(shapely.union_all(lines))


def _inner_edges(units: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Collect the edges between provinces; a country's outer edge belongs to the countries."""
    chosen = [units[row["key"]] for row in table("provinces") if row["key"] != "former-fata"]
    simple = shapely.coverage_simplify(chosen, FINE, simplify_boundary=False)
    edges = shapely.union_all([area.boundary for area in simple])
    outside = shapely.union_all([_of_country(units, code).boundary for code in ("AF", "PK")])
    return shapely.line_merge(shapely.difference(edges, shapely.buffer(outside, 0.002)))


def _of_country(units: Mapping[str, BaseGeometry], code: str) -> BaseGeometry:
    keys = [row["key"] for row in table("provinces") if row["country"] == code]
    return shapely.union_all([units[key] for key in keys])
