"""The atlas of any countries, from the same packages as the world's, in more detail."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import sectors
from geodata.build import context, describing, relief, rows
from geodata.build.divisions import Division, divisions
from geodata.build.fitting import Fitting
from geodata.build.namesakes import Namesakes
from geodata.build.sections import Section, sections
from geodata.build.tables import Row, row_of, write_csv, write_layer
from geodata.cutting import Country, Town, cut
from geodata.entries import COLUMNS
from geodata.measure import length_km
from geodata.region import WORLD, Box
from geodata.sectors import Ranges
from geodata.writing import layer_text

DETAIL = 0.003  # degrees: what areas are simplified by
COARSE = 0.006  # the same for lines in the browser
MOST_TOWNS = 60
NEAR = 0.1  # degrees: a line of Natural Earth as near as that is one that OpenStreetMap has too
LINE_ORIGIN = "edge at the border: OpenStreetMap contributors (ODbL)"


class Regional:
    """An atlas of some countries in the making.

    Parameters
    ----------
    downloads
        The folder of the unpacked packages.
    said
        What the atlas says of itself; its `limits` say how far its layers reach.
    """

    def __init__(self, downloads: Path, said: describing.Profile) -> None:
        self._downloads = downloads
        self._said = said
        self.countries = said.countries

    def write(self, data: Path, say: Callable[[str], None]) -> None:
        """Write the atlas into a folder, which must hold a folder ``web``, and tell each step."""
        say("the border between the countries, of OpenStreetMap's areas")
        _ = self.sections
        say("countries and divisions, made to end at the border")
        self._write_areas(data)
        notice = f"© {rows.OSM}"
        features = [(one.tags, one.geometry) for one in self.sections]
        write_layer(data / "lines.geojson", features, decimals=5, notice=notice)
        say("which stretch of the border runs along which division")
        self._write_sectors(data / "sectors.json")
        say("places, and which of their names others bear too")
        write_csv(data / "places.csv", COLUMNS, self._rows())
        say("layers for the map")
        self._write_web(data / "web")
        licences = [describing.OSM, describing.GEONAMES, describing.NATURAL_EARTH]
        if self._said.relief:
            say("shadows of hills")
            relief.write(self._downloads, data / "web" / "relief.webp", self._said.relief)
            licences.append(describing.GLOBE)
        describing.write(data, self._said, licences)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The borders between the countries, or the named sections of them."""
        return sections(self._downloads, self._said.name, self.countries)

    @cached_property
    def _own(self) -> list[Division]:
        return [one for one in self._near if one.country in self.countries]

    @cached_property
    def _near(self) -> list[Division]:
        """The divisions of the countries, and those around them that the map can show."""
        south, west, north, east = self._box
        box = shapely.box(west, south, east, north)
        found = divisions(self._downloads)
        return [
            one for one in found if one.country in self.countries or one.geometry.intersects(box)
        ]

    @cached_property
    def _shapes(self) -> dict[str, BaseGeometry]:
        """The areas of all these by key, simplified so that shared edges stay shared."""
        shapes = shapely.coverage_simplify([one.geometry for one in self._near], DETAIL)
        return {one.key: shape for one, shape in zip(self._near, shapes, strict=True)}

    @property
    def _box(self) -> Box:
        return self._said.limits or WORLD

    @cached_property
    def _areas(self) -> dict[str, BaseGeometry]:
        """The divisions by key; those at a border are made to end at it."""
        shapes = self._shapes
        found = {one.key: shapes[one.key] for one in self._own}
        for pair in {one.between for one in self.sections}:
            found |= self._fitted(pair, found)
        return found

    def _fitted(
        self, pair: tuple[str, str], shapes: dict[str, BaseGeometry]
    ) -> dict[str, BaseGeometry]:
        parts = [one.geometry for one in self.sections if one.between == pair]
        line = shapely.multilinestrings([p for part in parts for p in shapely.get_parts(part)])
        lands = {code: self._land(code, shapes) for code in pair}
        fitting = Fitting(lands, line)
        made = {}
        for code in pair:
            own = self._of(code, shapes)
            for key, runs in sectors.shares(line, own).items():
                stretch = sectors.stretch(line, runs)
                made[key] = fitting.fitted(own[key], code, stretch)
        return made

    def _land(self, code: str, shapes: dict[str, BaseGeometry]) -> BaseGeometry:
        return shapely.union_all(list(self._of(code, shapes).values()))

    @cached_property
    def _shares(self) -> dict[str, dict[str, Ranges]]:
        """Which vertices of each line run along which division."""
        return {
            one.key: {
                key: runs
                for code in one.between
                for key, runs in sectors.shares(one.geometry, self._of(code, self._areas)).items()
            }
            for one in self.sections
        }

    def _of(self, code: str, shapes: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
        """Take the divisions of one country."""
        return {one.key: shapes[one.key] for one in self._own if one.country == code}

    def _write_sectors(self, path: Path) -> None:
        text = json.dumps(self._shares, separators=(",", ":"), sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8", newline="")

    def _write_areas(self, data: Path) -> None:
        notice = f"edges at borders © {rows.OSM}"
        whole = [(_tags(key, code), self._land(code, self._areas)) for key, code in self._keys()]
        write_layer(data / "countries.geojson", whole, decimals=4, notice=notice)
        parts = [(_tags(one.key, one.country), self._areas[one.key]) for one in self._own]
        write_layer(data / "provinces.geojson", parts, decimals=4, notice=notice)

    def _keys(self) -> Iterable[tuple[str, str]]:
        for row in self._country_rows():
            yield row["key"], row["country"]

    def _country_rows(self) -> list[Row]:
        return [rows.country_row(code, self._downloads, "countries") for code in self.countries]

    def _rows(self) -> list[Row]:
        """List the rows: areas and lines first, then settlements, the largest first."""
        at_line = {key for shares in self._shares.values() for key in shares}
        parts = [rows.division_row(one, self._downloads, "provinces") for one in self._own]
        lands = {code: self._land(code, self._areas) for code in self.countries}
        found = [
            *self._country_rows(),
            *(_sourced(row) if row["key"] in at_line else row for row in parts),
            *(_line_row(one) for one in self.sections),
            *(row for code in self.countries for row in self._settlements(code)),
        ]
        return Namesakes(self._downloads, lands, self._areas).marked(found)

    def _settlements(self, code: str) -> Iterable[Row]:
        by_hand = rows.hand_settlements()
        for one in rows.of_country(code, self._downloads):
            row = rows.settlement_row(one, self._downloads, others=True)
            given = by_hand.get(one.number)
            yield rows.corrected(row, given) if given else row

    def _write_web(self, web: Path) -> None:
        south, west, north, east = box = self._box
        contested = [one.geometry for one in self.sections if one.is_contested]
        plain = [one.geometry for one in self.sections if not one.is_contested]
        layers = cut(self._around(), box, self.countries, plain, parted=self.countries)
        frame = shapely.box(west, south, east, north)
        named = context.disputed(self._downloads, frame)
        apart = [(name, _beyond(line, contested + plain)) for name, line in named]
        ours = [(one.name, one.geometry) for one in self.sections if one.is_contested]
        layers["disputed"] = _simple([*apart, *ours])
        layers["rivers"] = _simple(context.rivers(self._downloads, frame))
        for name, text in layers.items():
            (web / f"{name}.json").write_text(text, encoding="utf-8", newline="")

    def _around(self) -> list[Country]:
        """List the countries that the map can show, with their divisions and largest towns."""
        names = rows.country_names(self._downloads)
        divided: dict[str, list[tuple[str, BaseGeometry]]] = {}
        for one in self._near:
            divided.setdefault(one.country, []).append((one.name, self._shapes[one.key]))
        return [
            Country(code, names.get(code, ""), tuple(parts), self._towns(code))
            for code, parts in sorted(divided.items())
        ]

    def _towns(self, code: str) -> tuple[Town, ...]:
        by_hand = rows.hand_settlements()
        largest = list(rows.of_country(code, self._downloads))[:MOST_TOWNS] if code else []
        names = ((by_hand[n.number]["name"] if n.number in by_hand else n.name) for n in largest)
        return tuple(Town(name, *one.spot) for name, one in zip(names, largest, strict=True))


def _beyond(line: BaseGeometry, known: Sequence[BaseGeometry]) -> BaseGeometry:
    """Leave out of a line what is near others that are known better."""
    near = shapely.union_all([shapely.buffer(one, NEAR) for one in known])
    return shapely.difference(line, near)


def _simple(lines: Iterable[tuple[str, BaseGeometry]]) -> str:
    kept = ((name, shapely.simplify(line, COARSE)) for name, line in lines if not line.is_empty)
    return layer_text([({"name": name}, line) for name, line in kept], decimals=3)


def _tags(key: str, country: str) -> dict[str, Any]:
    return {"key": key, "country": country}


def _sourced(row: Row) -> Row:
    return row | {"origin": f"{row['origin']}; {LINE_ORIGIN}"}


def _line_row(one: Section) -> Row:
    return row_of(
        {"key": one.key, "name": one.name, "note": one.note, "alternates": one.alternates},
        kind="line",
        country="/".join(sorted(one.between)),
        precision_km=max(round(length_km(one.geometry) / 2), 1),
        origin=rows.OSM,
        layer="lines",
    )
