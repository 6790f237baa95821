"""UCDP's events, GED and Candidate: third-party counts with a low, a best and a high estimate.

Columns and codes are those of UCDP's codebook. ``deaths_a`` is what side A lost, whoever said so;
the four columns of deaths make up ``best``, and only the sum has a range.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from incidents.importing.actors import Actors
from incidents.importing.buckets import Warned
from incidents.importing.codebook import (
    CALLED,
    DEATHS,
    NEEDED,
    PART_CATEGORIES,
    PARTS,
    RANGE,
    USED,
    WHERE,
)
from incidents.importing.counted import NOTE, Claims, Counted, figures
from incidents.importing.events import (
    SHORT,
    Event,
    EventDays,
    UnfitError,
    day_of,
    text_of,
    whole,
)
from incidents.importing.sheets import Delimited
from incidents.importing.whereabouts import Places, Whereabout, degrees
from incidents.words.imports import text

KEPT = 1 << 17
"""How many dyads, places, days and counts of a file are remembered at most."""

T = TypeVar("T")

ONE_SIDED = "3"
_RELEASE = re.compile(
    r"(?<!\d)(\d{2})[._](\d{1,2})(?!\d)(?:[._](\d{1,2})(?!\d))?(?:[._](\d{1,2})(?!\d))?"
)
_SHORT_RELEASE = re.compile(r"ged(\d{2})(\d)")


def release_of(file: str) -> tuple[int, ...]:
    """Read the release out of a file's name: "GEDEvent_v26_0_2.csv" is (26, 0, 2)."""
    name = file.lower()
    found = _RELEASE.search(name) or _SHORT_RELEASE.search(name)
    return tuple(int(part) for part in found.groups() if part) if found else ()


class UcdpReading:
    """Reads the rows of a table of UCDP into events.

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
        sheet.demand(NEEDED, "UCDP")
        self.rows, self.mended = sheet.rows, sheet.mended
        self._needed, self._used, self._called = map(sheet.getter, (NEEDED, USED, CALLED))
        self._id = sheet.columns.index("id")
        self._actors = actors
        self._places = places
        self._source = source
        self._claimant = actors.id("UCDP", "research")
        self._people = tuple(actors.id(text(name), "people") for name in PARTS[2:])
        self._unnamed = {side: text(f"unnamed_side_{side}") for side in "ab"}
        self._reports = text("reports", reports="{reports}")
        self._original = text("original", source="{source}")
        # Most cells were in some row before: what they say is worked out once.
        self._days, self._dead = lru_cache(KEPT)(_days), lru_cache(KEPT)(_dead)
        self._place, self._dyad = lru_cache(KEPT)(self._placed), lru_cache(KEPT)(self._fighting)

    def name(self, cells: list[str]) -> str:
        """Give the id of a row's event, which its releases share."""
        key = cells[self._id].strip()
        return key and f"ucdp-{key}"

    def event(self, cells: list[str], warnings: list[Warned]) -> Event:
        """Read one row; what is odd about it is added to the warnings.

        Raises
        ------
        UnfitError
            If it cannot be taken over.
        """
        padded = [*cells, ""]
        key, starts, ends, where, lat, lon, *deaths = self._needed(padded)
        date_prec, violence, side_a, side_b, described, articles, originals = self._used(padded)
        called = next(filter(None, self._called(padded)), "")
        days = self._days(starts, ends, date_prec)
        dead = self._dead(violence == ONE_SIDED, *deaths)
        place = self._place(called, where, lat, lon)
        dyad = self._dyad(side_a, side_b, violence == ONE_SIDED)
        warnings += dead.warnings
        if violence != ONE_SIDED:
            self._actors.fought(side_a, side_b)
        reports = self._reports.replace("{reports}", text_of(articles.replace('"', "")))
        original = self._original.replace("{source}", text_of(originals))
        return Event(
            f"ucdp-{key.strip()}",
            text_of(f"{dyad.name}: {called}", SHORT),
            dyad.kind,
            days,
            place,
            reports if articles else "",
            dyad.claims,
            dead.figures,
            " ".join(filter(None, (dead.note, original if originals else ""))),
            text_of(described),
        )

    def rest(self) -> Iterator[Event]:
        """Give nothing: every row is an event of its own."""
        return iter(())

    def _fighting(self, side_a: str, side_b: str, is_one_sided: bool) -> _Dyad:
        """Tell what is said alike of all events between two; one-sided, side B is civilians."""
        sides = self._sides(side_a, side_b)
        kind, fighting = ("attack", sides[:1]) if is_one_sided else ("clash", sides)
        ids = [self._actors.id(each) for each in fighting]
        everyone = text("everyone", parties=", ".join(fighting))
        every = self._actors.together(everyone, list(dict.fromkeys([*ids, *self._people])))
        counted = [self._counted("all", every, "persons")._replace(note=NOTE)]
        for name, subject, category in zip(
            _parts(PARTS, is_one_sided),
            (*ids, *self._people),
            _parts(PART_CATEGORIES, is_one_sided),
            strict=True,
        ):
            counted.append(self._counted(name, subject, category))
        return _Dyad(" – ".join(sides), kind, Claims(tuple(counted)))

    def _sides(self, side_a: str, side_b: str) -> tuple[str, str]:
        """Name both sides; two that UCDP knows by one code are still two."""
        if side_a and side_a == side_b:
            return side_a, text("other_side", party=side_b)
        return side_a or self._unnamed["a"], side_b or self._unnamed["b"]

    def _counted(self, name: str, subject: str, category: str) -> Counted:
        who = (name, self._claimant, "UCDP", "counts", subject)
        return Counted(*who, category, "killed", self._source)

    def _placed(self, called: str, where: str, lat: str, lon: str) -> str:
        km, kind = WHERE.get(where.strip(), (0, ""))
        if not km:
            raise UnfitError("where_prec", where, "import_code", known=", ".join(WHERE))
        spot = Whereabout(degrees(lat, "latitude", 90), degrees(lon, "longitude", 180), km, kind)
        return self._places.name(called, spot)


class _Dyad(NamedTuple):
    """What is said alike of all events between two: their names, the kind, whose deaths."""

    name: str
    kind: str
    claims: Claims


class _Dead(NamedTuple):
    """The deaths of an event: the figures of its claims, what is odd about them, and a note."""

    figures: tuple[str, ...]
    warnings: tuple[Warned, ...]
    note: str


def _dead(is_one_sided: bool, *cells: str) -> _Dead:
    """Read the columns of deaths.

    A low of 0 below a best is kept as it is. Where the three are not in order, as in some hundred
    rows of GED, the range runs from the least to the greatest of them.
    """
    *parts, best, low, high = map(whole, cells, (*DEATHS, *RANGE))
    warnings: list[Warned] = []
    note, least, most = "", min(low, best, high), max(low, best, high)
    if sum(parts) != best:
        warnings.append(("best", str(best), "import_best_no_sum", {"sum": str(sum(parts))}))
    if (least, most) != (low, high):
        given = {"low": str(low), "best": str(best), "high": str(high)}
        warnings.append(("best", str(best), "import_range", given))
        note = text("range_as", **given)
    total = figures(least, best if least != most else None, most)
    each = (figures(number, None, number) for number in _parts(parts, is_one_sided))
    return _Dead((total, *each), tuple(warnings), note)


def _parts(given: Sequence[T], is_one_sided: bool) -> list[T]:
    """Leave out what belongs to side B, where that is civilians."""
    return [one for name, one in zip(PARTS, given, strict=True) if name != "b" or not is_one_sided]


def _days(starts: str, ends: str, code: str) -> EventDays:
    start, end = day_of(starts, "date_start"), day_of(ends, "date_end")
    if end < start:
        raise UnfitError("date_end", ends, "ends_first")
    return EventDays(start, end, precision_of(code, start, end))


def precision_of(code: str, start: dt.date, end: dt.date) -> str:
    """Tell how exactly days are known: a whole month or year only where the code allows it."""
    if code in ("", "1") and start == end:
        return "day"
    if code in ("4", "5") and start.day == 1 and _ends_month(end):
        if (start.year, start.month) == (end.year, end.month):
            return "month"
        if (start.month, end.month) == (1, 12) and start.year == end.year:
            return "year"
    return "interval"


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
