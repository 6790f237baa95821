"""Where they differ: the head of the chart, and as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from incidents.brief.shape import LedgerRow
from incidents.print.desk import Desk
from incidents.print.pieces import EMPTY, Piece, Words, most, split, stack, together
from incidents.print.rowing import Rows
from incidents.print.sides import hair
from incidents.words import pictures

GROUP_GAP = 7.0
COLUMN_GAP = 24.0


@dataclass(frozen=True)
class Charted:
    """One row of the chart, with the heading of its group."""

    piece: Piece
    has_figures: bool
    group: str


def listed(desk: Desk) -> list[tuple[str, LedgerRow]]:
    """List the rows with the headings of their groups.

    Of an open incident the rows on which both sides speak come first, under no headings.
    """
    groups = desk.brief.differences.groups
    rows = [(group.heading, row) for group in groups for row in group.rows]
    if desk.brief.incident is None:
        return rows
    ordered = sorted(rows, key=lambda one: -sum(bool(cell.claims) for cell in one[1].cells))
    return [("", row) for _heading, row in ordered]


def entries(desk: Desk, width: float, *, with_claims: bool = True) -> Iterator[Charted]:
    """Draw the rows, one after the other; of an open incident with the claims behind them."""
    rows, incident = Rows(desk, width), desk.brief.incident
    topics = {one.row.key: one for one in incident.topics} if incident and with_claims else {}
    for heading, row in listed(desk):
        has_figures = any(cell.points for cell in row.cells) or any(o.point for o in row.others)
        topic = topics.get(row.key)
        piece = desk.remembered((id(row), width, topic is None), partial(rows.piece, row, topic))
        yield Charted(piece, has_figures, heading)


def group_head(desk: Desk, heading: str, width: float) -> Piece:
    """Head a group of rows; one without a heading is not headed."""
    if not heading:
        return EMPTY
    para = desk.line(desk.run("small", heading, weight=600), level=3)
    return desk.text(para.within(width), 0, GROUP_GAP)


def head(
    desk: Desk, width: float, note: str, *, continued: bool = False, axis: bool = True
) -> Piece:
    """Head the chart, with its axis where any row has a figure."""
    titled = _title(desk, width, note, continued=continued, axis=axis)
    rule = hair(width, "line")
    return stack([titled, _axis(desk, width), rule] if axis else [titled, rule], gap=2.0)


def _title(
    desk: Desk, width: float, note: str, *, continued: bool = False, axis: bool = True
) -> Piece:
    text = pictures.continued(pictures.differ()) if continued else pictures.differ()
    heading = desk.line(desk.run("heading", text), level=2)
    said = " · ".join(filter(None, (note, pictures.equal_steps() if axis else "")))
    beside = desk.line(desk.run("small", said))
    at = (width - desk.wide(beside), heading.ascent - beside.ascent)
    return together([desk.text(heading), desk.text(beside, *at)])


def _axis(desk: Desk, width: float) -> Piece:
    """Write the numbers of the axis above the rows."""
    plot = Rows(desk, width).plot()
    texts = []
    last = -1.0
    for tick in desk.brief.differences.ticks:
        para = desk.line(desk.run("fine", tick.label))
        x = plot.at(tick.at) - desk.wide(para) / 2
        if x > last + 3:
            texts.append(Words(x, 0, para))
            last = x + desk.wide(para)
    none = desk.line(desk.run("fine", pictures.no_figure()))
    texts.append(Words(width - desk.sheet.gutter + 8, 0, none))
    return Piece(tuple(texts), desk.tall(none))


Fits = Callable[[Piece], bool]
"""Tells whether a chart fits where it is to stand, with what it cites."""


def fitting(desk: Desk, width: float, fits: Fits, columns: int = 1) -> Piece:
    """Draw the chart with as many rows as fit; how many that are is said.

    Parameters
    ----------
    desk, width
        The picture, and pixels.
    fits
        Asked of a chart with fewer and fewer rows.
    columns
        In how many columns the rows stand, each under an axis of its own.
    """
    if not listed(desk):
        return none(desk, width)
    wide = (width - COLUMN_GAP * (columns - 1)) / columns
    whole = _chart(desk, list(entries(desk, wide)), width, columns)
    if fits(whole):
        return whole
    found = list(entries(desk, wide, with_claims=False))

    def few(number: int) -> Piece:
        return _chart(desk, found[:number], width, columns, len(found))

    return few(most(len(found), lambda number: fits(few(number)), least=0))


def _chart(
    desk: Desk, kept: Sequence[Charted], width: float, columns: int, total: int | None = None
) -> Piece:
    wide = (width - COLUMN_GAP * (columns - 1)) / columns
    note = pictures.rows_here(len(kept), total) if total is not None and total > len(kept) else ""
    pieces = list(grouped(desk, kept, wide))
    figured = {id(piece) for piece, one in zip(pieces, kept, strict=True) if one.has_figures}
    placed = []
    for number, column in enumerate(split(pieces, columns, 0.0)):
        has_axis = any(id(piece) in figured for piece in column)
        axis = _axis(desk, wide) if has_axis else EMPTY
        body = stack([axis, hair(wide, "line"), stack(column)])
        placed.append(body.at(number * (wide + COLUMN_GAP), 0))
    return stack([_title(desk, width, note, axis=bool(figured)), together(placed)], gap=2.0)


def grouped(desk: Desk, kept: Sequence[Charted], width: float, before: str = "") -> Iterator[Piece]:
    """Head the rows that open a group; ``before`` is the group that ran on."""
    for one in kept:
        opens = one.group != before
        before = one.group
        yield stack([group_head(desk, one.group, width), one.piece]) if opens else one.piece


def none(desk: Desk, width: float) -> Piece:
    """Say that there is nothing to set against anything."""
    said = desk.prose(width, desk.run("plain", pictures.no_rows()))
    return stack([head(desk, width, "", axis=False), said.at(0, 8)])
