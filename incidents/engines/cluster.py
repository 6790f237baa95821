"""The engine of many machines: Spark loads a dataset and makes the store's tables of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812

from incidents.engines.bucket import BUCKET, Columns
from incidents.engines.session import session
from incidents.engines.spread import NOT_LINKED, Spread
from incidents.errors import DatasetError
from incidents.loader.bulk import BIG, stage
from incidents.loader.staging import Staging
from incidents.readers.folder import PARQUET, lies_in
from incidents.report import Report
from incidents.store import built, tables
from incidents.store.filling import FIRST, LOSSES, PARTS, RECORDS
from incidents.store.fingerprint import rules
from incidents.words.refusals import refusal

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

BYTES = 16_000_000
"""How much of a dataset, as CSV, is put into one bucket: some ten thousand incidents."""

LEAST = 4
PACKED = 5
"""So many times as much as in a Parquet file is in a CSV file."""

HELPERS = (*tables.HELPERS, "places")
"""The tables of which every machine needs all rows."""

MADE = ("incidents", "claims", "history", "facts", "placements", "accounts")
FIRST_LOSSES: Columns = {
    "n": "BIGINT",
    "slot": "TINYINT",
    **dict.fromkeys(("subject", "category", "measure"), "VARCHAR"),
}
OF_SOURCES = ("id", "outlet", "language", "country")
"""What the tables of claims say of their sources."""


def build(
    dataset: Path, made: Path, digest: str, *, master: str, told: Callable[[str], None]
) -> Report:
    """Build a dataset of a digest into a new folder.

    The dataset and the folder must be at the same path on every machine.

    Raises
    ------
    DatasetError
        If the dataset cannot be read at all, or changed meanwhile.
    EngineError
        If Spark fails.
    """
    buckets = _buckets(dataset)
    with session(master, made, buckets) as spark, Spread.in_memory(spark, buckets) as staging:
        staged = stage(dataset, staging, told=told)
        if staged.digest != digest:
            raise DatasetError(refusal("folder_changed", file=dataset))
        told("")
        tables.lay(staging, staged, rules())
        _Filling(staging).write(made.resolve())
        return staged.report


def _buckets(dataset: Path) -> int:
    sizes = (
        path.stat().st_size * (PACKED if path.suffix == PARQUET else 1)
        for path in (lies_in(dataset, table) for table in BIG)
    )
    return max(LEAST, sum(sizes) // BYTES)


class _Filling:
    """The store's tables, made in buckets of incidents with all that belongs to them."""

    def __init__(self, staging: Spread) -> None:
        self._staging = staging
        self._claims = staging.whole("waiting_claims")
        self._incidents = staging.whole("waiting_incidents")
        self._sources = staging.whole("waiting_sources")
        self._numbers = self._numbered()

    def write(self, made: Path) -> None:
        """Write every table into a folder."""
        self._number_losses()
        for name, frame in self._parts().items():
            _write(frame, name, made)
        _write(self._records(), "records", made)
        for name in ("losses", "places", "records", "ground", "meta"):
            self._staging.run(built.copying(name, made))
        for stray in made.rglob(".*.crc"):
            stray.unlink()

    def _numbered(self) -> dict[str, DataFrame]:
        """Give incidents and claims the numbers of `incidents.store.filling.NUMBERS`."""
        incidents = _in_order(self._incidents.select("id", "start"), ("start", "id"), "n")
        of_incident = incidents.select(F.col("id").alias("incident"), F.col("n").alias("of"))
        lines = self._claims.select("line", "incident").join(of_incident, "incident")
        numbers = _in_order(lines, ("of", "line"), "n").select("line", "incident", "n")
        positions = _in_order(lines.select("line"), ("line",), "position")
        claims = self._staging.bucketed(numbers.join(positions, "line"), "incident")
        return {
            "incident_numbers": self._staging.bucketed(incidents.select("id", "n"), "id"),
            "claim_numbers": claims.drop("incident"),
        }

    def _together(self, *without: str) -> dict[str, DataFrame]:
        """Put claims into the bucket of their incident."""
        claims = self._claims.drop(*without)
        return {
            "waiting_claims": self._staging.bucketed(claims, "incident"),
            "waiting_incidents": self._staging.bucketed(self._incidents, "id"),
            **self._numbers,
        }

    def _number_losses(self) -> None:
        """Give losses their numbers, in the order of the first claim of each."""
        found = self._over(
            self._together(*NOT_LINKED), {"first_losses": FIRST_LOSSES}, _first, HELPERS
        )
        self._staging.hold("first_losses", found["first_losses"].toArrow())
        self._staging.run(LOSSES)

    def _parts(self) -> dict[str, DataFrame]:
        given = self._together()
        named = given["waiting_claims"].select(BUCKET, F.explode("sources").alias("id")).distinct()
        given["waiting_sources"] = named.join(self._sources.select(*OF_SOURCES), "id")
        made = {name: tables.columns_of(name) for name in MADE}
        return self._over(given, made, _fill, (*HELPERS, "losses"))

    def _records(self) -> DataFrame:
        given = {"waiting_sources": self._staging.bucketed(self._sources, "id")}
        return self._over(given, {"records": tables.columns_of("records")}, _record, ())["records"]

    def _over(
        self,
        given: Mapping[str, DataFrame],
        made: Mapping[str, Columns],
        work: Callable[[Staging], None],
        lookups: tuple[str, ...],
    ) -> dict[str, DataFrame]:
        return self._staging.over(given, made, work, self._staging.lookups(lookups))


def _first(staging: Staging) -> None:
    staging.run(*FIRST)


def _fill(staging: Staging) -> None:
    tables.make(staging, MADE)
    tables.fold_texts(staging)
    staging.run(FIRST[0], *PARTS)


def _record(staging: Staging) -> None:
    tables.make(staging, ("records",))
    staging.run(RECORDS)


def _in_order(frame: DataFrame, keys: tuple[str, ...], name: str) -> DataFrame:
    """Give rows numbers in the order of their keys, each part its own after those before it."""
    place = F.monotonically_increasing_id().bitwiseAND((1 << 33) - 1)
    ordered = frame.orderBy(*keys)
    parts = ordered.select("*", F.spark_partition_id().alias("part"), place.alias("at")).persist()
    counts = sorted(tuple(row) for row in parts.groupBy("part").count().collect())
    sums = accumulate((count for _, count in counts), initial=0)
    before = [(part, total) for (part, _), total in zip(counts, sums, strict=False)]
    told = frame.sparkSession.createDataFrame(before, "part int, before bigint")
    return (
        parts.join(F.broadcast(told), "part")
        .withColumn(name, F.col("at") + F.col("before"))
        .drop("part", "at", "before")
    )


def _write(frame: DataFrame, name: str, made: Path) -> None:
    out = f"file://{made / name}"
    if name not in built.BY_MONTH:
        frame.write.mode("append").parquet(out)
        return
    by_month = frame.withColumn(built.MONTH, F.date_format("first", "yyyy-MM"))
    (
        by_month.repartition(built.MONTH)
        .sortWithinPartitions(built.MONTH, "n")
        .write.mode("append")
        .partitionBy(built.MONTH)
        .parquet(out)
    )
