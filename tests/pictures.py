"""Views whose pictures are looked at, and where everything stands on them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2

from geodata.setting import Setting
from incidents.brief import Brief, Sight, make
from incidents.picture import Editor
from incidents.print.cartography.plate import Plate, plate
from incidents.print.composer import Composer
from incidents.print.drawing import COMPOSED, Press
from incidents.print.pieces import Piece, Words
from incidents.print.ruler import Ruler, settled
from incidents.print.sheets import SHEETS
from incidents.query import Query, View
from incidents.store import Store
from incidents.words.tongue import speaking
from tests.conftest import CLAIMS, INCIDENTS, SOURCES, write_tiny

HOSTILE = (
    "#let x = 1; *bold* $x$ @ref `raw` \\ [] <label> #eval(1)",
    "</svg><script>alert(1)</script>&amp;\"'",
    "x" * 300,
    "ۀپکتیکا خوست 12–13 abc " * 6,
    "中文标题 😀 test ⟦x⟧ \u0b95\u0bcd",
    "word " * 120,
    "{{title}} ${x} %s {0} \\u{41}",
)

SAMPLES = {
    "opening": View(Query(start=dt.date(2025, 10, 9), end=dt.date(2025, 10, 19))),
    "night": View(Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12))),
    "day": View(Query(start=dt.date(2025, 11, 25), end=dt.date(2025, 11, 25))),
    "fighting": View(incident="2025-10-11-durand-line"),
    "explosions": View(incident="2025-10-15-kabul"),
    "empty": View(Query(start=dt.date(2020, 1, 1), end=dt.date(2020, 1, 2))),
    "past": View(
        Query(
            start=dt.date(2025, 10, 9),
            end=dt.date(2025, 10, 19),
            as_known_on=dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC),
        )
    ),
    "one side": View(
        Query(start=dt.date(2025, 10, 11), end=dt.date(2025, 10, 12), claimants=("AF",))
    ),
    "everything": View(),
}


def hostile_store(folder: Path) -> Store:
    """Make a store whose texts try to be markup, to have no end, or to run backwards."""
    text = iter(HOSTILE * 40)
    incidents = [{**one, "title": next(text), "summary": next(text)} for one in INCIDENTS]
    claims = [
        {**one, "speaker": next(text), "note": next(text), "quotation": "#x *y* <z> “q”"}
        for one in CLAIMS
    ]
    urls = ('https://a.example/"><b>?a=1&b=2', "javascript:alert(1)", "https://b.example/\u0627?q=")
    sources = [
        {**one, "outlet": next(text), "title": next(text), "url": url}
        for one, url in zip(SOURCES, urls, strict=True)
    ]
    write_tiny(folder / "data", incidents=incidents, claims=claims, sources=sources, retellings=[])
    return Store.open(folder / "data", folder / "cache")


@cache
def brief_of(store: Store, view: View, language: str = "en_GB") -> Brief:
    """Work out a view once, with the coverage of its data."""
    return make(Sight(view, store), language, with_coverage=True)


@dataclass(frozen=True)
class Stood:
    """A text of a picture: which, and the box of pixels in which its letters stand."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Stood) -> bool:
        """Tell whether two texts run into each other by more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


@dataclass(frozen=True)
class Composed:
    """The pages of a picture, with the sizes of its texts."""

    pages: list[Piece]
    ruler: Ruler
    layout: str

    def texts(self, page: int = 0) -> list[Stood]:
        """List the texts of a page with the boxes in which letters stand."""
        placed = self._words(self.pages[page])
        return [stood(self.ruler, words, x, y) for x, y, words in placed]

    def _words(self, page: Piece) -> Iterator[tuple[float, float, Words]]:
        for x, y, item in page.placed():
            if isinstance(item, Words):
                yield x, y, item
            else:
                yield from ((x + item.x, y + item.y, one) for one in item.texts)


def stood(ruler: Ruler, words: Words, x: float = 0.0, y: float = 0.0) -> Stood:
    """Find where the letters of words stand."""
    wide, tall = ruler.size(words.para)
    size = max(run.size for run in words.para.runs)
    above, below = (0.0, 0.0) if words.para.is_tight else (0.22 * size, 0.06 * size)
    left, top = x + words.x, y + words.y
    return Stood(words.para.text, left, top + above, left + wide, top + tall - below)


GROUND = Setting("af-pk", boundary="Durand Line").ground([])
"""The ground of the record that ships, below every map that is composed."""

_MADE: dict[tuple[str, str, bool], Composed] = {}


def composed(brief: Brief, layout: str, *, pages: bool = False) -> Composed:
    """Compose a picture, once."""
    key = (brief.asked.id + brief.asked.dataset + brief.language, layout, pages)
    if key not in _MADE:
        with speaking(brief.language):
            _MADE[key] = _composed(brief, layout, pages=pages)
    return _MADE[key]


def composer_of(brief: Brief, layout: str, *, pages: bool = False) -> Composer:
    """Lay out a picture in the making."""
    press = Press(SHEETS[layout], "light", brief.language)
    return Composer(brief, Editor(), press.sheet, Ruler(press.measure), 1.0, pages, ground=GROUND)


def plated(brief: Brief, layout: str, w: float, h: float) -> tuple[Plate, list[Stood]]:
    """Draw a map of pixels, and find where its names stand."""
    composer = composer_of(brief, layout)
    drawn = settled(composer.ruler, lambda: plate(composer, brief.map.marks, w, h, alt=""))
    return drawn, [stood(composer.ruler, words) for words in drawn.lettering.texts]


def _composed(brief: Brief, layout: str, *, pages: bool) -> Composed:
    composer = composer_of(brief, layout, pages=pages)
    return Composed(
        settled(composer.ruler, lambda: COMPOSED[layout](composer)), composer.ruler, layout
    )


def pdf_text(content: bytes) -> str:
    """Read the text of a PDF, on one line, without what only turns or joins letters."""
    document = pypdfium2.PdfDocument(content)
    pages = (page.get_textpage().get_text_bounded() for page in document)
    return plain(" ".join(pages))


def plain(text: str) -> str:
    """Reduce a text to its letters and single spaces."""
    kept = re.sub("[\u2060\u2066-\u2069\u200b\ufffe\uffff]", "", text)
    return re.sub(r"\s+", "", kept)


def tags(content: bytes) -> list[tuple[str, str]]:
    """List the structure elements of a PDF in order, with their alternative texts."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(node: object) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _tags(node.K)
