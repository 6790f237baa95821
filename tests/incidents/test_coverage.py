"""Coverage: what is counted, what is missing, and that both sides are treated alike."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import replace

import pytest

from incidents.brief import corrections, coverage
from incidents.brief.cards import card
from incidents.brief.shape_coverage import Coverage, CoverageRow
from incidents.export.about import about
from incidents.export.corrected import Log
from incidents.export.rows import claim_columns
from incidents.model import Change, Claim, Dataset
from incidents.store import Store
from incidents.store.covering import MOST_MONTHS
from incidents.web.coverage import coverage as drawn
from incidents.words import coverage as words
from incidents.words.tongue import speaking
from tests import border
from tests.border import claim, dataset, incident, moment
from tests.briefs import sight_of
from tests.commands import Capture, run, told
from tests.swap import swap


def record(*claims: Claim, **more: object) -> Dataset:
    """Make a record: an incident in October 2025, one in January 2026."""
    one = incident("first", start=dt.date(2025, 10, 3), end=dt.date(2025, 11, 2))
    two = incident("second", start=dt.date(2026, 1, 9), end=dt.date(2026, 1, 9), searched=None)
    sources = (
        border.source("north", country="N", language="fa"),
        border.source("south", country="S", language="ur"),
    )
    found = (one, two)
    return dataset(*claims, incidents=found, sources=sources, **more)  # type: ignore[arg-type]


def said(name: str, who: str, where: str, on: str = "first", **more: object) -> Claim:
    fields: dict[str, object] = {"incident": on, "sources": (where,)} | more
    return claim(name, who, "S soldiers killed", 5, **fields)


def of(data: Dataset) -> Coverage:
    return coverage(sight_of(data))


def row(found: Coverage, label: str) -> CoverageRow:
    return next(one for one in found.rows if one.label == label)


def test_a_claim_counts_in_the_month_its_incident_began() -> None:
    found = of(record(said("a", "N", "north"), said("b", "S", "s1", on="second")))
    october, january = row(found, "October 2025"), row(found, "January 2026")
    assert [one.claims for one in october.sides] == [1, 0, 0]
    assert [one.claims for one in january.sides] == [0, 1, 0]
    assert [one.incidents for one in found.rows if one.kind == "month"] == [1, 1]


def test_only_the_first_publisher_counts_as_read_at_home() -> None:
    data = record(
        said("a", "N", "north"),
        said("b", "N", "south", sources=("south", "north")),
        said("c", "S", "south"),
        said("d", "UN", "north"),
    )
    north, south, others = row(of(data), "October 2025").sides
    assert (north.claims, north.at_home, north.home) == (2, 1, 50.0)
    assert (south.claims, south.at_home, south.home) == (1, 1, 100.0)
    assert (others.claims, others.at_home, others.home) == (1, 0, None)
    assert north.languages == {"fa": 1, "ur": 1}


def test_a_country_of_publishers_may_differ_from_the_sides_id() -> None:
    data = record(said("a", "N", "abroad"))
    first, second = data.manifest.sides
    sides = (first.model_copy(update={"country": "NO"}), second)
    named = data.manifest.model_copy(update={"sides": sides})
    sources = dict(data.sources) | {"abroad": border.source("abroad", country="NO")}
    found = of(replace(data, manifest=named, sources=sources))
    assert row(found, "October 2025").sides[0].at_home == 1


@pytest.mark.parametrize(
    ("basis", "is_read"),
    [("in_text", 1), ("url", 1), ("index_stamp", 1), ("inferred", 0), ("same_statement", 0)],
)
def test_a_date_was_read_or_it_was_not(basis: str, is_read: int) -> None:
    when = moment("2025-10-12").model_copy(update={"basis": basis})
    found = of(record(said("a", "N", "s1", stated=when)))
    assert row(found, "October 2025").sides[0].dated == is_read


def test_a_note_of_an_outlet_is_no_claim_of_a_side() -> None:
    found = of(record(said("a", "N", "s1", stance="no_comment"), said("b", "S", "s1")))
    assert row(found, "October 2025").sides[0].claims == 0


def test_the_last_search_is_told_by_side() -> None:
    later = border.search("N", dt.date(2026, 12, 1), incident="second")
    found = of(
        record(said("a", "N", "north"), said("b", "S", "s1", on="second"), searches=(later,))
    )
    north, south, _ = row(found, "January 2026").sides
    assert (north.searched, south.searched) == ("2026-12-01", "")
    assert "none logged" in row(found, "January 2026").searched
    assert any("Southern" in one and "January 2026" in one for one in found.holes)


def test_months_without_anything_are_named() -> None:
    found = of(record(said("a", "N", "north"), said("b", "S", "s1", on="second")))
    labels = [one.label for one in found.rows]
    between, after = "November 2025 to December 2025", "February 2026 to November 2026"
    assert labels == ["October 2025", between, "January 2026", after, "All months"]
    assert row(found, between).kind == "empty"
    assert words.nothing() in row(found, between).words
    assert any(between in one and after in one for one in found.holes)


def test_what_the_dataset_says_is_missing_comes_first() -> None:
    data = record(said("a", "N", "north"))
    named = data.manifest.model_copy(update={"holes": ("No mill was asked.",)})
    assert of(replace(data, manifest=named)).holes[0] == "No mill was asked."


def test_many_months_are_few_rows() -> None:
    old = [
        incident(f"i{year}", start=dt.date(year, 5, 1), end=dt.date(year, 5, 1))
        for year in range(1990, 2026)
    ]
    found = of(dataset(said("a", "N", "s1", on="i1990"), incidents=old))
    assert [one.kind for one in found.rows].count("month") == MOST_MONTHS
    assert found.rows[0].kind == "earlier"
    assert sum(one.incidents for one in found.rows if one.kind != "all") == len(old)
    assert found.rows[-1].incidents == len(old)


def test_a_dataset_of_nothing_has_no_rows() -> None:
    found = of(dataset())
    assert (found.rows, found.sentences, found.most) == ((), (), 0)
    assert "<table" in drawn(found)


def test_few_claims_are_marked_as_few() -> None:
    many = [said(f"a{n}", "N", "s1") for n in range(10)]
    north, south, _ = row(of(record(*many, said("b", "S", "s1"))), "October 2025").sides
    assert (north.is_few, south.is_few) == (False, True)


def test_coverage_is_mirrored() -> None:
    data = record(said("a", "N", "north"), said("b", "N", "s1"), said("c", "S", "south"))
    one, two = of(data), of(swap(data))
    for first, second in zip(one.rows, two.rows, strict=True):
        assert [side.claims for side in first.sides[:2]] == [
            side.claims for side in second.sides[1::-1]
        ]
        assert [side.home for side in first.sides[:2]] == [
            side.home for side in second.sides[1::-1]
        ]
    assert one.most == two.most


def test_it_counts_the_shipped_record_as_its_files_do(store: Store, shipped: Dataset) -> None:
    total = coverage(sight_of(store)).rows[-1]
    statements = [one for one in shipped.claims.values() if one.stance != "no_comment"]
    assert total.kind == "all"
    assert total.incidents == len(shipped.incidents)
    assert total.claims == len(statements)
    for slot, side in enumerate(shipped.manifest.sides):
        own = [one for one in statements if shipped.side_of(one.claimant) == side.id]
        assert total.sides[slot].claims == len(own)
        home = [one for one in own if shipped.sources[one.sources[0]].country == side.id]
        assert total.sides[slot].at_home == len(home)


# Pens


def test_the_page_draws_every_row_and_every_hole(store: Store) -> None:
    found = coverage(sight_of(store))
    text = drawn(found)
    for one in found.rows:
        assert one.label in text
    assert text.count('class="empty"') == sum(one.kind == "empty" for one in found.rows)
    assert "few" in text


def test_names_of_a_dataset_are_never_markup() -> None:
    data = record(said("a", "N", "north"))
    first, second = data.manifest.sides
    sides = (first.model_copy(update={"adjective": "<b>North</b>"}), second)
    named = data.manifest.model_copy(update={"sides": sides})
    text = drawn(of(replace(data, manifest=named)))
    assert "<b>North" not in text


def test_the_command_says_the_same(capsys: Capture, store: Store) -> None:
    expected = dataclasses.asdict(coverage(sight_of(store)))
    found = told(capsys, "coverage")
    assert [one["label"] for one in found["rows"]] == [one["label"] for one in expected["rows"]]
    assert found["rows"][-1]["claims"] == expected["rows"][-1]["claims"]
    status, out, _err = run(capsys, "coverage")
    assert status == 0
    assert "All months" in out


def test_it_is_said_in_the_language_that_is_spoken() -> None:
    with speaking("en_XA"):
        found = of(record(said("a", "N", "north")))
    assert all("⟦" in one for one in (found.title, *found.sentences, *found.reading))


# Corrections


def change(number: int, version: str, **more: str) -> Change:
    fields = {"file": "claims.csv", "row": "a", "field": "low", "before": "1", "after": "2"}
    why = "It was read again."
    return Change(id=f"ch{number}", when="2026-01-02", version=version, why=why, **(fields | more))


def test_corrections_are_by_version_and_the_newest_first() -> None:
    made = (
        change(1, "1.1"),
        change(2, "1.1", field="", before="", after="new claim"),
        change(3, "2.0", before=""),
    )
    found = corrections(sight_of(replace(record(said("a", "N", "north")), changes=made)))
    assert [one.version for one in found] == ["2.0", "1.1"]
    assert "1 cell changed" in found[1].words
    assert "1 addition" in found[1].words
    assert found[1].changes[0].words == "low: “1” → “2”. It was read again."
    assert found[0].changes[0].words.startswith("low: (empty) → “2”")


def test_a_claims_card_says_what_of_it_was_corrected_in_words() -> None:
    made = (
        change(1, "1.1", field="low"),
        change(2, "1.1", field="high"),
        change(3, "2.0", field="note"),
        change(4, "2.0", row="b", field="low"),
        change(5, "2.0", field=""),
    )
    sight = sight_of(replace(record(said("a", "N", "north")), changes=made))
    one = card(sight.shown.claims["a"], sight.shown, sight)
    assert one.notes == (
        "Corrected in version 1.1: the figure.", "Corrected in version 2.0: the note.",
    )  # fmt: skip


def test_a_file_says_whose_a_translation_is_and_what_was_corrected() -> None:
    ours = said("a", "N", "north").model_copy(update={"quotation": "elli", "translation": "fifty"})
    theirs = ours.model_copy(update={"id": "b", "translation_by": "C. Reader"})
    sight = sight_of(replace(record(ours, theirs), changes=(change(1, "1.1"),)))
    log = Log(sight.shown)
    told = [claim_columns(sight.shown.claims[one], log)["translation_by"] for one in ("a", "b")]
    assert told == ["the makers of this dataset", "C. Reader"]
    (corrected,) = about(sight, sight.shown).as_json()["corrections"]
    assert (corrected["record"], corrected["before"], corrected["after"]) == ("a", "1", "2")


def test_the_terminal_names_what_a_line_of_coverage_is(capsys: Capture) -> None:
    status, out, _ = run(capsys, "coverage")
    assert status == 0
    assert re.search(r"^    Languages: English", out, re.MULTILINE)
    assert re.search(r"^    Last search: ", out, re.MULTILINE)
