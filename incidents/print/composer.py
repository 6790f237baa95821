"""What every part of a picture is composed from: the brief, the sheet, the sizes of its texts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from geodata.ground import BARE, Ground
from incidents.brief import Brief
from incidents.picture import Editor
from incidents.print.cites import Cites
from incidents.print.paras import CLOSE, Align, Para, Run
from incidents.print.pieces import EMPTY, Piece, Words
from incidents.print.ruler import Ruler
from incidents.print.sheets import Sheet

T = TypeVar("T")

SLOT_INKS = ("a", "b", "ink")
SLOT_WORDS = ("a_text", "b_text", "ink")
"""The tokens of each slot, for its marks and for its words."""


@dataclass(frozen=True)
class Composer:
    """A picture in the making.

    Attributes
    ----------
    brief, editor
        What it says, and what its editor adds.
    sheet
        On what.
    ruler
        How large its texts come out.
    density
        Pixels of the picture for each pixel at 96 an inch.
    with_all
        Whether it goes on over further pages, so that nothing is counted instead of shown.
    ground
        What maps draw below their marks.
    kept
        What need not be worked out again while it is composed anew.
    """

    brief: Brief
    editor: Editor
    sheet: Sheet
    ruler: Ruler
    density: float = 2.0
    with_all: bool = False
    ground: Ground = BARE
    cites: Cites = field(init=False)
    kept: dict[Hashable, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "cites", Cites(self.brief.sources, None if self.with_all else self.sheet.cited)
        )

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """Make something once; again as long as sizes that it needs are not known."""
        if key not in self.kept:
            before = self.ruler.misses
            found = make()
            if self.ruler.misses > before:
                return found
            self.kept[key] = found
        kept: T = self.kept[key]
        return kept

    def run(self, style: str, text: str, **changes: Any) -> Run:
        """Set text in one of the sheet's types."""
        return self.sheet.run(style, text, **changes)

    def line(self, *runs: Run, **changes: Any) -> Para:
        """Set runs on one line, or on lines that stand close."""
        kept = tuple(run for run in runs if run.text)
        leading = round(CLOSE * max((run.size for run in kept), default=0.0), 2)
        return Para(kept, leading=leading, **changes)

    def text(
        self, para: Para, x: float = 0.0, y: float = 0.0, cites: frozenset[int] = frozenset()
    ) -> Piece:
        """Make a piece of one paragraph; of an empty one, nothing."""
        if not para.text:
            return EMPTY
        return Piece((Words(x, y, para),), y + self.ruler.size(para)[1], cites)

    def prose(self, width: float, *runs: Run, align: Align = "start", **changes: Any) -> Piece:
        """Make a piece of runs broken to a width, running as the language does."""
        para = self.line(*runs, is_prose=True, **changes)
        return self.text(para.within(width, align))

    def wide(self, para: Para) -> float:
        """Tell how wide a paragraph comes out."""
        return self.ruler.size(para)[0]

    def tall(self, para: Para) -> float:
        """Tell how high a paragraph comes out."""
        return self.ruler.size(para)[1]

    def cite(self, claims: tuple[str, ...]) -> tuple[Run, ...]:
        """Set the numbers of the sources of claims, raised; nothing where none is known."""
        label = self.cites.label(claims)
        if not label:
            return ()
        size = self.sheet.sizes["cite"]
        return (self.run("cite", f"\u00a0{label}", rise=size * 0.22),)
