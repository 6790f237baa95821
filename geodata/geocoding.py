"""Asking Nominatim where a place is, to propose a row for the gazetteer.

For maintainers: the product itself asks nobody. A proposal is printed, looked at, and copied
into ``geodata/sources/places.csv`` by hand; nothing here writes to the gazetteer.
Nominatim's rules are kept: an own user agent, one request a second for the whole process,
no request twice (answers are cached on disk), no bulk queries.
"""

import argparse
import csv
import io
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from geopy import exc
from geopy.geocoders import Nominatim

from geodata.answers import cached
from geodata.errors import GeocodingError
from geodata.folding import fold
from geodata.throttle import Throttle

USER_AGENT = "crossclaim-gazetteer/1 (maintainers adding one place at a time)"
COLUMNS = (
    "key",
    "name",
    "kind",
    "country",
    "parent",
    "within",
    "lon",
    "lat",
    "precision_km",
    "alternates",
    "origin",
    "note",
)
ONE_A_SECOND = Throttle(1.0)
KM_PER_DEGREE = 111.32
Answer = TypeVar("Answer")

# What geopy raises, whose fault it is, and whether asking again may help. The first that fits
# is taken, so subclasses stand before their bases.
_FAULTS: tuple[tuple[type[Exception], str, bool], ...] = (
    (exc.GeocoderRateLimited, "it was asked too often; wait some minutes and ask again", True),
    (exc.GeocoderQuotaExceeded, "its quota is used up; ask again tomorrow", True),
    (exc.GeocoderInsufficientPrivileges, "it refuses us; check its usage policy", False),
    (exc.GeocoderAuthenticationFailure, "it refuses us; check the credentials", False),
    (exc.GeocoderQueryError, "it does not understand the question; change it", False),
    (exc.GeocoderTimedOut, "it took too long or is overloaded; ask again later", True),
    (exc.GeocoderUnavailable, "it cannot be reached; check the network, ask again later", True),
    (exc.GeocoderParseError, "its answer is not JSON; the fault is the service's", True),
    (exc.GeopyError, "it failed; the fault is the service's, ask again later", True),
    # geopy lets these through when an answer is JSON but not of Nominatim's form.
    (ValueError, "its answer has numbers that are none; the fault is the service's", False),
    (AttributeError, "its answer has another form; the fault is the service's", False),
    (TypeError, "its answer has another form; the fault is the service's", False),
    (KeyError, "its answer lacks a field; the fault is the service's", False),
)


@dataclass(frozen=True)
class Proposal:
    """A row that a maintainer may add to ``sources/places.csv`` after looking at it.

    `lon` and `lat` are degrees, EPSG:4326; `precision_km` is half the diagonal of the bounding
    box that the service gives. `display_name` is the service's full name, to judge by.
    """

    name: str
    kind: str
    country: str
    parent: str
    lon: float
    lat: float
    precision_km: float
    origin: str
    display_name: str

    def row(self) -> str:
        """Print the proposal as a line of ``sources/places.csv``, without a line end."""
        values = {
            "key": f"{fold(self.name).replace(' ', '-')}-{self.kind}",
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "parent": self.parent,
            "lon": f"{self.lon:.6f}",
            "lat": f"{self.lat:.6f}",
            "precision_km": f"{self.precision_km:g}",
            "origin": self.origin,
        }
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([values.get(c, "") for c in COLUMNS])
        return text.getvalue()


class Geocoder:
    """Propose gazetteer rows from Nominatim's answers.

    Parameters
    ----------
    cache_path
        The file that remembers answers; its folder must exist.
    domain, scheme
        The service's host, with a port if need be, and ``https`` or ``http``.
    user_agent
        What the service knows us by.
    timeout
        Seconds to wait for an answer.
    throttle
        What holds the rate; by default one request a second for the whole process.
    """

    def __init__(
        self,
        cache_path: Path,
        *,
        domain: str = "nominatim.openstreetmap.org",
        scheme: str = "https",
        user_agent: str = USER_AGENT,
        timeout: float = 10.0,
        throttle: Throttle = ONE_A_SECOND,
    ) -> None:
        self._cache_path = cache_path
        self._domain = domain
        self._throttle = throttle
        self._service = Nominatim(
            user_agent=user_agent, domain=domain, scheme=scheme, timeout=timeout
        )

    def propose(self, query: str) -> list[Proposal]:
        """Propose up to five rows for a name, the service's best first.

        Parameters
        ----------
        query
            What to look for, such as “Azam Warsak, South Waziristan”.

        Returns
        -------
        list of Proposal
            Empty if the service knows no such place.

        Raises
        ------
        GeocodingError
            If the service cannot be reached, refuses, or answers nonsense. The message says
            whose fault it is; its ``retry`` says whether asking again may help.
        """
        request = f"{self._domain} {' '.join(query.split())}"
        answer = cached(self._cache_path, request, lambda: self._ask(query))
        return self._guarded(lambda: [_proposal(place) for place in answer])

    def _ask(self, query: str) -> Any:
        self._throttle.wait()
        return self._guarded(lambda: self._places(query))

    def _places(self, query: str) -> list[Any]:
        found = self._service.geocode(
            query, exactly_one=False, limit=5, addressdetails=True, language="en"
        )
        return [location.raw for location in found or []]

    def _guarded(self, action: Callable[[], Answer]) -> Answer:
        """Turn whatever geopy or a bad answer raises into one error."""
        try:
            return action()
        except tuple(fault for fault, _, _ in _FAULTS) as error:
            reason, retry = _reason(error)
            raise GeocodingError(
                f"No answer from {self._domain}: {reason}.", retry=retry
            ) from error


def _reason(error: Exception) -> tuple[str, bool]:
    return next((reason, retry) for fault, reason, retry in _FAULTS if isinstance(error, fault))


def _proposal(place: dict[str, Any]) -> Proposal:
    address = place.get("address", {})
    full = str(place["display_name"])
    return Proposal(
        name=str(place.get("name") or full.partition(",")[0]),
        kind=str(place.get("addresstype") or place.get("type", "")),
        country=str(address.get("country_code", "")).upper(),
        parent=str(address.get("state", "")),
        lon=_degrees(place["lon"], 180),
        lat=_degrees(place["lat"], 90),
        precision_km=_half_diagonal(place.get("boundingbox", [])),
        origin=f"OpenStreetMap {place.get('osm_type', '')}/{place.get('osm_id', '')} (ODbL)",
        display_name=full,
    )


def _degrees(value: Any, most: float) -> float:
    number = float(value)
    if not abs(number) <= most:  # also true of NaN
        raise ValueError(f"{value!r} is no coordinate")
    return number


def _half_diagonal(box: list[Any]) -> float:
    """Work out in km half the diagonal of [south, north, west, east]; 1 if there is no box."""
    if len(box) != 4:
        return 1.0
    south, north, west, east = (_degrees(edge, 180) for edge in box)
    width = (east - west) * math.cos(math.radians((south + north) / 2))
    return round(max(math.hypot(north - south, width) / 2 * KM_PER_DEGREE, 0.1), 1)


def main() -> None:
    """Print proposals for the names on the command line; write nothing but the cache."""
    parser = argparse.ArgumentParser(prog="python -m geodata.geocoding", description=__doc__)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--cache", type=Path, default=Path("nominatim-cache.sqlite"))
    options = parser.parse_args()
    geocoder = Geocoder(options.cache)
    sys.stdout.write(",".join(COLUMNS) + "\n")
    for name in options.names:
        for proposal in geocoder.propose(name):
            sys.stdout.write(f"{proposal.row()}\n# {proposal.display_name}\n")


if __name__ == "__main__":
    main()
