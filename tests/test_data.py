"""The shipped dataset: every row of it, and the promises of its data card."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from geodata.atlas import Atlas
from incidents.dates import parse_zone
from incidents.loader import load
from incidents.model import MAX_QUOTATION_WORDS, Claim, Dataset
from incidents.report import Report
from incidents.vocabulary import CORE, PARTY_KINDS, PRECISIONS, SCOPES, STANCES

FOLDER = Path(__file__).parents[1] / "incidents" / "data" / "af-pk"
TABLES = ("parties", "sources", "incidents", "claims", "retellings")
SIDES = {"AF", "PK"}
FIRST_SEARCH, SECOND_SEARCH = "2026-11-22", "2026-11-25"
"""When the first version was gone through; the last day that later searches can be of."""
FEBRUARY = ("2026-02-26", "2026-03-18")
OCTOBER = ("2025-10-09", "2025-10-19")
LOADED = re.compile(
    r"martyr|shahadat|khawarij|khwarij|kharji|neutrali[sz]|terroris|aggress|regime|unprovoked"
    r"|hostile|enemy|brave|brutal|cowardly|heinous|barbar|massacre|slaughter|proxies|puppet"
    r"|infiltrat|fake|propaganda|liberat|so-called|alleged(?!ly)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”")
OWN_WORDS = {
    "parties": ("name", "note"),
    "sources": ("note",),
    "incidents": ("title", "summary", "time_note", "place_note"),
    "claims": ("speaker", "wording", "note"),
    "retellings": ("kind", "explanation"),
    "searches": ("by", "where", "note"),
    "changes": ("why",),
}
ADDED_BY_UCDP = {
    "parties": {"UCDP", "UCDP-EVERYONE"},
    "sources": {"ucdp-26.0.2"},
    "claims": {
        *("ucdp-617685", "ucdp-617758", "ucdp-618155", "ucdp-618157", "ucdp-618196"),
        *("ucdp-618197", "ucdp-618210", "ucdp-618277", "ucdp-621151"),
    },
}
"""What the loader makes of ``ucdp.csv``: records that stand in no other table."""
HOURS = re.compile(r"\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}Z)?)?")


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Read a table as it is written, without any of the project's readers."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def by_id(table: str) -> dict[str, dict[str, str]]:
    """Index a table."""
    return {row["id"]: row for row in rows(table)}


@cache
def loaded() -> tuple[Dataset, Report]:
    """Load the folder once."""
    return load(FOLDER)


def manifest() -> dict[str, Any]:
    """Read what the package says of itself."""
    found: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    return found


def side(party: str) -> str:
    """Name the side of a party, or nothing."""
    return by_id("parties")[party]["side"]


def many(text: str) -> list[str]:
    """Split a list of names."""
    return [name for name in text.split(";") if name]


def each(table: str) -> pytest.MarkDecorator:
    """Run a test over every row of a table."""
    return pytest.mark.parametrize("row", rows(table), ids=[row["id"] for row in rows(table)])


def claims_of(incident: str, **wanted: str) -> list[dict[str, str]]:
    """List the claims of one incident that have these values."""
    return [
        row
        for row in rows("claims")
        if row["incident"] == incident and all(row[key] == wanted[key] for key in wanted)
    ]


def the_claim(incident: str, **wanted: str) -> dict[str, str]:
    """Find the one claim of an incident with these values."""
    (found,) = claims_of(incident, **wanted)
    return found


# The whole package.


def test_frictionless_finds_no_fault() -> None:
    report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_every_column_has_a_title_and_a_description() -> None:
    for resource in manifest()["resources"]:
        header = list(rows(resource["name"])[0])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(field["title"] and field["description"] for field in fields)


def test_the_schema_has_the_vocabulary() -> None:
    fields = {
        (resource["name"], field["name"]): field.get("constraints", {}).get("enum")
        for resource in manifest()["resources"]
        for field in resource["schema"]["fields"]
    }
    assert fields["claims", "stance"] == list(STANCES)
    assert fields["claims", "measure"] == list(CORE.measures)
    assert fields["claims", "category"] == list(CORE.categories)
    assert fields["incidents", "kind"] == list(CORE.kinds)
    assert fields["claims", "scope"] == list(SCOPES)
    assert fields["incidents", "precision"] == list(PRECISIONS)
    assert fields["parties", "kind"] == list(PARTY_KINDS)


def test_nothing_is_refused_and_each_warning_has_its_reason_in_the_data_card() -> None:
    dataset, report = loaded()
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = card[card.index("## Warnings that remain") : card.index("## Doubtful")]
    lines = (FOLDER / "claims.csv").read_text(encoding="utf-8").splitlines()
    for problem in report.problems:
        assert problem.file == "claims.csv"
        assert f"`{lines[problem.line - 1].partition(',')[0]}`" in told
    for table in TABLES:
        added = ADDED_BY_UCDP.get(table, set())
        assert set(getattr(dataset, table)) == set(by_id(table)) | added


def test_the_manifest_is_whole() -> None:
    told = loaded()[0].manifest
    assert [each.id for each in told.sides] == ["AF", "PK"]
    days = [(str(one.start), str(one.end)) for one in told.windows]
    assert days[:2] == [FEBRUARY, OCTOBER]
    first = min(row["start"] for row in rows("incidents"))
    assert days[2:] == [(first, max(row["end"] for row in rows("incidents")))]
    assert all(one.name for one in told.windows)
    assert told.boundary is not None
    assert told.boundary.place == "Durand Line"
    assert told.licences
    assert told.citation
    assert told.caveats
    assert told.background


def test_the_background_names_its_source_and_its_facts() -> None:
    text = " ".join(body for _, body in manifest()["crossclaim"]["background"])
    for fact in ("2007", "Baitullah Mehsud", "13", "2021", "Durand Line", "nuclear", "article"):
        assert fact in text


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique(table: str) -> None:
    assert len(by_id(table)) == len(rows(table))


@pytest.mark.parametrize("table", [*TABLES, "searches", "changes", "ucdp"])
def test_the_data_card_counts_right(table: str) -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| `{table}.csv` | {len(rows(table))} |" in card


def test_the_data_card_tells_the_dates_right() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    undated = sum(not row["stated"] for row in rows("claims"))
    bases = [row["published_basis"] for row in rows("sources")]
    assert f"none for {undated} claims" in card
    assert (
        f"{bases.count('none')} have no publication date and {bases.count('inferred')} an inferred"
        in card
    )


def test_the_data_card_tells_the_sourcing_right() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    homes = [row["country"] for row in rows("sources")]
    for country, name in (("PK", "Pakistan"), ("IN", "India"), ("AF", "Afghanistan")):
        assert re.search(rf"\b{homes.count(country)} (sources are based )?in {name}", card)
    per_side = [side(row["claimant"]) for row in rows("claims")]
    told = "Afghan {}, Pakistani {}, others {}".format(
        *(per_side.count(each) for each in ("AF", "PK", ""))
    )
    assert told in card


# Every row.


@pytest.mark.parametrize("table", [*TABLES, "searches", "changes"])
def test_no_loaded_word_outside_quotations(table: str) -> None:
    for row in rows(table):
        for column in OWN_WORDS[table]:
            bare = QUOTED.sub("", row[column])
            assert not LOADED.search(bare), (row, column, bare)


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    for row in rows(table):
        for column, cell in row.items():
            assert cell == " ".join(cell.split()), (row["id"], column)


@each("parties")
def test_a_party_is_used_and_belongs_where_it_says(row: dict[str, str]) -> None:
    assert row["side"] in SIDES | {""}
    members = many(row["members"])
    assert (row["kind"] == "set") == bool(members)
    assert not (members and row["side"])
    assert all(member in by_id("parties") for member in members)
    used = {claim[key] for claim in rows("claims") for key in ("claimant", "subject")}
    used |= {name for party in rows("parties") for name in many(party["members"])}
    assert row["id"] in used
    prefix = row["id"].partition("-")[0]
    assert row["side"] in ("", prefix)


@each("sources")
def test_a_source_is_used_and_dated_as_it_says(row: dict[str, str]) -> None:
    assert any(row["id"] in many(claim["sources"]) for claim in rows("claims"))
    assert row["url"].startswith(("https://", "http://", "urn:crossclaim:"))
    assert bool(row["published"]) == (row["published_basis"] != "none")
    assert not row["published"] or HOURS.fullmatch(row["published"])


@each("incidents")
def test_an_incident_is_told_and_placed(row: dict[str, str]) -> None:
    assert row["id"].startswith(row["start"])
    assert row["start"] <= row["end"] <= SECOND_SEARCH
    assert row["searched"] in ("", FIRST_SEARCH, SECOND_SEARCH)
    assert row["precision"] == ("day" if row["start"] == row["end"] else "interval")
    assert claims_of(row["id"])
    assert row["places"] or row["place_note"]
    for place in many(row["places"]):
        assert Atlas.named("af-pk").gazetteer.find(place)


@each("claims")
def test_a_claim_points_at_what_exists(row: dict[str, str]) -> None:
    assert row["incident"] in by_id("incidents")
    assert row["claimant"] in by_id("parties")
    assert not row["subject"] or row["subject"] in by_id("parties")
    sources = many(row["sources"])
    assert sources
    assert len(sources) == len(set(sources))
    assert all(source in by_id("sources") for source in sources)


@each("claims")
def test_a_quotation_is_a_fragment(row: dict[str, str]) -> None:
    text = row["quotation"]
    assert len(text.split()) <= MAX_QUOTATION_WORDS
    assert not text.endswith((".", "!", "?"))
    assert len(text) < 100
    assert text or row["note"]


@each("claims")
def test_stances_fit_who_speaks_of_whom(row: dict[str, str]) -> None:
    speaks, owner = side(row["claimant"]), side(row["subject"]) if row["subject"] else ""
    if not speaks:
        assert row["stance"] != "reports"
        if CORE.counts(row["measure"]) and row["stance"] != "denies":
            assert row["stance"] == "counts"
        return
    assert row["stance"] != "counts"
    if row["stance"] == "reports":
        assert speaks == owner
        assert CORE.counts(row["measure"])
    if CORE.counts(row["measure"]) and row["stance"] == "asserts":
        assert speaks != owner
    if row["stance"] == "accuses":
        assert speaks != owner


@each("claims")
def test_counts_and_measures_cohere(row: dict[str, str]) -> None:
    counted = CORE.counts(row["measure"])
    assert counted == bool(row["category"])
    assert counted or not (row["low"] or row["high"])
    if row["stance"] in ("denies", "disputes", "declines", "no_comment"):
        assert not row["low"]
        assert not row["high"]
    elif counted and not row["low"]:
        assert row["wording"]
    if row["low"] and not row["high"]:
        assert re.search(r"at least|as a least|more than|over|above|including", row["wording"])
    if row["wording"].startswith(("more than", "over", "above")) and "dozen" not in row["wording"]:
        assert int(row["low"]) == int(re.findall(r"\d+", row["wording"])[0]) + 1


@each("claims")
def test_dates_are_as_they_say(row: dict[str, str]) -> None:
    assert bool(row["stated"]) == (row["stated_basis"] != "none")
    claim: Claim = loaded()[0].claims[row["id"]]
    if claim.stated.latest is None or claim.stated.earliest is None:
        return
    assert claim.stated.earliest <= claim.stated.latest
    assert (
        claim.stated.earliest.astimezone(parse_zone(manifest()["crossclaim"]["timezone"]))
        .date()
        .isoformat()[:7]
        >= by_id("incidents")[row["incident"]]["start"][:7]
    )


@each("claims")
def test_revisions_stay_in_their_incident_and_side(row: dict[str, str]) -> None:
    claims = loaded()[0].claims
    for old in (by_id("claims")[name] for name in many(row["revises"])):
        assert old["incident"] == row["incident"]
        assert side(old["claimant"]) == side(row["claimant"])
        assert old["subject"] == row["subject"]
        same = {row["measure"], row["measure"].removesuffix("_briefly")}
        # “No casualties” is followed by a figure of the killed.
        assert old["measure"] in same | {"killed_or_wounded"}
        before, after = claims[old["id"]].stated.earliest, claims[row["id"]].stated.latest
        assert before is None or after is None or before <= after


@each("claims")
def test_a_part_lies_within_its_whole(row: dict[str, str]) -> None:
    assert row["scope"] != "whole" or not row["part_of"]
    if not row["part_of"]:
        return
    whole = by_id("claims")[row["part_of"]]
    assert whole["incident"] == row["incident"]
    assert side(whole["claimant"]) == side(row["claimant"])
    assert whole["measure"] == row["measure"]
    if whole["high"] and row["high"]:
        assert int(row["high"]) <= int(whole["high"])


@each("claims")
def test_totals_over_a_period_are_never_of_one_incident(row: dict[str, str]) -> None:
    if by_id("incidents")[row["incident"]]["kind"] == "totals" and CORE.counts(row["measure"]):
        assert row["scope"] in ("period", "part")
    elif row["scope"] == "period":
        assert row["note"]


@each("retellings")
def test_a_retelling_is_linked_and_short(row: dict[str, str]) -> None:
    assert row["claim"] in by_id("claims")
    assert len(row["printed"].split()) <= MAX_QUOTATION_WORDS
    assert row["url"].startswith("https://")
    assert row["explanation"].endswith(".")


@each("ucdp")
def test_an_event_of_ucdp_is_a_count_of_its_own_days_by_nobody_of_a_side(
    row: dict[str, str],
) -> None:
    dataset = loaded()[0]
    claim = dataset.claims[f"ucdp-{row['id']}"]
    incident = dataset.incidents[claim.incident]
    assert incident.id == row["incident"]
    assert row["date_start"][:10] <= incident.end.isoformat()
    assert incident.start.isoformat() <= row["date_end"][:10]
    assert (claim.stance, dataset.side_of(claim.claimant)) == ("counts", None)
    low, best, high = (int(row[name]) for name in ("low", "best", "high"))
    assert low <= best <= high
    assert (claim.count.low, claim.count.best, claim.count.high) == (low, best, high)


# What the record must say.

NIGHT = "2025-10-11-durand-line"


def test_twelve_became_fifty_eight() -> None:
    new = the_claim(NIGHT, low="58", measure="killed", subject="PK")
    (old,) = (by_id("claims")[name] for name in many(new["revises"]))
    assert (old["low"], old["stated"]) == ("12", "2025-10-11/2025-10-11T19:30Z")
    assert new["stated"] == "2025-10-12T08:13Z"


def test_nineteen_became_twenty_one() -> None:
    new = the_claim(NIGHT, low="21", measure="captured_briefly", subject="AF")
    (old,) = (by_id("claims")[name] for name in many(new["revises"]))
    assert (old["low"], old["measure"], old["subject"]) == ("19", "captured", "AF")
    assert "recaptured" in old["note"]


def test_the_posts_have_different_owners() -> None:
    assert the_claim(NIGHT, low="25")["subject"] == "PK"
    assert the_claim(NIGHT, low="20", category="posts")["measure"] == "destroyed"


def test_more_than_two_hundred_is_open_and_counts_others_too() -> None:
    row = the_claim(NIGHT, wording="more than 200, by intelligence estimates")
    assert (row["low"], row["high"]) == ("201", "")
    assert many(by_id("parties")[row["subject"]]["members"]) == ["AF", "TTP"]


def test_own_losses_are_reported() -> None:
    reported = {(row["subject"], row["low"]) for row in claims_of(NIGHT, stance="reports")}
    assert reported == {("AF", "9"), ("AF", "16"), ("AF", "20"), ("PK", "23"), ("PK", "29")}


def test_a_large_number_is_no_number() -> None:
    row = the_claim("2025-10-15-spin-boldak", wording="a large number")
    assert (row["low"], row["high"], row["subject"]) == ("", "", "PK")


def test_zero_is_a_number() -> None:
    row = the_claim("2025-10-17-mir-ali", low="0", measure="killed")
    assert row["high"] == "0"


def test_dozens_are_no_number() -> None:
    row = the_claim("2024-12-24-barmal", wording="dozens")
    assert (row["low"], row["high"]) == ("", "")


@pytest.mark.parametrize(
    ("incident", "wanted"),
    [
        (NIGHT, {"measure": "started", "claimant": "AF-MOD", "subject": "PK"}),
        (NIGHT, {"measure": "started", "claimant": "PK-ISPR", "subject": "AF"}),
        (NIGHT, {"measure": "violated_airspace", "subject": "PK"}),
        (NIGHT, {"measure": "ended", "claimant": "AF-MOD"}),
        ("2025-10-12-warnings", {"claimant": "AF-MOD", "stance": "warns"}),
        ("2025-10-12-warnings", {"claimant": "PK-MOI", "stance": "warns"}),
        ("2025-10-09-paktika-market", {"stance": "accuses", "subject": "PK"}),
        ("2025-10-09-paktika-market", {"stance": "no_comment", "subject": "PK"}),
        ("2025-10-09-kabul", {"stance": "no_comment", "subject": "PK"}),
        ("2025-10-11-six-locations", {"claimant": "PK-KP", "low": "6"}),
        ("2025-10-11-six-locations", {"claimant": "PK-KP", "measure": "carried_out"}),
        ("2025-10-11-drones", {"category": "drones", "low": "3", "high": "3"}),
        ("2025-10-12-appeals", {"claimant": "SAUDI-ARABIA"}),
        ("2025-10-12-appeals", {"claimant": "QATAR"}),
        ("2025-10-12-appeals", {"claimant": "IRAN"}),
        ("2025-10-09-muttaqi", {"claimant": "AF-MFA", "measure": "bearing"}),
        ("2025-10-09-ttp-presence", {"claimant": "PK-GOV", "stance": "warns"}),
    ],
)
def test_the_first_article_is_all_there(incident: str, wanted: dict[str, str]) -> None:
    assert claims_of(incident, **wanted)


def test_the_three_claims_about_isis() -> None:
    about = claims_of(
        "2025-10-12-isis-bases",
        claimant="AF-SPOKESMAN",
        measure="harbours_militants",
        stance="accuses",
    )
    assert len(about) == 3
    told = " ".join(row["quotation"] + row["note"] for row in about)
    for name in ("Khyber Pakhtunkhwa", "Karachi", "Islamabad", "Iran", "Russia"):
        assert name in told


def test_the_first_article_is_the_only_source_where_the_notes_say_so() -> None:
    alone = {row["id"] for row in rows("claims") if row["sources"] == "seed-article"}
    said = {row["id"] for row in rows("claims") if "ound in one article only" in row["note"]}
    assert alone == said
    assert len(alone) == 12


@pytest.mark.parametrize(
    ("window", "incident"), [(FEBRUARY, "2026-02-26-durand-line"), (OCTOBER, NIGHT)]
)
def test_a_window_holds_its_night(window: tuple[str, str], incident: str) -> None:
    night = by_id("incidents")[incident]
    assert window[0] <= night["start"]
    assert night["end"] <= window[1]


def test_spin_boldak_is_not_the_whole_country() -> None:
    here = the_claim("2025-10-15-spin-boldak", claimant="UNAMA", measure="killed")
    there = the_claim("2025-10-15-un-day-total", claimant="UNAMA", measure="killed")
    assert (here["low"], there["low"], there["scope"]) == ("17", "35", "period")
    assert not here["revises"]
    assert not there["revises"]


def test_every_retelling_of_the_record_is_there() -> None:
    assert len(rows("retellings")) == 64
    assert len({row["kind"] for row in rows("retellings")}) >= 12


# What 1.1.0 put right.


def test_a_remark_of_an_outlet_is_a_note() -> None:
    noted = [row for row in rows("claims") if row["stance"] == "no_comment"]
    assert {"c014", "c025", "c034", "c050", "c054"} <= {row["id"] for row in noted}
    assert [row["claimant"] for row in rows("claims") if row["stance"] == "declines"] == ["AF-GOV"]


def test_every_quotation_in_another_language_is_translated() -> None:
    for row in rows("claims"):
        foreign = bool(row["quotation"]) and row["quotation_language"] != "en"
        assert bool(row["translation"]) == foreign, row["id"]


def test_searches_name_claims_of_their_side() -> None:
    for row in rows("searches"):
        found = [by_id("claims")[name] for name in many(row["found"])]
        assert all(side(claim["claimant"]) == row["side"] for claim in found)
        assert all(claim["incident"] == row["incident"] for claim in found)
        assert all(claim["stance"] != "no_comment" for claim in found)


def test_every_incident_of_the_first_version_was_searched_for_both_sides() -> None:
    logged = {(row["incident"], row["side"]) for row in rows("searches")}
    looked = {row["id"] for row in rows("incidents") if row["searched"]}
    assert len(looked) == 40
    assert {(each, one) for each in looked for one in SIDES} <= logged


def test_a_change_says_what_stands_now() -> None:
    latest = {(row["file"], row["row"], row["field"]): row for row in rows("changes")}
    for (file, name, field), row in latest.items():
        table = by_id(file.removesuffix(".csv")) if name else {}
        assert not name or name in table
        if name and field:
            assert table[name][field] == row["after"] != row["before"]


# What 2.0.0 brought.

STARTED = "2026-02-26-durand-line"


def chain(incident: str, last: str) -> list[str]:
    """Follow what a claim replaced back to the first figure, by the figures."""
    row = by_id("claims")[last]
    assert row["incident"] == incident
    older = many(row["revises"])
    return [row["low"], *(chain(incident, older[0]) if older else [])]


def the_last(incident: str, low: str, **wanted: str) -> str:
    return the_claim(incident, low=low, **wanted)["id"]


def test_the_figures_of_february_are_chains() -> None:
    claimed = the_last(STARTED, "55", claimant="AF-SPOKESMAN", measure="killed")
    assert chain(STARTED, claimed) == ["55", "40", ""]
    reported = the_last(STARTED, "12", claimant="PK-ISPR", measure="killed")
    assert chain(STARTED, reported) == ["12", "2", "0"]


def test_the_dead_of_the_treatment_centre_are_a_chain() -> None:
    last = the_last("2026-03-16-kabul", "408", measure="killed")
    assert chain("2026-03-16-kabul", last) == ["408", "400", "201"]


def test_third_parties_stand_beside() -> None:
    counted = the_claim("2026-03-16-kabul", claimant="UN", measure="killed")
    assert (counted["low"], counted["high"], counted["stance"]) == ("143", "", "counts")


def test_one_statement_is_one_claim_with_its_sources() -> None:
    (agency,) = claims_of("2025-11-28-riyadh", claimant="PK-OFFICIALS", measure="ceasefire")
    assert len(many(agency["sources"])) == 2


def test_the_data_card_accounts_for_every_row_collected() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| .+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", card, re.MULTILINE)
    assert len(table) == 4
    for came, entered, joined, left in (map(int, row) for row in table):
        assert came == entered + joined + left
    total = [sum(int(row[n]) for row in table) for n in range(4)]
    assert "| **all** | " + " | ".join(f"**{n}**" for n in total) + " |" in card


# What 2.0.1 put right.


def test_a_part_that_is_named_is_a_part() -> None:
    named = [row for row in rows("claims") if row["part"]]
    assert len(named) > 60
    assert all(row["scope"] == "part" for row in named)
    assert all(CORE.counts(row["measure"]) for row in named)


def test_what_a_note_says_is_only_of_one_place_names_the_place() -> None:
    only = [row for row in rows("claims") if re.search(r"\bIn [\w -]+ only\b", row["note"])]
    assert len(only) > 20
    assert all(row["part"] for row in only if row["scope"] != "period")


def test_the_words_of_an_outlet_are_its_own() -> None:
    (drones,) = claims_of("2025-10-11-drones")
    assert (drones["claimant"], drones["stance"]) == ("DIGITAL-DESK", "counts")
    assert drones["wording"] == "three, reportedly"


def test_nobody_admits_anything() -> None:
    for table in TABLES:
        for row in rows(table):
            for column in ("stance", *OWN_WORDS[table]):
                assert not re.search(r"admi(t|ssion)", row.get(column, ""), re.IGNORECASE)
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "admit" not in card
