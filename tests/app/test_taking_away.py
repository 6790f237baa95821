"""What is said and named of a picture before it is drawn, and how its preview is waited for."""

from __future__ import annotations

import io
import threading

import pytest
from PIL import Image

from incidents import export, seal
from incidents.picture import Picture
from incidents.query import View
from incidents.store import Store
from incidents.ui import export_menu, previewing


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (Picture(scale=1), "1,600 × 1,080 pixels"),
        (Picture(scale=4), "5,000 × 3,375 pixels"),
        (Picture(fmt="svg", scale=4), "1,600 × 1,080 pixels"),
        (Picture(fmt="pdf", layout="a4"), "210 × 297 mm"),
    ],
)
def test_the_size_is_told_before_a_picture_is_drawn(picture: Picture, words: str) -> None:
    assert export_menu._measured(picture) == words


def test_a_picture_is_as_large_as_was_told(tiny_store: Store) -> None:
    for scale in (1, 4):
        picture = Picture(layout="square", scale=scale)
        drawn = seal.draw(View(), tiny_store, Picture(fmt="png", layout="square", scale=scale))
        wide, tall = Image.open(io.BytesIO(drawn)).size
        assert export_menu._measured(picture) == f"{wide:,} × {tall:,} pixels"


def test_pictures_of_one_view_have_names_of_their_own() -> None:
    pictures = [
        Picture(),
        Picture(scale=4),
        Picture(layout="square"),
        Picture(theme="dark"),
        Picture(fmt="pdf", layout="a4"),
        Picture(fmt="pdf", layout="a4", pages=True),
    ]
    names = {"_".join(export_menu._how(one)) for one in pictures}
    assert len(names) == len(pictures)


def test_a_preview_is_drawn_once_and_beside_the_page() -> None:
    here, drawn = threading.get_ident(), []

    def draw() -> bytes:
        drawn.append(threading.get_ident())
        return b"picture"

    waiting = previewing.begun(draw, "one")
    assert previewing.begun(draw, "one") is waiting
    assert waiting.result(timeout=30) == b"picture"
    assert len(drawn) == 1
    assert drawn[0] != here


def test_an_export_of_an_open_incident_is_of_that_incident(tiny_store: Store) -> None:
    told = export.write(View(incident="strike"), tiny_store, "geojson").decode()
    assert "Strike on a valley, 15 October 2025" in told
    assert '"incidents": 1' in told or '"incidents":1' in told
    assert "Fighting at the bridge" not in told


def test_a_spreadsheet_begins_with_a_byte_order_mark(tiny_store: Store) -> None:
    assert export.write(View(), tiny_store, "csv", bom=True).startswith(b"\xef\xbb\xbf")
