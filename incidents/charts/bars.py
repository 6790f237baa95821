"""Counts per day: side 1 above the line, side 2 below it, third parties as diamonds under both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from incidents.charts import words
from incidents.charts.html import Html, el, join
from incidents.model import Manifest
from incidents.phrases import MONTHS

BAR_HEIGHT = 33
SAID_HEIGHT = 40
MAX_BARS = 400

# The least width, in percent of the plot, of the area that chooses a bar's days.
MIN_HIT = 1.7

# The longest span, in days, that each spacing of ticks is used for.
SHORT, MIDDLE, LONG = 16, 100, 500


class Count(Protocol):
    """Claims of a day, a week or a month, by side; None stands for third parties."""

    @property
    def start(self) -> dt.date:
        """First day."""

    @property
    def end(self) -> dt.date:
        """Last day, inclusive."""

    @property
    def by_side(self) -> Mapping[str | None, int]:
        """Number of claims by side id."""


@dataclass(frozen=True)
class Scale:
    """Days to percent of the width: the slider's own scale, N - 1 steps for N days."""

    start: dt.date
    end: dt.date

    @property
    def steps(self) -> int:
        """Number of steps, at least one."""
        return max((self.end - self.start).days, 1)

    def at(self, day: dt.date) -> float:
        """Place a day, in percent from the left."""
        return 100 * (day - self.start).days / self.steps

    def middle(self, count: Count) -> float:
        """Place the middle of a bar that may span several days."""
        start, end = max(count.start, self.start), min(count.end, self.end)
        return (self.at(start) + self.at(end)) / 2

    def holds(self, count: Count) -> bool:
        """Tell whether any of a bar's days is on the scale."""
        return count.end >= self.start and count.start <= self.end


def timeline(
    counts: Sequence[Count],
    manifest: Manifest,
    span: tuple[dt.date, dt.date],
    period: tuple[dt.date, dt.date] | None = None,
) -> Html:
    """Draw claims by day of the event.

    Parameters
    ----------
    counts
        At most 400 bars; more are not drawn.
    manifest
        Names the two sides.
    span
        First and last day of the slider.
    period
        The chosen days; bars outside it are drawn at 30%. None chooses all.

    Notes
    -----
    Every bar's days carry ``data-days="first/last"``: the page shows only these when it is chosen.
    """
    scale = Scale(*span)
    shown = [one for one in counts if scale.holds(one)][:MAX_BARS]
    plot = el(
        "div",
        "plot",
        join(_tick(scale, day, text) for day, text in ticks(*span)),
        join(_hits(shown, scale, manifest, period)),
        join(_bars(one, scale, manifest, _tallest(shown, manifest), period) for one in shown),
        el("div", "ax"),
        _legend(manifest),
        _annotation(shown, scale),
    )
    bars = max(scale.steps / _days_a_bar(shown), 1)
    label = _summary(shown, span)
    style = f"--n:{bars:.0f}"
    css = "cc-tl one" if period and period[0] == period[1] else "cc-tl"
    return el("div", css, plot, role="group", aria_label=label, style=style)


def _days_a_bar(counts: Sequence[Count]) -> int:
    return max(((one.end - one.start).days + 1 for one in counts), default=1)


def _tallest(counts: Sequence[Count], manifest: Manifest) -> int:
    ids = [side.id for side in manifest.sides]
    return max((one.by_side.get(side, 0) for one in counts for side in ids), default=0) or 1


def _bars(
    count: Count,
    scale: Scale,
    manifest: Manifest,
    tallest: int,
    period: tuple[dt.date, dt.date] | None,
) -> Html:
    """Draw one day: a bar up, a bar down, a diamond."""
    out = period is not None and (count.end < period[0] or count.start > period[1])
    place = f"left:{scale.middle(count):.2f}%"
    faded = " out" if out else ""
    bars = []
    for side, css in zip(manifest.sides, ("up", "dn"), strict=True):
        number = count.by_side.get(side.id, 0)
        style = f"{place};height:{BAR_HEIGHT * number / tallest:.1f}px"
        bars.append(el("div", f"bar {css}{faded}", style=style) if number else None)
    other = el("div", f"ot{faded}", style=place) if _others(count) else None
    return join([*bars, other])


def _hits(
    counts: Sequence[Count],
    scale: Scale,
    manifest: Manifest,
    period: tuple[dt.date, dt.date] | None,
) -> Iterator[Html]:
    """Lay a full-height area behind every bar, so that a thin one is easy to hit."""
    busy = [one for one in counts if _total(one)]
    middles = [scale.middle(one) for one in busy]
    widest = max(MIN_HIT / 2, 50 * _days_a_bar(counts) / scale.steps)
    for place, count in enumerate(busy):
        before = middles[place - 1] if place else -100.0
        after = middles[place + 1] if place + 1 < len(busy) else 200.0
        left = max(middles[place] - widest, (before + middles[place]) / 2)
        right = min(middles[place] + widest, (middles[place] + after) / 2)
        yield el(
            "div",
            "hit",
            title=_told(count, manifest),
            data_days=f"{count.start}/{count.end}",
            role="button",
            tabindex="0",
            aria_label=_offer(count, manifest, period),
            style=f"left:{left:.2f}%;width:{max(right - left, 0):.2f}%",
        )


def _offer(count: Count, manifest: Manifest, period: tuple[dt.date, dt.date] | None) -> str:
    """Say what a bar holds and what choosing it does."""
    home = manifest.headline
    does = "Show only this day" if count.start == count.end else "Show only these days"
    if period == (count.start, count.end):
        does = f"Go back to {words.days(home.start, home.end, full=True)}"
    return f"{_told(count, manifest)}. {does}."


def _others(count: Count) -> int:
    return count.by_side.get(None, 0)


def _told(count: Count, manifest: Manifest) -> str:
    """Say what a bar shows: "11 Oct 2025: 26 claims (11 of one side, 13 of the other)"."""
    parts = [
        f"{count.by_side[side.id]} {side.adjective}"
        for side in manifest.sides
        if count.by_side.get(side.id)
    ]
    if _others(count):
        parts.append(f"{_others(count)} by others")
    claims = words.plural(_total(count), "claim")
    return f"{words.days(count.start, count.end, full=True)}: {claims} ({', '.join(parts)})"


def _total(count: Count) -> int:
    return sum(count.by_side.values())


def _peak(counts: Sequence[Count]) -> Count | None:
    busy = [one for one in counts if _total(one)]
    return max(busy, key=_total) if busy else None


def _annotation(counts: Sequence[Count], scale: Scale) -> Html | None:
    peak = _peak(counts)
    if peak is None:
        return None
    at = scale.middle(peak)
    text = f"{words.days(peak.start, peak.end, scale.end.year)}: "
    flip = " L" if at > 60 else ""
    style = f"left:{at:.2f}%"
    return el("span", f"an{flip}", text + words.plural(_total(peak), "claim"), style=style)


def _legend(manifest: Manifest) -> Html:
    first, second = manifest.sides
    return join(
        [
            el("span", "sl a", f"{first.adjective} claims ↑"),
            el("span", "sl b", f"{second.adjective} claims ↓"),
            el("span", "sl t", "others ", el("i", "")),
        ]
    )


def _summary(counts: Sequence[Count], span: tuple[dt.date, dt.date]) -> str:
    peak = _peak(counts)
    most = f" Most on {words.days(peak.start, peak.end)}: {_total(peak)}." if peak else ""
    total = words.plural(sum(map(_total, counts)), "claim")
    return f"Claims by day of the event, {words.days(*span)}: {total}.{most}"


def _tick(scale: Scale, day: dt.date, text: str) -> Html:
    return el("div", "tk", el("em", "", text), style=f"left:{scale.at(day):.2f}%")


def ticks(start: dt.date, end: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Choose the dates to write under the bars, with their text; about nine at most."""
    span = (end - start).days
    if span > LONG:
        return tuple((day, str(day.year)) for day in _years(start, end))
    if span > MIDDLE:
        return tuple((day, MONTHS[day.month - 1][:3]) for day in _months(start, end))
    wanted = range(1, 32, 2) if span <= SHORT else (1, 8, 15, 22)
    found = [one for one in _every_day(start, end) if one.day in wanted]
    return tuple(
        (one, words.day(one, one.year) if place == 0 or one.day == 1 else str(one.day))
        for place, one in enumerate(found)
    )


def _every_day(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    return (start + dt.timedelta(days=number) for number in range((end - start).days + 1))


def _months(start: dt.date, end: dt.date) -> list[dt.date]:
    firsts = [one for one in _every_day(start, end) if one.day == 1]
    return firsts[:: max(1, -(-len(firsts) // 9))]


def _years(start: dt.date, end: dt.date) -> list[dt.date]:
    firsts = [dt.date(year, 1, 1) for year in range(start.year + 1, end.year + 1)]
    return firsts[:: max(1, -(-len(firsts) // 9))]


def said_histogram(counts: Sequence[Count], as_known: dt.date | None = None) -> Html:
    """Draw claims by day of publication, small, for the "As known" control.

    Bars later than ``as_known`` are drawn at 30%: they had not been said.
    """
    if not counts:
        return el("p", "cc-sd none", "No claim in view carries a date of publication.")
    shown = counts[:MAX_BARS]
    scale = Scale(shown[0].start, shown[-1].end)
    tallest = max(map(_total, shown)) or 1
    bars = join(_said_bar(one, scale, tallest, as_known) for one in shown if _total(one))
    head = el("p", "", el("b", "", "When it was said"), el("br", ""), _said_note())
    style = f"--n:{max(scale.steps / _days_a_bar(shown), 1):.0f}"
    label = f"Claims by day of publication, {words.days(scale.start, scale.end)}"
    plot = el("div", "plot", bars, role="img", aria_label=label, style=style)
    return el("div", "cc-sd", head, plot)


def _said_note() -> Html:
    return el("span", "", "claims by day of publication; the event can be older")


def _said_bar(count: Count, scale: Scale, tallest: int, as_known: dt.date | None) -> Html:
    later = " out" if as_known is not None and count.start > as_known else ""
    height = max(SAID_HEIGHT * _total(count) / tallest, 1)
    style = f"left:{scale.middle(count):.2f}%;height:{height:.1f}px"
    title = f"{words.days(count.start, count.end)}: {words.plural(_total(count), 'claim')}"
    return el("i", f"bar{later}", title=title, style=style)
