"""The store: what the page, the ledger and the exports ask of a dataset, always bounded."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from geodata.errors import GeodataError
from geodata.place import Place
from incidents.errors import QueryError
from incidents.model import Dataset, Incident, Manifest, Party
from incidents.names import Names, shipped_place
from incidents.query import Query
from incidents.report import Report
from incidents.store import asked, figures, marks, slices
from incidents.store.answers import Bounds, DayCount, Mark, SumRow, Totals
from incidents.store.bars import Span, bars
from incidents.store.database import Database, Question
from incidents.store.memory import ANSWERS, SLICES, Memory
from incidents.store.opening import SHIPPED, obtain
from incidents.store.places import meets
from incidents.store.tiles import tile
from incidents.store.view import shape_of, values_of

MOST_MARKS = 500
MOST_BARS = 400
MOST_ROWS = 200


class Store:
    """A dataset in an embedded database.

    Use `Store.open`. A store never changes: when the dataset does, `open` gives another. Its
    methods may be called from any thread; they remember what they were asked last.

    Parameters
    ----------
    database
        A file that `tables.write` made.

    Attributes
    ----------
    manifest, report, digest, parties
        Of the dataset as it was loaded.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = Memory(ANSWERS)
        self._slices = Memory(SLICES)
        meta: dict[str, str] = dict(database.rows(asked.described))
        self.digest: str = meta["digest"]
        self.manifest = Manifest.model_validate_json(meta["manifest"])
        self.report = Report.from_json(json.loads(meta["report"]))
        self._frame = slices.frame(database, self.manifest, self.digest)
        self.parties: Mapping[str, Party] = self._frame.parties
        self.places: Mapping[str, Place] = self._frame.places

    @classmethod
    def open(cls, folder: Path = SHIPPED, cache: Path | None = None) -> Store:
        """Open a dataset's store; build it if its files have changed since it was last built.

        While the files do not change, the same store is answered, at the cost of a look at
        their sizes and times: call it whenever the page runs.

        Parameters
        ----------
        folder
            The dataset.
        cache
            Where databases are kept; by default the reader's own cache folder.

        Raises
        ------
        DatasetError
            If the dataset cannot be read at all.
        StoreError
            If no database can be written anywhere.
        """
        return obtain(folder, cache, lambda path: cls(Database(path)))

    @cached_property
    def span(self) -> tuple[dt.date, dt.date]:
        """The first and last day on which anything is said to have happened.

        Of a dataset without incidents, the days it opens on.
        """
        ((first, last),) = self._database.rows(asked.span)
        headline = self.manifest.headline
        return (first or headline.start, last or headline.end)

    @cached_property
    def names(self) -> Names:
        """The names that a query may use with this dataset."""
        return Names(self.manifest.sides, self.parties, self._find_place)

    def totals(self, query: Query) -> Totals:
        """Count what is in view and what is not."""
        everything = Query(as_known_on=query.as_known_on)
        known = None if query == everything else self.totals(everything)

        def count() -> Totals:
            return figures.totals(self._asked(query), self._sides, known)

        return self._memory.recall(("totals", query), count)

    def marks(
        self,
        query: Query,
        zoom: int | None = None,
        bounds: Bounds | None = None,
        limit: int = MOST_MARKS,
    ) -> tuple[Mark, ...]:
        """Choose at most ``limit`` marks: one a place, or cells where places are too many.

        Parameters
        ----------
        query
            What to look at.
        zoom
            Leaflet's zoom, for the size of cells.
        bounds
            West, south, east, north in degrees: what is in sight. None is everything.
        limit
            The most marks, up to 500.
        """
        most = _bounded(limit, MOST_MARKS)
        level = 6 if zoom is None else zoom

        def find() -> tuple[Mark, ...]:
            question = self._asked(query)
            if bounds is not None:
                edges = zip(("west", "south", "east", "north"), bounds, strict=True)
                question = question.narrowed("bounds", **dict(edges))
            return marks.find(question, self._tiled, level, most)

        return self._memory.recall(("marks", query, level, bounds, most), find)

    def days(
        self, query: Query, limit: int = MOST_BARS, within: Span | None = None
    ) -> tuple[DayCount, ...]:
        """Count claims in view by the day their incident began, whatever the query's dates.

        Parameters
        ----------
        query
            What to look at.
        limit
            The most bars, up to 400: days, or weeks, months or years where days are too many.
        within
            First and last day to count, or None for all.
        """
        most = _bounded(limit, MOST_BARS)
        first, last = within or (dt.date.min, dt.date.max)
        anytime = replace(query, start=None, end=None)

        def count() -> tuple[DayCount, ...]:
            rows = self._asked(anytime).rows(asked.event_days, first_day=first, last_day=last)
            return bars(rows, self._sides, most)

        return self._memory.recall(("days", anytime, most, within), count)

    def said_days(self, query: Query, limit: int = MOST_BARS) -> tuple[DayCount, ...]:
        """Count claims by the day they were said, whatever the instant; replaced ones too."""
        most = _bounded(limit, MOST_BARS)
        ever = replace(query, as_known_on=None)

        def count() -> tuple[DayCount, ...]:
            return bars(self._asked(ever).rows(asked.record_days), self._sides, most)

        return self._memory.recall(("said_days", ever, most), count)

    def incidents(
        self, query: Query, limit: int = MOST_ROWS, offset: int = 0
    ) -> tuple[Incident, ...]:
        """List incidents in view in order of time, a page of at most 200."""
        return self._listed(query, limit, offset)

    def unplaced(self, query: Query, limit: int = MOST_ROWS) -> tuple[Incident, ...]:
        """List incidents in view that have no place on the map."""
        return self._listed(query, limit, 0, "unplaced")

    def slice(
        self,
        query: Query,
        limit: int | None = MOST_ROWS,
        incidents: Sequence[str] | None = None,
    ) -> Dataset:
        """Read the view as a dataset: what is in view, and what it replaced.

        Parameters
        ----------
        query
            What to look at.
        limit
            The most incidents: those with most claims in view are chosen, and given in order of
            time. None gives all, for exports.
        incidents
            Ids to choose from, or None for all in view.

        Raises
        ------
        UnknownIncidentError
            If an id is in no view, because there is no such incident.
        """
        ids = None if incidents is None else tuple(sorted(set(incidents)))

        def read() -> Dataset:
            question = self._asked(query)
            if ids is not None:
                slices.check_ids(self._database, ids)
                question = question.narrowed("ids", ids=list(ids))
            if limit is not None:
                question = question.narrowed("limit", limit=max(limit, 0))
            return slices.read(question, self._frame)

        if limit is None or limit > MOST_ROWS:
            return read()
        return self._slices.recall(("slice", query, limit, ids), read)

    def incident(self, name: str, as_known_on: dt.datetime | None = None) -> Dataset:
        """Read one incident with all that stood of it at an instant, as a dataset.

        The incident is there even if nothing had been said of it by then.

        Raises
        ------
        UnknownIncidentError
            If there is no such incident; the message lists the closest ids.
        """
        found = self.slice(Query(as_known_on=as_known_on), incidents=(name,))
        if name in found.incidents:
            return found
        silent = self.slice(Query(), incidents=(name,))
        return replace(silent, claims={}, sources={}, retellings={})

    def sums(self, query: Query) -> tuple[SumRow, ...]:
        """Add up over incidents, for each side, subject, category and measure.

        Third parties have no sums, and nothing is added across sides. At most 200 rows.
        """

        def add() -> tuple[SumRow, ...]:
            return figures.sums(self._asked(query), self.manifest.sides, MOST_ROWS)

        return self._memory.recall(("sums", query), add)

    @cached_property
    def _tiled(self) -> tuple[tuple[Place, int, int], ...]:
        """Every place by its number in the database, with its tile."""
        by_key = sorted({place.key: place for place in self.places.values()}.items())
        return tuple((place, *tile(*place.label_point)) for _, place in by_key)

    @property
    def _sides(self) -> tuple[str | None, ...]:
        """The side of each slot."""
        first, second = self.manifest.sides
        return (first.id, second.id, None)

    def _find_place(self, name: str) -> Place:
        """Find a place among those of the dataset, else in the gazetteer."""
        return self.places[name] if name in self.places else shipped_place(name)

    def _asked(self, query: Query) -> Question:
        """Put a query to the database."""
        values = values_of(query, self.names)
        values["places"] = self._places_at(query.place) if query.place else []
        return Question(self._database, shape_of(query), values)

    def _places_at(self, name: str) -> list[int]:
        """List the numbers of the places that share ground with a place."""

        def find() -> list[int]:
            try:
                here = self._find_place(name)
            except GeodataError as error:
                raise QueryError(str(error)) from error
            return [n for n, (place, _, _) in enumerate(self._tiled) if meets(place, here)]

        return self._memory.recall(("places", name), find)

    def _listed(self, query: Query, limit: int, offset: int, *flags: str) -> tuple[Incident, ...]:
        most = _bounded(limit, MOST_ROWS)

        def read() -> tuple[Incident, ...]:
            question = self._asked(query).narrowed(*flags)
            rows = question.rows(asked.listed, limit=most, offset=max(offset, 0))
            return tuple(Incident.model_validate_json(text) for (text,) in rows)

        return self._memory.recall(("listed", query, most, offset, flags), read)


def _bounded(limit: int, most: int) -> int:
    return min(max(limit, 0), most)
