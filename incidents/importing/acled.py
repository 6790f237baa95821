"""ACLED's events, from the user's own file: floors by a third party, as exact as they are coded.

Columns of 2017 to 2026 are read, and both forms of dates. Where reports disagree ACLED writes the
lowest figure down, and 0 where none was reported: so a figure is a least, and 0 is no figure.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from incidents.importing.actors import Actors
from incidents.importing.amounts import any_day
from incidents.importing.buckets import Warned
from incidents.importing.counted import Claims, Counted, figures
from incidents.importing.events import SHORT, Event, EventDays, UnfitError, text_of, whole
from incidents.importing.sheets import Delimited
from incidents.importing.whereabouts import Places, Whereabout, degrees
from incidents.words.imports import text

NEEDED = ("event_id_cnty", "event_date", "latitude", "longitude", "fatalities")
USED = (
    *("time_precision", "geo_precision", "actor1", "actor2", "event_type", "sub_event_type"),
    *("location", "country", "notes"),
)
WHERE: dict[str, tuple[int, str]] = {
    "1": (5, "town"),
    "2": (25, "town"),
    "3": (100, "region"),
}
"""``geo_precision`` to the reach in km and the kind: of 3, a natural feature or a region."""

WEEK = dt.timedelta(days=3)
"""Of a week, ACLED gives the day in its middle."""

KINDS = {
    "air/drone strike": "airstrike",
    "shelling/artillery/missile attack": "shelling",
    "suicide bomb": "explosion",
    "remote explosive/landmine/ied": "explosion",
    "grenade": "explosion",
    "chemical weapon": "explosion",
    "disrupted weapons use": "incursion",
    "agreement": "talks",
    "non-violent transfer of territory": "incursion",
    "headquarters or base established": "incursion",
}
KINDS_BY_TYPE = {
    "": "clash",
    "battles": "clash",
    "explosions/remote violence": "explosion",
    "violence against civilians": "attack",
}


class AcledRows:
    """Reads rows of ACLED's table into events.

    Parameters
    ----------
    sheet
        The table.
    actors, places
        Where parties and places are gathered.
    source
        The id of the source that the file is.

    Raises
    ------
    DatasetError
        If a column that is needed is missing.
    """

    def __init__(self, sheet: Delimited, actors: Actors, places: Places, source: str) -> None:
        sheet.demand(NEEDED, "ACLED")
        self.rows, self.mended = sheet.rows, sheet.mended
        self._needed, self._used = map(sheet.getter, (NEEDED, USED))
        self._id = sheet.columns.index("event_id_cnty")
        self._actors, self._places, self._source = actors, places, source
        self._claimant = actors.id("ACLED", "research")
        self._none, self._floor = text("none_reported"), text("floor")

    def name(self, cells: list[str]) -> str:
        """Give the id of a row's event."""
        key = cells[self._id].strip()
        return key and f"acled-{key}"

    def event(self, cells: list[str], warnings: list[Warned]) -> Event:
        """Read one row.

        Raises
        ------
        UnfitError
            If it cannot be taken over.
        """
        padded = [*cells, ""]
        key, day, lat, lon, dead = self._needed(padded)
        when, where, one, other, broad, narrow, spot, country, notes = self._used(padded)
        kind = kind_of(broad, narrow)
        days = _days(any_day(day, "event_date"), when)
        parties = [name for name in (one, other) if name]
        self._actors.fought(one, other)
        return Event(
            f"acled-{key.strip()}",
            text_of(f"{' – '.join(parties) or narrow or broad or 'ACLED'}: {spot}", SHORT),
            kind,
            days,
            self._place(spot or country, where, (lat, lon), warnings),
            text_of(notes),
            *self._counted(parties, whole(dead, "fatalities")),
        )

    def rest(self) -> Iterator[Event]:
        """Give nothing: every row is an event of its own."""
        return iter(())

    def _counted(self, parties: list[str], dead: int) -> tuple[Claims, tuple[str]]:
        who = ("all", self._claimant, "ACLED", "counts", self._everyone(parties))
        said = {"note": self._floor} if dead else {"wording": self._none}
        claim = Counted(*who, "persons", "killed", self._source, **said)
        return Claims((claim,)), (figures(dead or None, None, None),)

    def _everyone(self, parties: list[str]) -> str:
        if not parties:
            return self._actors.id(text("everyone_unnamed"), "people")
        name = text("everyone", parties=", ".join(parties))
        return self._actors.together(name, [self._actors.id(one) for one in parties])

    def _place(self, called: str, code: str, spot: tuple[str, str], warnings: list[Warned]) -> str:
        if not spot[0].strip() or not spot[1].strip():
            warnings.append(("latitude", "", "import_no_place", {}))
            return ""
        km, kind = WHERE.get(code.strip() or "1", (0, ""))
        if not km:
            raise UnfitError("geo_precision", code, "import_code", known=", ".join(WHERE))
        lat, lon = degrees(spot[0], "latitude", 90), degrees(spot[1], "longitude", 180)
        return self._places.name(called, Whereabout(lat, lon, km, kind))


def kind_of(broad: str, narrow: str) -> str:
    """Tell which kind of incident an event is.

    Raises
    ------
    UnfitError
        If it is none of an armed dispute, such as a protest.
    """
    kind = KINDS.get(narrow.strip().lower()) or KINDS_BY_TYPE.get(broad.strip().lower())
    if kind is None:
        value = narrow or broad
        raise UnfitError("event_type", value, "import_no_event", value=value)
    return kind


def _days(day: dt.date, code: str) -> EventDays:
    """Give the days that an event may have been on, as its ``time_precision`` says."""
    match code.strip():
        case "" | "1":
            return EventDays(day, day, "day")
        case "2":
            return EventDays(day - WEEK, day + WEEK, "interval")
        case "3":
            last = calendar.monthrange(day.year, day.month)[1]
            return EventDays(day.replace(day=1), day.replace(day=last), "month")
    raise UnfitError("time_precision", code, "import_code", known="1, 2, 3")
