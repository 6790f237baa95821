"""The map alone, as large as may be, with its key and what it cannot show beside it."""

from __future__ import annotations

from incidents.print import corrections, feet, heads, listing, sourcing
from incidents.print.cartography.key import key as map_key
from incidents.print.cartography.plate import Plate, plate
from incidents.print.composer import Composer
from incidents.print.pieces import EMPTY, Piece, stack, together
from incidents.words import imprints

BESIDE, BETWEEN = 350.0, 30.0


def mapsheet(composer: Composer) -> list[Piece]:
    """Compose the picture: one page."""
    sheet = composer.sheet
    sentence = heads.sentence(composer, sheet.inner, with_remarks=True)
    top = stack([heads.head(composer, sheet.inner), sentence], gap=4.0).at(sheet.edge, sheet.top)
    begin = top.height + 12
    foot = _foot(composer)
    tall = round(sheet.height - sheet.bottom - foot.height - 14 - begin)
    wide = round(sheet.inner - BESIDE - BETWEEN)
    view = composer.brief.map
    drawn = plate(composer, view.marks, wide, tall, alt=view.words)
    return [
        together(
            [
                top,
                drawn.piece.at(sheet.edge, begin),
                _beside(composer, drawn, tall).at(sheet.edge + wide + BETWEEN, begin),
                foot.at(sheet.edge, sheet.height - sheet.bottom - foot.height),
            ]
        )
    ]


def _beside(composer: Composer, drawn: Plate, room: float) -> Piece:
    """Set the key, the facts or the summary, what is not on the map, and sources."""
    key = map_key(composer, drawn, BESIDE)
    summary = (
        heads.facts(composer, BESIDE)
        if composer.brief.incident
        else heads.summary(composer, BESIDE)
    )
    tray = listing.tray(composer, drawn, BESIDE, 7)
    upper = stack([key, feet.ruled(summary, BESIDE), feet.ruled(tray, BESIDE)], gap=12.0)
    return stack([upper, _sources(composer, room - upper.height - 26)], gap=12.0)


def _sources(composer: Composer, room: float) -> Piece:
    """List as many sources of the claims in view as fit."""
    numbers = list(composer.cites.sources)
    if not numbers or room < 60:
        return EMPTY
    heading = composer.text(composer.line(composer.run("row", imprints.sources()), level=2))
    listed = sourcing.columns(composer, numbers, BESIDE, 1, room - heading.height - 12)
    return feet.ruled(stack([heading, listed], gap=4.0), BESIDE)


def _foot(composer: Composer) -> Piece:
    wide = composer.sheet.inner
    said = composer.brief.notes
    boundary = composer.prose(
        wide, composer.run("fine", " ".join((said.boundary, *said.reading[:2])))
    )
    notes = stack([boundary, corrections.footnote(composer, wide, 2)], gap=3.0)
    return stack([feet.ruled(notes, wide, gap=5.0), feet.imprint(composer, wide)], gap=4.0)
