"""UCDP's rows against incidents: every row in a bucket, and what matches stands beside the loss."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from incidents import brief
from incidents.cli import main
from incidents.importing import beside
from incidents.importing.importer import Given
from incidents.importing.matching import Match, Matcher
from incidents.loader import load
from incidents.query import View
from incidents.store import Store
from incidents.words.tongue import speaking
from tests.conftest import write_tiny
from tests.imports import UCDP, ucdp

HERE = {"latitude": "31.0", "longitude": "66.4"}
"""By Spin Boldak and Chaman, where the tiny dataset's bridge is."""

NIGHT = {"date_start": "2025-10-11", "date_end": "2025-10-12", "date_prec": "2", **HERE}
CLAIMS = (
    {"id": "n1", "claimant": "N", "subject": "S", "low": "80", "high": "80"},
    {"id": "s1", "claimant": "S", "subject": "S", "low": "12", "high": "12"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = {"incident": "bridge", "category": "soldiers", "measure": "killed", "sources": "s1",
              "speaker": "a spokesman", "stated": "2025-10-13"}  # fmt: skip
    claims = [
        {**shared, **one, "stance": "reports" if one["claimant"] == one["subject"] else "asserts"}
        for one in CLAIMS
    ]
    return write_tiny(tmp_path / "tiny", claims=claims, retellings=[])


def matched(folder: Path, **changes: str) -> Match:
    dataset, _ = load(folder)
    return Matcher(dataset).match({**UCDP, **NIGHT, **changes})


def test_a_row_of_the_same_two_days_and_place_matches(folder: Path) -> None:
    found = matched(folder)
    assert (found.bucket, found.incidents) == ("matched", ("bridge",))


@pytest.mark.parametrize(
    ("changes", "bucket"),
    [
        ({"side_b": "Government of Eastland"}, "other_dyad"),
        ({"side_b": "Civilians"}, "other_dyad"),
        ({"side_a": "Government of Southland"}, "other_dyad"),
        ({"side_b": "Rebels"}, "no_day_or_place"),
        ({"date_start": "2025-10-13", "date_end": "2025-10-14"}, "no_day_or_place"),
        ({"date_start": "2025-10-12", "date_end": "2025-10-14"}, "matched"),
        ({"latitude": "33.0"}, "no_day_or_place"),
        ({"latitude": "31.3", "where_prec": "1"}, "no_day_or_place"),
        ({"latitude": "31.3", "where_prec": "3"}, "matched"),
        ({"where_prec": "6"}, "no_day_or_place"),
        ({"where_prec": "?"}, "no_day_or_place"),
        ({"date_start": "2025-10-32"}, "unreadable"),
        ({"latitude": "north"}, "unreadable"),
    ],
)
def test_dyad_days_and_place_each_decide(
    folder: Path, changes: dict[str, str], bucket: str
) -> None:
    assert matched(folder, **changes).bucket == bucket


def test_of_two_incidents_that_fit_nobody_chooses(tmp_path: Path) -> None:
    day = {"kind": "clash", "start": "2025-10-11", "end": "2025-10-11", "precision": "day"}
    incidents = [
        {**day, "id": "one", "title": "One", "places": "Spin Boldak"},
        {**day, "id": "two", "title": "Two", "places": "Chaman"},
        {**day, "id": "talks", "title": "Talks", "places": "Chaman", "kind": "talks"},
    ]
    folder = write_tiny(tmp_path / "t", incidents=incidents, claims=[], retellings=[])
    found = matched(folder, where_prec="2")
    assert (found.bucket, found.incidents) == ("ambiguous", ("one", "two"))


def test_every_row_of_every_release_is_counted_once(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "candidate_26_0_1.csv"
    old.write_text(ucdp(NIGHT, {**NIGHT, "id": "2", "latitude": "50"}), encoding="utf-8")
    new = tmp_path / "candidate_26_0_2.csv"
    new.write_text(ucdp({**NIGHT, "best": "7", "high": "80"}) + "1,2\n", encoding="utf-8")
    dataset, _ = load(folder)
    found = beside.matched(dataset, [Given.of(new), Given.of(old)])
    assert beside.counted(found) == {"matched": 1, "no_day_or_place": 1, "unreadable": 1}
    (row,) = csv.DictReader(io.StringIO(beside.table(found).decode()))
    assert (row["incident"], row["release"], row["best"]) == ("bridge", "26.0.2", "7")
    assert row["source_original"] == UCDP["source_original"]


@pytest.fixture
def beside_it(folder: Path, tmp_path: Path) -> Path:
    """Give the folder with a row of UCDP beside its bridge, as the command writes it."""
    file = tmp_path / "candidate_26_0_2.csv"
    file.write_text(ucdp({**NIGHT, "low": "4", "best": "5", "high": "80"}), encoding="utf-8")
    out = str(folder / "ucdp.csv")
    assert main(["match", str(file), "--dataset", str(folder), "--out", out]) == 0
    return folder


def test_what_matches_is_a_count_by_a_third_party_and_is_cited(beside_it: Path) -> None:
    dataset, report = load(beside_it)
    assert report.loaded["ucdp.csv"] == 1
    claim = dataset.claims["ucdp-1001"]
    assert (claim.incident, claim.stance, claim.measure) == ("bridge", "counts", "killed")
    assert (claim.count.low, claim.count.best, claim.count.high) == (4, 5, 80)
    assert dataset.side_of(claim.claimant) is None
    assert "3 to Government of Northland, 2 to Government of Southland" in claim.note
    (source,) = claim.sources
    assert "Sundberg" in dataset.sources[source].note


def row_of(folder: Path) -> Any:
    with speaking("en_GB"):
        store = Store.open(folder, folder.parent / "cache")
        made = brief.make(brief.Sight(View(incident="bridge"), store))
    (row,) = (row for group in made.differences.groups for row in group.rows)
    return row


def test_the_range_stands_beside_the_loss_and_never_in_an_account(beside_it: Path) -> None:
    row = row_of(beside_it)
    (other,) = row.others
    assert (other.low, other.best, other.high) == (4, 5, 80)
    assert other.label == "4–80, best 5 UCDP (Everyone there: people killed)"
    assert other.point.start < other.point.best < other.point.end
    assert [cell.figure for cell in row.cells] == ["80", "12"]
    assert row.verdict == "differ"


def test_one_sentence_says_whose_claim_the_high_is(beside_it: Path) -> None:
    said = row_of(beside_it).reason
    assert said.count("UCDP’s range") == 1
    assert "The high of UCDP’s range, 80, is a figure given by Northland." in said


def test_where_nobody_claims_the_high_nothing_is_said_of_it(folder: Path) -> None:
    text = beside.table([Match("matched", ("bridge",), {**UCDP, **NIGHT, "high": "79"})])
    (folder / "ucdp.csv").write_bytes(text)
    assert "range" not in row_of(folder).reason


def test_a_broken_row_is_told_and_harms_no_other(folder: Path) -> None:
    rows = [{**UCDP, **NIGHT}, {**UCDP, "id": "2", "best": "99"}, {**UCDP, "id": "3", "low": "x"}]
    text = beside.table([Match("matched", ("bridge",), row) for row in rows])
    (folder / "ucdp.csv").write_bytes(text + text.splitlines()[1].replace(b"bridge", b"gone"))
    dataset, report = load(folder)
    assert report.refused["ucdp.csv"] == 3
    assert [name for name in dataset.claims if name.startswith("ucdp")] == ["ucdp-1001"]


def test_the_buckets_are_told_in_words_and_to_programs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ged.csv"
    file.write_text(ucdp(NIGHT, {"id": "2", "side_b": "X"}), encoding="utf-8")
    command = ["match", str(file), "--dataset", str(folder)]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "0–9, best 5: matches one incident: bridge" in said
    assert "2 rows: 1 matched, 0 ambiguous" in said
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["buckets"] == {"matched": 1, "other_dyad": 1}
    assert told["rows"][0]["incidents"] == ["bridge"]
