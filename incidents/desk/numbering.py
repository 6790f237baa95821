"""Names for new rows: the next number in the manner of those that are there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from geodata.folding import fold

_NUMBERED = re.compile(r"([A-Za-z]{1,4})(\d+)")
MOST_LETTERS = 60


def numbered(known: Collection[str], otherwise: str) -> Iterator[str]:
    """Yield free ids: "c145" after "c144"; of several manners, the commonest goes on.

    Parameters
    ----------
    known
        The ids that are there.
    otherwise
        What an id begins with where none is there yet.
    """
    found = [match for one in known if (match := _NUMBERED.fullmatch(one))]
    letters = Counter(match[1] for match in found).most_common(1)
    prefix = letters[0][0] if letters else otherwise
    mine = [match[2] for match in found if match[1] == prefix]
    width = max(map(len, mine), default=3)
    number = max(map(int, mine), default=0)
    taken = set(known)
    while True:
        number += 1
        if (name := f"{prefix}{number:0{width}d}") not in taken:
            yield name


def slug(*words: str) -> str:
    """Make an id of words: "2025-10-15-spin-boldak"."""
    plain = "-".join(fold(word) for word in words if word)
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold())[:MOST_LETTERS].strip("-") or "row"


def free(wanted: str, known: Collection[str]) -> str:
    """Give an id that is not taken: the one wanted, or with a number behind it."""
    if wanted not in known:
        return wanted
    return next(name for n in range(2, 10**6) if (name := f"{wanted}-{n}") not in known)
