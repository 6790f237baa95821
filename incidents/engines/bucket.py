"""Running the loader's statements over buckets of rows: Spark moves rows, DuckDB judges them.

A bucket holds all rows of some incidents, or of some ids, and of other tables those that they name.
What a statement says of its rows is then as true as if it had seen all of them, and it is the same
statement that a single machine runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812  as everybody who reads Spark knows it

from incidents.loader.staging import Staging
from incidents.loader.waiting import shape
from incidents.readers import pieces
from incidents.readers.sift import FilePart

BUCKET = "bucket"
KINDS = {
    "TINYINT": "tinyint",
    "INTEGER": "int",
    "BIGINT": "bigint",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp_ntz",
    "VARCHAR": "string",
    "BLOB": "binary",
    "VARCHAR[]": "array<string>",
}
"""What Spark calls the types of columns."""

Columns = Mapping[str, str]
"""The columns of a table and their types."""

Work = Callable[[Staging], None]


@dataclass(frozen=True)
class Task:
    """What is done in each bucket.

    Attributes
    ----------
    work
        Runs statements over the bucket's tables.
    lookups
        Tables that every bucket sees whole.
    given, made
        The tables that a bucket is given, and those that are asked of it.
    """

    work: Work
    lookups: Mapping[str, pa.Table]
    given: tuple[str, ...]
    made: Mapping[str, Columns]

    def __call__(self, bucket: pa.Table) -> pa.Table:
        """Run the statements over one bucket, in a worker."""
        with Staging.in_memory(threads=1) as staging:
            for name, table in self.lookups.items():
                staging.hold(name, table)
            for name in self.given:
                _put(staging, name, _unpacked(bucket, name))
            self.work(staging)
            tables = {name: staging.columns(f"FROM {name}") for name in self.made}
        return _packed(tables, self.made)


def run(task: Task, tables: Mapping[str, DataFrame]) -> dict[str, DataFrame]:
    """Run a task over tables whose column `BUCKET` says which rows belong together."""
    together = reduce(DataFrame.unionAll, (_alone(name, tables) for name in tables))

    # Spark counts the parameters of what it runs: an object would be taken for a function of two.
    def work(bucket: pa.Table) -> pa.Table:
        return task(bucket)

    done = together.groupBy(BUCKET).applyInArrow(work, _row(task.made)).persist()
    return {name: done.where(F.col(name).isNotNull()).select(f"{name}.*") for name in task.made}


def read(frame: DataFrame, path: Path, width: int) -> DataFrame:
    """Read pieces of a file, each in the worker that it falls to."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for one in batch.to_pylist():
                yield from pieces.read(path, width, FilePart(**one))

    names = pieces.shape(width).names
    kinds = ["string"] * width + ["bigint", "bigint"]
    columns = ", ".join(f"`{name}` {kind}" for name, kind in zip(names, kinds, strict=True))
    return frame.mapInArrow(work, columns)


def declared(columns: Columns) -> str:
    """Write columns and their types as Spark does."""
    return ", ".join(f"`{name}` {KINDS[kind]}" for name, kind in columns.items())


def _row(tables: Mapping[str, Columns]) -> str:
    """Write a row of which one table's part is filled, as Spark does."""
    parts = (
        f"`{name}` struct<{', '.join(f'`{one}`: {KINDS[kind]}' for one, kind in columns.items())}>"
        for name, columns in tables.items()
    )
    return ", ".join(parts)


def _alone(name: str, tables: Mapping[str, DataFrame]) -> DataFrame:
    """Write a table's rows as one column, beside empty ones for all other tables."""
    own = F.struct(*(f"`{one}`" for one in tables[name].columns if one != BUCKET))
    columns = {
        other: F.lit(None).cast(frame.drop(BUCKET).schema) for other, frame in tables.items()
    }
    return tables[name].select(
        BUCKET, *(one.alias(key) for key, one in {**columns, name: own}.items())
    )


def _unpacked(bucket: pa.Table, name: str) -> pa.Table:
    rows = bucket[name].combine_chunks()
    return pa.Table.from_struct_array(rows.filter(rows.is_valid()))


def _put(staging: Staging, name: str, rows: pa.Table) -> None:
    """Append to a table that there is; of any other, make it."""
    (staging.take if name in staging.tables else staging.hold)(name, rows)


def _packed(tables: Mapping[str, pa.Table], made: Mapping[str, Columns]) -> pa.Table:
    """Put tables below each other, each in a column of its own."""
    counts = [table.num_rows for table in tables.values()]
    packed = {}
    for place, (name, table) in enumerate(tables.items()):
        rows = _as_struct(table, shape(made[name]))
        above, below = sum(counts[:place]), sum(counts[place + 1 :])
        parts = [pa.nulls(above, rows.type), rows, pa.nulls(below, rows.type)]
        packed[name] = pa.concat_arrays(parts)
    return pa.table(packed)


def _as_struct(table: pa.Table, wanted: pa.Schema) -> pa.StructArray:
    rows = table.select(wanted.names).cast(wanted).to_struct_array()
    return pa.concat_arrays(rows.chunks) if rows.chunks else pa.array([], rows.type)
