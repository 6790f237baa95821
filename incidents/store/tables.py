"""Writing a dataset into the store's tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
from shapely import to_wkb

from geodata.folding import fold
from geodata.ground import BARE
from geodata.place import Place
from geodata.setting import Setting
from incidents.dates import zone_of
from incidents.errors import DatasetError, StoreError
from incidents.loader.asrows import Clock
from incidents.loader.bulk import Staged, Told, stage
from incidents.loader.staging import Staging
from incidents.model import Dataset
from incidents.readers.folder import size_of
from incidents.report import Report
from incidents.store.filling import FOLDED, ODD_TEXTS, STATEMENTS, TEXTS
from incidents.store.schema import TABLES, THIRD
from incidents.store.settings import written
from incidents.store.tiles import tile
from incidents.vocabulary import SPOKEN_ABOUT, TOTALS
from incidents.words.refusals import refusal

Values = tuple[Any, ...]

LEAST_MEMORY = 320_000_000
"""How many bytes the tables of a small dataset may take while they are made.

More waits on the disk, but not all that is joined or sorted can: see `spare`.
"""


def build(folder: Path, path: Path, rules: str, digest: str, told: Told = lambda _: None) -> Report:
    """Load a dataset folder into a new DuckDB file.

    Parameters
    ----------
    folder
        The dataset.
    path
        A file that does not exist yet.
    rules
        The fingerprint of the code and the gazetteer that make it.
    digest
        That of the dataset, as it is expected to be.
    told
        Is called with the name of each file as it is begun.

    Returns
    -------
    Report
        Of every row.

    Raises
    ------
    DatasetError
        If the dataset cannot be read at all, or has changed meanwhile.
    StoreError
        If the engine cannot write the file, or what it wrote cannot be asked.
    """
    with whole(path), duckdb.connect(str(path)) as connection:
        spare(connection, path, size_of(folder))
        staging = Staging(connection)
        staged = stage(folder, staging, told=told)
        if staged.digest != digest:
            raise DatasetError(refusal("folder_changed", file=folder))
        told("")
        _fill(staging, staged, rules)
        connection.execute("CHECKPOINT")
        return staged.report


def write(dataset: Dataset, report: Report, path: Path, rules: str) -> None:
    """Write a dataset that is at hand, and its report, into a new DuckDB file.

    Parameters
    ----------
    dataset, report
        What the loader answered.
    path
        A file that does not exist yet.
    rules
        The fingerprint of the code and the gazetteer that made them.
    """
    with whole(path), duckdb.connect(str(path)) as connection:
        fill(connection, dataset, report, rules)
        connection.execute("CHECKPOINT")


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Take an engine's error for the system's, and ask the file that was written.

    On a full disk the engine fails in ways of its own, now and then only with what it left.
    """
    try:
        yield
        with duckdb.connect(str(path), read_only=True) as written:
            for table in TABLES:
                written.execute(f"SELECT count(*) FROM {table}")
    except duckdb.Error as error:
        raise StoreError(refusal("no_room", file=path.parent)) from error


def fill(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, report: Report, rules: str
) -> None:
    """Write a dataset and its report into an empty database that is open."""
    staging = Staging(connection)
    clock = Clock(zone_of(dataset.manifest.timezone))
    staging.sources((one, n) for n, one in enumerate(dataset.sources.values()))
    staging.incidents(((one, n) for n, one in enumerate(dataset.incidents.values())), clock)
    staging.claims(((one, n) for n, one in enumerate(dataset.claims.values())), clock)
    staged = Staged(
        manifest=dataset.manifest,
        parties=dataset.parties,
        retellings=dataset.retellings,
        searches=dataset.searches,
        changes=dataset.changes,
        places=dataset.places,
        digest=dataset.digest,
        report=report,
        setting=dataset.setting,
        ground=dataset.ground,
    )
    _fill(staging, staged, rules)


def spare(connection: duckdb.DuckDBPyConnection, path: Path, more: int) -> None:
    """Keep what is being made within bounds, in memory and beside the file.

    The memory is `LEAST_MEMORY` and so many bytes ``more``, for which callers say how large the
    rows are that they move.
    """
    connection.execute(f"SET memory_limit = '{LEAST_MEMORY + more}B'")
    aside = str(path.with_name(f"{path.name}.aside")).replace("'", "''")
    connection.execute(f"SET temp_directory = '{aside}'")


def _fill(staging: Staging, staged: Staged, rules: str) -> None:
    lay(staging, staged, rules)
    fold_texts(staging)
    staging.run(*STATEMENTS)
    staging.clear()


def lay(staging: Staging, staged: Staged, rules: str) -> None:
    """Make the tables, with what is at hand in them, and those that the statements join with."""
    make(staging)
    for name, rows in _small(staged, rules).items():
        staging.put(name, rows, columns_of(name))
    _list_helpers(staging, staged)


def make(staging: Staging, names: Iterable[str] = TABLES) -> None:
    """Make the store's tables, empty."""
    for name in names:
        staging.run(f"CREATE TABLE {name} ({TABLES[name]})")


def columns_of(name: str) -> Mapping[str, str]:
    """Give the columns of one of the store's tables, with their types."""
    pairs = (column.split() for column in TABLES[name].split(","))
    return {column.strip('"'): kind for column, kind in pairs}


def _small(staged: Staged, rules: str) -> dict[str, Iterable[Values]]:
    places = sorted({place.key: place for place in staged.places.values()}.values(), key=_key)
    return {
        "places": [_place_row(n, place) for n, place in enumerate(places)],
        "records": list(_records(staged)),
        "ground": list((staged.ground or BARE).layers.items()),
        "meta": _meta(staged, rules),
    }


HELPERS = ("placed", "voices", "known_kinds", "looked")
"""The tables that the statements join with, made of what is at hand."""


def _list_helpers(staging: Staging, staged: Staged) -> None:
    """Make `HELPERS`."""
    sides = staged.manifest.sides
    order = {side.id: n for n, side in enumerate(sides)}
    placed = ((name, one.key, _spellings(name, one)) for name, one in staged.places.items())
    staging.listed("placed", dict.fromkeys(("name", "key", "spellings"), "VARCHAR"), placed)
    columns = {"id": "VARCHAR", "slot": "TINYINT", "name": "VARCHAR", "home": "VARCHAR"}
    homes = {side.id: side.home for side in sides}
    voices = (
        (one.id, order.get(one.side or "", THIRD), one.name, homes.get(one.side or ""))
        for one in staged.parties.values()
    )
    staging.listed("voices", columns, voices)
    words = staged.manifest.vocabulary
    totals, spoken = words.kinds_of(TOTALS), words.kinds_of(*SPOKEN_ABOUT)
    columns = {"kind": "VARCHAR", "is_total": "BOOLEAN", "is_spoken": "BOOLEAN"}
    kinds = ((one, one in totals, one in spoken) for one in words.kinds)
    staging.listed("known_kinds", columns, kinds)
    columns = {"incident": "VARCHAR", "slot": "TINYINT", "day": "DATE"}
    logged = ((one.incident, order[one.side], one.day) for one in staged.searches)
    staging.listed("logged", columns, logged)
    staging.run(
        "CREATE TEMP TABLE looked AS"
        " SELECT incident, slot, max(day) AS day FROM logged GROUP BY ALL"
    )


def _spellings(name: str, place: Place) -> str:
    """Fold a place in every spelling, one a line: a reader may know only one of them."""
    return "\n".join(dict.fromkeys(filter(None, map(_fold, (name, *place.alternates)))))


def fold_texts(staging: Staging) -> None:
    """Fold what is searched for words."""
    staging.run(*TEXTS)
    columns = {"of": "VARCHAR", "id": "VARCHAR", "text": "VARCHAR"}
    found = staging.rows(ODD_TEXTS)
    staging.listed("odd_folded", columns, ((of, key, _folded(text)) for of, key, text in found))
    staging.run(FOLDED, "DROP TABLE texts")


def _folded(text: str) -> str:
    """Fold texts for searching; the line break between them is in no folded text."""
    return "\n".join(filter(None, map(_fold, text.split("\n"))))


@lru_cache(maxsize=10_000)
def _fold(text: str) -> str:
    return fold(text)


def _key(place: Place) -> str:
    return place.key


def _place_row(n: int, place: Place) -> Values:
    lon, lat = place.label_point
    return (n, place.key, place.shape, lon, lat, *tile(lon, lat), *place.geometry.bounds)


def _records(staged: Staged) -> Iterator[Values]:
    for retelling in staged.retellings.values():
        yield ("retellings", retelling.id, retelling.claim, retelling.model_dump_json())
    for party in staged.parties.values():
        yield ("parties", party.id, None, party.model_dump_json())
    for name, place in staged.places.items():
        yield ("places", name, None, _place_json(place))
    for n, search in enumerate(staged.searches):
        yield ("searches", f"{n:09}", search.incident, search.model_dump_json())
    for n, change in enumerate(staged.changes):
        yield ("changes", f"{n:09}", None, change.model_dump_json())


def _place_json(place: Place) -> str:
    fields = asdict(place) | {"geometry": to_wkb(place.geometry, hex=True)}
    return json.dumps(fields, ensure_ascii=False)


def _meta(staged: Staged, rules: str) -> list[Values]:
    setting = staged.setting or Setting()
    return [
        ("digest", staged.digest),
        ("rules", rules),
        ("manifest", staged.manifest.model_dump_json()),
        ("report", json.dumps(staged.report.stored(), ensure_ascii=False)),
        ("setting", written(setting)),
        ("atlas", setting.atlas.name),
        ("atlas_digest", setting.atlas.digest),
        ("region", json.dumps((staged.ground or BARE).region.boxes)),
        ("credit", (staged.ground or BARE).credit),
    ]
