"""Tables of no fixed format, by their mapping: a row is an event, a claim, or one person."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from incidents.errors import DatasetError
from incidents.importing import proposals
from incidents.importing.actors import Actors
from incidents.importing.amounts import amount, any_day
from incidents.importing.buckets import Warned
from incidents.importing.counted import Claims, Counted, figures
from incidents.importing.events import SHORT, Event, EventDays, UnfitError, day_of, text_of
from incidents.importing.proposals import Mapped
from incidents.importing.sheets import Line
from incidents.importing.whereabouts import Places, Whereabout, degrees
from incidents.readers.rows import Broken
from incidents.vocabulary import CORE_CATEGORIES, CORE_KINDS
from incidents.words.imports import text
from incidents.words.refusals import refusal

OUTCOMES = {
    **dict.fromkeys(("k", "killed", "dead", "death", "died", "fatal"), "killed"),
    **dict.fromkeys(("i", "w", "injured", "wounded", "injury"), "wounded"),
}
POINT_KM, MOST_POINT_KM, MOST_KM = 5, 25, 1000
"""The reach of a place that gives none, of the widest point, and the widest there may be."""


Claim = tuple[Counted, str]
"""A claim and its figures."""


class TableLike(Protocol):
    """What can be read row by row: a delimited file, or the features of a GeoJSON file."""

    name: str
    columns: tuple[str, ...]

    def rows(self) -> Iterator[Line | Broken]:
        """Yield the rows, and the lines that are none."""

    def mended(self, cells: list[str]) -> bool:
        """Mend the encoding of a row in place."""


@dataclass
class _Persons:
    """The first row of an event of which each row is a person, and how many had which outcome."""

    event: Event
    counts: Counter[str] = field(default_factory=Counter)


class TabularRows:
    """Reads rows of a table into events, by a mapping.

    Parameters
    ----------
    table, mapped
        The table, and which of its columns holds what.
    actors, places
        Where parties and places are gathered.
    source
        The id of the source that the file is.

    Raises
    ------
    DatasetError
        If the mapping says nothing of the day, or names a column that this file lacks.
    """

    def __init__(
        self, table: TableLike, mapped: Mapped, actors: Actors, places: Places, source: str
    ) -> None:
        proposals.check(mapped, table.name)
        self.rows, self.mended = table.rows, table.mended
        at = {name: place for place, name in enumerate(table.columns)}
        for column in mapped.columns.values():
            if column not in at:
                raise DatasetError(refusal("column_missing", file=table.name, value=column))
        self._at = {name: at[column] for name, column in mapped.columns.items()}
        self._mapped = mapped
        self._actors, self._places, self._source = actors, places, source
        self._makers = text("made_by", file=table.name)
        self._is_personal = any(name in self._at for name in proposals.PERSONAL)
        self._unread = proposals.NAMING if self._is_personal else ()
        self._persons: dict[str, _Persons] = {}

    def _cell(self, cells: list[str], name: str) -> str:
        """Give a cell, or what holds for all; one with nothing to be seen is empty."""
        place = None if name in self._unread else self._at.get(name)
        given = cells[place].strip() if place is not None and place < len(cells) else ""
        return (given if text_of(given) else "") or self._mapped.values.get(name, "")

    def name(self, cells: list[str]) -> str:
        """Give an id of a row: rows with the same cells have the same, and all others another."""
        return f"row-{zlib.crc32(chr(31).join(cells).encode('utf-8', 'replace')):08x}"

    def event(self, cells: list[str], warnings: list[Warned]) -> Event | None:
        """Read one row; of a table of persons, the sum follows in `rest`.

        Raises
        ------
        UnfitError
            If it cannot be taken over.
        """
        found = self._event(cells, warnings)
        if not self._is_personal:
            return _counting(found, self._claims(cells))
        outcome = OUTCOMES.get(self._cell(cells, "outcome").lower())
        if outcome is None:
            raise UnfitError("outcome", self._cell(cells, "outcome"), "import_no_outcome")
        known = self._persons.setdefault(found.name, _Persons(found))
        known.counts[outcome] += 1
        return None

    def rest(self) -> Iterator[Event]:
        """Give the events of which each row was a person, summed."""
        for one in self._persons.values():
            claims = (self._summed(measure, n) for measure, n in sorted(one.counts.items()))
            yield _counting(one.event, list(claims))

    def _event(self, cells: list[str], warnings: list[Warned]) -> Event:
        start = any_day(self._cell(cells, "start"), "start")
        last = self._cell(cells, "end")
        end = any_day(last, "end") if last else start
        if end < start:
            raise UnfitError("end", last, "ends_first")
        key = self._cell(cells, "id") or self.name(cells)
        called = text_of(self._cell(cells, "place"), SHORT)
        return Event(
            key.replace(" ", "-"),
            text_of(self._cell(cells, "title") or called or key, SHORT),
            _word(self._cell(cells, "kind") or "clash", "kind", CORE_KINDS),
            EventDays(start, end, "day" if start == end else "interval"),
            self._place(cells, called, warnings),
            text_of(self._cell(cells, "summary")),
            Claims(),
            (),
        )

    def _place(self, cells: list[str], called: str, warnings: list[Warned]) -> str:
        lat, lon = self._cell(cells, "latitude"), self._cell(cells, "longitude")
        if not lat or not lon:
            warnings.append(("latitude", "", "import_no_place", {}))
            return ""
        km = self._km(self._cell(cells, "precision_km"))
        spot = (degrees(lat, "latitude", 90), degrees(lon, "longitude", 180))
        kind = "town" if km <= MOST_POINT_KM else "region"
        return self._places.name(called, Whereabout(*spot, km, kind))

    def _km(self, cell: str) -> int:
        try:
            km = round(float(cell)) if cell else POINT_KM
        except (ValueError, OverflowError) as error:
            raise UnfitError("precision_km", cell, "import_number") from error
        return min(max(km, 1), MOST_KM)

    def _claims(self, cells: list[str]) -> list[Claim]:
        measures = [one for one in ("killed", "wounded") if self._cell(cells, one)]
        return [self._claim(cells, measure) for measure in measures]

    def _claim(self, cells: list[str], measure: str) -> Claim:
        low, high, wording = amount(self._cell(cells, measure))
        claimant = self._cell(cells, "claimant")
        subject = self._cell(cells, "subject")
        stated = self._cell(cells, "stated")
        category = _word(self._cell(cells, "category") or "persons", "category", CORE_CATEGORIES)
        counted = Counted(
            f"{self.name(cells)[4:]}-{measure}",
            self._claimant(claimant),
            text_of(self._cell(cells, "speaker") or claimant or self._makers, SHORT),
            _stance(claimant, subject, self._mapped.sides),
            self._subject(subject),
            category,
            measure,
            self._source,
            wording,
            day_of(stated, "stated").isoformat() if stated else "",
            _fragment(self._cell(cells, "quotation")),
            self._carried(cells),
        )
        return counted, figures(low, None, high)

    def _carried(self, cells: list[str]) -> str:
        """Name the publication of a row: a note, since the source of the claim is the file."""
        named = (self._cell(cells, "outlet"), self._cell(cells, "url"))
        return text_of(", ".join(filter(None, named)))

    def _claimant(self, name: str) -> str:
        return self._actors.id(name) if name else self._actors.id(self._makers, "research")

    def _subject(self, name: str) -> str:
        return (
            self._actors.id(name) if name else self._actors.id(text("everyone_unnamed"), "people")
        )

    def _summed(self, measure: str, number: int) -> Claim:
        who = (measure, self._claimant(""), self._makers, "counts", self._subject(""))
        counted = Counted(*who, "persons", measure, self._source, note=text("summed"))
        return counted, figures(number, None, number)


def _counting(event: Event, claims: Sequence[Claim]) -> Event:
    """Give an event its claims."""
    counted = tuple(one for one, _ in claims)
    return event._replace(claims=Claims(counted), figures=tuple(each for _, each in claims))


def _stance(claimant: str, subject: str, sides: tuple[str, ...]) -> str:
    """Tell what a claimant does: a side reports its own losses, and asserts others’."""
    if claimant not in sides:
        return "counts"
    return "reports" if claimant == subject else "asserts"


def _word(given: str, column: str, words: Collection[str]) -> str:
    plain = given.strip().lower().replace(" ", "_")
    if plain not in words:
        raise UnfitError(column, given, "import_code", known=", ".join(words))
    return plain


def _fragment(quotation: str) -> str:
    """Keep the first twelve words of a quotation: a dataset quotes fragments."""
    return " ".join(text_of(quotation).split()[:12])
