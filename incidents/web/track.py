"""One row's track: marks on the axis, their labels, third parties in lanes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import htpy as h

from incidents.brief.shape import Beside, Cell, LedgerRow, Old, Point, Tick
from incidents.web.dodging import Below, LabelSide, Plotted, beneath, overlap, place
from incidents.web.gate import SIDES, bdi, glyph
from incidents.words import counts

NARROW, MIDDLE, WIDE = 285.0, 360.0, 560.0
"""Widths of the axis, in CSS pixels, that labels are arranged for."""

CLOSE = 3.4
"""Percent of the axis within which two marks are moved apart, up and down."""

MAX_LANES = 3


@dataclass(frozen=True)
class Drawn:
    """One side's figure on a row: its cell and where it lies."""

    cell: Cell
    plotted: Plotted

    @property
    def css(self) -> str:
        """The class of its side."""
        return SIDES[self.cell.slot]


def track(row: LedgerRow, ticks: Sequence[Tick]) -> h.Element:
    """Draw a row's track and the gutter for those who give no figure."""
    figures = _figures(row)
    middle, narrow = _sides(row, figures, MIDDLE), _sides(row, figures, NARROW)
    below = _beneath([one.plotted for one in figures])
    lanes = _lanes(row)
    plot = h.div(".p")[
        grid(ticks),
        _bar(row, figures),
        list(_ghosts(figures, middle)),
        [_marks(one, dodge) for one, dodge in zip(figures, _dodges(figures), strict=True)],
        list(map(_label, figures, middle, narrow, below)),
        [_lane(one, _depth(lanes[:n], 0), _depth(lanes[:n], 1)) for n, one in enumerate(lanes)],
    ]
    lines = [_lines(spots, [one[n] for one in below]) for n, spots in enumerate((middle, narrow))]
    style = f"--t:{_depth(lanes, 0)};--nt:{_depth(lanes, 1)};--d:{lines[0]};--nd:{lines[1]}"
    return h.div(".tr", style=style)[plot, gutter(row)]


def grid(ticks: Sequence[Tick]) -> list[h.Element]:
    """Draw the hair lines at the ticks."""
    return [h.i(".tk", style=_left(tick.at)) for tick in ticks]


def _left(at: float) -> str:
    return f"left:{at:.2f}%"


def _figures(row: LedgerRow) -> list[Drawn]:
    """List the sides' figures, lower first; side 1 first where they are equal."""
    found = [Drawn(cell, _plotted(cell)) for cell in row.cells if cell.points]
    return sorted(found, key=lambda one: (one.plotted.low, one.plotted.high, one.css))


def _plotted(cell: Cell) -> Plotted:
    return Plotted(
        low=min(one.start for one in cell.points),
        high=max(one.end for one in cell.points),
        figure=cell.figure,
        verb=cell.told,
        is_open=any(one.is_open for one in cell.points),
    )


def _sides(row: LedgerRow, figures: Sequence[Drawn], width: float) -> tuple[LabelSide, ...]:
    return place([one.plotted for one in figures], width, is_joined=_is_joined(row, figures))


def _is_joined(row: LedgerRow, figures: Sequence[Drawn]) -> bool:
    """Tell whether a bar joins two figures: the ledger compared them and found a gap."""
    return row.verdict == "differ" and len(figures) > 1


def _dodges(figures: Sequence[Drawn]) -> list[int]:
    """Move marks of two sides apart where they would cover each other: first up, second down."""
    if len(figures) < 2:
        return [0] * len(figures)
    first, second = (one.plotted for one in figures)
    return [-7, 7] if second.low - first.high < CLOSE else [0, 0]


def _bar(row: LedgerRow, figures: Sequence[Drawn]) -> h.Element | None:
    """Join two sides' nearest ends."""
    if not _is_joined(row, figures):
        return None
    start, end = figures[0].plotted.high, figures[1].plotted.low
    return h.i(".cn", style=f"{_left(start)};width:{max(end - start, 0):.2f}%")


def _marks(drawn: Drawn, dodge: int) -> list[Any]:
    """Draw every voice of a side, on a thin line where its voices disagree."""
    shift = f";margin-top:{dodge}px" if dodge else ""
    low, high = drawn.plotted.low, drawn.plotted.high
    line = f"{_left(low)};width:{high - low:.2f}%{shift}"
    several = len(drawn.cell.points) > 1
    thin = [h.i(class_=f"jn {drawn.css}", style=line)] if several else []
    return [*thin, *(_voice(one, drawn.css, shift) for one in drawn.cell.points)]


def _voice(point: Point, css: str, shift: str) -> list[h.Element]:
    """Draw one count: a mark, a stretched mark for a range, an arrow for an open one."""
    if point.end > point.start:
        width = f"{_left(point.start)};width:{point.end - point.start:.2f}%{shift}"
        if point.best is not None:
            best = h.i(class_=f"m {css}", style=_left(point.best) + shift)
            return [h.i(class_=f"rg {css} est", style=width), best]
        return [h.i(class_=f"rg {css}", style=width)]
    style = _left(point.start) + shift
    arrow = [h.i(class_=f"ar {css}", style=style)] if point.is_open else []
    return [*arrow, h.i(class_=f"m {css}", style=style)]


Belows = tuple[Below, Below]
"""Where a label below its mark goes, on an axis of either width."""


def _beneath(plotted: Sequence[Plotted]) -> list[Belows]:
    """Say where labels go that have no room beside their marks, on an axis of either width."""
    return list(zip(beneath(plotted, MIDDLE), beneath(plotted, NARROW), strict=True))


def _lines(spots: Sequence[LabelSide], below: Sequence[Below]) -> int:
    """Count the lines that labels below their marks take."""
    return max(one.line for one in below) + 1 if "D" in spots else 0


def _below(at: Belows) -> str:
    (left, line), (narrow, narrow_line) = at
    return f";--l:{left:.2f}%;--nl:{narrow:.2f}%;--k:{line};--nk:{narrow_line}"


def _label(drawn: Drawn, middle: LabelSide, narrow: LabelSide, below: Belows) -> h.Element:
    """Write a figure with its verb, outward from its mark."""
    css = f"lb {drawn.css} {_css(middle, narrow, drawn.plotted)}"
    number = h.b[drawn.plotted.figure]
    style = _ends(drawn.plotted) + (_below(below) if "D" in (middle, narrow) else "")
    return h.span(class_=css, style=style)[number, f" {drawn.plotted.verb}"]


def _css(middle: LabelSide, narrow: LabelSide, plotted: Plotted) -> str:
    return f"{middle} n{narrow}" + (" open" if plotted.is_open else "")


def _ends(plotted: Plotted) -> str:
    return f"--x0:{plotted.low:.2f}%;--x1:{plotted.high:.2f}%"


def _ghosts(figures: Sequence[Drawn], sides: Sequence[LabelSide]) -> Iterator[list[h.Element]]:
    """Draw replaced figures, small and struck, on wide screens alone.

    One that would cover a label, or one that was drawn before it, is left to the sentence below.
    """
    taken = [one.plotted.label(side, WIDE) for one, side in zip(figures, sides, strict=True)]
    marks = [one.plotted.span(WIDE) for one in figures]
    for drawn in figures:
        for old in drawn.cell.old:
            if not _hits(_span(old), taken):
                taken.append(_span(old))
                yield _ghost(old, drawn.css, marks)


def _span(old: Old) -> tuple[float, float]:
    """Give the pixels a replaced figure covers on a wide axis."""
    middle = old.at * WIDE / 100
    return (middle - 12 - 8 * len(old.label), middle + 6)


def _ghost(old: Old, css: str, marks: Sequence[tuple[float, float]]) -> list[h.Element]:
    """Draw the hollow mark and the struck number; the number alone beside a standing mark."""
    text = h.span(class_=f"ghl {css}", style=_left(old.at))[h.s[old.label]]
    middle = old.at * WIDE / 100
    if _hits((middle - 5, middle + 5), marks):
        return [text]
    return [h.i(class_=f"gh {css}", style=_left(old.at)), text]


def _hits(span: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    return any(overlap(span, other) for other in others)


@dataclass(frozen=True)
class ThirdLane:
    """A third party's figure below the track; its spots on an axis of either width."""

    other: Beside
    tail: str
    plotted: Plotted
    spots: tuple[LabelSide, LabelSide]


def _lanes(row: LedgerRow) -> list[ThirdLane]:
    """Give third parties a lane each; those beyond the third are counted in the last."""
    counted = [one for one in row.others if one.point is not None]
    rest = len(counted) - MAX_LANES
    return [
        _laid(one, rest if number == MAX_LANES - 1 else 0)
        for number, one in enumerate(counted[:MAX_LANES])
    ]


def _laid(one: Beside, rest: int) -> ThirdLane:
    point = one.point or Point(0, 0, is_open=False)
    tail = f", {counts.more(rest)}" if rest > 0 else ""
    plotted = Plotted(point.start, point.end, one.figure, one.by + tail, point.is_open)
    (middle,), (narrow,) = place([plotted], MIDDLE), place([plotted], NARROW)
    return ThirdLane(one, tail, plotted, (middle, narrow))


def _depth(lanes: Sequence[ThirdLane], width: int) -> int:
    """Count the lines that lanes take: two where a label has no room beside its mark."""
    return sum(2 if lane.spots[width] == "D" else 1 for lane in lanes)


def _lane(lane: ThirdLane, above: int, narrow_above: int) -> h.Element:
    """Draw a lane below those above it."""
    point = lane.other.point or Point(0, 0, is_open=False)
    css = f"lb t {_css(*lane.spots, lane.plotted)}"
    said = (h.b[lane.other.figure], " ", bdi(lane.other.by), lane.tail)
    below = "".join(map(_below, _beneath([lane.plotted]))) if "D" in lane.spots else ""
    label = h.span(class_=css, style=_ends(lane.plotted) + below)[said]
    return h.div(".ln", style=f"--i:{above};--ni:{narrow_above}")[_voice(point, "t", ""), label]


def alike(row: LedgerRow) -> str:
    """Give the one kind of silence that both sides share on a row, or nothing."""
    states = {cell.state for cell in row.cells}
    return states.pop() if states in ({"silent"}, {"unsearched"}) else ""


def gutter(row: LedgerRow) -> h.Element:
    """Name what stands in place of a figure: each silence with its own glyph and word.

    Where both are quiet alike their signs stand alone: a sentence below the row has the word, or
    one at the end of an incident.
    """
    if state := alike(row):
        return h.div(".g.alike")[h.span(".ng")[[glyph(state, slot) for slot in (0, 1)]]]
    silent = [cell for cell in row.cells if not cell.points]
    return h.div(".g")[
        [h.span(".ng")[glyph(cell.state, cell.slot), bdi(cell.label)] for cell in silent]
    ]
