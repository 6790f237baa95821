"""UCDP's events, GED and Candidate: third-party counts with a low, a best and a high estimate.

Columns and codes are those of UCDP's codebook. ``deaths_a`` is what side A lost, whoever said so;
the four columns of deaths make up ``best``, and only the sum has a range.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

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
from incidents.importing.events import (
    SHORT,
    Counted,
    Event,
    UnfitError,
    day_of,
    text_of,
    whole,
)
from incidents.importing.sheets import Delimited
from incidents.importing.whereabouts import Places, Whereabout, degrees
from incidents.words.imports import text

Total = tuple[int, int | None, int]
"""The low, best and high estimate."""

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
        sheet.demand(NEEDED)
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
        self._known: dict[tuple[str, str, str], tuple[str, ...]] = {}

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
        start, end = day_of(starts, "date_start"), day_of(ends, "date_end")
        if end < start:
            raise UnfitError("date_end", ends, "ends_first")
        sides = self._sides(side_a, side_b)
        dead = [*map(whole, deaths[:4], DEATHS)]
        total, odd = self._total(deaths[4:], sum(dead), warnings)
        note = self._original.format(source=text_of(originals)) if originals else ""
        if violence != ONE_SIDED:
            self._actors.fought(side_a, side_b)
        return Event(
            f"ucdp-{key.strip()}",
            text_of(f"{sides[0]} – {sides[1]}: {called}", SHORT),
            "attack" if violence == ONE_SIDED else "clash",
            start,
            end,
            precision_of(date_prec, start, end),
            self._place(called, where, lat, lon),
            text_of(described),
            self._reports.format(reports=text_of(articles.replace('"', ""))) if articles else "",
            self._claims(sides, violence, dead, total, " ".join(filter(None, (odd, note)))),
        )

    def rest(self) -> Iterator[Event]:
        """Give nothing: every row is an event of its own."""
        return iter(())

    def _sides(self, side_a: str, side_b: str) -> tuple[str, str]:
        """Name both sides; two that UCDP knows by one code are still two."""
        if side_a and side_a == side_b:
            return side_a, text("other_side", party=side_b)
        return side_a or self._unnamed["a"], side_b or self._unnamed["b"]

    def _total(self, cells: list[str], parts: int, warnings: list[Warned]) -> tuple[Total, str]:
        """Read the range of all deaths, and a note where it is none.

        A low of 0 below a best is kept as it is. Where the three are not in order, as in some
        hundred rows of GED, the range runs from the least to the greatest of them.
        """
        best, low, high = map(whole, cells, RANGE)
        if parts != best:
            warnings.append(("best", str(best), "import_best_no_sum", {"sum": str(parts)}))
        if low <= best <= high:
            return (low, best, high), ""
        given = {"low": str(low), "best": str(best), "high": str(high)}
        warnings.append(("best", str(best), "import_range", given))
        return (min(low, best, high), best, max(low, best, high)), text("range_as", **given)

    def _claims(
        self, sides: tuple[str, str], violence: str, dead: list[int], total: Total, note: str
    ) -> tuple[Counted, ...]:
        """Count all deaths, and those of each side; of one-sided violence side B is civilians."""
        subjects = self._subjects(sides, violence)
        counted = [self._counted("all", subjects[0], "persons", total, note)]
        for name, subject, category, number in zip(
            PARTS, subjects[1:], PART_CATEGORIES, dead, strict=True
        ):
            if subject:
                part = (number, None, number)
                counted.append(self._counted(name, subject, category, part, ""))
        return tuple(counted)

    def _subjects(self, sides: tuple[str, str], violence: str) -> tuple[str, ...]:
        """Name whose the deaths are: everyone’s, then those of each column of deaths."""
        known = self._known.get((*sides, violence))
        if known is None:
            known = self._known[*sides, violence] = self._together(sides, violence)
        return known

    def _together(self, sides: tuple[str, str], violence: str) -> tuple[str, ...]:
        fighting = sides[:1] if violence == ONE_SIDED else sides
        ids = [self._actors.id(each) for each in fighting]
        everyone = text("everyone", parties=", ".join(fighting))
        every = self._actors.together(everyone, list(dict.fromkeys([*ids, *self._people])))
        return (every, ids[0], "" if violence == ONE_SIDED else ids[1], *self._people)

    def _counted(self, name: str, subject: str, category: str, count: Total, note: str) -> Counted:
        low, best, high = count
        middle = best if low != high else None
        counted = (subject, category, "killed", low, middle, high)
        said = ("", "", self._source, "", note)
        return Counted(name, self._claimant, "UCDP", "counts", *counted, *said)

    def _place(self, called: str, where: str, lat: str, lon: str) -> str:
        km, kind = WHERE.get(where.strip(), (0, ""))
        if not km:
            raise UnfitError("where_prec", where, "import_code", known=", ".join(WHERE))
        spot = Whereabout(degrees(lat, "latitude", 90), degrees(lon, "longitude", 180), km, kind)
        return self._places.name(called, spot)


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
