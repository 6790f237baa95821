"""Atlases: the places, lines and layers of a region, each a folder of data.

A folder holds ``atlas.json`` and, each of them optional, ``places.csv`` (the gazetteer), GeoJSON
layers, ``sectors.json`` and ``web/`` (layers for the map in the browser).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import lines
from geodata.cabinet import Cabinet, Feature
from geodata.cutting import FAR_TOWNS, MOST_TOWNS, Country, Town
from geodata.entries import entries_of
from geodata.errors import AtlasError
from geodata.gazetteer import Gazetteer
from geodata.index import NOBODYS, Index, Packed, Register
from geodata.line import Line
from geodata.region import Box, Region
from geodata.writing import layer_text

DATA = Path(__file__).parent / "data"

WORLD = "world"
"""The atlas that a dataset gets that names none, and that the others fall back on."""

_OTHERS = sorted(path.parent.name for path in DATA.glob("*/atlas.json"))
SHIPPED = tuple(dict.fromkeys((WORLD, *_OTHERS)))
"""The atlases that ship, the world's first."""


@dataclass(frozen=True)
class Terms:
    """Under what terms some of an atlas's data may be used."""

    name: str
    url: str
    covers: str


@dataclass(frozen=True)
class Atlas:
    """The places, lines and layers of a region.

    Attributes
    ----------
    folder
        Where its files lie.
    name, title
        A short slug, and what readers call it.
    note
        What a reader should know of its lines, such as who administers what.
    credit
        One short line that a picture must carry.
    countries
        The countries it is of, by ISO alpha-2; empty for the whole world.
    region
        What a map of it shows.
    licences
        The terms of its data.
    """

    folder: Path
    name: str
    title: str
    note: str = ""
    credit: str = ""
    countries: tuple[str, ...] = ()
    region: Region = field(default_factory=Region)
    licences: tuple[Terms, ...] = ()

    @staticmethod
    @cache
    def named(name: str) -> Atlas:
        """Give one of the atlases that ship.

        Raises
        ------
        AtlasError
            If there is none of that name.
        """
        if name not in SHIPPED:
            raise AtlasError(f"no atlas {name!r} ships; there are {', '.join(SHIPPED)}")
        return Atlas.at(DATA / name)

    @staticmethod
    def at(folder: Path) -> Atlas:
        """Read the atlas of a folder, such as a dataset's own ``atlas/``.

        Raises
        ------
        AtlasError
            If its ``atlas.json`` is missing or cannot be read.
        """
        try:
            said = json.loads((folder / "atlas.json").read_text(encoding="utf-8-sig"))
            return _read(folder, said)
        except OSError as error:
            raise AtlasError(f"{folder.name}: no atlas.json that can be read") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise AtlasError(f"{folder.name}/atlas.json: {error}") from error

    @cached_property
    def layers(self) -> dict[str, Path]:
        """The browser's layers that it has: name → file, JSON or, for ``relief``, a picture."""
        web = self.folder / "web"
        found = sorted(path for path in web.glob("*") if path.is_file())
        return {path.stem: path for path in found}

    @property
    def cabinet(self) -> Cabinet:
        """Its files."""
        return _cabinet(self.folder)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Its places, and after them those of the world."""
        world = _world()
        index: Index = world if self.is_world else self._table()
        return Gazetteer(index, world=world, countries=self.countries, centre=self._centre())

    @property
    def is_world(self) -> bool:
        """Whether it is the whole world's, which others fall back on."""
        return self.folder == DATA / WORLD

    def line(self, name: str) -> Line | None:
        """Find one of its lines by name, such as “Durand Line”, or None if it has none."""
        return self.gazetteer.line(name)

    def land_border(self, one: str, other: str) -> Line | None:
        """Give the land border of two countries, of whatever region the atlas is.

        Parameters
        ----------
        one, other
            ISO 3166-1 alpha-2 codes, such as ``KG`` and ``TJ``, in either order.

        Returns
        -------
        Line or None
            Its left and right sides are the two codes; None if the two do not meet on land.
        """
        pair = "-".join(sorted((one.upper(), other.upper())))
        world = _cabinet(DATA / WORLD)
        found = world.features(f"borders/{pair}")
        return lines.border(found[0], self.gazetteer.land) if found else None

    def countries_in(self, box: Box, focus: Collection[str]) -> list[Country]:
        """List the countries of the world that reach into a box, with divisions and large towns.

        Parameters
        ----------
        box
            South, west, north and east, in degrees of EPSG:4326.
        focus
            The countries whose towns are wanted in number.
        """
        index, cabinet = _world(), _cabinet(DATA / WORLD)
        found = []
        for code in index.reaching(box):
            parts = _divisions(cabinet.features(f"areas/{code or NOBODYS}"))
            most = MOST_TOWNS if code in focus else FAR_TOWNS
            found.append(Country(code, _named(index, code), parts, _towns(index, code, most)))
        return found

    def disputed_in(self, box: Box) -> str:
        """Give the disputed lines of the world in a box, as GeoJSON."""
        frame = shapely.box(box[1], box[0], box[3], box[2])
        found = _cabinet(DATA / WORLD).features("disputed")
        cut = [(one.properties, one.geometry.intersection(frame)) for one in found]
        return layer_text((pair for pair in cut if pair[1]), decimals=3)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that it can answer, in hexadecimal: other data give another one.

        Of all its files, and of the world's, which it falls back on.
        """
        whole = hashlib.sha256(b"" if self.is_world else Atlas.named(WORLD).digest.encode())
        for path in self.cabinet.files:
            whole.update(path.relative_to(self.folder).as_posix().encode())
            whole.update(path.read_bytes())
        return whole.hexdigest()

    def _table(self) -> Register:
        path = self.folder / "places.csv"
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else None
        return Register(entries_of(text, self.cabinet) if text else [])

    def _centre(self) -> tuple[float, float] | None:
        south, west, north, east = self.region.home
        return None if self.is_world else ((west + east) / 2, (south + north) / 2)


def _read(folder: Path, said: Mapping[str, Any]) -> Atlas:
    licences = [Terms(one["name"], one["url"], one["covers"]) for one in said.get("licences", ())]
    return Atlas(
        folder=folder,
        name=str(said["name"]),
        title=str(said["title"]),
        note=str(said.get("note", "")),
        credit=str(said.get("credit", "")),
        countries=tuple(map(str, said.get("countries", ()))),
        region=Region.read(said.get("region", {})),
        licences=tuple(licences),
    )


@cache
def _cabinet(folder: Path) -> Cabinet:
    return Cabinet(folder)


def _divisions(found: Iterable[Feature]) -> tuple[tuple[str, BaseGeometry], ...]:
    return tuple((one.properties["name"], one.geometry) for one in found)


def _named(index: Packed, code: str) -> str:
    found = index.country(code)
    return found.name if found else ""


def _towns(index: Packed, code: str, most: int) -> tuple[Town, ...]:
    towns = (one for one in index.entries({code}) if one.position) if code else iter(())
    spots = ((one.name, one.position) for one in islice(towns, most))
    return tuple(Town(name, *spot) for name, spot in spots if spot)


@cache
def _world() -> Packed:
    return Packed(_cabinet(DATA / WORLD))
