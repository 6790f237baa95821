"""A view: a query, and what else the page shows."""

from __future__ import annotations

import math
from collections.abc import Container
from dataclasses import dataclass, field

from incidents.query.names import Names
from incidents.query.query import Query
from incidents.query.reading import Params, Reader


@dataclass(frozen=True)
class View:
    """A query with what else the page shows: the open incident, the tab, the map's position.

    ``lat`` and ``lon`` are degrees in EPSG:4326; ``zoom`` is Leaflet's.
    """

    query: Query = field(default_factory=Query)
    incident: str = ""
    tab: str = ""
    lat: float | None = None
    lon: float | None = None
    zoom: int | None = None

    def to_params(self) -> dict[str, str]:
        """Write the view as URL parameters: the query's first, defaults left out."""
        own = {
            "incident": self.incident,
            "tab": self.tab,
            "lat": _degrees(self.lat),
            "lon": _degrees(self.lon),
            "zoom": "" if self.zoom is None else str(self.zoom),
        }
        return self.query.to_params() | {name: value for name, value in own.items() if value}

    @classmethod
    def from_params(
        cls,
        params: Params,
        known: Names,
        tabs: Container[str] | None = None,
        incidents: Container[str] | None = None,
    ) -> tuple[View, tuple[str, ...]]:
        """Read a view from URL parameters, whatever they hold.

        Parameters
        ----------
        params
            URL parameters.
        known
            The names that the query may use.
        tabs, incidents
            The values that are allowed, or None for any short word.

        Returns
        -------
        tuple
            A valid view, and what was ignored or changed, in words. Never raises.
        """
        query, ignored = Query.from_params(params, known)
        read = Reader(params)
        lat = read.value("lat", lambda text: _number(text, 90), "use_latitude")
        lon = read.value("lon", lambda text: _number(text, 180), "use_longitude")
        view = cls(
            query=query,
            incident=read.word("incident", incidents),
            tab=read.word("tab", tabs),
            lat=lat if lon is not None else None,
            lon=lon if lat is not None else None,
            zoom=read.value("zoom", _zoom, "use_zoom"),
        )
        return view, ignored + tuple(read.ignored)


def _number(text: str, largest: float) -> float:
    value = float(text)
    if not math.isfinite(value) or abs(value) > largest:
        raise ValueError(text)
    return round(value, 5)


def _zoom(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 2 and int(text) <= 19):
        raise ValueError(text)
    return int(text)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")
