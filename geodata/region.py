"""What part of the world the shipped layers show."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees of EPSG:4326."""


@dataclass(frozen=True)
class Region:
    """What a map shows at first and at most, and where its hill-shade lies."""

    home: Box = (28.9, 61.6, 36.2, 74.0)
    limits: Box = (22.0, 56.0, 41.5, 83.0)
    relief: Box = (23.0, 59.0, 39.0, 80.0)
