"""Whatever a file holds: every row is in one bucket, costs no other row, and is told in words."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.loader import load
from tests.buckets import check
from tests.conftest import CLAIMS, COLUMNS, TABLES, Row, write_table, write_tiny
from tests.folders import folders, opened

SEARCH = {"incident": "bridge", "side": "N", "day": "2026-01-01", "by": "me", "where": "the wire"}
CHANGE = {"id": "e1", "when": "2026-01-02", "file": "claims.csv", "why": "a slip"}
ALL = {**TABLES, "searches.csv": (SEARCH,), "changes.csv": (CHANGE,)}

HOSTILE = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(exclude_categories=()), max_size=10),
    st.sampled_from([
        *('"', '","', "\n", '"\n"', "=1+1", "\u202e", "\x00", ";", ";;", ",", "{{7*7}}", "{0}"),
        *("n2", "2025-10-12T09:00Z", "9" * 400, "x" * 11_000, "\ud800", "s1;s1", "N", "whole"),
    ]),
)  # fmt: skip


def written(folder: str, table: str, rows: list[Row]) -> Path:
    path = write_tiny(Path(folder))
    for file in ("searches.csv", "changes.csv"):
        write_table(path, file, ALL[file])
    write_table(path, table, rows)
    return path


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_in_a_cell_costs_another_row(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(ALL)))
    field = data.draw(st.sampled_from(COLUMNS[file].split()))
    victim = dict.fromkeys(COLUMNS[file].split(), "") | dict(ALL[file][-1])
    victim |= {"id": "victim"} if "id" in victim else {}
    rows = [*ALL[file], victim | {field: data.draw(HOSTILE)}]
    with tempfile.TemporaryDirectory() as folder:
        dataset, report = load(written(folder, file, rows))
    kept = {
        "parties.csv": dataset.parties,
        "sources.csv": dataset.sources,
        "incidents.csv": dataset.incidents,
        "claims.csv": dataset.claims,
        "retellings.csv": dataset.retellings,
        "changes.csv": {one.id: one for one in dataset.changes},
    }
    for name, records in kept.items():
        assert {row["id"] for row in ALL[name]} <= set(records)
    assert len(dataset.searches) >= 1
    assert report.rows(file) >= len(ALL[file])
    check(report)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80))
def test_nothing_in_a_line_costs_another_row(junk: bytes) -> None:
    junk = junk.replace(b"\n", b"").replace(b"\r", b"")
    with tempfile.TemporaryDirectory() as folder:
        path = write_tiny(Path(folder))
        lines = (path / "claims.csv").read_bytes().splitlines()
        (path / "claims.csv").write_bytes(b"\n".join([*lines[:4], junk, *lines[4:]]) + b"\n")
        dataset, report = load(path)
    assert set(dataset.claims) >= {row["id"] for row in CLAIMS}
    assert report.rows("claims.csv") == len(CLAIMS) + bool(junk.strip(b" \t"))
    check(report)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders())
def test_every_row_of_a_random_ledger_is_in_one_bucket(given_: dict[str, list[Row]]) -> None:
    with opened(given_) as found:
        check(found.report)
        report, dataset = found.report, found.dataset
        refused = report.refused["claims.csv"]
        assert report.rows("claims.csv") == len(given_["claims"])
        assert len(dataset.claims) == len(given_["claims"]) - refused
        for claim in dataset.claims.values():
            assert {*claim.revises, claim.part_of} - {None} <= set(dataset.claims)
            assert claim.incident in dataset.incidents
            assert set(claim.sources) <= set(dataset.sources)
            assert {claim.claimant, claim.subject} - {None} <= set(dataset.parties)
