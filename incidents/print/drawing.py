"""From a brief to the bytes of a picture: compose, set, finish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodata.ground import BARE, Ground
from incidents.brief import Brief
from incidents.picture import Editor, Picture
from incidents.print import (
    a4,
    coverage,
    landscape,
    mapsheet,
    pdffile,
    pngfile,
    setter,
    square,
    svgfile,
)
from incidents.print.composer import Composer
from incidents.print.described import Described, described
from incidents.print.formats import PPI
from incidents.print.paras import Para, para_json
from incidents.print.pieces import Drawing, Item, Piece, Words
from incidents.print.ruler import Ruler, settled
from incidents.print.shapes import shape_json
from incidents.print.sheets import SHEETS, Sheet
from incidents.theme import TOKENS, ThemeName
from incidents.words.tongue import speaking

COMPOSED: Mapping[str, Callable[[Composer], list[Piece]]] = {
    "map": mapsheet.mapsheet,
    "landscape": landscape.landscape,
    "a4": a4.a4,
    "square": square.square,
    "coverage": coverage.coverage,
}

OLD = {"light": "#767168", "dark": "#8E8A82"}
"""The colour of figures that were replaced, which the page has too."""

HALO = 3.0
VECTOR_DENSITY = 2.0

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose prose runs from the right."""


@dataclass(frozen=True)
class Press:
    """What a picture is set with: its sheet, its colours and its language."""

    sheet: Sheet
    theme: ThemeName
    language: str

    @cached_property
    def inks(self) -> dict[str, str]:
        """The colours of its tokens."""
        tokens = TOKENS[self.theme].as_dict()
        return {name: str(value) for name, value in tokens.items()} | {"old": OLD[self.theme]}

    @cached_property
    def base(self) -> dict[str, Any]:
        """The language, as Typst wants to know it."""
        lang, _underscore, region = self.language.partition("_")
        is_region = len(region) == 2 and region.isalpha() and region != "XA"
        return {"lang": lang, "region": region if is_region else None}

    @cached_property
    def direction(self) -> str:
        """Whether prose runs from the left or from the right: ``ltr`` or ``rtl``."""
        return "rtl" if self.base["lang"] in RIGHT_TO_LEFT else "ltr"

    def para(self, para: Para) -> dict[str, Any]:
        """Write a paragraph as plain data."""
        halo = HALO * max(self.sheet.symbol, 0.8)
        return para_json(para, self.inks, self.direction, halo)

    def measure(self, paras: Sequence[Para]) -> Sequence[tuple[float, float]]:
        """Ask how large paragraphs come out."""
        return setter.measure({**self.base, "paras": [self.para(one) for one in paras]})

    def item(self, x: float, y: float, item: Item) -> dict[str, Any]:
        """Write an item as plain data, with the corner from which it counts."""
        at = {"x": round(x + item.x, 2), "y": round(y + item.y, 2)}
        if isinstance(item, Words):
            return {"kind": "text", **at, "para": self.para(item.para)}
        return {"kind": "drawing", **at, **self._drawing(item)}

    def _drawing(self, drawing: Drawing) -> dict[str, Any]:
        picture, tokens = drawing.picture, TOKENS[self.theme]
        return {
            "w": round(drawing.w, 2),
            "h": round(drawing.h, 2),
            "alt": drawing.alt,
            "svg": picture(tokens) if picture else "",
            "shapes": [shape_json(one, self.inks) for one in drawing.shapes],
            "texts": [self.item(0, 0, one) for one in drawing.texts],
        }

    def printed(self, pages: Sequence[Piece], facts: Described, fmt: str, scale: int) -> bytes:
        """Set pages that were composed, in a format, with what they say of themselves."""
        data = {
            **self.base,
            "title": facts.title,
            "description": facts.description,
            "width": self.sheet.width,
            "height": self.sheet.height,
            "paper": self.inks["paper"],
            "pages": [[self.item(*one) for one in page.placed()] for page in pages],
        }
        made = setter.compiled(data, fmt, PPI[scale])[0]
        if fmt == "png":
            return pngfile.finished(made, facts, PPI[scale])
        return svgfile.finished(made, facts) if fmt == "svg" else pdffile.finished(made, facts)


def drawn(brief: Brief, picture: Picture, seal: str, ground: Ground) -> bytes:
    """Draw a picture that was checked: see `incidents.print.draw`."""
    fmt, scale = picture.fmt, int(picture.scale)
    with speaking(brief.language):
        press = Press(SHEETS[picture.layout], picture.colours, brief.language)
        density = PPI[scale] / PPI[1] if fmt == "png" else VECTOR_DENSITY
        composed = compose(
            brief, press, picture.editor, ground, density=density, with_all=picture.pages
        )
        facts = described(brief, picture.editor, seal, "\n".join(said(composed)))
        return press.printed(composed, facts, fmt, scale)


def compose(
    brief: Brief,
    press: Press,
    editor: Editor,
    ground: Ground = BARE,
    *,
    density: float = VECTOR_DENSITY,
    with_all: bool = False,
) -> list[Piece]:
    """Compose the pages of a picture: where everything stands, whatever its colours."""
    ruler = Ruler(press.measure)
    composer = Composer(brief, editor, press.sheet, ruler, density, with_all, ground)
    return settled(composer.ruler, lambda: COMPOSED[press.sheet.name](composer))


def said(pages: Sequence[Piece]) -> Iterator[str]:
    """List every text on a picture, in reading order."""
    for page in pages:
        for _x, _y, item in page.placed():
            if isinstance(item, Words):
                yield item.para.text
            else:
                yield from (one.para.text for one in item.texts)
