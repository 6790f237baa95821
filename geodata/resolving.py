"""Resolving a name: one place that is meant, or a refusal that says what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.entries import Entry
from geodata.errors import (
    AmbiguousPlaceError,
    ElsewherePlaceError,
    GeodataError,
    UnconfirmedPlaceError,
    UnknownPlaceError,
)
from geodata.folding import fold_key
from geodata.meaning import Conditions, by_distance, preferred, spellings
from geodata.reading import Bearer, NameReader
from geodata.suggestions import alike

MOST = 5  # names that an error suggests


@dataclass(frozen=True)
class Found:
    """What a name was found to mean.

    Attributes
    ----------
    meant
        The one place, or None if the name is refused.
    rivals
        The places that stand against each other, or that lie elsewhere.
    error
        How it is refused.
    """

    meant: Entry | None = None
    rivals: tuple[Entry, ...] = ()
    error: type[GeodataError] = UnknownPlaceError


class Resolver:
    """Resolve names in the tables of a gazetteer.

    Parameters
    ----------
    reader
        Reads names in its tables.
    countries
        The countries that the region is of, by ISO alpha-2.
    centre
        (lon, lat) in EPSG:4326 that suggestions are sorted by their distance from, if the
        caller gives no other.
    """

    def __init__(
        self, reader: NameReader, countries: frozenset[str], centre: tuple[float, float] | None
    ) -> None:
        self.reader = reader
        self.countries = countries
        self._centre = centre

    def found(self, name: str, asked: Conditions) -> Found:
        """Look in one table after the other; the first with a place that agrees answers."""
        elsewhere: list[Entry] = []
        for level in self.reader.levels:
            bearers = self.reader.bearers(level, name)
            agreeing = [bearer for bearer in bearers if asked.agrees(bearer.entry)]
            if level.far and not asked.places:
                agreeing = _from_afar(agreeing)
            if agreeing:
                return self._chosen(name, agreeing, asked)
            elsewhere += [bearer.entry for bearer in bearers]
        error = ElsewherePlaceError if elsewhere and asked.places else UnknownPlaceError
        return Found(rivals=tuple(elsewhere), error=error)

    def _chosen(self, name: str, bearers: Sequence[Bearer], asked: Conditions) -> Found:
        chosen = preferred([bearer.entry for bearer in bearers])
        if len(chosen) > 1:
            return Found(rivals=tuple(chosen), error=AmbiguousPlaceError)
        sure = any(bearer.sure for bearer in bearers if bearer.entry is chosen[0])
        if sure or asked.confirms:
            return Found(meant=chosen[0])
        rivals = (chosen[0], *self._renowned(name))
        return Found(rivals=rivals, error=UnconfirmedPlaceError)

    def _renowned(self, name: str) -> list[Entry]:
        """List the places of the wide world that a small one has its name from, or by chance."""
        far = [level for level in self.reader.levels if level.far]
        bearers = [bearer for level in far for bearer in self.reader.bearers(level, name)]
        return [bearer.entry for bearer in _from_afar(bearers)]

    def refusal(self, name: str, asked: Conditions, found: Found) -> GeodataError:
        """Say what stands against a name, and what could be asked instead, nearest first."""
        spot = asked.spot or self._centre
        rivals = {entry.key: entry for entry in found.rivals}.values()
        names = [self.name_of(entry) for entry in by_distance(rivals, spot)]
        if found.error is ElsewherePlaceError:
            return ElsewherePlaceError(name, asked.words, names[:MOST])
        if found.error is UnknownPlaceError:
            close = self._alike(name, spot)
            return UnknownPlaceError(name, close or names[:MOST])
        refused: GeodataError = found.error(name, names)
        return refused

    def _alike(self, name: str, spot: tuple[float, float] | None) -> list[str]:
        """Suggest up to five places of the region with a name spelt alike, nearest first."""
        near = [level.index for level in self.reader.levels if not level.far]
        close = (entry for index in near for entry in alike(name, index, self.countries))
        entries = list({entry.key: entry for entry in close}.values())[:MOST]
        return [self.name_of(entry) for entry in by_distance(entries, spot)]

    def name_of(self, entry: Entry) -> str:
        """Give the shortest name that means an entry and no other."""
        names = spellings(entry, self._country(entry.country))
        return next(name for name in names if self.found(name, Conditions()).meant == entry)

    def country(self, code: str) -> Entry | None:
        """Give the entry of a country by ISO alpha-2, of the first table that has it."""
        found = (level.index.country(code) for level in self.reader.levels)
        return next((entry for entry in found if entry is not None), None)

    def _country(self, code: str) -> str:
        found = self.country(code)
        return found.name if found else ""

    def keyed(self, key: str) -> Entry | None:
        """Give the entry of a key, of the first table that has it."""
        found = ((level, level.index.keyed(key)) for level in self.reader.levels)
        return next((entry for level, entry in found if entry and level.accepts(entry)), None)

    def siblings(self, area: Entry) -> list[Entry]:
        """List the areas that share a country out between them, an area among them."""
        found = (level.index.siblings(area) for level in self.reader.levels)
        return next((areas for areas in found if area in areas), [area])


def _from_afar(bearers: Sequence[Bearer]) -> list[Bearer]:
    """Keep what is meant from afar: what the name places, else what all the world knows.

    That is a great city or a country; beside a country, what else is called so and is as large.
    """
    countries = {fold_key(one.entry.name) for one in bearers if one.entry.kind == "country"}
    known = [one for one in bearers if one.entry.renowned or _is_land(one.entry, countries)]
    return [bearer for bearer in bearers if bearer.placed] or known


def _is_land(entry: Entry, countries: set[str]) -> bool:
    is_called = entry.kind == "province" and fold_key(entry.name) in countries
    return is_called or entry.kind == "country"
