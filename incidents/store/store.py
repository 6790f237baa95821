"""The store: what the brief and the exports ask of a dataset, always bounded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from geodata.folding import fold
from incidents.model import Claim, Dataset, Incident
from incidents.query import Query
from incidents.report import Report
from incidents.store import finding, nearby, reading, spots, sql
from incidents.store.answers import Bounds, Spot
from incidents.store.counting import Counting, bounded
from incidents.store.database import Database
from incidents.store.nearby import Nearby
from incidents.store.opening import SHIPPED, obtain

MOST_MARKS = 500
MOST_ROWS = 200
HOME_ZOOM = 6


class Store(Counting):
    """A dataset in an embedded database.

    Use `Store.open`. A store never changes: when the dataset does, `open` gives another. Its
    methods may be called from any thread; they remember what they were asked last.

    Parameters
    ----------
    database
        A file that `tables.write` made.
    folder
        The dataset, which may bring an atlas of its own.

    Attributes
    ----------
    manifest, report, digest, parties, places
        Of the dataset as it was loaded.
    atlas, atlas_digest
        The name of its atlas, and the SHA-256 of what that can answer and draw.
    setting, ground
        Where the dataset plays, and what its maps draw below the marks.
    frame
        A dataset with all of these, but without incidents and claims.
    parts
        What others work out of single incidents, remembered as long as the store is.
    """

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
        return obtain(folder, cache, lambda path: cls(Database(path), folder))

    @classmethod
    def held(cls, dataset: Dataset, report: Report) -> Store:
        """Hold a dataset in memory: nothing of it is on a disk, and it goes with the store."""
        from incidents.store import tables  # noqa: PLC0415  what builds is seldom needed

        return cls(Database.of(lambda connection: tables.fill(connection, dataset, report, "")))

    @property
    def is_on_disk(self) -> bool:
        """Tell whether another process can open it too: such a store can be pickled."""
        return self._database.path.is_file()

    def __reduce__(self) -> tuple[Callable[..., Store], tuple[Path, Path | None]]:
        """Let a copy in another process read the same file, which never changes."""
        return _again, (self._database.path, self._folder)

    def marks(
        self,
        query: Query,
        zoom: int | None = None,
        bounds: Bounds | None = None,
        limit: int = MOST_MARKS,
        *,
        named: bool = True,
    ) -> tuple[Spot, ...]:
        """Choose at most ``limit`` spots: one a place, or cells where places are too many.

        Parameters
        ----------
        query
            What to look at.
        zoom
            Leaflet's zoom, for the size of cells.
        bounds
            West, south, east, north in degrees: what is in sight. None is everything.
        limit
            The most spots, up to 500.
        """
        sight = spots.Screen(
            HOME_ZOOM if zoom is None else zoom, bounds, bounded(limit, MOST_MARKS), named
        )
        return self._memory.recall(
            ("marks", query, sight),
            lambda: spots.find(self._asked(query), self._tiled, sight, self._records),
        )

    def incidents(
        self, query: Query, limit: int = MOST_ROWS, offset: int = 0
    ) -> tuple[Incident, ...]:
        """List incidents in view in order of time, a page of at most 200."""
        return self._listed(query, limit, offset, unplaced=False)

    def unplaced(self, query: Query, limit: int = MOST_ROWS) -> tuple[Incident, ...]:
        """List incidents in view that have no place on the map."""
        return self._listed(query, limit, 0, unplaced=True)

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
        if incidents is not None:
            ids = tuple(sorted(set(incidents)))
            if not ids:  # a query within none would be one within all
                return replace(self.frame, places={})
            reading.check_ids(self._database, ids)
            query = replace(query, within=ids)

        def read() -> Dataset:
            wanted = sql.chosen(query, limited=limit is not None)
            question = self._asked(query)
            numbers = [row[0] for row in question.rows(wanted, limit=max(limit or 0, 0))]
            return reading.read(question, numbers, self.frame, self._records)

        if limit is None or limit > MOST_ROWS:
            return read()
        return self._slices.recall(("slice", query, limit), read)

    def incident(self, name: str, as_known_on: dt.datetime | None = None) -> Dataset:
        """Read one incident with all that stood of it at an instant, as a dataset.

        The incident is there even if nothing had been said of it by then.

        Raises
        ------
        UnknownIncidentError
            If there is no such incident; the message lists the closest ids.
        """
        reading.check_ids(self._database, (name,))
        always = Query(within=(name,))

        def read() -> Dataset:
            numbers = [row[0] for row in self._asked(always).rows(sql.chosen(always))]
            question = self._asked(replace(always, as_known_on=as_known_on))
            return reading.read(question, numbers, self.frame, self._records)

        return self._slices.recall(("incident", name, as_known_on), read)

    def claims(self, ids: Sequence[str]) -> Dataset:
        """Read claims by id as a dataset, with what they replaced and their incidents."""
        wanted = tuple(sorted(set(ids)))

        def read() -> Dataset:
            found = self._records.with_replaced(wanted)
            said = reading.with_claims(self._records, self.frame, [one for one, _about in found])
            about = {incident for _one, incident in found}
            return reading.with_incidents(self._records, said, about)

        return self._slices.recall(("claims", wanted), read)

    def nearby(self, query: Query) -> Nearby:
        """Find what was said last by the instant of a query, before that, and next."""
        return self._memory.recall(("nearby", query), lambda: nearby.find(self._asked(query)))

    def find_incidents(self, text: str) -> tuple[tuple[Incident, int], ...]:
        """Find a few incidents by words of their titles, each with how many claims it has."""
        return self._memory.recall(
            ("find incidents", text), lambda: finding.incidents(self._database, fold(text))
        )

    def find_speakers(self, text: str) -> tuple[tuple[str, int], ...]:
        """Find a few speakers by name, each with how many claims they made."""
        return self._memory.recall(
            ("find speakers", text), lambda: finding.speakers(self._database, fold(text))
        )

    def find_claims(self, text: str) -> tuple[Claim, ...]:
        """Find some claims that hold words anywhere."""
        return self._memory.recall(
            ("find claims", text), lambda: finding.claims(self._database, fold(text))
        )

    def _listed(
        self, query: Query, limit: int, offset: int, *, unplaced: bool
    ) -> tuple[Incident, ...]:
        most = bounded(limit, MOST_ROWS)

        def read() -> tuple[Incident, ...]:
            statement = sql.listed(query, unplaced=unplaced)
            rows = self._asked(query).rows(statement, limit=most, offset=max(offset, 0))
            return tuple(self._records.incidents([row[0] for row in rows]))

        return self._memory.recall(("listed", query, most, offset, unplaced), read)


def _again(path: Path, folder: Path | None) -> Store:
    return Store(Database(path), folder)
