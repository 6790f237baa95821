"""The sheets that pictures are drawn on: their size, their margins, and the type on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from incidents.print.paras import Run

STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {"weight": 600, "is_serif": True},
    "maker": {"weight": 600, "is_serif": True, "ink": "muted"},
    "sentence": {"is_serif": True},
    "heading": {"weight": 600, "is_serif": True},
    "small": {"ink": "muted"},
    "row": {"weight": 600},
    "plain": {},
    "reason": {"ink": "muted"},
    "figure": {"weight": 600},
    "verb": {},
    "old": {"ink": "old", "is_struck": True},
    "cite": {"ink": "muted"},
    "sum": {"weight": 600},
    "fine": {"ink": "muted"},
    "place": {"weight": 600, "halo": "land"},
    "count": {"ink": "muted", "halo": "land"},
    "line": {"weight": 600, "halo": "land"},
    "note": {"is_italic": True, "halo": "land"},
    "town": {"ink": "label", "halo": "land"},
    "province": {"ink": "muted", "is_italic": True, "halo": "land"},
    "country": {"ink": "label", "halo": "land", "spaced": 3.0},
    "abroad": {"ink": "faint", "halo": "land", "spaced": 2.0},
}
"""How each kind of text is set, but for its size."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its size and edges in pixels at 96 an inch, and the size of each kind of text.

    ``symbol`` is how large the symbols of the map are, against those of the page. ``gutter`` is
    the room beside an axis for those who give no figure; ``lane`` the height of a line of marks;
    ``cited`` how many sources are named beside a figure where not all are.
    """

    name: str
    width: float
    height: float
    edge: float
    top: float
    bottom: float
    sizes: Mapping[str, float]
    symbol: float = 1.0
    gutter: float = 150.0
    lane: float = 24.0
    half: float = 6.5
    cited: int = 3

    @property
    def inner(self) -> float:
        """Pixels between the edges."""
        return self.width - 2 * self.edge

    def run(self, style: str, text: str, **changes: Any) -> Run:
        """Set text in one of the sheet's types."""
        size = changes.pop("size", self.sizes[style])
        return Run(text, size, **{**STYLES[style], **changes})


WIDE = {
    "title": 28, "maker": 15, "sentence": 16, "heading": 18, "small": 12.5, "row": 14,
    "plain": 13.5, "reason": 12, "figure": 15.5, "verb": 12.5, "old": 12.5, "cite": 11, "sum": 17.5,
    "fine": 11.5, "place": 13, "count": 12.5, "line": 12.5, "note": 11.5, "town": 11.5,
    "province": 11.5, "country": 15, "abroad": 11.5,
}  # fmt: skip

A4_SIZES = {
    "title": 26, "maker": 15, "sentence": 14, "heading": 17.5, "small": 10.5, "row": 12.2,
    "plain": 11.3, "reason": 10.8, "figure": 15, "verb": 11, "old": 11, "cite": 10.1, "sum": 17,
    "fine": 10.1, "place": 11, "count": 10.5, "line": 11, "note": 10.2, "town": 10.2,
    "province": 10.2, "country": 12.5, "abroad": 10.1,
}  # fmt: skip

SQUARE_SIZES = {
    "title": 66, "maker": 27, "sentence": 30, "heading": 35, "small": 23, "row": 26,
    "plain": 25, "reason": 23, "figure": 28, "verb": 24, "old": 26, "cite": 22, "sum": 176,
    "fine": 22, "place": 24, "count": 22, "line": 23, "note": 22, "town": 22, "province": 22,
    "country": 23, "abroad": 22,
}  # fmt: skip

SHEETS = {
    "map": Sheet("map", 1600, 1000, 34, 24, 20, WIDE, symbol=1.15),
    "landscape": Sheet("landscape", 1600, 1080, 34, 24, 20, WIDE, gutter=150),
    "a4": Sheet(
        "a4", 793.7, 1122.52, 57, 38, 32, A4_SIZES, symbol=0.82, gutter=138, lane=20, half=5.4
    ),
    "square": Sheet(
        "square",
        1080,
        1080,
        48,
        40,
        36,
        SQUARE_SIZES,
        symbol=1.5,
        lane=40,
        half=12,
        gutter=260,
        cited=2,
    ),
    "coverage": Sheet("coverage", 793.7, 1122.52, 57, 38, 32, A4_SIZES),
}
