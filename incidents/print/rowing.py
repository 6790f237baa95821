"""A row of the ledger: its head, its figures on the axis or its answers, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.brief.shape import Beside, Cell, LedgerRow, Topic
from incidents.print import figures, shapes
from incidents.print.desk import SLOT_INKS, SLOT_WORDS, Desk
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
    """How rows are drawn: on a desk, so wide, and whether they are of one open incident."""

    desk: Desk
    width: float

    @property
    def is_incident(self) -> bool:
        """Whether the rows are all of one incident, so that its days need not be repeated."""
        return self.desk.brief.incident is not None

    def plot(self, row: LedgerRow | None = None) -> Plot:
        """Lay out the axis; labels may reach into the gutter of a row that has nothing in it."""
        half, gutter = self.desk.sheet.half, self.desk.sheet.gutter
        left = half + 5
        width = self.width - gutter - left - half * 5
        is_free = row is not None and all(cell.points for cell in row.cells)
        return Plot(left, width, self.width if is_free else self.width - gutter)

    def piece(self, row: LedgerRow, topic: Topic | None = None) -> Piece:
        """Draw one row; of an open incident with the claims behind it."""
        desk = self.desk
        parts = [
            self._head(row),
            self._body(row),
            *(self._beside(one) for one in row.others if one.point is None),
            said(desk, topic, self.width) if topic else EMPTY,
            desk.prose(self.width, desk.run("reason", row.reason)),
        ]
        inner = stack(parts, gap=2.0)
        rule = shapes.rect(0, inner.height + 2 * PAD - 1, self.width, 1, fill="hair")
        line = Drawing(0, 0, self.width, inner.height + 2 * PAD, shapes=(rule,))
        return together([inner.at(0, PAD), Piece((line,), inner.height + 2 * PAD)])

    def _head(self, row: LedgerRow) -> Piece:
        """Write what is counted, where and when, and how the accounts stand to each other."""
        desk = self.desk
        style = "row" if row.verdict == "differ" else "small"
        verdict = desk.line(desk.run(style, row.label))
        room = self.width - desk.wide(verdict) - 14
        head = self._titled(row, row.where)
        if row.scope == "whole" and (self.is_incident or desk.wide(head) > room):
            head = self._titled(row, "" if self.is_incident else row.days)
        head = head.within(room)
        x, y = self.width - desk.wide(verdict), max(head.ascent - verdict.ascent, 0.0)
        return together([desk.text(head), desk.text(verdict, x, y)])

    def _titled(self, row: LedgerRow, where: str) -> Para:
        where = f"\u2002{where}" if where else ""
        return self.desk.line(self.desk.run("row", row.title), self.desk.run("small", where))

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
        desk = self.desk
        ink = SLOT_WORDS[cell.slot]
        para = desk.line(
            desk.run("verb", pictures.account(cell.name, cell.label), ink=ink),
            *desk.cite((*cell.claims, *cell.noted)),
        )
        return signed(desk, cell.state, cell.slot, para, width, cites=self.cites(cell))

    def cites(self, cell: Cell) -> frozenset[int]:
        """Give the sources that a cell cites."""
        return self.desk.cites.numbers((*cell.claims, *cell.noted))

    def _track(self, row: LedgerRow, counted: Sequence[Beside]) -> Piece:
        """Draw the figures of a row on the axis, third parties' below, and who gives none."""
        desk, plot = self.desk, self.plot(row)
        lane = figures.laid_out(desk, row, plot)
        top = lane.height if lane else 2.0
        lanes = [self._other(one, plot) for one in counted]
        gutter = self._gutter([cell for cell in row.cells if not cell.points])
        lower = stack(lanes, gap=1.0)
        tall = max(top + lower.height, gutter.height)
        drawn = figures.drawn(desk, row, lane, plot) if lane else []
        texts = list(figures.texts(desk, lane)) if lane else []
        grid = self._grid(plot, tall, lane.middle if lane else None)
        marks = Drawing(0, 0, self.width, tall, row.alternative, (*grid, *drawn), tuple(texts))
        claims = [name for cell in row.cells for name in (*cell.claims, *cell.noted)]
        cited = desk.cites.numbers([*claims, *(one.claim for one in counted)])
        whole = Piece((marks,), tall, cited)
        offset = max((top - gutter.height) / 2, 0.0) if lane else 0.0
        return together(
            [whole, lower.at(0, top), gutter.at(self.width - desk.sheet.gutter + 8, offset)]
        )

    def _grid(self, plot: Plot, tall: float, middle: float | None) -> list[Shape]:
        ticks = [plot.at(tick.at) for tick in self.desk.brief.differences.ticks]
        end = self.width - self.desk.sheet.gutter
        found = [shapes.rect(x - 0.5, 0, 1, tall, fill="hair") for x in ticks]
        if middle is not None:
            found.append(shapes.rect(0, middle - 0.5, end, 1, fill="hair"))
        return found

    def _gutter(self, cells: Sequence[Cell]) -> Piece:
        """Name the sides that give no figure, each with the glyph of what it does."""
        desk, room = self.desk, self.desk.sheet.gutter - 8
        pieces = []
        for cell in cells:
            noted = (*cell.claims, *cell.noted)
            para = desk.line(desk.run("small", cell.label), *desk.cite(noted))
            pieces.append(signed(desk, cell.state, cell.slot, para, room))
        return stack(pieces, gap=1.0)

    def _other(self, one: Beside, plot: Plot) -> Piece:
        """Draw a third party's count: a diamond in a lane of its own, joined to nothing."""
        desk, half = self.desk, self.desk.sheet.half
        point = one.point
        if point is None:
            return EMPTY
        para = _beside_label(desk, one)
        start = plot.at(point.start) - half * 1.1
        end = plot.at(point.end) + half * 1.1 + (figures.arrow_length(half) if point.is_open else 0)
        x, para = _room(desk, para, (start, end), plot.limit)
        tall = desk.tall(para)
        marks = figures.voices(desk, (point,), 2, desk.sheet.half + 3, plot)
        paper = shapes.rect(x - 3, 0, desk.wide(para) + 6, tall, fill="paper")
        drawing = Drawing(
            0, 0, self.width, tall, shapes=(paper, *marks), texts=(Words(x, 0, para),)
        )
        return Piece((drawing,), max(tall, 2 * half + 4))

    def _beside(self, one: Beside) -> Piece:
        """Write what a third party says without a number."""
        desk = self.desk
        para = desk.line(desk.run("verb", one.label), *desk.cite((one.claim,)))
        return signed(desk, "states", 2, para, self.width, cites=desk.cites.numbers((one.claim,)))


def signed(
    desk: Desk,
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
    return together([Piece((drawing,), size + down, cites), desk.text(inner, indent)])


def _beside_label(desk: Desk, one: Beside) -> Para:
    rest = one.label.removeprefix(one.figure) if one.label.startswith(one.figure) else one.label
    figure = one.figure if one.label.startswith(one.figure) else ""
    return desk.line(desk.run("row", figure), desk.run("verb", rest), *desk.cite((one.claim,)))


def _room(desk: Desk, para: Para, span: tuple[float, float], limit: float) -> tuple[float, Para]:
    """Find room for a label right or left of its mark; where neither has it, break it."""
    start, end = span[0] - figures.GAP, span[1] + figures.GAP
    wide = desk.wide(para)
    if end + wide <= limit:
        return end, para
    if start - wide >= 0:
        return start - wide, para
    if limit - end >= start:
        return end, para.within(limit - end)
    return 0.0, para.within(start, "end")
