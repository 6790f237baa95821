"""Reading a name: who bears it in one table, and whether the name itself says where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geodata.entries import Entry
from geodata.folding import fold, fold_key
from geodata.index import Index
from geodata.kinds import split_kind

Accepts = Callable[[Entry], bool]


@dataclass(frozen=True)
class Bearer:
    """An entry that a name can mean.

    Attributes
    ----------
    entry
        The entry.
    sure
        Whether the name means it without being confirmed: a small place may have namesakes, and
        so may a spelling that is far from the name.
    placed
        Whether the name says in what area it lies, be it a country.
    """

    entry: Entry
    sure: bool
    placed: bool = False


@dataclass(frozen=True)
class Level:
    """A table to look in, in its turn.

    Attributes
    ----------
    index
        The table.
    accepts
        Whether an entry of it belongs to this level.
    far
        Whether it holds what lies outside the region: such a place has to be renowned, or to be
        asked for with its area.
    """

    index: Index
    accepts: Accepts
    far: bool = False


class NameReader:
    """Read names in the tables of a gazetteer.

    Parameters
    ----------
    levels
        The tables, in the order in which they are looked in.
    """

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels

    def bearers(self, level: Level, name: str) -> list[Bearer]:
        """List all that a name can mean: a key or a name as it stands, else qualified."""
        entry = level.index.keyed(name)
        if entry is not None and level.accepts(entry):
            return [Bearer(entry, sure=True, placed=True)]
        return self._named(level, name) or self._of_kind(level, name) or self._within(level, name)

    def anywhere(self, name: str) -> list[Entry]:
        """List all that a name can mean in any table, as the name of an area."""
        found = [bearer.entry for level in self.levels for bearer in self.bearers(level, name)]
        return list({entry.key: entry for entry in found}.values())

    def _named(self, level: Level, name: str) -> list[Bearer]:
        folded = fold_key(name)
        found = level.index.bearers(folded) if folded else []
        return [Bearer(e, sure=is_sure(e, folded)) for e in found if level.accepts(e)]

    def _of_kind(self, level: Level, name: str) -> list[Bearer]:
        """Read “Khost Province” as the provinces called Khost."""
        found = {
            bearer.entry.key: bearer
            for rest, group in split_kind(name)
            for bearer in _called(rest, (b for b in self._named(level, rest) if _is_of(b, group)))
        }
        return list(found.values())

    def _within(self, level: Level, name: str) -> list[Bearer]:
        """Read “Barmal, Paktika” as what is called Barmal and lies in Paktika."""
        inner, comma, outer = name.replace("،", ",").rpartition(",")
        if not comma or not fold(outer):
            return []
        around = {area.key: area for area in self.anywhere(outer)}
        inside = (b for b in self.bearers(level, inner) if b.entry.within & around.keys())
        return [
            _placed(bearer, [around[key] for key in bearer.entry.within & around.keys()])
            for bearer in _called(inner, inside)
        ]


def _called(name: str, bearers: Iterable[Bearer]) -> list[Bearer]:
    """Keep those of a kind or an area whose own name it is, before those that are only spelt so."""
    found, folded = list(bearers), fold_key(name)
    return [one for one in found if fold_key(one.entry.name) == folded] or found


def _is_of(bearer: Bearer, kinds: frozenset[str]) -> bool:
    return bearer.entry.kind in kinds


def is_sure(entry: Entry, folded: str) -> bool:
    """Tell whether a folded name means an entry without being confirmed."""
    return not entry.needs_context and folded not in map(fold_key, entry.also)


def _placed(bearer: Bearer, around: Iterable[Entry]) -> Bearer:
    """Confirm a bearer by the areas that the name gives: a country alone is too wide for that."""
    narrow = any(area.kind != "country" for area in around)
    return Bearer(bearer.entry, sure=bearer.sure or narrow, placed=True)


def split_stretch(name: str) -> tuple[str, str] | None:
    """Read the line and the area out of “Durand Line, Kurram sector”."""
    line, comma, rest = name.partition(",")
    words = rest.split()
    if not comma or len(words) < 2 or fold(words[-1]) != "sector":
        return None
    return line, " ".join(words[:-1])
