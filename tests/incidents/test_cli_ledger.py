"""The ledger, its sums and differences, an incident and a brief on the command line."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from incidents import brief
from incidents.query import View
from incidents.store import SHIPPED, Store
from tests.commands import NIGHT, Capture, Row, rows, run, told
from tests.conftest import CLAIMS, INCIDENTS, write_tiny

# The keys that were published: scripts read them.
ROW = {
    *("incident", "title", "subject", "subject_side", "category", "measure", "scope", "sides"),
    *("others", "verdict", "label", "gap", "ratio", "reason"),
}
ACCOUNT = {"state", "low", "high", "label", "voices", "claims", "superseded"}
OTHER = {"claim", "claimant", "name", "category", "low", "high", "label"}
SUM = {
    *("side", "subject", "category", "measure", "low", "high", "parts", "incidents", "left_out"),
    *("missing", "refusal"),
}
SHOWN = {"incident", "claims", "sources", "retellings", "ledger"}


def one(found: list[Row], **wanted: str) -> Row:
    whole = {"incident": "2025-10-11-durand-line", "scope": "whole"} | wanted
    (row,) = [row for row in found if all(row[key] == value for key, value in whole.items())]
    return row


@pytest.fixture(scope="module")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the folder of the tiny dataset, as a word of a command."""
    return str(write_tiny(tmp_path_factory.mktemp("cli") / "tiny"))


def test_an_incident_is_shown_with_its_claims_and_addresses(capsys: Capture) -> None:
    status, out, _ = run(capsys, "show", "2025-10-15-kabul")
    assert status == 0
    assert "one says, the other denies" in out
    assert "https://" in out


def test_an_incident_at_a_past_instant_says_which_and_what_is_of_later(capsys: Capture) -> None:
    shown = ("show", "2025-10-15-kabul")
    _, now, _ = run(capsys, *shown)
    _, then, _ = run(capsys, *shown, "--as-known-on", "2025-10-15T12:00Z")
    assert "as known on 15 October 2025, 12:00 UTC" in then
    assert "No claim about it had been published by then." in then
    assert "In short: Written later, with what was not known then: Explosions" in then
    assert "as known now" in now
    assert "Written later" not in now


def test_an_incident_is_shown_as_json(capsys: Capture) -> None:
    found = told(capsys, "show", "2025-10-15-kabul")
    assert set(found) >= SHOWN
    assert found["incident"]["id"] == "2025-10-15-kabul"
    assert {claim["incident"] for claim in found["claims"]} == {"2025-10-15-kabul"}
    assert {row["incident"] for row in found["ledger"]} == {"2025-10-15-kabul"}
    assert all(set(row) >= ROW for row in found["ledger"])


def test_every_claim_that_stands_is_a_line_of_its_incident(capsys: Capture, tiny_data: str) -> None:
    for scene in INCIDENTS:
        _, out, _ = run(capsys, "show", scene["id"], "--dataset", tiny_data)
        said = {line.split()[0] for line in out.splitlines() if re.match(r"  \w+  \S", line)}
        own = {each["id"] for each in CLAIMS if each["incident"] == scene["id"]}
        assert own - {"n1"} <= said


def test_an_incident_is_shown_before_anything_was_said_of_it(capsys: Capture) -> None:
    asked = ("show", "2025-10-15-kabul", "--as-known-on", "2025-10-01")
    status, out, err = run(capsys, *asked)
    assert (status, err) == (0, "")
    assert out.startswith("Explosions in Kabul")
    assert "https://" not in out
    assert told(capsys, *asked)["claims"] == []


@pytest.mark.parametrize("style", ["bibtex", "csl-json", "json-ld"])
def test_an_incident_can_be_cited(capsys: Capture, style: str) -> None:
    status, out, _ = run(capsys, "show", "2025-10-15-kabul", "--format", style)
    assert status == 0
    assert "Explosions in Kabul" in out
    if style != "bibtex":
        json.loads(out)


def test_the_shape_of_a_row_is_the_one_that_was_published(capsys: Capture) -> None:
    found = rows(capsys)
    assert all(set(row) >= ROW for row in found)
    assert all(set(side) >= ACCOUNT for row in found for side in row["sides"].values())
    assert all(set(other) >= OTHER for row in found for other in row["others"])
    assert {tuple(row["sides"]) for row in found} == {("AF", "PK")}
    assert all(set(row["gap"]) == {"low", "high"} for row in found if row["gap"])
    assert len({row["key"] for row in found}) == len(found)


def test_the_night_of_11_october_is_compared(capsys: Capture) -> None:
    found = rows(capsys, *NIGHT)
    killed = one(found, subject="PK", category="soldiers", measure="killed")
    assert (killed["sides"]["AF"]["low"], killed["sides"]["AF"]["high"]) == (58, 58)
    assert (killed["sides"]["PK"]["low"], killed["sides"]["PK"]["high"]) == (23, 23)
    assert killed["verdict"] == "differ"
    assert killed["gap"] == {"low": 35, "high": 35}
    wounded = one(found, subject="PK", category="soldiers", measure="wounded")
    assert [wounded["sides"][side]["low"] for side in ("AF", "PK")] == [30, 29]


def test_a_figure_for_two_groups_is_not_compared_with_one_for_one(capsys: Capture) -> None:
    found = [row for row in rows(capsys, *NIGHT) if row["sides"]["AF"]["low"] == 9]
    row = one(found, subject_side="AF", measure="killed")
    assert row["sides"]["AF"]["high"] == 9
    assert (row["sides"]["PK"]["low"], row["sides"]["PK"]["high"]) == (201, None)
    assert row["verdict"] == "incomparable"
    assert "scope" in row["reason"].lower()


def test_posts_of_two_owners_are_not_compared(capsys: Capture) -> None:
    found = rows(capsys, *NIGHT)
    theirs = one(found, subject="PK", category="posts", measure="captured")
    ours = one(found, subject="AF", category="posts", measure="captured_briefly")
    assert theirs["sides"]["AF"]["low"] == 25
    assert ours["sides"]["PK"]["low"] == 21
    assert ours["sides"]["PK"]["superseded"]
    for row in (theirs, ours):
        assert row["verdict"] not in {"agree", "differ"}
        assert "different owners" in row["reason"]


def test_every_claim_named_in_the_ledger_exists(capsys: Capture) -> None:
    with (SHIPPED / "claims.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    for row in rows(capsys):
        for account in row["sides"].values():
            assert {*account["claims"], *account["superseded"], *account["noted"]} <= known


def test_a_filter_on_one_side_does_not_make_the_other_look_silent(capsys: Capture) -> None:
    asked = (*NIGHT, "--claimant", "PK", "--measure", "killed", "--category", "soldiers")
    row = one(rows(capsys, *asked), subject="PK")
    assert row["sides"]["AF"]["low"] == 58


def test_nothing_later_than_the_instant_is_shown(capsys: Capture) -> None:
    found = rows(capsys, *NIGHT, "--as-known-on", "2025-10-12T03:00Z")
    killed = one(found, subject="PK", category="soldiers", measure="killed")
    assert killed["sides"]["AF"]["low"] == 12
    assert killed["sides"]["PK"]["low"] is None
    assert killed["sides"]["PK"]["claims"] == []
    with (SHIPPED / "claims.csv").open(encoding="utf-8") as file:
        stated = {row["id"]: row["stated"] for row in csv.DictReader(file)}
    for row in found:
        for account in row["sides"].values():
            for claim in account["claims"]:
                assert stated[claim] < "2025-10-12T03", claim


def test_two_instants_give_two_ledgers(capsys: Capture) -> None:
    early = rows(capsys, *NIGHT, "--as-known-on", "2025-10-12T09:00Z")
    late = rows(capsys, *NIGHT, "--as-known-on", "2025-10-14")
    killed = {"subject": "PK", "measure": "killed", "category": "soldiers"}
    assert one(early, **killed)["verdict"] == "one_sided"
    assert one(late, **killed)["verdict"] == "differ"


@pytest.mark.parametrize(("field", "value"), [("measure", "killed"), ("category", "posts")])
def test_rows_of_one_measure_or_category_can_be_asked_for(
    capsys: Capture, field: str, value: str
) -> None:
    found, every = rows(capsys, f"--{field}", value), rows(capsys)
    assert 0 < len(found) < len(every)
    for row in found:
        assert value in {row[field], *(side[field] for side in row["sides"].values())}


def test_the_word_of_earlier_versions_is_read(capsys: Capture, tiny_data: str) -> None:
    old, new = (
        rows(capsys, "--dataset", tiny_data, "--stance", word) for word in ("admits", "reports")
    )
    assert old == new != []


def test_the_ledger_of_one_incident_can_be_asked_for(capsys: Capture, tiny_data: str) -> None:
    with (Path(tiny_data) / "incidents.csv").open(encoding="utf-8", newline="") as file:
        asked, *others = csv.DictReader(file)
    status, out, _ = run(capsys, "ledger", "--dataset", tiny_data, "--incident", asked["id"])
    assert status == 0
    assert out.startswith(asked["title"])
    assert f"[{asked['id']}]" in out
    assert not any(f"[{one['id']}]" in out for one in others)
    status, _, err = run(capsys, "ledger", "--dataset", tiny_data, "--incident", "nope")
    assert (status, err.count("\n")) == (1, 1)


def test_the_ledger_in_words_has_the_rows_of_the_ledger_in_json(capsys: Capture) -> None:
    status, out, err = run(capsys, "ledger", *NIGHT)
    found = rows(capsys, *NIGHT)
    assert (status, err) == (0, "")
    losses = sum(row["category"] is not None for row in found)
    questions = len(found) - losses
    assert out.startswith("11–12 October 2025: ")
    numbers = re.findall(r"\d+", out.splitlines()[0].split(":")[1])
    assert numbers == [str(losses), str(questions)]
    assert out.count(" [2025-") + out.count(" [2024-") >= len(found)


def test_a_sum_of_unlike_things_is_refused_with_its_reason(capsys: Capture) -> None:
    asked = ("ledger", "--sum", "--claimant", "PK", "--subject", "AF", "--measure", "killed")
    status, out, _ = run(capsys, *asked)
    assert status == 1
    assert out.startswith("Not one number: ")
    status, out, _ = run(capsys, *asked, "--json")
    refused, *sums = json.loads(out)
    assert status == 1
    assert set(refused) == SUM
    assert refused["refusal"].startswith("Not one number: ")
    assert refused["low"] is None
    assert sums
    assert all(each["refusal"] is None and each["parts"] for each in sums)


def test_a_sum_opens_to_its_parts(capsys: Capture) -> None:
    asked = ("--sum", "--claimant", "AF", "--subject", "PK", "--measure", "wounded")
    (total,) = rows(capsys, *asked, "--category", "soldiers", *NIGHT)
    assert set(total) == SUM
    assert (total["low"], total["high"]) == (30, None)
    assert total["parts"]
    text = run(capsys, "ledger", *asked, "--category", "soldiers", *NIGHT)[1]
    assert all(f"  + {part}" in text for part in total["parts"])


def test_a_sum_is_the_figure_of_the_panel(capsys: Capture, tiny_data: str) -> None:
    found = brief.make(brief.Sight(View(), Store.open(Path(tiny_data))))
    for panel in found.panels:
        for row in (row for block in panel.blocks for row in block.rows):
            _side, subject, category, measure = row.key.split("/")
            asked = ("--claimant", panel.side, "--subject", subject, "--measure", measure)
            (total,) = rows(capsys, "--dataset", tiny_data, "--sum", *asked, "--category", category)
            assert str(total["low"] - (row.figure[0] == ">")) in row.figure


def test_what_is_left_out_of_a_sum_says_why(capsys: Capture, tiny_data: str) -> None:
    asked = ("--claimant", "S", "--subject", "N", "--measure", "killed", "--category", "fighters")
    (total,) = rows(capsys, "--dataset", tiny_data, "--sum", *asked)
    left_out = {each["claim"]: each["reason"] for each in total["left_out"]}
    assert "total over a period" in left_out["s7"]
    assert "part of an incident" in left_out["s5"]


def test_there_is_no_sum_of_what_nobody_said(capsys: Capture, tiny_data: str) -> None:
    asked = ("--claimant", "N", "--subject", "S", "--measure", "detained")
    status, out, err = run(capsys, "ledger", "--dataset", tiny_data, "--sum", *asked)
    assert (status, err) == (1, "")
    assert out.count("\n") == 1


def test_a_difference_has_its_gap(capsys: Capture, tiny_data: str) -> None:
    found = told(capsys, "ledger", "--dataset", tiny_data, "--subtract", "n2", "s1")
    assert found["claims"] == ["n2", "s1"]
    assert found["gap"] == {"low": 35, "high": 35}
    assert found["obstacle"] is None
    status, out, _ = run(capsys, "ledger", "--dataset", tiny_data, "--subtract", "n2", "s1")
    assert (status, out) == (0, f"{found['reason']}\n")


def test_a_difference_of_unlike_things_is_refused(capsys: Capture, tiny_data: str) -> None:
    asked = ("ledger", "--dataset", tiny_data, "--subtract", "n2", "s2")
    status, out, _ = run(capsys, *asked, "--json")
    found = json.loads(out)
    assert status == 1
    assert found["gap"] is None
    assert found["obstacle"]
    assert run(capsys, *asked)[:2] == (1, f"{found['reason']}\n")


def test_a_brief_is_the_brief_of_the_view(capsys: Capture, tiny_data: str) -> None:
    asked = ("brief", "--dataset", tiny_data, "--claimant", "N", "--kind", "clash")
    found = told(capsys, *asked)
    assert found["asked"]["params"] == {"claimant": "N", "kind": "clash"}
    store = Store.open(Path(tiny_data))
    view = View.from_params(found["asked"]["params"], store.names)[0]
    made = brief.make(brief.Sight(view, store))
    assert found == json.loads(json.dumps(brief.as_json(made)))


def test_a_brief_in_words_leaves_nothing_out(capsys: Capture, tiny_data: str) -> None:
    status, out, err = run(capsys, "brief", "--dataset", tiny_data)
    found = told(capsys, "brief", "--dataset", tiny_data)
    assert (status, err) == (0, "")
    lines = " ".join(out.split())
    for group in found["differences"]["groups"]:
        for row in group["rows"]:
            assert row["title"] in lines
            assert " ".join(row["reason"].split()) in lines
    for panel in found["panels"]:
        assert panel["words"] in lines
    for source in found["sources"]:
        assert source["url"] in lines
    for mark in found["map"]["marks"]:
        assert mark["label"] in lines
    assert found["asked"]["id"] in lines


def test_a_brief_of_one_incident_opens_it(capsys: Capture, tiny_data: str) -> None:
    asked = ("brief", "--dataset", tiny_data, "--incident", "truce", "--claimant", "UN")
    assert told(capsys, *asked)["incident"]["id"] == "truce"
    assert "Who asked for the truce" in run(capsys, *asked)[1]


def test_a_brief_knows_the_address_of_the_page(
    capsys: Capture, tiny_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("brief", "--dataset", tiny_data)
    given = told(capsys, *asked, "--address", "https://a.example")["asked"]["address"]
    assert given.startswith("https://a.example/?")
    monkeypatch.setenv("CROSSCLAIM_ADDRESS", "https://b.example")
    assert told(capsys, *asked)["asked"]["address"].startswith("https://b.example/?")
    assert told(capsys, *asked, "--address", "")["asked"]["address"] == ""
