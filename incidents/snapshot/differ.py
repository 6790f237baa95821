"""The chart of differences: one row a loss, a mark for each side, equal steps are equal ratios."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from incidents.charts import words
from incidents.charts.labels import Spot, overlap
from incidents.ledger import sentences
from incidents.ledger.records import Comparison
from incidents.model import Claim
from incidents.snapshot import glyphs
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.figures import (
    CLOSE,
    GUTTER,
    LEFT,
    Chart,
    Figure,
    dodges_of,
    figures_of,
    high_of,
    lanes_of,
    low_of,
    replaced,
    speaking,
    spots_of,
)
from incidents.snapshot.typesetting import Type, fit, width_of, wrap

TRACK = 28.0
LANE = 19.0
HEAD = 20.0
LINE = 15.0


def draw_axis(canvas: Canvas, chart: Chart, y: float) -> float:
    """Write the ticks above the rows and return the y below them."""
    small = Type(11.0, color=chart.tokens.muted)
    for tick in chart.axis.ticks:
        canvas.text(chart.at(tick), y + 11, f"{tick:,}", small, anchor="center")
    canvas.text(chart.gutter, y + 11, "no figure given", small)
    right = chart.x + chart.width
    canvas.line([(chart.x, y + 17), (right, y + 17)], chart.tokens.hair)
    return y + 20


def height_of(comparison: Comparison, chart: Chart) -> float:
    """Work out how tall a row is drawn, in pixels."""
    said = len(_said(comparison, chart)) * LINE
    if comparison.category is None:
        return HEAD + said + 10
    lanes = len(lanes_of(comparison, chart.dataset)) * LANE
    return HEAD + TRACK + _drop(comparison, chart) + lanes + said + 10


def _drop(comparison: Comparison, chart: Chart) -> float:
    return LANE if "D" in spots_of(figures_of(comparison, chart), chart) else 0.0


def _said(comparison: Comparison, chart: Chart) -> list[str]:
    return wrap(sentences.sentence(comparison), chart.plain(), chart.width, most=2)


def draw_row(canvas: Canvas, comparison: Comparison, chart: Chart, y: float) -> float:
    """Draw a row from y downwards and return the y below it."""
    _head(canvas, comparison, chart, y)
    below = y + HEAD
    if comparison.category is not None:
        below = _track(canvas, comparison, chart, below)
    for line in _said(comparison, chart):
        canvas.text(chart.x, below + 11, line, chart.plain())
        below += LINE
    canvas.line([(chart.x, below + 4), (chart.x + chart.width, below + 4)], chart.tokens.hair)
    return below + 10


def _head(canvas: Canvas, comparison: Comparison, chart: Chart, y: float) -> None:
    """Write what is counted, where and when, and how the accounts stand to each other."""
    verdict = sentences.verdict_label(comparison)
    apart = comparison.verdict == "differ"
    kind = chart.plain()
    if apart:
        kind = Type(12.0, 600, color=chart.tokens.ink)
    right = chart.x + chart.width
    room = chart.width - canvas.text(right, y + 14, verdict, kind, anchor="right") - 16
    bold = Type(13.5, 600, color=chart.tokens.ink)
    title = fit(sentences.title(comparison, chart.dataset), bold, room)
    used = canvas.text(chart.x, y + 14, title, bold)
    incident = chart.dataset.incidents[comparison.incident]
    year = chart.dataset.manifest.headline.start.year
    where = f"{words.incident_days(incident, year)}, {words.incident_places(incident, 1)}"
    if room - used > 60:
        text = fit(where, chart.plain(), room - used - 9)
        canvas.text(chart.x + used + 9, y + 14, text, chart.plain())


def _track(canvas: Canvas, comparison: Comparison, chart: Chart, y: float) -> float:
    """Draw the marks of a row and those of third parties below; return the y below."""
    lanes = lanes_of(comparison, chart.dataset)
    figures = figures_of(comparison, chart)
    spots = spots_of(figures, chart)
    drop = LANE if "D" in spots else 0.0
    bottom = y + TRACK + drop + len(lanes) * LANE
    middle = y + TRACK / 2
    _grid(canvas, chart, y, bottom, middle)
    dodges = dodges_of(figures)
    _bar(canvas, comparison, figures, chart, middle)
    for figure, dodge in zip(figures, dodges, strict=True):
        _ghosts(canvas, figure, list(zip(figures, spots, strict=True)), chart, middle)
        _marks(canvas, figure, chart, middle + dodge)
    for figure, spot in zip(figures, spots, strict=True):
        _label(canvas, figure, spot, chart, middle)
    _silences(canvas, comparison, chart, y)
    for number, claim in enumerate(lanes):
        _lane(canvas, comparison, claim, chart, y + TRACK + drop + LANE * (number + 0.4))
    return bottom


def _grid(canvas: Canvas, chart: Chart, top: float, bottom: float, middle: float) -> None:
    hair, right = chart.tokens.hair, chart.x + chart.width - GUTTER
    ticks = [chart.at(tick) for tick in chart.axis.ticks]
    rules = [np.array([(x, top), (x, bottom)]) for x in ticks]
    rules.append(np.array([(chart.x, middle), (right, middle)]))
    canvas.lines(rules, hair, 1.0, z=3.0)
    canvas.line([(right, top), (right, bottom)], chart.tokens.line, z=3.0)


def _bar(
    canvas: Canvas,
    comparison: Comparison,
    figures: Sequence[Figure],
    chart: Chart,
    y: float,
) -> None:
    """Join two sides' nearest ends, only where the ledger compared them and found a gap."""
    if comparison.verdict != "differ" or len(figures) < 2:
        return
    start, end = figures[0].plotted.high, figures[1].plotted.low
    if end - start >= CLOSE:
        ends = [(chart.x + LEFT + at * chart.plot_width / 100, y) for at in (start, end)]
        canvas.line(ends, chart.tokens.faint, 2.0, z=5.0)


def _marks(canvas: Canvas, figure: Figure, chart: Chart, y: float) -> None:
    """Draw every voice of a side, on a thin line where its sources disagree."""
    color, _ = chart.colors(figure.side)
    if len(figure.voices) > 1:
        ends = (figure.plotted.low, figure.plotted.high)
        line = [(chart.x + LEFT + at * chart.plot_width / 100, y) for at in ends]
        canvas.line(line, color, 1.5, z=5.5)
    for voice in figure.voices:
        glyphs.count(
            canvas,
            figure.side,
            (chart.at(low_of(voice)), chart.at(high_of(voice))),
            y,
            color,
            is_open=voice.is_open,
            paper=chart.tokens.paper,
        )


def _label(canvas: Canvas, figure: Figure, spot: Spot, chart: Chart, middle: float) -> None:
    """Write a figure, its verb and its notes, outward from its mark."""
    _, color = chart.colors(figure.side)
    bold, verb = Type(15.0, 600, color=color), Type(12.0, color=color)
    start, end = figure.plotted.span(chart.plot_width)
    wide = figure.plotted.measured
    base, x = middle + 5, chart.x + LEFT + end + 4
    if spot == "L":
        x = chart.x + LEFT + start - wide - 2
    if spot == "D":
        x, base = min(x, chart.x + LEFT + chart.plot_width - wide), base + LANE
        x -= end - start if figure.side == 0 else 0
    x += canvas.text(x, base, figure.plotted.figure, bold) + 4
    x += canvas.text(x, base, figure.plotted.verb, verb) + 2
    chart.notes.write(canvas, x, base, speaking(figure.account, chart.dataset))


def _ghosts(
    canvas: Canvas,
    figure: Figure,
    placed: Sequence[tuple[Figure, Spot]],
    chart: Chart,
    y: float,
) -> None:
    """Draw replaced figures small, hollow and struck, where they cover nothing."""
    taken = [one.plotted.span(chart.plot_width) for one, _ in placed]
    taken += [one.plotted.label(spot, chart.plot_width) for one, spot in placed]
    color, _ = chart.colors(figure.side)
    for count in replaced(figure.account, chart.dataset):
        kind = Type(11.5, color=chart.tokens.faint, struck=True)
        wide = width_of(count.label, kind)
        x = chart.at(low_of(count))
        span = (x - chart.x - LEFT - wide - 14, x - chart.x - LEFT + 7)
        if span[0] >= -LEFT and not any(overlap(span, other) for other in taken):
            canvas.text(x - 9, y + 4, count.label, kind, anchor="right")
            glyphs.mark(canvas, figure.side, (x, y), half=4.0, stroke=color)
            taken.append(span)


def _silences(canvas: Canvas, comparison: Comparison, chart: Chart, y: float) -> None:
    """Name the sides that give no figure: dashed, nothing was found; slashed, it denies."""
    silent = [
        (side, account)
        for side, account in enumerate(comparison.accounts)
        if account.state != "figure"
    ]
    for number, (side, account) in enumerate(silent):
        middle = y + TRACK / 2 + (number - (len(silent) - 1) / 2) * 16
        color, _ = chart.colors(side)
        glyphs.empty(canvas, side, account.state, (chart.gutter + 6, middle), color)
        kind = chart.plain(11.5)
        label = sentences.account_label(account, chart.dataset)
        text = fit(label, kind, GUTTER - 38)
        wide = canvas.text(chart.gutter + 18, middle + 4, text, kind)
        noted = speaking(account, chart.dataset)
        chart.notes.write(canvas, chart.gutter + 20 + wide, middle + 4, noted)


def _lane(canvas: Canvas, comparison: Comparison, claim: Claim, chart: Chart, y: float) -> None:
    """Draw a third party's count: a diamond in a lane of its own, joined to nothing."""
    start, end = chart.at(low_of(claim.count)), chart.at(high_of(claim.count))
    ink = chart.tokens.ink
    glyphs.count(
        canvas, 2, (start, end), y, ink, is_open=claim.count.is_open, paper=chart.tokens.paper
    )
    figure = claim.count.label
    name = sentences.other_label(claim, comparison, chart.dataset).removeprefix(figure).strip()
    bold, plain = Type(13.0, 600, color=ink), Type(12.0, color=ink)
    limit = chart.x + chart.width - GUTTER - 4
    x = end + (36 if claim.count.is_open else 12)
    noted = chart.notes.room([claim.id])
    first = width_of(figure, bold) + 4
    wide = first + width_of(name, plain) + 2 + noted
    right, left = limit - x, start - 12 - chart.x
    if wide > right and left > right:
        wide = min(wide, left)
        x = start - 12 - wide
    else:
        wide = min(wide, right)
    x += canvas.text(x, y + 4.5, figure, bold) + 4
    x += canvas.text(x, y + 4.5, fit(name, plain, wide - first - noted - 2), plain) + 2
    chart.notes.write(canvas, x, y + 4.5, [claim.id])
