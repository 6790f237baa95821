"""Pushing circles apart, so that none hides another or another's true place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

GAP = 2.0
DOT = 3.0
"""The radius of the dot that stays at a true place."""

MOST_ROUNDS = 500
GOLDEN = math.pi * (3 - math.sqrt(5))
"""Circles at one spot are pushed each its own way, as seeds lie in a flower."""


@dataclass(frozen=True)
class Disc:
    """A circle: its middle, its radius, and the rank by which coinciding ones are told apart.

    One that is ``fixed`` gives way to none.
    """

    x: float
    y: float
    r: float
    rank: int = 0
    is_fixed: bool = False

    def moved(self, dx: float, dy: float) -> Disc:
        """Move it."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def overlaps(self, other: Disc, gap: float) -> float:
        """Tell how many pixels it lies too close to another; negative where it does not."""
        return self.r + other.r + gap - math.hypot(other.x - self.x, other.y - self.y)


def spread(
    discs: Sequence[Disc], w: float, h: float, gap: float = GAP, dot: float = DOT
) -> list[Disc]:
    """Push circles apart to a gap, each as little as may be, and keep them in a box.

    Circles that overlap leave the dots of all their true places free.

    Parameters
    ----------
    discs
        Circles in pixels. A circle that overlaps none stays where it is.
    w, h
        The box, from 0, 0.
    gap, dot
        Pixels between two circles; the radius of a dot, or 0 for none.

    Returns
    -------
    list of Disc
        In the same order. Where there is no room for all, some still overlap.
    """
    ranked = [replace(one, rank=place) for place, one in enumerate(discs)]
    crowded = [one for one in ranked if any(_touch(one, two, gap) for two in ranked)]
    dots = [replace(one, r=dot, is_fixed=True) for one in crowded] if dot else []
    now = [*ranked, *dots]
    exempt = {one.rank for one in ranked} - {one.rank for one in crowded}
    for _round in range(MOST_ROUNDS):
        if not _push(now, len(ranked), gap, exempt):
            break
        now = [one if one.is_fixed else _inside(one, w, h) for one in now]
    return now[: len(ranked)]


def _touch(one: Disc, two: Disc, gap: float) -> bool:
    return one.rank != two.rank and one.overlaps(two, gap) > 0.01


def _push(now: list[Disc], movable: int, gap: float, exempt: set[int]) -> bool:
    """Push each pair that is too close apart; tell whether there was any."""
    found = False
    for first in range(movable):
        for second in range(first + 1, len(now)):
            one, two = now[first], now[second]
            if two.is_fixed and one.rank in exempt:
                continue
            lack = one.overlaps(two, 0.0 if two.is_fixed else gap)
            if lack > 0.01:
                found = True
                now[first], now[second] = _apart(one, two, lack)
    return found


def _apart(one: Disc, two: Disc, lack: float) -> tuple[Disc, Disc]:
    """Push two circles apart; the smaller gives way more, and a fixed one not at all."""
    dx, dy = _way(one, two)
    share = 0.0 if two.is_fixed else one.r / (one.r + two.r)
    # A little further than it must, so that it comes to rest.
    far = lack * 1.02
    back, forth = -far * (1 - share), far * share
    return one.moved(dx * back, dy * back), two.moved(dx * forth, dy * forth)


def _way(one: Disc, two: Disc) -> tuple[float, float]:
    """Give the direction from one circle to the other, of length 1."""
    dx, dy = two.x - one.x, two.y - one.y
    apart = math.hypot(dx, dy)
    if apart < 0.01:
        turn = GOLDEN * (one.rank + 1)
        return (math.cos(turn), math.sin(turn))
    return (dx / apart, dy / apart)


def _inside(disc: Disc, w: float, h: float) -> Disc:
    x = min(max(disc.x, disc.r), max(w - disc.r, disc.r))
    y = min(max(disc.y, disc.r), max(h - disc.r, disc.r))
    return replace(disc, x=x, y=y)
