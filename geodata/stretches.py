"""Stretches of a line along an area, as in “Durand Line, Kurram sector”."""

import difflib
import json
from collections.abc import Mapping
from functools import lru_cache

from geodata import sectors
from geodata.entries import Entry
from geodata.errors import AmbiguousPlaceError, GeodataError, UnknownPlaceError
from geodata.folding import fold_key
from geodata.meaning import preferred
from geodata.measure import length_km
from geodata.place import Place
from geodata.reading import split_stretch
from geodata.resolving import Resolver
from geodata.sectors import Ranges

Shares = Mapping[str, Ranges]


class Stretches:
    """The stretches of the lines of a gazetteer.

    Parameters
    ----------
    resolver
        Resolves the names of lines and areas.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def find(self, name: str) -> Place | None:
        """Find the stretch of a line that a name means, or None if it names no such thing.

        Of two areas of one name the province is meant.

        Raises
        ------
        UnknownPlaceError
            If the area does not border the line, or there is none.
        AmbiguousPlaceError
            If several areas of the name do.
        """
        parts = split_stretch(name)
        line = self._line(parts[0]) if parts else None
        if parts is None or line is None:
            return None
        bordering = self._bordering(line, parts[1])
        chosen = preferred(bordering)
        if len(chosen) != 1:
            raise self._refusal(name, line, parts[1], chosen)
        return _place(line, chosen[0], self._shares(line, chosen[0]), sector_name(line, parts[1]))

    def names(self, line: Entry) -> list[str]:
        """List the stretches of a line that have a name, each of which is found."""
        areas = (self._resolver.keyed(key) for key in _stored(line))
        names = (self._resolver.name_of(area) for area in areas if area is not None)
        return sorted(sector_name(line, name) for name in names)

    def _line(self, name: str) -> Entry | None:
        lines = [entry for entry in self._resolver.reader.anywhere(name) if entry.kind == "line"]
        return lines[0] if len(lines) == 1 else None

    def _bordering(self, line: Entry, area: str) -> list[Entry]:
        bearers = self._resolver.reader.anywhere(area)
        found = [entry for entry in bearers if entry.key in self._shares(line, entry)]
        return [entry for entry in found if entry.kind == "province"] or found

    def _shares(self, line: Entry, area: Entry) -> Shares:
        """Give the stored stretches, or work them out among the areas of the same kind."""
        stored = _stored(line)
        if area.key in stored or area.position is not None:
            return stored
        return _worked_out(line, tuple(self._resolver.siblings(area)))

    def _refusal(self, name: str, line: Entry, area: str, chosen: list[Entry]) -> GeodataError:
        if chosen:
            names = [self._resolver.name_of(entry) for entry in chosen]
            return AmbiguousPlaceError(name, [sector_name(line, one) for one in names])
        known = {fold_key(one): one for one in self.names(line)}
        wanted = fold_key(sector_name(line, area))
        close = difflib.get_close_matches(wanted, list(known), n=5, cutoff=0.6)
        return UnknownPlaceError(name, [known[folded] for folded in close])


def sector_name(line: Entry, area: str) -> str:
    """Name the stretch of a line along an area."""
    return f"{line.name}, {area} sector"


@lru_cache(maxsize=32)
def _stored(line: Entry) -> Shares:
    """Read ``sectors.json`` of the line's atlas: which vertices run along which area."""
    text = line.cabinet.text("sectors.json") if line.cabinet else None
    found: Shares = json.loads(text).get(line.key, {}) if text else {}
    return found


@lru_cache(maxsize=32)
def _worked_out(line: Entry, areas: tuple[Entry, ...]) -> Shares:
    shapes = {entry.key: entry.geometry() for entry in areas if entry.position is None}
    return sectors.shares(line.geometry(), shapes)


def _place(line: Entry, area: Entry, shares: Shares, name: str) -> Place:
    geometry = sectors.stretch(line.geometry(), shares[area.key])
    return Place(
        name=name,
        kind="sector",
        geometry=geometry,
        precision_km=round(length_km(geometry) / 2, 1),
        origin=line.origin,
        key=f"{line.key}-{area.key}",
        country=line.country,
        parent=area.parent if area.kind != "province" else area.name,
        note=line.note,
    )
