"""What was corrected after publication: worked out once, and said by every pen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from incidents import brief, export, ledger, seal
from incidents.brief import Brief, Sight
from incidents.brief import corrections as log
from incidents.brief.corrections import MOST_CORRECTIONS
from incidents.brief.shape import Correction, CorrectionGroup
from incidents.cli.telling import brief_lines
from incidents.ledger.corrections import by_row
from incidents.model import Change, Dataset
from incidents.picture import Picture
from incidents.print import LAYOUTS
from incidents.print.described import NAMESPACES
from incidents.print.drawing import said
from incidents.query import Query, View
from incidents.store import Store
from tests.border import claim, dataset, incident
from tests.briefs import brief_of, store_of
from tests.pictures import composed, pdf_text, plain

FIGURE = {"file": "claims.csv", "row": "a", "field": "low", "before": "11", "after": "12"}
NOTE = {"file": "claims.csv", "row": "a", "field": "note", "before": "Once.", "after": "Twice."}
TITLE = {"file": "incidents.csv", "row": "clash", "field": "title", "before": "A bridge"}
NEW = {"file": "incidents.csv", "row": "raid", "after": "new incident: a raid"}
ELSEWHERE = {"file": "sources.csv", "row": "s1", "field": "url", "before": "x", "after": "y"}


def change(
    number: int, version: str = "1.1.0", why: str = "It was read again.", **of: str
) -> Change:
    day = {"1.1.0": "2026-01-02", "2.0.0": "2026-02-03"}[version]
    return Change(id=f"ch{number}", when=day, version=version, why=why, **of)


def record(*changes: Change) -> Dataset:
    raid = incident("raid", start=dt.date(2025, 11, 1), end=dt.date(2025, 11, 1))
    made = dataset(
        claim("a", "N", "S soldiers killed", 12),
        claim("b", "S", "S soldiers killed", 3),
        claim("c", "N", "S soldiers killed", 7, incident="raid"),
        incidents=(incident(), raid),
    )
    return dataclasses.replace(made, changes=changes)


LOG = (
    change(1, **FIGURE),
    change(2, "2.0.0", "One is enough.", **TITLE, after="The bridge"),
    change(3, "2.0.0", **NOTE),
    change(4, "2.0.0", "It was not known before.", **NEW),
    change(5, "2.0.0", **ELSEWHERE),
)


@pytest.fixture(scope="module")
def corrected() -> Store:
    return store_of(record(*LOG))


@pytest.fixture(scope="module")
def made(corrected: Store) -> Brief:
    return brief_of(corrected)


def ids(found: Brief) -> list[str]:
    return [one.id for group in found.corrections.groups for one in group.changes]


# What the log says of a view


def test_the_newest_version_comes_first_and_what_was_added_behind(made: Brief) -> None:
    assert ids(made) == ["ch2", "ch3", "ch4", "ch1"]
    assert (made.corrections.changed, made.corrections.added) == (3, 1)
    told = "3 corrections and 1 addition since publication to what is in view"
    assert made.corrections.words == told
    claims = "Northland on Southern soldiers killed"
    assert [one.words for one in made.corrections.groups] == [
        "2.0.0 (3 Feb 2026): Title of clash (11 Oct 2025): the title, written anew. One is enough.",
        f"2.0.0 (3 Feb 2026): {claims}: the note, written anew. It was read again.",
        "2.0.0 (3 Feb 2026): Title of raid (1 Nov 2025): added. It was not known before.",
        f"1.1.0 (2 Jan 2026): {claims}: the figure, “11” → “12”. It was read again.",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"end": dt.date(2025, 10, 31)}, ["ch2", "ch3", "ch1"]),
        ({"start": dt.date(2025, 10, 31)}, ["ch4"]),
        ({"start": dt.date(2025, 12, 1)}, []),
        # A filter hides no account: what a row holds beside the claims in view is shown.
        ({"claimants": ("S",)}, ["ch2", "ch3", "ch1"]),
    ],
)
def test_only_what_touches_the_view_is_told(
    corrected: Store, asked: dict[str, object], expected: list[str]
) -> None:
    found = brief_of(corrected, **asked)
    assert ids(found) == expected
    assert bool(found.corrections.words) == bool(expected)


def test_changes_made_alike_are_told_together() -> None:
    parts = [
        change(n, file="claims.csv", row=row, field="part", after=after)
        for n, (row, after) in enumerate(
            (("a", "the north"), ("b", "the south"), ("c", "the north"))
        )
    ]
    (group,) = brief_of(record(*parts)).corrections.groups
    assert group.words == (
        "1.1.0 (2 Jan 2026): 3 claims: how much it covers, such as (empty) → “the north”. "
        "It was read again."
    )
    assert group.is_digest
    assert [one.after for one in group.changes] == ["the north", "the south", "the north"]


def test_a_party_is_named_and_never_its_id() -> None:
    found = brief_of(record(change(1, **FIGURE | {"field": "claimant", "before": "S-ARMY"}
                                   | {"after": "N"})))  # fmt: skip
    assert "who speaks, “Army of the South” → “Northland”" in found.corrections.groups[0].words


def test_a_list_that_is_cut_says_of_how_many() -> None:
    many = [change(n, **NOTE | {"after": f"{n}"}) for n in range(MOST_CORRECTIONS + 5)]
    found = brief_of(record(*many))
    assert found.corrections.changed == MOST_CORRECTIONS + 5
    assert len(ids(found)) == MOST_CORRECTIONS
    assert "Of changes after publication, 1,000 of 1,005 are listed." in [
        one.words for one in found.left_out
    ]


@given(st.lists(st.tuples(st.sampled_from(("claims.csv", "incidents.csv", "README.md")),
                          st.sampled_from(("", "a", "b", "clash")))))  # fmt: skip
def test_the_log_is_parted_by_rows_and_none_is_lost(rows: list[tuple[str, str]]) -> None:
    changes = [change(n, file=file, row=row) for n, (file, row) in enumerate(rows)]
    parted = by_row(changes)
    assert sorted(one.id for found in parted.values() for one in found) == sorted(
        one.id for one in changes
    )
    for (file, row), found in parted.items():
        assert [one.id for one in found] == [
            one.id for one in changes if (one.file, one.row) == (file, row)
        ]
    kept = ledger.corrections(changes, {"a"}, {"clash"})
    known = (("claims.csv", "a"), ("incidents.csv", "clash"))
    assert list(kept) == [one for one in changes if (one.file, one.row) in known]


# Every pen


def facts(one: Correction) -> list[str]:
    return [one.version, one.after, one.why, *([one.before] if one.before else [])]


def everything(made: Brief) -> list[str]:
    return [
        fact for group in made.corrections.groups for one in group.changes for fact in facts(one)
    ]


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_every_file_of_rows_says_all_of_each(corrected: Store, made: Brief, fmt: str) -> None:
    content = export.write(View(), corrected, fmt)
    text = unpacked(content, fmt)
    for fact in everything(made):
        assert fact in text, fact


def unpacked(content: bytes, fmt: str) -> str:
    """Give all that a file says as text; of packed ones, what they unpack to."""
    if fmt == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    return content.decode(errors="replace").replace("\\u2026", "…")


def test_the_brief_the_terminal_and_the_file_say_all_of_each(corrected: Store, made: Brief) -> None:
    as_json = json.dumps(brief.as_json(made), ensure_ascii=False)
    page = seal.draw(View(), corrected, Picture(fmt="html")).decode()
    for fact in everything(made):
        assert fact in as_json
        assert fact in page
    terminal = " ".join(" ".join(brief_lines(made)).split())
    for group in made.corrections.groups:
        assert group.words in terminal


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_picture_counts_them_and_holds_all_of_each(
    corrected: Store, made: Brief, layout: str
) -> None:
    png = seal.draw(View(), corrected, Picture(fmt="png", layout=layout))
    svg = ET.fromstring(seal.draw(View(), corrected, Picture(fmt="svg", layout=layout)))
    pdf = seal.draw(View(), corrected, Picture(fmt="pdf", layout=layout))
    with Image.open(io.BytesIO(png)) as picture:
        in_png = picture.info["XML:com.adobe.xmp"]
    in_svg = svg.findtext("{http://www.w3.org/2000/svg}desc") or ""
    with pikepdf.open(io.BytesIO(pdf)) as found, found.open_metadata() as metadata:
        in_pdf = str(metadata[f"{{{NAMESPACES['crossclaim']}}}corrections"])
    shown = [one for group in made.corrections.groups for one in lines(group)]
    for line in (made.corrections.words, *shown):
        assert line in in_png.replace("&amp;", "&")
        assert line in in_svg
        assert line in in_pdf
    if layout != "coverage":
        assert plain(made.corrections.words) in pdf_text(pdf)


def lines(group: CorrectionGroup) -> list[str]:
    return [
        group.words,
        *(f"“{one.before}” → “{one.after}”" for one in group.changes if one.before),
    ]


def test_a_picture_without_any_says_nothing_of_them() -> None:
    found = brief_of(record())
    for layout in LAYOUTS:
        if layout != "coverage":
            assert "publication" not in " ".join(said(composed(found, layout).pages))


# The record that ships


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one != "coverage"])
def test_the_footnote_counts_what_it_does_not_name(store: Store, layout: str) -> None:
    query = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
    found = brief.make(Sight(View(query), store))
    drawn = list(said(composed(found, layout).pages))
    (note,) = [one for one in drawn if one.startswith(found.corrections.words)]
    named = [len(one.changes) for one in found.corrections.groups if one.words in note]
    left = found.corrections.changed + found.corrections.added - sum(named)
    assert left > 0
    assert not named or note.endswith(f"and {left} more")


def test_the_pages_name_every_change(store: Store) -> None:
    query = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
    found = brief.make(Sight(View(query), store))
    drawn = "\n".join(said(composed(found, "a4", pages=True).pages))
    for group in found.corrections.groups:
        assert group.words in drawn
        for one in group.changes if group.is_digest else ():
            assert one.record in drawn
            assert one.is_addition or one.after in drawn


def test_the_whole_log_is_in_no_view_and_loses_nothing(store: Store) -> None:
    sight = Sight(View(), store)
    whole = {one.id for group in log(sight) for one in group.changes}
    assert whole == {one.id for one in store.frame.changes}
    assert set(ids(brief.make(sight))) < whole
