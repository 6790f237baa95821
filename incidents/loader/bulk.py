"""From a folder of files to staged columns: rows are looked at one by one only where they must be.

Whole files are checked as columns (`sieve`), claims against each other too (`suspects`). What is
not surely sound is read and judged by the rules of `rows` and `linking`, so that every message is
the same, and every row is in one bucket, however a dataset was loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from geodata.ground import Ground
from geodata.place import Place
from geodata.setting import Setting
from incidents.loader import estimates, rows, sieve
from incidents.loader.asjson import JSON
from incidents.loader.asrows import Clock, Values
from incidents.loader.cells import split
from incidents.loader.circles import circles
from incidents.loader.linking import Linking
from incidents.loader.loader import Loading, records
from incidents.loader.lookups import Lookups
from incidents.loader.setting import framed
from incidents.loader.staging import Ids, Staging
from incidents.model import Change, Claim, Incident, Manifest, Party, Retelling, Search
from incidents.readers import Row
from incidents.readers.folder import RawFolder, lies_in, read_small
from incidents.readers.sift import named
from incidents.report import Report, Where

Told = Callable[[str], None]
Made = TypeVar("Made")

BIG = ("sources.csv", "incidents.csv", "claims.csv")
"""The files that are read as columns; the others are never long."""

_SPOKEN_OF = "SELECT incident FROM waiting_claims WHERE id IN (SELECT id FROM concerned)"


@dataclass(frozen=True)
class Staged:
    """A dataset whose sources, incidents and claims wait in a `Staging`; the rest is at hand."""

    manifest: Manifest
    parties: Mapping[str, Party]
    retellings: Mapping[str, Retelling]
    searches: tuple[Search, ...]
    changes: tuple[Change, ...]
    places: Mapping[str, Place]
    digest: str
    report: Report
    setting: Setting | None = None
    ground: Ground | None = None


def stage(
    folder: Path,
    staging: Staging,
    find_place: Callable[[str], Place] | None = None,
    told: Told = lambda _: None,
) -> Staged:
    """Load a dataset folder into staged columns.

    Parameters
    ----------
    folder
        A folder of CSV or Parquet files beside a ``datapackage.json``.
    staging
        Where sources, incidents and claims are put.
    find_place
        As in `incidents.loader.load`.
    told
        Is called with the name of each file as it is begun.

    Raises
    ------
    DatasetError
        If the manifest, a file or a column that is needed is missing or unreadable.
    """
    raw = read_small(folder, BIG)
    return _Columns(raw, folder, staging, find_place, told).run()


class _Columns(Loading):
    """One load by columns; what is judged row by row is judged as in any `Loading`."""

    def __init__(
        self,
        raw: RawFolder,
        folder: Path,
        staging: Staging,
        find_place: Callable[[str], Place] | None,
        told: Told,
    ) -> None:
        super().__init__(raw, folder, find_place)
        self._folder, self._staging, self._told = folder, staging, told
        self._clock = Clock(self._rules.zone)
        self._lookups = Lookups(staging, self._clock)
        self._lookups.words(self._rules.vocabulary)

    def run(self) -> Staged:
        """Read all files in the order in which they build on each other."""
        parties = self._parties()
        self._sources()
        self._incidents()
        if estimates.FILE in self._raw.tables:
            parties = estimates.parties(parties, self._rules.sides)
            self._add_releases()
        self._lookups.parties(parties)
        self._rules = replace(self._rules, parties=parties)
        self._claims_read()
        self._circles()
        self._linked(parties)
        self._add_estimates()
        self._rules = replace(self._rules, claims=Ids(self._staging, "waiting_claims"))
        self._learn_few()
        places, ground = framed(self._setting, self._places(), self._findings)
        return Staged(
            manifest=self._manifest,
            parties=parties,
            retellings=records(self._read("retellings.csv", rows.retelling_of)),
            searches=tuple(records(self._read("searches.csv", rows.search_of)).values()),
            changes=tuple(records(self._read("changes.csv", rows.change_of)).values()),
            places=places,
            digest=self._raw.digest,
            report=self._findings.report(),
            setting=self._setting,
            ground=ground,
        )

    def _sources(self) -> None:
        self._text("sources.csv")
        self._lookups.moments(
            [(text, "") for (text,) in self._distinct("sources.csv", "published")]
        )
        self._sift("sources.csv")
        read = self._read("sources.csv", rows.source_of)
        self._staging.sources((one, line) for one, (_, line) in read.values())
        self._rules = replace(self._rules, sources=Ids(self._staging, "waiting_sources"))

    def _incidents(self) -> None:
        self._text("incidents.csv")
        days = ("start", "end", "searched")
        self._lookups.days(row[0] for one in days for row in self._distinct("incidents.csv", one))
        cells = self._distinct("incidents.csv", "places")
        self._lookups.cells((text for (text,) in cells), self._placing)
        self._sift("incidents.csv")
        read = self._read("incidents.csv", rows.incident_of)
        for incident, where in read.values():
            self._placing.look(incident, where, self._findings)
        self._staging.incidents(((one, line) for one, (_, line) in read.values()), self._clock)
        self._rules = replace(self._rules, incidents=Ids(self._staging, "waiting_incidents"))

    def _places(self) -> dict[str, Place]:
        """Give the places of incidents that were kept; names of others were looked up too."""
        used = self._staging.places()
        return {name: place for name, place in self._placing.found.items() if name in used}

    def _claims_read(self) -> None:
        self._text("claims.csv")
        self._lookups.moments(self._distinct("claims.csv", "stated", "stated_basis"))
        self._sift("claims.csv")
        self._learn("claims.csv", incidents="incident", sources="sources")
        read = self._read("claims.csv", rows.claim_of)
        self._staging.claims(((one, line) for one, (_, line) in read.values()), self._clock)

    def _add_releases(self) -> None:
        """Add what the rows of UCDP are from to the sources."""
        added = estimates.sources({}, self._raw.tables[estimates.FILE].rows)
        known = self._staging.known("waiting_sources", added)
        self._staging.sources((one, 0) for key, one in added.items() if key not in known)
        self._rules = replace(self._rules, sources=Ids(self._staging, "waiting_sources"))

    def _add_estimates(self) -> None:
        """Add the claims of UCDP after all others."""
        if estimates.FILE not in self._raw.tables:
            return
        self._learn(estimates.FILE, incidents="incident")
        read = self._read(estimates.FILE, estimates.claim_of)
        last = self._staging.last()
        self._staging.claims(((one, last + line) for one, (_, line) in read.values()), self._clock)

    def _text(self, file: str) -> None:
        """Read a file: plain rows wait to be sifted, the others are at hand."""
        self._told(file)
        table, number = self._staging.read(lies_in(self._folder, file))
        self._check_columns(table)
        self._findings.saw(table.file, number)
        self._raw.tables[file] = table

    def _distinct(self, file: str, *columns: str) -> list[Values]:
        """List the different texts of columns of the file that is being read."""
        given = self._raw.tables[file].columns
        cells = (named(given.index(one)) if one in given else sieve.EMPTY for one in columns)
        return self._staging.distinct(list(cells))

    def _sift(self, file: str) -> None:
        """Keep the rows that are sound, and put all others to those that are read one by one."""
        table = self._raw.tables[file]
        ids = ((row.values["id"].strip(),) for row in table.rows)
        self._staging.listed("odd_ids", {"id": "VARCHAR"}, ids)
        unsound = [
            Row(table.file, line, dict(zip(table.columns, cells, strict=True)))
            for line, *cells in self._staging.sift(file, table.columns)
        ]
        self._findings.saw(table.file, -len(unsound))
        merged = sorted((*table.rows, *unsound), key=lambda row: row.line)
        self._raw.tables[file] = replace(table, rows=tuple(merged))

    def _learn(self, file: str, **columns: str) -> None:
        """Ask at once for all that the rows of a file name."""
        table = self._raw.tables[file]
        for rule, column in columns.items():
            ids: Ids = getattr(self._rules, rule)
            ids.learn([one for row in table.rows for one in split(row.values.get(column, ""))])

    def _learn_few(self) -> None:
        given = {
            "retellings.csv": {"claims": "claim"},
            "searches.csv": {"incidents": "incident", "claims": "found"},
        }
        for file, columns in given.items():
            if file in self._raw.tables:
                self._learn(file, **columns)

    def _circles(self) -> None:
        """Refuse claims that lead back to themselves, as `incidents.loader.claims` does."""
        self._staging.point()
        file = self._raw.tables["claims.csv"].file
        for field, links in (("revises", "revises"), ("part_of", "[part_of]")):
            found = self._staging.rows(
                f"SELECT id, line, {links} FROM pointers"
                f" WHERE len({links}) > 0 AND {links}[1] IS NOT NULL ORDER BY line"
            )
            turning = circles({key: to for key, _, to in found})
            for key, line, to in found:
                if key in turning:
                    self._findings.refuse((file, line), field, ";".join(to), "circle")
            self._staging.drop(turning)

    def _linked(self, parties: Mapping[str, Party]) -> None:
        """Judge suspects and all that is linked with them, and keep what the rules make of it."""
        self._staging.find()
        claims = self._concerned(Claim, "claims", "SELECT id FROM concerned")
        told = {one.id: (one, line) for one, line in claims}
        before = {key: one for key, (one, _) in told.items()}
        about = {one.id: one for one, _ in self._concerned(Incident, "incidents", _SPOKEN_OF)}
        file = self._raw.tables["claims.csv"].file
        where: dict[str, Where] = {key: (file, line) for key, (_, line) in told.items()}
        linking = Linking(
            before,
            about,
            parties,
            where,
            vocabulary=self._rules.vocabulary,
            findings=self._findings,
        )
        after = linking.linked(self._rules.zone)
        changed = [key for key, claim in after.items() if claim is not before[key]]
        self._staging.drop(changed)
        self._staging.claims(((after[key], told[key][1]) for key in changed), self._clock)

    def _concerned(self, kind: type[Made], name: str, ids: str) -> Iterator[tuple[Made, int]]:
        statement = (
            f"SELECT {JSON[name]}, line FROM waiting_{name} w WHERE id IN ({ids}) ORDER BY line"
        )
        for text, line in self._staging.rows(statement):
            yield kind.model_validate_json(text), line  # type: ignore[attr-defined]
