"""The gazetteer: from a name to the place it means."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from geodata import layers
from geodata.entries import Entry, read_entries
from geodata.errors import AmbiguousPlaceError, UnknownPlaceError
from geodata.folding import fold, fold_key
from geodata.kinds import GROUPS, split_kind
from geodata.place import Place

LONGEST_NAME = 200  # characters: no place is called more, and folding hostile text costs
LINE_KEY = "durand-line"


class Gazetteer:
    """Places by name, alternate spelling and script.

    Parameters
    ----------
    entries
        The rows to search.

    Examples
    --------
    >>> Gazetteer.shipped().find("Kabul").shape
    'point'
    >>> Gazetteer.shipped().find("Khost Province").shape
    'area'
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key = {entry.key: entry for entry in entries}
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self._by_key.values():
            for folded in {fold_key(name) for name in (entry.name, *entry.alternates)}:
                self._by_name[folded].append(entry)

    @staticmethod
    @cache
    def shipped() -> "Gazetteer":
        """Load the gazetteer that ships with the package, once."""
        return Gazetteer(read_entries(layers.DATA / "places.csv"))

    def find(self, name: str) -> Place:
        """Find the one place that a name means.

        A name is a key (``khost-province``), a name alone (“Kabul”), a name with its kind
        (“Khost Province”, “Barmal District”), a name within an area (“Barmal, Paktika”), or
        a stretch of the line (“Durand Line, Khyber Pakhtunkhwa sector”).

        When several bear a name, the one that ``sources/bare_names.csv`` lists is meant, or
        the district or tehsil around all the others; else the name is ambiguous.

        Parameters
        ----------
        name
            The name, in any of the spellings and scripts of the gazetteer.

        Returns
        -------
        Place
            The place, its geometry (lon, lat) in EPSG:4326.

        Raises
        ------
        UnknownPlaceError
            If no place bears the name.
        AmbiguousPlaceError
            If several places do, and none of the rules above says which is meant.
        """
        if len(name) > LONGEST_NAME or not fold(name):
            raise UnknownPlaceError(name)
        if (area := _sector_of(name)) is not None:
            return self._sector(name, area)
        return self._one(name, self._bearers(name)).place()

    def names(self) -> list[str]:
        """List every name and spelling, sorted; each is found or is ambiguous."""
        rows = self._by_key.values()
        return sorted({name for row in rows for name in (row.name, *row.alternates)})

    def all_keys(self) -> list[str]:
        """List the keys of all entries, sorted."""
        return sorted(self._by_key)

    def sectors(self) -> list[str]:
        """List the stretches of the Durand Line that have a name, each of which is found."""
        keys = [key for key in layers.sector_ranges() if key in self._by_key]
        return sorted(_sector_name(self.qualified(key)) for key in keys)

    def qualified(self, key: str) -> str:
        """Give the shortest name that means one entry and no other.

        Raises
        ------
        KeyError
            If there is no entry of that key.
        """
        entry = self._by_key[key]
        return next(name for name in _spellings(entry) if self._means(name, entry))

    def _means(self, name: str, entry: Entry) -> bool:
        bearers = [] if _sector_of(name) is not None else _preferred(self._bearers(name))
        return bearers == [entry]

    def _one(self, name: str, bearers: list[Entry]) -> Entry:
        """Choose the only bearer, or say what stands against it."""
        if not bearers:
            raise UnknownPlaceError(name, self._suggestions(name))
        chosen = _preferred(bearers)
        if len(chosen) > 1:
            raise AmbiguousPlaceError(name, [self.qualified(entry.key) for entry in chosen])
        return chosen[0]

    def _bearers(self, name: str) -> list[Entry]:
        """List all that a name can mean: a key or a name as it stands, else qualified."""
        if name in self._by_key:
            return [self._by_key[name]]
        return self._by_name.get(fold_key(name)) or self._of_kind(name) or self._within(name)

    def _of_kind(self, name: str) -> list[Entry]:
        """Read “Khost Province” as the provinces called Khost."""
        found = [
            entry
            for rest, group in split_kind(name)
            for entry in self._by_name.get(fold_key(rest), [])
            if entry.kind in group
        ]
        return list(dict.fromkeys(found))

    def _within(self, name: str) -> list[Entry]:
        """Read “Barmal, Paktika” as what is called Barmal and lies in Paktika."""
        inner, comma, outer = name.replace("،", ",").rpartition(",")
        if not comma:
            return []
        around = {entry.key for entry in self._by_name.get(fold_key(outer)) or self._of_kind(outer)}
        return [entry for entry in self._bearers(inner) if entry.within & around]

    def _sector(self, name: str, area: str) -> Place:
        """Find the stretch of the line along an area; of two areas the province is meant."""
        bordering = layers.sector_ranges()
        found = [entry for entry in self._bearers(area) if entry.key in bordering]
        found = [entry for entry in found if entry.kind == "province"] or found
        if not found:
            raise UnknownPlaceError(name, self._sector_suggestions(area))
        if len(chosen := _preferred(found)) > 1:
            names = [_sector_name(self.qualified(entry.key)) for entry in chosen]
            raise AmbiguousPlaceError(name, names)
        return _sector_place(self._by_key[LINE_KEY], chosen[0], _sector_name(area))

    def _suggestions(self, name: str) -> list[str]:
        """Suggest up to five places with a name spelt alike."""
        close = difflib.get_close_matches(fold_key(name), self._folded, n=15, cutoff=0.6)
        entries = dict.fromkeys(entry for folded in close for entry in self._by_name[folded])
        return [self.qualified(entry.key) for entry in list(entries)[:5]]

    def _sector_suggestions(self, area: str) -> list[str]:
        wanted = fold_key(area)
        by_area = {fold_key(_sector_of(name) or ""): name for name in self.sectors()}
        close = difflib.get_close_matches(wanted, list(by_area), n=5, cutoff=0.3)
        return [by_area[folded] for folded in close]

    @cached_property
    def _folded(self) -> list[str]:
        return list(self._by_name)


def _preferred(bearers: list[Entry]) -> list[Entry]:
    """Narrow bearers of one name to the one that is meant, if a rule says which."""
    owners = [entry for entry in bearers if entry.owns_bare_name]
    if len(owners) == 1:
        return owners
    local = {entry.key for entry in bearers if entry.kind in GROUPS["local area"]}
    outermost = [entry for entry in bearers if not entry.within & (local - {entry.key})]
    return outermost if len(outermost) == 1 else bearers


def _spellings(entry: Entry) -> Iterator[str]:
    """Yield ever longer names of an entry; its key is the last resort and always works."""
    kind = f"{entry.name} {entry.kind.title()}"
    yield entry.name
    yield kind
    if entry.parent:
        yield f"{entry.name}, {entry.parent}"
        yield f"{kind}, {entry.parent}"
    yield entry.key


def _sector_name(area: str) -> str:
    return f"Durand Line, {area} sector"


def _sector_of(name: str) -> str | None:
    """Read the area out of “Durand Line, <area> sector”."""
    line, comma, rest = name.partition(",")
    words = rest.split()
    if not comma or fold(line) != "durand line" or len(words) < 2 or fold(words[-1]) != "sector":
        return None
    return " ".join(words[:-1])


def _sector_place(line: Entry, area: Entry, name: str) -> Place:
    geometry = layers.sector(area.key)
    return Place(
        name=name,
        kind="sector",
        geometry=geometry,
        precision_km=round(layers.length_km(geometry) / 2, 1),
        origin=line.origin,
        key=f"{line.key}-{area.key}",
        country=line.country,
        parent=area.parent if area.kind != "province" else area.name,
        note=line.note,
    )
