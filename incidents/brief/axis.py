"""The axis of the figure: equal steps are equal ratios, and 0 stands apart at the left."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

ZERO = 0.0
FIRST_TICK = 13.0
"""Percent of the width at which the first tick above zero stands."""

STEPS = (1, 2, 5)
MAX_TICKS = 10


def step_below(value: int) -> int:
    """Find the largest number of the series 1, 2, 5, 10, 20, … that is not above ``value``."""
    least = max(value, 1)
    decade = int(10 ** (len(str(least)) - 1))
    return max(step * decade for step in STEPS if step * decade <= least)


def steps_between(low: int, high: int) -> list[int]:
    """List the numbers of the series 1, 2, 5, 10, … from ``low`` to ``high``."""
    decades = range(len(str(low)) - 1, len(str(high)))
    series = (step * int(10**decade) for decade in decades for step in STEPS)
    return [step for step in series if low <= step <= high]


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis from ``first`` to ``last``, in whole things, with 0 apart."""

    first: int
    last: int

    @classmethod
    def over(cls, values: Iterable[int]) -> Axis:
        """Make the axis that holds all values; one without any runs from 1 to 10."""
        found = [value for value in values if value > 0]
        first = step_below(min(found)) if found else 1
        last = max(found) if found else 10
        return cls(first, last if last > first else 2 * first)

    def at(self, value: int) -> float:
        """Place a value, in percent from the left; what lies outside is held at the edge."""
        if value <= 0:
            return ZERO
        share = math.log(value / self.first) / math.log(self.last / self.first)
        return min(max(FIRST_TICK + (100 - FIRST_TICK) * share, ZERO), 100.0)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The values that are written: 0, then 1·2·5 steps, or one a decade where they crowd."""
        series = steps_between(self.first, self.last)
        return (0, *(series if len(series) <= MAX_TICKS else series[::3]))
