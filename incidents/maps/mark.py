"""What the map draws: the store's marks, as far as the map reads them."""

from __future__ import annotations

from typing import Any, Protocol


class Mark(Protocol):
    """What the map needs to know of one mark: one place, or one cell of several places.

    ``geometry`` and ``lon``, ``lat`` are EPSG:4326. ``states`` is what each side has done:
    ``stated``, ``denies`` or ``silent``.
    """

    @property
    def key(self) -> str:
        """The identity of the mark, stable from view to view."""

    @property
    def shape(self) -> str:
        """One of ``point``, ``area``, ``line``, ``cell``."""

    @property
    def geometry(self) -> Any:
        """A shapely geometry, a GeoJSON mapping, or None for a bare point."""

    @property
    def lon(self) -> float:
        """The longitude of the mark or of its label, in degrees."""

    @property
    def lat(self) -> float:
        """The latitude of the mark or of its label, in degrees."""

    @property
    def label(self) -> str:
        """The name of the place."""

    @property
    def incidents(self) -> tuple[str, ...]:
        """The ids of the first of its incidents."""

    @property
    def n_incidents(self) -> int:
        """How many incidents it stands for."""

    @property
    def n_claims(self) -> int:
        """How many claims it stands for."""

    @property
    def n_third(self) -> int:
        """How many of the claims are by third parties."""

    @property
    def states(self) -> tuple[str, str]:
        """What side 1 and side 2 have done."""

    @property
    def precision_km(self) -> float:
        """How far off the mark may be, in km."""
