"""Counts per day: side 1 above the line, side 2 below it, third parties as diamonds under both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import htpy as h

from incidents.brief.shape import Bar, Timeline
from incidents.store import DayCount
from incidents.web.gate import Html, html, kept
from incidents.words import counts, page, when
from incidents.words import timeline as words

BAR_HEIGHT = 33
SAID_HEIGHT = 40
MAX_BARS = 400
BARS = 4096
"""How many bars, and areas behind them, are remembered."""

# The least width, in percent of the plot, of the area that chooses a bar's days.
MIN_HIT = 1.7

Days = tuple[dt.date, dt.date]


def timeline(found: Timeline, adjectives: tuple[str, str], period: Days, home: Days) -> Html:
    """Draw claims by day of the event.

    Parameters
    ----------
    found
        The bars.
    adjectives
        What each side's bars are called.
    period
        The chosen days; bars outside it are hollow.
    home
        The days that choosing a chosen bar again goes back to.

    Notes
    -----
    Every bar's days carry ``data-days="first/last"``: the page shows only these when it is chosen.
    """
    plot = h.div(".plot")[
        [h.div(".tk", style=f"left:{tick.at:.2f}%")[h.em[tick.label]] for tick in found.ticks],
        list(_hits(found, period, home)),
        [_bars(bar, max(found.tallest, 1)) for bar in found.bars],
        h.div(".ax"),
        _legend(adjectives, _flip(found)),
        _peak(found),
    ]
    css = "cc-tl one" if period[0] == period[1] else "cc-tl"
    style = f"--n:{max(_steps(found) / _days_a_bar(found.bars), 1):.0f}"
    vague = (
        h.p(".cc-vague")[" · ".join(_vague(bar) for bar in found.vague)] if found.vague else None
    )
    drawn = h.div(class_=css, role="group", aria_label=found.summary, style=style)[plot]
    return html(drawn, vague)


def _vague(bar: Bar) -> str:
    """Say how many claims are known only to a month or a year: they have no day to stand on."""
    days = when.days(dt.date.fromisoformat(bar.start), dt.date.fromisoformat(bar.end))
    return words.vague(days, sum(bar.counts))


def _steps(found: Timeline) -> int:
    span = dt.date.fromisoformat(found.end) - dt.date.fromisoformat(found.start)
    return max(span.days, 1)


def _days_a_bar(bars: Sequence[Bar]) -> int:
    spans = (dt.date.fromisoformat(bar.end) - dt.date.fromisoformat(bar.start) for bar in bars)
    return max((span.days + 1 for span in spans), default=1)


@kept(BARS)
def _bars(bar: Bar, tallest: int) -> list[Any]:
    """Draw one day: a bar up, a bar down, a diamond."""
    faded = "" if bar.in_period else " out"
    place = f"left:{bar.at:.2f}%"
    found = [
        h.div(
            class_=f"bar {css}{faded}",
            style=f"{place};height:{BAR_HEIGHT * number / tallest:.1f}px",
        )
        for css, number in zip(("up", "dn"), bar.counts[:2], strict=True)
        if number
    ]
    third = [h.div(class_=f"ot{faded}", style=place)] if bar.counts[2] else []
    return [*found, *third]


def _hits(found: Timeline, period: Days, home: Days) -> Iterator[Html]:
    """Lay a full-height area behind every bar, so that a thin one is easy to hit."""
    busy = [bar for bar in found.bars if any(bar.counts)]
    widest = max(MIN_HIT / 2, 50 * _days_a_bar(found.bars) / _steps(found))
    for place, bar in enumerate(busy):
        before = busy[place - 1].at if place else -100.0
        after = busy[place + 1].at if place + 1 < len(busy) else 200.0
        left = max(bar.at - widest, (before + bar.at) / 2)
        right = min(bar.at + widest, (bar.at + after) / 2)
        style = f"left:{left:.2f}%;width:{max(right - left, 0):.2f}%"
        yield _hit(bar, _offer(bar, period, home), style)


@kept(BARS)
def _hit(bar: Bar, offer: str, style: str) -> h.Element:
    return h.div(
        ".hit",
        title=bar.words,
        data_days=f"{bar.start}/{bar.end}",
        role="button",
        tabindex="0",
        aria_label=offer,
        style=style,
    )


def _offer(bar: Bar, period: Days, home: Days) -> str:
    """Say what a bar holds and what choosing it does."""
    if (bar.start, bar.end) == tuple(day.isoformat() for day in period):
        return page.back_to(bar.words, when.days(*home))
    return page.only_these(bar.words, one=bar.start == bar.end)


def _flip(found: Timeline) -> str:
    """Tell whether the highest bar is far to the right: words then stand left of it."""
    return " L" if found.peak and found.peak.at > 60 else ""


def _peak(found: Timeline) -> h.Element | None:
    if found.peak is None:
        return None
    return h.span(class_=f"an{_flip(found)}", style=f"left:{found.peak.at:.2f}%")[found.peak.label]


def _legend(adjectives: tuple[str, str], flip: str) -> list[h.Element]:
    first, second = adjectives
    return [
        h.span(class_=f"sl a{flip}")[page.claims_up(first)],
        h.span(class_=f"sl b{flip}")[page.claims_down(second)],
        h.span(class_=f"sl t{flip}")[page.headings()["others"], " ", h.i],
    ]


def said_histogram(found: Sequence[DayCount], as_known: dt.date | None = None) -> Html:
    """Draw claims by day of publication, small, for the "As known" control.

    Bars later than ``as_known`` are hollow: they had not been said.
    """
    heads = page.headings()
    if not found:
        return html(h.p(".cc-sd.none")[heads["unsaid"]])
    shown = [one for one in found if sum(one.by_side.values())][:MAX_BARS]
    first, last = shown[0].start, shown[-1].end
    tallest = max(sum(one.by_side.values()) for one in shown)
    bars = [_said_bar(one, first, last, tallest, as_known) for one in shown]
    title = h.p[h.b[heads["said"]], h.br, h.span[heads["said_note"]]]
    label = f"{heads['said']}, {when.days(first, last)}"
    plot = h.div(".plot", role="img", aria_label=label, style=f"--n:{len(shown)}")[bars]
    return html(h.div(".cc-sd")[title, plot])


def _said_bar(
    one: DayCount, first: dt.date, last: dt.date, tallest: int, as_known: dt.date | None
) -> h.Element:
    later = " out" if as_known is not None and one.start > as_known else ""
    number = sum(one.by_side.values())
    at = 100 * (one.start - first).days / max((last - first).days, 1)
    height = max(SAID_HEIGHT * number / tallest, 1)
    title = f"{when.days(one.start, one.end)}: {counts.claims(number)}"
    return h.i(class_=f"bar{later}", title=title, style=f"left:{at:.2f}%;height:{height:.1f}px")
