"""Both accounts of one row, below each other, with their figures as large as there is room."""

from __future__ import annotations

from incidents.brief.shape import Cell, LeadLine, LedgerRow
from incidents.print import shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.fitting import shortened
from incidents.print.paras import CAPITAL, Para, Run
from incidents.print.pieces import EMPTY, Drawing, Piece, stack, together
from incidents.print.rowing import signed
from incidents.print.silences import glyph
from incidents.words import imprints, pictures

WIDTH, BAR = 440.0, 7.0
LEAST_FIGURE = 60.0
MOST_WHO, MOST_SAID = 60, 110
"""The most letters of who spoke, and of what is said without a figure."""


def accounts(composer: Composer, row: LedgerRow | None, room: float) -> Piece:
    """Set both accounts below each other, their figures as large as there is room."""
    if row is None:
        return stack([_panel(composer, slot) for slot in (0, 1)], gap=26.0)
    found = _both(composer, row, composer.sheet.sizes["sum"])
    figures = sum(bool(cell.figure) for cell in row.cells)
    if found.height > room and figures:
        # A figure is as high as its capitals: so much smaller makes all of it fit.
        less = (found.height - room) / figures / CAPITAL
        found = _both(composer, row, max(composer.sheet.sizes["sum"] - less, LEAST_FIGURE))
    whole = stack([found, _others(composer, row)], gap=26.0)
    return whole if whole.height <= room else found


def _both(composer: Composer, row: LedgerRow, size: float) -> Piece:
    return stack([_account(composer, cell, round(size, 1)) for cell in row.cells], gap=22.0)


def _others(composer: Composer, row: LedgerRow) -> Piece:
    """Name what others say of it, two at most."""
    lines = []
    for one in row.others[:2]:
        para = composer.line(
            composer.run("plain", shortened(one.label, MOST_SAID)), *composer.cite((one.claim,))
        )
        lines.append(signed(composer, "states", 2, para, WIDTH))
    return stack(lines, gap=4.0)


def _panel(composer: Composer, slot: int) -> Piece:
    """Say why a side says nothing in view."""
    panel = composer.brief.panels[slot]
    head = _banner(composer, slot, panel.heading)
    return stack([head, _signed(composer, panel.state, slot, panel.words)], gap=14.0)


def _banner(composer: Composer, slot: int, text: str) -> Piece:
    half, ink = composer.sheet.half, SLOT_INKS[slot]
    name = composer.line(composer.run("heading", shortened(text, MOST_WHO)), level=2).within(
        WIDTH - 2 * half - 12
    )
    tall = composer.sheet.sizes["heading"] * 1.3
    marks = (
        shapes.rect(0, 0, WIDTH, BAR, fill=ink),
        shapes.mark(slot, half, BAR + 6 + tall / 2, half, fill=ink),
    )
    drawing = Drawing(0, 0, WIDTH, BAR + 6 + tall, shapes=marks)
    return together(
        [Piece((drawing,), BAR + 6 + tall), composer.text(name, 2 * half + 12, BAR + 6)]
    )


def _account(composer: Composer, cell: Cell, size: float) -> Piece:
    """Set one account: who claims or reports, the figure, who said it and when."""
    said = pictures.spoke(cell.name, cell.verb) if cell.verb else cell.name
    head = _banner(composer, cell.slot, said)
    if not cell.figure:
        cites = () if _speaker(composer, cell)[0] else composer.cite((*cell.claims, *cell.noted))
        without = _signed(composer, cell.state, cell.slot, cell.label, *cites)
        return stack([head, without, _who(composer, cell)], gap=12.0)
    figure = _figure(composer, cell, size)
    if composer.wide(figure) > WIDTH:
        figure = _figure(composer, cell, max(size * WIDTH / composer.wide(figure), 34.0))
    return stack([head, _beside_old(composer, cell, figure), _who(composer, cell)], gap=12.0)


def _figure(composer: Composer, cell: Cell, size: float) -> Para:
    """Set a figure in a size: its letters as close in every one, so that it shrinks as measured."""
    ink, close = SLOT_WORDS[cell.slot], -size * 0.02
    run = composer.run("sum", cell.figure, size=round(size, 1), ink=ink, spaced=close)
    return composer.line(run, is_tight=True)


def _beside_old(composer: Composer, cell: Cell, figure: Para) -> Piece:
    """Set a figure, and what it replaced at its right, on its base."""
    gap = composer.run("verb", "\u2002")
    runs = [run for one in cell.old[-2:] for run in (gap, composer.run("old", one.label, size=34))]
    old = composer.line(*runs[1:], is_tight=True)
    x = composer.wide(figure) + 18
    placed = composer.text(old, x, 12 + composer.tall(figure) - composer.tall(old))
    if x + composer.wide(old) > WIDTH:
        placed = EMPTY
    return together([composer.text(figure, -0.03 * figure.runs[0].size, 12), placed])


def _signed(composer: Composer, state: str, slot: int, text: str, *cites: Run) -> Piece:
    """Say what a side does without a figure, behind a large glyph."""
    size = composer.sheet.sizes["heading"] * 1.1
    said = composer.run("heading", shortened(text, MOST_SAID), ink=SLOT_WORDS[slot])
    para = composer.line(said, *cites).within(WIDTH - size - 14)
    marks = Drawing(0, 0, size, size, shapes=tuple(glyph(state, slot, (0, 4), size, SLOT_INKS)))
    return together([Piece((marks,), size + 4), composer.text(para, size + 14)])


def _who(composer: Composer, cell: Cell) -> Piece:
    """Say who spoke and when, with the sources."""
    who, said = _speaker(composer, cell)
    told = imprints.source_briefly(said) if who else ""
    also = f" {pictures.also(cell.also)}" if cell.also else ""
    return composer.prose(
        WIDTH,
        composer.run("plain", shortened(who, MOST_WHO), weight=600),
        composer.run("plain", told),
        *(composer.cite(cell.claims) if who else ()),
        composer.run("small", also),
    )


def _speaker(composer: Composer, cell: Cell) -> tuple[str, str]:
    """Find who spoke and when: on the lead, or on the cards of an open incident."""
    line, incident = _line(composer, cell), composer.brief.incident
    if line is not None:
        return line.who, line.said
    topics = incident.topics if incident else ()
    cards = [one for topic in topics for found in topic.cards for one in found]
    return next(((one.speaker, one.said) for one in cards if one.id in cell.claims), ("", ""))


def _line(composer: Composer, cell: Cell) -> LeadLine | None:
    lead = composer.brief.lead
    found = lead.lines if lead else ()
    return next((one for one in found if one.claim in cell.claims), None)
