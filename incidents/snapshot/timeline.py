"""The timeline: claims by day of the event, side 1 up, side 2 down, third parties as diamonds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from incidents.charts import words
from incidents.maps.theme import Tokens
from incidents.snapshot import fonts, glyphs
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.sheet import Sheet
from incidents.snapshot.typesetting import Type, fit, width_of
from incidents.store.answers import DayCount

BAR = 30.0
HEIGHT = 120.0
LABELS = 66.0
STEPS = (1, 2, 7, 14, 31, 92, 366)
MOST_TICKS = 10


@dataclass(frozen=True)
class Plot:
    """The bars' box, and its scale from the first day to the last."""

    box: Box
    first: dt.date
    last: dt.date
    tokens: Tokens

    @property
    def middle(self) -> float:
        """The y of the line between the sides."""
        return self.box.y + BAR

    @property
    def days(self) -> int:
        """Steps from the first day to the last, at least one."""
        return max((self.last - self.first).days, 1)

    def at(self, day: dt.date) -> float:
        """Give the x of a day."""
        return self.box.x + 4 + (self.box.w - 8) * (day - self.first).days / self.days

    def centre(self, count: DayCount) -> float:
        """Give the x of the middle of a bar, as far as it lies on the scale."""
        return (self.at(max(count.start, self.first)) + self.at(min(count.end, self.last))) / 2

    @property
    def bar_width(self) -> float:
        """How wide a bar is, in pixels."""
        return min(max(self.box.w / self.days * 0.7, 2.0), 11.0)


def draw(canvas: Canvas, sheet: Sheet, box: Box, tokens: Tokens) -> None:
    """Draw the timeline of a view into a box that is 120 pixels high."""
    t, (first, last) = tokens, sheet.period
    canvas.line([(box.x, box.y), (box.right, box.y)], t.ink, 1.0)
    canvas.text(box.x, box.y + 20, "When it happened", Type(16, 600, fonts.SERIF, t.ink))
    note = "claims by day of the event"
    canvas.text(box.right, box.y + 20, note, Type(12, color=t.muted), anchor="right")
    area = Box(box.x + LABELS, box.y + 34, box.w - LABELS - 6, 2 * BAR)
    plot = Plot(area, first, max(last, first), t)
    _ticks(canvas, plot)
    shown = [one for one in sheet.days if one.end >= plot.first and one.start <= plot.last]
    _bars(canvas, plot, shown, [side.id for side in sheet.dataset.manifest.sides])
    canvas.line([(area.x, plot.middle), (area.right, plot.middle)], t.ink, 1.0)
    for side, (y, color) in enumerate(((-8, t.a_text), (16, t.b_text))):
        kind = Type(11.5, 600, color=color)
        adjective = fit(sheet.dataset.manifest.sides[side].adjective, kind, LABELS - 8)
        canvas.text(box.x, plot.middle + y, adjective, kind)
    canvas.text(box.x, area.bottom + 11, "Others", Type(11.5, color=t.muted))


def _ticks(canvas: Canvas, plot: Plot) -> None:
    """Draw a hair line at every so many days, and write the day where there is room."""
    step = next((n for n in STEPS if plot.days / n <= MOST_TICKS), plot.days // 8 + 1)
    small = Type(10.5, color=plot.tokens.muted)
    free, edge = plot.box.x - 40, plot.box.right + 6
    for number in dict.fromkeys([*range(0, plot.days + 1, step), (plot.last - plot.first).days]):
        day = plot.first + dt.timedelta(days=number)
        x = plot.at(day)
        canvas.line([(x, plot.box.y), (x, plot.box.bottom)], plot.tokens.hair, z=3.0)
        text = words.day(day, plot.first.year if number and day.month > 1 else None)
        half = width_of(text, small) / 2
        # The label of the last day ends where the chart does, a little left of its line.
        middle = min(x, edge - half)
        if middle - half > free + 8:
            canvas.text(middle, plot.box.bottom + 26, text, small, anchor="center")
            free = middle + half


def _bars(canvas: Canvas, plot: Plot, shown: list[DayCount], sides: list[str]) -> None:
    tallest = max((one.by_side.get(side, 0) for one in shown for side in sides), default=0) or 1
    wide = plot.bar_width
    for one in shown:
        x = plot.centre(one)
        first, second = (BAR * one.by_side.get(side, 0) / tallest for side in sides)
        canvas.box(Box(x - wide / 2, plot.middle - first, wide, first), plot.tokens.a, z=5.0)
        canvas.box(Box(x - wide / 2, plot.middle, wide, second), plot.tokens.b, z=5.0)
        if one.by_side.get(None, 0):
            at = (x, plot.box.bottom + 7)
            glyphs.mark(canvas, 2, at, half=3.6, fill=plot.tokens.ink)
    _annotate(canvas, plot, shown)


def _annotate(canvas: Canvas, plot: Plot, shown: list[DayCount]) -> None:
    """Say how many claims the tallest bar stands for."""
    if not shown:
        return
    most = max(shown, key=lambda one: sum(one.by_side.values()))
    count = words.plural(sum(most.by_side.values()), "claim")
    label = f"{words.days(most.start, most.end, plot.first.year)}: {count}"
    kind = Type(11, color=plot.tokens.ink)
    wide = width_of(label, kind)
    x = plot.centre(most) + plot.bar_width / 2 + 5
    if x + wide > plot.box.right:
        x -= wide + plot.bar_width + 10
    canvas.text(x, plot.box.y + 8, label, kind, halo=plot.tokens.paper)
