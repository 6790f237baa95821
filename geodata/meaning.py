"""Which of the bearers of a name is meant: rules that choose, and conditions they must meet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geodata.entries import Entry
from geodata.folding import fold, fold_key
from geodata.kinds import GROUPS
from geodata.measure import apart_km, away_km, position
from geodata.place import Place

NEAR_KM = 100.0
"""How far from a spot that the caller names a place may lie."""

EDGE_KM = 10.0
"""How far off an area's edge a place of it may lie: layers of other sources are so inexact."""


PARTS = frozenset({"province", "region", "district"})
"""Kinds of areas that leave their name to a great city in them, as Paris and Delhi."""


@dataclass(frozen=True)
class Conditions:
    """What the caller says of a place beside its name.

    Attributes
    ----------
    country
        An ISO 3166-1 alpha-2 code, or empty.
    within
        For each area it must lie in, the areas that the area's name can mean.
    near
        (lon, lat) in EPSG:4326 that it must lie within `NEAR_KM` of.
    words
        The same in words, for errors.
    """

    country: str = ""
    within: tuple[tuple[Entry, ...], ...] = ()
    near: tuple[float, float] | None = None
    words: str = ""

    def agrees(self, entry: Entry) -> bool:
        """Tell whether a place can be the one that is asked for."""
        country = not self.country or self.country in entry.country.split("/")
        areas = all(any(lies_in(entry, area) for area in areas) for areas in self.within)
        return country and areas and (self.near is None or is_near(entry, self.near))

    @property
    def places(self) -> bool:
        """Whether it says anything."""
        return bool(self.country or self.within or self.near)

    @property
    def confirms(self) -> bool:
        """Whether it is narrow enough to tell one village from its namesakes."""
        return self.near is not None or any(map(narrow, self.within))

    @property
    def spot(self) -> tuple[float, float] | None:
        """A (lon, lat) in EPSG:4326 to measure from, if anything says where."""
        return self.near or next((areas[0].spot() for areas in self.within), None)


def narrow(areas: Iterable[Entry]) -> bool:
    """Tell whether areas are all less than a country."""
    return all(area.kind != "country" for area in areas)


def lies_in(entry: Entry, area: Entry) -> bool:
    """Tell whether a place lies in an area: by the table or, between tables, by geometry."""
    if area.key in entry.within or area.key == entry.key:
        return True
    if area.cabinet is entry.cabinet and not area.own:
        return False
    return area.position is None and away_km(area.geometry(), *entry.spot()) <= EDGE_KM


def is_near(entry: Entry, spot: tuple[float, float]) -> bool:
    """Tell whether a place lies within `NEAR_KM` of a (lon, lat) in EPSG:4326."""
    if entry.position is not None:
        return apart_km(entry.position, spot) <= NEAR_KM
    return away_km(entry.geometry(), *spot) <= NEAR_KM


def spot_of(near: Place | tuple[float, float] | None) -> tuple[float, float] | None:
    """Read a place or a (lon, lat) as a position in EPSG:4326.

    Raises
    ------
    ValueError
        If it is no position on Earth.
    """
    if near is None:
        return None
    lon, lat = near.label_point if isinstance(near, Place) else near
    point = position(lon, lat)
    return (point.x, point.y)


def preferred(bearers: Sequence[Entry]) -> list[Entry]:
    """Narrow bearers of one name to the one that is meant, if a rule says which."""
    if whole := _whole(bearers):
        return [whole]
    owners = [entry for entry in bearers if entry.owns_bare_name]
    if len(owners) == 1:
        return owners
    known = [entry for entry in bearers if entry.renowned]
    if len(known) == 1 and all(_yields(one, known[0]) for one in bearers):
        return known
    local = {entry.key for entry in bearers if entry.kind in GROUPS["local area"]}
    outermost = [entry for entry in bearers if not entry.within & (local - {entry.key})]
    return outermost if len(outermost) == 1 else list(bearers)


def _whole(bearers: Sequence[Entry]) -> Entry | None:
    """Give the country among bearers, if what else they are is parts of it or only spelt so."""
    found = [entry for entry in bearers if entry.kind == "country"]
    if len(found) != 1:
        return None
    country = found[0]
    inside = all(entry.country == country.country for entry in bearers)
    others = [entry for entry in bearers if entry is not country and entry.kind not in PARTS]
    named = [entry for entry in others if fold_key(entry.name) == fold_key(country.name)]
    return country if inside and not named else None


def _yields(one: Entry, known: Entry) -> bool:
    """Tell whether a bearer of a name leaves it to one that all the world knows."""
    return one is known or one.kind in PARTS or fold_key(one.name) != fold_key(known.name)


def spellings(entry: Entry, country: str) -> Iterator[str]:
    """Yield ever longer names of an entry; its key is the last resort and always works.

    Parameters
    ----------
    entry
        A place.
    country
        The name of its country, or empty.
    """
    kind = f"{entry.name} {entry.kind.title()}"
    yield from (entry.name, kind)
    for around in (entry.parent, country):
        if around and fold(around) != fold(entry.name):
            yield from (f"{entry.name}, {around}", f"{kind}, {around}")
    if entry.parent:
        yield from (f"{kind}, {entry.parent}", f"{kind}, {entry.parent}, {country}")
    yield entry.key


def by_distance(entries: Iterable[Entry], spot: tuple[float, float] | None) -> list[Entry]:
    """Sort places, the nearest to a (lon, lat) in EPSG:4326 first; as given if there is none."""
    found = list(entries)
    if spot is None:
        return found
    return sorted(found, key=lambda entry: apart_km(entry.spot(), spot))
