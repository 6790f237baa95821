"""One row's figures on the axis: a mark for every voice, labels outward, replaced ones hollow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.brief.shape import Cell, LedgerRow, Old, Point
from incidents.print import figure_labels, shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.figure_labels import Label, Mark1D, overlap
from incidents.print.paras import Para
from incidents.print.pieces import Words
from incidents.print.shapes import Shape
from incidents.words import pictures

GAP = 7.0
SEEN = 4.0
"""A bar between two figures is drawn from so many pixels on."""


@dataclass(frozen=True)
class Plot:
    """Where the axis lies in a row, in pixels; ``limit`` is how far labels may reach."""

    left: float
    width: float
    limit: float

    def at(self, percent: float) -> float:
        """Place a position on the axis."""
        return self.left + percent * self.width / 100


@dataclass(frozen=True)
class Ghost:
    """A replaced figure: its mark on the axis, and its struck label beside it."""

    slot: int
    x: float
    label_x: float
    para: Para


@dataclass(frozen=True)
class Sided:
    """One side's figure on a row: its cell, from where to where it reaches, its label."""

    cell: Cell
    start: float
    end: float
    para: Para

    @property
    def slot(self) -> int:
        """Whose it is."""
        return self.cell.slot


@dataclass(frozen=True)
class Lane:
    """The figures of both sides, laid out: ``height`` in pixels, marks around ``middle``."""

    figures: tuple[Sided, ...]
    labels: tuple[Label, ...]
    ghosts: tuple[Ghost, ...]
    dodges: tuple[float, ...]
    middle: float
    height: float


def laid_out(composer: Composer, row: LedgerRow, plot: Plot) -> Lane | None:
    """Lay out the figures of both sides; None where neither gives one."""
    cells = [cell for cell in row.cells if cell.points]
    if not cells:
        return None
    struck: set[tuple[int, str]] = set()
    is_joined = row.verdict == "differ" and len(cells) > 1
    while True:
        figures = sorted(
            (_sided(composer, cell, plot, struck) for cell in cells),
            key=lambda one: (one.start, one.end, one.slot),
        )
        marks = [Mark1D(one.start, one.end, composer.wide(one.para)) for one in figures]
        labels = figure_labels.place(marks, plot.limit, GAP, is_joined=is_joined)
        ghosts, failed = _ghosts(composer, figures, labels, plot, struck, is_joined=is_joined)
        if not failed:
            return _lane(composer, figures, labels, ghosts)
        struck |= failed


def _lane(
    composer: Composer, figures: Sequence[Sided], labels: Sequence[Label], ghosts: Sequence[Ghost]
) -> Lane:
    dodges = _dodges(composer, figures)
    tall = max(composer.tall(one.para) for one in figures)
    high = max(composer.sheet.lane, tall) + (composer.sheet.half * 1.1 if any(dodges) else 0.0)
    lanes = max(label.lane for label in labels)
    return Lane(
        tuple(figures), tuple(labels), tuple(ghosts), dodges, high / 2, high + lanes * tall * 0.95
    )


def _dodges(composer: Composer, figures: Sequence[Sided]) -> tuple[float, ...]:
    """Move marks of two sides apart where they would cover each other: first up, second down."""
    if len(figures) < 2 or figures[1].start - figures[0].end > 1.0:
        return (0.0,) * len(figures)
    far = composer.sheet.half * 1.05
    return tuple(-far if one.slot == 0 else far for one in figures)


def _sided(composer: Composer, cell: Cell, plot: Plot, struck: set[tuple[int, str]]) -> Sided:
    half = composer.sheet.half
    start = min(plot.at(point.start) for point in cell.points) - half
    end = max(_end(point, plot, half) for point in cell.points)
    return Sided(cell, start, end, label(composer, cell, struck))


def _end(point: Point, plot: Plot, half: float) -> float:
    return plot.at(point.end) + half + (arrow_length(half) if point.is_open else 0.0)


def arrow_length(half: float) -> float:
    """Tell how long an arrow is, beside a mark of half a width."""
    return half * 2.6


def label(composer: Composer, cell: Cell, struck: set[tuple[int, str]]) -> Para:
    """Set a figure with its verb and its sources; before it, what it replaced, where told to."""
    ink = SLOT_WORDS[cell.slot]
    olds = [old for old in cell.old if (cell.slot, old.label) in struck]
    return composer.line(
        *(
            run
            for old in olds
            for run in (composer.run("old", old.label), composer.run("verb", "\u2002"))
        ),
        composer.run("figure", cell.figure, ink=ink),
        composer.run("verb", f" {cell.told}", ink=ink),
        composer.run("verb", f" {pictures.also(cell.also)}" if cell.also else "", ink=ink),
        *composer.cite(cell.claims),
    )


def _ghosts(
    composer: Composer,
    figures: Sequence[Sided],
    labels: Sequence[Label],
    plot: Plot,
    struck: set[tuple[int, str]],
    *,
    is_joined: bool,
) -> tuple[list[Ghost], set[tuple[int, str]]]:
    """Place replaced figures where they cover nothing; those that would are told apart."""
    taken = [(one.start, one.end) for one in figures]
    taken += [(figures[0].start, figures[-1].end)] if is_joined else []
    taken += [(one.x, one.end) for one in labels if one.lane == 0]
    ghosts, failed = [], set()
    for one in figures:
        for old in one.cell.old:
            if (one.slot, old.label) in struck:
                continue
            ghost, span = _ghost(composer, one.slot, old, plot)
            if span[0] >= 0 and not any(overlap(span, other) for other in taken):
                ghosts.append(ghost)
                taken.append(span)
            else:
                failed.add((one.slot, old.label))
    return ghosts, failed


def _ghost(
    composer: Composer, slot: int, old: Old, plot: Plot
) -> tuple[Ghost, tuple[float, float]]:
    para, x, half = (
        composer.line(composer.run("old", old.label)),
        plot.at(old.at),
        composer.sheet.half * 0.62,
    )
    left = x - half - 4 - composer.wide(para)
    return Ghost(slot, x, left, para), (left, x + half)


def drawn(composer: Composer, row: LedgerRow, lane: Lane, plot: Plot) -> list[Shape]:
    """Draw marks, the bar between them and what was replaced; labels have paper below them."""
    found = [
        shapes.rect(
            one.x - 3, _top(composer, lane, one, figure.para),
            one.wide + 6, composer.tall(figure.para),
            fill="paper",
        )
        for one, figure in zip(lane.labels, lane.figures, strict=True)
    ]  # fmt: skip
    found += _bar(row, lane)
    for ghost in lane.ghosts:
        found += _ghost_shapes(composer, ghost, lane.middle)
    for figure, dodge in zip(lane.figures, lane.dodges, strict=True):
        found += voices(composer, figure.cell.points, figure.slot, lane.middle + dodge, plot)
    return found


def _top(composer: Composer, lane: Lane, label_: Label, para: Para) -> float:
    tall = composer.tall(para)
    if label_.lane == 0:
        return lane.middle - tall / 2
    return lane.middle * 2 + (label_.lane - 1) * tall * 0.95


def texts(composer: Composer, lane: Lane) -> Iterator[Words]:
    """Set the labels, and those of what was replaced."""
    for ghost in lane.ghosts:
        yield Words(ghost.label_x, lane.middle - composer.tall(ghost.para) / 2, ghost.para)
    for one, figure in zip(lane.labels, lane.figures, strict=True):
        yield Words(one.x, _top(composer, lane, one, figure.para), figure.para)


def _bar(row: LedgerRow, lane: Lane) -> list[Shape]:
    """Join two sides' nearest ends, only where the ledger compared them and found a gap."""
    if row.verdict != "differ" or len(lane.figures) < 2:
        return []
    start, end = lane.figures[0].end, lane.figures[1].start
    if end - start < SEEN:
        return []
    return [shapes.path((start, lane.middle), (end, lane.middle), stroke="faint", weight=2.0)]


def _ghost_shapes(composer: Composer, ghost: Ghost, y: float) -> list[Shape]:
    wide, tall = composer.ruler.size(ghost.para)
    half = composer.sheet.half * 0.62
    ink = SLOT_INKS[ghost.slot]
    return [
        shapes.rect(ghost.label_x - 2, y - tall / 2, wide + 4, tall, fill="paper"),
        shapes.mark(ghost.slot, ghost.x, y, half, fill="paper", stroke=ink, weight=1.1),
    ]


def voices(
    composer: Composer, points: Sequence[Point], slot: int, y: float, plot: Plot
) -> list[Shape]:
    """Draw every voice of an account: a mark, a mark as wide as its range, an arrow for more."""
    half, ink = composer.sheet.half, SLOT_INKS[slot]
    found: list[Shape] = []
    starts = [plot.at(point.start) for point in points]
    ends = [plot.at(point.end) for point in points]
    if len(points) > 1 and max(ends) - min(starts) > 1:
        ends_ = ((min(starts), y), (max(ends), y))
        found.append(shapes.path(*ends_, stroke=ink, weight=half / 4))
    for point, start, end in zip(points, starts, ends, strict=True):
        if point.is_open:
            found += shapes.arrow(end + half + 1, y, arrow_length(half) - 1, ink)
        if point.best is None:
            found.append(_voice(slot, (start, end), y, half=half, ink=ink))
        else:
            best = plot.at(point.best)
            found += _estimate(slot, (start, best, end), y, half=half, ink=ink)
    return found


def _estimate(
    slot: int, at: tuple[float, float, float], y: float, *, half: float, ink: str
) -> list[Shape]:
    """Draw a range with a best estimate: a thin bar between two ends, and a mark on it."""
    start, best, end = at
    weight, tall = half / 4, half * 0.6
    ends = [
        shapes.path((x, y - tall), (x, y + tall), stroke=ink, weight=weight) for x in (start, end)
    ]
    bar = shapes.path((start, y), (end, y), stroke=ink, weight=weight)
    return [bar, *ends, shapes.mark(slot, best, y, half, fill=ink)]


def _voice(slot: int, ends: tuple[float, float], y: float, *, half: float, ink: str) -> Shape:
    start, end = ends
    if end - start <= 1.0:
        return shapes.mark(slot, start, y, half, fill=ink)
    side = half * 0.86
    if slot == 2:
        corners = ((start - half, y), (start, y - side), (end, y - side))
        more = ((end + half, y), (end, y + side), (start, y + side))
        return shapes.path(*corners, *more, is_closed=True, fill=ink)
    radius = side if slot == 0 else 0.0
    return shapes.rect(start - half, y - side, end - start + 2 * half, 2 * side, r=radius, fill=ink)
