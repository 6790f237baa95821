"""The foot of a picture: how to read it, who made it from what, its id and its address."""

from __future__ import annotations

from incidents.print.desk import Desk
from incidents.print.paras import Run
from incidents.print.pieces import Piece, stack, together
from incidents.print.sides import hair
from incidents.print.sourcing import linked
from incidents.words import imprints, legends, pictures


def reading(desk: Desk, width: float) -> Piece:
    """Say how a picture is read, and what is contested about the line."""
    notes = desk.brief.notes
    told = [notes.boundary, *notes.reading]
    return desk.prose(width, desk.run("fine", " ".join(filter(None, told))))


def statement(desk: Desk, width: float) -> Piece:
    """Say in one sentence what a claim is."""
    return desk.prose(width, *(desk.run("fine", one) for one in desk.brief.notes.reading[1:2]))


def imprint(desk: Desk, width: float, *, with_credit: bool = False, page: str = "") -> Piece:
    """Say who made the picture from what, with its id at the right and its address below."""
    ident = desk.line(desk.run("fine", desk.brief.asked.id, weight=600, ink="ink"))
    number = desk.line(desk.run("fine", page))
    wide = max(desk.wide(ident), desk.wide(number)) + 16
    left = stack(
        [
            desk.prose(width - wide, *_made(desk, with_credit=with_credit)),
            desk.prose(width - wide, *_credit(desk)),
            desk.prose(width - wide, *_address(desk)),
        ]
    )
    right = stack(
        [
            desk.text(ident, width - desk.wide(ident)),
            desk.text(number, width - desk.wide(number)),
        ]
    )
    return together([left, right])


def _made(desk: Desk, *, with_credit: bool) -> list[Run]:
    asked, notes = desk.brief.asked, desk.brief.notes
    licences = "; ".join(one.title for one in notes.licences)
    said = imprints.imprint(asked.software, asked.dataset, asked.dataset_version, licences)
    credit = legends.map_credit(desk.brief.map.credit) if with_credit else ""
    return [desk.run("fine", " · ".join(filter(None, (said, credit))))]


def _credit(desk: Desk) -> list[Run]:
    credit = desk.editor.credit
    return [desk.run("fine", pictures.editors_credit(credit), ink="ink")] if credit else []


def _address(desk: Desk) -> list[Run]:
    address = desk.brief.asked.address
    return [desk.run("fine", address, ink="ink", link=linked(address))] if address else []


def ruled(piece: Piece, width: float, gap: float = 7.0, ink: str = "ink") -> Piece:
    """Put a rule above a piece; above nothing, nothing."""
    return stack([hair(width, ink), piece], gap=gap) if not piece.is_empty else piece
