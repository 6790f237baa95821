"""Generated datasets of several sizes, kept under ``build/`` from one run to the next."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from benchmarks import generate
from benchmarks.multiplying import as_tables, multiply
from benchmarks.serving import ROOT
from incidents.store import Store

BASE = 100_000
"""The largest that is loaded from files; larger ones are multiplied from it."""

KEPT = ROOT / "build" / "benchmarks"
DAYS = 60
SEED = 7


def dataset(size: int) -> Path:
    """Give the folder of a dataset with so many incidents; written where it is not there yet.

    It is named by the generator too: what another version wrote is not what this one measures.
    """
    writer = hashlib.sha256(Path(generate.__file__).read_bytes()).hexdigest()
    folder = KEPT / f"{size}-{writer[:8]}"
    if not (folder / "datapackage.json").exists():
        generate.generate(folder, size, seed=SEED, days=DAYS)
    return folder


def store_of(size: int) -> Path:
    """Give the file of a store with so many incidents; made where it is not there yet."""
    if size <= BASE:
        return Store.open(dataset(size), KEPT / "cache")._database.path  # noqa: SLF001  the file itself
    base = store_of(BASE)
    path = KEPT / f"{base.stem}-{size}.duckdb"
    if not path.exists():
        multiply(base, size // BASE, path)
    return path


def shown(size: int) -> Path:
    """Give the folder in which a page finds so many incidents: of tables where files take long."""
    if size <= BASE:
        return dataset(size)
    store = store_of(size)
    folder = KEPT / store.stem
    if not (folder / "tables.json").exists():
        as_tables(store, dataset(BASE), folder)
    return folder


def environment(size: int) -> dict[str, str]:
    """Give what a server needs to show so many incidents, 0 for the shipped ones.

    The store is built here: a page that is measured finds it, as after any restart.
    """
    given = {"CROSSCLAIM_CACHE": str(KEPT / "cache")}
    if size:
        given["CROSSCLAIM_DATASET"] = str(shown(size))
    command = [sys.executable, "-m", "incidents", "check", given.get("CROSSCLAIM_DATASET", "")]
    subprocess.run(
        [word for word in command if word],
        cwd=ROOT,
        env={**os.environ, **given},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return given
