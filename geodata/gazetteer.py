"""The gazetteer: from a name to the place it means."""

from collections.abc import Iterable, Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from geodata import lines
from geodata.cabinet import Feature
from geodata.entries import Entry
from geodata.errors import GeodataError, UnknownPlaceError
from geodata.folding import fold
from geodata.index import Index, Register, names_of
from geodata.line import Line
from geodata.meaning import Conditions, spot_of
from geodata.own import OwnPlaces, PlaceFault
from geodata.place import Place
from geodata.reading import Level, NameReader
from geodata.resolving import Resolver
from geodata.stretches import Stretches

LONGEST_NAME = 200  # characters: no place is called more, and folding hostile text costs


class Gazetteer:
    """Places by name, alternate spelling and script.

    A name is looked up in the dataset's own places, then in the atlas, then in the world. The
    answer is the place that is meant, or a refusal with the names that would be answered.

    Parameters
    ----------
    entries
        The rows of a region's table; or an index of them.
    world
        The index of the world's places, to look in after the region's.
    countries
        The countries that the region is of, by ISO alpha-2.
    own
        The dataset's own places, to look in first.
    centre
        (lon, lat) in EPSG:4326 that suggestions are sorted by their distance from.

    Examples
    --------
    >>> Atlas.named("world").gazetteer.find("Paris").shape
    'point'
    >>> Atlas.named("world").gazetteer.find("Batken Province").shape
    'area'
    """

    def __init__(
        self,
        entries: Iterable[Entry] | Index,
        *,
        world: Index | None = None,
        countries: Iterable[str] = (),
        own: OwnPlaces | None = None,
        centre: tuple[float, float] | None = None,
    ) -> None:
        self._table: Index = Register(entries) if isinstance(entries, Iterable) else entries
        self._world = world
        self.countries = frozenset(countries)
        self._own = own or OwnPlaces()
        self._centre = centre
        self._resolver = Resolver(NameReader(tuple(self._levels())), self.countries, centre)
        self._stretches = Stretches(self._resolver)

    def _levels(self) -> Iterable[Level]:
        def here(entry: Entry) -> bool:
            return bool(self.countries.intersection(entry.country.split("/")))

        if self._own.entries:
            yield Level(self._own.table, lambda _: True)
        if self._table is self._world:
            yield Level(self._table, here)
        else:
            yield Level(self._table, lambda _: True)
        if self._world is not None:
            yield Level(self._world, lambda entry: not here(entry), far=True)

    def with_places(
        self, rows: Iterable[Mapping[str, str]] = (), layers: Iterable[Feature] = ()
    ) -> "Gazetteer":
        """Add a dataset's own places, which are looked in first.

        Parameters
        ----------
        rows
            The rows of its ``places.csv``: ``name, alternates, kind, lat, lon, precision_km,
            within, origin``, alternates and areas separated by ``;``.
        layers
            The features of its ``layers/*.geojson``, of any kind of geometry, with a ``name``.

        Returns
        -------
        Gazetteer
            Another one; `faults` says which rows it could not take, and why.
        """
        anywhere = self._resolver.reader.anywhere
        own = OwnPlaces.read(rows, layers, anywhere, self.land, self.countries)
        return self._copy(own=own, countries=self.countries | own.countries, centre=own.centre)

    def focused(self, *countries: str, centre: tuple[float, float] | None = None) -> "Gazetteer":
        """Say which countries the dataset is about, by ISO alpha-2: they are its region.

        Parameters
        ----------
        countries
            Their codes.
        centre
            (lon, lat) in EPSG:4326 amid what it is about, where that is known.
        """
        about = self.countries.union(countries)
        return self._copy(own=self._own, countries=about, centre=centre)

    def _copy(self, **changes: Any) -> "Gazetteer":
        same = {"world": self._world, "countries": self.countries, "own": self._own}
        changes["centre"] = changes.get("centre") or self._centre
        return Gazetteer(self._table, **(same | changes))

    @property
    def faults(self) -> tuple[PlaceFault, ...]:
        """What was wrong with the dataset's own places."""
        return self._own.faults

    def find(
        self,
        name: str,
        *,
        country: str | None = None,
        within: str | Iterable[str] | None = None,
        near: Place | tuple[float, float] | None = None,
    ) -> Place:
        """Find the one place that a name means.

        A name is a key (``khost-province``), a name alone (“Kabul”), a name with its kind
        (“Khost Province”, “Barmal District”), a name within an area (“Barmal, Paktika”), or
        a stretch of a line (“Durand Line, Khyber Pakhtunkhwa sector”).

        When several bear a name, the one that ``sources/bare_names.csv`` lists is meant, or
        the district or tehsil around all the others; else the name is ambiguous. A small place
        is meant only if its province or district, or a spot near it, is given.

        Parameters
        ----------
        name
            The name, in any of the spellings and scripts of the gazetteer.
        country
            The country it must lie in: an ISO 3166-1 alpha-2 code, or a name.
        within
            The names of areas that it must lie in, such as its province and district.
        near
            A place or a (lon, lat) in EPSG:4326 that it must lie within 100 km of.

        Returns
        -------
        Place
            The place, its geometry (lon, lat) in EPSG:4326.

        Raises
        ------
        UnknownPlaceError
            If no place bears the name; `ElsewherePlaceError` if only places elsewhere do.
        AmbiguousPlaceError
            If several places do, and none of the rules above says which is meant;
            `UnconfirmedPlaceError` if one does that needs to be confirmed.
        """
        if _is_none(name):
            raise UnknownPlaceError(name)
        asked = self._asked(country, within, near)
        if (stretch := self._stretches.find(name)) is not None:
            return stretch
        found = self._resolver.found(name, asked)
        if found.meant is None:
            raise self._resolver.refusal(name, asked, found)
        return found.meant.place()

    def look_up(self, name: str, **said: Any) -> Place | GeodataError:
        """Answer like `find`, with the refusal instead of raising it."""
        try:
            return self.find(name, **said)
        except GeodataError as error:
            return error

    def _asked(self, country: str | None, within: Any, near: Any) -> Conditions:
        """Read what the caller says of a place; an area that is not known is refused."""
        names = [within] if isinstance(within, str) else list(within or ())
        areas = tuple(tuple(self._areas(name)) for name in names)
        code = self._code(country) if country else ""
        spot = spot_of(near)
        words = [f"in {code}"] if code else []
        words += [f"in {name}" for name in names] + (
            [f"near {spot[1]:.4f}, {spot[0]:.4f}"] if spot else []
        )
        return Conditions(code, areas, spot, " ".join(words))

    def _areas(self, name: str) -> list[Entry]:
        found = [] if _is_none(name) else self._resolver.reader.anywhere(name)
        if not found:
            raise UnknownPlaceError(name)
        return found

    def _code(self, country: str) -> str:
        """Read a country by its code or its name."""
        if len(country) == 2 and country.isascii() and self._resolver.country(country.upper()):
            return country.upper()
        found = [entry for entry in self._areas(country) if entry.kind == "country"]
        if not found:
            raise UnknownPlaceError(country)
        return found[0].country

    def line(self, name: str) -> Line | None:
        """Find a line by its name, or None if the name means no line."""
        entry = None if _is_none(name) else self._resolver.found(name, Conditions()).meant
        return None if entry is None else lines.line_of(entry, self.land, self.countries)

    def land(self, country: str) -> BaseGeometry | None:
        """Give the land of a country by ISO alpha-2, (lon, lat) in EPSG:4326, or None."""
        found = self._resolver.country(country)
        return found.geometry() if found else None

    def names(self) -> list[str]:
        """List every name and spelling of the region, sorted; each is found or is refused."""
        return sorted({name for row in self._region() for name in names_of(row)})

    def all_keys(self) -> list[str]:
        """List the keys of all entries of the region, sorted."""
        return sorted({entry.key for entry in self._region()})

    def sectors(self) -> list[str]:
        """List the stretches of lines that have a name, each of which is found."""
        lines_here = [entry for entry in self._region() if entry.kind == "line"]
        return sorted(name for line in lines_here for name in self._stretches.names(line))

    def _region(self) -> list[Entry]:
        return [*self._own.entries, *self._table.entries(self.countries)]

    def qualified(self, key: str) -> str:
        """Give the shortest name that means one entry and no other.

        Raises
        ------
        KeyError
            If there is no entry of that key.
        """
        entry = self._resolver.keyed(key)
        if entry is None:
            raise KeyError(key)
        return self._resolver.name_of(entry)


def _is_none(name: str) -> bool:
    return len(name) > LONGEST_NAME or not fold(name)
