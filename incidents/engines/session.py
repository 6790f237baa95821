"""Starting Spark for one build, and stopping it."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.errors import EngineError
from incidents.text import one_line
from incidents.words.refusals import refusal

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "local[*]"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # The store's instants are in UTC and have no zone.
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    # As many parts as there are buckets, however little is in each.
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}


@contextmanager
def session(master: str, folder: Path, buckets: int) -> Iterator[SparkSession]:
    """Give a Spark of one's own, for building a folder in so many buckets.

    Raises
    ------
    EngineError
        If Spark fails.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415  both are an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        spark = _started(master or HERE, buckets)
        try:
            yield spark
        finally:
            # After Ctrl-C there may be nobody to answer; what ended the build is what is told.
            with suppress(Py4JError, OSError):
                spark.stop()
    except (Py4JError, PySparkException) as error:
        if _is_interruption(error):
            raise KeyboardInterrupt from error
        why = one_line(str(error), 300)
        raise EngineError(refusal("spark_failed", folder=folder, why=why)) from error


def _is_interruption(error: BaseException | None) -> bool:
    """Tell whether Ctrl-C is behind an error: it leaves the way to Java cut in any place."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def check_installed() -> None:
    """Look for what Spark needs.

    Raises
    ------
    EngineError
        If it, or Java, is not there.
    """
    if find_spec("pyspark") is None:
        raise EngineError(refusal("spark_missing", value="pyspark"))
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise EngineError(refusal("spark_no_java"))


def _started(master: str, buckets: int) -> SparkSession:
    # Ctrl-C is told in our own line, and without a traceback.
    logging.getLogger().addFilter(lambda said: "while sending command" not in said.getMessage())
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    # It says so of its own interface for pandas, which is not used here.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    import pyspark  # noqa: PLC0415  an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    # Workers run this Python; a cluster on this machine is started from the package's own folder.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.appName("crossclaim build").master(master)
    for name, value in {**SETTINGS, "spark.sql.shuffle.partitions": str(buckets)}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark
