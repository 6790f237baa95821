"""`check` holds a dataset against its captures, and names what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.desk.captures import Captures
from incidents.desk.checking import check
from incidents.desk.location import is_open, locate
from incidents.loader import load
from tests.captured import PAGE
from tests.commands import Capture, run
from tests.conftest import CLAIMS, COLUMNS, SOURCES, write_tiny

QUOTED = "over two hundred"


def folder_of(where: Path, sha: str, quotation: str = QUOTED) -> Path:
    """Write the tiny dataset, its first source captured, with one quotation."""
    first = {**SOURCES[0], "captured": "2025-10-13T08:00Z", "capture_sha256": sha}
    claims = [{**one, "quotation": quotation} if one["id"] == "s2" else one for one in CLAIMS]
    return write_tiny(where / "tiny", sources=[first, *SOURCES[1:]], claims=claims)


@pytest.fixture
def sha(tmp_path: Path) -> str:
    kept = Captures(locate(tmp_path / "tiny", "").captures)
    return kept.keep(
        PAGE.encode(), name="p.html", address="https://gazette.example/1", by="D"
    ).sha256


def faults(folder: Path) -> list[str]:
    found = check(folder, Captures(locate(folder, "").captures))
    return [one.fault for one in found.problems]


def test_a_capture_that_is_whole_has_no_fault(tmp_path: Path, sha: str, capsys: Capture) -> None:
    folder = folder_of(tmp_path, sha)
    assert faults(folder) == []
    _status, out, _err = run(capsys, "check", str(folder))
    assert "1 capture looked at, 1 quotation looked for in them" in out


def test_one_byte_of_a_capture_changed_is_named(tmp_path: Path, sha: str, capsys: Capture) -> None:
    folder = folder_of(tmp_path, sha)
    path = Captures(locate(folder, "").captures).path(sha)
    path.write_bytes(path.read_bytes().replace(b"over", b"oven"))
    status, out, _err = run(capsys, "check", str(folder))
    assert status == 1
    assert "sources.csv:2: capture_sha256" in out
    assert "has changed since it was kept" in out


def test_one_word_of_a_quotation_changed_is_named(
    tmp_path: Path, sha: str, capsys: Capture
) -> None:
    folder = folder_of(tmp_path, sha, "over three hundred")
    status, out, _err = run(capsys, "check", str(folder))
    assert status == 1
    line = 2 + [one["id"] for one in CLAIMS].index("s2")
    assert f"claims.csv:{line}: quotation “over three hundred”" in out
    assert "the nearest are “over two hundred”" in out


def test_every_row_stays_in_one_bucket(tmp_path: Path, sha: str) -> None:
    folder = folder_of(tmp_path, sha, "words of nobody else")
    before = load(folder)[1]
    after = before.joined(check(folder, Captures(locate(folder, "").captures)).problems)
    assert after.rows("claims.csv") == before.rows("claims.csv")
    assert after.warned["claims.csv"] == before.warned["claims.csv"] + 1


def test_a_capture_that_is_elsewhere_is_counted_and_no_fault(tmp_path: Path) -> None:
    found = check(folder_of(tmp_path, "a" * 64), Captures(tmp_path / "none"))
    assert (found.captures, found.absent, found.problems) == (0, 1, ())


def test_a_capture_that_is_gone_from_the_desk_is_named(tmp_path: Path, sha: str) -> None:
    assert faults(folder_of(tmp_path, "a" * 64)) == ["capture_gone"]


@pytest.mark.parametrize("hash_", ["../../etc/passwd", "abc", "g" * 64])
def test_what_is_no_hash_is_no_name_of_a_file(tmp_path: Path, sha: str, hash_: str) -> None:
    folder = folder_of(tmp_path, hash_)
    assert faults(folder) == []
    problems = load(folder)[1].problems
    assert [one.fault for one in problems if one.column == "capture_sha256"] == ["no_sha256"]


def test_what_was_kept_of_a_source_is_read_and_written(tmp_path: Path, sha: str) -> None:
    dataset, _report = load(folder_of(tmp_path, sha))
    assert dataset.sources["s1"].capture_sha256 == sha
    assert dataset.sources["s1"].captured == "2025-10-13T08:00Z"
    assert "capture_sha256" in COLUMNS["sources.csv"]


def test_a_desk_lies_beside_its_dataset_or_where_it_is_told(tmp_path: Path) -> None:
    assert locate(tmp_path / "a", "on").home == tmp_path / "a.desk"
    assert locate(tmp_path / "a", "/srv/desk").home == Path("/srv/desk")
    team = locate(tmp_path / "a", "postgresql://crossclaim@db/desk")
    assert team.database == "postgresql+psycopg://crossclaim@db/desk"
    assert team.home == tmp_path / "a.desk"
    assert [is_open(said) for said in ("", "off", "on", "/srv/desk")] == [False, False, True, True]


def test_no_claim_is_read_where_nothing_was_kept(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny")
    (folder / "claims.csv").unlink()
    assert check(folder, Captures(locate(folder, "").captures)).quotations == 0
