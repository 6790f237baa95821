"""Reviewing and accepting: what becomes of the dataset's files, on SQLite and on PostgreSQL."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest

from incidents.desk import accepting, journal
from incidents.desk.amendments import Amendment
from incidents.desk.drawer import Drawer
from incidents.desk.errors import DeskError, ReviewError, StaleError, WritingError
from incidents.desk.people import Person
from incidents.loader import load
from tests.conftest import CLAIMS
from tests.desks import CLAIM, DANA, NOOR, SOURCE, Desk, desk_in
from tests.parquet import as_parquet


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Give a desk on either database: each test holds on both."""
    is_team = request.param == "postgresql"
    made = desk_in(tmp_path, request.getfixturevalue("team_database") if is_team else "")
    yield made
    made.drawer.close()


def decide(desk: Desk, found: list[Amendment], *verdicts: str) -> None:
    for one, verdict in zip(found, verdicts, strict=True):
        desk.drawer.decide(one, NOOR, verdict, "not in the source" if verdict == "returned" else "")  # type: ignore[arg-type]


def files_of(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.location.dataset.iterdir()}


def rows_of(desk: Desk, file: str) -> list[dict[str, str]]:
    text = (desk.location.dataset / file).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


ALL = ("accepted",) * 4
INSTANT = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def test_what_two_people_agree_on_becomes_the_dataset(desk: Desk) -> None:
    bundle, found = desk.proposed()
    before = files_of(desk)
    decide(desk, found, *ALL)
    assert accepting.publish(desk.location, desk.drawer, bundle.id) == "1.1.0"
    dataset, report = load(desk.location.dataset)
    assert dataset.manifest.version == "1.1.0"
    name = "2025-10-18-chaman"
    claims = [one for one in dataset.claims.values() if one.incident == name]
    assert [(one.claimant, one.count.low) for one in claims] == [("N", 9), ("N", 11), ("S", 2)]
    assert claims[1].revises == (claims[0].id,)
    assert claims[0].sources == ("the-border-courier-2025-10-18",)
    (search,) = dataset.searches
    assert search.found == (claims[0].id,)
    assert not [one for one in report.problems if one.level == "refused"]
    # What was there is there to the byte, and what is new comes behind it.
    for file in ("claims.csv", "sources.csv", "incidents.csv"):
        assert files_of(desk)[file].startswith(before[file])
    assert desk.drawer.bundle(bundle.id).state == "done"


def test_both_databases_give_the_same_files(tmp_path: Path, team_database: str) -> None:
    written = []
    for name, database in (("one", ""), ("team", team_database)):
        desk = desk_in(tmp_path / name, database)
        bundle, found = desk.proposed()
        decide(desk, found, "accepted", "accepted", "returned", "accepted")
        accepting.publish(desk.location, desk.drawer, bundle.id)
        desk.drawer.close()
        written.append({
            file: INSTANT.sub(b"then", content) for file, content in files_of(desk).items()
        })  # fmt: skip
    assert written[0] == written[1]


def test_every_row_has_its_line_in_the_changes(desk: Desk) -> None:
    bundle, found = desk.proposed()
    decide(desk, found, *ALL)
    accepting.publish(desk.location, desk.drawer, bundle.id)
    changes = load(desk.location.dataset)[0].changes
    assert [one.file for one in changes].count("claims.csv") == 3
    assert {(one.who, one.proven, one.version) for one in changes} == {
        ("Dana R.; Noor A.", False, "1.1.0")
    }


def test_the_package_describes_what_was_written(desk: Desk) -> None:
    package = desk.location.dataset / "datapackage.json"
    plain = json.loads(package.read_text("utf-8"))
    package.write_text(json.dumps({**plain, "resources": []}), encoding="utf-8")
    bundle, found = desk.proposed()
    decide(desk, found, *ALL)
    accepting.publish(desk.location, desk.drawer, bundle.id)
    described = {one["path"] for one in json.loads(package.read_text("utf-8"))["resources"]}
    assert {"claims.csv", "searches.csv", "changes.csv"} <= described
    report = frictionless.validate(str(package))
    # The tiny dataset's own sources have no tier, which the published tables ask for.
    broken = [e for task in report.tasks for e in task.errors if task.name == "changes"]
    assert broken == []


def test_nobody_decides_on_their_own(desk: Desk) -> None:
    _bundle, found = desk.proposed()
    for person in (DANA, Person("dana r."), Person("Dana R.", proven=True, key="dana@example.org")):
        with pytest.raises(ReviewError, match="own"):
            desk.drawer.decide(found[0], person, "accepted")


def test_a_login_tells_two_people_of_one_name_apart() -> None:
    one = Person("Dana R.", proven=True, key="a@example.org")
    other = Person("Dana R.", proven=True, key="b@example.org")
    assert not one.is_same(other)
    assert one.is_same(Person("Dana", proven=True, key="a@example.org"))


def test_a_return_needs_a_reason_and_goes_back(desk: Desk) -> None:
    bundle, found = desk.proposed()
    with pytest.raises(ReviewError, match="why"):
        desk.drawer.decide(found[2], NOOR, "returned", "  ")
    decide(desk, found, "accepted", "accepted", "returned", "accepted")
    accepting.publish(desk.location, desk.drawer, bundle.id)
    assert len(rows_of(desk, "claims.csv")) == len(CLAIMS) + 2
    again = desk.drawer.bundle(bundle.id)
    assert (again.state, again.incident) == ("open", "2025-10-18-chaman")
    back = desk.drawer.amendment(found[2].id)
    assert (back.state, back.reason) == ("returned", "not in the source")
    # What it rests on has its own name by now.
    assert back.values["incident"] == "2025-10-18-chaman"
    assert back.values["sources"] == "the-border-courier-2025-10-18"


def test_what_rests_on_a_returned_claim_is_not_written(desk: Desk) -> None:
    bundle, found = desk.proposed()
    before = files_of(desk)
    decide(desk, found, "returned", "accepted", "accepted", "accepted")
    with pytest.raises(WritingError, match="rests on"):
        accepting.publish(desk.location, desk.drawer, bundle.id)
    assert files_of(desk) == before


def test_where_all_is_returned_nothing_is_written(desk: Desk) -> None:
    bundle, found = desk.proposed()
    before = files_of(desk)
    decide(desk, found, *("returned",) * 4)
    assert accepting.publish(desk.location, desk.drawer, bundle.id) == ""
    assert files_of(desk) == before
    assert desk.drawer.bundle(bundle.id).state == "open"


def test_nothing_is_written_before_all_is_decided(desk: Desk) -> None:
    bundle, found = desk.proposed()
    decide(desk, found[:3], *ALL[:3])
    with pytest.raises(ReviewError):
        accepting.publish(desk.location, desk.drawer, bundle.id)
    taken = desk.drawer.decide(desk.drawer.amendment(found[0].id), NOOR, "taken")
    assert (taken.state, taken.reviewer) == ("taken", None)


def test_what_the_loader_would_refuse_is_not_written(desk: Desk) -> None:
    bundle, incident, source = desk.begun()
    named = {"incident": incident.row, "sources": source.row}
    one = desk.add(bundle, "claims.csv", {**CLAIM, **named, "stance": "shouts"})
    desk.drawer.send(bundle.id)
    before = files_of(desk)
    desk.drawer.decide(one, NOOR, "accepted")
    with pytest.raises(WritingError, match="shouts"):
        accepting.publish(desk.location, desk.drawer, bundle.id)
    assert files_of(desk) == before
    assert journal.pending(desk.location.home / accepting.JOURNAL) == []


# Corrections


def corrected(desk: Desk, row: str, **cells: str) -> tuple[int, Amendment]:
    before = next(one for one in rows_of(desk, "claims.csv") if one["id"] == row)
    bundle = desk.drawer.open(DANA, before["incident"], "a correction")
    desk.drawer.name(bundle.id, why="The page says 57.")
    values = {**before, **cells}
    one = desk.add(bundle, "claims.csv", values, row=row, action="change", before=before)
    desk.drawer.send(bundle.id)
    return bundle.id, one


def test_a_correction_goes_the_same_way(desk: Desk) -> None:
    bundle, one = corrected(desk, "n2", low="57", high="57")
    others = [row for row in rows_of(desk, "claims.csv") if row["id"] != "n2"]
    desk.drawer.decide(one, NOOR, "accepted")
    accepting.publish(desk.location, desk.drawer, bundle)
    after = rows_of(desk, "claims.csv")
    assert next(row for row in after if row["id"] == "n2")["low"] == "57"
    assert [row for row in after if row["id"] != "n2"] == others
    changes = load(desk.location.dataset)[0].changes
    assert [(c.field, c.before, c.after) for c in changes] == [
        ("low", "58", "57"),
        ("high", "58", "57"),
    ]
    assert {(c.row, c.why) for c in changes} == {("n2", "The page says 57.")}


def test_a_claim_is_withdrawn_and_what_it_said_is_kept_in_the_changes(desk: Desk) -> None:
    before = next(one for one in rows_of(desk, "claims.csv") if one["id"] == "s4")
    bundle = desk.drawer.open(DANA, "strike", "withdrawn")
    one = desk.add(bundle, "claims.csv", before, row="s4", action="remove", before=before)
    desk.drawer.send(bundle.id)
    desk.drawer.decide(one, NOOR, "accepted")
    accepting.publish(desk.location, desk.drawer, bundle.id)
    dataset = load(desk.location.dataset)[0]
    assert "s4" not in dataset.claims
    assert json.loads(dataset.changes[0].before) == before


def test_a_row_that_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    bundle, one = corrected(desk, "n2", low="57", high="57")
    claims = desk.location.dataset / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",58,58,", ",59,59,"), encoding="utf-8")
    before = files_of(desk)
    desk.drawer.decide(one, NOOR, "accepted")
    with pytest.raises(WritingError, match="not what it was"):
        accepting.publish(desk.location, desk.drawer, bundle)
    assert files_of(desk) == before


def test_a_file_with_a_line_that_cannot_be_read_is_not_written_anew(desk: Desk) -> None:
    claims = desk.location.dataset / "claims.csv"
    bundle, one = corrected(desk, "n2", low="57", high="57")
    claims.write_text(claims.read_text("utf-8") + "a,b\n", encoding="utf-8")
    desk.drawer.decide(one, NOOR, "accepted")
    with pytest.raises(WritingError, match="would be lost"):
        accepting.publish(desk.location, desk.drawer, bundle)


# Two people on one amendment


def test_a_table_in_parquet_is_not_written_beside(desk: Desk, tmp_path: Path) -> None:
    bundle, found = desk.proposed()
    decide(desk, found, *ALL)
    other = as_parquet(desk.location.dataset, tmp_path / "parquet")
    (desk.location.dataset / "claims.csv").unlink()
    shutil.copy(other / "claims.parquet", desk.location.dataset)
    before = files_of(desk)
    with pytest.raises(WritingError, match="as CSV"):
        accepting.publish(desk.location, desk.drawer, bundle.id)
    assert files_of(desk) == before


def test_the_second_is_told_and_nothing_is_overwritten(desk: Desk) -> None:
    _bundle, found = desk.proposed()
    mine = theirs = desk.drawer.amendment(found[0].id)
    desk.drawer.save(theirs, NOOR, {**theirs.values, "low": "8"})
    with pytest.raises(StaleError, match=r"Noor A\. changed this"):
        desk.drawer.save(mine, DANA, {**mine.values, "low": "7"})
    assert desk.drawer.amendment(found[0].id).values["low"] == "8"
    with pytest.raises(StaleError):
        desk.drawer.drop(mine)
    with pytest.raises(StaleError):
        desk.drawer.decide(mine, NOOR, "accepted")


def test_a_decision_is_taken_once(desk: Desk) -> None:
    _bundle, found = desk.proposed()
    desk.drawer.decide(found[0], NOOR, "accepted")
    with pytest.raises(StaleError):
        desk.drawer.decide(found[0], Person("Imran T."), "returned", "why")


def test_two_bundles_get_their_own_numbers(desk: Desk) -> None:
    bundle, found = desk.proposed()
    other = desk.drawer.open(DANA, "bridge", "the bridge")
    one = desk.add(other, "claims.csv", {**CLAIM, "incident": "bridge", "sources": "s1"})
    desk.drawer.send(other.id)
    decide(desk, [*found, one], *ALL, "accepted")
    versions = [accepting.publish(desk.location, desk.drawer, n) for n in (bundle.id, other.id)]
    assert versions == ["1.1.0", "1.2.0"]
    ids = [row["id"] for row in rows_of(desk, "claims.csv")]
    assert len(ids) == len(set(ids)) == len(CLAIMS) + 4


def test_a_source_may_bring_columns_that_were_not_there(desk: Desk) -> None:
    (desk.location.dataset / "sources.csv").write_text(
        "id,outlet,url\ns1,Gazette,https://gazette.example/1\n"
        "s2,Revue,https://revue.example/2\ns3,Leaflet,urn:crossclaim:leaflet\n"
    )
    bundle, _incident, source = desk.begun()
    kept = {**SOURCE, "id": source.row, "capture_sha256": "a" * 64}
    source = desk.drawer.save(source, DANA, kept)
    one = desk.add(bundle, "claims.csv", {**CLAIM, "incident": "bridge", "sources": source.row})
    desk.drawer.send(bundle.id)
    for each in desk.drawer.sent(bundle.id):
        if each.file != "sources.csv":
            desk.drawer.decide(each, NOOR, "accepted")
    assert one.row
    accepting.publish(desk.location, desk.drawer, bundle.id)
    first, *_, last = rows_of(desk, "sources.csv")
    assert (first["outlet"], first["capture_sha256"]) == ("Gazette", "")
    assert (last["tier"], last["capture_sha256"]) == ("T3", "a" * 64)


# What cannot be reached


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////proc/nowhere/desk.sqlite",
        "postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2",
        "nonsense://x",
    ],
)
def test_a_database_that_cannot_be_reached_is_told_in_one_line(address: str) -> None:
    with pytest.raises(DeskError) as told:
        Drawer(address)
    assert "\n" not in str(told.value)


def test_a_password_is_not_told() -> None:
    with pytest.raises(DeskError) as told:
        Drawer("postgresql+psycopg://dana:secret@127.0.0.1:1/none?connect_timeout=2")
    assert "secret" not in str(told.value)
