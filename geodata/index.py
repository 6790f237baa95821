"""Where names are looked up: in a table that is read whole, or in one that is packed."""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Protocol

from geodata.cabinet import Cabinet
from geodata.entries import Entry, entries_of
from geodata.folding import fold_key
from geodata.region import Box

COUNTRY_COLUMNS = ("country", "first", "past", "west", "south", "east", "north")
"""The columns of a packed table's ``countries.csv``."""

NOBODYS = "ZZ"
"""The file of what several countries claim and none is said to administer."""

ROWS = 500
"""How many rows of a packed table lie in one file."""


class Index(Protocol):
    """What finds entries by their names."""

    def bearers(self, folded: str) -> list[Entry]:
        """List the entries of a folded name (`geodata.folding.fold_key`)."""

    def keyed(self, key: str) -> Entry | None:
        """Give the entry of a key."""

    def entries(self, countries: Collection[str]) -> Iterable[Entry]:
        """List the entries of some countries, by ISO alpha-2; a table gives all it has."""

    def siblings(self, entry: Entry) -> list[Entry]:
        """List the areas that share a country out between them, an area among them."""

    def country(self, code: str) -> Entry | None:
        """Give the entry of a country, by ISO alpha-2."""


class Register:
    """An index of entries that are all in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_key = {entry.key: entry for entry in entries}
        self.by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.by_key.values():
            for folded in {fold_key(name) for name in names_of(entry)}:
                self.by_name[folded].append(entry)

    def bearers(self, folded: str) -> list[Entry]:
        """List the entries of a folded name."""
        return self.by_name.get(folded, [])

    def named(self, name: str) -> list[Entry]:
        """List the entries of a name as it is written."""
        return self.bearers(fold_key(name))

    def keyed(self, key: str) -> Entry | None:
        """Give the entry of a key."""
        return self.by_key.get(key)

    def entries(self, countries: Collection[str]) -> Iterable[Entry]:  # noqa: ARG002
        """List all entries: a table in memory is of one region."""
        return self.by_key.values()

    def siblings(self, entry: Entry) -> list[Entry]:
        """List the areas of the same kind, layer and country."""
        kin = (entry.kind, entry.layer, entry.country)
        return [e for e in self.by_key.values() if (e.kind, e.layer, e.country) == kin]

    def country(self, code: str) -> Entry | None:
        """Give the entry of a country of the table."""
        return self._countries.get(code)

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        return {e.country: e for e in self.by_key.values() if e.kind == "country"}


class Packed:
    """An index in files of the world's places, of which a look-up reads a few kB.

    ``names.zip`` holds, by the first two letters of a folded name, lines of the name, a tab and
    the numbers of its rows; ``rows.zip`` the rows, `ROWS` to a file, sorted by country; and
    ``countries.csv`` which rows are a country's: its areas first, then its settlements, the
    largest first. The areas of a country are in ``areas.zip``.
    """

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet

    def bearers(self, folded: str) -> list[Entry]:
        """List the entries of a folded name."""
        return [self._row(number) for number in self._names(leaf_of(folded)).get(folded, ())]

    def keyed(self, key: str) -> Entry | None:
        """Give the entry of a key, which begins with the entry's name."""
        names = (fold_key(key), fold_key(key.rsplit("-", 2)[0]))
        return next((e for name in names for e in self.bearers(name) if e.key == key), None)

    def entries(self, countries: Collection[str]) -> Iterable[Entry]:
        """List the entries of some countries."""
        for country in sorted(countries):
            first, past = self._ranges.get(country, (0, 0))
            yield from (self._row(number) for number in range(first, past))

    def siblings(self, entry: Entry) -> list[Entry]:
        """List the first-level divisions of the country of one."""
        return [e for e in self._areas(entry.country) if e.kind == entry.kind]

    def country(self, code: str) -> Entry | None:
        """Give the entry of a country."""
        return next((e for e in self._areas(code) if e.kind == "country"), None)

    def _areas(self, country: str) -> Iterable[Entry]:
        """List the areas of a country, which its rows begin with."""
        return takewhile(lambda entry: entry.layer, self.entries({country}))

    def reaching(self, box: Box) -> list[str]:
        """List the countries whose divisions reach into a box: south, west, north, east."""
        south, west, north, east = box
        return [
            code
            for code, (low, under, high, over) in self._boxes.items()
            if low <= east and high >= west and under <= north and over >= south
        ]

    @cached_property
    def _boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """The west, south, east and north of each country's divisions."""
        rows = csv.DictReader((self._cabinet.text("countries.csv") or "").splitlines())
        edges = {row["country"]: [row[name] for name in COUNTRY_COLUMNS[3:]] for row in rows}
        return {code: tuple(map(float, found)) for code, found in edges.items() if found[0]}  # type: ignore[misc]

    @cached_property
    def _ranges(self) -> dict[str, tuple[int, int]]:
        rows = csv.DictReader((self._cabinet.text("countries.csv") or "").splitlines())
        return {row["country"]: (int(row["first"]), int(row["past"])) for row in rows}

    @lru_cache(maxsize=64)  # noqa: B019  an index lives as long as its atlas
    def _names(self, leaf: str) -> dict[str, list[int]]:
        text = self._cabinet.text(f"names/{leaf}") or ""
        pairs = (line.split("\t") for line in text.splitlines())
        return {name: [int(number) for number in rows.split(",")] for name, rows in pairs}

    def _row(self, number: int) -> Entry:
        return self._rows(number // ROWS)[number % ROWS]

    @lru_cache(maxsize=256)  # noqa: B019
    def _rows(self, leaf: int) -> list[Entry]:
        return entries_of(self._cabinet.text(f"rows/{leaf:04}.csv") or "", self._cabinet)


def leaf_of(folded: str) -> str:
    """Name the file of ``names.zip`` that holds a folded name."""
    return "-".join(f"{ord(letter):x}" for letter in folded[:2]) + ".tsv"


def names_of(entry: Entry) -> tuple[str, ...]:
    """List the name and all spellings of an entry."""
    return (entry.name, *entry.alternates, *entry.also)
