"""Lines of claims from a frame, and rows of UCDP from what earlier rows made known."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.importing.counted import NOTE, Claims, Counted, cell, figures, line
from tests.imports import UCDP, bring, rows, ucdp

TEXT = st.text(st.sampled_from('ab %",;{}é\n'), max_size=12)


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=5))
def test_a_line_is_read_back_as_its_cells(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(f"{line(cells)}\n", newline=""))) == [cells]


def test_only_what_needs_quotes_has_them() -> None:
    assert [*map(cell, ("", "plain", "a,b", 'a"b', "a\nb"))] == [
        *("", "plain", '"a,b"', '"a""b"', '"a\nb"')
    ]


@given(TEXT, TEXT)
def test_a_frame_is_filled_with_the_event_the_figures_and_its_own_note(
    fixed: str, own: str
) -> None:
    who = ("UCDP", "UCDP", "counts")
    first = Counted("all", *who, "EVERYONE", "persons", "killed", "s", wording=fixed, note=NOTE)
    second = Counted("a", *who, "NORTH", "combatants", "killed", "s", note=fixed)
    text = Claims((first, second)).lines("e1", (figures(0, 5, 9), figures(3, None, 3)), own)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["e1-all", "e1", *who, "EVERYONE", "persons", "killed", *"059", fixed, "", "s", "", own],
        ["e1-a", "e1", *who, "NORTH", "combatants", "killed", "3", "", "3", *["", "", ""][:2],
         "s", "", fixed],
    ]  # fmt: skip


SIDES = ("Government of Northland", "Government of Southland", "Red % Banner", 'The "Third", Front')
COUNT = st.integers(0, 3).map(str)
ROW = st.fixed_dictionaries({
    "side_a": st.sampled_from(SIDES),
    "side_b": st.sampled_from(SIDES),
    "type_of_violence": st.sampled_from("123"),
    "date_start": st.sampled_from(("2025-10-01", "2025-10-11 00:00:00.000")),
    "date_end": st.sampled_from(("2025-10-11", "2025-10-31")),
    "date_prec": st.sampled_from("1245"),
    "where_prec": st.sampled_from("1236"),
    "where_coordinates": st.sampled_from(("Ford", "Mill, upper")),
    "latitude": st.sampled_from(("34.5", "34.50", "35.1")),
    "source_original": TEXT,
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), COUNT),
    **dict.fromkeys(("best", "low", "high"), COUNT),
})  # fmt: skip


def plainly(row: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """Read the figures of a row by itself, as the codebook says."""
    ends = sorted(int(row[name]) for name in ("low", "best", "high"))
    low, best, high = str(ends[0]), row["best"], str(ends[2])
    parts = {"a": "deaths_a", "b": "deaths_b", "civilians": "deaths_civilians"}
    if row["type_of_violence"] == "3":
        del parts["b"]
    found = {name: (row[column], "", row[column]) for name, column in parts.items()}
    unknown = row["deaths_unknown"]
    every = (low, "" if low == high else best, high)
    return {"all": every, **found, "unknown": (unknown, "", unknown)}


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_a_row_says_the_same_whatever_rows_came_before(given_rows: list[dict[str, str]]) -> None:
    fought = {"side_a": SIDES[0], "side_b": SIDES[1]}
    written = [{"id": str(n), **row} for n, row in enumerate([fought, *given_rows], 1)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "made"
        bring(folder, {"ged.csv": ucdp(*written)})
        incidents = {one["id"]: one for one in rows(folder, "incidents")}
        claims = {one["id"]: one for one in rows(folder, "claims")}
    assert len(incidents) == len(written)
    expected = {
        f"ucdp-{row['id']}-{part}": figure
        for row in written
        for part, figure in plainly(UCDP | row).items()
    }
    assert {k: (c["low"], c["best"], c["high"]) for k, c in claims.items()} == expected
    for row in written:
        found = incidents[f"ucdp-{row['id']}"]
        whole = UCDP | row
        assert (found["start"], found["end"]) == (whole["date_start"][:10], whole["date_end"][:10])
        assert found["kind"] == ("attack" if whole["type_of_violence"] == "3" else "clash")
        assert found["title"].startswith(whole["side_a"].split()[0])
        said = " ".join(whole["source_original"].split())
        assert said in claims[f"ucdp-{row['id']}-all"]["note"]
