"""Hostile dataset folders: each row is accounted for, and what is loaded goes out and in again."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from geodata.errors import GeodataError
from incidents import brief
from incidents.brief.differences import rows_of
from incidents.errors import CrossclaimError
from incidents.loader import load
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.readers.folder import digest_of
from incidents.report import Report
from incidents.store import Store, tables
from incidents.store.database import Database
from incidents.web import differ
from incidents.web import tables as drawn
from incidents.web.panels import panels
from tests import exports
from tests.buckets import check
from tests.conftest import COLUMNS, PACKAGE, TABLES, write_table, write_tiny
from tests.fuzz.hostile import cell, document, overwritten
from tests.markup import read

SEARCHES = ({"incident": "bridge", "side": "N", "day": "2026-01-01", "by": "me", "where": "wire",
             "found": "n1;n2"},)  # fmt: skip
CHANGES = ({"id": "e1", "when": "2026-01-02", "file": "claims.csv", "row": "n1", "why": "a slip"},)
PLACES = ({"name": "Camp", "lat": "31.5", "lon": "66.1", "kind": "camp", "precision_km": "2"},)
ALL = {**TABLES, "searches.csv": SEARCHES, "changes.csv": CHANGES, "places.csv": PLACES}
LAYER = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "The crossing", "alternates": "X"},
     "geometry": {"type": "LineString", "coordinates": [[66.0, 31.0], [66.5, 31.5]]}}]}  # fmt: skip

Rows = dict[str, list[dict[str, str]]]


def case(chance: random.Random, folder: Path) -> str:
    """Load a hostile folder by rows and by columns, draw it, export it and load that."""
    rows = {file: [dict(row) for row in some] for file, some in ALL.items()}
    for _ in range(chance.randrange(1, 12)):
        chance.choice(ROW_WAYS)(chance, rows)
    write_tiny(folder / "d")
    for file, some in rows.items():
        write_table(folder / "d", file, some)
    is_plain = chance.random() < 0.6
    if not is_plain:
        chance.choice(FILE_WAYS)(chance, folder / "d")
    try:
        dataset, report = load(folder / "d")
    except (CrossclaimError, GeodataError) as error:
        return "" if str(error).isprintable() and str(error) else f"told badly: {error!r}"
    check(report)
    if is_plain and (told := _unaccounted(rows, dataset, report)):
        return told
    # Loading takes a tenth of the rest: there are more folders than stores, and more of these
    # than exports.
    depth = chance.random()
    return _shown(folder, dataset, report, whole=depth < 0.15) if depth < 0.4 else ""


def _unaccounted(rows: Rows, dataset: Dataset, report: Report) -> str:
    for file, some in rows.items():
        if report.rows(file) != len(some):
            return f"{file}: {len(some)} rows went in, {report.rows(file)} are counted"
    merged = sum(
        one.fault == "row_twice_same" for one in report.problems if one.file == "claims.csv"
    )
    kept = report.rows("claims.csv") - report.refused["claims.csv"] - merged
    return (
        "" if kept == len(dataset.claims) else f"{kept} claims counted, {len(dataset.claims)} kept"
    )


def _shown(folder: Path, dataset: Dataset, report: Report, *, whole: bool) -> str:
    path = folder / "store.duckdb"
    tables.build(folder / "d", path, "", digest_of(folder / "d"))
    store = Store(Database(path), folder / "d")
    try:
        if store.report != report:
            return "rows and columns give two reports"
        return (_drawn(store) or _exported(store, folder, dataset)) if whole else ""
    finally:
        store._database.close()


def _drawn(store: Store) -> str:
    made = brief.make(brief.Sight(View(), store))
    names = (made.panels[0].name, made.panels[1].name)
    json.dumps(brief.as_json(made), allow_nan=False).encode()
    for part in (
        panels(made.panels, made.others, differ.questions(made.differences)),
        drawn.ledger(rows_of(made.differences), names, "", "spoken"),
        drawn.incidents(made.incidents, names),
        drawn.sources(made.sources),
    ):
        read(part)
    return ""


def _exported(store: Store, folder: Path, dataset: Dataset) -> str:
    """Load a data package of everything, and compare it with what is in the store."""
    for fmt in ("csv", "geojson", "kml"):
        exports.written(store, fmt)
    out = exports.unpacked(exports.written(store, "zip"), folder / "out")
    loaded, report = load(out)
    refused = [str(one) for one in report.problems if one.level == "refused"]
    if refused:
        return f"an export is refused: {refused[0]}"
    if not exports.equal(loaded, store.slice(Query(), limit=None)):
        return f"an export loads otherwise: {_difference(loaded, store.slice(Query(), limit=None))}"
    return ""


def _difference(one: Dataset, two: Dataset) -> str:
    for name in vars(one):
        mine, theirs = getattr(one, name), getattr(two, name)
        if name not in ("digest", "setting", "ground") and mine != theirs:
            if isinstance(mine, dict):
                keys = [key for key in {*mine, *theirs} if mine.get(key) != theirs.get(key)]
                return f"{name} {keys[:3]}: {mine.get(keys[0])!r} for {theirs.get(keys[0])!r}"
            return f"{name}: {mine!r:.300} for {theirs!r:.300}"
    return "setting"


# ---- what is done to rows


def _cell(chance: random.Random, rows: Rows) -> None:
    file = _file(chance, rows)
    row = chance.choice(rows[file])
    row[chance.choice(COLUMNS[file].split())] = cell(chance)


def _again(chance: random.Random, rows: Rows) -> None:
    file = _file(chance, rows)
    row = dict(chance.choice(rows[file]))
    if chance.random() < 0.7:
        row[chance.choice(COLUMNS[file].split())] = cell(chance)
    rows[file].insert(chance.randrange(len(rows[file]) + 1), row)


def _gone(chance: random.Random, rows: Rows) -> None:
    file = _file(chance, rows)
    if len(rows[file]) > 1:
        rows[file].remove(chance.choice(rows[file]))


def _linked(chance: random.Random, rows: Rows) -> None:
    one, two = chance.choice(rows["claims.csv"]), chance.choice(rows["claims.csv"])
    one[chance.choice(("revises", "part_of"))] = two.get("id", "")


def _mixed(chance: random.Random, rows: Rows) -> None:
    one, two = chance.choice(rows["claims.csv"]), chance.choice(rows["claims.csv"])
    for name in chance.sample(COLUMNS["claims.csv"].split(), 4):
        one[name] = two.get(name, "")


def _many(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows["claims.csv"])
    rows["claims.csv"] += [{**row, "id": f"m{n}"} for n in range(chance.choice((3, 30, 300)))]


def _file(chance: random.Random, rows: Rows) -> str:
    return chance.choice([file for file, some in rows.items() if some])


ROW_WAYS: tuple[Callable[[random.Random, Rows], None], ...] = (
    *(_cell,) * 9, _again, _gone, _linked, _linked, _mixed, _many)  # fmt: skip


# ---- what is done to files


def _bytes(chance: random.Random, folder: Path) -> None:
    path = chance.choice(sorted(folder.glob("*.csv")))
    path.write_bytes(overwritten(chance, path.read_bytes()))


def _manifest(chance: random.Random, folder: Path) -> None:
    (folder / "datapackage.json").write_bytes(document(chance, PACKAGE))


def _layer(chance: random.Random, folder: Path) -> None:
    (folder / "layers").mkdir()
    content = document(chance, LAYER) if chance.random() < 0.8 else json.dumps(LAYER).encode()
    (folder / "layers" / "own.geojson").write_bytes(content)


def _encoded(chance: random.Random, folder: Path) -> None:
    path = chance.choice(sorted(folder.glob("*.csv")))
    text = path.read_bytes().decode("utf-8", "replace")
    name = chance.choice(("utf-16", "utf-8-sig", "cp1252", "utf-32", "utf-7", "latin-1"))
    path.write_bytes(text.encode(name, "replace"))


def _separated(chance: random.Random, folder: Path) -> None:
    path = chance.choice(sorted(folder.glob("*.csv")))
    mark = chance.choice((b";", b"\t", b"|", b"\r\n", b"\n\n"))
    path.write_bytes(path.read_bytes().replace(chance.choice((b",", b"\n")), mark))


def _lost(chance: random.Random, folder: Path) -> None:
    path = chance.choice(sorted(folder.iterdir()))
    path.unlink()
    if chance.random() < 0.3:
        path.mkdir()


FILE_WAYS: tuple[Callable[[random.Random, Path], None], ...] = (
    *(_bytes,) * 4, *(_manifest,) * 3, *(_layer,) * 2, _encoded, _separated, _lost)  # fmt: skip
