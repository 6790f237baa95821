"""What the ledger will say: amendments are loaded and judged like any other rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from incidents.brief import Sight, differences
from incidents.brief.differences import rows_of
from incidents.desk import evidence
from incidents.desk.amendments import Amendment
from incidents.desk.captures import Captures
from incidents.desk.previews import Preview, preview
from incidents.query import View
from incidents.store import Store
from tests.conftest import write_tiny
from tests.desks import CLAIM, INCIDENT, SOURCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "tiny")


def amended(number: int, file: str, **values: str) -> Amendment:
    row = f"draft-{number}"
    return Amendment(number, 1, file, row, "add", {"id": row, **values})


def night(folder: Path, *claims: Amendment) -> Preview:
    rests = [amended(1, "incidents.csv", **INCIDENT), amended(2, "sources.csv", **SOURCE)]
    return preview(folder, "draft-1", [*rests, *claims])


NAMED = {"incident": "draft-1", "sources": "draft-2"}


def test_a_new_incident_is_judged_as_it_will_be(folder: Path) -> None:
    mine = amended(3, "claims.csv", **{**CLAIM, **NAMED})
    theirs = {"claimant": "S", "stance": "reports", "low": "2", "high": "2"}
    found = night(folder, mine, amended(4, "claims.csv", **{**CLAIM, **NAMED, **theirs}))
    row = found.row("draft-3")
    assert row is not None
    assert row is found.row("draft-4")
    assert (row.verdict, row.ratio) == ("differ", 4.5)
    card = found.card("draft-3")
    assert card is not None
    assert card.figure == "9"
    assert found.problems == {}


def test_without_amendments_it_is_what_the_page_shows(folder: Path, cache_folder: Path) -> None:
    shown = rows_of(differences(Sight(View(incident="bridge"), Store.open(folder, cache_folder))))
    found = preview(folder, "bridge", [])
    assert found.differences is not None
    told = rows_of(found.differences)
    assert [(r.key, r.verdict, r.reason) for r in told] == [
        (r.key, r.verdict, r.reason) for r in shown
    ]


def test_a_correction_and_a_withdrawal_are_shown(folder: Path) -> None:
    before = preview(folder, "bridge", []).dataset.claims["n2"]
    cells = {"id": "n2", "incident": "bridge", "claimant": "N-ARMY", "speaker": "A spokesman",
             "stance": "asserts", "subject": "S", "category": "soldiers", "measure": "killed",
             "low": "57", "high": "57", "stated": "2025-10-12T09:00Z", "sources": "s1",
             "revises": "n1"}  # fmt: skip
    one = Amendment(1, 1, "claims.csv", "n2", "change", cells)
    assert before.count.low == 58
    assert preview(folder, "bridge", [one]).dataset.claims["n2"].count.low == 57
    gone = preview(folder, "bridge", [replace(one, action="remove")])
    assert "n2" not in gone.dataset.claims


def test_what_the_loader_says_is_told_of_its_row(folder: Path) -> None:
    found = night(folder, amended(3, "claims.csv", **{**CLAIM, **NAMED, "low": "twelve"}))
    assert [one.fault for one in found.problems["draft-3"]][:1] == ["no_number"]
    assert found.row("draft-3") is None


def test_an_incident_that_cannot_be_read_yet_has_no_view(folder: Path) -> None:
    found = preview(folder, "draft-1", [amended(1, "incidents.csv", title="", kind="", start="")])
    assert found.sight is None
    assert found.row("draft-3") is None
    assert found.card("draft-3") is None
    assert found.problems["draft-1"]


def test_a_quotation_is_looked_for_in_the_capture_before_the_pasted_text(tmp_path: Path) -> None:
    kept = Captures(tmp_path / "captures")
    sha = kept.keep(b"They said nine were killed.", name="a", address="", by="D").sha256
    source = {"url": "https://a.example/", "capture_sha256": sha}
    found = evidence.look("nine were killed", [source], kept, "another text")
    assert found.looked == "capture"
    assert found.found is not None
    near = evidence.look("ten were killed", [source], kept, "ten were killed")
    assert near.found is None
    assert near.near is not None
    pasted = evidence.look("ten were killed", [{}], kept, "ten were killed")
    assert (pasted.looked, pasted.found is not None) == ("article", True)
    assert evidence.look("ten", [{}], kept).looked == ""
