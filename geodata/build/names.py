"""Which of the names that GeoNames gives a place are spellings to be found by."""

import difflib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from geodata.build.tables import split, table
from geodata.folding import fold_key, plain

ALIKE = 0.7  # of 1: how alike a spelling must be to its name to mean it without being confirmed
LATIN = frozenset({"LATIN"})


@cache
def _scripts() -> dict[str, frozenset[str]]:
    return {row["language"]: frozenset(split(row["scripts"])) for row in table("scripts")}


@lru_cache(maxsize=512)
def scripts_of(languages: str) -> frozenset[str]:
    """List the scripts of a country, by its languages as GeoNames has them: ``ky,uz,ru``."""
    codes = (code.partition("-")[0].strip() for code in languages.split(","))
    return frozenset(script for code in codes for script in _scripts().get(code, ()))


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0] if letter.isalpha() else ""


def script(name: str) -> frozenset[str]:
    """List the scripts that a name is written in, as Unicode names them."""
    return frozenset(map(_script, name)) - {""}


def is_latin_name(name: str) -> bool:
    """Tell a name in Latin letters from a code or a search string."""
    return script(name) == LATIN and name[:1].isupper() and not (name.isupper() and len(name) <= 3)


def spellings(
    name: str, alternates: Iterable[str], scripts: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Choose the spellings of a place: those that mean it, and those to be confirmed.

    Parameters
    ----------
    name
        Its name in Latin letters.
    alternates
        What the source has beside it, in any language.
    scripts
        The scripts of its country.

    Returns
    -------
    tuple of two lists of str
        Spellings in the country's scripts, and Latin ones like the name; and other Latin ones.
    """
    native = [one for one in alternates if (found := script(one)) and found <= scripts - LATIN]
    latin = [one for one in alternates if is_latin_name(one)]
    near = [one for one in latin if is_alike(name, one)]
    sure = distinct(name, [*native, *near])
    return sure, distinct(name, latin, sure)


def is_alike(name: str, other: str) -> bool:
    """Tell whether two names are spellings of one, by their letters."""
    one, two = fold_key(name), fold_key(other)
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE


def distinct(name: str, spellings: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """Drop the spellings that fold to one already there, and those with a separator."""
    kept = dict.fromkeys([fold_key(name), *map(fold_key, known)], "")
    for spelling in spellings:
        if "|" not in spelling:
            kept.setdefault(fold_key(spelling), " ".join(spelling.replace("\u200e", "").split()))
    return [spelling for folded, spelling in kept.items() if spelling and folded]


def english(name: str) -> str:
    """Write a name as English prose does: without diacritics, and never empty."""
    return plain(name) or name
