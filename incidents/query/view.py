"""A view: a query, and what else the page shows."""

from __future__ import annotations

import math
from collections.abc import Container
from dataclasses import dataclass, field, replace

from incidents.query.names import Names
from incidents.query.query import Query
from incidents.query.reading import Params, Reader

LONGEST_KEY = 400
"""Of a row or a sum: some ids, one behind the other."""


@dataclass(frozen=True)
class View:
    """A query with what else the page shows: what is open, the tab, the map's position.

    ``lat`` and ``lon`` are degrees in EPSG:4326; ``zoom`` is Leaflet's.

    Attributes
    ----------
    incident
        The id of the incident that is open.
    claim, row
        The claim, or the row of the ledger, at which it is open.
    sum
        The key of the sum whose claims are open.
    mark
        The key of the place whose incidents are listed.
    """

    query: Query = field(default_factory=Query)
    incident: str = ""
    claim: str = ""
    row: str = ""
    sum: str = ""
    mark: str = ""
    tab: str = ""
    lat: float | None = None
    lon: float | None = None
    zoom: int | None = None

    def to_params(self) -> dict[str, str]:
        """Write the view as URL parameters: the query's first, defaults left out."""
        own = {
            **{name: getattr(self, name) for name in ("incident", *STANDS_AT)},
            "lat": _degrees(self.lat),
            "lon": _degrees(self.lon),
            "zoom": "" if self.zoom is None else str(self.zoom),
        }
        return self.query.to_params() | {name: value for name, value in own.items() if value}

    @property
    def shown(self) -> View:
        """What is shown, wherever in it the reader stands: neither tab nor place within it."""
        return replace(self, claim="", row="", sum="", mark="", tab="")

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
            claim=read.word("claim", None),
            row=read.line("row", LONGEST_KEY),
            sum=read.line("sum", LONGEST_KEY),
            mark=read.line("mark", LONGEST_KEY),
            tab=read.word("tab", tabs),
            lat=lat if lon is not None else None,
            lon=lon if lat is not None else None,
            zoom=read.value("zoom", _zoom, "use_zoom"),
        )
        return view, ignored + tuple(read.ignored)


STANDS_AT = ("claim", "row", "sum", "mark", "tab")
"""Where in a view the reader stands, which changes nothing of what a picture or a file shows."""


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
