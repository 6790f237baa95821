"""Where they differ: the head of the chart, and as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from incidents.brief.shape import LedgerRow
from incidents.print.composer import Composer
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


def listed(composer: Composer) -> list[tuple[str, LedgerRow]]:
    """List the rows with the headings of their groups.

    Of an open incident the rows on which both sides speak come first, under no headings.
    """
    groups = composer.brief.differences.groups
    rows = [(group.heading, row) for group in groups for row in group.rows]
    if composer.brief.incident is None:
        return rows
    ordered = sorted(rows, key=lambda one: -sum(bool(cell.claims) for cell in one[1].cells))
    return [("", row) for _heading, row in ordered]


def entries(composer: Composer, width: float, *, with_claims: bool = True) -> Iterator[Charted]:
    """Draw the rows, one after the other; of an open incident with the claims behind them."""
    rows, incident = Rows(composer, width), composer.brief.incident
    topics = {one.row.key: one for one in incident.topics} if incident and with_claims else {}
    for heading, row in listed(composer):
        has_figures = any(cell.points for cell in row.cells) or any(o.point for o in row.others)
        topic = topics.get(row.key)
        piece = composer.remembered(
            (id(row), width, topic is None), partial(rows.piece, row, topic)
        )
        yield Charted(piece, has_figures, heading)


def group_head(composer: Composer, heading: str, width: float) -> Piece:
    """Head a group of rows; one without a heading is not headed."""
    if not heading:
        return EMPTY
    para = composer.line(composer.run("small", heading, weight=600), level=3)
    return composer.text(para.within(width), 0, GROUP_GAP)


def head(
    composer: Composer, width: float, note: str, *, continued: bool = False, axis: bool = True
) -> Piece:
    """Head the chart, with its axis where any row has a figure."""
    titled = _title(composer, width, note, continued=continued)
    rule = hair(width, "line")
    return stack([titled, _axis(composer, width), rule] if axis else [titled, rule], gap=2.0)


def _title(composer: Composer, width: float, note: str, *, continued: bool = False) -> Piece:
    text = pictures.continued(pictures.differ()) if continued else pictures.differ()
    heading = composer.line(composer.run("heading", text), level=2)
    beside = composer.line(composer.run("small", note))
    at = (width - composer.wide(beside), heading.ascent - beside.ascent)
    return together([composer.text(heading), composer.text(beside, *at)])


def _axis(composer: Composer, width: float) -> Piece:
    """Write the numbers of the axis above the rows."""
    plot = Rows(composer, width).plot()
    texts = []
    last = -1.0
    for tick in composer.brief.differences.ticks:
        para = composer.line(composer.run("fine", tick.label))
        x = plot.at(tick.at) - composer.wide(para) / 2
        if x > last + 3:
            texts.append(Words(x, 0, para))
            last = x + composer.wide(para)
    none = composer.line(composer.run("fine", pictures.no_figure()))
    texts.append(Words(width - composer.sheet.gutter + 8, 0, none))
    return Piece(tuple(texts), composer.tall(none))


Fits = Callable[[Piece], bool]
"""Tells whether a chart fits where it is to stand, with what it cites."""


def fitting(composer: Composer, width: float, fits: Fits, columns: int = 1) -> Piece:
    """Draw the chart with as many rows as fit; how many that are is said.

    Parameters
    ----------
    composer, width
        The picture, and pixels.
    fits
        Asked of a chart with fewer and fewer rows.
    columns
        In how many columns the rows stand, each under an axis of its own.
    """
    if not listed(composer):
        return none(composer, width)
    wide = (width - COLUMN_GAP * (columns - 1)) / columns
    whole = _chart(composer, list(entries(composer, wide)), width, columns)
    if fits(whole):
        return whole
    found = list(entries(composer, wide, with_claims=False))

    def few(number: int) -> Piece:
        return _chart(composer, found[:number], width, columns, len(found))

    return few(most(len(found), lambda number: fits(few(number)), least=0))


def _chart(
    composer: Composer,
    kept: Sequence[Charted],
    width: float,
    columns: int,
    total: int | None = None,
) -> Piece:
    wide = (width - COLUMN_GAP * (columns - 1)) / columns
    note = pictures.rows_here(len(kept), total) if total is not None and total > len(kept) else ""
    pieces = list(grouped(composer, kept, wide))
    figured = {id(piece) for piece, one in zip(pieces, kept, strict=True) if one.has_figures}
    placed = []
    for number, column in enumerate(split(pieces, columns, 0.0)):
        has_axis = any(id(piece) in figured for piece in column)
        axis = _axis(composer, wide) if has_axis else EMPTY
        body = stack([axis, hair(wide, "line"), stack(column)])
        placed.append(body.at(number * (wide + COLUMN_GAP), 0))
    return stack([_title(composer, width, note), together(placed)], gap=2.0)


def grouped(
    composer: Composer, kept: Sequence[Charted], width: float, before: str = ""
) -> Iterator[Piece]:
    """Head the rows that open a group; ``before`` is the group that ran on."""
    for one in kept:
        opens = one.group != before
        before = one.group
        yield stack([group_head(composer, one.group, width), one.piece]) if opens else one.piece


def none(composer: Composer, width: float) -> Piece:
    """Say that there is nothing to set against anything."""
    said = composer.prose(width, composer.run("plain", pictures.no_rows()))
    return stack([head(composer, width, "", axis=False), said.at(0, 8)])
