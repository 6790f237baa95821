"""The timeline: claims by the day of the event, side 1 up, side 2 down, others below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from incidents.brief.shape import Bar, Timeline
from incidents.print import shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.paras import Para
from incidents.print.pieces import EMPTY, Drawing, Piece, Words, stack, together
from incidents.print.shapes import Shape
from incidents.words import pictures, when
from incidents.words.tongue import in_digits

BAR, REACH = 12.0, 30.0
A_DAY = 74.0
"""Pixels that a day has at most, so that a few days are not torn apart."""

NUMBERED = 32.0
"""Bars so far apart carry their numbers."""

FEW = 4
"""So many bars are dated one by one."""


def timeline(composer: Composer, width: float) -> Piece:
    """Draw the timeline; nothing where all claims are of one day."""
    found = composer.brief.timeline
    if len(found.bars) < 2:
        return EMPTY
    heading = composer.line(composer.run("heading", pictures.happened()), level=2)
    note = composer.line(composer.run("small", found.unit))
    at = (width - composer.wide(note), heading.ascent - note.ascent)
    head = together([composer.text(heading), composer.text(note, *at)])
    vague = composer.prose(
        width, composer.run("small", "; ".join(bar.words for bar in found.vague))
    )
    return stack([head, Days(composer, found, width).drawn(), vague], gap=3.0)


@dataclass(frozen=True)
class Days:
    """The bars of a timeline, drawn into a width."""

    composer: Composer
    found: Timeline
    width: float

    @property
    def scale(self) -> float:
        """How large it is drawn, against a page on a screen."""
        return self.composer.sheet.sizes["small"] / 12.5

    @cached_property
    def names(self) -> list[Para]:
        """The names beside the levels: of both sides, and of others."""
        composer = self.composer
        told = [(panel.name, SLOT_WORDS[panel.slot], 600) for panel in composer.brief.panels]
        told.append((pictures.others(), "muted", 400))
        return [
            composer.line(composer.run("small", text, ink=ink, weight=w)) for text, ink, w in told
        ]

    @cached_property
    def left(self) -> float:
        """Where the line of the days begins."""
        return max(self.composer.wide(one) for one in self.names) + 18

    @cached_property
    def length(self) -> float:
        """Pixels from the first day to the last."""
        first, last = (dt.date.fromisoformat(one) for one in (self.found.start, self.found.end))
        days = max((last - first).days, 1)
        return min(self.width - self.left - 2 * BAR, days * A_DAY * self.scale)

    def at(self, percent: float) -> float:
        """Place a day."""
        return self.left + BAR + percent * self.length / 100

    @cached_property
    def levels(self) -> tuple[float, float]:
        """Where both sides' bars begin, and where others' diamonds are."""
        tall, reach = self.composer.tall(self.names[0]), REACH * self.scale
        return reach + tall, 2 * reach + 2 * tall + 8 * self.scale

    @cached_property
    def apart(self) -> float:
        """Pixels between the two bars that are closest."""
        places = sorted(self.at(bar.at) for bar in self.found.bars)
        return min(second - first for first, second in pairwise(places))

    @property
    def unit(self) -> float:
        """Pixels for each claim."""
        return REACH * self.scale / max(self.found.tallest, 1)

    def drawn(self) -> Piece:
        """Draw it."""
        zero, third = self.levels
        tall = third + 8 * self.scale + self.composer.tall(self.names[0])
        line = shapes.rect(self.left, zero - 0.5, self.length + 2 * BAR, 1, fill="ink")
        bars = [shape for bar in self.found.bars for shape in self._bar(bar)]
        texts = (*self._beside(), *self._dates(), *self._counts())
        alt = self.found.summary
        drawing = Drawing(0, 0, self.width, tall, alt, (line, *bars), texts)
        return Piece((drawing,), tall)

    def _beside(self) -> Iterator[Words]:
        zero, third = self.levels
        tall = self.composer.tall(self.names[0])
        for name, y in zip(self.names, (zero - tall - 1, zero + 1, third - tall / 2), strict=True):
            yield Words(0, y, name)

    def _bar(self, bar: Bar) -> Iterator[Shape]:
        """Draw one bar; one outside of the chosen days is pale."""
        x, (zero, third) = self.at(bar.at), self.levels
        wide = min(BAR, max(self.apart * 0.8, 2.0))
        first, second, others = (count * self.unit for count in bar.counts)
        inks = SLOT_INKS if bar.in_period else ("faint",) * 3
        if first:
            yield shapes.rect(x - wide / 2, zero - first, wide, first, fill=inks[0])
        if second:
            yield shapes.rect(x - wide / 2, zero, wide, second, fill=inks[1])
        if others:
            half = max(min(4.2 * self.scale, wide * 0.6), 2.4)
            yield shapes.mark(2, x, third, half, fill=inks[2])

    def _counts(self) -> Iterator[Words]:
        """Write how many claims each bar holds; where they are too close, of the highest."""
        if self.apart >= NUMBERED * self.scale:
            for bar in self.found.bars:
                yield from self._numbers(bar)
        elif self.found.peak is not None:
            para = self.composer.line(self.composer.run("fine", self.found.peak.label))
            x, wide = self.at(self.found.peak.at) + 8, self.composer.wide(para)
            yield Words(x if x + wide <= self.width else x - 16 - wide, 0, para)

    def _numbers(self, bar: Bar) -> Iterator[Words]:
        x, (zero, third) = self.at(bar.at), self.levels
        for slot, count in enumerate(bar.counts):
            if not count:
                continue
            para = self.composer.line(
                self.composer.run("fine", in_digits(count), ink=SLOT_WORDS[slot])
            )
            wide, tall = self.composer.ruler.size(para)
            far = count * self.unit
            places = (
                (x - wide / 2, zero - far - tall),
                (x - wide / 2, zero + far),
                (x + 8 * self.scale, third - tall / 2),
            )
            yield Words(*places[slot], para)

    def _dates(self) -> Iterator[Words]:
        """Write the dates under the bars: of each where they are few, else those of the scale."""
        y = self.levels[1] + 8 * self.scale
        ticks = [(one.label, one.at) for one in self.found.ticks]
        if len(self.found.bars) <= FEW and self.apart > 0.9 * A_DAY * self.scale:
            ticks = [(_date(bar), bar.at) for bar in self.found.bars]
        for label, at in ticks:
            para = self.composer.line(self.composer.run("fine", label))
            yield Words(self.at(at) - self.composer.wide(para) / 2, y, para)


def _date(bar: Bar) -> str:
    first, last = (dt.date.fromisoformat(one) for one in (bar.start, bar.end))
    return when.days(first, last, last.year, full=False)
