"""Pictures as files: each layout, format and theme; what they say of themselves; same twice."""

from __future__ import annotations

import ctypes
import dataclasses
import datetime as dt
import io
import itertools
import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from incidents.brief.differences import rows_of
from incidents.errors import SnapshotError
from incidents.picture import Editor, Picture
from incidents.print import FORMATS, LAYOUTS, PPI, THEMES, draw, large, setter
from incidents.print.described import described
from incidents.print.drawing import Press, said
from incidents.print.paras import Para, Run
from incidents.print.pieces import Words
from incidents.print.ruler import Ruler, settled
from incidents.print.sheets import SHEETS
from incidents.query import Query, View
from incidents.store import Store
from tests.pictures import (
    SAMPLES,
    brief_of,
    composed,
    composer_of,
    hostile_store,
    pdf_text,
    plain,
    tags,
)

KINDS = ["opening", "day", "fighting", "empty", "past", "one side", "hostile"]
SVG = "{http://www.w3.org/2000/svg}"
SEAL = '{"id":"cc-0","x":"</metadata>&\\u00e9"}'
EDITOR = Editor(title="A title of our own", credit="The Gazette", alt="Two accounts of one night")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return hostile_store(tmp_path_factory.mktemp("hostile"))


def printed(store: Store, view: View, layout: str, fmt: str, theme: str = "light") -> bytes:
    brief = brief_of(store, view)
    found = composed(brief, layout)
    press = Press(SHEETS[layout], theme, brief.language)
    facts = described(brief, Editor(), SEAL, "\n".join(said(found.pages)))
    return press.printed(found.pages, facts, fmt, 1)


def ways(kind: str, layout: str) -> list[tuple[str, str]]:
    """List formats with themes: all of two views; of each other one in turn, layout by layout."""
    every = list(product(FORMATS, THEMES))
    turn = KINDS.index(kind) + list(LAYOUTS).index(layout)
    return every if kind in ("opening", "hostile") else [every[turn % len(every)]]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_format_and_theme_comes_out(
    store: Store, hostile: Store, kind: str, layout: str
) -> None:
    view = SAMPLES.get(kind, View())
    for fmt, theme in ways(kind, layout):
        made = printed(hostile if kind == "hostile" else store, view, layout, fmt, theme)
        assert len(made) > 15_000
        if fmt == "png":
            with Image.open(io.BytesIO(made)) as picture:
                assert picture.size == (LAYOUTS[layout].width, LAYOUTS[layout].height)
                assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 100
        elif fmt == "svg":
            assert ET.fromstring(made).get("viewBox")
        else:
            assert len(pypdfium2.PdfDocument(made)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_that_is_drawn_can_be_read_in_the_pdf(
    store: Store, hostile: Store, kind: str
) -> None:
    used = hostile if kind == "hostile" else store
    view = SAMPLES.get(kind, View())
    brief = brief_of(used, view)
    text = pdf_text(printed(used, view, "landscape", "pdf"))
    for one in said(composed(brief, "landscape").pages):
        if one.isascii() and len(one) < 60:
            assert plain(one) in text, one


def test_every_fact_of_a_row_is_on_the_pages(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"])
    text = pdf_text(draw(brief, Picture(fmt="pdf", layout="a4", pages=True)))
    rows = [row for group in brief.differences.groups for row in group.rows]
    assert len(rows) > 20
    for row in rows:
        told = [row.title, row.label, row.reason, *(cell.label for cell in row.cells)]
        told += [one.label for one in row.others]
        for one in told:
            assert plain(one) in text, one


@pytest.mark.parametrize("kind", ["opening", "night", "fighting", "everything"])
def test_the_pages_hold_every_row_and_source_and_note(store: Store, kind: str) -> None:
    brief = brief_of(store, SAMPLES[kind])
    pages = composed(brief, "a4", pages=True)
    drawn = "\n".join(said(pages.pages))
    for group in brief.differences.groups:
        for row in group.rows:
            assert drawn.count(row.title) >= 1
            assert row.reason in drawn
    for panel in brief.panels:
        for row in (row for block in panel.blocks for row in block.rows):
            assert row.label in drawn
            assert row.figure in drawn
    for one in (*brief.notes.caveats, *brief.notes.reading, brief.notes.citation):
        assert one in drawn
    cited = {number for page in pages.pages for number in page.cites}
    for number in cited:
        assert any(f"{one.outlet}, “{one.title}”" in drawn or one.outlet in drawn
                   for one in brief.sources if one.number == number)  # fmt: skip


def test_each_page_lists_the_sources_that_it_cites(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"])
    outlets = {one.number: one.outlet for one in brief.sources}
    pages = composed(brief, "a4", pages=True).pages
    assert len(pages) > 3
    for page in pages:
        drawn = list(said([page]))
        for number in page.cites:
            assert any(text.startswith(outlets[number]) for text in drawn)
            assert str(number) in drawn


def test_the_rest_is_counted_in_words(store: Store) -> None:
    brief = brief_of(store, SAMPLES["opening"])
    total = sum(len(group.rows) for group in brief.differences.groups)
    for layout in ("landscape", "a4"):
        drawn = "\n".join(said(composed(brief, layout).pages))
        shown = sum(row.reason in drawn for group in brief.differences.groups for row in group.rows)
        assert 0 < shown < total
        assert f" of {total} rows here" in drawn


def test_one_day_has_no_timeline_and_several_have(store: Store) -> None:
    words = {
        kind: "\n".join(said(composed(brief_of(store, SAMPLES[kind]), "landscape").pages))
        for kind in ("day", "night")
    }
    assert "When it happened" not in words["day"]
    assert "When it happened" in words["night"]


def test_a_place_beyond_the_map_is_named(store: Store) -> None:
    brief = brief_of(store, SAMPLES["opening"])
    assert any(mark.label == "Doha" for mark in brief.map.marks)
    for layout in ("map", "landscape", "a4"):
        drawn = list(said(composed(brief, layout).pages))
        assert any("Beyond the map: 1" in text and "Doha" in text for text in drawn)


def test_nothing_is_struck_that_was_not_replaced(store: Store) -> None:
    brief = brief_of(store, SAMPLES["opening"])
    olds = {old.label for group in brief.differences.groups for row in group.rows
            for cell in row.cells for old in cell.old}  # fmt: skip
    olds |= {old for panel in brief.panels for block in panel.blocks for row in block.rows
             for old in row.old}  # fmt: skip
    for layout in LAYOUTS:
        found = composed(brief, layout)
        struck = {
            run.text
            for _x, _y, words in found._words(found.pages[0])
            for run in words.para.runs
            if run.is_struck
        }
        assert struck <= olds
        assert struck or layout in ("map", "coverage")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_replaced_figures_are_never_struck_as_one(store: Store, layout: str) -> None:
    found = composed(brief_of(store, SAMPLES["opening"]), layout)
    for _x, _y, words in found._words(found.pages[0]):
        runs = words.para.runs
        assert not any(one.is_struck and two.is_struck for one, two in itertools.pairwise(runs))


def test_a_figure_as_large_as_there_is_room_stays_in_its_column(store: Store) -> None:
    view = View(Query(start=dt.date(2026, 2, 26), end=dt.date(2026, 3, 18)))
    composer = composer_of(brief_of(store, view), "square")
    cell = next(
        cell for row in rows_of(composer.brief.differences)
        for cell in row.cells if cell.figure == ">50 or 55"
    )  # fmt: skip
    piece = settled(composer.ruler, lambda: large._account(composer, cell, 150.0))
    paras = [item.para for _x, _y, item in piece.placed() if isinstance(item, Words)]
    (para,) = (one for one in paras if one.text == cell.figure)
    assert composer.wide(para) <= large.WIDTH + 1


def test_the_picture_of_coverage_names_every_hole(store: Store) -> None:
    brief = brief_of(store, SAMPLES["day"])
    assert brief.coverage
    assert brief.coverage.holes
    text = pdf_text(draw(brief, Picture(fmt="pdf", layout="coverage")))
    for one in (*brief.coverage.holes, *brief.coverage.reading):
        assert plain(one) in text


def test_scales_are_pixels_and_dots_an_inch(store: Store) -> None:
    brief = brief_of(store, SAMPLES["day"])
    for scale, size in ((1, (794, 1123)), (2, (1587, 2245)), (4, (2480, 3508))):
        with Image.open(
            io.BytesIO(draw(brief, Picture(fmt="png", layout="a4", scale=scale)))
        ) as picture:
            assert picture.size == size
            assert picture.info["dpi"] == pytest.approx((PPI[scale],) * 2, abs=0.02)


@pytest.mark.parametrize(
    ("changed", "said_"),
    [
        ({"fmt": "gif"}, "no format “gif”"),
        ({"layout": "brief"}, "no layout “brief”"),
        ({"theme": "sepia"}, "no theme “sepia”"),
        ({"scale": 3}, "no scale 3"),
        ({"pages": True}, "only in a PDF on A4"),
        ({"fmt": "pdf", "pages": True, "layout": "map"}, "only in a PDF on A4"),
    ],
)
def test_what_does_not_exist_is_refused_in_one_line(
    store: Store, changed: dict[str, Any], said_: str
) -> None:
    with pytest.raises(SnapshotError, match=said_) as caught:
        draw(brief_of(store, SAMPLES["day"]), Picture(**changed))
    assert "\n" not in str(caught.value)


def test_an_editor_of_too_many_words_is_refused() -> None:
    with pytest.raises(SnapshotError, match="title is longer than 140 letters"):
        Editor(title="x" * 141)
    assert Editor(title=" a\nb\u202e ").title == "a b"


def test_a_fault_of_the_typesetter_is_one_line(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("incidents.print.setter.MAIN", Path(__file__))
    with pytest.raises(SnapshotError, match="cannot be set") as caught:
        draw(brief_of(store, SAMPLES["day"]), Picture(fmt="png"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one != "coverage"])
def test_the_editors_words_are_marked_as_such(store: Store, layout: str) -> None:
    text = pdf_text(
        draw(brief_of(store, SAMPLES["day"]), Picture(fmt="pdf", layout=layout, editor=EDITOR))
    )
    assert plain("A title of our own") in text
    assert plain("Title by the editor. The view:") in text
    assert plain("Credit, by the editor: The Gazette") in text


def test_a_png_says_what_it_is(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"])
    made = draw(brief, Picture(fmt="png", layout="square", editor=EDITOR), seal=SEAL)
    with Image.open(io.BytesIO(made)) as picture:
        picture.load()
        info = picture.text
    assert info["Title"] == "A title of our own"
    assert info["Author"] == "The Gazette"
    assert info["crossclaim-seal"] == SEAL
    assert info["crossclaim-id"] == brief.asked.id
    assert info["Alternative Text"] == "Description by the editor: Two accounts of one night"
    assert "CC-BY-4.0" in info["Copyright"]
    assert "ODbL" in info["Copyright"]
    packet = ET.fromstring(info["XML:com.adobe.xmp"].split("?>", 1)[1].rsplit("<?", 1)[0])
    assert SEAL in [one.text for one in packet.iter("{https://crossclaim.invalid/seal}seal")]


def test_an_svg_says_what_it_shows(store: Store) -> None:
    brief = dataclasses.replace(brief_of(store, SAMPLES["night"]), coverage=None)
    root = ET.fromstring(
        draw(brief, Picture(fmt="svg", layout="landscape"), seal=SEAL, ground=store.ground)
    )
    assert root.find(f"{SVG}title").text == brief.asked.title
    told = root.find(f"{SVG}desc").text
    for row in brief.differences.groups[0].rows:
        assert row.title in told
        assert row.reason in told
    (seal,) = root.iter("{https://crossclaim.invalid/seal}crossclaim")
    assert seal.text == SEAL
    assert seal.get("id") == brief.asked.id
    hrefs = [one.get("{http://www.w3.org/1999/xlink}href", "") for one in root.iter(f"{SVG}image")]
    assert hrefs
    assert all(one.startswith("data:image/png;base64,") for one in hrefs)
    assert not [one for one in root.iter() if one.tag in (f"{SVG}script", f"{SVG}foreignObject")]


def test_an_svg_is_drawn_alike_by_programs_of_svg_1_1(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"])
    root = ET.fromstring(
        draw(brief, Picture(fmt="svg", layout="landscape"), seal=SEAL, ground=store.ground)
    )
    drawn = [one for one in root.iter() if one.tag.startswith(SVG)]
    elements = "|".join({one.tag.removeprefix(SVG) for one in drawn})
    names = [one.get("id") for one in drawn if one.get("id")]
    assert len(names) == len(set(names))
    # Inkscape names what has no name after its element: g1, use2. A name like that is taken twice.
    assert not [one for one in names if re.fullmatch(rf"(?:{elements})\d+", one)]
    assert "transparent" not in {value for one in drawn for value in one.attrib.values()}
    assert root.find(f".//{SVG}g[@clip-path='url(#crop)']") is not None


def test_a_pdf_is_tagged_and_says_what_it_is(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"])
    made = draw(brief, Picture(fmt="pdf", layout="a4", editor=EDITOR, pages=True), seal=SEAL)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/crossclaim-seal"]) == SEAL
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "A title of our own"
            assert metadata["{https://crossclaim.invalid/seal}seal"] == SEAL
        uris = {str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", [])}
        assert all(one.Contents for page in pdf.pages for one in page.get("/Annots", []))
    assert uris >= {
        one.url for one in brief.sources if one.url.startswith("http") and one.url.isascii()
    }
    found = tags(made)
    kinds = [kind for kind, _alt in found]
    assert kinds[0] == "/Document"
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/Figure", "/Link"} <= set(kinds)
    alts = [alt for kind, alt in found if kind == "/Figure"]
    assert all(alts)
    assert brief.map.words in alts
    rows = [row for group in brief.differences.groups for row in group.rows]
    with_marks = [row for row in rows if any(cell.points for cell in row.cells)]
    assert {row.alternative for row in with_marks} <= set(alts)


@pytest.mark.parametrize(("layout", "least"), [("a4", 7.5), ("square", 16.5)])
def test_no_letter_of_a_pdf_is_too_small(store: Store, layout: str, least: float) -> None:
    brief = brief_of(store, SAMPLES["opening"])
    document = pypdfium2.PdfDocument(draw(brief, Picture(fmt="pdf", layout=layout)))
    sizes = []
    for page in document:
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(one.raw, size)
            sizes.append(size.value * abs(one.get_matrix().d))
    assert len(sizes) > 50
    assert min(sizes) >= least - 0.01


SCRIPT = """
import datetime as dt, hashlib, json, sys
from pathlib import Path
from incidents.brief import Sight, make
from incidents.picture import Picture
from incidents.print import draw
from incidents.query import Query, View
from incidents.store import Store
query = Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))
brief = make(Sight(View(query), Store.open()), "en_GB")
made = {fmt: draw(brief, Picture(fmt), seal="{}") for fmt in ("png", "svg", "pdf")}
print(json.dumps({fmt: hashlib.sha256(one).hexdigest() for fmt, one in made.items()}))
"""


def test_the_same_bytes_come_out_in_another_process(tmp_path: Path) -> None:
    answers = []
    for number, (zone, lang, seed, mask) in enumerate(
        (("UTC", "C.UTF-8", "0", 0o022), ("Asia/Kathmandu", "ur_PK.UTF-8", "4711", 0o077))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {
            **os.environ, "TZ": zone, "LANG": lang, "LC_ALL": lang, "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }  # fmt: skip
        answers.append(
            subprocess.run(
                [sys.executable, "-c", SCRIPT], env=environment, cwd=folder, check=True,
                capture_output=True, text=True, umask=mask,
            ).stdout
        )  # fmt: skip
    assert answers[0] == answers[1]
    assert len(json.loads(answers[0])) == 3


def test_no_path_of_this_machine_is_in_a_picture(store: Store) -> None:
    here = str(Path(__file__).parents[2]).encode()
    for fmt in FORMATS:
        assert here not in draw(brief_of(store, SAMPLES["day"]), Picture(fmt=fmt))


def test_another_language_reaches_every_text(store: Store) -> None:
    brief = brief_of(store, SAMPLES["night"], "en_XA")
    data = json.dumps(dataclasses.asdict(brief), ensure_ascii=False)
    drawn = list(said(composed(brief, "landscape").pages))
    assert sum("⟦" in one for one in drawn) > 60
    bare = [one for one in drawn if "⟦" not in one and one.strip() not in data]
    # Names of places, numbers and ids are the same in every language.
    assert not [one for one in bare if len(re.sub(r"[\W\d]", " ", one).split()) > 3], bare


def test_a_view_of_a_long_time_comes_out_too(store: Store) -> None:
    how = Picture("pdf", "a4", pages=True)
    made = draw(brief_of(store, SAMPLES["everything"]), how)
    assert len(pypdfium2.PdfDocument(made)) > 8


def test_a_filter_that_hides_a_side_is_not_that_side_s_silence(store: Store) -> None:
    drawn = "\n".join(said(composed(brief_of(store, SAMPLES["one side"]), "landscape").pages))
    assert "hidden by your filter: " in drawn
    assert "Your filter chooses the rows; both accounts are shown whole." in drawn
    assert "23" in drawn
    assert "58" in drawn


def set_line(text: str) -> list[tuple[str, float]]:
    """Set a line, and give its letters with their left edges."""
    press = Press(SHEETS["a4"], "light", "en_GB")
    para = Para((Run(text, 20.0),))
    data = {
        **press.base, "title": "t", "description": "d", "width": 600, "height": 80,
        "paper": "#FFFFFF", "pages": [[press.item(10, 10, Words(0, 0, para))]],
    }  # fmt: skip
    page = pypdfium2.PdfDocument(setter.compiled(data, "pdf", 96)[0])[0]
    letters = page.get_textpage()
    number = letters.count_chars()
    return [(letters.get_text_range(n, 1), letters.get_charbox(n)[0]) for n in range(number)]


def test_a_name_from_the_right_does_not_turn_what_stands_beside_it() -> None:
    drawn = set_line("at \u2068خوست\u2069, 11–12 October")
    numbers = [(letter, x) for letter, x in drawn if letter.isdigit()]
    assert "".join(letter for letter, _x in sorted(numbers, key=lambda one: one[1])) == "1112"
    places = {letter: x for letter, x in drawn if letter in "a,O"}
    assert places["a"] < places[","] < numbers[0][1] < places["O"]


def test_arabic_letters_are_joined() -> None:
    ruler = Ruler(Press(SHEETS["a4"], "light", "en_GB").measure)
    joined, apart = (Para((Run(text, 20.0),)) for text in ("پکتیکا", "\u200c".join("پکتیکا")))
    widths = settled(ruler, lambda: (ruler.size(joined)[0], ruler.size(apart)[0]))
    assert 0 < widths[0] < 0.85 * widths[1]
