"""A load whose rows lie on many machines: Spark holds those that are sound, DuckDB the few others.

Whatever is asked of all rows is asked here of both. Rows that the rules must look at one by one
come to this machine, as in any load; they are few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812

from incidents.engines.bucket import BUCKET, Columns, Task, Work, declared, read, run
from incidents.loader import sieve, suspects
from incidents.loader.asrows import Values
from incidents.loader.staging import Staging
from incidents.loader.waiting import TABLES
from incidents.readers import Table, pieces
from incidents.readers.pieces import BEGINS
from incidents.readers.sift import LINE, named

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LOOKUPS = ("words", "moments", "days", "cells", "known_parties", "odd_ids")
"""The tables that the statements of `sieve` join with."""

POINTERS: Columns = {
    "id": "VARCHAR",
    "line": "BIGINT",
    "revises": "VARCHAR[]",
    "part_of": "VARCHAR",
}
NOT_LINKED = ("quotation", "quotation_language", "translation", "translation_by", "note", "json")
"""What `suspects` does not look at, and is not moved for it."""


class Spread(Staging):
    """The tables of one load, spread over a cluster.

    Parameters
    ----------
    connection
        For the rows that were read one by one, and for what every machine must know.
    spark
        The cluster.
    buckets
        Into how many parts rows are put.
    """

    def __init__(self, connection: Any, spark: SparkSession, buckets: int) -> None:
        super().__init__(connection)
        self._spark, self._buckets = spark, buckets
        self._sound = {name: self.frame(columns) for name, columns in TABLES.items()}
        self._text = self.frame({LINE: "BIGINT"})

    def frame(self, columns: Columns, rows: pa.Table | None = None) -> DataFrame:
        """Send rows of this machine to the others."""
        if rows is None or not rows.num_rows:
            return self._spark.createDataFrame([], declared(columns))
        return self._spark.createDataFrame(rows).select(*(f"`{name}`" for name in columns))

    def whole(self, name: str) -> DataFrame:
        """Give all rows of a table, wherever they lie."""
        here = self.columns(f"FROM {name}")
        return self._sound[name].unionByName(self.frame(TABLES[name], here))

    def bucketed(self, frame: DataFrame, key: str) -> DataFrame:
        """Put rows that have one key into one bucket."""
        return frame.withColumn(BUCKET, F.pmod(F.xxhash64(key), F.lit(self._buckets)).cast("int"))

    def read(self, path: Path) -> tuple[Table, int]:
        """Read a file in pieces, each where there is room."""
        found = pieces.split(path)
        if isinstance(found, Table):
            self._text = self.frame({**_cells(found.columns), LINE: "BIGINT"})
            return found, 0
        columns, parts = found
        rows = [(one.begin, one.end, one.line) for one in parts]
        asked = self._spark.createDataFrame(rows, "begin bigint, end bigint, line bigint")
        spread = asked.repartition(max(len(rows), 1), LINE)
        text = read(spread, path.resolve(), len(columns)).persist()
        odd = text.where(F.col(BEGINS).isNotNull()).orderBy(LINE).toArrow()
        self._text = text.where(F.col(BEGINS).isNull()).drop(BEGINS)
        return pieces.rest(path, columns, odd), self._text.count()

    def distinct(self, cells: Sequence[str]) -> list[Values]:
        """List the different texts of cells of the file that was read."""
        return [tuple(row) for row in self._text.selectExpr(*cells).distinct().collect()]

    def sift(self, file: str, columns: Sequence[str]) -> list[Values]:
        """Keep the rows that are sound; the others come to this machine."""
        into, key = sieve.into(file), "incident" if file == "claims.csv" else "id"
        self._note_twice(named(columns.index("id")))
        given = {"waiting_text": self.bucketed(self._text, named(columns.index(key)))}
        if file == "claims.csv":
            given |= self._named_by(given["waiting_text"], named(columns.index("sources")))
        made = {into: TABLES[into], "unsound": {LINE: "BIGINT", **_cells(columns)}}
        statements = sieve.statements(file, columns)
        done = self.over(given, made, lambda staging: staging.run(*statements), self.lookups())
        self._sound[into] = done[into]
        return [tuple(row) for row in done["unsound"].orderBy(LINE).collect()]

    def over(
        self,
        given: Mapping[str, DataFrame],
        made: Mapping[str, Columns],
        work: Work,
        lookups: Mapping[str, pa.Table],
    ) -> dict[str, DataFrame]:
        """Run statements over buckets of tables."""
        return run(Task(work, lookups, tuple(given), made), given)

    def lookups(self, names: Iterable[str] = LOOKUPS) -> dict[str, pa.Table]:
        """Give tables of this machine, as every other one needs them."""
        return {name: self.columns(f"FROM {name}") for name in names if name in self.tables}

    def _note_twice(self, cell: str) -> None:
        """Add ids that are there twice to the odd ones: no bucket need see both."""
        twice = self._text.groupBy(cell).count().where("count > 1").select(cell).collect()
        self.put("odd_ids", ((name,) for (name,) in twice), {"id": "VARCHAR"})

    def _named_by(self, text: DataFrame, cell: str) -> dict[str, DataFrame]:
        """Give the incidents of each bucket of claims, and the sources that its claims name."""
        incidents = self.bucketed(self.whole("waiting_incidents").select("id"), "id")
        ids = F.explode(F.split(cell, ";")).alias("id")
        named_there = text.select(BUCKET, ids).distinct()
        sources = named_there.join(self.whole("waiting_sources").select("id"), "id")
        return {"waiting_incidents": incidents, "waiting_sources": sources}

    def known(self, table: str, names: Iterable[str]) -> set[str]:
        """Tell which of these ids are those of a table."""
        asked = set(names)
        here = super().known(table, asked)
        elsewhere = self._of_ids(self._sound[table], asked - here).select("id").toArrow()
        return here | set(elsewhere["id"].to_pylist())

    def _of_ids(self, frame: DataFrame, ids: Collection[str]) -> DataFrame:
        """Give the rows of some ids, which are few."""
        return frame.join(self._few(ids), "id", "left_semi") if ids else frame.limit(0)

    def point(self) -> None:
        """List, in ``pointers``, the claims that name others."""
        super().point()
        given = {"waiting_claims": self._linking()}
        work = _run(suspects.POINTERS)
        found = self.over(given, {"pointers": POINTERS}, work, {})["pointers"]
        self.take("pointers", found.toArrow())

    def _linking(self, *, everywhere: bool = False) -> DataFrame:
        claims = self.whole("waiting_claims") if everywhere else self._sound["waiting_claims"]
        return self.bucketed(claims.drop(*NOT_LINKED), "incident")

    def find(self) -> None:
        """List, in ``concerned``, the claims that the rules must look at.

        They come to this machine, with their incidents.
        """
        given = {
            "waiting_claims": self._linking(everywhere=True),
            "waiting_incidents": self.bucketed(self.whole("waiting_incidents"), "id"),
        }
        made: Mapping[str, Columns] = {"suspect": {"id": "VARCHAR"}}
        found = self.over(given, made, _run(suspects.SUSPECT), self.lookups())["suspect"]
        self.hold("suspect", found.toArrow())
        self.run(suspects.CONCERNED)
        self._bring("waiting_claims", "SELECT id FROM concerned")
        self._bring("waiting_incidents", "SELECT DISTINCT incident FROM waiting_claims")

    def _bring(self, table: str, ids: str) -> None:
        """Bring the rows of some ids to this machine."""
        few = [name for (name,) in self.rows(ids)]
        self.take(table, self._of_ids(self._sound[table], few).toArrow())
        self._sound[table] = self._without(self._sound[table], few)

    def _without(self, frame: DataFrame, ids: Collection[str]) -> DataFrame:
        if not ids:
            return frame
        return frame.join(self._few(ids), "id", "left_anti").select(*frame.columns)

    def _few(self, ids: Collection[str]) -> DataFrame:
        few = self.frame({"id": "VARCHAR"}, pa.table({"id": pa.array(list(ids), pa.string())}))
        return F.broadcast(few)

    def drop(self, ids: Iterable[str]) -> None:
        """Drop claims."""
        gone = list(ids)
        super().drop(gone)
        self._sound["waiting_claims"] = self._without(self._sound["waiting_claims"], gone)

    def places(self) -> set[str]:
        """Tell the names of places that incidents have."""
        every = self._sound["waiting_incidents"].select(F.explode("places")).distinct()
        return super().places() | {name for (name,) in every.collect()}

    def last(self) -> int:
        """Tell the last line of the claims."""
        ((last,),) = self._sound["waiting_claims"].agg(F.max(LINE)).collect()
        return max(super().last(), last or 0)


def _cells(columns: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(map(named, range(len(columns))), "VARCHAR")


def _run(*statements: str) -> Work:
    return lambda staging: staging.run(*statements)
