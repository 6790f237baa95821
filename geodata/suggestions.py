"""Names that are spelt alike, to suggest for one that is not known."""

import difflib
from collections.abc import Iterator

from geodata.entries import Entry
from geodata.folding import fold_key
from geodata.index import Index, Register

_CLOSE = 0.6  # of 1: how alike two names must be (difflib's ratio)
_MOST = 15


def alike(name: str, index: Index, countries: frozenset[str]) -> Iterator[Entry]:
    """Yield the entries of a table with a name spelt alike, the most alike first.

    Parameters
    ----------
    name
        The name that nobody bears.
    index
        The table to look in.
    countries
        Of which countries, by ISO alpha-2, where the table has all the world's.
    """
    folded = fold_key(name)
    table = index if isinstance(index, Register) else _near(folded, index, countries)
    for close in difflib.get_close_matches(folded, list(table.by_name), n=_MOST, cutoff=_CLOSE):
        yield from table.by_name[close]


def _near(folded: str, index: Index, countries: frozenset[str]) -> Register:
    """Take what of a large table begins alike and is about as long: all would be too slow."""
    return Register(
        entry
        for entry in index.entries(countries)
        if fold_key(entry.name)[:1] == folded[:1] and abs(len(entry.name) - len(folded)) < 5
    )
