"""A row of the ledger: its head, its figures on the axis or its answers, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.brief.shape import Beside, Cell, LedgerRow, Topic
from incidents.print import figures, shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.figures import Plot
from incidents.print.paras import Para
from incidents.print.pieces import EMPTY, Drawing, Piece, Words, stack, together
from incidents.print.saying import said
from incidents.print.shapes import Shape
from incidents.print.silences import glyph
from incidents.words import pictures

PAD = 5.0


@dataclass(frozen=True)
class Rows:
    """How rows are drawn: on a composer, so wide, and whether they are of one open incident."""

    composer: Composer
    width: float

    @property
    def is_incident(self) -> bool:
        """Whether the rows are all of one incident, so that its days need not be repeated."""
        return self.composer.brief.incident is not None

    def plot(self, row: LedgerRow | None = None) -> Plot:
        """Lay out the axis; labels may reach into the gutter of a row that has nothing in it."""
        half, gutter = self.composer.sheet.half, self.composer.sheet.gutter
        left = half + 5
        width = self.width - gutter - left - half * 5
        is_free = row is not None and all(cell.points for cell in row.cells)
        return Plot(left, width, self.width if is_free else self.width - gutter)

    def piece(self, row: LedgerRow, topic: Topic | None = None) -> Piece:
        """Draw one row; of an open incident with the claims behind it."""
        composer = self.composer
        parts = [
            self._head(row),
            self._body(row),
            *(self._beside(one) for one in row.others if one.point is None),
            said(composer, topic, self.width) if topic else EMPTY,
            composer.prose(self.width, composer.run("reason", row.reason)),
        ]
        inner = stack(parts, gap=2.0)
        rule = shapes.rect(0, inner.height + 2 * PAD - 1, self.width, 1, fill="hair")
        line = Drawing(0, 0, self.width, inner.height + 2 * PAD, shapes=(rule,))
        return together([inner.at(0, PAD), Piece((line,), inner.height + 2 * PAD)])

    def _head(self, row: LedgerRow) -> Piece:
        """Write what is counted, where and when, and how the accounts stand to each other."""
        composer = self.composer
        style = "row" if row.verdict == "differ" else "small"
        verdict = composer.line(composer.run(style, row.label))
        room = self.width - composer.wide(verdict) - 14
        head = self._titled(row, row.where)
        if row.scope == "whole" and (self.is_incident or composer.wide(head) > room):
            head = self._titled(row, "" if self.is_incident else row.days)
        head = head.within(room)
        x, y = self.width - composer.wide(verdict), max(head.ascent - verdict.ascent, 0.0)
        return together([composer.text(head), composer.text(verdict, x, y)])

    def _titled(self, row: LedgerRow, where: str) -> Para:
        where = f"\u2002{where}" if where else ""
        return self.composer.line(
            self.composer.run("row", row.title), self.composer.run("small", where)
        )

    def _body(self, row: LedgerRow) -> Piece:
        counted = [one for one in row.others if one.point is not None]
        if any(cell.points for cell in row.cells) or counted:
            return self._track(row, counted)
        return self.answers(row)

    def answers(self, row: LedgerRow) -> Piece:
        """Write what each side says where nothing stands on the axis: side 1 left, 2 right."""
        wide = (self.width - 20) / 2
        first, second = (self._answer(cell, wide) for cell in row.cells)
        return together([first, second.at(wide + 20, 0)])

    def _answer(self, cell: Cell, width: float) -> Piece:
        composer = self.composer
        ink = SLOT_WORDS[cell.slot]
        para = composer.line(
            composer.run("verb", pictures.account(cell.name, cell.label), ink=ink),
            *composer.cite((*cell.claims, *cell.noted)),
        )
        return signed(composer, cell.state, cell.slot, para, width, cites=self.cites(cell))

    def cites(self, cell: Cell) -> frozenset[int]:
        """Give the sources that a cell cites."""
        return self.composer.cites.numbers((*cell.claims, *cell.noted))

    def _track(self, row: LedgerRow, counted: Sequence[Beside]) -> Piece:
        """Draw the figures of a row on the axis, third parties' below, and who gives none."""
        composer, plot = self.composer, self.plot(row)
        lane = figures.laid_out(composer, row, plot)
        top = lane.height if lane else 2.0
        lanes = [self._other(one, plot) for one in counted]
        gutter = self._gutter([cell for cell in row.cells if not cell.points])
        lower = stack(lanes, gap=1.0)
        tall = max(top + lower.height, gutter.height)
        drawn = figures.drawn(composer, row, lane, plot) if lane else []
        texts = list(figures.texts(composer, lane)) if lane else []
        grid = self._grid(plot, tall, lane.middle if lane else None)
        marks = Drawing(0, 0, self.width, tall, row.alternative, (*grid, *drawn), tuple(texts))
        claims = [name for cell in row.cells for name in (*cell.claims, *cell.noted)]
        cited = composer.cites.numbers([*claims, *(one.claim for one in counted)])
        whole = Piece((marks,), tall, cited)
        offset = max((top - gutter.height) / 2, 0.0) if lane else 0.0
        return together(
            [whole, lower.at(0, top), gutter.at(self.width - composer.sheet.gutter + 8, offset)]
        )

    def _grid(self, plot: Plot, tall: float, middle: float | None) -> list[Shape]:
        ticks = [plot.at(tick.at) for tick in self.composer.brief.differences.ticks]
        end = self.width - self.composer.sheet.gutter
        found = [shapes.rect(x - 0.5, 0, 1, tall, fill="hair") for x in ticks]
        if middle is not None:
            found.append(shapes.rect(0, middle - 0.5, end, 1, fill="hair"))
        return found

    def _gutter(self, cells: Sequence[Cell]) -> Piece:
        """Name the sides that give no figure, each with the glyph of what it does."""
        composer, room = self.composer, self.composer.sheet.gutter - 8
        pieces = []
        for cell in cells:
            noted = (*cell.claims, *cell.noted)
            para = composer.line(composer.run("small", cell.label), *composer.cite(noted))
            pieces.append(signed(composer, cell.state, cell.slot, para, room))
        return stack(pieces, gap=1.0)

    def _other(self, one: Beside, plot: Plot) -> Piece:
        """Draw a third party's count: a diamond in a lane of its own, joined to nothing."""
        composer, half = self.composer, self.composer.sheet.half
        point = one.point
        if point is None:
            return EMPTY
        para = _beside_label(composer, one)
        start = plot.at(point.start) - half * 1.1
        end = plot.at(point.end) + half * 1.1 + (figures.arrow_length(half) if point.is_open else 0)
        x, para = _room(composer, para, (start, end), plot.limit)
        tall = composer.tall(para)
        marks = figures.voices(composer, (point,), 2, composer.sheet.half + 3, plot)
        paper = shapes.rect(x - 3, 0, composer.wide(para) + 6, tall, fill="paper")
        drawing = Drawing(
            0, 0, self.width, tall, shapes=(paper, *marks), texts=(Words(x, 0, para),)
        )
        return Piece((drawing,), max(tall, 2 * half + 4))

    def _beside(self, one: Beside) -> Piece:
        """Write what a third party says without a number."""
        composer = self.composer
        para = composer.line(composer.run("verb", one.label), *composer.cite((one.claim,)))
        return signed(
            composer, "states", 2, para, self.width, cites=composer.cites.numbers((one.claim,))
        )


def signed(
    composer: Composer,
    state: str,
    slot: int,
    para: Para,
    width: float,
    *,
    cites: frozenset[int] = frozenset(),
) -> Piece:
    """Set a paragraph behind the glyph of a state."""
    size = round(para.runs[0].size * 0.98, 1)
    indent = size * 1.45
    inner = para.within(width - indent)
    down = max((para.runs[0].size * 1.3 - size) / 2, 0.0)
    inks = SLOT_INKS
    drawing = Drawing(
        0, 0, size, size + down, shapes=tuple(glyph(state, slot, (0, down), size, inks))
    )
    return together([Piece((drawing,), size + down, cites), composer.text(inner, indent)])


def _beside_label(composer: Composer, one: Beside) -> Para:
    rest = one.label.removeprefix(one.figure) if one.label.startswith(one.figure) else one.label
    figure = one.figure if one.label.startswith(one.figure) else ""
    return composer.line(
        composer.run("row", figure), composer.run("verb", rest), *composer.cite((one.claim,))
    )


def _room(
    composer: Composer, para: Para, span: tuple[float, float], limit: float
) -> tuple[float, Para]:
    """Find room for a label right or left of its mark; where neither has it, break it."""
    start, end = span[0] - figures.GAP, span[1] + figures.GAP
    wide = composer.wide(para)
    if end + wide <= limit:
        return end, para
    if start - wide >= 0:
        return start - wide, para
    if limit - end >= start:
        return end, para.within(limit - end)
    return 0.0, para.within(start, "end")
