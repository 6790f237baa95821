"""Comparing folders of tables that were built, and what the page answers of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb

from incidents import brief
from incidents.brief import Sight
from incidents.importing.codebook import NEEDED
from incidents.query import Query, View
from incidents.store import Store, built
from incidents.store.schema import TABLES
from tests.conftest import CLAIMS, Row, claim, write_table, write_tiny

SAID = b"asserts,S,soldiers,killed,4,4,,,,2025-10-12,,,s1,"


def rows_of(folder: Path, name: str) -> list[tuple[object, ...]]:
    """Read all rows of one table of a folder, with the types of its columns first."""
    with duckdb.connect() as connection:
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
        selected = built.selected(folder, name)
        kinds = connection.execute(f"DESCRIBE {selected}").fetchall()
        return [*kinds, *connection.execute(f"FROM ({selected}) ORDER BY ALL").fetchall()]


def assert_equal(one: Path, other: Path) -> None:
    """Demand equal tables of two folders, row for row and to the byte of every JSON."""
    for name in TABLES:
        first, second = rows_of(one, name), rows_of(other, name)
        assert len(first) == len(second), name
        for left, right in zip(first, second, strict=True):
            assert left == right, name


def answers(store: Store) -> list[dict[str, Any]]:
    """Work out views as the page would: all, of some days, at an instant, in part, of one."""
    first, last = store.span
    middle = first + (last - first) / 2
    some = [one.id for one in store.incidents(Query(), limit=200)][::60]
    views = [
        View(),
        View(query=Query(start=first, end=middle)),
        View(query=Query(as_known_on=dt.datetime.combine(middle, dt.time(9), dt.UTC))),
        View(query=Query(claimants=(store.manifest.sides[0].id,))),
        View(query=Query(text="river")),
        *(View(incident=name) for name in some),
    ]
    return [brief.as_json(brief.make(Sight(view, store))) for view in views]


def write_troubled(folder: Path) -> Path:
    """Write a small dataset in which rows are wrong in every way that crosses rows or files."""
    write_tiny(folder, claims=_claims())
    _append(
        folder / "claims.csv",
        (
            b"m1,bridge,N,A spokesman," + SAID + b',,,,"two\nlines"\n',
            b"q1,bridge,N,A spokesman," + SAID + b'"open,,,,\n',
            b"u8,bridge,N,\xff," + SAID + b",,,,\n",
            b"short,bridge\n",
        ),
    )
    _append(
        folder / "incidents.csv",
        (
            b"bridge,Another bridge,clash,2025-10-11,2025-10-11,,,,,,\n",
            b"bad,No such day,clash,2025-02-30,,,,,,,\n",
            b"lost,Nowhere,clash,2025-09-01,2025-09-02,interval,,Nowhere At All;Kabul,,,\n",
            b"hour,At ten,clash,2025-11-12T22:30+04:30,2025-11-13T01:00+04:30,hour,,Kabul,,,\n",
        ),
    )
    again = b"s2,Other,,https://revue.example/3,,,,,,,,,\n"
    _append(folder / "sources.csv", (again, b"s9,Bad,,no address,,,,,,,,,\n"))
    searched = {"side": "N", "day": "2026-01-01", "by": "me", "where": "there", "found": "n1;zz"}
    write_table(folder, "searches.csv", [{"incident": one, **searched} for one in ("war", "no")])
    (folder / "ucdp.csv").write_text(_releases(), encoding="utf-8")
    return folder


def _claims() -> list[Row]:
    said = {"low": "7", "high": "7"}
    more = [
        claim("n1", "strike", "N", low="1", high="1"),
        claim("x1", "bridge", "N", revises="n6", **said),
        claim("x2", "strike", "N", revises="x1", **said),
        claim("x3", "war", "S", part_of="s3", subject="N", category="fighters", **said),
        claim("c1", "bridge", "S", revises="c2", **said),
        claim("c2", "war", "S", revises="c1", **said),
        claim("c3", "war", "S", revises="c2", **said),
        claim("k1", "nowhere", "S", **said),
        claim("k2", "bridge", "S", sources="s1;gone", **said),
        claim("k3", "bridge", "S", sources="gone", **said),
        claim("k4", "bridge", "S", note="=1+1", **said),
        claim("k5", "bridge", "S", stated="2025-10-12T04:00:01.5Z", **said),
        claim("k6", "bridge", "S", stance="admits", subject="S", **said),
        claim("k7", "bridge", "S", speaker="Général Ñandú", quotation="ein\u2028Fluss", **said),
        claim("k8", "quiet", "S", stated="2025-10-01", low="9", high="5"),
        claim("k9", "quiet", "S", stated="2025-10-01", sources="s1;s2;s1", **said),
    ]
    first = claim("n1", "bridge", "N-ARMY", low="12", high="12", stated="2025-10-12T04:00Z")
    return [*CLAIMS, first, *more]


def _releases() -> str:
    cells = {**dict.fromkeys(NEEDED, ""), "id": "77", "low": "4", "best": "5", "high": "9"}
    lines = [("incident", "release", *cells)]
    lines += [(one, "25.1", *cells.values()) for one in ("bridge", "no")]
    return "".join(f"{','.join(line)}\n" for line in lines)


def _append(path: Path, lines: tuple[bytes, ...]) -> None:
    path.write_bytes(path.read_bytes() + b"".join(lines))
