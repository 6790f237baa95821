"""Turning the tables of a dataset folder into Parquet, as text or with types of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

ROWS = 100
"""So many rows are in a group: a file has several."""

KINDS = {
    **dict.fromkeys(("low", "high"), pa.float64()),
    **dict.fromkeys(("sources", "revises", "places"), pa.list_(pa.string())),
    "searched": pa.date32(),
}
"""What pandas, Spark and others would make of some columns."""


def as_parquet(folder: Path, out: Path, *, typed: bool = False) -> Path:
    """Copy a dataset folder, its tables as Parquet."""
    shutil.copytree(folder, out)
    for path in sorted(out.glob("*.csv")):
        names = path.open(encoding="utf-8").readline().strip().split(",")
        types = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
        parsing = csv.ParseOptions(newlines_in_values=True)
        table = csv.read_csv(path, parse_options=parsing, convert_options=types)
        for place, name in enumerate(names) if typed else ():
            if name in KINDS:
                table = table.set_column(place, name, _typed(table[name], KINDS[name]))
        parquet.write_table(table, path.with_suffix(".parquet"), row_group_size=ROWS)
        path.unlink()
    return out


def _typed(cells: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if pa.types.is_list(kind):
        return pc.split_pattern(cells, ";")
    return pc.cast(pc.if_else(pc.equal(cells, ""), None, cells), kind)
