"""The foot of a picture: how to read it, who made it from what, its id and its address."""

from __future__ import annotations

from incidents.print.composer import Composer
from incidents.print.paras import Run
from incidents.print.pieces import Piece, stack, together
from incidents.print.sides import hair
from incidents.print.sourcing import linked
from incidents.words import imprints, legends, pictures


def reading(composer: Composer, width: float) -> Piece:
    """Say how a picture is read, and what is contested about the line."""
    notes = composer.brief.notes
    told = [notes.boundary, *notes.reading]
    return composer.prose(width, composer.run("fine", " ".join(filter(None, told))))


def statement(composer: Composer, width: float) -> Piece:
    """Say in one sentence what a claim is."""
    return composer.prose(
        width, *(composer.run("fine", one) for one in composer.brief.notes.reading[1:2])
    )


def imprint(
    composer: Composer, width: float, *, with_credit: bool = False, page: str = ""
) -> Piece:
    """Say who made the picture from what, with its id at the right and its address below."""
    ident = composer.line(composer.run("fine", composer.brief.asked.id, weight=600, ink="ink"))
    number = composer.line(composer.run("fine", page))
    wide = max(composer.wide(ident), composer.wide(number)) + 16
    left = stack(
        [
            composer.prose(width - wide, *_made(composer, with_credit=with_credit)),
            composer.prose(width - wide, *_credit(composer)),
            composer.prose(width - wide, *_address(composer)),
        ]
    )
    right = stack(
        [
            composer.text(ident, width - composer.wide(ident)),
            composer.text(number, width - composer.wide(number)),
        ]
    )
    return together([left, right])


def _made(composer: Composer, *, with_credit: bool) -> list[Run]:
    asked, notes = composer.brief.asked, composer.brief.notes
    licences = imprints.once(one.title for one in notes.licences)
    said = imprints.imprint(asked.software, asked.dataset, asked.dataset_version, licences)
    credit = legends.map_credit(composer.brief.map.credit) if with_credit else ""
    return [composer.run("fine", " · ".join(filter(None, (said, credit))))]


def _credit(composer: Composer) -> list[Run]:
    credit = composer.editor.credit
    return [composer.run("fine", pictures.editors_credit(credit), ink="ink")] if credit else []


def _address(composer: Composer) -> list[Run]:
    address = composer.brief.asked.address
    return [composer.run("fine", address, ink="ink", link=linked(address))] if address else []


def ruled(piece: Piece, width: float, gap: float = 7.0, ink: str = "ink") -> Piece:
    """Put a rule above a piece; above nothing, nothing."""
    return stack([hair(width, ink), piece], gap=gap) if not piece.is_empty else piece
