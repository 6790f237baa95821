"""The map alone, as large as may be, with its key and what it cannot show beside it."""

from __future__ import annotations

from incidents.print import feet, heads, listing, mapkey, sourcing
from incidents.print.desk import Desk
from incidents.print.pieces import EMPTY, Piece, stack, together
from incidents.print.plate import Plate, plate
from incidents.words import imprints

BESIDE, BETWEEN = 350.0, 30.0


def mapsheet(desk: Desk) -> list[Piece]:
    """Compose the picture: one page."""
    sheet = desk.sheet
    sentence = heads.sentence(desk, sheet.inner, with_remarks=True)
    top = stack([heads.head(desk, sheet.inner), sentence], gap=4.0).at(sheet.edge, sheet.top)
    begin = top.height + 12
    foot = _foot(desk)
    tall = round(sheet.height - sheet.bottom - foot.height - 14 - begin)
    wide = round(sheet.inner - BESIDE - BETWEEN)
    view = desk.brief.map
    drawn = plate(desk, view.marks, wide, tall, alt=view.words)
    return [
        together(
            [
                top,
                drawn.piece.at(sheet.edge, begin),
                _beside(desk, drawn, tall).at(sheet.edge + wide + BETWEEN, begin),
                foot.at(sheet.edge, sheet.height - sheet.bottom - foot.height),
            ]
        )
    ]


def _beside(desk: Desk, drawn: Plate, room: float) -> Piece:
    """Set the key, the facts or the summary, what is not on the map, and sources."""
    key = mapkey.key(desk, drawn, BESIDE)
    summary = heads.facts(desk, BESIDE) if desk.brief.incident else heads.summary(desk, BESIDE)
    tray = listing.tray(desk, drawn, BESIDE, 7)
    upper = stack([key, feet.ruled(summary, BESIDE), feet.ruled(tray, BESIDE)], gap=12.0)
    return stack([upper, _sources(desk, room - upper.height - 26)], gap=12.0)


def _sources(desk: Desk, room: float) -> Piece:
    """List as many sources of the claims in view as fit."""
    numbers = list(desk.cites.sources)
    if not numbers or room < 60:
        return EMPTY
    heading = desk.text(desk.line(desk.run("row", imprints.sources()), level=2))
    listed = sourcing.columns(desk, numbers, BESIDE, 1, room - heading.height - 12)
    return feet.ruled(stack([heading, listed], gap=4.0), BESIDE)


def _foot(desk: Desk) -> Piece:
    wide = desk.sheet.inner
    notes = desk.brief.notes
    boundary = desk.prose(wide, desk.run("fine", " ".join((notes.boundary, *notes.reading[:2]))))
    return stack([feet.ruled(boundary, wide, gap=5.0), feet.imprint(desk, wide)], gap=4.0)
