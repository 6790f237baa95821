"""Figures that replace the same claimant's own earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.shape import Draft

_EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first) (?:figure|count|toll|number)s? of $"
    r"|\b(?:up|down|revised|raised|lowered|rising|rose|risen) from $|\bfrom an earlier $|\bfrom $",
    re.IGNORECASE,
)
_REVISING = re.compile(
    r"\b(?:revis\w+|correct\w+|lower\w*|rais(?:ed|es|ing)|updat\w+|rose|risen|climbed|now"
    r"|then|at first"
    r"|later|initially|instead of|rather than)\b",
    re.IGNORECASE,
)
FIGURES = ("reports", "asserts", "counts")


def revised(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """Let a later figure of the same loss name the one it replaces.

    A figure that the text calls the earlier one is put before the one that replaced it.
    """
    ordered = list(drafts)
    for new, old in list(_swapped(ordered, text)):
        ordered.insert(ordered.index(new), ordered.pop(ordered.index(old)))
    return tuple(
        replace(draft, revises=_replaced(ordered, place, text))
        for place, draft in enumerate(ordered)
    )


def _swapped(drafts: Sequence[Draft], text: str) -> Iterator[tuple[Draft, Draft]]:
    """Yield a figure, and an earlier one that is told after it."""
    for steps in (1, 2):
        for one, two in zip(drafts, drafts[steps:], strict=False):
            if _same(one, two) and _EARLIER.search(text[: two.span[0]]):
                yield one, two


def _same(one: Draft, two: Draft) -> bool:
    keys = [
        (each.claimant, each.subject, each.category, each.measure, each.scope == "part")
        for each in (one, two)
    ]
    is_figure = one.stance in FIGURES and two.stance in FIGURES
    return is_figure and keys[0] == keys[1] and (one.low, one.high) != (two.low, two.high)


def _replaced(drafts: Sequence[Draft], place: int, text: str) -> int | None:
    draft = drafts[place]
    for before in range(place - 1, -1, -1):
        if _same(drafts[before], draft):
            first = min(drafts[before].span[0], draft.span[0])
            both = text[max(0, first - 60) : draft.span[1] + 60]
            return before if _REVISING.search(both) else None
    return None
