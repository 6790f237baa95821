"""Snapshots: every format and layout carries what it must, the same bytes every time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from incidents import cite, snapshot
from incidents.errors import SnapshotError, UnknownIncidentError
from incidents.query import Query, View
from incidents.snapshot.boxes import Box
from incidents.snapshot.frame import Frame
from incidents.snapshot.furniture import scale_length
from incidents.snapshot.layouts import DRAWN
from incidents.snapshot.typesetting import Type, clean, fit, segments, width_of, wrap
from incidents.store import Store
from tests.conftest import write_tiny

ROOT = Path(__file__).resolve().parents[2]
VIEW = View()


def draw(store: Store, fmt: str = "png", view: View = VIEW, **more: object) -> bytes:
    return snapshot.draw(view, store, fmt=fmt, **more)


@pytest.fixture(scope="module")
def drawn(tiny_store: Store) -> dict[str, bytes]:
    return {fmt: draw(tiny_store, fmt) for fmt in snapshot.FORMATS}


def svg_text(content: bytes) -> list[str]:
    root = ET.fromstring(content)
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_each_format_is_what_it_says(drawn: dict[str, bytes]) -> None:
    assert drawn["png"].startswith(b"\x89PNG")
    assert drawn["pdf"].startswith(b"%PDF")
    assert drawn["html"].startswith(b"<!DOCTYPE html>")
    assert ET.fromstring(drawn["svg"]).tag.endswith("}svg")


@pytest.mark.parametrize("layout", snapshot.LAYOUTS)
def test_each_layout_has_the_size_it_promises(tiny_store: Store, layout: str) -> None:
    known = snapshot.LAYOUTS[layout]
    with Image.open(io.BytesIO(draw(tiny_store, layout=layout))) as picture:
        assert abs(picture.width - known.width) <= 1
        assert abs(picture.height - known.height) <= 1
    made = DRAWN[layout]
    assert round(made.width * made.zoom) == known.width


def test_a_print_size_has_more_pixels_and_says_so(tiny_store: Store) -> None:
    with Image.open(io.BytesIO(draw(tiny_store, layout="square", scale=2))) as picture:
        assert picture.width == 2160
        assert round(picture.info["dpi"][0]) == 192


@pytest.mark.parametrize("layout", snapshot.LAYOUTS)
def test_every_layout_says_what_a_picture_must(tiny_store: Store, layout: str) -> None:
    query = Query(claimants=("N",))
    said = " ".join(svg_text(draw(tiny_store, "svg", View(query=query), layout=layout)))
    for must in (
        "Northland–Southland border",
        "claims by Northland",
        "as known on 2 January 2026",
        "Hidden by the filters",
        "both have spoken",
        "km",
        "The Line",
        "not recognised",
        "Sources",
        "tiny 1.0.0",
        "CC0",
        cite.view_id(View(query=query), tiny_store),
    ):
        assert must in said, must


@pytest.mark.parametrize("layout", ["landscape", "brief", "square"])
def test_panels_and_chart_are_there(tiny_store: Store, layout: str) -> None:
    texts = svg_text(draw(tiny_store, "svg", layout=layout))
    said = " ".join(texts)
    assert "Northland says" in said
    assert "Southland says" in said
    assert "Where they differ" in said
    assert "58" in texts
    assert "×2.5 apart" in said


def test_the_sealed_words_are_in_the_metadata(tiny_store: Store, drawn: dict[str, bytes]) -> None:
    key = cite.view_id(VIEW, tiny_store)
    with Image.open(io.BytesIO(drawn["png"])) as picture:
        assert picture.info["crossclaim-id"] == key
        assert key in picture.info["crossclaim-seal"]
        assert picture.info["Title"] == "Northland–Southland border"
    assert f'<meta name="crossclaim-id" content="{key}">'.encode() in drawn["html"]
    assert f'id="{key}"'.encode() in drawn["svg"]
    assert f'\\"id\\":\\"{key}'.encode() in drawn["pdf"] or f'"id":"{key}"'.encode() in drawn["pdf"]


def test_text_of_an_svg_is_text_and_its_letters_are_inside(drawn: dict[str, bytes]) -> None:
    assert b"@font-face" in drawn["svg"]
    assert b"IBM Plex Sans" in drawn["svg"]
    assert len(svg_text(drawn["svg"])) > 50
    addresses = re.findall(rb'(?:href|src)="(?!#|data:)([^"]*)"', drawn["svg"])
    assert not addresses


def test_fonts_of_a_pdf_are_embedded(drawn: dict[str, bytes]) -> None:
    assert drawn["pdf"].count(b"/FontFile2") >= 3
    assert b"IBMPlexSans" in drawn["pdf"]
    assert b"CreationDate" not in drawn["pdf"]


@pytest.mark.parametrize("fmt", snapshot.FORMATS)
def test_the_same_view_has_the_same_bytes(
    tiny_store: Store, drawn: dict[str, bytes], fmt: str
) -> None:
    assert draw(tiny_store, fmt) == drawn[fmt]


def test_another_clone_draws_the_same_bytes(drawn: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("incidents", "geodata"):
        skip = shutil.ignore_patterns("__pycache__", "sources", "build")
        shutil.copytree(ROOT / name, tmp_path / "clone" / name, ignore=skip)
    data = write_tiny(tmp_path / "tiny")
    script = (
        "from hashlib import sha256; from pathlib import Path; from incidents.store import Store\n"
        "from incidents.query import View; from incidents import snapshot\n"
        f"store = Store.open(Path({str(data)!r}), Path({str(tmp_path / 'cache')!r}))\n"
        "for fmt in reversed(snapshot.FORMATS):\n"
        "    print(fmt, sha256(snapshot.draw(View(), store, fmt=fmt)).hexdigest())\n"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "clone",
        env=env | {"PYTHONPATH": str(tmp_path / "clone")},
        capture_output=True,
        check=True,
        text=True,
    )
    there = dict(line.split() for line in done.stdout.splitlines())
    assert there == {fmt: sha256(content).hexdigest() for fmt, content in drawn.items()}


def test_wishes_that_mean_nothing_are_refused(tiny_store: Store) -> None:
    for wrong in ({"fmt": "gif"}, {"layout": "poster"}, {"theme": "sepia"}, {"scale": 9}):
        asked = {"fmt": "png", "layout": "map", "theme": "light", "scale": 1} | wrong
        with pytest.raises(SnapshotError):
            snapshot.draw(VIEW, tiny_store, **asked)
    with pytest.raises(UnknownIncidentError):
        draw(tiny_store, view=View(incident="nowhere"))


@pytest.mark.parametrize("incident", ["bridge", "truce", "quiet", "war"])
def test_one_incident_can_be_drawn(tiny_store: Store, incident: str) -> None:
    said = " ".join(svg_text(draw(tiny_store, "svg", View(incident=incident), layout="brief")))
    assert "about this incident, one of 5 incidents in view" in said


def test_a_view_without_anything_can_be_drawn(tiny_store: Store) -> None:
    query = Query(text="no such word anywhere")
    said = " ".join(svg_text(draw(tiny_store, "svg", View(query=query))))
    assert "0 incidents" in said
    assert "No loss is counted by anyone in this view." in said


def test_dark_is_another_picture_with_the_same_id(tiny_store: Store) -> None:
    light, dark = (draw(tiny_store, "svg", theme=name) for name in ("light", "dark"))
    assert light != dark
    key = cite.view_id(VIEW, tiny_store)
    assert key in light.decode()
    assert key in dark.decode()


def test_nothing_lies_outside_of_the_sheet(store: Store) -> None:
    window = store.manifest.headline
    view = View(query=Query(start=window.start, end=window.end))
    for layout, known in snapshot.LAYOUTS.items():
        content = draw(store, "svg", view, layout=layout)
        unit = 72 / 96
        for found in re.finditer(rb'<text style="[^"]*" x="([-\d.]+)" y="([-\d.]+)"', content):
            x, y = (float(one) for one in found.groups())
            assert 0 <= x <= known.width * unit + 1, layout
            assert 0 <= y <= known.height * unit + 1, layout


NAMES = ("ولایت خوست", "سپین بولدک", "چمن بارڈر پر جھڑپیں", "پکتیکا ښار")


@pytest.mark.parametrize("name", NAMES)
def test_arabic_script_is_shaped(name: str) -> None:
    kind = Type(20)
    apart = sum(width_of(letter, kind) for letter in name)
    assert 0 < width_of(name, kind) < 0.95 * apart


def test_names_from_right_to_left_keep_their_place_in_a_line() -> None:
    assert segments("2 کابل, 12 Oct · سپین بولدک · Dawn") == [
        *("2 ", "کابل", ", 12 Oct · ", "سپین بولدک", " · Dawn")
    ]
    assert segments("Kabul") == ["Kabul"]
    assert segments("") == []


def test_text_loses_what_could_turn_it() -> None:
    assert clean("a\u202eb\x00c\nd\u200c") == "abc d\u200c"


def test_text_fits() -> None:
    kind = Type(12)
    assert fit("short", kind, 100) == "short"
    cut = fit("a very long line indeed that goes on", kind, 60)
    assert cut.endswith("…")
    assert width_of(cut, kind) <= 60
    lines = wrap("one two three four five six seven", kind, 60, most=2)
    assert len(lines) == 2
    assert all(width_of(line, kind) <= 60 for line in lines)


def test_the_scale_bar_is_right_at_the_middle_of_the_map() -> None:
    frame = Frame.fit(Box(0, 0, 800, 600), (61.0, 29.0, 74.0, 37.0))
    (x0, y0), (x1, _) = frame.spot(68.0, 33.0), frame.spot(69.0, 33.0)
    kilometres = 111.32 * 0.8387  # a degree of longitude at 33° north
    assert (x1 - x0) * frame.km_per_pixel() == pytest.approx(kilometres, rel=0.02)
    assert 0 < x0 < 800
    assert 0 < y0 < 600
    assert scale_length(1.2) == 100
    assert scale_length(0.01) == 1


def test_a_frame_shows_no_ground_that_is_not_there() -> None:
    ground = (59.0, 23.0, 80.0, 39.0)
    frame = Frame.fit(Box(0, 0, 1600, 300), (58.0, 29.0, 74.0, 37.0)).within(ground)
    assert frame.spot(59.0, 30)[0] <= 0
    assert frame.spot(80.0, 30)[0] >= 1600
