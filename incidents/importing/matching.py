"""UCDP's rows against a dataset's incidents: by dyad, by days, by place; every row in a bucket.

A row matches an incident when the two that fought are parties of it, when their days meet, and
when the row's place reaches one of the incident's, each as exactly as it is known. Of several
incidents those of the row's own width are preferred, a town's for a town and a border's for a
border, and of these the one of the same several days. If that leaves more than one, the row is
ambiguous, and nobody chooses for the reader.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.folding import fold
from geodata.place import Place
from incidents.importing.codebook import WHERE
from incidents.importing.events import UnfitError, day_of
from incidents.importing.whereabouts import KM_A_DEGREE, degrees
from incidents.model import Dataset, Incident, Party

Bucket = Literal["matched", "ambiguous", "no_day_or_place", "other_dyad", "unreadable"]
"""What became of a row: the last three are unmatched, with the reason."""

FOUGHT = frozenset({
    *("clash", "shelling", "airstrike", "drone_attack", "explosion", "attack", "mine", "drone"),
    *("naval", "incursion"),
})  # fmt: skip
"""The kinds of incident that an event of UCDP can be."""

WIDEST = 5
"""The widest ``where_prec`` that can match: of a whole country, every place is within reach."""

WIDE_KM = 40.0
"""Beyond this reach something is placed to more than a town or a district."""

_BRACKETS = re.compile(r"\(([^)]+)\)")
_GOVERNMENT = re.compile(r"^government of (.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """One row of UCDP: its bucket, the incidents that it fits, and its cells."""

    bucket: Bucket
    incidents: tuple[str, ...]
    row: Mapping[str, str]
    file: str = ""
    line: int = 0


class Matcher:
    """Matches rows of UCDP to the incidents of a dataset.

    Parameters
    ----------
    dataset
        All incidents, with their claims, parties and places.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def match(self, row: Mapping[str, str], file: str = "", line: int = 0) -> Match:
        """Put one row, its cells by column, into its bucket."""
        try:
            bucket, found = self._found(row)
        except UnfitError:
            bucket, found = "unreadable", ()
        return Match(bucket, found, row, file, line)

    def _found(self, row: Mapping[str, str]) -> tuple[Bucket, tuple[str, ...]]:
        start = day_of(row.get("date_start", ""), "date_start")
        end = day_of(row.get("date_end", ""), "date_end")
        where = row.get("where_prec", "").strip()
        spot = (
            degrees(row.get("longitude", ""), "longitude", 180),
            degrees(row.get("latitude", ""), "latitude", 90),
        )
        one, other = (self._party(row.get(name, "")) for name in ("side_a", "side_b"))
        if not self._is_dyad(one, other):
            return "other_dyad", ()
        if where not in WHERE or int(where) > WIDEST:
            return "no_day_or_place", ()
        near = [
            incident
            for incident in self._between(start, end)
            if self._fought(incident, one, other) and self._reaches(incident, spot, WHERE[where][0])
        ]
        chosen = self._narrowed(near, (start, end), is_wide=WHERE[where][0] > WIDE_KM)
        ids = tuple(incident.id for incident in chosen)
        if not ids:
            return "no_day_or_place", ()
        return ("matched" if len(ids) == 1 else "ambiguous"), ids

    def _party(self, name: str) -> Party | None:
        """Find the party that UCDP calls by a name: a government is the side of its country."""
        country = _GOVERNMENT.match(name.strip())
        return self._known.get(fold(country[1] if country else name))

    @cached_property
    def _known(self) -> dict[str, Party]:
        found: dict[str, Party] = {}
        for party in self._dataset.parties.values():
            bare = _BRACKETS.sub("", party.name)
            for name in (party.id, party.name, bare, *_BRACKETS.findall(party.name)):
                found.setdefault(fold(name), party)
        sides = {side.id: side.name for side in self._dataset.manifest.sides}
        return found | {fold(name): self._dataset.parties[key] for key, name in sides.items()}

    def _is_dyad(self, one: Party | None, other: Party | None) -> bool:
        """Tell whether both are parties of the dataset, and one of them at least is a side."""
        if one is None or other is None or one is other:
            return False
        return (one.side or other.side) is not None and one.side != other.side

    def _between(self, start: dt.date, end: dt.date) -> Iterator[Incident]:
        kinds = self._dataset.vocabulary.kinds_of(*FOUGHT)
        for incident in self._dataset.incidents.values():
            if incident.kind in kinds and incident.start <= end and start <= incident.end:
                yield incident

    def _fought(self, incident: Incident, one: Party | None, other: Party | None) -> bool:
        """Tell whether an incident is between the two: each is a side, or is named in it."""
        return all(
            p is not None and (p.side or p.id in self._named(incident)) for p in (one, other)
        )

    def _named(self, incident: Incident) -> frozenset[str]:
        return self._parties.get(incident.id, frozenset())

    @cached_property
    def _parties(self) -> dict[str, frozenset[str]]:
        """Every party that a claim of an incident is by or about, members of sets among them."""
        found: dict[str, set[str]] = {}
        for claim in self._dataset.claims.values():
            named = found.setdefault(claim.incident, set())
            for party in filter(None, (claim.claimant, claim.subject)):
                named |= {party, *self._dataset.members(party)}
        return {key: frozenset(named) for key, named in found.items()}

    def _places(self, incident: Incident) -> list[Place]:
        found = self._dataset.places
        return [found[name] for name in incident.places if name in found]

    def _reaches(self, incident: Incident, spot: tuple[float, float], km: int) -> bool:
        return any(
            away_km(place.geometry, spot) <= km + (place.precision_km if _is_point(place) else 0.0)
            for place in self._places(incident)
        )

    def _narrowed(
        self, near: Sequence[Incident], days: tuple[dt.date, dt.date], *, is_wide: bool
    ) -> list[Incident]:
        """Prefer incidents of the row's width, and of these the one of the same several days."""
        found = [one for one in near if self._is_wide(one) == is_wide] or list(near)
        same = [one for one in found if (one.start, one.end) == days and days[0] < days[1]]
        return same if len(same) == 1 else found

    def _is_wide(self, incident: Incident) -> bool:
        return not all(map(_is_exact, self._places(incident)))


def _is_point(place: Place) -> bool:
    return place.shape == "point"


def _is_exact(place: Place) -> bool:
    return place.precision_km <= WIDE_KM


def away_km(geometry: BaseGeometry, spot: tuple[float, float]) -> float:
    """Measure how far a geometry, (lon, lat) in EPSG:4326, lies from a spot, in km.

    Degrees are scaled around the spot, which is good to a percent within some hundred km.
    """
    wide = KM_A_DEGREE * math.cos(math.radians(spot[1]))
    scaled = shapely.transform(geometry, lambda xy: (xy - spot) * (wide, KM_A_DEGREE))
    return float(scaled.distance(shapely.Point(0, 0)))
