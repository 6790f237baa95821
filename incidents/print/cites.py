"""Citing: which numbered sources carry which claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from incidents.brief.shape import Reference
from incidents.words import imprints


class Cites:
    """The sources of a brief by the claims that they carry.

    Parameters
    ----------
    sources
        Of the brief.
    most
        The most numbers beside one figure; a plus stands for the others. None is all of them.
    """

    def __init__(self, sources: Sequence[Reference], most: int | None = None) -> None:
        self._most = most
        self.sources = {one.number: one for one in sources}
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for one in sources:
            for claim in one.claims:
                self._numbers[claim].append(one.number)

    def numbers(self, claims: Iterable[str]) -> frozenset[int]:
        """Give the numbers of the sources of claims, as many as stand beside a figure."""
        return frozenset(self._all(claims)[: self._most])

    def _all(self, claims: Iterable[str]) -> list[int]:
        return sorted({number for one in claims for number in self._numbers.get(one, ())})

    def label(self, claims: Sequence[str]) -> str:
        """Write the numbers of the sources of claims: "1–4,7", or "1–3+" where there are more."""
        found = self.numbers(claims)
        more = "+" if len(found) < len(self._all(claims)) else ""
        return ",".join(imprints.numbers(first, last) for first, last in runs(found)) + more


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Join numbers that follow each other, three or more of them: first and last of each run.

    Examples
    --------
    >>> runs([1, 2, 3, 5, 8, 9])
    [(1, 3), (5, 5), (8, 8), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return [one for pair in found for one in _apart(pair)]


def _apart(pair: tuple[int, int]) -> list[tuple[int, int]]:
    first, last = pair
    if last == first + 1:
        return [(first, first), (last, last)]
    return [pair]
