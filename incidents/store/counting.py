"""What a store counts: totals, bars, sums and the claims behind them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from geodata.errors import GeodataError
from geodata.ground import Ground
from geodata.place import Place
from geodata.setting import Setting
from incidents.dates import zone_of
from incidents.errors import QueryError
from incidents.model import Dataset, Manifest, Party
from incidents.query import Names, Query
from incidents.report import Report
from incidents.store import adding, reading, settings, spots, sql
from incidents.store.answers import Behind, DayCount, LossKey, Sum, Totals
from incidents.store.bars import Span, bars, dated, spread, undated
from incidents.store.binding import bound
from incidents.store.covering import Covered, covered
from incidents.store.database import Database, Question
from incidents.store.memory import ANSWERS, PARTS, SLICES, Memory
from incidents.store.places import meets
from incidents.store.records import Records
from incidents.store.tiles import tile
from incidents.words.refusals import no_place

MOST_BARS = 400
MOST_SUMS = 200


class Counting:
    """The part of a `Store` that counts; see there."""

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._memory = Memory(ANSWERS)
        self._slices = Memory(SLICES)
        self._records = Records(database)
        self.parts = Memory(PARTS)
        meta: dict[str, str] = dict(database.rows(sql.DESCRIBED))
        self.digest: str = meta["digest"]
        self.atlas, self.atlas_digest = meta["atlas"], meta["atlas_digest"]
        self.manifest = Manifest.model_validate_json(meta["manifest"])
        self.report = Report.restored(json.loads(meta["report"]))
        self._meta, self._folder = meta, folder

    @property
    def address_name(self) -> str:
        """What addresses call the dataset; empty where it lies in no folder to come back to."""
        return self.manifest.name if self._folder else ""

    @cached_property
    def setting(self) -> Setting:
        """Where the dataset plays."""
        return settings.restored(self._meta["setting"], self._folder)

    @cached_property
    def ground(self) -> Ground:
        """What the dataset's maps draw below the marks."""
        return settings.ground(dict(self._database.rows(settings.GROUND)), self._meta)

    @cached_property
    def frame(self) -> Dataset:
        """A dataset with its manifest, parties and places, but without incidents and claims."""
        found = reading.frame(self._database, self.manifest, self.digest)
        return replace(found, setting=self.setting)

    @property
    def parties(self) -> Mapping[str, Party]:
        """Every party by its id."""
        return self.frame.parties

    @property
    def places(self) -> Mapping[str, Place]:
        """Every place that was found, by the name it was found by."""
        return self.frame.places

    @cached_property
    def span(self) -> tuple[dt.date, dt.date]:
        """The first and last day on which anything is said to have happened.

        Of a dataset without incidents, the days it opens on.
        """
        ((first, last),) = self._database.rows(sql.SPAN)
        headline = self.manifest.headline
        return (first or headline.start, last or headline.end)

    @cached_property
    def zone(self) -> dt.tzinfo:
        """The time zone in which the dataset's days end; UTC where it names none that is known."""
        return zone_of(self.manifest.timezone)

    @cached_property
    def names(self) -> Names:
        """What a query may name with this dataset."""
        manifest = self.manifest
        return Names(manifest.sides, self.parties, self._find_place, manifest.vocabulary, self.zone)

    def totals(self, query: Query) -> Totals:
        """Count what is in view."""
        return self._memory.recall(
            ("totals", query), lambda: adding.totals(self._asked(query), self._sides)
        )

    def days(
        self, query: Query, limit: int = MOST_BARS, within: Span | None = None
    ) -> tuple[DayCount, ...]:
        """Count claims in view by the days their incident is dated to, whatever the query's dates.

        Parameters
        ----------
        query
            What to look at.
        limit
            The most bars, up to 400: days, or weeks, months or years where days are too many.
        within
            First and last day to count, or None for all.

        Notes
        -----
        A claim counts on the first day of its incident that lies ``within``. Claims about an
        incident that is known only to a month or a year are in `vague`, and in no bar.
        """
        most = bounded(limit, MOST_BARS)
        anytime = replace(query, start=None, end=None)

        def count() -> tuple[DayCount, ...]:
            return dated(self._asked(anytime), self._sides, most, within)

        return self._memory.recall(("days", anytime, most, within), count)

    def vague(self, query: Query, within: Span | None = None) -> tuple[DayCount, ...]:
        """Count claims about incidents that are known only to a month or a year, by its days."""
        anytime = replace(query, start=None, end=None)

        def count() -> tuple[DayCount, ...]:
            return spread(undated(self._asked(anytime), within), self._sides)

        return self._memory.recall(("vague", anytime, within), count)

    def said_days(self, query: Query, limit: int = MOST_BARS) -> tuple[DayCount, ...]:
        """Count claims by the day they were said, whatever the instant; replaced ones too."""
        most = bounded(limit, MOST_BARS)
        ever = replace(query, as_known_on=None)

        def count() -> tuple[DayCount, ...]:
            return bars(self._asked(ever).rows(sql.record_days(ever)), self._sides, most)

        return self._memory.recall(("said_days", ever, most), count)

    def coverage(self) -> tuple[Covered, ...]:
        """Count what is on record of every month, whatever the view; at most 13 rows."""
        return self._memory.recall(("coverage",), lambda: covered(self._database))

    def sums(self, query: Query) -> tuple[Sum, ...]:
        """Add up over incidents, for each side, subject, category and measure.

        Third parties have no sums, and nothing is added across sides. At most 200 rows.
        """
        return self._memory.recall(
            ("sums", query),
            lambda: adding.sums(self._asked(query), self._records, self.manifest.sides, MOST_SUMS),
        )

    def behind(self, query: Query, key: LossKey, limit: int | None = MOST_SUMS) -> Behind | None:
        """List the claims behind one sum, by the same rule that added them; None if there is none.

        ``limit`` is the most claims; None gives all.
        """
        return self._memory.recall(
            ("behind", query, key, limit),
            lambda: adding.behind(
                self._asked(query), self._records, self.manifest, self.parties, key, limit=limit
            ),
        )

    @cached_property
    def _tiled(self) -> tuple[spots.Tiled, ...]:
        """Every place by its number in the database, with its tile."""
        by_key = sorted({place.key: place for place in self.places.values()}.items())
        return tuple((place, *tile(*place.label_point)) for _, place in by_key)

    @property
    def _sides(self) -> tuple[str | None, ...]:
        """The side of each slot."""
        first, second = self.manifest.sides
        return (first.id, second.id, None)

    def _find_place(self, name: str) -> Place:
        """Find a place among those of the dataset, else in its gazetteer."""
        return self.places[name] if name in self.places else self.setting.gazetteer.find(name)

    def _asked(self, query: Query) -> Question:
        """Put a query to the database."""
        places = self._places_at(query.place) if query.place else []
        return Question(self._database, query, bound(query, self.names, places))

    def _places_at(self, name: str) -> list[int]:
        """List the numbers of the places that share ground with a place."""

        def find() -> list[int]:
            try:
                here = self._find_place(name)
            except GeodataError as error:
                raise QueryError(no_place(error)) from error
            return [n for n, (place, _, _) in enumerate(self._tiled) if meets(place, here)]

        return self._memory.recall(("places", name), find)


def bounded(limit: int, most: int) -> int:
    """Keep a limit between nothing and the most."""
    return min(max(limit, 0), most)
