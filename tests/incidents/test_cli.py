"""The command line, run as people run it, on the shipped dataset."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.cli import main
from incidents.store import SHIPPED

NIGHT = ("--from", "2025-10-11", "--to", "2025-10-12")


def run(capsys, *words: str) -> tuple[int, str, str]:
    status = main(words)
    said = capsys.readouterr()
    return status, said.out, said.err


def rows(capsys, *words: str) -> list[dict]:
    status, out, err = run(capsys, "ledger", "--json", *words)
    assert (status, err) == (0, "")
    return json.loads(out)


def find(found: list[dict], **wanted: str) -> list[dict]:
    return [row for row in found if all(row[key] == value for key, value in wanted.items())]


def one(found: list[dict], **wanted: str) -> dict:
    (row,) = find(found, incident="2025-10-11-durand-line", scope="whole", **wanted)
    return row


def test_the_night_of_11_october_is_compared(capsys) -> None:
    found = rows(capsys, *NIGHT)
    killed = one(found, subject="PK", category="soldiers", measure="killed")
    assert (killed["sides"]["AF"]["low"], killed["sides"]["AF"]["high"]) == (58, 58)
    assert (killed["sides"]["PK"]["low"], killed["sides"]["PK"]["high"]) == (23, 23)
    assert killed["verdict"] == "differ"
    assert killed["gap"] == {"low": 35, "high": 35}
    wounded = one(found, subject="PK", category="soldiers", measure="wounded")
    assert [wounded["sides"][side]["low"] for side in ("AF", "PK")] == [30, 29]


def test_a_figure_for_two_groups_is_not_compared_with_one_for_one(capsys) -> None:
    row = one(rows(capsys, *NIGHT), subject_side="AF", measure="killed")
    assert (row["sides"]["AF"]["low"], row["sides"]["AF"]["high"]) == (9, 9)
    assert (row["sides"]["PK"]["low"], row["sides"]["PK"]["high"]) == (201, None)
    assert row["verdict"] == "incomparable"
    assert "scope" in row["reason"].lower()


def test_posts_of_two_owners_are_not_compared(capsys) -> None:
    found = rows(capsys, *NIGHT)
    theirs = one(found, subject="PK", category="posts", measure="captured")
    ours = one(found, subject="AF", category="posts", measure="captured_briefly")
    assert theirs["sides"]["AF"]["low"] == 25
    assert ours["sides"]["PK"]["low"] == 21
    assert ours["sides"]["PK"]["superseded"]
    for row in (theirs, ours):
        assert row["verdict"] not in {"agree", "differ"}
        assert "different owners" in row["reason"]


def test_every_claim_named_in_the_ledger_exists(capsys) -> None:
    with (SHIPPED / "claims.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    for row in rows(capsys):
        for account in row["sides"].values():
            assert set(account["claims"]) <= known


def test_a_filter_on_one_side_does_not_make_the_other_look_silent(capsys) -> None:
    row = one(rows(capsys, *NIGHT, "--claimant", "PK"), subject="PK", measure="killed")
    assert row["sides"]["AF"]["low"] == 58


def test_nothing_later_than_the_instant_is_shown(capsys) -> None:
    found = rows(capsys, *NIGHT, "--as-known-on", "2025-10-12T03:00Z")
    killed = one(found, subject="PK", category="soldiers", measure="killed")
    assert killed["sides"]["AF"]["low"] == 12
    assert killed["sides"]["PK"]["state"] == "silent"
    with (SHIPPED / "claims.csv").open(encoding="utf-8") as file:
        stated = {row["id"]: row["stated"] for row in csv.DictReader(file)}
    for row in found:
        for account in row["sides"].values():
            for claim in account["claims"]:
                assert stated[claim] < "2025-10-12", claim


def test_two_instants_give_two_ledgers(capsys) -> None:
    early = rows(capsys, *NIGHT, "--as-known-on", "2025-10-12T09:00Z")
    late = rows(capsys, *NIGHT, "--as-known-on", "2025-10-14")
    assert early != late
    assert one(early, subject="PK", measure="killed", category="soldiers")["verdict"] == "one_sided"
    assert one(late, subject="PK", measure="killed", category="soldiers")["verdict"] == "differ"


def test_a_sum_of_unlike_things_is_refused_with_its_reason(capsys) -> None:
    asked = ("--sum", "--claimant", "PK", "--subject", "AF", "--measure", "killed")
    status, out, _ = run(capsys, "ledger", *asked)
    assert status == 1
    assert out.startswith("Not one number: ")


def test_a_sum_opens_to_its_parts(capsys) -> None:
    asked = ("--sum", "--claimant", "AF", "--subject", "PK", "--measure", "wounded", "--json")
    status, out, _ = run(capsys, "ledger", *asked, "--category", "soldiers", *NIGHT)
    (total,) = json.loads(out)
    assert status == 0
    assert (total["low"], total["high"]) == (30, 30)
    assert total["parts"]


def test_a_sum_needs_to_know_of_whom(capsys) -> None:
    status, out, err = run(capsys, "ledger", "--sum", "--measure", "killed")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_places_have_the_geometry_they_deserve(capsys) -> None:
    names = ("Kabul", "Khyber Pakhtunkhwa", "Durand Line", "کابل", "Torkham")
    status, out, _ = run(capsys, "geocode", *names, "--json")
    found = json.loads(out)
    assert status == 0
    assert [entry["query"] for entry in found] == list(names)
    kinds = [entry["geometry"]["type"].removeprefix("Multi") for entry in found]
    assert kinds == ["Point", "Polygon", "LineString", "Point", "Point"]
    assert all(entry["precision_km"] > 0 and entry["source"] for entry in found)


def test_a_name_that_is_not_found_does_not_stop_the_others(capsys) -> None:
    status, out, err = run(capsys, "geocode", "Khost", "Kabbul", "Kabul", "--json")
    assert status == 1
    assert [entry["name"] for entry in json.loads(out)] == ["Kabul"]
    first, second = err.splitlines()
    assert "Khost Province" in first
    assert "Kabul" in second


def test_an_incident_is_shown_with_its_claims_and_addresses(capsys) -> None:
    status, out, _ = run(capsys, "show", "2025-10-15-kabul")
    assert status == 0
    assert "claimed and denied" in out
    assert "https://" in out


def test_an_incident_is_shown_before_anything_was_said_of_it(capsys) -> None:
    asked = ("show", "2025-10-15-kabul", "--as-known-on", "2025-10-01")
    status, out, err = run(capsys, *asked)
    assert (status, err) == (0, "")
    assert out.startswith("Explosions in Kabul")
    assert "https://" not in out
    assert json.loads(run(capsys, *asked, "--json")[1])["claims"] == []


def test_an_incident_is_shown_as_json(capsys) -> None:
    status, out, _ = run(capsys, "show", "2025-10-15-kabul", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["incident"]["id"] == "2025-10-15-kabul"
    assert {claim["incident"] for claim in found["claims"]} == {"2025-10-15-kabul"}
    assert found["ledger"]


@pytest.mark.parametrize("style", ["bibtex", "csl-json", "json-ld"])
def test_an_incident_can_be_cited(capsys, style: str) -> None:
    status, out, _ = run(capsys, "show", "2025-10-15-kabul", "--format", style)
    assert status == 0
    assert "Explosions in Kabul" in out


def test_check_accounts_for_every_row(capsys) -> None:
    status, out, _ = run(capsys, "check", str(SHIPPED), "--json")
    report = json.loads(out)
    assert status == 0
    for file in ("parties", "sources", "incidents", "claims"):
        with (SHIPPED / f"{file}.csv").open(encoding="utf-8") as rows_of:
            written = sum(1 for _ in csv.DictReader(rows_of))
        buckets = [report[name].get(f"{file}.csv", 0) for name in ("loaded", "warned", "refused")]
        assert sum(buckets) == written


@pytest.mark.parametrize(
    "words",
    [
        ("check", "/no/such/folder"),
        ("show", "no-such-incident"),
        ("ledger", "--claimant", "NOBODY"),
        ("ledger", "--from", "2025-13-01"),
        ("ledger", "--as-known-on", "yesterday"),
        ("ledger", "--place", "Atlantis"),
        ("export", "--out", "view.docx"),
        ("snapshot", "--out", "view.docx"),
        ("snapshot", "--out", "view.png", "--address", "javascript:alert(1)"),
        ("verify", "/no/such/file.png"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_status(capsys, words: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *words)
    assert status == 1
    assert out == ""
    assert err.startswith("crossclaim: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [("no-such-command",), ("ledger", "--measure", "nonsense")])
def test_misuse_is_one_line_too(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "incidents", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_view_is_exported_and_a_file_that_was_there_is_replaced_whole(
    capsys, tmp_path: Path
) -> None:
    out = tmp_path / "view.csv"
    out.write_text("old")
    status, _, _ = run(capsys, "export", "--out", str(out), *NIGHT)
    assert status == 0
    with out.open(encoding="utf-8-sig") as file:
        found = list(csv.DictReader(file))
    assert {row["incident_id"] for row in found} >= {"2025-10-11-durand-line"}
    assert list(tmp_path.iterdir()) == [out]


def test_a_snapshot_verifies_until_it_is_touched(capsys, tmp_path: Path) -> None:
    out = tmp_path / "view.png"
    assert run(capsys, "snapshot", "--out", str(out), *NIGHT)[0] == 0
    assert run(capsys, "verify", str(out))[:2] == (0, "same\n")
    spoilt = bytearray(out.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    out.write_bytes(spoilt)
    status, said, _ = run(capsys, "verify", str(out))
    assert status == 1
    assert said.startswith("not the same\n")


def test_a_snapshot_prints_the_address_it_is_given(
    capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(name: str, *words: str) -> str:
        out = tmp_path / name
        assert run(capsys, "snapshot", "--out", str(out), *NIGHT, *words)[0] == 0
        return out.read_text("utf-8")

    link = "?from=2025-10-11&amp;to=2025-10-12"
    option = ("--address", "https://a.example")
    assert f"https://a.example/{link}" in drawn("option.svg", *option)
    monkeypatch.setenv("CROSSCLAIM_ADDRESS", "https://b.example/")
    assert f"https://b.example/{link}" in drawn("variable.svg")
    assert f"https://a.example/{link}" in drawn("both.svg", *option)
    assert "b.example" not in drawn("none.svg", "--address", "")
    monkeypatch.setenv("CROSSCLAIM_ADDRESS", "elsewhere")
    for name in ("option", "variable", "both", "none"):
        assert run(capsys, "verify", str(tmp_path / f"{name}.svg"))[:2] == (0, "same\n")
    status, out, err = run(capsys, "snapshot", "--out", str(tmp_path / "x.svg"), *NIGHT)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "CROSSCLAIM_ADDRESS" in err
