"""The two panels: what each side claims of others' losses, and what it reports of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from incidents.brief.shape import Block as Owned
from incidents.brief.shape import Panel, PanelRow, Quiet
from incidents.print import shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.paras import Para
from incidents.print.pieces import EMPTY, Drawing, Piece, Words, stack, together
from incidents.print.rowing import signed
from incidents.words import pictures

BAR = 4.0
COLUMN_GAP, ROW_GAP = 24.0, 1.5
TOGETHER = 18
"""So many lines of a block are not torn apart between pages."""

Counts = list[tuple[int, int]]
"""How much of each block is shown: rows with a figure, and lines about losses without one."""


def side_by_side(composer: Composer, width: float, room: float) -> Piece:
    """Set both panels beside each other, each with as many rows as fit a height."""
    wide = (width - COLUMN_GAP) / 2
    first, second = (Lines(composer, one, wide).fitting(room) for one in composer.brief.panels)
    return together([first, second.at(wide + COLUMN_GAP, 0)])


def stacked(composer: Composer, width: float, room: float) -> Piece:
    """Set both panels below each other, with as many rows as fit a height."""
    upper, lower = (Lines(composer, one, width) for one in composer.brief.panels)
    gap = 14.0
    second = lower.fitting((room - gap) / 2)
    first = upper.fitting(room - gap - second.height)
    return stack([first, lower.fitting(room - gap - first.height)], gap=gap)


def is_whole(composer: Composer, width: float, room: float) -> bool:
    """Tell whether panels below each other hold every row within a height."""
    return stacked(composer, width, room).height == stacked(composer, width, math.inf).height


def whole(composer: Composer, panel: Panel, width: float) -> Iterator[tuple[Piece, float]]:
    """Give a panel with every row, in pieces that belong together, each with the gap above it."""
    drawn = Lines(composer, panel, width)
    for place, owned in enumerate(panel.blocks):
        lines = [*drawn.rows[place], *drawn.quiet[place]]
        first = drawn.owned(owned, lines[:TOGETHER])
        yield (stack([drawn.head(), first], 6.0), 14.0) if place == 0 else (first, 7.0)
        yield from ((line, 1.0) for line in lines[TOGETHER:])


@dataclass(frozen=True)
class Lines:
    """The lines of a panel of some width, drawn, of which as many are shown as fit."""

    composer: Composer
    panel: Panel
    width: float

    @cached_property
    def rows(self) -> list[list[Piece]]:
        """The rows with a figure, block by block."""
        return [
            [panel_row(self.composer, row, self.panel.slot, self.width) for row in owned.rows]
            for owned in self.panel.blocks
        ]

    @cached_property
    def quiet(self) -> list[list[Piece]]:
        """What is done about losses without a figure, block by block."""
        return [
            [_quiet(self.composer, one, self.panel.slot, self.width) for one in owned.quiet]
            for owned in self.panel.blocks
        ]

    def fitting(self, room: float) -> Piece:
        """Set as much as fits: a figure a block, what it does without one, then more figures."""
        shown = [(min(place < 2, len(rows)), 0) for place, rows in enumerate(self.rows)]
        for more in (self._quieter, self._fuller):
            found: Counts | None = shown
            while found is not None:
                shown = found
                fits = (one for one in more(shown) if self.made(one).height <= room)
                found = next(fits, None)
        return self.made(shown)

    def _quieter(self, shown: Counts) -> Iterator[Counts]:
        """Give one line more about losses without a figure, to one block."""
        for place, (_rows, silent) in enumerate(shown):
            if silent < len(self.quiet[place]):
                yield [(rows, quiet + (n == place)) for n, (rows, quiet) in enumerate(shown)]

    def _fuller(self, shown: Counts) -> Iterator[Counts]:
        """Give one row more to one block: to those that show least first."""
        places = [n for n, (rows, _silent) in enumerate(shown) if rows < len(self.rows[n])]
        for place in sorted(places, key=lambda n: shown[n][0]):
            yield [(rows + (n == place), silent) for n, (rows, silent) in enumerate(shown)]

    def made(self, shown: Counts) -> Piece:
        """Set the panel with so much of each block."""
        blocks = zip(self.panel.blocks, self.rows, self.quiet, shown, strict=True)
        owned = [
            self.owned(one, [*rows[:count], *quiet[:silent]])
            for one, rows, quiet, (count, silent) in blocks
        ]
        total = sum(len(one) for one in (*self.rows, *self.quiet))
        here = sum(count + silent for count, silent in shown)
        note = pictures.lines_here(here, total) if here < total else ""
        return stack([self.head(note), *owned], gap=6.0)

    def owned(self, owned: Owned, lines: Sequence[Piece]) -> Piece:
        """Set lines about one owner's losses under their heading; without any, nothing."""
        if not lines:
            return EMPTY
        heading = self.composer.line(self.composer.run("small", owned.heading, weight=600), level=3)
        set_ = self.composer.text(heading.within(self.width))
        return stack([set_, hair(self.width, "line"), *lines], gap=1.0)

    def head(self, note: str = "") -> Piece:
        """Head the panel in its side's colour; say how much it says, or why it says nothing."""
        composer, panel, width = self.composer, self.panel, self.width
        titled, title = self._titled()
        if panel.state != "speaks":
            para = composer.line(composer.run("plain", panel.words))
            why = signed(composer, panel.state, panel.slot, para, width)
            return stack([titled, why], gap=5.0)
        told = " · ".join(filter(None, (panel.words, note)))
        said = composer.line(composer.run("small", told))
        if note or not all(_is_short(composer, one, width) for one in composer.brief.panels):
            return stack([titled, composer.text(said.within(width))])
        at = (width - composer.wide(said), BAR + 3 + title.ascent - said.ascent)
        return together([titled, composer.text(said, *at)])

    def _titled(self) -> tuple[Piece, Para]:
        composer, slot, half = self.composer, self.panel.slot, self.composer.sheet.half
        left = 2 * half + 7
        title = composer.line(composer.run("heading", self.panel.heading), level=2)
        if composer.wide(title) > self.width - left:
            title = title.within(self.width - left)
        tall, line = composer.tall(title), title.ascent * 1.27
        marks = (
            shapes.rect(0, 0, self.width, BAR, fill=SLOT_INKS[slot]),
            shapes.mark(slot, half, BAR + 3 + line / 2, half, fill=SLOT_INKS[slot]),
        )
        drawing = Drawing(0, 0, self.width, BAR + 3 + tall, shapes=marks)
        return together(
            [Piece((drawing,), BAR + 3 + tall), composer.text(title, left, BAR + 3)]
        ), title


def _is_short(composer: Composer, panel: Panel, width: float) -> bool:
    """Tell whether a panel's heading leaves room for what it says beside it."""
    heading = composer.line(composer.run("heading", panel.heading), level=2)
    said = composer.line(composer.run("small", panel.words))
    return 2 * composer.sheet.half + 17 + composer.wide(heading) + composer.wide(said) <= width


def hair(width: float, ink: str = "hair", weight: float = 1.0) -> Piece:
    """Draw a rule."""
    rule = shapes.rect(0, 0, width, weight, fill=ink)
    return Piece((Drawing(0, 0, width, weight, shapes=(rule,)),), weight)


def panel_row(composer: Composer, row: PanelRow, slot: int, width: float) -> Piece:
    """Set one figure of a panel: what is counted at left, the figure at right."""
    value = _value(composer, row, slot)
    wide = min(composer.wide(value), width * 0.62)
    if composer.wide(value) > wide:
        value = value.within(wide, "end")
    small = "; ".join(filter(None, (row.whose, row.where, *row.notes)))
    label = composer.line(
        composer.run("plain", row.label),
        *composer.cite(row.claims),
        composer.run("small", f"\u2002{small}" if small else ""),
    ).within(width - wide - 12)
    base = max(label.ascent, value.ascent)
    texts = (
        Words(0, base - label.ascent, label),
        Words(width - wide, base - value.ascent, value),
    )
    tall = max(base - one.ascent + composer.tall(one) for one in (label, value))
    piece = Piece(texts, tall, composer.cites.numbers(row.claims))
    return stack([piece, hair(width)], gap=ROW_GAP).at(0, ROW_GAP)


def _value(composer: Composer, row: PanelRow, slot: int) -> Para:
    """Set the figure, what it replaced struck before it; words are smaller."""
    is_number = any(letter.isdigit() for letter in row.figure)
    return composer.line(
        *(
            run
            for old in row.old
            for run in (composer.run("old", old), composer.run("plain", "\u2002"))
        ),
        composer.run("sum" if is_number else "plain", row.figure, ink=SLOT_WORDS[slot]),
        is_tight=is_number,
    )


def _quiet(composer: Composer, quiet: Quiet, slot: int, width: float) -> Piece:
    para = composer.line(composer.run("small", pictures.quiet(quiet.words, quiet.losses)))
    return signed(composer, quiet.state, slot, para, width).at(0, 2)
