"""Building: a dataset's tables, made once by an engine of choice, as Parquet that a page opens.

DuckDB makes them on this machine; Spark on as many as there are. Both run the same statements over
the same rules, so that the tables are equal, row for row.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from incidents import files
from incidents.engines import alone, session
from incidents.errors import DatasetError
from incidents.readers.folder import digest_of
from incidents.report import Report
from incidents.store import built, is_built, transfer
from incidents.words.refusals import refusal

Engine = Literal["duckdb", "spark"]
ENGINES: tuple[Engine, ...] = ("duckdb", "spark")


def build(
    dataset: Path,
    out: Path,
    engine: Engine = "duckdb",
    *,
    master: str = "",
    told: Callable[[str], None] = lambda _: None,
) -> Report:
    """Make the tables of a dataset, in a folder that is there whole or not at all.

    Parameters
    ----------
    dataset
        Its folder.
    out
        Where to. Tables that were built there before are replaced.
    engine
        What makes them.
    master
        Spark's cluster, such as ``spark://host:7077``; empty for all cores of this machine.
    told
        Is called with the name of each file as it is begun.

    Returns
    -------
    Report
        Of every row of the dataset.

    Raises
    ------
    DatasetError
        If the dataset cannot be read at all, changed meanwhile, or ``out`` holds something else.
    EngineError
        If the engine is not installed, or fails.
    """
    if out.exists() and not is_built(out) and not (out.is_dir() and not any(out.iterdir())):
        raise DatasetError(refusal("built_over", folder=out))
    digest = digest_of(dataset)
    with files.fresh(out) as made, tempfile.TemporaryDirectory(dir=made.parent) as aside:
        if engine == "spark":
            session.check_installed()
            # It imports Spark, which is an extra.
            from incidents.engines import cluster  # noqa: PLC0415

            report = cluster.build(dataset, made, digest, master=master, told=told)
        else:
            report = alone.build(dataset, made, digest, aside=Path(aside), told=told)
        built.finish(made, dataset, engine, transfer.counted(made))
    return report
