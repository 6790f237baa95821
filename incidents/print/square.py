"""Square: one difference, to be read on a phone. Nothing on it is smaller than 22 pixels."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.brief.shape import LedgerRow, Mark
from incidents.print import chart, figures, heads, large, mapkey, shapes
from incidents.print.desk import Desk
from incidents.print.figures import Plot
from incidents.print.letters import shortened
from incidents.print.listing import run_in
from incidents.print.paras import Para, Run
from incidents.print.pieces import EMPTY, Drawing, Piece, Words, stack, together
from incidents.print.plate import plate
from incidents.print.sides import hair
from incidents.print.sourcing import linked
from incidents.words import imprints, legends, pictures

BETWEEN = 32.0
MOST_WHERE, MOST_TITLE, MOST_REASON, MOST_ADDRESS = 110, 140, 200, 76
"""The most letters of each."""


def square(desk: Desk) -> list[Piece]:
    """Compose the picture: one page."""
    sheet = desk.sheet
    row = chosen(desk)
    top = _top(desk, row).at(sheet.edge, sheet.top)
    foot = _foot(desk, row)
    low = sheet.height - sheet.bottom - foot.height
    room = low - top.height - 40
    accounts = large.accounts(desk, row, room)
    mapped = _map(desk, row, room)
    return [
        together(
            [
                top,
                accounts.at(sheet.edge, top.height + 22),
                mapped.at(sheet.edge + large.WIDTH + BETWEEN, top.height + 22),
                foot.at(sheet.edge, low),
            ]
        )
    ]


def chosen(desk: Desk) -> LedgerRow | None:
    """Choose the row: that of the lead, or else the first on which most is said."""
    rows = [row for _heading, row in chart.listed(desk)]
    lead = desk.brief.lead
    for row in rows:
        if lead and row.key == lead.row:
            return row
    return max(rows, key=_said, default=None)


def _said(row: LedgerRow) -> int:
    """Weigh how much is said on a row: by each side, and by others."""
    spoken = sum(2 for cell in row.cells if cell.claims)
    return spoken + bool(row.others)


def _top(desk: Desk, row: LedgerRow | None) -> Piece:
    """Head the picture with what is counted, and say of when and where."""
    wide = desk.sheet.inner
    maker = desk.line(desk.run("maker", pictures.MAKER))
    over = heads.own_title(desk) if desk.editor.title else desk.brief.asked.title
    small = desk.line(desk.run("small", over)).within(wide - desk.wide(maker) - 20)
    down = max(maker.ascent - small.ascent, 0.0)
    line = together([desk.text(small, 0, down), desk.text(maker, wide - desk.wide(maker))])
    name = desk.editor.title or (row.title if row else heads.own_title(desk))
    marked = pictures.editors_title(row.title if row else heads.own_title(desk))
    under = [
        desk.prose(wide, desk.run("small", marked, is_italic=True)) if desk.editor.title else EMPTY,
        desk.prose(wide, *_under(desk, row)),
    ]
    return stack([line, hair(wide, "ink", 3.0), _title(desk, name, wide), *under], gap=8.0)


def _title(desk: Desk, name: str, width: float) -> Piece:
    """Set the title as large as leaves it on two lines at most."""
    size = desk.sheet.sizes["title"]
    while True:
        title = desk.line(desk.run("title", shortened(name, MOST_TITLE), size=size), level=1)
        title = title.within(width)
        if desk.tall(title) <= 2.6 * size or size <= 40:
            return desk.text(title)
        size -= 6


def _under(desk: Desk, row: LedgerRow | None) -> list[Run]:
    if row is None:
        return heads.sentence_runs(desk)
    lead = desk.brief.lead
    said = f" · {lead.words}" if lead and lead.row == row.key else ""
    return [desk.run("sentence", shortened(row.where, MOST_WHERE)), desk.run("small", said)]


def _map(desk: Desk, row: LedgerRow | None, room: float) -> Piece:
    """Draw the map of the places of the row's incident, with its key."""
    wide = desk.sheet.inner - large.WIDTH - BETWEEN
    every = desk.brief.map.marks
    here = _of(every, row.incident) if row else []
    marks = here or list(every)
    spare = 120.0
    for _again in range(2):
        tall = round(max(room - spare, 200.0))
        drawn = plate(
            desk, marks, wide, tall, alt=desk.brief.map.words, with_credit=False, is_sparse=True
        )  # fmt: skip
        left_out = len(every) - len(marks)
        told = legends.elsewhere(left_out) if left_out else ""
        below = stack(
            [mapkey.key(desk, drawn, wide, "fine"), desk.prose(wide, desk.run("fine", told))],
            gap=4.0,
        )
        spare = below.height + 10
    return stack([drawn.piece, below], gap=10.0)


def _of(marks: Sequence[Mark], incident: str) -> list[Mark]:
    return [one for one in marks if incident in one.incidents]


def _foot(desk: Desk, row: LedgerRow | None) -> Piece:
    """Set the axis with the verdict, the sources, the imprint."""
    wide = desk.sheet.inner
    return stack(
        [
            hair(wide, "ink", 1.5),
            _verdict(desk, row),
            hair(wide, "ink", 1.5) if row else EMPTY,
            _sources(desk, row),
            _address(desk),
            _imprint(desk),
        ],
        gap=9.0,
    )


def _verdict(desk: Desk, row: LedgerRow | None) -> Piece:
    """Draw both figures on the axis, or give the reason; and say how the accounts stand."""
    if row is None:
        return EMPTY
    wide = desk.sheet.inner
    label = desk.line(desk.run("heading", row.label)).within(wide * 0.48, "end")
    room = wide * 0.52 - 24
    if desk.wide(desk.line(*label.runs)) < label.width:
        label = desk.line(*label.runs)
        room = wide - desk.wide(label) - 24
    lane = _lane(desk, row, room)
    left = lane or desk.text(
        desk.line(desk.run("small", shortened(row.reason, MOST_REASON))).within(room)
    )
    down = max((left.height - desk.tall(label)) / 2, 0.0)
    at = wide - (label.width or desk.wide(label))
    return together([left, desk.text(label, at, down)])


def _lane(desk: Desk, row: LedgerRow, room: float) -> Piece | None:
    """Draw both figures on the axis; None where there is none."""
    plot = Plot(desk.sheet.half + 40, room - desk.sheet.half * 2 - 110, room)
    lane = figures.laid_out(desk, row, plot)
    if lane is None:
        return None
    at = [plot.at(one.at) for one in desk.brief.differences.ticks]
    grid = [shapes.rect(x - 0.75, 0, 1.5, lane.height, fill="line") for x in at]
    grid.append(shapes.rect(0, lane.middle - 0.75, room, 1.5, fill="line"))
    drawn = (*grid, *figures.drawn(desk, row, lane, plot))
    texts = (*figures.texts(desk, lane), *_tick(desk, plot, lane.middle))
    drawing = Drawing(0, 0, room, lane.height, row.alternative, drawn, texts)
    return Piece((drawing,), lane.height)


def _tick(desk: Desk, plot: Plot, middle: float) -> list[Words]:
    """Write the zero of the axis beside it."""
    first = next(iter(desk.brief.differences.ticks), None)
    if first is None:
        return []
    para: Para = desk.line(desk.run("fine", first.label))
    return [Words(plot.at(first.at) - desk.wide(para) - 6, middle - desk.tall(para) / 2, para)]


def _sources(desk: Desk, row: LedgerRow | None) -> Piece:
    """Name the sources of the figures with their dates, as many as fit two lines."""
    if row is None:
        return EMPTY
    known, cited = desk.cites.sources, desk.cites.numbers
    told = [cited(cell.claims) for cell in row.cells]
    told += [cited((one.claim,)) for one in row.others[:2]]
    names = [
        imprints.source_numbered(one.number, one.outlet, one.published)
        for one in (known[number] for number in sorted(frozenset().union(*told)))
    ]
    if not names:
        return EMPTY
    return run_in(
        desk,
        imprints.sources(),
        names,
        width=desk.sheet.inner,
        lines=3,
        style="fine",
        rest=imprints.more_sources,
    )


def _address(desk: Desk) -> Piece:
    """Print the address of the view, as much of it as fits a line, and lead to all of it."""
    address = desk.brief.asked.address
    run = desk.run("fine", shortened(address, MOST_ADDRESS), ink="ink", link=linked(address))
    return desk.text(desk.line(run)) if address else EMPTY


def _imprint(desk: Desk) -> Piece:
    """Credit the map and the data, with the id at the right."""
    wide = desk.sheet.inner
    ident = desk.line(desk.run("fine", desk.brief.asked.id, weight=600, ink="ink"))
    credit = desk.editor.credit
    told = " · ".join(
        filter(
            None,
            (
                pictures.editors_credit(credit) if credit else "",
                legends.map_credit(desk.brief.map.credit),
                "; ".join(one.name for one in desk.brief.notes.licences),
                desk.brief.asked.as_of,
            ),
        )
    )
    left = desk.prose(wide - desk.wide(ident) - 20, desk.run("fine", told))
    down = max(left.height - desk.tall(ident), 0.0)
    return together([left, desk.text(ident, wide - desk.wide(ident), down)])
