"""A dataset's own places: the rows of its ``places.csv`` and the shapes of its layers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.cabinet import Cabinet, Feature
from geodata.entries import Entry
from geodata.index import Register
from geodata.line import Land
from geodata.making import Anywhere, Around, Refused, point_entry, shape_entry


@dataclass(frozen=True)
class PlaceFault:
    """What is wrong with a row or a shape, which is left out.

    Attributes
    ----------
    number
        The row of ``places.csv``, from 2 on, as a spreadsheet counts; or the feature of the
        layers, from 1 on.
    column, value
        Which cell, or property, and what it holds.
    words
        What is wrong with it, in one sentence.
    is_layer
        Whether it is about a shape of the layers.
    """

    number: int
    column: str
    value: str
    words: str
    is_layer: bool = False


class LooseShapes(Cabinet):
    """A cabinet of features that are given, each under the key that its number makes.

    Parameters
    ----------
    given
        Features of a dataset's layers, (lon, lat) in EPSG:4326.
    """

    def __init__(self, given: Iterable[Feature]) -> None:
        super().__init__(Path())
        self.given = tuple(
            Feature({**one.properties, "key": f"own-shape-{number}"}, one.geometry)
            for number, one in enumerate(given, start=1)
        )

    def geometries(self, layer: str) -> dict[str, BaseGeometry]:  # noqa: ARG002
        """Give all geometries by key: they are one layer."""
        return {one.properties["key"]: one.geometry for one in self.given}


@dataclass(frozen=True)
class OwnPlaces:
    """The entries of a dataset's own places, and the rows that could not be taken."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[PlaceFault, ...] = ()

    @classmethod
    def read(
        cls,
        rows: Iterable[Mapping[str, str]],
        layers: Iterable[Feature],
        anywhere: Anywhere,
        land: Land,
        countries: Collection[str],
    ) -> "OwnPlaces":
        """Read rows and shapes; what is wrong with one becomes a fault, never an error.

        Parameters
        ----------
        rows
            The rows of ``places.csv``, with `geodata.making.COLUMNS`.
        layers
            The features of ``layers/*.geojson``.
        anywhere
            Lists the areas that a name can mean.
        land
            Gives the land of a country by ISO alpha-2.
        countries
            The countries that the region is of.
        """
        cabinet = LooseShapes(layers)
        table = [*map(dict, rows)]
        makers = [partial(shape_entry, feature, cabinet) for feature in cabinet.given]
        shapes = _taken(makers, first=1, is_layer=True)
        around = Around(lambda name: [*_named(shapes[0], name), *anywhere(name)], land, countries)
        points = _taken([partial(point_entry, row, n, around) for n, row in enumerate(table, 2)], 2)
        return cls((*shapes[0], *points[0]), (*shapes[1], *points[1]))

    @cached_property
    def table(self) -> Register:
        """The entries by name."""
        return Register(self.entries)

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the places lie in, by ISO alpha-2."""
        codes = (code for entry in self.entries for code in entry.country.split("/"))
        return frozenset(code for code in codes if code)

    @property
    def centre(self) -> tuple[float, float] | None:
        """The (lon, lat) in EPSG:4326 amid the places, or None if there are none."""
        if not self.entries:
            return None
        middle = shapely.multipoints([entry.spot() for entry in self.entries]).centroid
        return (middle.x, middle.y)


def _named(entries: Iterable[Entry], name: str) -> list[Entry]:
    return Register(entries).named(name)


def _taken(
    makers: Iterable[Callable[[], Entry]], first: int, *, is_layer: bool = False
) -> tuple[list[Entry], list[PlaceFault]]:
    """Make entries one after the other; keep what is wrong with those that cannot be made."""
    entries, faults = [], []
    for number, make in enumerate(makers, start=first):
        try:
            entries.append(make())
        except Refused as error:
            faults.append(PlaceFault(number, error.column, error.value, error.words, is_layer))
    return entries, faults
