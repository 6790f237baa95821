"""Square: one difference, to be read on a phone. Nothing on it is smaller than 22 pixels."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.brief.shape import LedgerRow, Mark
from incidents.print import chart, corrections, figures, heads, large, shapes
from incidents.print.cartography.key import key as map_key
from incidents.print.cartography.plate import plate
from incidents.print.composer import Composer
from incidents.print.figures import Plot
from incidents.print.fitting import shortened
from incidents.print.listing import run_in
from incidents.print.paras import Para, Run
from incidents.print.pieces import EMPTY, Drawing, Piece, Words, stack, together
from incidents.print.sides import hair
from incidents.print.sourcing import linked
from incidents.words import imprints, legends, pictures

BETWEEN = 32.0
MOST_WHERE, MOST_TITLE, MOST_REASON, MOST_ADDRESS = 110, 140, 200, 76
"""The most letters of each."""


def square(composer: Composer) -> list[Piece]:
    """Compose the picture: one page."""
    sheet = composer.sheet
    row = chosen(composer)
    top = _top(composer, row).at(sheet.edge, sheet.top)
    foot = _foot(composer, row)
    low = sheet.height - sheet.bottom - foot.height
    room = low - top.height - 40
    accounts = large.accounts(composer, row, room)
    mapped = _map(composer, row, room)
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


def chosen(composer: Composer) -> LedgerRow | None:
    """Choose the row: that of the lead, or else the first on which most is said."""
    rows = [row for _heading, row in chart.listed(composer)]
    lead = composer.brief.lead
    for row in rows:
        if lead and row.key == lead.row:
            return row
    return max(rows, key=_said, default=None)


def _said(row: LedgerRow) -> int:
    """Weigh how much is said on a row: by each side, and by others."""
    spoken = sum(2 for cell in row.cells if cell.claims)
    return spoken + bool(row.others)


def _top(composer: Composer, row: LedgerRow | None) -> Piece:
    """Head the picture with what is counted, and say of when and where."""
    wide = composer.sheet.inner
    maker = composer.line(composer.run("maker", pictures.MAKER))
    over = heads.own_title(composer) if composer.editor.title else composer.brief.asked.title
    small = composer.line(composer.run("small", over)).within(wide - composer.wide(maker) - 20)
    down = max(maker.ascent - small.ascent, 0.0)
    line = together(
        [composer.text(small, 0, down), composer.text(maker, wide - composer.wide(maker))]
    )
    name = composer.editor.title or (row.title if row else heads.own_title(composer))
    marked = pictures.editors_title(row.title if row else heads.own_title(composer))
    under = [
        composer.prose(wide, composer.run("small", marked, is_italic=True))
        if composer.editor.title
        else EMPTY,
        composer.prose(wide, *_under(composer, row)),
    ]
    return stack([line, hair(wide, "ink", 3.0), _title(composer, name, wide), *under], gap=8.0)


def _title(composer: Composer, name: str, width: float) -> Piece:
    """Set the title as large as leaves it on two lines at most."""
    size = composer.sheet.sizes["title"]
    while True:
        title = composer.line(
            composer.run("title", shortened(name, MOST_TITLE), size=size), level=1
        )
        title = title.within(width)
        if composer.tall(title) <= 2.6 * size or size <= 40:
            return composer.text(title)
        size -= 6


def _under(composer: Composer, row: LedgerRow | None) -> list[Run]:
    if row is None:
        return heads.sentence_runs(composer)
    lead = composer.brief.lead
    said = f" · {lead.words}" if lead and lead.row == row.key else ""
    return [composer.run("sentence", shortened(row.where, MOST_WHERE)), composer.run("small", said)]


def _map(composer: Composer, row: LedgerRow | None, room: float) -> Piece:
    """Draw the map of the places of the row's incident, with its key."""
    wide = composer.sheet.inner - large.WIDTH - BETWEEN
    every = composer.brief.map.marks
    here = _of(every, row.incident) if row else []
    marks = here or list(every)
    spare = 120.0
    for _again in range(2):
        tall = round(max(room - spare, 200.0))
        drawn = plate(
            composer, marks, wide, tall,
            alt=composer.brief.map.words, with_credit=False, is_sparse=True,
        )  # fmt: skip
        left_out = len(every) - len(marks)
        told = legends.elsewhere(left_out) if left_out else ""
        below = stack(
            [
                map_key(composer, drawn, wide, "fine"),
                composer.prose(wide, composer.run("fine", told)),
            ],
            gap=4.0,
        )
        spare = below.height + 10
    return stack([drawn.piece, below], gap=10.0)


def _of(marks: Sequence[Mark], incident: str) -> list[Mark]:
    return [one for one in marks if incident in one.incidents]


def _foot(composer: Composer, row: LedgerRow | None) -> Piece:
    """Set the axis with the verdict, the sources, the imprint."""
    wide = composer.sheet.inner
    return stack(
        [
            hair(wide, "ink", 1.5),
            _verdict(composer, row),
            hair(wide, "ink", 1.5) if row else EMPTY,
            _sources(composer, row),
            corrections.footnote(composer, wide, 2),
            _address(composer),
            _imprint(composer),
        ],
        gap=9.0,
    )


def _verdict(composer: Composer, row: LedgerRow | None) -> Piece:
    """Draw both figures on the axis, or give the reason; and say how the accounts stand."""
    if row is None:
        return EMPTY
    wide = composer.sheet.inner
    label = composer.line(composer.run("heading", row.label)).within(wide * 0.48, "end")
    room = wide * 0.52 - 24
    if composer.wide(composer.line(*label.runs)) < label.width:
        label = composer.line(*label.runs)
        room = wide - composer.wide(label) - 24
    lane = _lane(composer, row, room)
    left = lane or composer.text(
        composer.line(composer.run("small", shortened(row.reason, MOST_REASON))).within(room)
    )
    down = max((left.height - composer.tall(label)) / 2, 0.0)
    at = wide - (label.width or composer.wide(label))
    return together([left, composer.text(label, at, down)])


def _lane(composer: Composer, row: LedgerRow, room: float) -> Piece | None:
    """Draw both figures on the axis; None where there is none."""
    plot = Plot(composer.sheet.half + 40, room - composer.sheet.half * 2 - 110, room)
    lane = figures.laid_out(composer, row, plot)
    if lane is None:
        return None
    at = [plot.at(one.at) for one in composer.brief.differences.ticks]
    grid = [shapes.rect(x - 0.75, 0, 1.5, lane.height, fill="line") for x in at]
    grid.append(shapes.rect(0, lane.middle - 0.75, room, 1.5, fill="line"))
    drawn = (*grid, *figures.drawn(composer, row, lane, plot))
    texts = (*figures.texts(composer, lane), *_tick(composer, plot, lane.middle))
    drawing = Drawing(0, 0, room, lane.height, row.alternative, drawn, texts)
    return Piece((drawing,), lane.height)


def _tick(composer: Composer, plot: Plot, middle: float) -> list[Words]:
    """Write the zero of the axis beside it."""
    first = next(iter(composer.brief.differences.ticks), None)
    if first is None:
        return []
    para: Para = composer.line(composer.run("fine", first.label))
    return [
        Words(plot.at(first.at) - composer.wide(para) - 6, middle - composer.tall(para) / 2, para)
    ]


def _sources(composer: Composer, row: LedgerRow | None) -> Piece:
    """Name the sources of the figures with their dates, as many as fit two lines."""
    if row is None:
        return EMPTY
    known, cited = composer.cites.sources, composer.cites.numbers
    told = [cited(cell.claims) for cell in row.cells]
    told += [cited((one.claim,)) for one in row.others[:2]]
    names = [
        imprints.source_numbered(one.number, one.outlet, one.published)
        for one in (known[number] for number in sorted(frozenset().union(*told)))
    ]
    if not names:
        return EMPTY
    return run_in(
        composer,
        imprints.sources(),
        names,
        width=composer.sheet.inner,
        lines=3,
        style="fine",
        rest=imprints.more_sources,
    )


def _address(composer: Composer) -> Piece:
    """Print the address of the view, as much of it as fits a line, and lead to all of it."""
    address = composer.brief.asked.address
    run = composer.run("fine", shortened(address, MOST_ADDRESS), ink="ink", link=linked(address))
    return composer.text(composer.line(run)) if address else EMPTY


def _imprint(composer: Composer) -> Piece:
    """Credit the map and the data, with the id at the right."""
    wide = composer.sheet.inner
    ident = composer.line(composer.run("fine", composer.brief.asked.id, weight=600, ink="ink"))
    credit = composer.editor.credit
    told = " · ".join(
        filter(
            None,
            (
                pictures.editors_credit(credit) if credit else "",
                legends.map_credit(composer.brief.map.credit),
                imprints.once(one.name for one in composer.brief.notes.licences),
                composer.brief.asked.as_of,
            ),
        )
    )
    left = composer.prose(wide - composer.wide(ident) - 20, composer.run("fine", told))
    down = max(left.height - composer.tall(ident), 0.0)
    return together([left, composer.text(ident, wide - composer.wide(ident), down)])
