"""``crossclaim import``: a folder that `check` accepts, or one line that says what to do."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from incidents.cli import main
from tests.imports import ucdp

GDELT = "1\t20251011\t202510\t190\t1\tSouthland\tPK\t30.0\t70.0\t20251012003000\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ged251.csv"
    path.write_text(ucdp({}, {"id": "2", "where_prec": "x"}), encoding="utf-8")
    return path


def test_every_row_is_told_and_the_sides_are_named(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--format", "ucdp", str(file), "--out", str(tmp_path / "made")]) == 0
    said = capsys.readouterr()
    assert "ged251.csv: 2 rows: 1 loaded, 0 loaded with a warning, 1 refused" in said.out
    assert "ged251.csv:3: where_prec “x”" in said.out
    assert "Government of Northland and Government of Southland, proposed" in said.out
    assert said.err == ""


def test_the_buckets_are_told_to_programs(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = ["--sides", "Northland", "Southland", "--json"]
    main(["import", "--format", "ucdp", str(file), "--out", str(tmp_path / "made"), *sides])
    told = json.loads(capsys.readouterr().out)
    assert (told["loaded"], told["refused"]) == ({"ged251.csv": 1}, {"ged251.csv": 1})
    assert [side["id"] for side in told["sides"]] == [
        "GOVERNMENT-OF-NORTHLAND",
        "GOVERNMENT-OF-SOUTHLAND",
    ]
    assert (told["events"], told["proposed"]) == (1, False)


@pytest.mark.parametrize("device", ["/dev/zero", "pipe"])
def test_what_never_ends_is_refused_without_waiting(
    device: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    out = str(tmp_path / "made")
    assert main(["import", "--format", "csv", str(tmp_path / device), "--out", out]) == 1
    assert "regular" in capsys.readouterr().err


def test_it_takes_no_more_memory_than_it_may_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bomb.geojson").write_bytes(b'{"features": [' + b"{}," * 3_000_000 + b"{}]}")
    command = ["import", "--format", "geojson", str(tmp_path / "bomb.geojson")]
    assert main([*command, "--out", str(tmp_path / "made"), "--most-mb", "100"]) == 1
    assert "100 MB" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bomb.geojson"]


@pytest.mark.parametrize("form", ["gdelt", "ucdp"])
def test_gdelt_is_refused_with_the_reason_whatever_it_is_called(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "events.csv"
    path.write_text(GDELT, encoding="utf-8")
    assert main(["import", "--format", form, str(path), "--out", str(tmp_path / "made")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "GDELT" in line
    assert "who claims" in line
    assert not (tmp_path / "made").exists()


def test_a_file_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "made")
    assert main(["import", "--format", "ucdp", str(tmp_path / "none.csv"), "--out", out]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["import", "--format", "ucdp", str(tmp_path / "none.csv")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing_and_says_so_in_one_line(tmp_path: Path) -> None:
    header, row = ucdp({"id": "ID"}).splitlines()
    rows = (row.replace("ID", str(number), 1) for number in range(120_000))
    (tmp_path / "ged251.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    command = ["import", "--format", "ucdp", str(tmp_path / "ged251.csv")]
    command += ["--out", str(tmp_path / "made")]
    run = subprocess.Popen(
        [sys.executable, "-m", "incidents", *command],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while run.poll() is None and not list(tmp_path.glob(".made.*/new/claims.csv")):
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert len(said.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["ged251.csv"]


def packed(name: str) -> bytes:
    """Make an archive that holds one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "id,best\n1,2\n")
    return stream.getvalue()


WRONG: dict[str, tuple[str, bytes, str]] = {
    "empty": ("ucdp", b"", "empty"),
    "header alone": ("ucdp", ucdp({}).splitlines()[0].encode(), "Below the header is no row"),
    "binary": ("ucdp", bytes(range(256)) * 20, "no text"),
    "a workbook": ("csv", packed("[Content_Types].xml"), "workbook"),
    "an old workbook": ("csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook"),
    "an archive": ("ucdp", packed("ged.csv"), "unpack it"),
    "a PDF": ("acled", b"%PDF-1.7\n", "PDF"),
    "UCDP as ACLED": ("acled", ucdp({}).encode(), "no column “event_id_cnty”"),
    "columns missing": ("ucdp", b"id,best\n1,2\n", "no column “date_start”"),
    "no column of a day": ("csv", b"what,where\n1,2\n", "--mapping columns.json"),
    "a line without end": ("ucdp", b"id,best" + b"x" * 3_000_000, "header"),
    "no JSON": ("geojson", b"a,b\n1,2\n", "export it"),
    "no features": ("geojson", b'{"type": "Topology"}', "no list of features"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_one_line_with_its_remedy_and_leaves_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, content, said = WRONG[name]
    (tmp_path / "file").write_bytes(content)
    terms = ["--accept-terms", "--accessed", "2026-01-31"]
    command = ["import", "--format", form, str(tmp_path / "file"), *terms]
    assert main([*command, "--out", str(tmp_path / "made")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert len(line) < 300
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_stray_control_character_makes_no_binary_of_a_table(file: Path, tmp_path: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"ford", b"f\0rd"))
    assert main(["import", "--format", "ucdp", str(file), "--out", str(tmp_path / "made")]) == 0


def test_a_folder_is_no_file_and_a_file_is_no_folder(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "--format", "ucdp"]
    assert main([*command, str(tmp_path), "--out", str(tmp_path / "made")]) == 1
    assert "is a folder: name the files in it" in capsys.readouterr().err
    before = file.read_bytes()
    assert main([*command, str(file), "--out", str(file)]) == 1
    assert "name another folder" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("order", [1, 2])
def test_a_third_side_is_not_taken_for_a_file_that_is_lost(
    order: int, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides, form = ["--sides", "A", "B", "C"], ["--format", "ucdp"]
    words = [*sides, str(file), *form] if order == 1 else [*sides, *form, str(file)]
    with suppress(SystemExit):
        assert main(["import", *words, "--out", str(tmp_path / "made")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "--sides takes two names" in line
    assert "A and B" in line
    assert "quotation marks" in line
    assert not (tmp_path / "made").exists()
