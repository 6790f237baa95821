"""The command line: what can be typed, what is answered in one line, and what a file holds."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.cli import main, parser
from incidents.cli.parser import parse
from incidents.query import FILTERS
from incidents.store import SHIPPED
from incidents.vocabulary import CORE
from incidents.words import terminal
from tests.commands import NIGHT, Capture, run, told
from tests.conftest import CLAIMS, write_tiny

FILTERED = ("ledger", "brief", "snapshot", "export")
# The keys that were published: scripts read them.
CHECKED = {"loaded", "warned", "refused", "problems"}
PLACE = {"query", "name", "kind", "precision_km", "source", "geometry"}


@pytest.fixture(scope="module")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the folder of the tiny dataset, as a word of a command."""
    return str(write_tiny(tmp_path_factory.mktemp("cli") / "tiny"))


def options_of(command: str, capsys: Capture) -> set[str]:
    with pytest.raises(SystemExit) as left:
        parse([command, "--help"])
    assert left.value.code == 0
    return set(re.findall(r"--[a-z][a-z-]*", capsys.readouterr().out))


@pytest.mark.parametrize("command", FILTERED)
def test_every_filter_of_the_table_is_an_option(capsys: Capture, command: str) -> None:
    named = {f"--{one.parameter.replace('_', '-')}" for one in FILTERS if one.parameter}
    assert named <= options_of(command, capsys)


def test_every_filter_is_read_into_its_field() -> None:
    for found in (one for one in FILTERS if one.parameter):
        option = f"--{found.parameter.replace('_', '-')}"
        given = parse(["ledger", option, "x", option, "y"])
        assert getattr(given, found.field) == (["x", "y"] if found.is_list else "y")
        assert getattr(parse(["ledger"]), found.field) in ("", [])


@pytest.mark.parametrize("command", terminal.COMMANDS)
def test_every_command_has_help_that_names_its_options(capsys: Capture, command: str) -> None:
    options = options_of(command, capsys)
    assert ("--dataset" in options) == (command not in ("import", "new"))  # make one


def test_the_version_is_printed(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0
    assert re.fullmatch(r"crossclaim \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_the_parser_knows_what_the_rooms_behind_it_know() -> None:
    """It lists their words itself, so that asking for help waits for none of them."""
    from incidents import export, seal  # noqa: PLC0415
    from incidents.export.citing import STYLES  # noqa: PLC0415

    assert set(parser.DATA) == set(export.FORMATS)
    assert set(parser.PICTURES) == set(seal.FORMATS)
    assert set(parser.LAYOUTS) == set(seal.LAYOUTS)
    assert set(parser.CITATIONS) == set(STYLES)


def test_a_picture_takes_the_words_of_earlier_versions() -> None:
    given = parse(["snapshot", "--out", "x.pdf", "--layout", "brief"])
    assert given.layout == "a4"
    assert (given.theme, given.scale, given.pages) == ("light", 1, False)


def test_a_picture_takes_the_editors_words() -> None:
    words = ("--title", "A", "--credit", "B", "--alt", "C", "--incident", "I", "--pages")
    given = parse(["snapshot", "--out", "x.png", *words])
    assert (given.title, given.credit, given.alt) == ("A", "B", "C")
    assert (given.incident, given.pages, given.address) == ("I", True, None)


MISUSE = [
    (),
    ("no-such-command",),
    ("ledger", "--measure", "nonsense"),
    ("ledger", "--category", "nonsense"),
    ("ledger", "--subtract", "c001"),
    ("ledger", "--no-such-option"),
    ("show",),
    ("show", "x", "--format", "apa"),
    ("geocode",),
    ("export",),
    ("export", "--out", "x.csv", "--format", "shp"),
    ("snapshot",),
    ("snapshot", "--out", "x.png", "--theme", "blue"),
    ("snapshot", "--out", "x.png", "--layout", "round"),
    ("snapshot", "--out", "x.png", "--scale", "9"),
    ("verify",),
]


@pytest.mark.parametrize("words", MISUSE, ids=" ".join)
def test_misuse_is_one_line_and_status_2(capsys: Capture, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert said.err.startswith("crossclaim")
    assert said.err.count("\n") == 1


WRONG = [
    ("check", "/no/such/folder"),
    ("ledger", "--dataset", "/no/such/folder"),
    ("show", "no-such-incident"),
    ("show", "no-such-incident", "--json"),
    ("show", "2025-10-15-kabul", "--as-known-on", "yesterday"),
    ("ledger", "--claimant", "NOBODY"),
    ("ledger", "--subject", "NOBODY"),
    ("ledger", "--kind", "nonsense"),
    ("ledger", "--stance", "nonsense"),
    ("ledger", "--from", "2025-13-01"),
    ("ledger", "--as-known-on", "yesterday"),
    ("ledger", "--place", "Atlantis"),
    ("ledger", "--text", "…"),
    ("ledger", "--sum", "--measure", "killed"),
    ("ledger", "--sum", "--claimant", "AF", "--subject", "PK"),
    ("ledger", "--subtract", "c001", "no-such-claim"),
    ("brief", "--incident", "no-such-incident"),
    ("brief", "--address", "javascript:alert(1)"),
    ("export", "--out", "view.docx"),
    ("export", "--out", "view.csv", "--incident", "no-such-incident"),
    ("snapshot", "--out", "view.docx"),
    ("snapshot", "--out", "view.png", "--address", "javascript:alert(1)"),
    ("snapshot", "--out", "view.png", "--title", "x" * 1000),
    ("snapshot", "--out", "view.png", "--claimant", "NOBODY"),
    ("ledger", "--from", "2025-10-12", "--to", "2025-10-11"),
    ("verify", "/no/such/file.png"),
    ("draft", "no-such-article.html"),
    ("draft", "."),
    ("import", "no-such-events.csv", "--format", "ucdp", "--out", "made"),
    ("match", "no-such-events.csv"),
    ("geocode", "Kabbul"),
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: " ".join(words)[:60])
def test_what_goes_wrong_is_one_line_and_status_1(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, *words)
    assert (status, out) == (1, "")
    assert err.startswith("crossclaim: ")
    assert err.count("\n") == 1
    assert "Errno" not in err
    assert list(tmp_path.iterdir()) == []


def test_dates_in_the_wrong_order_are_refused_and_not_said_to_be_mended(capsys: Capture) -> None:
    _, _, err = run(capsys, "ledger", "--from", "2025-10-12", "--to", "2025-10-11")
    assert err == "crossclaim: The period ends on 2025-10-11, before it starts on 2025-10-12\n"


def test_a_process_ends_with_the_status_and_without_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "incidents", "show", "no-such-incident"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_a_reader_who_has_read_enough_is_no_fault() -> None:
    code = f"{sys.executable} -m incidents brief | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def test_every_word_of_the_core_can_be_asked_for() -> None:
    for name in CORE.measures:
        assert parse(["ledger", "--measure", name]).measure == name
    for name in CORE.categories:
        assert parse(["ledger", "--category", name]).category == name


def test_check_accounts_for_every_row(capsys: Capture) -> None:
    status, out, _ = run(capsys, "check", str(SHIPPED), "--json")
    report = json.loads(out)
    assert set(report) >= CHECKED
    for file in ("parties", "sources", "incidents", "claims"):
        with (SHIPPED / f"{file}.csv").open(encoding="utf-8") as rows_of:
            written = sum(1 for _ in csv.DictReader(rows_of))
        buckets = [report[name].get(f"{file}.csv", 0) for name in ("loaded", "warned", "refused")]
        assert sum(buckets) == written
    assert status == (1 if report["problems"] else 0)


def test_check_of_a_clean_dataset_ends_well(capsys: Capture, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "d", claims=CLAIMS[:6])
    status, out, err = run(capsys, "check", str(folder))
    assert (status, err) == (0, "")
    assert "claims.csv: 6 rows: 6 loaded" in out
    assert run(capsys, "check", "--dataset", str(folder))[1] == out


def test_check_names_file_line_field_value_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "d", claims=[{**CLAIMS[0], "stance": "assert"}])
    status, out, _ = run(capsys, "check", str(folder), "--json")
    problems = json.loads(out)["problems"]
    found = next(each for each in problems if each["field"] == "stance")
    assert status == 1
    assert (found["file"], found["line"], found["value"]) == ("claims.csv", 2, "assert")
    assert "asserts" in found["remedy"]
    text = run(capsys, "check", str(folder))[1]
    assert any("claims.csv" in line and "assert" in line for line in text.splitlines())


def test_places_have_the_geometry_they_deserve(capsys: Capture) -> None:
    names = ("Kabul", "Khyber Pakhtunkhwa", "Durand Line", "کابل", "Torkham")
    found = told(capsys, "geocode", *names)
    assert [entry["query"] for entry in found] == list(names)
    assert all(set(entry) >= PLACE for entry in found)
    kinds = [entry["geometry"]["type"].removeprefix("Multi") for entry in found]
    assert kinds == ["Point", "Polygon", "LineString", "Point", "Point"]
    assert all(entry["precision_km"] > 0 and entry["source"] for entry in found)


def test_a_place_is_one_line(capsys: Capture) -> None:
    status, out, err = run(capsys, "geocode", "Kabul", "Khyber Pakhtunkhwa")
    assert (status, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith("Kabul: ")
    assert "within 10 km" in first
    assert "within" not in second


def test_a_name_that_is_not_found_does_not_stop_the_others(capsys: Capture) -> None:
    status, out, err = run(capsys, "geocode", "Khost", "Kabbul", "Kabul", "--json")
    assert status == 1
    assert [entry["name"] for entry in json.loads(out)] == ["Kabul"]
    first, second = err.splitlines()
    assert "Khost Province" in first
    assert "Kabul" in second


def test_a_view_is_exported_and_a_file_that_was_there_is_replaced_whole(
    capsys: Capture, tmp_path: Path
) -> None:
    out = tmp_path / "view.csv"
    out.write_text("old")
    status, said, _ = run(capsys, "export", "--out", str(out), *NIGHT)
    assert (status, said) == (0, f"{out}\n")
    with out.open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert {row["incident_id"] for row in found} >= {"2025-10-11-durand-line"}
    assert list(tmp_path.iterdir()) == [out]


def test_the_format_can_be_named_and_the_mark_asked_for(
    capsys: Capture, tmp_path: Path, tiny_data: str
) -> None:
    asked = ("export", "--dataset", tiny_data, "--out")
    for name in ("a.csv", "b.txt"):
        more = ("--format", "csv") if name == "b.txt" else ()
        assert run(capsys, *asked, str(tmp_path / name), *more)[0] == 0
    plain = (tmp_path / "a.csv").read_bytes()
    assert (tmp_path / "b.txt").read_bytes() == plain
    assert run(capsys, *asked, str(tmp_path / "c.csv"), "--bom")[0] == 0
    assert (tmp_path / "c.csv").read_bytes() == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("fmt", parser.DATA)
def test_every_format_is_known_by_its_ending(
    capsys: Capture, tmp_path: Path, tiny_data: str, fmt: str
) -> None:
    out = tmp_path / f"view.{fmt.upper()}"
    assert run(capsys, "export", "--dataset", tiny_data, "--out", str(out))[0] == 0
    assert out.stat().st_size > 0


def test_one_incident_is_exported_whatever_the_filters(
    capsys: Capture, tmp_path: Path, tiny_data: str
) -> None:
    out = tmp_path / "one.csv"
    asked = ("--incident", "truce", "--claimant", "UN", "--kind", "clash")
    assert run(capsys, "export", "--dataset", tiny_data, "--out", str(out), *asked)[0] == 0
    with out.open(encoding="utf-8") as file:
        assert {row["incident_id"] for row in csv.DictReader(file)} == {"truce"}


def test_a_file_without_a_seal_is_not_the_same(capsys: Capture, tmp_path: Path) -> None:
    plain = tmp_path / "plain.png"
    plain.write_text("no picture", encoding="utf-8")
    status, out, err = run(capsys, "verify", str(plain), "--json")
    found = json.loads(out)
    assert (status, err) == (1, "")
    assert set(found) >= {"same", "reasons"}
    assert found["same"] is False
    assert found["reasons"]
