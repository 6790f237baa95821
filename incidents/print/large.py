"""Both accounts of one row, below each other, with their figures as large as there is room."""

from __future__ import annotations

from incidents.brief.shape import Cell, LeadLine, LedgerRow
from incidents.print import shapes
from incidents.print.desk import SLOT_INKS, SLOT_WORDS, Desk
from incidents.print.letters import shortened
from incidents.print.paras import CAPITAL, Para, Run
from incidents.print.pieces import EMPTY, Drawing, Piece, stack, together
from incidents.print.rowing import signed
from incidents.print.silences import glyph
from incidents.words import imprints, pictures

WIDTH, BAR = 440.0, 7.0
LEAST_FIGURE = 60.0
MOST_WHO, MOST_SAID = 60, 110
"""The most letters of who spoke, and of what is said without a figure."""


def accounts(desk: Desk, row: LedgerRow | None, room: float) -> Piece:
    """Set both accounts below each other, their figures as large as there is room."""
    if row is None:
        return stack([_panel(desk, slot) for slot in (0, 1)], gap=26.0)
    found = _both(desk, row, desk.sheet.sizes["sum"])
    figures = sum(bool(cell.figure) for cell in row.cells)
    if found.height > room and figures:
        # A figure is as high as its capitals: so much smaller makes all of it fit.
        less = (found.height - room) / figures / CAPITAL
        found = _both(desk, row, max(desk.sheet.sizes["sum"] - less, LEAST_FIGURE))
    whole = stack([found, _others(desk, row)], gap=26.0)
    return whole if whole.height <= room else found


def _both(desk: Desk, row: LedgerRow, size: float) -> Piece:
    return stack([_account(desk, cell, round(size, 1)) for cell in row.cells], gap=22.0)


def _others(desk: Desk, row: LedgerRow) -> Piece:
    """Name what others say of it, two at most."""
    lines = []
    for one in row.others[:2]:
        para = desk.line(
            desk.run("plain", shortened(one.label, MOST_SAID)), *desk.cite((one.claim,))
        )
        lines.append(signed(desk, "states", 2, para, WIDTH))
    return stack(lines, gap=4.0)


def _panel(desk: Desk, slot: int) -> Piece:
    """Say why a side says nothing in view."""
    panel = desk.brief.panels[slot]
    head = _banner(desk, slot, panel.heading)
    return stack([head, _signed(desk, panel.state, slot, panel.words)], gap=14.0)


def _banner(desk: Desk, slot: int, text: str) -> Piece:
    half, ink = desk.sheet.half, SLOT_INKS[slot]
    name = desk.line(desk.run("heading", shortened(text, MOST_WHO)), level=2).within(
        WIDTH - 2 * half - 12
    )
    tall = desk.sheet.sizes["heading"] * 1.3
    marks = (
        shapes.rect(0, 0, WIDTH, BAR, fill=ink),
        shapes.mark(slot, half, BAR + 6 + tall / 2, half, fill=ink),
    )
    drawing = Drawing(0, 0, WIDTH, BAR + 6 + tall, shapes=marks)
    return together([Piece((drawing,), BAR + 6 + tall), desk.text(name, 2 * half + 12, BAR + 6)])


def _account(desk: Desk, cell: Cell, size: float) -> Piece:
    """Set one account: who claims or reports, the figure, who said it and when."""
    said = pictures.spoke(cell.name, cell.verb) if cell.verb else cell.name
    head = _banner(desk, cell.slot, said)
    if not cell.figure:
        cites = () if _speaker(desk, cell)[0] else desk.cite((*cell.claims, *cell.noted))
        without = _signed(desk, cell.state, cell.slot, cell.label, *cites)
        return stack([head, without, _who(desk, cell)], gap=12.0)
    ink = SLOT_WORDS[cell.slot]
    figure = desk.line(
        desk.run("sum", cell.figure, size=size, ink=ink, spaced=-size * 0.02), is_tight=True
    )
    if desk.wide(figure) > WIDTH:
        shrunk = max(size * WIDTH / desk.wide(figure), 34.0)
        figure = desk.line(desk.run("sum", cell.figure, size=round(shrunk), ink=ink), is_tight=True)
    return stack([head, _beside_old(desk, cell, figure), _who(desk, cell)], gap=12.0)


def _beside_old(desk: Desk, cell: Cell, figure: Para) -> Piece:
    """Set a figure, and what it replaced at its right, on its base."""
    old = desk.line(
        *(desk.run("old", f"{one.label}", size=34) for one in cell.old[-2:]), is_tight=True
    )
    x = desk.wide(figure) + 18
    placed = desk.text(old, x, 12 + desk.tall(figure) - desk.tall(old))
    if x + desk.wide(old) > WIDTH:
        placed = EMPTY
    return together([desk.text(figure, -0.03 * figure.runs[0].size, 12), placed])


def _signed(desk: Desk, state: str, slot: int, text: str, *cites: Run) -> Piece:
    """Say what a side does without a figure, behind a large glyph."""
    size = desk.sheet.sizes["heading"] * 1.1
    said = desk.run("heading", shortened(text, MOST_SAID), ink=SLOT_WORDS[slot])
    para = desk.line(said, *cites).within(WIDTH - size - 14)
    marks = Drawing(0, 0, size, size, shapes=tuple(glyph(state, slot, (0, 4), size, SLOT_INKS)))
    return together([Piece((marks,), size + 4), desk.text(para, size + 14)])


def _who(desk: Desk, cell: Cell) -> Piece:
    """Say who spoke and when, with the sources."""
    who, said = _speaker(desk, cell)
    told = imprints.source_briefly(said) if who else ""
    also = f" {pictures.also(cell.also)}" if cell.also else ""
    return desk.prose(
        WIDTH,
        desk.run("plain", shortened(who, MOST_WHO), weight=600),
        desk.run("plain", told),
        *(desk.cite(cell.claims) if who else ()),
        desk.run("small", also),
    )


def _speaker(desk: Desk, cell: Cell) -> tuple[str, str]:
    """Find who spoke and when: on the lead, or on the cards of an open incident."""
    line, incident = _line(desk, cell), desk.brief.incident
    if line is not None:
        return line.who, line.said
    topics = incident.topics if incident else ()
    cards = [one for topic in topics for found in topic.cards for one in found]
    return next(((one.speaker, one.said) for one in cards if one.id in cell.claims), ("", ""))


def _line(desk: Desk, cell: Cell) -> LeadLine | None:
    lead = desk.brief.lead
    found = lead.lines if lead else ()
    return next((one for one in found if one.claim in cell.claims), None)
